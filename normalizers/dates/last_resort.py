"""Whole cells that only dateparser can read as a day."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache

import dateparser

from normalizers.danish.calendar import Calendar
from normalizers.danish.numbers import of_digits
from normalizers.dates.shapes import Shapes
from normalizers.dates.spans import YEARS
from normalizers.vocabulary.patterns import any_of
from normalizers.vocabulary.words import Vocabulary

LONGEST = 40
CACHED = 4096
# The clock that dateparser wants: only ever seen in a result that is then refused.
_NO_DAY = datetime(1900, 1, 1)


class LastResort:
    """Reads whole cells that the grammar does not know."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._never = vocabulary.of(Shapes).never
        self._months = vocabulary.of(Calendar).months
        self.parse_whole = lru_cache(maxsize=CACHED)(self._parse_whole)

    def _parse_whole(self, text: str) -> date | None:
        """The day a whole cell's text means, by dateparser.

        None unless day, month and year all stand in the text: dateparser fills gaps with the day it is run on.
        """
        if len(text) > LONGEST or self._never.search(text):
            return None
        parsed = dateparser.parse(
            text,
            languages=["da"],
            settings={
                "STRICT_PARSING": True,
                "PARSERS": ["absolute-time"],
                "RELATIVE_BASE": _NO_DAY,
                "REQUIRE_PARTS": ["day", "month", "year"],
            },
        )
        if parsed is None or parsed.year not in YEARS:
            return None
        numbers = [of_digits(n) for n in re.findall(r"\d+", text)]
        names = tuple(name for name, month in self._months.items() if month == parsed.month)
        month_said = parsed.month in numbers or any_of(names).search(text)
        year_said = parsed.year in numbers or parsed.year % 100 in numbers
        return parsed.date() if parsed.day in numbers and month_said and year_said else None
