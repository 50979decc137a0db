"""Danish word knowledge for layout: is this string of letters a word that can stand alone?"""

from __future__ import annotations

import re
from functools import lru_cache

import simplemma

# Strings shorter than this are mostly endings ("er", "ge") or abbreviations: only SHORT_WORDS count as words.
SHORTEST = 4
SHORT_WORDS = frozenset(
    "i på af at en et er den det der de du vi og om op ud ad to tre til fra for med ved som sin kan har var vil ej ja "
    "nej men dog kun nu når fik gik se så tog via".split()
)
# The first part of a compound with its linking s ("uddannelses-", "administrations-"): no word by itself.
LINKING = re.compile(r"(?:hed|skab|ing|ion|tet|dom|else)s$")


@lru_cache(maxsize=65536)
def is_word(word: str) -> bool:
    """Whether a word (lower case, no punctuation around it) stands in the Danish dictionary."""
    if len(word) < SHORTEST:
        return word in SHORT_WORDS
    return not LINKING.search(word) and bool(simplemma.is_known(word, lang="da"))


@lru_cache(maxsize=65536)
def compound_cuts(word: str) -> tuple[int, ...]:
    """The places where a word falls into two dictionary words, with or without a linking s between them."""
    places = range(SHORTEST, len(word) - SHORTEST + 1)
    return tuple(cut for cut in places if is_word(word[cut:]) and _is_first_part(word[:cut]))


def _is_first_part(part: str) -> bool:
    return is_word(part) or (part.endswith("s") and bool(simplemma.is_known(part[:-1], lang="da")))
