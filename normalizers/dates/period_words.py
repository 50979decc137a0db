"""The words of periods: what opens, closes or counts one (vocabulary/counts.toml, sections [calendar] and [prose])."""

from __future__ import annotations

import re
from functools import lru_cache

from pydantic import BaseModel, ConfigDict

from normalizers.vocabulary.patterns import Finder
from normalizers.vocabulary.words import Vocabulary


class CalendarWords(BaseModel):
    """Section [calendar]."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    halves: tuple[str, ...]
    until: tuple[str, ...]
    limits: tuple[str, ...]
    provisional: tuple[str, ...]
    to_date: tuple[str, ...]
    opening: tuple[str, ...]
    first: tuple[str, ...]
    of_year: tuple[str, ...]
    month_of_year: tuple[str, ...]
    articles: tuple[str, ...]
    to_year: tuple[str, ...]
    label_leads: tuple[str, ...]


class _Bounds(BaseModel):
    since: tuple[str, ...]
    until: tuple[str, ...]


class _File(BaseModel):
    calendar: CalendarWords
    prose: _Bounds


class PeriodWords:
    """What stands around the dates of a period, ready to search with."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        said = vocabulary.file("counts", _File)
        self.calendar = said.calendar
        self.bounds = (*said.prose.since, *said.prose.until)
        self._since, self._until = said.prose.since, said.prose.until
        self.provisional = Finder([("provisional", said.calendar.provisional)])
        self.limits = Finder([("limits", said.calendar.limits)])

    def opens(self, before: str) -> bool:
        """Whether the text before a date says that the period begins there ("fra den")."""
        return ends_with_one_of(before, self._since)

    def closes(self, before: str) -> bool:
        """Whether the text before a date says that the period ends there ("til og med")."""
        return ends_with_one_of(before, self._until)


def ends_with_one_of(text: str, phrases: tuple[str, ...]) -> bool:
    """Whether the text ends with one of the phrases, as whole words."""
    return bool(_ending(phrases).search(text))


@lru_cache(maxsize=16)
def _ending(phrases: tuple[str, ...]) -> re.Pattern[str]:
    said = "|".join(r"\s+".join(map(re.escape, p.split())) for p in phrases)
    return re.compile(rf"(?<!\w)(?:{said})\s*$", re.IGNORECASE)
