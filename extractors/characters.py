"""From characters to words: the runs of print between white space, column gaps and vertical rules."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from statistics import median
from typing import NamedTuple

from extractors.turning import turned_box
from extractors.values import Region, Rule, Word

# A gap between two characters' advances wider than this share of the font size is a space, though none was printed.
SPACE_GAP = 0.12
# The same character again, shifted by less than this share of its width: printed twice to look bold.
FAKE_BOLD_SHIFT = 0.5
# Two characters stand on one line where their middles differ by less than this share of their height.
LINE_TOLERANCE = 0.5
# Characters this many times larger than the page's usual ones, with smaller ones printed over them, are a watermark.
LARGE = 2.5
LIGATURES = {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"}
SOFT_HYPHEN = "\u00ad"


class Character(NamedTuple):
    """One printed character; box (advance by line height) in points as displayed.

    ink_x0 and ink_x1 leave out the side bearings. angle is the direction of reading in degrees clockwise:
    0, 90, 180 or 270; any other is slanted text. order is its place in the text layer; the letters of a ligature share
    one box.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    ink_x0: float
    ink_x1: float
    size: float
    angle: int = 0
    bold: bool = False
    order: int = 0

    @property
    def height(self) -> float:
        """The height of its line."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """The vertical middle."""
        return (self.top + self.bottom) / 2


def words_of(characters: Iterable[Character], rules: Sequence[Rule], page: int) -> list[Word]:
    """The page's words in reading order (lines from the top, words from the left), watermarks last."""
    printed = list(characters)
    usual = median(c.size for c in printed) if printed else 0.0
    words: list[Word] = []
    marks: list[Word] = []
    layers = sorted(printed, key=lambda c: (c.angle, c.size > LARGE * usual))
    for (angle, large), group in groupby(layers, key=lambda c: (c.angle, c.size > LARGE * usual)):
        if angle % 90:
            marks += [_slanted(run, page) for run in _unbroken(group)]
            continue
        turned = [_turned(c, angle) for c in group]
        walls = sorted((r for r in rules if r.direction == "vertical"), key=_position) if angle == 0 else []
        found = [_word(run, angle, page) for line in lines_of(turned) for run in _runs(line, walls)]
        over = [w for w in found if large and _is_printed_over(w, printed)]
        words += [w for w in found if w not in over]
        marks += [replace(w, watermark=True) for w in over]
    return [*words, *marks]


def _unbroken(characters: Iterable[Character]) -> list[list[Character]]:
    """Runs of characters between white space, in the order of the text layer."""
    ordered = sorted(characters, key=lambda c: c.order)
    return [list(run) for blank, run in groupby(ordered, key=lambda c: c.text.isspace()) if not blank]


def _slanted(run: Sequence[Character], page: int) -> Word:
    """A word across the page, as stamps and watermarks are printed."""
    text = unicodedata.normalize("NFC", "".join(LIGATURES.get(c.text, c.text) for c in run))
    box = (min(c.x0 for c in run), min(c.top for c in run), max(c.x1 for c in run), max(c.bottom for c in run))
    return Word(text, Region(page, *box), size=run[0].size, upright=False, watermark=True)


def _is_printed_over(word: Word, characters: Iterable[Character]) -> bool:
    """Whether smaller text stands where a large word does."""
    return any(
        c.size * LARGE < word.size and not c.text.isspace() and word.region.holds((c.x0 + c.x1) / 2, c.middle)
        for c in characters
    )


def lines_of(characters: Iterable[Character]) -> list[list[Character]]:
    """Characters grouped into lines from the top, each line from the left."""
    lines: list[list[Character]] = []
    for c in sorted(characters, key=lambda c: (c.middle, c.x0, c.order)):
        line = lines[-1] if lines else None
        if line and abs(c.middle - line[0].middle) < LINE_TOLERANCE * min(c.height, line[0].height):
            line.append(c)
        else:
            lines.append([c])
    return [sorted(line, key=lambda c: (c.x0, c.order)) for line in lines]


def _runs(line: Sequence[Character], walls: Sequence[Rule]) -> list[list[Character]]:
    runs: list[list[Character]] = []
    last: Character | None = None
    for c in line:
        if c.text.isspace() or (not c.text.isprintable() and c.text != SOFT_HYPHEN):
            last = None
        elif last is None or _apart(last, c, walls):
            runs.append([c])
            last = c
        elif not _printed_twice(last, c):
            runs[-1].append(c)
            last = c
    return runs


def _position(rule: Rule) -> float:
    return rule.position


def _apart(left: Character, right: Character, walls: Sequence[Rule]) -> bool:
    if right.x0 - left.x1 > SPACE_GAP * max(left.size, right.size):
        return True
    first = bisect_left(walls, left.ink_x1 - 0.5, key=_position)
    end = bisect_right(walls, right.ink_x0 + 0.5, lo=first, key=_position)
    return any(w.start <= left.middle <= w.end for w in walls[first:end])


def _printed_twice(left: Character, right: Character) -> bool:
    if abs(left.order - right.order) == 1 and left.x0 == right.x0:
        return False  # two letters of one ligature
    return left.text == right.text and abs(left.x0 - right.x0) < FAKE_BOLD_SHIFT * (left.x1 - left.x0)


def _word(run: Sequence[Character], angle: int, page: int) -> Word:
    text = unicodedata.normalize("NFC", "".join(LIGATURES.get(c.text, c.text) for c in run))
    left, right = min(c.ink_x0 for c in run), max(c.ink_x1 for c in run)
    box = turned_box((left, min(c.top for c in run), right, max(c.bottom for c in run)), (360 - angle) % 360)
    return Word(text, Region(page, *box), size=run[0].size, bold=all(c.bold for c in run), upright=angle == 0)


def _turned(c: Character, angle: int) -> Character:
    """The character with the page turned so that its line reads from left to right."""
    if angle == 0:
        return c
    x0, top, x1, bottom = turned_box((c.x0, c.top, c.x1, c.bottom), angle)
    return c._replace(x0=x0, top=top, x1=x1, bottom=bottom, ink_x0=x0, ink_x1=x1)
