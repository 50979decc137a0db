"""Digits beside a date that were not read with it: the date may then be another one than it seems."""

from __future__ import annotations

import re
from collections.abc import Sequence

from normalizers.dates.points import Point
from normalizers.dates.shapes import Unit

_SIGNS = r"[\s.,/_–-]+"
# Numbers, or what a scan makes of them ("l2", "O7"), at the beginning of a cell or at its end.
AHEAD = re.compile(rf"\W*(?:(?:\w*\d\w*|[OIl]+){_SIGNS})+")
BEHIND = re.compile(rf"(?:{_SIGNS}\w*\d\w*)+\W*")
# A year with a letter in it ("20l9"), and one torn in two ("20 19").
MISREAD_YEAR = re.compile(rf"{_SIGNS}(?=[^\W\d]*\d)(?=\d*[^\W\d])\w{{4}}\W*")
SHORT_YEAR = re.compile(r"(?<!\d)\d\d$")
TORN_YEAR = re.compile(r"\s\d\d\W*")


def is_in_part(text: str, points: Sequence[Point]) -> bool:
    """Whether a cell of a date column, read as these points of one date, holds digits of it that were not read."""
    first, last = points[0], points[-1]
    behind = text[last.end :]
    if any(p.unit in (Unit.MONTH, Unit.YEAR) for p in points):
        return AHEAD.fullmatch(text[: first.start]) is not None or BEHIND.fullmatch(behind) is not None
    if last.year is None:
        return MISREAD_YEAR.fullmatch(behind) is not None
    short = last.unit is Unit.DAY and SHORT_YEAR.search(text[last.start : last.end])
    return short is not None and TORN_YEAR.fullmatch(behind) is not None
