"""Dates of which a part is left over: they are doubts in a date column, not months or years."""

from __future__ import annotations

import pytest

from normalizers.dates.grammar import DateGrammar
from normalizers.dates.spans import NOWHERE, Fault, Place
from normalizers.vocabulary.words import shipped

GRAMMAR = shipped().of(DateGrammar)
COLUMN = Place(column=True)


@pytest.mark.parametrize(
    "text",
    [
        "l2. marts 2019",
        "I2. maj 2019",
        "1O. juni 2020",
        "07.03.20 47",
        "7. marts 20l9",
        "juni 2019 7",
        "3. 2019",
        "07?03?2019",
        "torsdag i 2019",
        "2019 (febuar)",
    ],
)
def test_digits_left_over_make_a_doubt_of_a_month_or_year(text: str) -> None:
    reading = GRAMMAR.read(text, place=COLUMN)
    assert not reading.dates
    assert [u.fault for u in reading.unread] == [Fault.IN_PART]


@pytest.mark.parametrize(
    "text",
    [
        "marts 2019, 3 breve",
        "07.03.2019 0815",
        "7. marts 2019 (3 breve)",
        "2019-2020",
        "uge 12 2019",
        "12. og 14. maj 2019",
        "i løbet af 2019",
        "07.03.20 19",
    ],
)
def test_numbers_of_something_else_leave_the_date(text: str) -> None:
    reading = GRAMMAR.read(text, place=COLUMN)
    assert len(reading.dates) == 1
    assert not reading.unread


def test_story_is_full_of_other_numbers() -> None:
    assert GRAMMAR.read("14 breve, maj 2019", place=NOWHERE).dates
