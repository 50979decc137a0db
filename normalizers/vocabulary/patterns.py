"""The pattern language of the vocabulary files, compiled: expressions, finders, word lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

Span = tuple[int, int]


class WordList:
    """A list of patterns read as one; a pattern with a capital letter is read with regard to case (EG is no oak)."""

    def __init__(self, patterns: Iterable[str]) -> None:
        self.patterns = tuple(sorted(patterns, key=lambda p: (-len(p), p)))
        alternatives = "|".join(_alternative(p) for p in self.patterns) or r"(?!)"
        # Looking only where a word begins is many times faster than trying every pattern at every letter.
        self._compiled = re.compile(rf"(?<!{LETTER})(?:{alternatives})")

    def spans(self, text: str, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
        """(start, end) of every mention in text[start:end], in order, none inside another."""
        return tuple(m.span() for m in self._compiled.finditer(text, start, len(text) if end is None else end))


def _alternative(pattern: str) -> str:
    source = expression(pattern)
    return f"(?:{source})" if pattern != pattern.lower() else f"(?i:{source})"


LETTER = r"[^\W_]"


def expression(pattern: str) -> str:
    """The regular expression (source) of one pattern; see the module's text for the language."""
    words = [_word(w) for w in pattern.split()]
    return rf"(?<!{LETTER})" + r"(?:\s+|-)".join(words) + rf"(?!{LETTER})"


def _word(word: str) -> str:
    """The expression of one word; one capital alone is no small letter ("I" is whom a letter speaks to, "i" is in)."""
    if len(word) == 1 and word.isupper():
        return f"(?-i:{word})"
    return re.escape(word).replace(r"\*", rf"{LETTER}*")


def alternatives(patterns: Iterable[str]) -> str:
    """The regular expression (source) that matches one of the patterns, tried in their order."""
    return "(?:" + "|".join(expression(p) for p in patterns) + ")"


def longest_first(patterns: Iterable[str]) -> str:
    """The regular expression (source) that matches one of the patterns, the longest tried first."""
    return alternatives(sorted(patterns, key=len, reverse=True))


def literals(words: Iterable[str]) -> str:
    """The regular expression (source) of any of the words as they are written, the longest tried first; no group."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


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
