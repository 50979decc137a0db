"""Words that a reader of the page cannot see: under bars, in the colour of the paper, off the page.

Told from the picture of the page: where a word is seen, its letters differ from what is around them. The words are kept
apart; that they were there is told by joining/lost_words, what they say by nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress

import numpy as np

from extractors.document.geometry import Array, Word


@dataclass(frozen=True, slots=True)
class HiddenWordTolerances:
    """When nothing of a word is seen."""

    # Of a line's height from its top, where all letters and digits have ink: between the heights of x and the base.
    ink_from_share: float = 0.36
    ink_to_share: float = 0.72
    # Of a turned word's sides, what is left out around its ink.
    turned_inset_share: float = 0.2
    # Of a line's height, what is looked at on both sides of a word: an I alone is as dark as a bar.
    beside_share: float = 0.15
    # Of 255, by which the letters of a word differ from their ground at least: the palest print does by more.
    least_contrast_grey: float = 14.0
    # Of 255, up to which a bar is dark.
    bar_grey: float = 110.0
    # Of a word's width, what a dark bar covers that hides it: stems of letters are as dark, but narrower.
    covered_share: float = 0.75
    # The same of a lighter bar: an L leaves four fifths of its width as light as the paper.
    lightly_covered_share: float = 0.9
    # Lower letters nobody reads, however large the page is shown.
    legible_pt: float = 1.0
    # Dots that are looked at first: so many in a row of a word, in so many rows.
    sampled_columns: int = 24
    sampled_rows: int = 3
    # Of these columns of dots, what follows each other without a change in a word that no bar covers.
    sampled_even_share: float = 0.6
    # The page is looked at with so many dots a point.
    scale_times: float = 2.0


HIDDEN_WORDS = HiddenWordTolerances()


def hidden_words(words: Sequence[Word], grey: Array, *, scan: bool) -> tuple[list[Word], list[Word]]:
    """The words of a page that its picture (grey, scale_times dots a point) shows, and those that it does not.

    scan: the words stand over or under a picture of the page, if only roughly; then only bars hide them.
    """
    at_first = _at_first_sight(words, grey)
    seen = [
        sees or not _says_something(w) or not _is_hidden(w, grey, scan=scan)
        for w, sees in zip(words, at_first, strict=True)
    ]
    return _parted(words, seen)


def out_of_sight(words: Sequence[Word], width: float, height: float) -> tuple[list[Word], list[Word]]:
    """The words that stand on the page and are large enough to be read, and the others."""
    return _parted(words, [_is_in_sight(word, width, height) for word in words])


def _is_in_sight(word: Word, width: float, height: float) -> bool:
    box = word.region
    x, y = box.middle
    # Some fonts state a size that says nothing of their letters.
    large = max(word.size, box.x1 - box.x0, box.bottom - box.top) >= HIDDEN_WORDS.legible_pt
    return 0 <= x <= width and 0 <= y <= height and large


def _parted(words: Sequence[Word], seen: Sequence[bool]) -> tuple[list[Word], list[Word]]:
    return list(compress(words, seen)), [word for word, sees in zip(words, seen, strict=True) if not sees]


def _at_first_sight(words: Sequence[Word], grey: Array) -> list[bool]:
    """Whether a few dots of each word differ from each other all along it, as letters do; the rest is looked at.

    All words are told at once: of a page nearly all are seen, and looking at each costs more than reading it.
    """
    if not words or not grey.size:
        return [False] * len(words)
    sides = np.array([(w.region.x0, w.region.top, w.region.x1, w.region.bottom) for w in words]).T
    x0, top, x1, bottom = sides * HIDDEN_WORDS.scale_times
    across = np.linspace(0.0, 1.0, HIDDEN_WORDS.sampled_columns)
    down = np.linspace(HIDDEN_WORDS.ink_from_share, HIDDEN_WORDS.ink_to_share, HIDDEN_WORDS.sampled_rows + 2)[1:-1]
    columns = (x0[:, None] + (x1 - x0)[:, None] * across).clip(0, grey.shape[1] - 1).astype(int)
    rows = (top[:, None] + (bottom - top)[:, None] * down).clip(0, grey.shape[0] - 1).astype(int)
    dots = grey[rows[:, :, None], columns[:, None, :]].astype(float)
    changes = np.abs(np.diff(dots, axis=2)).max(1) >= HIDDEN_WORDS.least_contrast_grey
    longest = even = np.zeros(len(words))
    for change in changes.T:
        even = np.where(change, 0, even + 1)
        longest = np.maximum(longest, even)
    varied = longest <= HIDDEN_WORDS.sampled_even_share * HIDDEN_WORDS.sampled_columns
    return [bool(seen) and word.upright for seen, word in zip(varied, words, strict=True)]


def _says_something(word: Word) -> bool:
    """Whether a word has ink where letters have; dots and signs have it elsewhere."""
    return not word.watermark and any(c.isalnum() for c in word.text)


def _is_hidden(word: Word, grey: Array, *, scan: bool) -> bool:
    band = _band(word, grey)
    if not band.size:
        return False
    lowest, highest = float(band.min()), float(band.max())
    if highest - lowest < HIDDEN_WORDS.least_contrast_grey:
        return not scan or highest < HIDDEN_WORDS.bar_grey
    lightest, darkest = band.max(0 if word.upright else 1), band.min(0 if word.upright else 1)
    even = lightest - darkest < HIDDEN_WORDS.least_contrast_grey
    dark = even & (lightest < HIDDEN_WORDS.bar_grey) & (lightest - lowest < HIDDEN_WORDS.least_contrast_grey)
    if _longest_run(dark) >= HIDDEN_WORDS.covered_share * len(dark):
        return True
    covered = even & (np.abs(lightest - np.median(lightest)) < HIDDEN_WORDS.least_contrast_grey)
    beside = int(_beside_pt(word) * HIDDEN_WORDS.scale_times)
    own = covered[beside : len(covered) - beside]
    return not scan and bool(own.size) and _longest_run(own) >= HIDDEN_WORDS.lightly_covered_share * len(own)


def _beside_pt(word: Word) -> float:
    """How many points of the band lie before a word, and as many after it."""
    box = word.region
    return HIDDEN_WORDS.beside_share * (box.bottom - box.top if word.upright else box.x1 - box.x0)


def _longest_run(barred: Array) -> int:
    """How many dots follow each other without a letter between them."""
    breaks = np.flatnonzero(np.concatenate(([True], ~barred, [True])))
    return int(np.diff(breaks).max()) - 1


def _band(word: Word, grey: Array) -> Array:
    """The part of the picture where the word has ink, and some more on both sides."""
    box, more = word.region, _beside_pt(word)
    if not word.upright:
        inset = HIDDEN_WORDS.turned_inset_share
        columns = _dots(box.x0, box.x1, inset, 1 - inset, 0.0)
        return grey[_limited(_dots(box.top, box.bottom, 0, 1, more), grey.shape[0]), _limited(columns, grey.shape[1])]
    rows = _dots(box.top, box.bottom, HIDDEN_WORDS.ink_from_share, HIDDEN_WORDS.ink_to_share, 0.0)
    return grey[_limited(rows, grey.shape[0]), _limited(_dots(box.x0, box.x1, 0, 1, more), grey.shape[1])]


def _dots(start: float, end: float, first: float, last: float, more: float) -> tuple[float, float]:
    """The part of a stretch between two shares of it, and some points more at both ends, in dots."""
    a, b = start + first * (end - start) - more, start + last * (end - start) + more
    return a * HIDDEN_WORDS.scale_times, b * HIDDEN_WORDS.scale_times


def _limited(dots: tuple[float, float], count: int) -> slice:
    first = min(max(0, int(dots[0])), count)
    return slice(first, max(first + 1, min(count, int(np.ceil(dots[1])))))
