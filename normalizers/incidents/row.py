"""One row's words to the values of one incident: every normalizer reads the same record, none knows of another."""

from __future__ import annotations

from dataclasses import replace

from extractors.document.problems import Severity
from normalizers.cells import abbreviations, checkboxes
from normalizers.codes import Review
from normalizers.fields import answer_columns, explained_words
from normalizers.fields.all_fields import read_fields, with_derived
from normalizers.findings import Findings, merge
from normalizers.incidents import unexplained
from normalizers.record import Record


def normalise(record: Record) -> Findings:
    """All values of one row, with their evidence and doubts."""
    explained = explained_words.explained(checkboxes.ticked(record))
    answers = answer_columns.answered(explained.record)
    told = abbreviations.with_headers(answers.record)
    read = read_fields(told, explained.told)
    read = merge((read, unexplained.doubts(told, read)))
    found = explained.as_printed(answer_columns.as_printed(read, explained.record, answers.record))
    doubts = (Review.MARKS_CONTRADICT,) if checkboxes.contradicted(record) else answers.review
    found = replace(found, review=(*found.review, *doubts))
    if not found.review and any(p.severity is Severity.WARNING for p in found.problems):
        found = replace(found, review=(Review.WORDS_UNREAD,))
    return with_derived(record, checkboxes.as_printed(found, record))
