"""Value types of the way row -> incident: what the normalizers read and what they answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Self

from extractors.document.geometry import Region
from extractors.document.problems import Explained, Problem
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


class Rule(Explained):
    """The rules by which one field is read, as evidence.rule names them.

    A name that ends in * is a family: what stands in its place was read (the kind of data, the answer).
    """

    @classmethod
    def named(cls, name: str) -> Self:
        """The rule of this name. Raises StopIteration where there is none."""
        return next(rule for rule in cls if rule == name)

    def of(self, part: str) -> str:
        """The name of a family's member."""
        return f"{self.value.removesuffix('*')}{part}"


@dataclass(frozen=True, slots=True)
class Value:
    """One normalised value of one field of the register, with its reason.

    quote is None only where the value rests on absence (a false, with its rule). items: where the items of a list rest
    on words of their own, the quote of each; empty where all rest on quote. read_by: the rule that read the words,
    where rule says that a person gave their meaning.
    """

    field: str
    value: object
    basis: Basis
    rule: str
    quote: Quote | None = None
    items: tuple[Quote, ...] = ()
    read_by: str | None = None

    @property
    def parts(self) -> tuple[tuple[object, Quote | None], ...]:
        """Each item of a list with the words it rests on; any other value as its only item."""
        if not isinstance(self.value, tuple):
            return ((self.value, self.quote),)
        quotes = self.items or (self.quote,) * len(self.value)
        return tuple(zip(self.value, quotes, strict=True))

    def requoted(self, change: Callable[[Quote], Quote]) -> Value:
        """The value with each of its quotes changed."""
        if self.quote is None:
            return self
        return replace(self, quote=change(self.quote), items=tuple(map(change, self.items)))


@dataclass(frozen=True, slots=True)
class CauseColumn:
    """What the column of causes says beside the fault, for the fields that are read after it.

    cells: its cells, brackets that only give examples left out. unknown: it says that nobody knows the cause.
    """

    cells: tuple[Field, ...] = ()
    unknown: bool = False


NO_CAUSE = CauseColumn()


@dataclass(frozen=True, slots=True)
class Findings:
    """What a normalizer found in one row; cause: handed on by the field of the cause."""

    values: tuple[Value, ...] = ()
    problems: tuple[Problem, ...] = ()
    review: tuple[Review, ...] = ()
    notes: tuple[Note, ...] = ()
    cause: CauseColumn = NO_CAUSE

    def value(self, field: str) -> Value | None:
        """The value of a field with its reason, None where it was not found."""
        return next((v for v in self.values if v.field == field), None)

    def get(self, field: str) -> object:
        """The value of a field, None where it was not found."""
        found = self.value(field)
        return found.value if found else None


NOTHING = Findings()


@dataclass(frozen=True, slots=True)
class RuleGroup:
    """A section of the rulebook: the rules by which these columns of incidents are read.

    sources: the law, guideline or document they rest on. limits: what they cannot do. vocabulary: files of
    normalizers/vocabulary; cases: a file of tests/cases, "" where the cases of other groups hold some.
    """

    title: str
    columns: tuple[str, ...]
    rules: type[Rule]
    sources: str
    limits: str
    vocabulary: tuple[str, ...]
    cases: str


def merge(findings: Iterable[Findings]) -> Findings:
    """All findings of one row as one, in order, each code once."""
    found = list(findings)
    return Findings(
        values=tuple(v for f in found for v in f.values),
        problems=tuple(p for f in found for p in f.problems),
        review=tuple(dict.fromkeys(c for f in found for c in f.review)),
        notes=tuple(dict.fromkeys(c for f in found for c in f.notes)),
        cause=next((f.cause for f in found if f.cause != NO_CAUSE), NO_CAUSE),
    )


def quote(field: Field, start: int, end: int) -> Quote:
    """The quote field.text[start:end]."""
    return Quote(field.column, field.text[start:end], start, end, field.place)


@dataclass(frozen=True, slots=True)
class Count:
    """One printed count; unit None: the whole municipality. See docs/data-dictionary.md, aggregates.

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
