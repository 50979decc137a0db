"""Which words of a text carry meaning, beside articles and the like (spaCy's stop words); the items of a list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from normalizers.danish.analysis import analyse
from normalizers.vocabulary.patterns import Span

# Shorter words say little by themselves, and abbreviations that short are everywhere.
LETTERS = re.compile(r"[^\W\d_]{3}")
# What signs part; a dot ends an item only where no letter follows ("cpr.nr.").
ITEM = re.compile(r"(?:[^,;/:+&()\n.]|\.(?=\w))+")


def content_words(text: str) -> tuple[Span, ...]:
    """(start, end) of each word of at least three letters that is no stop word."""
    return tuple((t.idx, t.idx + len(t)) for t in analyse(text) if not t.is_stop and LETTERS.search(t.text))


def items(text: str, joints: re.Pattern[str]) -> tuple[Span, ...]:
    """(start, end) of each item of a list, between signs and joining words."""
    return tuple(m.span() for m in ITEM.finditer(joints.sub(lambda m: "," * len(m.group()), text)))


def left_over(text: str, explained: Sequence[Span]) -> tuple[Span, ...]:
    """The content words that none of the explained places touches."""
    return tuple((s, e) for s, e in content_words(text) if not any(start < e and s < end for start, end in explained))


def without_small_words_behind(text: str, start: int, end: int) -> Span:
    """text[start:end] up to its last word that is no stop word ("Navn og" is "Navn"); as it is where all are."""
    inside = [t for t in analyse(text) if start <= t.idx and t.idx + len(t) <= end]
    last = next((t for t in reversed(inside) if t.is_alpha and not t.is_stop), None)
    return start, last.idx + len(last) if last and inside[-1].is_stop else end
