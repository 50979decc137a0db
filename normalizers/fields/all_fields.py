"""The fields of an incident, in the order in which they are read: each is handed what those before it have found."""

from __future__ import annotations

from dataclasses import replace

from normalizers.codes import Party
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

# Lists to which a row may add what is told of it.
ADDED_UP = frozenset({"data_types"})


def read_fields(record: Record, told: Findings = NOTHING) -> Findings:
    """What all fields find in a row (or in the sections of a letter, as fields of a record).

    told: what a person said of the row's words; no field says anything else of the same columns, but kinds of data that
    the row names beside those told are added to them.
    """
    said = {value.field for value in told.values} - ADDED_UP
    said |= {party.value_column for party in Party if party.status_column in said}
    found = told
    for field in FIELDS:
        if not field.derived:
            read = field.normalise(record, found)
            found = merge((found, replace(read, values=tuple(v for v in read.values if v.field not in said))))
    known = {(value.field, value.value) for value in told.values}
    others = (v for v in found.values if (v.field, v.value) not in known)
    return replace(found, values=(*others, *told.values))


def with_derived(record: Record, found: Findings) -> Findings:
    """The findings with the fields that follow from the values of others, once those are settled."""
    return merge((found, *(field.normalise(record, found) for field in FIELDS if field.derived)))
