"""Runs of lines cut into tables: what is told in arrays is what grids tells of single edges."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from extractors.tables.grid import edges_of, nearest
from extractors.tables.text_lines import TEXT_LINES, _at_edges

PLACES = st.lists(st.integers(0, 400).map(lambda tenths: tenths / 8), min_size=1, max_size=30)


@given(PLACES, PLACES)
def test_place_counts_as_edge_where_its_nearest_edge_is(places: list[float], positions: list[float]) -> None:
    edges = edges_of(positions)
    found = _at_edges(np.array(places), np.array(positions)).tolist()
    distances = [abs(edges[nearest(edges, x)] - x) for x in places]
    assert all(
        is_at == (d < TEXT_LINES.same_end_pt)
        for is_at, d in zip(found, distances, strict=True)
        if abs(d - TEXT_LINES.same_end_pt) > 1e-6
    )
