"""Texts of which the print shows a part: they run on behind the edge of their cell, as spreadsheets print them.

The file holds such a text in one run, over or under that of the next cell. Its words are told apart from those of the
other cells, and what the print does not show of it is put to the edge where it is cut: so it stays in its cell, behind
the words that are shown. Where boxes come from is for clips.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from extractors.document.geometry import Array, Box, Region, Word
from extractors.document.lines import lines_of
from extractors.pdf.characters import Characters, words_of


@dataclass(frozen=True, slots=True)
class CutTextTolerances:
    """When a text is cut, and where the words stand that are not shown."""

    # Of the page's width: a wider clip is that of the page or its body, whose text nobody meant to be read on.
    page_share: float = 0.8
    # What lies beyond the clip where a text is cut: programs that print no whole letter beyond it print a part of one.
    least_cut_em: float = 0.01
    # Words that are not shown stand so far within the edge: further than the edges of clip and cell differ.
    inset_pt: float = 2.0
    # Together they are so wide.
    width_pt: float = 0.5


CUT_TEXTS = CutTextTolerances()

Hidden = Callable[[Sequence[Word]], Sequence[Word]]


@dataclass(frozen=True, slots=True)
class CutText:
    """The characters of all texts that are cut at one box (points as displayed)."""

    characters: Characters
    box: Box

    def words(self, page: int, others: Sequence[Word], hidden: Hidden) -> tuple[list[Word], list[Word]]:
        """The words of the texts of which something is seen, put into the box, and those of the others.

        others: the words seen on the page; a line that is not shown goes on one that is. hidden: which of the words
        that the clip shows are hidden by something else; then nobody knows whether the rest was meant to be seen.
        """
        words = words_of(self.characters, (), page)
        folded = dict(zip(words, self._folded(words), strict=True))
        kept: list[Word] = []
        lost: list[Word] = []
        for line in lines_of(words):
            shown = [replace(w, region=self._shown(w.region)) for w in line if self._holds(w)]
            seen = not hidden(shown) if shown else any(self._holds(w) for w in others)
            (kept if seen else lost).extend(folded[w] for w in line)
        return kept, lost

    def _holds(self, word: Word) -> bool:
        x, y = word.region.middle
        left, top, right, bottom = self.box
        return left <= x <= right and top <= y <= bottom

    def _shown(self, region: Region) -> Region:
        left, top, right, bottom = self.box
        return Region(
            region.page, max(left, region.x0), max(top, region.top), min(right, region.x1), min(bottom, region.bottom)
        )

    def _folded(self, words: Sequence[Word]) -> list[Word]:
        """The words with their regions within the box."""
        left, top, right, bottom = self.box
        ends = np.array([(w.region.x0, w.region.x1, w.region.top, w.region.bottom) for w in words])
        x0, x1 = _within(ends[:, 0], ends[:, 1], left, right)
        y0, y1 = _within(ends[:, 2], ends[:, 3], top, bottom)
        boxes = zip(x0.tolist(), y0.tolist(), x1.tolist(), y1.tolist(), strict=True)
        return [replace(w, region=Region(w.region.page, *box), cut=True) for w, box in zip(words, boxes, strict=True)]


def parted(characters: Characters, width: float) -> tuple[Characters, list[CutText]]:
    """The characters that the page (its width in points) shows whole, and the texts that it cuts, by their boxes."""
    kept = np.ones(len(characters), bool)
    cut: list[CutText] = []
    for box in dict.fromkeys(b for b in characters.clip.tolist() if b is not None):
        own = np.array([b == box for b in characters.clip.tolist()])
        text = characters.take(own)
        if box[2] - box[0] < CUT_TEXTS.page_share * width and _reaches_over(text, box):
            cut.append(CutText(text, box))
            kept &= ~own
    return (characters.take(kept) if cut else characters), cut


def _reaches_over(text: Characters, box: Box) -> bool:
    """Whether letters lie beyond the box, at its sides or with their line."""
    left, top, right, bottom = box
    least = CUT_TEXTS.least_cut_em * text.size
    beyond = (text.ink_x1 - right > least) | (left - text.ink_x0 > least)
    beyond |= (text.middle < top) | (text.middle > bottom)
    return bool(beyond.any())


def _within(first: Array, last: Array, low: float, high: float) -> tuple[Array, Array]:
    """Stretches (from first to last) kept between low and high: those beyond are narrowed, in their order, inside."""
    inset, width = min(CUT_TEXTS.inset_pt, (high - low) / 2), CUT_TEXTS.width_pt
    over, under = first > high - inset, last < low + inset
    above, below = np.maximum(last.max() - high, width), np.maximum(low - first.min(), width)
    ends = []
    for x in (first, last):
        end = np.clip(x, low, high)
        end = np.where(over, high - inset + width * np.clip((x - high) / above, 0, 1), end)
        ends.append(np.where(under, low + inset - width * np.clip((low - x) / below, 0, 1), end))
    return ends[0], ends[1]
