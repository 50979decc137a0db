"""How many persons a cell that counts persons tells, and how groups of them add up.

How a number counts persons is for mentions.person_words; which cell is read, for fields.affected.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from normalizers.danish.numbers import Number
from normalizers.mentions.person_words import Group, PersonWords, opens_text
from normalizers.vocabulary.words import Vocabulary

SUM = re.compile(r"\s*(\d{1,5}(?:\s*\+\s*\d{1,5})+)\s*")


@dataclass(frozen=True, slots=True)
class Affected:
    """All groups of a cell as one count; doubtful: they could not be made one."""

    minimum: int | None
    maximum: int | None
    start: int
    end: int
    doubtful: bool = False


class CountingColumn:
    """Reads cells of the column that asks for the number of persons."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._words = vocabulary.of(PersonWords)
        lists = self._words.lists
        # What may stand before a single person: nothing, an article, or a conjunction and a possessive.
        whose, joins = "|".join(lists.affected["whose"]), "|".join(lists.prose["joins"])
        before = rf"(?:|.*(?:,|\+|\b(?:{joins}))\s*)(?:\b(?:{whose})\s+)?"
        self._single_before = re.compile(before, re.IGNORECASE | re.DOTALL)
        # Between a number of things and the number of persons in each ("to bunker à ca. 40").
        each = "|".join(lists.affected["each"])
        self._each = re.compile(rf"\s+[^\W\d_]+\s+(?:{each})\s*", re.IGNORECASE)

    def is_blank(self, text: str) -> bool:
        """Whether a cell holds nothing, or a stroke."""
        return text.strip() in ("", *self._words.lists.affected["blank"])

    def has_number(self, text: str) -> bool:
        """Whether a cell holds a number, be it a vague one."""
        return bool(self._words.numbers.find(text))

    def is_unknown(self, text: str) -> bool:
        """Whether a cell says that nobody knows the number."""
        return bool(self._words.of_column("unknown").spans(text))

    def is_vague(self, text: str) -> bool:
        """Whether a cell counts without a bound ("flere")."""
        return any(n.minimum is None and n.maximum is None for n in self._words.numbers.find(text))

    def count(self, text: str) -> Affected | None:
        """The number a cell tells; None where no word or number tells one."""
        if opens_text(self._words.of_column("none"), text):
            return Affected(0, 0, 0, len(text))
        added = SUM.fullmatch(text)
        if added:
            total = sum(int(n) for n in re.findall(r"\d+", text))
            return Affected(total, total, added.start(1), added.end(1))
        groups = self._groups_in_column(text)
        if groups:
            return added_up(groups, added=self._are_added(text, groups))
        if opens_text(self._words.of_column("two"), text) and not self._words.numbers.find(text):
            return Affected(2, 2, 0, len(text.rstrip()))
        return Affected(1, 1, 0, len(text.rstrip())) if self._one(text) and not self._words.numbers.find(text) else None

    def _one(self, text: str) -> bool:
        """One person in words: "en borger", "en" alone, but not "en klasse"."""
        first = len(text) - len(text.lstrip())
        end = next((e for s, e in self._words.of_column("one").spans(text) if s == first), None)
        if end is None:
            return False
        following = re.compile(r"\s*(?=[^\W\d_])").match(text, end)
        named = " " in text[first:end] or following is None
        return named or any(m.start == following.end() for m in self._words.nouns(text) if following)

    def _groups_in_column(self, text: str) -> list[Group]:
        """The numbers that count persons: with a person noun if any has one, else the only bare number."""
        numbers = self._counting(text)
        singles = self._singles(text)
        if not numbers:
            return singles if len(singles) > 1 else []
        if len(numbers) > 1 and (product := self._product(text, *numbers[:2])):
            return [product]
        total = next((n for n in numbers if self._words.says_total(text, n)), None)
        if total:
            return [Group(total, None, total.start, total.end)]
        named = [g for g in (self._words.counted(text, n) or self._words.sized(text, n) for n in numbers) if g]
        if named and singles:
            alone = [g for g in singles if all(g.end <= n.start or g.start >= n.end for n in named)]
            return sorted((*named, *alone), key=lambda g: g.start)
        bare = [n for n in numbers if self._stands_alone(text, n)]
        if named and named[0].number == numbers[0]:
            return named
        return [Group(bare[0], None, bare[0].start, bare[0].end)] if bare[:1] == numbers[:1] else named

    def _singles(self, text: str) -> list[Group]:
        """Single persons without a number: at the beginning, after an article, or joined to others."""
        return [
            Group(Number(1, 1, noun.start, noun.end), noun.entry, noun.start, noun.end)
            for noun in self._words.nouns(text)
            if text[noun.start : noun.end].lower() in self._words.lists.affected["singular"]
            and self._single_before.fullmatch(text[: noun.start])
        ]

    def _product(self, text: str, things: Number, each: Number) -> Group | None:
        """ "to bunker à ca. 40": so many things with so many persons each."""
        between = self._each.fullmatch(text, things.end, each.start)
        bounds = (things.minimum, things.maximum, each.minimum, each.maximum)
        if not between or None in bounds:
            return None
        low, high = (things.minimum or 0) * (each.minimum or 0), (things.maximum or 0) * (each.maximum or 0)
        return Group(Number(low, high, things.start, each.end), None, things.start, each.end)

    def _counting(self, text: str) -> list[Number]:
        """The numbers of a cell without parts of one already given ("120, heraf 30 børn", "17 (12 børn, 5 voksne)")."""
        subset = self._words.of_column("subset").spans(text)
        last = min([s for s, _ in subset], default=len(text))
        inner = [m.span() for m in re.finditer(r"\([^)]*\)?", text)]
        numbers = [n for n in self._words.numbers.find(text) if not (n.minimum is None and n.maximum is None)]
        outside = [n for n in numbers if n.start < last and not any(s < n.start < e for s, e in inner)]
        return outside or numbers[:1]

    def _stands_alone(self, text: str, number: Number) -> bool:
        """A number without a noun of another kind behind it ("2 husstande" does not count persons)."""
        following = re.match(r"\s*([^\W\d_]+)", text[number.end :])
        return following is None or following[1].lower() in self._words.lists.affected["after_bare"]

    def _are_added(self, text: str, groups: Sequence[Group]) -> bool:
        """Whether groups of one kind under different names are joined by an "og" ("4 grundejere og 2 lejere")."""
        names = {text[g.number.end : g.end].strip().casefold() for g in groups}
        joints = [text[a.end : b.start].strip() for a, b in pairwise(groups)]
        return len(names) == len(groups) and all(j in self._words.joints for j in joints)


def added_up(groups: Iterable[Group], *, added: bool = False) -> Affected | None:
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
