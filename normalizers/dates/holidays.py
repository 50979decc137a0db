"""Danish holidays: the days of each year, those that follow Easter by the Gregorian computus."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field


class Feast(BaseModel):
    """One holiday of vocabulary/dates.toml: fixed days (month, day), days from Easter Sunday, or an ISO week."""

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
        found += [easter_sunday(year) + timedelta(days=n) for n in self.easter]
        return min(found), max(found)


def easter_sunday(year: int) -> date:
    """Easter Sunday (J. Meeus, J. Jones and H. Butcher; Meeus: Astronomical Algorithms, chapter 8)."""
    century, rest = divmod(year, 100)
    golden = year % 19
    leap, remainder = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap - correction + 15) % 30
    weekday = (32 + 2 * remainder + 2 * (rest // 4) - epact - rest % 4) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)
