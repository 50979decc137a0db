"""The fields of an incident, in the order in which they are read: each is handed what those before it have found."""

from __future__ import annotations

from normalizers.fields import (
    affected,
    categories,
    cause,
    dates,
    hours_to_report,
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
    status.FIELD,
    notification.FIELD,
    risk.FIELD,
    affected.FIELD,
    hours_to_report.FIELD,
)


def read_fields(record: Record) -> Findings:
    """What all fields find in a row (or in the sections of a letter, as fields of a record)."""
    found = NOTHING
    for field in FIELDS:
        if not field.derived:
            found = merge((found, field.normalise(record, found)))
    return found


def with_derived(record: Record, found: Findings) -> Findings:
    """The findings with the fields that follow from the values of others, once those are settled."""
    return merge((found, *(field.normalise(record, found) for field in FIELDS if field.derived)))
