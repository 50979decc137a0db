"""Cells that only repeat the cell above in their column ("do.", "som ovenfor")."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from pydantic import BaseModel, ConfigDict

from normalizers.codes import Note
from normalizers.findings import Findings, Value, quote
from normalizers.record import Field, Record, Role
from normalizers.vocabulary import load


class DittoVocabulary(BaseModel):
    """vocabulary/ditto.toml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    marks: frozenset[str]


@lru_cache(maxsize=1)
def _marks() -> frozenset[str]:
    return load("ditto", DittoVocabulary).marks


def is_ditto(text: str) -> bool:
    """Whether a cell says nothing but that it repeats the one above."""
    words = " ".join(text.lower().split())
    return words in _marks() or words.rstrip(".") in _marks()


def filled(record: Record, above: Record | None) -> Record:
    """The record with the words of the row above (itself filled) in place of its dittos; as it is without one."""
    if above is None or not any(is_ditto(f.text) for f in record.fields):
        return record
    words = {(f.column, f.role): f.text for f in above.fields if not is_ditto(f.text)}
    return replace(record, fields=tuple(_filled(f, words.get((f.column, f.role))) for f in record.fields))


def _filled(field: Field, words: str | None) -> Field:
    repeats = words is not None and field.role is not Role.SOURCE_NUMBER and is_ditto(field.text)
    return replace(field, text=words) if repeats and words is not None else field


def as_printed(findings: Findings, record: Record, whole: Record) -> Findings:
    """What was found in a filled record, its quotes in the printed cells: a repeated value quotes the mark."""
    repeated = {p.column: p for p, w in zip(record.fields, whole.fields, strict=True) if p.text != w.text}
    if not repeated:
        return findings
    values = tuple(_quoted(v, repeated) for v in findings.values)
    return replace(findings, values=values, notes=(*findings.notes, Note.REPEATED_FROM_ABOVE))


def _quoted(value: Value, repeated: dict[str, Field]) -> Value:
    field = repeated.get(value.quote.column) if value.quote else None
    return replace(value, quote=quote(field, 0, len(field.text))) if field else value
