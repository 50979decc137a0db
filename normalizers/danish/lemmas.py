"""Lemmas of compounds that no dictionary holds: the last part is inflected, so its lemma ends the compound's."""

from __future__ import annotations

from functools import lru_cache

import simplemma

from normalizers.danish.lexicon import CACHED, SHORTEST, Lexicon
from normalizers.vocabulary.words import Vocabulary

SHORTEST_HEAD = 3


class Lemmas:
    """The lemmas of compounds, by the last parts of vocabulary/lexicon.toml."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._lexicon = vocabulary.of(Lexicon)
        self.of_compound = lru_cache(maxsize=CACHED)(self._of_compound)

    def _of_compound(self, word: str) -> str | None:
        """The lemma of a compound the dictionary does not hold, None of any other word; acronyms keep their capitals.

        The last part is one of vocabulary/lexicon.toml, else the longest that leaves two dictionary words.
        """
        head, hyphen, last = word.rpartition("-")
        if head and last.isalpha():
            lowered = last.lower()
            known = self._lexicon.last_parts.get(lowered)
            return head + hyphen + (known or self._by_last_part(lowered) or dictionary_lemma(lowered))
        acronym = len(word) > 1 and word.isupper()
        return self._by_last_part(word.lower()) if word.isalpha() and not acronym else None

    def _by_last_part(self, word: str) -> str | None:
        for cut in range(SHORTEST_HEAD, len(word) - SHORTEST + 1):
            lemma = self._lexicon.last_parts.get(word[cut:])
            if lemma:
                return word[:cut] + lemma
        cuts = () if simplemma.is_known(word, lang="da") else self._lexicon.compound_cuts(word)
        return word[: cuts[0]] + dictionary_lemma(word[cuts[0] :]) if cuts else None


def dictionary_lemma(word: str) -> str:
    """What the general dictionary says of a word in lower case; the word itself where it does not know it."""
    return simplemma.lemmatize(word, lang="da")
