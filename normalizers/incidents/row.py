"""One row's words to the values of one incident: every normalizer reads the same record, none knows of another."""

from __future__ import annotations

from dataclasses import replace

from extractors.document.problems import Severity
from normalizers.cells import abbreviations, checkboxes
from normalizers.codes import Review
from normalizers.fields import answer_columns
from normalizers.fields.all_fields import read_fields, with_derived
from normalizers.findings import Findings
from normalizers.record import Record


def normalise(record: Record) -> Findings:
    """All values of one row, with their evidence and doubts."""
    boxes = checkboxes.ticked(record)
    answers = answer_columns.answered(boxes)
    told = abbreviations.with_headers(answers.record)
    found = answer_columns.as_printed(read_fields(told), boxes, answers.record)
    doubts = (Review.MARKS_CONTRADICT,) if checkboxes.contradicted(record) else answers.review
    found = replace(found, review=(*found.review, *doubts))
    if not found.review and any(p.severity is Severity.WARNING for p in found.problems):
        found = replace(found, review=(Review.WORDS_UNREAD,))
    return with_derived(record, checkboxes.as_printed(found, record))
