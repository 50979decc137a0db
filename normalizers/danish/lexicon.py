"""Danish word knowledge for layout: is this string of letters a word that can stand alone?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

import simplemma
from pydantic import BaseModel, ConfigDict

from normalizers.vocabulary import load

# Strings shorter than this are mostly endings ("ge", "ner") or abbreviations: only those of the vocabulary are words.
SHORTEST = 4
# The first part of a compound with its linking s ("uddannelses-", "administrations-"): no word by itself.
LINKING = re.compile(r"(?:hed|skab|ing|ion|tet|dom|else)s$")


class _Vocabulary(BaseModel):
    """The file lexicon.toml."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    short_words: frozenset[str]
    last_parts: dict[str, tuple[str, ...]]


@lru_cache(maxsize=1)
def _vocabulary() -> _Vocabulary:
    return load("lexicon", _Vocabulary)


@lru_cache(maxsize=1)
def last_parts() -> Mapping[str, str]:
    """Inflected last parts of compounds and their lemmas, genitives included."""
    forms = [(form, lemma) for lemma, forms in _vocabulary().last_parts.items() for form in forms]
    return {**{f"{form}s": lemma for form, lemma in forms}, **dict(forms)}


@lru_cache(maxsize=65536)
def is_word(word: str) -> bool:
    """Whether a word (lower case, no punctuation around it) stands in the Danish dictionary."""
    if len(word) < SHORTEST:
        return word in _vocabulary().short_words
    return not LINKING.search(word) and bool(simplemma.is_known(word, lang="da"))


@lru_cache(maxsize=65536)
def compound_cuts(word: str) -> tuple[int, ...]:
    """The places where a word falls into two dictionary words, with or without a linking s between them."""
    places = range(SHORTEST, len(word) - SHORTEST + 1)
    return tuple(cut for cut in places if is_word(word[cut:]) and _is_first_part(word[:cut]))


def _is_first_part(part: str) -> bool:
    return is_word(part) or (part.endswith("s") and bool(simplemma.is_known(part[:-1], lang="da")))
