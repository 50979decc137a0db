"""Numbers and dates among the texts of a page: which texts are one, and numbers set right under each other.

Which lines make a table is for text_lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.document.geometry import Line


@dataclass(frozen=True, slots=True)
class ValueTolerances:
    """When a text is a number or date, and when numbers are set right."""

    # A number or date has at most so many words: "12. marts 2023".
    value_words: int = 3
    # Numbers set right end at one place: the white behind a 1 is wider than behind other digits.
    same_end_pt: float = 2.0
    # Fewer lines may end in numbers under each other by chance.
    min_lines: int = 5


VALUES = ValueTolerances()

_DIGIT, _LETTER = re.compile(r"\d"), re.compile(r"[^\W\d_]")

Parts = tuple[Line, ...]


def is_value(text: Line) -> bool:
    """Whether a text looks like a number or date: few words with a digit, the first without letters, one with some."""
    if len(text) > VALUES.value_words or not _DIGIT.search("".join(w.text for w in text)):
        return False
    lettered = [_LETTER.search(w.text) is not None for w in text]
    return not lettered[0] and sum(lettered) <= 1


def set_right(lines: Sequence[Parts]) -> frozenset[int]:
    """The lines (their indexes) of a text and a number each, enough of whose numbers end at one place.

    Numbers that never get smaller downwards are those of pages: a table of contents is no table of numbers.
    """
    ends = {n: parts[1][-1].region.x1 for n, parts in enumerate(lines) if len(parts) == 2 and is_value(parts[1])}
    found: set[int] = set()
    for place in ends.values():
        under = [n for n, x1 in ends.items() if abs(x1 - place) < VALUES.same_end_pt]
        if len(under) >= VALUES.min_lines and not _only_grow([lines[n][1] for n in under]):
            found.update(under)
    return frozenset(found)


def parted_at_numbers(lines: Sequence[Parts]) -> list[Parts]:
    """The lines, those beside lines of numbers set right cut too before a number that ends where theirs do.

    A long name leaves no more than a space before its number.
    """
    found = list(lines)
    right = set(set_right(lines))
    steps = range(1, len(lines))
    for beside, own in [*((n - 1, n) for n in steps), *((n, n - 1) for n in reversed(steps))]:
        if beside in right and len(found[own]) == 1 and _ends_under(found[own][0], found[beside][1]):
            found[own] = (found[own][0][:-1], found[own][0][-1:])
            right.add(own)
    return found


def _ends_under(text: Line, number: Line) -> bool:
    """Whether a text of several words ends in a number, under or over the end of another."""
    off = abs(text[-1].region.x1 - number[-1].region.x1)
    return len(text) > 1 and is_value(text[-1:]) and off < VALUES.same_end_pt


def _only_grow(numbers: Sequence[Line]) -> bool:
    """Whether plain numbers never get smaller from each to the next."""
    digits = ["".join(w.text for w in number) for number in numbers]
    return all(text.isdecimal() for text in digits) and all(int(a) <= int(b) for a, b in pairwise(digits))
