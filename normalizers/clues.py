"""Clues: which of a few values a text speaks for, told from named word lists that stand together in a sentence.

A clue names word lists of its vocabulary file. Without gaps the lists must all have a word in one sentence; with
gaps the words must follow each other, at most so many words between neighbours. Negated words do not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Self

from pydantic import BaseModel, ConfigDict, model_validator

from normalizers.danish import sentences
from normalizers.negation import negated
from normalizers.values import Field, Quote, quote
from normalizers.vocabulary import expression

WORD = re.compile(r"\w+")
PART_END = re.compile(r"[,;\n]")


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


def denied(text: str, start: int, end: int) -> bool:
    """Whether a short cell denies text[start:end]; words behind a comma speak of what follows ("X, ikke Y")."""
    part_end = PART_END.search(text, end)
    return negated(text[: part_end.start()] if part_end else text, start, end)


class WordList:
    """A list of patterns read as one; a pattern with a capital letter is read with regard to case (EG is no oak)."""

    def __init__(self, patterns: Iterable[str]) -> None:
        self.patterns = tuple(sorted(patterns, key=lambda p: (-len(p), p)))
        self._compiled = re.compile("|".join(_alternative(p) for p in self.patterns) or r"(?!)")

    def spans(self, text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
        """(start, end) of every mention in text[start:end], in order, none inside another."""
        return [m.span() for m in self._compiled.finditer(text, start, len(text) if end is None else end)]


def _alternative(pattern: str) -> str:
    source = expression(pattern)
    return f"(?:{source})" if pattern != pattern.lower() else f"(?i:{source})"


class ClueBook:
    """Finds the clues of a vocabulary in cells."""

    def __init__(self, lists: Mapping[str, Sequence[str]], clues: Iterable[Clue]) -> None:
        self._lists = {name: WordList(patterns) for name, patterns in lists.items()}
        self._clues = tuple(clues)
        self._found = lru_cache(maxsize=512)(self._spans)

    def mentions(self, name: str, text: str) -> list[tuple[int, int]]:
        """(start, end) of each word of a list in the text, negated ones left out."""
        return [s for s in self._found(name, text) if not negated(text, *s)]

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

    def _spans(self, name: str, text: str) -> tuple[tuple[int, int], ...]:
        return tuple(self._lists[name].spans(text))

    def _meetings(self, clue: Clue, text: str) -> Iterator[tuple[int, int]]:
        for sentence in sentences(text):
            if any(_within(self._found(name, text), sentence) for name in clue.without):
                continue
            columns = [_within(self.mentions(name, text), sentence) for name in clue.words]
            if not all(columns):
                continue
            if clue.gaps or len(columns) == 1:
                yield from _chains(text, columns, clue.gaps)
            else:
                nearest = [c[0] for c in columns]
                yield min(s for s, _ in nearest), max(e for _, e in nearest)


def _within(spans: Iterable[tuple[int, int]], sentence: tuple[int, int]) -> list[tuple[int, int]]:
    return [(s, e) for s, e in spans if sentence[0] <= s and e <= sentence[1]]


def _chains(text: str, columns: Sequence[list[tuple[int, int]]], gaps: Sequence[int]) -> Iterator[tuple[int, int]]:
    """(start, end) of each row of words, one of each column, that follow each other within the gaps."""
    for start, end in columns[0]:
        if len(columns) == 1:
            yield start, end
            continue
        close = [s for s in columns[1] if s[0] >= end and len(WORD.findall(text[end : s[0]])) <= gaps[0]]
        for _, last in _chains(text, [close, *columns[2:]], gaps[1:]):
            yield start, last
