"""Words in lines, and lines in parts: what reading order means for every reader and finder.

How wide a gap parts two texts is for who cuts the line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from extractors.document.geometry import Line, Word


@dataclass(frozen=True, slots=True)
class LineTolerances:
    """When words stand on one line."""

    # Of the smaller height, by which middles differ at most: raised signs stay on their line, the next line is off it.
    same_line_share: float = 0.5


LINES = LineTolerances()


def lines_of(words: Iterable[Word]) -> tuple[Line, ...]:
    """Words grouped into lines from the top, each from the left; turned text and watermarks keep their order."""
    upright = [w for w in words if w.upright and not w.watermark]
    turned = tuple((w,) for w in words if not w.upright or w.watermark)
    lines: list[list[Word]] = []
    middle = height = 0.0  # of the first word of the last line; plain numbers, as this runs for every word
    for word in sorted(upright, key=lambda w: (w.region.top + w.region.bottom, w.region.x0)):
        region = word.region
        own_middle, own_height = (region.top + region.bottom) / 2, region.bottom - region.top
        if lines and own_middle - middle < LINES.same_line_share * min(height, own_height):
            lines[-1].append(word)
        else:
            lines.append([word])
            middle, height = own_middle, own_height
    return (*(tuple(sorted(line, key=lambda w: w.region.x0)) for line in lines), *turned)


def cut_at_gaps(line: Line, gap: Callable[[Word], float]) -> tuple[Line, ...]:
    """A line cut before each word that stands this far (points, told from the word) or further from the one before."""
    parts: list[list[Word]] = []
    for word in line:
        if parts and word.region.x0 - parts[-1][-1].region.x1 < gap(word):
            parts[-1].append(word)
        else:
            parts.append([word])
    return tuple(tuple(part) for part in parts)


def text_of(words: Iterable[Word]) -> str:
    """Words as one text, a space between them."""
    return " ".join(word.text for word in words)


def squeezed(texts: Sequence[str]) -> str:
    """The texts' letters and digits alone: equal for one header printed twice, however its lines broke."""
    return re.sub(r"[\W_]+", "", "".join(texts)).lower()
