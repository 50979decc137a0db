"""The periods that a sentence on counts names, also by comparison ("året før", "samme kvartal 2019", "år til dato").

Which number of the sentence a period belongs to is for sentence_parts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from normalizers.counts.context import CountContext
from normalizers.counts.terms import CountTerms
from normalizers.dates.period_phrases import PeriodMatch
from normalizers.dates.periods import of_year, period_range


@dataclass(frozen=True, slots=True)
class SentencePeriods:
    """The periods of one sentence in their order; named: without those that it only compares with."""

    all: list[PeriodMatch]
    named: list[PeriodMatch]


class PeriodReader:
    """Finds the periods of sentences in one document."""

    def __init__(self, context: CountContext) -> None:
        self._context = context
        self._terms = context.terms
        self._to_date = _to_date(context)

    def periods_in(self, sentence: str, spoken_of: str | None) -> SentencePeriods:
        """spoken_of: the period that the sentences before speak of."""
        year = self.year(spoken_of)
        found = self._context.phrases.find(sentence, year)
        if year is None and (own := _one_year(found)):
            found = self._context.phrases.find(sentence, own)
        named = self._with_to_date(sentence, _since_until(self._terms, sentence, found))
        return SentencePeriods(self._with_year_before(sentence, named, spoken_of), named)

    def year(self, spoken_of: str | None) -> int | None:
        """The year of months printed without one."""
        match = re.match(r"\d{4}", spoken_of or "")
        return int(match[0]) if match else self._context.year

    def _with_year_before(self, sentence: str, periods: list[PeriodMatch], spoken_of: str | None) -> list[PeriodMatch]:
        """The periods, and the year before the one named last where the sentence goes back to it ("året før")."""
        found = [self._same_part(sentence, p, periods, spoken_of) for p in periods]
        for match in self._terms.finder("prose", "year_before").find(sentence):
            base = self._base(match.start, periods, spoken_of)
            if base and all(p.end <= match.start or p.start >= match.end for p in periods):
                before = PeriodMatch(f"{int(base[:4]) - 1}", match.start, match.end)
                found.append(self._same_part(sentence, before, periods, spoken_of))
        return sorted(found, key=lambda p: p.start) if found != periods else periods

    def _with_to_date(self, sentence: str, periods: list[PeriodMatch]) -> list[PeriodMatch]:
        """The periods, and the part of the year up to the day of the title where the sentence speaks of it."""
        words = self._terms.finder("calendar", "to_date").find(sentence) if self._to_date else []
        found = [PeriodMatch(self._to_date, m.start, m.end) for m in words]
        free = [f for f in found if all(p.end <= f.start or p.start >= f.end for p in periods)]
        return sorted([*periods, *free], key=lambda p: p.start)

    def _base(self, start: int, periods: Sequence[PeriodMatch], spoken_of: str | None) -> str | None:
        """What a comparison goes back from: the period named last, else the one spoken of, else the document's."""
        named = [p.period for p in periods if p.period and p.end <= start]
        known = named[-1] if named else spoken_of or self._context.period
        return known or (str(self._context.year) if self._context.year else None)

    def _same_part(
        self, sentence: str, found: PeriodMatch, periods: Sequence[PeriodMatch], spoken_of: str | None
    ) -> PeriodMatch:
        """A year behind "the same quarter": the part of it that the sentence compares it with."""
        prose = self._terms.lists.prose
        words, links = "|".join(prose.same_period), "|".join(prose.of_year)
        first = [
            p.period for p in periods if p.period and p.end <= found.start and not re.search(r"\d", sentence[: p.start])
        ]
        base = first[0] if first else spoken_of or self._context.period
        opened = re.search(
            rf"(?<!\w)(?:{words})\s+[^\W\d]+\s+(?:(?:{links})\s+)?$", sentence[: found.start], re.IGNORECASE
        )
        if opened is None or base is None or not re.fullmatch(r"\d{4}", found.period or ""):
            return found
        part = of_year(base, int(found.period or 0))
        return replace(found, period=part, start=opened.start()) if part else found


def _one_year(periods: Sequence[PeriodMatch]) -> int | None:
    """The year of a sentence's periods, where they name one."""
    years = {int(p.period[:4]) for p in periods if p.period}
    return years.pop() if len(years) == 1 else None


def _to_date(context: CountContext) -> str | None:
    """The part of a year up to the day that a title names ("Status pr. 30. april 2024")."""
    title = context.title or ""
    for found in context.phrases.find(title):
        if found.day and context.terms.ends_with(title[: found.start], "until"):
            return period_range(date(found.day.year, 1, 1), found.day)
    return None


def _since_until(terms: CountTerms, sentence: str, periods: list[PeriodMatch]) -> list[PeriodMatch]:
    """Two dates apart in a sentence ("siden 25. maj 2018 ... pr. 1. oktober 2018") make one period."""
    for first, second in pairwise(p for p in periods if p.day):
        opens = terms.ends_with(sentence[: first.start], "since") and terms.ends_with(sentence[: second.start], "until")
        if opens and first.day and second.day and first.day <= second.day:
            joined = replace(first, period=period_range(first.day, second.day))
            return [joined if p is first else p for p in periods]
    return periods
