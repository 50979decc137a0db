"""Years told by the rows above and below."""

from __future__ import annotations

from datetime import date

import pytest

from normalizers.codes import Review
from normalizers.incidents import row
from normalizers.incidents.neighbours import between
from normalizers.record import Field, Record, Role


def log(*days: str) -> list[Record]:
    return [Record((Field("Dato for hændelsen", day, Role.OCCURRED),)) for day in days]


@pytest.mark.parametrize(
    ("days", "wanted", "unsure"),
    [
        (("14/11-2019", "7. januar", "3/2-2020"), date(2020, 1, 7), False),
        (("14/11-2019", "28. december", "3/2-2020"), date(2019, 12, 28), False),
        (("14/11-2019", "7. januar"), date(2020, 1, 7), True),
        (("14/11-2016", "7. januar", "3/2-2020"), None, False),
    ],
    ids=["after new year", "before new year", "one neighbour alone", "neighbours years apart"],
)
def test_row_without_year_takes_it_from_its_neighbours(
    days: tuple[str, ...], wanted: date | None, unsure: bool
) -> None:
    found = row.normalise(between(log(*days))[1])
    assert found.get("occurred_from") == wanted
    assert (Review.YEAR_UNSURE in found.review) is unsure
