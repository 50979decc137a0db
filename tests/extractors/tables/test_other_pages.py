"""What other pages show of a table is the same whichever way it is added up."""

from __future__ import annotations

from functools import reduce

from hypothesis import given
from hypothesis import strategies as st

from extractors.document.geometry import Region, Word
from extractors.tables.gutters import Coverage, coverage_of, overlaid, starts_near, starts_of
from extractors.tables.other_pages import BandsByPage
from extractors.tables.text_lines import TEXT_LINES, Band, TextLine


def band(left: float, rights: list[int]) -> Band:
    lines = []
    for n, right in enumerate(rights):
        texts = ((left, left + 10.0), (left + 20.0 + right, left + 40.0 + right))
        words = [Word("ord", Region(1, x0, 20.0 * n, x1, 20.0 * n + 10), size=10) for x0, x1 in texts]
        lines.append(TextLine(tuple((w,) for w in words), 20.0 * n, 20.0 * n + 10))
    return Band(tuple(lines), left, max(line.x1 for line in lines))


BANDS = st.tuples(st.integers(1, 5), st.sampled_from([0.0, 3.0, 100.0]), st.lists(st.integers(0, 30), min_size=1))


@given(st.lists(BANDS.map(lambda b: (b[0], band(b[1], b[2]))), min_size=1, max_size=8))
def test_own_page_counts_among_the_others(bands: list[tuple[int, Band]]) -> None:
    seen = BandsByPage(bands)
    page, own = bands[0]
    others = seen.others(page, own)
    expected = [
        b
        for n, b in bands
        if n != page
        and abs(b.left - own.left) < TEXT_LINES.same_left_pt
        and len(b.lines) >= TEXT_LINES.min_lines  # fewer may be of prose
    ]
    together = reduce(overlaid, map(coverage_of, expected), Coverage())
    assert (others.coverage.lines, others.coverage.column_lines) == (together.lines, together.column_lines)
    assert (others.coverage.left, others.coverage.right) == (together.left, together.right)
    starts = sorted(x for b in expected for x in starts_of(b))
    assert all(others.starts_near(x) == starts_near(starts, x) for x in starts_of(own))


def test_band_of_a_later_page_taken_for_the_one_before() -> None:
    first, third = band(0, [1]), band(0, [2])
    seen = BandsByPage([(1, first), (3, third)])
    assert (seen.before(1), seen.before(2), seen.before(3), seen.before(4)) == (None, first, first, third)


def test_line_in_parts_on_another_page_hides_columns() -> None:
    seen = BandsByPage([(1, band(0, [1, 2, 3])), (2, band(0, [25])), (3, band(0, [0, 1, 2]))])
    assert seen.others(1, band(0, [1, 2, 3])).coverage == coverage_of(band(0, [0, 1, 2]))
