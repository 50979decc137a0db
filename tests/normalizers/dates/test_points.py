"""Points of time in a text, as far as they are printed. What the shapes find is told by the cases of test_grammar."""

from __future__ import annotations

import pytest

from normalizers.dates.points import PointFinder
from normalizers.dates.shapes import Unit
from normalizers.dates.spans import NOWHERE, Place, within_a_month
from normalizers.vocabulary.words import shipped

FINDER = shipped().of(PointFinder)


def test_point_holds_what_is_printed_and_no_more() -> None:
    [day] = FINDER.points("d. 3/5 kl. 9.15", NOWHERE)
    assert (day.unit, day.first, day.month, day.year, day.time) == (Unit.DAY, 3, 5, None, "09:15")


def test_points_joined_by_a_connector_are_one_group() -> None:
    text = "28. februar - 3. marts 2022 samt fundet uge 12"
    groups = FINDER.groups(text, FINDER.points(text, NOWHERE))
    assert [[p.unit for p in group] for group in groups] == [[Unit.DAY, Unit.DAY], [Unit.WEEK]]


def test_year_2000_in_two_digits_is_a_year() -> None:
    [day] = FINDER.points("3/5-00", NOWHERE)
    assert day.year == 2000


@pytest.mark.parametrize("text", ["version 1.2", "artikel 33", "12.10 kr.", "3/4 af borgerne", "010203-1234"])
def test_number_beside_other_words_is_no_point(text: str) -> None:
    assert FINDER.points(text, NOWHERE) == []


def test_day_without_its_month_is_a_point_only_where_the_month_is_known() -> None:
    assert FINDER.points("d. 7.", NOWHERE) == []
    [day] = FINDER.points("d. 7.", Place(lone_days=True))
    assert (day.first, day.month) == (7, 0)


def test_window_of_more_than_a_month_tells_no_month() -> None:
    [day] = FINDER.points("1/2 2021", NOWHERE)
    assert day.year == 2021
    assert not within_a_month(None)
