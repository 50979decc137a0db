"""Whole cells that only dateparser can read as a day."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache

import dateparser

from normalizers.dates.shapes import NO_DATES
from normalizers.dates.spans import YEARS
from normalizers.dates.words import WORDS
from normalizers.vocabulary.patterns import compiled

# The clock that dateparser wants: only ever seen in a result that is then refused.
_NO_DAY = datetime(1900, 1, 1)


@lru_cache(maxsize=4096)
def parse_whole(text: str) -> date | None:
    """The day a whole cell's text means, by dateparser: the last resort for what the grammar does not know.

    None unless day, month and year all stand in the text: dateparser fills gaps with the day it is run on.
    """
    if len(text) > 40 or NO_DATES.search(text):
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
    numbers = [int(n) for n in re.findall(r"\d+", text)]
    named = any(compiled(name).search(text) for name in WORDS.months[parsed.month])
    year_said = parsed.year in numbers or parsed.year % 100 in numbers
    said = parsed.day in numbers and (named or parsed.month in numbers) and year_said
    return parsed.date() if said else None
