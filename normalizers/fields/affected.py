"""Persons whose data it was, never recipients (register.md, People): affected_min, affected_max, affected_text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from normalizers.codes import Basis, Review
from normalizers.danish.calendar import Calendar
from normalizers.danish.numbers import Number, number_vocabulary, reader
from normalizers.findings import Findings, Value, quote
from normalizers.mentions.persons import (
    Group,
    counted_group,
    groups_in_prose,
    opens_text,
    person_words,
    persons_in,
    says_total,
    sized_group,
    vocabulary,
)
from normalizers.record import Field, Record, Role
from normalizers.vocabulary.patterns import WordList
from normalizers.vocabulary.words import shipped

# The columns that may count persons in passing, the surest first; True: a person noun is enough there.
PROSE = (
    (Role.PERSONAL_DATA, True),
    (Role.REMARKS, True),
    (Role.DESCRIPTION, False),
    (Role.CONSEQUENCES, False),
    (Role.FOLLOW_UP, False),
    (Role.MEASURES, False),
)
STATED = (Role.PERSONAL_DATA, Role.REMARKS)
SUM = re.compile(r"\s*(\d{1,5}(?:\s*\+\s*\d{1,5})+)\s*")
# A number and a plain word behind it; dates, times and case numbers have none.
COUNTED = re.compile(r"(?<![\w./:-])\d{1,3}(?:\.\d{3})* (?P<what>[a-zæøå]{4,})")


@dataclass(frozen=True, slots=True)
class Affected:
    """All groups of a cell as one count; doubtful: they could not be made one."""

    minimum: int | None
    maximum: int | None
    start: int
    end: int
    doubtful: bool = False


def normalise(record: Record) -> Findings:
    """affected_min, affected_max and affected_text of one row."""
    asked = [f for f in record.with_role(Role.AFFECTED) if f.text.strip() not in ("", *vocabulary().affected["blank"])]
    counting = [f for f in asked if not _shared(f, record) or reader().find(f.text)]
    if counting:
        return _from_column(counting[0])
    for role, sure in PROSE:
        for field in record.with_role(role):
            found = _counted(groups_in_prose(field.text, sure))
            if found:
                basis = Basis.STATED if role in STATED else Basis.INFERRED
                return _findings(field, found, f"people.{role.value}", basis)
    asks = any(record.with_role(Role.AFFECTED))
    return Findings(review=(Review.AFFECTED_UNCLEAR,)) if not asks and _counts_something(record) else Findings()


def _counts_something(record: Record) -> bool:
    """Whether the description counts what may be persons ("90 kontakter"): no known persons, no time, no paper."""
    counted = (m["what"] for f in record.with_role(Role.DESCRIPTION) for m in COUNTED.finditer(f.text))
    return any(not _no_persons().spans(what) and not persons_in(what) for what in counted)


@lru_cache(maxsize=1)
def _no_persons() -> WordList:
    return WordList((*vocabulary().prose["no_persons"], *shipped().of(Calendar).months))


def _shared(field: Field, record: Record) -> bool:
    """Whether the column is for something else too, so that a cell without a number answers that alone."""
    return any(f is not field and f.column == field.column for f in record.fields)


def _from_column(field: Field) -> Findings:
    """The column that asks for the number; its words are kept even where no number can be told."""
    text = field.text
    start = len(text) - len(text.lstrip())
    words = Value("affected_text", text.strip(), Basis.STATED, "people.column", quote(field, start, len(text.rstrip())))
    if person_words("affected", "unknown").spans(text):
        return Findings((words,))
    found = _column_count(text)
    if found:
        return _findings(field, found, "people.column", Basis.STATED, words)
    vague = any(n.minimum is None and n.maximum is None for n in reader().find(text))
    return Findings((words,), review=() if vague else (Review.AFFECTED_UNCLEAR,))


def _column_count(text: str) -> Affected | None:
    if opens_text(person_words("affected", "none"), text):
        return Affected(0, 0, 0, len(text))
    added = SUM.fullmatch(text)
    if added:
        total = sum(int(n) for n in re.findall(r"\d+", text))
        return Affected(total, total, added.start(1), added.end(1))
    groups = _groups_in_column(text)
    if groups:
        return _counted(groups, added=_are_added(text, groups))
    if opens_text(person_words("affected", "two"), text) and not reader().find(text):
        return Affected(2, 2, 0, len(text.rstrip()))
    return Affected(1, 1, 0, len(text.rstrip())) if _one(text) and not reader().find(text) else None


def _one(text: str) -> bool:
    """One person in words: "en borger", "en" alone, but not "en klasse"."""
    first = len(text) - len(text.lstrip())
    end = next((e for s, e in person_words("affected", "one").spans(text) if s == first), None)
    if end is None:
        return False
    following = re.compile(r"\s*(?=[^\W\d_])").match(text, end)
    named = " " in text[first:end] or following is None
    return named or any(m.start == following.end() for m in persons_in(text) if following)


def _groups_in_column(text: str) -> list[Group]:
    """The numbers that count persons: with a person noun if any has one, else the only bare number."""
    numbers = _counting(text)
    singles = _singles(text)
    if not numbers:
        return singles if len(singles) > 1 else []
    if len(numbers) > 1 and (product := _product(text, *numbers[:2])):
        return [product]
    total = next((n for n in numbers if says_total(text, n)), None)
    if total:
        return [Group(total, None, total.start, total.end)]
    named = [g for g in (counted_group(text, n) or sized_group(text, n) for n in numbers) if g]
    if named and singles:
        alone = [g for g in singles if all(g.end <= n.start or g.start >= n.end for n in named)]
        return sorted((*named, *alone), key=lambda g: g.start)
    bare = [n for n in numbers if _bare(text, n)]
    if named and named[0].number == numbers[0]:
        return named
    return [Group(bare[0], None, bare[0].start, bare[0].end)] if bare[:1] == numbers[:1] else named


def _singles(text: str) -> list[Group]:
    """Single persons without a number: at the beginning, after an article, or joined to others."""
    return [
        Group(Number(1, 1, noun.start, noun.end), noun.entry, noun.start, noun.end)
        for noun in persons_in(text)
        if text[noun.start : noun.end].lower() in vocabulary().affected["singular"]
        and _single_before().fullmatch(text[: noun.start])
    ]


@lru_cache(maxsize=1)
def _single_before() -> re.Pattern[str]:
    """What may stand before a single person: nothing, an article, or a conjunction and a possessive."""
    whose = "|".join(vocabulary().affected["whose"])
    joins = "|".join(vocabulary().prose["joins"])
    return re.compile(rf"(?:|.*(?:,|\+|\b(?:{joins}))\s*)(?:\b(?:{whose})\s+)?", re.IGNORECASE | re.DOTALL)


def _product(text: str, things: Number, each: Number) -> Group | None:
    """ "to bunker à ca. 40": so many things with so many persons each."""
    words = "|".join(vocabulary().affected["each"])
    between = re.fullmatch(rf"\s+[^\W\d_]+\s+(?:{words})\s*", text[things.end : each.start], re.IGNORECASE)
    bounds = (things.minimum, things.maximum, each.minimum, each.maximum)
    if not between or None in bounds:
        return None
    low, high = (things.minimum or 0) * (each.minimum or 0), (things.maximum or 0) * (each.maximum or 0)
    return Group(Number(low, high, things.start, each.end), None, things.start, each.end)


def _counting(text: str) -> list[Number]:
    """The numbers of a cell without parts of one already given ("120, heraf 30 børn", "17 (12 børn, 5 voksne)")."""
    subset = person_words("affected", "subset").spans(text)
    last = min([s for s, _ in subset], default=len(text))
    inner = [m.span() for m in re.finditer(r"\([^)]*\)?", text)]
    numbers = [n for n in reader().find(text) if not (n.minimum is None and n.maximum is None)]
    outside = [n for n in numbers if n.start < last and not any(s < n.start < e for s, e in inner)]
    return outside or numbers[:1]


def _bare(text: str, number: Number) -> bool:
    """A number without a noun of another kind behind it ("2 husstande" does not count persons)."""
    following = re.match(r"\s*([^\W\d_]+)", text[number.end :])
    return following is None or following[1].lower() in vocabulary().affected["after_bare"]


def _are_added(text: str, groups: Sequence[Group]) -> bool:
    """Whether groups of one kind under different names are joined by an "og" ("4 grundejere og 2 lejere")."""
    names = {text[g.number.end : g.end].strip().casefold() for g in groups}
    joints = [text[a.end : b.start].strip() for a, b in pairwise(groups)]
    return len(names) == len(groups) and all(j in number_vocabulary(shipped()).qualifiers["and"] for j in joints)


def _counted(groups: Iterable[Group], *, added: bool = False) -> Affected | None:
    """Groups of different kinds added up; the same number twice is one group, two numbers of one kind are a doubt.

    added: the groups are told to be different ones, whatever their kinds.
    """
    distinct: list[Group] = []
    for group in groups:
        same = [g for g in distinct if _bounds(g) == _bounds(group) and _bounds(g) != (1, 1)]
        if added or not same:
            distinct.append(group)
    if not distinct:
        return None
    start, end = min(g.start for g in distinct), max(g.end for g in distinct)
    kinds = [g.kind for g in distinct]
    if not added and len(set(kinds)) < len(kinds):
        return Affected(None, None, start, end, doubtful=True)
    return Affected(_sum(g.number.minimum for g in distinct), _sum(g.number.maximum for g in distinct), start, end)


def _bounds(group: Group) -> tuple[int | None, int | None]:
    return group.number.minimum, group.number.maximum


def _sum(bounds: Iterable[int | None]) -> int | None:
    """The bounds added up; one open bound opens the sum."""
    found = list(bounds)
    return None if any(b is None for b in found) else sum(b for b in found if b is not None)


def _findings(field: Field, found: Affected, rule: str, basis: Basis, words: Value | None = None) -> Findings:
    spoken = quote(field, found.start, found.end)
    values = [words or Value("affected_text", spoken.text, basis, rule, spoken)]
    for name, bound in (("affected_min", found.minimum), ("affected_max", found.maximum)):
        if bound is not None:
            values.append(Value(name, bound, basis, rule, spoken))
    return Findings(tuple(values), review=(Review.AFFECTED_UNCLEAR,) if found.doubtful else ())
