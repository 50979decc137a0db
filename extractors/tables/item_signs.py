"""Signs that begin the items of a list: bullets, and the dashes, numbers and letters that may also be cells.

Where a line is cut into texts is for text_lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.document.geometry import Line, Word


@dataclass(frozen=True, slots=True)
class ItemTolerances:
    """Which text stands behind a sign."""

    # What is this short is the mark of a list: "1.", "a)", "iii".
    sign_letters: int = 3
    # The text of a list stands no further behind its bullet: word processors set it in by a quarter of an inch.
    sign_gap_em: float = 2.6
    # A text stands at a place where one of its ends does, to so much.
    same_end_pt: float = 3.0


ITEMS = ItemTolerances()

# What may begin an item of a list, or fill a cell of its own: a dash, a number, a letter.
ITEM = re.compile(r"[-–—*]|(?:\d{1,2}|[a-zæøå]|[ivx]{1,4})[.)]|o")

# Signs that begin the items of a list, those of symbol fonts among them; signs that also tick boxes are none.
BULLETS = frozenset("\u2022\u2023\u2043\u2219\u25aa\u25e6\u00b7\uf0b7\uf0a7\uf0d8\uf076")


def hanging_items(lines: Sequence[Sequence[Line]]) -> frozenset[Word]:
    """The dashes, numbers and letters that begin items of lists, told from the texts of all lines.

    Such a sign is a cell of its own where a column has it. It begins an item where the text of some line, not the first
    of it, reaches from over the sign to over the item: there is one column, as the name over it is one.
    """
    found = [(p[0], q) for line in lines for p, q in pairwise(line) if len(p) == 1 and _may_begin(p[0], q)]
    if not found:
        return frozenset()
    over = [(s[0].region.x0, s[-1].region.x1) for line in lines for s in line[1:] if not ITEM.fullmatch(s[0].text)]
    near = ITEMS.same_end_pt
    return frozenset(
        sign
        for sign, item in found
        if any(x0 < sign.region.x0 + near and item[0].region.x0 < x1 - near for x0, x1 in over)
    )


def is_item_sign(word: Word) -> bool:
    """Whether a word may begin an item of a list."""
    return word.text in BULLETS or ITEM.fullmatch(word.text) is not None


def _may_begin(sign: Word, item: Line) -> bool:
    """Whether a word is a sign with a text of words close behind it."""
    close = item[0].region.x0 - sign.region.x1 < ITEMS.sign_gap_em * sign.size
    letters = sum(c.isalpha() for w in item for c in w.text)
    return close and ITEM.fullmatch(sign.text) is not None and letters > ITEMS.sign_letters


def begins_item(bullet: Word, word: Word) -> bool:
    """Whether a word stands close behind a bullet."""
    gap = word.region.x0 - bullet.region.x1
    return bullet.text in BULLETS and word.text not in BULLETS and gap < ITEMS.sign_gap_em * word.size
