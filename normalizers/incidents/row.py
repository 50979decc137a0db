"""One row's words to the values of one incident: every normalizer reads the same record, none knows of another."""

from __future__ import annotations

from dataclasses import replace

from extractors.document.problems import Severity
from normalizers.cells import abbreviations, checkboxes
from normalizers.codes import Basis, Review
from normalizers.fields import affected, categories, cause, dates, follow_up, location, mechanism, systems, third_party
from normalizers.findings import Findings, Value, merge, quote
from normalizers.record import Record, Role

NORMALIZERS = (
    dates.normalise,
    categories.normalise,
    cause.normalise,
    third_party.normalise,
    mechanism.normalise,
    location.normalise,
    systems.normalise,
    follow_up.normalise,
    affected.normalise,
)


def normalise(record: Record) -> Findings:
    """All values of one row, with their evidence and doubts."""
    told = abbreviations.with_headers(checkboxes.ticked(record))
    found = merge([_source_number(told), *(normalizer(told) for normalizer in NORMALIZERS)])
    if not found.review and any(p.severity is Severity.WARNING for p in found.problems):
        found = replace(found, review=(Review.WORDS_UNREAD,))
    return checkboxes.as_printed(found, record)


def _source_number(record: Record) -> Findings:
    for field in record.with_role(Role.SOURCE_NUMBER):
        if number := field.text.strip():
            start = field.text.index(number)
            found = quote(field, start, start + len(number))
            return Findings((Value("source_number", number, Basis.STATED, "columns.source_number", found),))
    return Findings()
