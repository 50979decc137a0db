"""What stands beside a date and was not read with it: the date may then be another one than it seems."""

from __future__ import annotations

import re
from collections.abc import Sequence

from normalizers.danish.calendar import Calendar
from normalizers.danish.spelling import one_letter_apart
from normalizers.dates.points import Point
from normalizers.dates.shapes import Unit
from normalizers.vocabulary.patterns import any_of
from normalizers.vocabulary.words import Vocabulary

_SIGNS = r"[\W_]+"
# Numbers, or what a scan makes of them ("l2", "O7"), at the beginning of a cell or at its end.
AHEAD = re.compile(rf"\W*(?:(?:\w*\d\w*|[OIl]+){_SIGNS})+")
BEHIND = re.compile(rf"(?:{_SIGNS}\w*\d\w*)+\W*")
# A year with a letter in it ("20l9"), and one torn in two ("19 99").
MISREAD_YEAR = re.compile(rf"{_SIGNS}(?=[^\W\d]*\d)(?=\d*[^\W\d])\w{{4}}\W*")
SHORT_YEAR = re.compile(r"(?<!\d)\d\d$")
TORN_YEAR = re.compile(r"\s\d\d\W*")
COARSE = (Unit.MONTH, Unit.YEAR, Unit.SCHOOL_YEAR)
# In a shorter word one letter makes another word.
SHORTEST = 5
LONG_WORD = re.compile(rf"[^\W\d_]{{{SHORTEST},}}")


class LeftOver:
    """Looks for days and months among what was left of a cell."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        calendar = vocabulary.of(Calendar)
        self._weekdays = any_of(calendar.full_weekdays)
        self._months = calendar.full_months

    def is_in_part(self, text: str, points: Sequence[Point]) -> bool:
        """Whether a cell of a date column, read as these points of one date, holds parts of it that were not read."""
        first, last = points[0], points[-1]
        ahead, behind = text[: first.start], text[last.end :]
        if any(p.unit in COARSE for p in points):
            digits = AHEAD.fullmatch(ahead) or BEHIND.fullmatch(behind)
            return digits is not None or self._names_day_or_month(ahead) or self._names_day_or_month(behind)
        if last.year is None:
            return MISREAD_YEAR.fullmatch(behind) is not None
        short = last.unit is Unit.DAY and SHORT_YEAR.search(text[last.start : last.end])
        return short is not None and TORN_YEAR.fullmatch(behind) is not None

    def _names_day_or_month(self, rest: str) -> bool:
        """A weekday, or the name of a month with a slip in it ("febuar")."""
        words = (m.group().lower() for m in LONG_WORD.finditer(rest))
        slips = any(one_letter_apart(word, month) for word in words for month in self._months if len(month) >= SHORTEST)
        return slips or self._weekdays.search(rest) is not None
