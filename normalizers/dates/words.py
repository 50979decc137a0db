"""The words of dates (vocabulary/dates.toml, section [grammar]) and of the calendar, as the grammar looks them up."""

from __future__ import annotations

import re

from pydantic import BaseModel, ConfigDict

from normalizers.danish.calendar import Calendar
from normalizers.dates.holidays import Holidays
from normalizers.vocabulary.words import Vocabulary

# Quarters of a year: no part of it is counted higher.
QUARTERS = 4
WEEKEND = (6, 7)


class GrammarWords(BaseModel):
    """Section [grammar] of vocabulary/dates.toml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    connectors: tuple[str, ...]
    range_words: tuple[str, ...]
    articles: tuple[str, str]
    day_endings: tuple[str, ...]
    of_year: tuple[str, ...]
    again: tuple[str, ...]
    open_end_before: tuple[str, ...]
    open_end_after: tuple[str, ...]
    open_start_before: tuple[str, ...]
    after: tuple[str, ...]
    before: tuple[str, ...]
    first_third: tuple[str, ...]
    second_third: tuple[str, ...]
    last_third: tuple[str, ...]
    clock: tuple[str, ...]
    sure_clock: tuple[str, ...]
    year_before: tuple[str, ...]
    year_before_sign: tuple[str, ...]
    day_before: tuple[str, ...]
    never_after: tuple[str, ...]
    never_before: tuple[str, ...]
    same_month: tuple[str, ...]
    week_number: tuple[str, ...]
    round_the_clock: tuple[str, ...]
    lead_in: tuple[str, ...]
    weekend: tuple[str, ...]
    half_of: tuple[str, ...]
    the_year: tuple[str, ...]
    school_years: tuple[str, ...]


class _File(BaseModel):
    grammar: GrammarWords


class DateWords:
    """Every word of the grammar with the number it stands for, in lower case."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        calendar = vocabulary.of(Calendar)
        self.said = vocabulary.file("dates", _File).grammar
        self.months, self.days, self.seasons = calendar.months, calendar.ordinals, calendar.seasons
        self.full_months = calendar.full_months
        self.ordinals = calendar.ordinals_to(QUARTERS)
        self.weekdays = tuple(calendar.weekdays)
        # The first and last day of the week that a word means; the short names are words of their own ("man").
        self.weekday_numbers = {word: (n, n) for n, word in enumerate(calendar.full_weekdays, 1)}
        self.weekday_numbers |= dict.fromkeys(self.said.weekend, WEEKEND)
        self.parts = calendar.parts
        self.holidays = vocabulary.of(Holidays)
        thirds = (self.said.first_third, self.said.second_third, self.said.last_third)
        self.thirds = {word: number for number, words in enumerate(thirds, 1) for word in words}
        self.year_before = (*self.said.year_before, *calendar.seasons)


def key(word: str) -> str:
    """A matched word as it stands in the vocabulary: re.IGNORECASE also lets a dotless i pass."""
    return re.sub(r"[\s-]+", " ", word.casefold()).replace("ı", "i")
