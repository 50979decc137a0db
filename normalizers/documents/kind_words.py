"""The words that tell kinds of documents and tables (vocabulary/kinds.toml).

What they mean for a document is for kinds, for a table for log_tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pydantic import BaseModel, ConfigDict

from normalizers.counts.terms import CountTerms
from normalizers.danish.numbers import number_vocabulary
from normalizers.vocabulary.patterns import alternatives, any_of, compiled
from normalizers.vocabulary.words import Vocabulary

# A word set with spaces ("N O T A T").
SPACED = re.compile(r"(?<!\w)(?:[^\W\d] ){4,}[^\W\d](?!\w)")
DIGITS = r"(?<![\w./-])\d{1,3}(?:\.\d{3})*(?![\d/-]|\.\d|\s*(?:%|pct))"

# Characters between what is counted and the colon before its number ("Brud på persondatasikkerheden: 34").
LABEL = 40


class KindsVocabulary(BaseModel):
    """The file kinds.toml."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    breach: tuple[str, ...]
    foreign: tuple[str, ...]
    things: tuple[str, ...]
    amounts: tuple[str, ...]
    guide: tuple[str, ...]
    imagined_headers: tuple[str, ...]
    imagined: tuple[str, ...]
    plans: tuple[str, ...]
    other_lists: tuple[str, ...]
    lists: tuple[str, ...]
    direct: tuple[tuple[str, ...], ...]
    notice: tuple[tuple[str, ...], ...]
    counted_breaches: tuple[tuple[str, ...], ...]
    counted: tuple[str, ...]
    one: tuple[str, ...]
    many: tuple[str, ...]


class KindWords:
    """vocabulary/kinds.toml, ready to search with.

    lists: the file; foreign, things, amounts, imagined_headers: whole headers.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.lists = vocabulary.file("kinds", KindsVocabulary)
        self.foreign, self.imagined_headers = any_of(self.lists.foreign), any_of(self.lists.imagined_headers)
        self.guide = any_of(self.lists.guide)
        self.things, self.amounts = any_of(self.lists.things), any_of(self.lists.amounts)
        self._one, self._many = any_of(self.lists.one), any_of(self.lists.many)
        several = alternatives(word for word, n in number_vocabulary(vocabulary).words.items() if n > 1)
        number = rf"(?:{DIGITS}|{several})"
        counted = alternatives(self.lists.counted)
        before, behind = (
            rf"{number}(?:\s+[^\s\d.,;]+){{0,3}}?\s+(?:{counted})",
            rf"(?:{counted})[^.:\d]{{0,{LABEL}}}:\s*{DIGITS}",
        )
        self._terms = vocabulary.of(CountTerms)
        self._counts = re.compile(f"{before}|{behind}", re.IGNORECASE)

    def counts(self, sentence: str) -> bool:
        """Whether a number and what it counts stand in a sentence: incidents, not those who learn of them."""
        return self._counts.search(sentence) is not None and not self._terms.tells_of_others(sentence)

    def of_one(self, texts: Sequence[str]) -> bool:
        """Whether texts speak of one municipality at least as often as of several."""
        one, many = (sum(len(words.findall(t)) for t in texts) for words in (self._one, self._many))
        return 0 < one >= many

    def lists_others(self, title: str) -> bool:
        """Whether a title is that of a list of other things than breaches."""
        return stand_in(self.lists.other_lists, [title]) and not stand_in(self.lists.breach, [title])


def stand_in(patterns: Iterable[str], texts: Iterable[str]) -> bool:
    """Whether one of the patterns stands in one of the texts."""
    words = tuple(patterns)
    return any(compiled(p).search(text) for text in map(closed_up, texts) for p in words)


def closed_up(text: str) -> str:
    """The text with words closed up that are printed with a space between their letters."""
    return SPACED.sub(lambda word: word[0].replace(" ", ""), text)
