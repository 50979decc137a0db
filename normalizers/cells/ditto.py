"""Cells that only repeat the cell above in their column ("do.", "som ovenfor").

Which row stands above is for whoever reads the log.
"""

from __future__ import annotations

from dataclasses import replace

from pydantic import BaseModel, ConfigDict

from normalizers.codes import Note
from normalizers.findings import Findings, Quote, quote
from normalizers.record import Field, Record, Role
from normalizers.vocabulary.words import Vocabulary


class DittoVocabulary(BaseModel):
    """vocabulary/ditto.toml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    marks: frozenset[str]


class DittoMarks:
    """The words of vocabulary/ditto.toml."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._marks = vocabulary.file("ditto", DittoVocabulary).marks

    def fill(self, text: str) -> bool:
        """Whether a cell says nothing but that it repeats the one above."""
        words = " ".join(text.lower().split())
        return words in self._marks or words.rstrip(".") in self._marks


def filled(record: Record, above: Record | None) -> Record:
    """The record with the words of the row above (itself filled) in place of its dittos; as it is without one."""
    marks = record.vocabulary.of(DittoMarks)
    if above is None or not any(marks.fill(f.text) for f in record.fields):
        return record
    words = {(f.column, f.role): f.text for f in above.fields if not marks.fill(f.text)}
    return replace(record, fields=tuple(_filled(f, words.get((f.column, f.role)), marks) for f in record.fields))


def _filled(field: Field, words: str | None, marks: DittoMarks) -> Field:
    repeats = field.role is not Role.SOURCE_NUMBER and marks.fill(field.text)
    return replace(field, text=words) if repeats and words is not None else field


def as_printed(findings: Findings, record: Record, whole: Record) -> Findings:
    """What was found in a filled record, its quotes in the printed cells: a repeated value quotes the mark."""
    repeated = {p.column: p for p, w in zip(record.fields, whole.fields, strict=True) if p.text != w.text}
    if not repeated:
        return findings
    values = tuple(v.requoted(lambda words: _quoted(words, repeated)) for v in findings.values)
    return replace(findings, values=values, notes=(*findings.notes, Note.REPEATED_FROM_ABOVE))


def _quoted(words: Quote, repeated: dict[str, Field]) -> Quote:
    field = repeated.get(words.column)
    return quote(field, 0, len(field.text)) if field else words
