"""Value types of the way row -> incident: what the normalizers read and what they answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from extractors.document.geometry import Region
from extractors.document.problems import Problem
from normalizers.codes import Basis, Note, Review
from normalizers.record import Field


@dataclass(frozen=True, slots=True)
class Quote:
    """The words a value rests on: text == the column's cell text[start:end]; place: as of the Field quoted."""

    column: str
    text: str
    start: int
    end: int
    place: int | None = None


@dataclass(frozen=True, slots=True)
class Value:
    """One normalised value of one field of the register, with its reason.

    quote is None only where the value rests on absence (a false, with its rule).
    """

    field: str
    value: object
    basis: Basis
    rule: str
    quote: Quote | None = None


@dataclass(frozen=True, slots=True)
class Findings:
    """What a normalizer found in one row."""

    values: tuple[Value, ...] = ()
    problems: tuple[Problem, ...] = ()
    review: tuple[Review, ...] = ()
    notes: tuple[Note, ...] = ()

    def get(self, field: str) -> object:
        """The value of a field, None where it was not found."""
        return next((v.value for v in self.values if v.field == field), None)


def merge(findings: Iterable[Findings]) -> Findings:
    """All findings of one row as one, in order, each code once."""
    found = list(findings)
    return Findings(
        values=tuple(v for f in found for v in f.values),
        problems=tuple(p for f in found for p in f.problems),
        review=tuple(dict.fromkeys(c for f in found for c in f.review)),
        notes=tuple(dict.fromkeys(c for f in found for c in f.notes)),
    )


def quote(field: Field, start: int, end: int) -> Quote:
    """The quote field.text[start:end]."""
    return Quote(field.column, field.text[start:end], start, end, field.place)


@dataclass(frozen=True, slots=True)
class Count:
    """One printed count; unit None: the whole municipality. See register.md, aggregates.

    quote is the table row's printed cells, or the words of the prose; paragraph is the index of the prose's paragraph.
    """

    unit: str | None
    period: str | None
    measure: str
    measure_code: str
    count: int
    total: bool
    quote: str
    page: int | None = None
    table_no: int | None = None
    region: Region | None = None
    paragraph: int | None = None
