"""The fields of an incident, in the order in which they are read: each is handed what those before it have found."""

from __future__ import annotations

from normalizers.fields import (
    affected,
    categories,
    cause,
    dates,
    location,
    mechanism,
    notification,
    risk,
    source_number,
    status,
    systems,
    third_party,
)
from normalizers.fields.declaration import IncidentField
from normalizers.findings import NOTHING, Findings, merge
from normalizers.record import Record

FIELDS: tuple[IncidentField, ...] = (
    source_number.FIELD,
    dates.FIELD,
    categories.FIELD,
    cause.FIELD,
    mechanism.FIELD,
    third_party.FIELD,
    location.FIELD,
    systems.FIELD,
    notification.FIELD,
    risk.FIELD,
    status.FIELD,
    affected.FIELD,
)


def read_fields(record: Record) -> Findings:
    """What all fields find in a row (or in the sections of a letter, as fields of a record)."""
    found = NOTHING
    for field in FIELDS:
        found = merge((found, field.normalise(record, found)))
    return found
