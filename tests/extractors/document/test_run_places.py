"""Where runs of print begin line after line."""

from __future__ import annotations

import numpy as np

from extractors.document.run_places import Runs, near

Span = tuple[float, float]


def places(*lines: list[Span]) -> list[float]:
    runs = [(number, *span) for number, line in enumerate(lines) for span in line]
    line, left, right = (np.array(values) for values in zip(*runs, strict=True))
    return Runs(line, left, right).places().tolist()


def test_column_begins_where_runs_do_however_close_the_text_before_ends() -> None:
    assert places([(40, 99), (100, 140)], [(40, 70), (100, 120)], [(40, 99.5), (100.4, 130)]) == [100]


def test_runs_at_one_place_in_two_lines_alone_begin_no_column() -> None:
    assert places([(40, 99), (100, 140)], [(40, 70), (100, 120)]) == []


def test_place_that_as_many_runs_reach_over_is_no_column() -> None:
    assert places(*[[(40, 99), (100, 140)]] * 3, *[[(40, 160), (170, 180)]] * 3) == [170]


def test_name_over_numbers_that_stand_at_the_right_begins_a_column() -> None:
    assert places([(40, 99), (100, 140)], *[[(40, 60), (130, 140)]] * 6) == [100, 130]


def test_first_runs_of_lines_begin_no_column() -> None:
    assert places(*[[(40, 140)]] * 8) == []


def test_places_that_differ_by_a_side_bearing_are_one() -> None:
    assert near(np.array([100.0]), np.array([98.0, 99.0, 101.0, 102.0])).tolist() == [False, True, True, False]
