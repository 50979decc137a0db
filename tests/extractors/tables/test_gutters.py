"""White between texts is a border where texts begin behind it, and chance where none do."""

from __future__ import annotations

import pytest

from extractors.document.geometry import Region, Word
from extractors.tables.gutters import (
    coverage_of,
    ends_of,
    parted_in,
    rest_of_row,
    starts_near,
    starts_of,
    strips_of,
    white_between,
)
from extractors.tables.text_lines import Band, bands_of, text_lines


def row(top: float, *texts: tuple[float, float], text: str = "ord") -> list[Word]:
    return [Word(text, Region(1, x0, top, x1, top + 10), size=10) for x0, x1 in texts]


def band(*rows: list[Word]) -> Band:
    (found,) = bands_of(text_lines([w for words in rows for w in words], ()))
    return found


def strips(found: Band) -> list[tuple[float, float]]:
    starts = starts_of(found)
    return strips_of(coverage_of(found), lambda x: starts_near(starts, x))


def test_every_column_has_its_white_strip() -> None:
    table = band(*(row(20.0 * n, (0, 30 + n), (60, 90 + n), (120, 150)) for n in range(4)))
    assert strips(table) == [(33, 60), (93, 120)]


def test_heading_over_two_columns_hides_the_border_between_them() -> None:
    heading = row(0.0, (0, 30), (60, 150), (200, 230))
    table = band(heading, *(row(20.0 * n, (0, 30), (60, 90), (120, 150), (200, 230)) for n in range(1, 6)))
    assert (90, 120) in strips(table)


@pytest.mark.parametrize(("gap", "parts"), [(2.1, 1), (2.3, 2)])
def test_white_as_narrow_as_a_space_taken_for_a_border(gap: float, parts: int) -> None:
    assert len(white_between([(0, 10), (10 + gap, 30), (40, 50)])) == parts


def test_rest_of_a_cut_row_without_its_first_column_is_lost() -> None:
    before = band(*(row(20.0 * n, (0, 30), (60, 90), (120, 150)) for n in range(4)))
    inside, across = row(0.0, (60, 85), (120, 140)), row(0.0, (60, 140))
    assert [len(b.lines) for b in rest_of_row(text_lines(inside, ()), before)] == [1]
    assert rest_of_row(text_lines(across, ()), before) == []


@pytest.mark.parametrize("places", [(120, 126, 123, 130), (123, 119, 131, 127)])
def test_names_close_together_hide_the_border_between_two_columns(places: tuple[int, ...]) -> None:
    names = row(0.0, (0, 30), (60, 110), (115.8, 150), (200, 230))
    rows = (row(20.0 * n, (0, 30), (70, 95), (x, x + 12), (200, 230)) for n, x in enumerate(places, start=1))
    table = band(names, *rows)
    coverage, starts = coverage_of(table), starts_of(table)
    told = strips_of(coverage, lambda x: starts_near(starts, x), parted_in(table, coverage))
    assert told == [(30, 60), (110, 115.8), (150, 200)]


def test_white_within_labels_is_taken_for_a_border() -> None:
    labels = [[(0, 20), (24, 50)], [(0, 18)], [(0, 16)], [(0, 20), (24, 40)], [(0, 12)]]
    table = band(*(row(20.0 * n, *label, (90, 110), (140, 160)) for n, label in enumerate(labels)))
    coverage = coverage_of(table)
    assert parted_in(table, coverage) == {(110, 140)}


@pytest.mark.parametrize(("rows", "parted"), [(5, False), (6, True)])
def test_numbers_set_right_before_others_run_together(rows: int, parted: bool) -> None:
    found = band(
        *(row(20.0 * n, (0, 30), (90 - 5 * n, 90), (91 + 2 * n, 120), (160, 180), text="7") for n in range(1, rows + 1))
    )
    starts = starts_of(found)
    borders = strips_of(coverage_of(found), lambda x: starts_near(starts, x), ends=ends_of(found))
    assert any(left == 90 for left, _ in borders) is parted
