"""Lines of justified prose: their spaces are wide, but all alike, and their words stand under no others.

How a line is cut into separate texts is for text_lines; columns of prose side by side are for prose_columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extractors.document.geometry import Line


@dataclass(frozen=True, slots=True)
class JustifiedTolerances:
    """When wide spaces are those of a justified line, and no columns."""

    # Fewer words show no even spaces.
    min_words: int = 4
    # Of a line's usual space, how wide its widest is at most: cells stand at other distances than their words.
    widest_times: float = 1.6
    # The same behind a sentence: some programs set two spaces there.
    sentence_times: float = 2.6
    # Of the usual space, how wide the narrowest is at least.
    narrowest_times: float = 0.5
    # What side bearings and rounding add or take, of the type's size.
    bearing_em: float = 0.18
    # No justified line has wider spaces.
    widest_em: float = 3.0
    # Of a line's words, those with letters: the cells of a row of figures stand evenly too.
    lettered_share: float = 0.6
    # Lines of one paragraph end within this of each other.
    same_margin_pt: float = 2.0
    # The first line of a paragraph, or its list sign, is set in or out by no more.
    indent_em: float = 4.0
    # From a line to the next of its paragraph.
    pitch_em: float = 2.2
    # Type of one paragraph, as PDFs round its size.
    equal_type_pt: float = 0.6
    # Words of two lines begin, end or have their middles at the same place.
    same_end_pt: float = 1.5
    # Of a line's inner words, those that stand under words of the next line at most: in columns nearly all do.
    in_place_share: float = 0.4
    # So many words of such different width need not be compared: in columns their spaces would differ as they do.
    sure_words: int = 6
    sure_widths_times: float = 1.5
    # A list's sign or number is this short; the space behind it is of another width.
    sign_letters: int = 3


JUSTIFIED = JustifiedTolerances()

SENTENCE_ENDS = ".:!?"


def justified_lines(lines: Sequence[Line]) -> set[int]:
    """Which of a page's lines (indexes, from the top) are lines of justified prose."""
    even = {i for i, line in enumerate(lines) if _is_even(line)}
    return {i for i in even if any(_go_together(lines, i, k) for k in _near(lines, i))}


def _is_even(line: Line) -> bool:
    """Whether all spaces of a line of words are alike, but for those behind a list's sign and behind sentences."""
    spaces = [(b.region.x0 - a.region.x1, a.text[-1] in SENTENCE_ENDS) for a, b in pairwise(line)]
    if _has_sign(line) and len(spaces) >= JUSTIFIED.min_words:
        spaces = spaces[1:]
    inner = [gap for gap, ends in spaces if not ends]
    lettered = sum(any(c.isalpha() for c in w.text) for w in line)
    if len(inner) < JUSTIFIED.min_words - 1 or lettered < JUSTIFIED.lettered_share * len(line):
        return False
    size, usual = line[-1].size, median(inner)
    slack = JUSTIFIED.bearing_em * size
    widest = min(JUSTIFIED.widest_times * usual + slack, JUSTIFIED.widest_em * size)
    gaps = [gap for gap, _ in spaces]
    behind_sentences = max(gaps) <= JUSTIFIED.sentence_times * usual + slack
    return max(inner) <= widest and behind_sentences and min(gaps) >= JUSTIFIED.narrowest_times * usual - slack


def _has_sign(line: Line) -> bool:
    """Whether a line may begin with the sign or number of a list."""
    return len(line[0].text) <= JUSTIFIED.sign_letters


def _near(lines: Sequence[Line], index: int) -> Iterator[int]:
    """The next lines above and below that may be of the same paragraph."""
    for step in (-1, 1):
        other = index + step
        if 0 <= other < len(lines):
            apart = abs(lines[other][0].region.middle[1] - lines[index][0].region.middle[1])
            alike = abs(lines[other][-1].size - lines[index][-1].size) < JUSTIFIED.equal_type_pt
            if alike and apart < JUSTIFIED.pitch_em * lines[index][-1].size:
                yield other


def _go_together(lines: Sequence[Line], index: int, other: int) -> bool:
    """Whether two lines have the margins of one paragraph, and their words no common places."""
    line, near = lines[index], lines[other]
    left = min(abs(word.region.x0 - near[0].region.x0) for word in line[: 2 if _has_sign(line) else 1])
    right = line[-1].region.x1 - near[-1].region.x1
    full = abs(right) < JUSTIFIED.same_margin_pt and left < JUSTIFIED.indent_em * line[0].size
    last = other > index and right > 0 and left < JUSTIFIED.same_margin_pt
    return (full or last) and (_is_sure(line) or _share_in_place(line, near) <= JUSTIFIED.in_place_share)


def _is_sure(line: Line) -> bool:
    """Whether many words of different width stand between even spaces."""
    widths = [w.region.x1 - w.region.x0 for w in line[1:-1]]
    return len(widths) >= JUSTIFIED.sure_words and max(widths) > JUSTIFIED.sure_widths_times * min(widths)


def _share_in_place(line: Line, near: Line) -> float:
    """Of the inner words that stand over or under the near line, those that stand where words of it do."""
    places = [(w.region.x0, w.region.middle[0], w.region.x1) for w in near]
    inner = [w.region for w in line[1:-1] if w.region.x0 < near[-1].region.x1]
    if not inner:
        return 1.0
    held = sum(
        any(
            min(abs(w.x0 - x0), abs(w.middle[0] - middle), abs(w.x1 - x1)) < JUSTIFIED.same_end_pt
            for x0, middle, x1 in places
        )
        for w in inner
    )
    return held / len(inner)
