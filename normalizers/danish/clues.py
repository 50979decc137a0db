"""Clues: which of a few values a text speaks for, told from named word lists that stand together in a sentence.

A clue names word lists of its vocabulary file. Without gaps the lists must all have a word in one sentence; with
gaps the words must follow each other, at most so many words between neighbours. Negated words do not count.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Self

from pydantic import BaseModel, ConfigDict, model_validator

from normalizers.danish.analysis import sentences
from normalizers.danish.negation import Negation
from normalizers.findings import Quote, quote
from normalizers.record import Field
from normalizers.vocabulary.patterns import Span, WordList

WORD = re.compile(r"\w+")
LONGEST_WORD = 60
CACHED = 2048


class Clue(BaseModel):
    """One clue of a vocabulary file: the value it speaks for, the lists it needs and those that silence it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    value: str
    words: tuple[str, ...]
    gaps: tuple[int, ...] = ()
    without: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _one_gap_less_than_words(self) -> Self:
        if self.gaps and len(self.gaps) != len(self.words) - 1:
            raise ValueError(f"clue for {self.value}: gaps must be one fewer than words")
        return self


class ClueVocabulary(BaseModel):
    """The part of a vocabulary file that holds word lists and the clues made of them, weightiest first."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    lists: dict[str, list[str]]
    clues: list[Clue]

    @model_validator(mode="after")
    def _lists_exist(self) -> Self:
        missing = {n for c in self.clues for n in (*c.words, *c.without)} - set(self.lists)
        if missing:
            raise ValueError(f"clues name lists that do not exist: {', '.join(sorted(missing))}")
        return self


@dataclass(frozen=True, slots=True)
class Sign:
    """A clue found in a cell: the value it speaks for, and where."""

    value: str
    field: Field
    start: int
    end: int

    @property
    def quote(self) -> Quote:
        """The words from the first to the last that make up the clue."""
        return quote(self.field, self.start, self.end)


class ClueBook:
    """Finds the clues of a vocabulary in cells."""

    def __init__(self, negation: Negation, lists: Mapping[str, Sequence[str]], clues: Iterable[Clue]) -> None:
        self._negation = negation
        self._lists = {name: WordList(patterns) for name, patterns in lists.items()}
        self._clues = tuple(clues)
        self._spans = lru_cache(maxsize=CACHED)(lambda name, text: self._lists[name].spans(text))
        self._mentions = lru_cache(maxsize=CACHED)(self._find_mentions)
        self._meetings = lru_cache(maxsize=CACHED)(self._find_meetings)

    def mentions(self, name: str, text: str) -> tuple[Span, ...]:
        """(start, end) of each word of a list in the text, negated ones left out."""
        return self._mentions(name, text)

    def known(self, text: str) -> tuple[Span, ...]:
        """(start, end) of every word of the lists in the text, denied or not."""
        return tuple(span for name in self._lists for span in self._spans(name, text))

    def signs(self, fields: Iterable[Field]) -> Iterator[Sign]:
        """The clues found, weightiest first; within one clue in the order of the fields and of the text."""
        cells = tuple(fields)
        for clue in self._clues:
            for field in cells:
                for start, end in self._meetings(clue, field.text):
                    yield Sign(clue.value, field, start, end)

    def first(self, fields: Iterable[Field]) -> Sign | None:
        """The weightiest clue found, if any."""
        return next(self.signs(fields), None)

    def _find_mentions(self, name: str, text: str) -> tuple[Span, ...]:
        return tuple(s for s in self._spans(name, text) if not self._negation.negated(text, *s))

    def _find_meetings(self, clue: Clue, text: str) -> tuple[Span, ...]:
        columns = [self.mentions(name, text) for name in clue.words]
        if not all(columns):
            return ()
        silencing = [span for name in clue.without for span in self._spans(name, text)]
        found: list[Span] = []
        for sentence in sentences(text):
            if not _within(silencing, sentence):
                found += _meet(text, [_within(c, sentence) for c in columns], clue.gaps)
        return tuple(found)


def _within(spans: Iterable[Span], sentence: Span) -> list[Span]:
    return [(s, e) for s, e in spans if sentence[0] <= s and e <= sentence[1]]


def _meet(text: str, columns: Sequence[Sequence[Span]], gaps: Sequence[int]) -> list[Span]:
    """(start, end) of words of one sentence, one of each column, that stand together as the gaps ask."""
    if not all(columns):
        return []
    if not gaps and len(columns) > 1:
        firsts = [c[0] for c in columns]
        return [(min(s for s, _ in firsts), max(e for _, e in firsts))]
    ends = ((start, _chain_end(text, end, columns[1:], gaps)) for start, end in columns[0])
    return [(start, end) for start, end in ends if end is not None]


def _chain_end(text: str, end: int, columns: Sequence[Sequence[Span]], gaps: Sequence[int]) -> int | None:
    """Where a chain ends whose words so far end at end; None where the next word is too far."""
    if not columns:
        return end
    for i in range(bisect_left(columns[0], (end, end)), len(columns[0])):
        start, after = columns[0][i]
        if start - end > LONGEST_WORD * (gaps[0] + 1) or len(WORD.findall(text, end, start)) > gaps[0]:
            return None
        last = _chain_end(text, after, columns[1:], gaps[1:])
        if last is not None:
            return last
    return None
