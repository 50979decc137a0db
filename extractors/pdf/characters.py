"""From characters to words: the runs of print between white space, column gaps and vertical rules.

Where characters stand is told by text_layer; torn words are put together in joining.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

import numpy as np

from extractors.document.geometry import Array, Region, Rule, Word, turned_box
from extractors.document.lines import LINES
from extractors.document.run_places import Runs, near


@dataclass(frozen=True, slots=True)
class CharacterTolerances:
    """Where words end, and what is printed twice or over others."""

    # A wider gap between advances is a space, though none was printed: half of a narrow font's space.
    space_gap_em: float = 0.12
    # Of a character's width, the shift of the same one printed again to look bold; twin letters stand wholly apart.
    fake_bold_share: float = 0.5
    # So many times the page's usual size, with smaller text over it, is a watermark: headings are smaller.
    large_times: float = 2.5
    # A rule parts two characters where it stands between their ink, give or take half its thickness.
    wall_pt: float = 0.5
    # A run that goes on with a word begins right where the one before ends.
    seamless_gap_em: float = 0.03
    # Of a page's runs, those that do so by chance where each is a cell.
    seamless_share: float = 0.05
    # Of a page's runs, those that touch the one before where each is a cell: a few texts fill theirs.
    touching_share: float = 0.35


CHARACTERS = CharacterTolerances()


# So many dots in a row, with or without spaces between them, lead from one text to another.
LEADER = re.compile(r"[.…·](?:\s*[.…·]){5,}")
LIGATURES = str.maketrans({"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"})
SOFT_HYPHEN = "\u00ad"


@dataclass(frozen=True, slots=True)
class Characters:
    """The printed characters of a page: arrays of one length, in points as displayed.

    x0, top, x1, bottom: the advance by the height of the line; ink_x0, ink_x1 leave out the side bearings. angle is the
    direction of reading in degrees clockwise: 0, 90, 180 or 270; any other is slanted text. order is the place in the
    text layer, run the number of the text object there; the letters of a ligature share one box. clip is the box (Box)
    beyond which the page does not show a text that reaches over it, None for any other.
    """

    text: Array
    x0: Array
    top: Array
    x1: Array
    bottom: Array
    ink_x0: Array
    ink_x1: Array
    size: Array
    angle: Array
    bold: Array
    order: Array
    run: Array
    clip: Array

    def __len__(self) -> int:
        return len(self.text)

    @property
    def middle(self) -> Array:
        """The vertical middle of each."""
        return (self.top + self.bottom) / 2

    def take(self, which: Array) -> Characters:
        """Those of these places, or where a mask is True."""
        return Characters(*(getattr(self, name)[which] for name in self.__slots__))

    def turned(self, angle: int) -> Characters:
        """With the page turned so that text at this angle reads from left to right."""
        if angle == 0:
            return self
        x0, top, x1, bottom = turned_box((self.x0, self.top, self.x1, self.bottom), angle)
        return replace(self, x0=x0, top=top, x1=x1, bottom=bottom, ink_x0=x0, ink_x1=x1)


def words_of(characters: Characters, rules: Sequence[Rule], page: int) -> list[Word]:
    """The page's words in reading order (lines from the top, words from the left), watermarks last."""
    if not len(characters):
        return []
    words: list[Word] = []
    marks: list[Word] = []
    large = characters.size > CHARACTERS.large_times * np.median(characters.size)
    kinds = np.unique(2 * characters.angle + large)
    for angle, of_large in (divmod(kind, 2) for kind in kinds.tolist()):
        same = (characters.angle == angle) & (large == of_large)
        group = characters.take(same) if len(kinds) > 1 else characters
        if angle % 90:
            marks += [_slanted(run, page) for run in _unbroken(group)]
            continue
        walls = [r for r in rules if r.direction == "vertical"] if angle == 0 else []
        found = list(_words(group.turned(angle), walls, angle, page))
        over = [w for w in found if of_large and _is_printed_over(w, characters)]
        words += [w for w in found if w not in over]
        marks += [replace(w, watermark=True) for w in over]
    return [*words, *marks]


def _unbroken(characters: Characters) -> Iterator[Characters]:
    """Runs of characters between white space, in the order of the text layer."""
    ordered = characters.take(np.argsort(characters.order, kind="stable"))
    for blank, places in groupby(range(len(ordered)), key=lambda i: str(ordered.text[i]).isspace()):
        if not blank:
            yield ordered.take(np.array(list(places)))


def _slanted(run: Characters, page: int) -> Word:
    """A word across the page, as stamps and watermarks are printed."""
    box = (float(run.x0.min()), float(run.top.min()), float(run.x1.max()), float(run.bottom.max()))
    return Word(_spelled("".join(run.text)), Region(page, *box), float(run.size[0]), upright=False, watermark=True)


def _leaders(letters: Sequence[str]) -> set[int]:
    """The places of the dots that lead the eye from a label to its value: white space, not text."""
    return {i for run in LEADER.finditer("".join(letters)) for i in range(*run.span())}


def _spelled(letters: str) -> str:
    return sys.intern(unicodedata.normalize("NFC", letters if letters.isascii() else letters.translate(LIGATURES)))


def _is_printed_over(word: Word, characters: Characters) -> bool:
    """Whether smaller text stands where a large word does."""
    smaller = characters.take(characters.size * CHARACTERS.large_times < word.size)
    middles = zip(((smaller.x0 + smaller.x1) / 2).tolist(), smaller.middle.tolist(), smaller.text, strict=True)
    return any(word.region.holds(x, y) and not text.isspace() for x, y, text in middles)


def _words(characters: Characters, walls: Sequence[Rule], angle: int, page: int) -> Iterator[Word]:
    """The words of characters that read from left to right, put back as displayed."""
    line = _lines(characters)
    order = np.lexsort((characters.order, characters.x0, line))
    letters = characters.text[order].tolist()
    blank = {c for c in set(letters) if c.isspace() or (not c.isprintable() and c != SOFT_HYPHEN)}
    dots = _leaders(letters)
    places = np.array([i for i, c in enumerate(letters) if c not in blank and i not in dots], int)
    printed, line = characters.take(order[places]), line[order[places]]
    # A run begins behind white space and with every line.
    begins = np.ones(len(places), bool)
    begins[1:] = (np.diff(places) > 1) | (line[1:] != line[:-1])
    once = _printed_once(printed, begins)
    if len(once) < len(printed):
        printed, line, begins = printed.take(once), line[once], begins[once]
    if not len(printed):
        return
    torn = _are_torn(printed, line, begins)
    apart = begins | _apart(printed, begins, walls)
    starts = np.flatnonzero(apart if torn else apart | _begin_columns(printed, line))
    reach = (
        np.minimum.reduceat(printed.ink_x0, starts).tolist(),
        np.minimum.reduceat(printed.top, starts).tolist(),
        np.maximum.reduceat(printed.ink_x1, starts).tolist(),
        np.maximum.reduceat(printed.bottom, starts).tolist(),
    )
    bold = np.logical_and.reduceat(printed.bold, starts).tolist()
    before = np.maximum(starts - 1, 0)
    goes_on = (printed.run[starts] == printed.run[before]) & (line[starts] == line[before]) & (starts > 0) & (not torn)
    size = printed.size[starts].tolist()
    text = "".join(printed.text)
    # Words of one line share the numbers of its height, and words of one spelling their letters: memory of long logs.
    known: dict[float, float] = {}
    for k, (start, end) in enumerate(pairwise([*starts.tolist(), len(text)])):
        left, top, right, bottom = (known.setdefault(side[k], side[k]) for side in reach)
        box = turned_box((left, top, right, bottom), (360 - angle) % 360) if angle else (left, top, right, bottom)
        height = known.setdefault(size[k], size[k])
        yield Word(
            _spelled(text[start:end]),
            Region(page, *box),
            size=height,
            bold=bold[k],
            upright=angle == 0,
            goes_on=bool(goes_on[k]),
        )


def _lines(characters: Characters) -> Array:
    """The number of each character's line, counted from the top."""
    middle, height = characters.middle, characters.bottom - characters.top
    order = np.lexsort((characters.order, characters.x0, middle))
    middle, height = middle[order], height[order]
    changes = np.flatnonzero((np.diff(middle) != 0) | (np.diff(height) != 0)) + 1
    numbers = np.empty(len(characters), int)
    number, first = -1, (0.0, 0.0)
    for start, end in pairwise([0, *changes.tolist(), len(order)]):
        here = (float(middle[start]), float(height[start]))
        if number < 0 or abs(here[0] - first[0]) >= LINES.same_line_share * min(here[1], first[1]):
            number, first = number + 1, here
        numbers[order[start:end]] = number
    return numbers


def _apart(printed: Characters, begins: Array, walls: Sequence[Rule]) -> Array:
    """Where a gap or a rule stands between a character and the one before it on its line."""
    apart = np.zeros(len(printed), bool)
    size = np.maximum(printed.size[1:], printed.size[:-1])
    apart[1:] = printed.x0[1:] - printed.x1[:-1] > CHARACTERS.space_gap_em * size
    if not walls:
        return apart
    walls = sorted(walls, key=lambda r: r.position)
    at = np.array([w.position for w in walls])
    first = np.searchsorted(at, printed.ink_x1[:-1] - CHARACTERS.wall_pt, side="left")
    last = np.searchsorted(at, printed.ink_x0[1:] + CHARACTERS.wall_pt, side="right")
    middle = printed.middle
    for k in np.flatnonzero((last > first) & ~begins[1:] & ~apart[1:]).tolist():
        y = float(middle[k])
        apart[k + 1] = any(w.start <= y <= w.end for w in walls[first[k] : last[k]])
    return apart


def _other_runs(printed: Characters, line: Array) -> Array:
    """Where a run begins that is not that of the character before, or a line."""
    other = (printed.run[1:] != printed.run[:-1]) | (line[1:] != line[:-1])
    return np.concatenate(([True], other))


def _are_torn(printed: Characters, line: Array, begins: Array) -> bool:
    """Whether words are printed in several runs, as to set their letters closer: then many runs touch."""
    inner = np.flatnonzero(_other_runs(printed, line)[1:] & (line[1:] == line[:-1])) + 1
    if not len(inner):
        return False
    gap = np.abs(printed.x0[inner] - printed.x1[inner - 1])
    touching = ~begins[inner] & (gap < CHARACTERS.space_gap_em * printed.size[inner])
    seamless = ~begins[inner] & (gap < CHARACTERS.seamless_gap_em * printed.size[inner])
    return bool(touching.mean() > CHARACTERS.touching_share or seamless.mean() > CHARACTERS.seamless_share)


def _begin_columns(printed: Characters, line: Array) -> Array:
    """Where a run begins at the place of a column, however near the text before it ends.

    A hyphen of its own begins none.
    """
    columns = np.zeros(len(printed), bool)
    firsts = np.flatnonzero(_other_runs(printed, line))
    left, right = printed.x0[firsts], np.maximum.reduceat(printed.x1, firsts)
    lettered = np.array([any(map(str.isalnum, part)) for part in np.split(printed.text, firsts[1:])])
    columns[firsts] = near(Runs(line[firsts], left, right).places(), left) & lettered
    return columns


def _printed_once(printed: Characters, begins: Array) -> Array:
    """The places of the characters without those printed again, a little shifted, to look bold."""
    places = np.arange(len(printed))
    while True:
        x0, x1, text = printed.x0[places], printed.x1[places], printed.text[places]
        width = CHARACTERS.fake_bold_share * (x1[:-1] - x0[:-1])
        again = np.zeros(len(places), bool)
        shift = np.abs(np.diff(x0))
        ligature = (np.abs(np.diff(printed.order[places])) == 1) & (shift == 0)
        again[1:] = (text[1:] == text[:-1]) & (shift < width) & ~ligature & ~begins[places[1:]]
        # Of three the third is compared with the first, once the second is gone.
        again[1:] &= ~again[:-1]
        if not again.any():
            return places
        places = places[~again]
