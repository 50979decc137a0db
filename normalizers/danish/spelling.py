"""Words with one slip of the pen: a letter missing, doubled, wrong, or two that changed places."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz.distance import OSA

# In a shorter word one letter makes another word.
SHORTEST = 8


def nearly(word: str, stems: Iterable[str]) -> str | None:
    """The stem a word begins with but for one slip; None where no long stem, or more than one, comes so near."""
    lowered = word.lower()
    if len(lowered) < SHORTEST - 1:
        return None
    found = {stem for stem in stems if len(stem) >= SHORTEST and _one_slip(lowered, stem)}
    longest = max(found, key=lambda s: (len(s), s), default=None)
    return longest if longest and all(longest.startswith(s) for s in found) else None


@lru_cache(maxsize=65536)
def _one_slip(word: str, stem: str) -> bool:
    """Whether a word begins with the stem but for one slip; one at its very end may be an inflection and is none."""
    at = next((i for i, (a, b) in enumerate(zip(word, stem, strict=False)) if a != b), min(len(word), len(stem)))
    if at == 0 or at == len(stem):
        return False
    rest, wanted = word[at:], stem[at:]
    swapped = rest[1:2] + rest[:1] + rest[2:]
    mended = ((rest[1:], wanted[1:]), (rest, wanted[1:]), (rest[1:], wanted), (swapped, wanted))
    return any(end and part.startswith(end) for part, end in mended)


def one_letter_apart(a: str, b: str) -> bool:
    """Whether one letter wrong, missing, added or swapped with its neighbour makes one word of the other."""
    return OSA.distance(a, b, score_cutoff=1) <= 1
