"""Lemmas of compounds that no dictionary holds: the last part is inflected, so its lemma ends the compound's."""

from __future__ import annotations

from functools import lru_cache

import simplemma

from normalizers.danish.lexicon import SHORTEST, compound_cuts, last_parts

SHORTEST_HEAD = 3


@lru_cache(maxsize=65536)
def compound_lemma(word: str) -> str | None:
    """The lemma of a compound that the dictionary does not hold, None of any other word; acronyms keep their capitals.

    The last part is one of vocabulary/lexicon.toml, else the longest that leaves two dictionary words.
    """
    head, hyphen, last = word.rpartition("-")
    if head and last.isalpha():
        lowered = last.lower()
        return head + hyphen + (last_parts().get(lowered) or _by_last_part(lowered) or dictionary_lemma(lowered))
    acronym = len(word) > 1 and word.isupper()
    return _by_last_part(word.lower()) if word.isalpha() and not acronym else None


def dictionary_lemma(word: str) -> str:
    """What the general dictionary says of a word in lower case; the word itself where it does not know it."""
    return simplemma.lemmatize(word, lang="da")


def _by_last_part(word: str) -> str | None:
    for cut in range(SHORTEST_HEAD, len(word) - SHORTEST + 1):
        lemma = last_parts().get(word[cut:])
        if lemma:
            return word[:cut] + lemma
    cuts = () if simplemma.is_known(word, lang="da") else compound_cuts(word)
    return word[: cuts[0]] + dictionary_lemma(word[cuts[0] :]) if cuts else None
