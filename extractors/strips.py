"""Columns of a table without vertical rules: the white strips between them, seen on all pages of the table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractors.text_lines import Band, TextLine

Strip = tuple[float, float]

# White strips narrower than this (points) are chance.
MIN_STRIP = 2.2
# A strip this wide needs no second sign; a narrower one has texts that begin at its right edge (to some points).
SURE_STRIP = 6.0
SAME_EDGE = 1.2
# At least this many lines, and this share of them, begin a text at the right edge of a narrow strip.
MIN_STARTS = 2
SHARE_STARTS = 0.06
# Headings over groups of columns stand in this many first lines.
HEADING_LINES = 4


def strips_of(bands: Sequence[Band]) -> list[Strip]:
    """The white strips (left, right) between columns that no line of the bands crosses, group headings apart."""
    lines = [line for band in bands for line in _column_lines(band)]
    return [strip for strip in _white(lines) if _is_border(strip, lines)]


def _column_lines(band: Band) -> list[TextLine]:
    """The lines that keep to the columns: not section rows, and not the headings over groups of columns."""
    lines = [line for line in band.lines if not band.is_lone(line)]
    for line in lines[:HEADING_LINES]:
        rest = [other for other in lines if other is not line]
        if len(_white_between_texts(rest)) > len(_white_between_texts(lines)):
            lines = rest
    return lines


def _white(lines: Iterable[TextLine]) -> list[Strip]:
    """Strips that no word of the lines stands in."""
    return _gaps((w.region.x0, w.region.x1) for line in lines for w in line.words)


def _white_between_texts(lines: Iterable[TextLine]) -> list[Strip]:
    """Strips that no text of the lines stands in or runs over."""
    return _gaps((s[0].region.x0, s[-1].region.x1) for line in lines for s in line.segments)


def _gaps(spans: Iterable[Strip]) -> list[Strip]:
    covered = sorted(spans)
    strips: list[Strip] = []
    reach = covered[0][1] if covered else 0.0
    for x0, x1 in covered:
        if x0 - reach >= MIN_STRIP:
            strips.append((reach, x0))
        reach = max(reach, x1)
    return strips


def _is_border(strip: Strip, lines: Sequence[TextLine]) -> bool:
    """Whether texts begin at the strip's right edge, where it is too narrow to be sure of."""
    starts = sum(abs(s[0].region.x0 - strip[1]) < SAME_EDGE for line in lines for s in line.segments)
    if strip[1] - strip[0] >= SURE_STRIP:
        return starts > 0
    return starts >= max(MIN_STARTS, SHARE_STARTS * len(lines))
