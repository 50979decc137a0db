"""Columns of a table without vertical rules: the white strips between texts, and which of them are borders.

Which lines are a table's is for text_lines; what other pages show for other_pages.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from extractors.document.geometry import Line
from extractors.tables.text_lines import Band, TextLine, spans_of

Strip = tuple[float, float]


@dataclass(frozen=True, slots=True)
class GutterTolerances:
    """When white between texts is a border between columns."""

    # Narrower white strips are chance: a space is as wide.
    min_strip_pt: float = 2.2
    # A strip this wide needs no second sign; a narrower one has texts that begin at its right edge.
    sure_strip_pt: float = 6.0
    # Texts that begin so near each other begin at one place: letters' side bearings differ by less.
    same_start_pt: float = 1.2
    # One line that begins a text at the right edge of a narrow strip does so by chance.
    min_lines: int = 2
    # The same of all lines: in a long table chance comes more often.
    starts_share: float = 0.06
    # Of a table's lines, those with separate texts on both sides of a narrow strip, where it is a border.
    parted_share: float = 0.5
    # So many numbers that end at the left edge of a narrow strip are set right: fewer end there by chance, more often
    # than texts begin at one place.
    min_right_lines: int = 4
    # Headings over groups of columns stand in so many first lines.
    heading_lines: int = 4


GUTTERS = GutterTolerances()


@dataclass(frozen=True, slots=True)
class Coverage:
    """What bands show of their columns: the stretches of the page's width that words cover, from the left.

    lines: how many lines they have; column_lines: how many of these keep to the columns. left, right: their ends.
    """

    covered: tuple[Strip, ...] = ()
    column_lines: int = 0
    lines: int = 0
    left: float = math.inf
    right: float = -math.inf


def coverage_of(band: Band) -> Coverage:
    """What one band shows; section rows and the headings over groups of columns cover nothing."""
    lines = _column_lines(band)
    words = [span for line in lines for span in spans_of(line.words)]
    covered = _stretches(_short_of(words, close_starts(lines)))
    return Coverage(covered, len(lines), len(band.lines), band.left, band.right)


def close_starts(lines: Sequence[TextLine]) -> list[float]:
    """The places (ascending) where columns begin right behind the text before them, as their runs tell."""
    close = GUTTERS.min_strip_pt + 2 * GUTTERS.same_start_pt
    starts = [
        b[0].region.x0 for n in lines for a, b in pairwise(n.segments) if b[0].region.x0 - a[-1].region.x1 < close
    ]
    return clusters(sorted(starts))


def _short_of(spans: Sequence[Strip], places: Sequence[float]) -> list[Strip]:
    """The ends of texts; one that ends at the place of a column so far before it that a strip is left."""
    least, near = GUTTERS.min_strip_pt + GUTTERS.same_start_pt, GUTTERS.same_start_pt
    found = []
    for x0, x1 in spans:
        place = next((p for p in places if x0 < p - near and p - least < x1 <= p + near), x1 + least)
        found.append((min(x0, place - least), place - least))
    return found


def overlaid(first: Coverage, second: Coverage) -> Coverage:
    """What the bands of both show together."""
    return Coverage(
        _stretches([*first.covered, *second.covered]),
        first.column_lines + second.column_lines,
        first.lines + second.lines,
        min(first.left, second.left),
        max(first.right, second.right),
    )


def starts_of(band: Band) -> list[float]:
    """The places (ascending) where the texts of a band's columns begin."""
    return sorted(s[0].region.x0 for line in _column_lines(band) for s in line.segments)


def ends_of(band: Band) -> list[float]:
    """The places (ascending) where the numbers that stand alone in a band's columns end."""
    alone = (s[0] for line in _column_lines(band) for s in line.segments if len(s) == 1)
    return sorted(word.region.x1 for word in alone if word.text[0].isdigit())


def starts_near(starts: Sequence[float], place: float) -> int:
    """How many of the starts (ascending) are at a place, to some points."""
    first = bisect_right(starts, -GUTTERS.same_start_pt, key=lambda x: x - place)
    return bisect_left(starts, GUTTERS.same_start_pt, lo=first, key=lambda x: x - place) - first


def strips_of(
    coverage: Coverage,
    starts: Callable[[float], int],
    parted: Collection[Strip] = frozenset(),
    ends: Sequence[float] = (),
) -> list[Strip]:
    """The white strips (left, right) between columns; starts tells how many texts begin at a place.

    parted: those at which most lines part their texts. ends: the places (ascending) where numbers end; those set right
    end at the left edge of a strip.
    """
    return [
        strip
        for strip in _between(coverage.covered)
        if strip in parted
        or starts_near(ends, strip[0]) >= GUTTERS.min_right_lines
        or _is_border(strip, starts(strip[1]), coverage.column_lines)
    ]


def parted_in(band: Band, coverage: Coverage) -> frozenset[Strip]:
    """The white strips at which most of a band's lines part their texts, and at no other strip beside it.

    The names over two columns may stand closer to each other than the texts of all rows.
    """
    strips, lines = _between(coverage.covered), _column_lines(band)
    parted: Counter[Strip] = Counter()
    for line in lines:
        for left, right in pairwise(line.segments):
            inside = [s for s in strips if left[-1].region.x1 <= s[1] and s[0] <= right[0].region.x0]
            parted.update(inside if len(inside) == 1 else ())
    least = max(GUTTERS.min_lines, GUTTERS.parted_share * len(lines))
    return frozenset(strip for strip, count in parted.items() if count >= least)


def centred_in(band: Band, coverage: Coverage) -> frozenset[Strip]:
    """The white strips between columns of marks or short texts that stand in the middle under their names.

    Names set close leave little white, and under them no text begins beside it.
    """
    middles = [
        (s[0].region.x0, s[0].region.x1, s[0].region.middle[0])
        for line in _column_lines(band)
        for s in line.segments
        if len(s) == 1
    ]

    def is_of_marks(stretch: Strip) -> bool:
        inside = [(x1 - x0, middle) for x0, x1, middle in middles if stretch[0] <= x0 and x1 <= stretch[1]]
        centre, width = sum(stretch) / 2, stretch[1] - stretch[0]
        marks = [abs(middle - centre) < GUTTERS.same_start_pt and w < width for w, middle in inside]
        return sum(marks) >= GUTTERS.min_lines and sum(marks) >= len(marks) - 1

    columns = [is_of_marks(stretch) for stretch in coverage.covered]
    between = zip(_between(coverage.covered), pairwise(columns), strict=True)
    return frozenset(strip for strip, sides in between if all(sides))


def rest_of_row(lines: Sequence[TextLine], before: Band) -> list[Band]:
    """The lines at the head of a page without a table that go on a row of the band before, its first column empty."""
    starts = starts_of(before)
    strips = strips_of(coverage_of(before), lambda x: starts_near(starts, x))
    kept: list[TextLine] = []
    for line in lines:
        if strips and line.x0 > strips[0][0] and _keeps_to(line, starts, strips) and _follows(line, kept):
            kept.append(line)
        else:
            break
    return [Band(tuple(kept), min(x.x0 for x in kept), max(x.x1 for x in kept))] if kept else []


def _keeps_to(line: TextLine, starts: Sequence[float], strips: Sequence[Strip]) -> bool:
    """Whether each of a line's texts begins where the columns' texts do and crosses no strip."""
    ends = [(s[0].region.x0, s[-1].region.x1) for s in line.segments]
    return all(starts_near(starts, x0) and not any(x0 < a and x1 > b for a, b in strips) for x0, x1 in ends)


def _follows(line: TextLine, above: Sequence[TextLine]) -> bool:
    return not above or line.top - above[-1].bottom < line.bottom - line.top


def _column_lines(band: Band) -> list[TextLine]:
    """The lines that keep to the columns: not section rows, sums, nor the headings over groups of columns."""
    lines = _not_over_columns([line for line in band.lines if not band.is_lone(line)])
    for line in lines[: GUTTERS.heading_lines]:
        rest = [other for other in lines if other is not line]
        if len(_white_between_texts(rest)) > len(_white_between_texts(lines)):
            lines = rest
    return lines


def _not_over_columns(lines: Sequence[TextLine]) -> list[TextLine]:
    """The lines none of whose texts reaches over two places where other lines, twice as many, begin one text each."""
    starts = sorted(s[0].region.x0 for line in lines for s in line.segments)
    places = [place for place in clusters(starts) if starts_near(starts, place) >= GUTTERS.min_lines]
    begun = Counter(pair for line in lines for pair in combinations(_begun(line, places), 2))
    reached = [[_reached(s, places) for s in line.segments] for line in lines]
    over = Counter(pair for texts in reached for pairs in texts for pair in pairs)
    wrong = {pair for pair, count in over.items() if begun[pair] >= max(GUTTERS.min_lines, 2 * count)}
    return [line for line, texts in zip(lines, reached, strict=True) if not any(wrong & pairs for pairs in texts)]


def clusters(starts: Sequence[float]) -> list[float]:
    """One place for each run of starts (ascending) that are the same to some points."""
    return [x for last, x in pairwise([-math.inf, *starts]) if x - last > GUTTERS.same_start_pt]


def _begun(line: TextLine, places: Sequence[float]) -> list[int]:
    """The places (their indexes) where a line's texts begin."""
    return [
        i
        for s in line.segments
        for i in _within(places, s[0].region.x0 - GUTTERS.same_start_pt, s[0].region.x0 + GUTTERS.same_start_pt)
    ]


def _reached(segment: Line, places: Sequence[float]) -> set[tuple[int, int]]:
    """The pairs of places that a text begins at or runs over."""
    inside = _within(
        places, segment[0].region.x0 - GUTTERS.same_start_pt, segment[-1].region.x1 - GUTTERS.same_start_pt
    )
    return set(combinations(inside, 2))


def _within(places: Sequence[float], left: float, right: float) -> range:
    return range(bisect_left(places, left), bisect_left(places, right))


def _white_between_texts(lines: Sequence[TextLine]) -> list[Strip]:
    """Strips that no text of the lines stands in or runs over."""
    ends = [(s[0].region.x0, s[-1].region.x1) for line in lines for s in line.segments]
    return white_between(_short_of(ends, close_starts(lines)))


def white_between(spans: Iterable[Strip]) -> list[Strip]:
    """The strips that none of the spans (left, right) covers."""
    return _between(_stretches(spans))


def _stretches(spans: Iterable[Strip]) -> tuple[Strip, ...]:
    """Spans made one where they overlap or leave no strip between them."""
    stretches: list[Strip] = []
    for x0, x1 in sorted(spans):
        if stretches and x0 - stretches[-1][1] < GUTTERS.min_strip_pt:
            stretches[-1] = (stretches[-1][0], max(stretches[-1][1], x1))
        else:
            stretches.append((x0, x1))
    return tuple(stretches)


def _between(stretches: Sequence[Strip]) -> list[Strip]:
    return [(left[1], right[0]) for left, right in pairwise(stretches)]


def _is_border(strip: Strip, starts: int, lines: int) -> bool:
    """Whether texts begin at the strip's right edge, where it is too narrow to be sure of."""
    if strip[1] - strip[0] >= GUTTERS.sure_strip_pt:
        return starts > 0
    return starts >= max(GUTTERS.min_lines, GUTTERS.starts_share * lines)
