"""Rectangles and their turns."""

from __future__ import annotations

import pytest

from extractors.document.geometry import Region, turned_box, union

BOX = (10.0, 20.0, 40.0, 35.0)
WIDTH, HEIGHT = 200.0, 300.0


@pytest.mark.parametrize("angle", [0, 90, 180, 270])
def test_box_turned_and_turned_back_stands_elsewhere(angle: int) -> None:
    sideways = angle in (90, 270)
    size = (HEIGHT, WIDTH) if sideways else (WIDTH, HEIGHT)
    there = turned_box(BOX, angle, WIDTH, HEIGHT)
    assert turned_box(there, (360 - angle) % 360, *size) == BOX
    assert 0 <= there[0] < there[2] <= size[0]
    assert 0 <= there[1] < there[3] <= size[1]


def test_union_of_nothing_gives_a_rectangle_from_nowhere() -> None:
    with pytest.raises(ValueError, match="no regions"):
        union([])


def test_union_leaves_a_corner_out() -> None:
    assert union([Region(1, 5, 9, 6, 10), Region(1, 1, 2, 3, 4)]) == Region(1, 1, 2, 6, 10)
