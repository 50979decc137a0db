"""Danish word knowledge for layout: is this string of letters a word that can stand alone?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

import simplemma
from pydantic import BaseModel, ConfigDict

from normalizers.vocabulary.words import Vocabulary

# Strings shorter than this are mostly endings ("ge", "ner") or abbreviations: only those of the vocabulary are words.
SHORTEST = 4
CACHED = 65536
# The first part of a compound with its linking s ("uddannelses-", "administrations-"): no word by itself.
LINKING = re.compile(r"(?:hed|skab|ing|ion|tet|dom|else)s$")


class LexiconVocabulary(BaseModel):
    """The file lexicon.toml."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    abbreviations: tuple[str, ...]
    short_words: frozenset[str]
    definite_endings: tuple[str, ...]
    no_nouns: frozenset[str]
    last_parts: dict[str, tuple[str, ...]]


def lexicon_words(vocabulary: Vocabulary) -> LexiconVocabulary:
    """The file lexicon.toml. Raises VocabularyError."""
    return vocabulary.file("lexicon", LexiconVocabulary)


class Lexicon:
    """The words of vocabulary/lexicon.toml beside those of the general dictionary (simplemma)."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        words = lexicon_words(vocabulary)
        forms = [(form, lemma) for lemma, parts in words.last_parts.items() for form in parts]
        self._short_words = words.short_words
        # Inflected last parts of compounds and their lemmas, genitives included.
        self.last_parts: Mapping[str, str] = {**{f"{form}s": lemma for form, lemma in forms}, **dict(forms)}
        self._definite_endings = words.definite_endings
        self._no_nouns = words.no_nouns | words.short_words
        self.is_word = lru_cache(maxsize=CACHED)(self._is_word)
        self.is_noun = lru_cache(maxsize=CACHED)(self._is_noun)
        self.compound_cuts = lru_cache(maxsize=CACHED)(self._compound_cuts)

    def _is_word(self, word: str) -> bool:
        """Whether a word (lower case, no punctuation around it) stands in the Danish dictionary."""
        if len(word) < SHORTEST:
            return word in self._short_words
        return not LINKING.search(word) and bool(simplemma.is_known(word, lang="da"))

    def _is_noun(self, word: str) -> bool:
        """Whether a dictionary word is a noun in its basic form: the dictionary has its definite form too."""
        if word in self._no_nouns or not self.is_word(word):
            return False
        return any(simplemma.is_known(f"{word}{ending}", lang="da") for ending in self._definite_endings)

    def _compound_cuts(self, word: str) -> tuple[int, ...]:
        """The places where a word falls into two dictionary words, with or without a linking s between them."""
        places = range(SHORTEST, len(word) - SHORTEST + 1)
        return tuple(cut for cut in places if self.is_word(word[cut:]) and self._is_first_part(word[:cut]))

    def _is_first_part(self, part: str) -> bool:
        return self.is_word(part) or (part.endswith("s") and bool(simplemma.is_known(part[:-1], lang="da")))
