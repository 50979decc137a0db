"""The words of periods: months and parts of a year, and what opens or closes a period (vocabulary/counts.toml)."""

from __future__ import annotations

import re
from functools import lru_cache

from pydantic import BaseModel, ConfigDict

from normalizers.vocabulary import load
from normalizers.vocabulary.patterns import Finder


class CalendarWords(BaseModel):
    """Section [calendar]."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    months: list[list[str]]
    ordinals: list[list[str]]
    parts: list[str]
    until: list[str]
    limits: list[str]
    provisional: list[str]
    to_date: list[str]
    opening: list[str]
    first: list[str]


class _Bounds(BaseModel):
    since: list[str]
    until: list[str]


class PeriodWords(BaseModel):
    """What this package reads of the file."""

    calendar: CalendarWords
    prose: _Bounds


@lru_cache(maxsize=1)
def period_words() -> PeriodWords:
    """The vocabulary, loaded once. Raises VocabularyError."""
    return load("counts", PeriodWords)


@lru_cache(maxsize=8)
def calendar_finder(name: str) -> Finder:
    """A finder for one list of the calendar."""
    return Finder([(name, getattr(period_words().calendar, name))])


def opens_period(before: str) -> bool:
    """Whether the text before a date says that the period begins there ("fra den")."""
    return ends_with_one_of(before, tuple(period_words().prose.since))


def closes_period(before: str) -> bool:
    """Whether the text before a date says that the period ends there ("til og med")."""
    return ends_with_one_of(before, tuple(period_words().prose.until))


def ends_with_one_of(text: str, phrases: tuple[str, ...]) -> bool:
    """Whether the text ends with one of the phrases, as whole words."""
    return bool(_ending(phrases).search(text))


@lru_cache(maxsize=16)
def _ending(phrases: tuple[str, ...]) -> re.Pattern[str]:
    said = "|".join(r"\s+".join(map(re.escape, p.split())) for p in phrases)
    return re.compile(rf"(?<!\w)(?:{said})\s*$", re.IGNORECASE)
