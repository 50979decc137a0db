"""Danish holidays: the days of each year, those that follow Easter by the Gregorian computus (dateutil)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated

from dateutil.easter import easter
from pydantic import BaseModel, ConfigDict, Field

from normalizers.vocabulary.words import Vocabulary


class Holiday(BaseModel):
    """One holiday of vocabulary/holidays.toml: fixed days (month, day), days from Easter Sunday, or an ISO week."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    names: tuple[str, ...]
    days: tuple[tuple[int, int], ...] = ()
    easter: tuple[int, ...] = ()
    week: Annotated[int, Field(ge=0, le=52)] = 0

    def bounds(self, year: int) -> tuple[date, date]:
        """Its first and last day in a year."""
        if self.week:
            return date.fromisocalendar(year, self.week, 1), date.fromisocalendar(year, self.week, 7)
        found = [date(year, month, day) for month, day in self.days]
        found += [easter(year) + timedelta(days=n) for n in self.easter]
        return min(found), max(found)


class HolidayVocabulary(BaseModel):
    """The file holidays.toml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    holidays: tuple[Holiday, ...]


class Holidays:
    """The holidays by number, and the number of each name."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.all = vocabulary.file("holidays", HolidayVocabulary).holidays
        self.numbers = {name: number for number, holiday in enumerate(self.all) for name in holiday.names}
