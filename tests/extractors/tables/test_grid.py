"""Edges of a grid."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extractors.tables.grid import nearest

EDGES = st.lists(st.integers(-50, 50), min_size=1, max_size=12, unique=True).map(sorted)


@given(EDGES, st.integers(-60, 60))
def test_nearest_edge_is_the_left_one_of_two_equally_near(edges: list[int], position: int) -> None:
    distances = [abs(edge - position) for edge in edges]
    assert nearest(edges, position) == distances.index(min(distances))
