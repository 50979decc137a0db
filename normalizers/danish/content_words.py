"""Which words of a text carry meaning: what is left beside articles, prepositions and the like (spaCy's stop words)."""

from __future__ import annotations

from normalizers.danish.analysis import analyse
from normalizers.vocabulary.patterns import Span


def without_small_words_behind(text: str, start: int, end: int) -> Span:
    """text[start:end] up to its last word that is no stop word ("Navn og" is "Navn"); as it is where all are."""
    inside = [t for t in analyse(text) if start <= t.idx and t.idx + len(t) <= end]
    last = next((t for t in reversed(inside) if t.is_alpha and not t.is_stop), None)
    return start, last.idx + len(last) if last and inside[-1].is_stop else end
