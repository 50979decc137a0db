"""Vocabulary files (*.toml): the Danish words the rules rest on, written for people who know the law, not the code.

Pattern language, one expression a string, read without regard to case:
    "fejl"          the word itself
    "fejl*"         a word that begins so        ("fejlen", "fejlforsendelse")
    "*fejl"         a word that ends so          ("systemfejl")
    "menneskelig* fejl"   words in a row (any white space or one hyphen between them)

One line may stand for several expressions ("(fik|har fået) adgang", "@staff"): see frames.py. An entry that its list
has twice, or that a list searched before its own has too (entries.py), stops the loading; what else adds nothing is
found by audit.py, which takes longer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TypeVar

from pydantic import BaseModel

from normalizers.vocabulary.entries import doubles, written
from normalizers.vocabulary.frames import Tree, spell_out

Model = TypeVar("Model", bound=BaseModel)
LETTER = r"[^\W_]"


class VocabularyError(Exception):
    """A vocabulary file that cannot be used: names the file and what to mend."""


def load(name: str, model: type[Model]) -> Model:
    """The vocabulary file name.toml, checked against its model. Raises VocabularyError."""
    try:
        return model.model_validate(spelled_out_file(name))
    except (OSError, ValueError) as error:
        raise VocabularyError(f"normalizers/vocabulary/{name}.toml: {error}") from error


@cache
def spelled_out_file(name: str) -> Tree:
    """What a file holds, its frames spelled out. Raises ValueError where it holds an entry twice."""
    tree = spell_out(written(name))
    if twice := list(doubles(name, tree)):
        raise ValueError("\n".join(twice))
    return tree


def expression(pattern: str) -> str:
    """The regular expression (source) of one pattern; see the module's text for the language."""
    words = [re.escape(w).replace(r"\*", rf"{LETTER}*") for w in pattern.split()]
    return rf"(?<!{LETTER})" + r"(?:\s+|-)".join(words) + rf"(?!{LETTER})"


def alternatives(patterns: Iterable[str]) -> str:
    """The regular expression (source) that matches one of the patterns, tried in their order."""
    return "(?:" + "|".join(expression(p) for p in patterns) + ")"


def longest_first(patterns: Iterable[str]) -> str:
    """The regular expression (source) that matches one of the patterns, the longest tried first."""
    return alternatives(sorted(patterns, key=len, reverse=True))


@lru_cache(maxsize=64)
def any_of(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """What matches one of the patterns, tried in their order; compiled."""
    return re.compile(alternatives(patterns), re.IGNORECASE)


def _longest_literal(pattern: str) -> str:
    """The longest piece of the pattern that any match contains, in lower case: a quick test before the expression."""
    return max(re.split(r"[*\s]+", pattern.lower()), key=len)


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern found in a text: text[start:end]; entry is the code of the vocabulary entry."""

    entry: str
    start: int
    end: int
    pattern: str


class Finder:
    """Finds the patterns of many entries in a text; where matches overlap the longest wins, then the first."""

    def __init__(self, entries: Iterable[tuple[str, Iterable[str]]]) -> None:
        self._patterns = [
            (code, pattern, _longest_literal(pattern), re.compile(expression(pattern), re.IGNORECASE))
            for code, patterns in entries
            for pattern in patterns
        ]

    def find(self, text: str) -> list[Match]:
        """All matches in the text, in order, none inside another."""
        found = sorted(self._all(text), key=lambda m: (m.start - m.end, m.start))
        kept: list[Match] = []
        for match in found:
            if all(match.end <= k.start or match.start >= k.end for k in kept):
                kept.append(match)
        return sorted(kept, key=lambda m: m.start)

    def _all(self, text: str) -> Iterator[Match]:
        lowered = text.lower()
        for code, pattern, literal, compiled in self._patterns:
            if literal not in lowered:
                continue
            for m in compiled.finditer(text):
                yield Match(code, m.start(), m.end(), pattern)


@lru_cache(maxsize=256)
def compiled(pattern: str) -> re.Pattern[str]:
    """One pattern, compiled."""
    return re.compile(expression(pattern), re.IGNORECASE)
