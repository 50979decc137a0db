"""A sentence cut among its numbers: the words before and after each, and whose period and department is whose.

What the words say is counted is for prose.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from normalizers.counts.numbers import Number
from normalizers.counts.terms import CountTerms

# A department with its number behind it ("Kultur (4)").
OWN_NUMBER = re.compile(r"\s*(?:\(\s*\d+(?:\s+[^\W\d]+)?\s*\)|:?\s\d+(?=[\s,.;]|$))")


@dataclass(frozen=True, slots=True)
class Place:
    """A word or phrase of a sentence that numbers share among them."""

    value: str
    start: int


@dataclass(frozen=True, slots=True)
class SentenceParts:
    """A sentence and what it says of each of its numbers."""

    terms: CountTerms
    sentence: str
    numbers: Sequence[Number]
    periods: Sequence[Place]
    units: Sequence[Place]

    @property
    def last(self) -> int:
        """The place of the last number."""
        return len(self.numbers) - 1

    def before(self, place: int) -> str:
        """The words before a number; those that were said of the number before it are not among them."""
        start, _ = self._bounds(place)
        text = self.sentence[start : self.numbers[place].start]
        return self.terms.part_begins.split(text)[-1] if place else text

    def after(self, place: int) -> str:
        """The words after a number's noun, up to a reason, a part ("heraf") or the clause of the next number."""
        _, end = self._bounds(place)
        text = self.sentence[self.numbers[place].phrase_end : end]
        stops = [m.start for m in self.terms.finder("prose", "reason", "part").find(text) if text[: m.start].strip()]
        text = text[: min(stops, default=len(text))]
        return self.terms.part_ends.split(text)[0] if place < self.last else text

    def is_whole(self, place: int) -> bool:
        """Whether the number before is a part of this one ("6 af de 14")."""
        return (
            place > 0 and self.numbers[place].back and self.terms.of_whole.fullmatch(self.after(place - 1)) is not None
        )

    def after_whole(self, place: int) -> str:
        """The words after a number, or after the whole that it is a part of."""
        after = self.after(place)
        is_part = place < self.last and self.terms.of_whole.fullmatch(after) and self.numbers[place + 1].back
        return self.after(place + 1) if is_part else after

    def period(self, place: int) -> str | None:
        """The period before the number, unless another number has it, else the one after it."""
        return self._share(self.periods).get(place)

    def unit(self, place: int) -> str | None:
        """The department of a number, found as its period is."""
        return self._share(self.units).get(place)

    def _bounds(self, place: int) -> tuple[int, int]:
        start = self.numbers[place - 1].phrase_end if place else 0
        end = self.numbers[place + 1].start if place < self.last else len(self.sentence)
        return start, end

    def _share(self, items: Sequence[Place]) -> dict[int, str]:
        shared: dict[int, str] = {}
        left = list(items)
        for place, number in enumerate(self.numbers):
            start, end = self._bounds(place)
            before = [i for i in left if start <= i.start < number.start]
            after = [i for i in left if number.phrase_end <= i.start < end]
            if chosen := before[-1] if before else after[0] if after else None:
                shared[place] = chosen.value
                left.remove(chosen)
        return shared


def units_in(terms: CountTerms, sentence: str, known: Sequence[str]) -> list[Place]:
    """Departments named in a sentence: those of the tables, "Socialforvaltningen", "i Børn og Unge"."""
    found = {m.start(): u for u in known for m in re.finditer(rf"(?<!\w){re.escape(u)}(?!\w)", sentence)}
    for match in terms.finder("prose", "units").find(sentence):
        word = sentence[match.start : match.end]
        if word[0].isupper() and len(word) > len(match.pattern):
            found.setdefault(match.start, word)
    for name in terms.name.finditer(sentence):
        placed = terms.ends_with(sentence[: name.start()], "at") or OWN_NUMBER.match(sentence, name.end())
        if placed and _is_department(terms, name[0]):
            found.setdefault(name.start(), name[0])
    return [Place(unit, start) for start, unit in sorted(found.items())]


def _is_department(terms: CountTerms, name: str) -> bool:
    several = terms.says(name, "prose", "name_joins")
    return not terms.says(name, "prose", "no_department") and (several or terms.says(name, "rows", "unit_names"))
