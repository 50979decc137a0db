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
# The verb of a department that opens a sentence or clause, and its number ("Borgerservice havde 7 brud").
OWN_COUNT = re.compile(r"(?:\s+[a-zæøå]+){1,3}\s+$")
CLAUSE_BEGIN = re.compile(r"(?:^|[,;]\s+(?:[a-zæøå]+\s+)?)\W*$")
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
        breaks = self.terms.finder("prose", "reason", "part", "spread_out").find(text)
        stops = [m.start for m in breaks if text[: m.start].strip() or m.entry == "spread_out"]
        text = self._of_number(text[: min(stops, default=len(text))])
        return self.terms.part_ends.split(text)[0] if place < self.last else text

    def _of_number(self, text: str) -> str:
        """The words without a clause that gives a rule, or that goes on of another subject once a measure is said."""
        text = self.terms.rule.split(text)[0]
        first = self.terms.relative.split(text)[0]
        return first if self.terms.measure(first) else text

    def is_whole(self, place: int) -> bool:
        """Whether the number before is a part of this one ("6 af de 14", "6 ud af 14")."""
        return place > 0 and self.is_part(place - 1)

    def is_part(self, place: int) -> bool:
        """Whether the number behind is the whole that this one is a part of."""
        if place == self.last or self.numbers[place].noun:
            return False
        between = self.sentence[self.numbers[place].end : self.numbers[place + 1].start]
        return self.terms.of_whole.fullmatch(between) is not None

    def after_whole(self, place: int) -> str:
        """The words after a number, or after the whole that it is a part of."""
        return self.after(place + 1 if self.is_part(place) else place)

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
            after = [i for i in left if number.phrase_end <= i.start < end and not self._is_compared(i)]
            if chosen := before[-1] if before else after[0] if after else None:
                shared[place] = chosen.value
                left.remove(chosen)
        return shared

    def _is_compared(self, item: Place) -> bool:
        """Whether a period or department is only what the number before it is compared with."""
        return self.terms.ends_with(self.sentence[: item.start], "compared")


def units_in(terms: CountTerms, sentence: str, known: Sequence[str], numbers: Sequence[Number] = ()) -> list[Place]:
    """Departments named in a sentence: those of the tables, "Socialforvaltningen", "i Børn og Unge".

    numbers: those of the sentence; a department may open the clause of one ("Borgerservice havde 7 brud").
    """
    found = {m.start(): u for u in known for m in re.finditer(rf"(?<!\w){re.escape(u)}(?!\w)", sentence)}
    for match in terms.finder("prose", "units").find(sentence):
        word = sentence[match.start : match.end]
        if word[0].isupper() and len(word) > len(match.pattern):
            start = terms.first_halves(sentence, match.start)
            found.setdefault(start, sentence[start : match.end])
    for name in terms.name.finditer(sentence):
        placed = terms.ends_with(sentence[: name.start()], "at") or OWN_NUMBER.match(sentence, name.end())
        if (placed and _is_department(terms, name[0])) or _counts(terms, sentence, name, numbers):
            found.setdefault(name.start(), name[0])
    return [Place(unit, start) for start, unit in sorted(found.items())]


def _counts(terms: CountTerms, sentence: str, name: re.Match[str], numbers: Sequence[Number]) -> bool:
    """Whether a name opens a clause whose number is close behind, and is that of a department by itself."""
    if not CLAUSE_BEGIN.search(sentence[: name.start()]) or not _is_department(terms, name[0]):
        return False
    # A word at the beginning of a sentence is no name for its capital alone ("Forvaltningen").
    several = terms.says(name[0], "prose", "name_joins")
    own = terms.finder("rows", "unit_names").find(name[0])
    named = several or any("*" not in m.pattern or len(name[0]) > len(m.pattern) for m in own)
    return named and any(OWN_COUNT.fullmatch(sentence[name.end() : n.start]) for n in numbers)


def _is_department(terms: CountTerms, name: str) -> bool:
    several = terms.says(name, "prose", "name_joins")
    return not terms.says(name, "prose", "no_department") and (several or terms.says(name, "rows", "unit_names"))
