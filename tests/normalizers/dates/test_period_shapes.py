"""The shapes of periods give points of the grammar. Which periods are read: cases of test_period_phrases."""

from __future__ import annotations

import pytest

from normalizers.dates.period_shapes import PeriodShapes
from normalizers.dates.shapes import Unit
from normalizers.vocabulary.words import shipped

SHAPES = shipped().of(PeriodShapes)


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("maj 2018", [(Unit.MONTH, 5, 5, 2018)]),
        ("maj-december", [(Unit.MONTH, 5, 5, None), (Unit.MONTH, 12, 12, None)]),
        ("2.-3. kvt. 2020", [(Unit.QUARTER, 2, 3, 2020)]),
        ("H2 2020", [(Unit.HALF, 2, 2, 2020)]),
        ("2019-2021", [(Unit.YEAR, 0, 2021, 2019)]),
        ("25/5 til 1. juni 2018", [(Unit.DAY, 25, 25, None), (Unit.DAY, 1, 1, 2018)]),
        ("de første to kvartaler af 2021", [(Unit.MONTH, 1, 6, 2021)]),
    ],
)
def test_shape_prints_points_with_what_is_said_of_them(
    text: str, points: list[tuple[Unit, int, int, int | None]]
) -> None:
    unit, match = next((u, m) for u, shape in SHAPES.shapes if (m := shape.fullmatch(text)))
    assert [(p.unit, p.first, p.last, p.year) for p in SHAPES.points(unit, match)] == points
