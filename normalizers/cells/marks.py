"""What a mark or a short yes-or-no answer in a cell says; the document's own legend goes before the vocabulary.

What a yes means is for the field that asks.
"""

from __future__ import annotations

import re
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from normalizers.record import Field, Legend, Record
from normalizers.vocabulary.patterns import compiled
from normalizers.vocabulary.words import Vocabulary

OPENING = re.compile(r"\s*(\(x\)|[^\W\d_]{1,2}|[^\w\s])(?=\s*[(,;:]|\s+\d)", re.IGNORECASE)


class Mark(StrEnum):
    """yes, no, pending, unknown (the document says that it does not know), empty, or other: words of another kind."""

    YES = "yes"
    NO = "no"
    PENDING = "pending"
    UNKNOWN = "unknown"
    EMPTY = "empty"
    OTHER = "other"


class MarksVocabulary(BaseModel):
    """vocabulary/marks.toml: signs fill the cell, words may begin it; plain: the word that every column knows."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    signs: dict[Mark, list[str]]
    words: dict[Mark, list[str]]
    plain: dict[Mark, str]


class Marks:
    """The marks and short answers of vocabulary/marks.toml, ready to read cells with."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        said = vocabulary.file("marks", MarksVocabulary)
        self._signs = [(mark, frozenset(signs)) for mark, signs in said.signs.items()]
        self._plain = said.plain
        self._words = [(mark, [compiled(p) for p in patterns]) for mark, patterns in said.words.items()]

    def plain(self, mark: Mark) -> str:
        """The answer in a word that the columns which ask for it know."""
        return self._plain[mark]

    def read(self, text: str, legend: Legend) -> Mark:
        """What a cell's text says. A cell the legend explains is read as the legend says."""
        sign = text.strip().lower()
        explained = ((legend.yes, Mark.YES), (legend.no, Mark.NO), (legend.pending, Mark.PENDING))
        opening = opening_sign(text)
        for signs, mark in explained:
            if sign and (sign in signs or opening in signs):
                return mark
        if not sign:
            return Mark.NO if legend.empty_means_no else Mark.EMPTY
        for mark, known in self._signs:
            if sign in known:
                return mark
        for mark, patterns in self._words:
            if any(p.match(sign) for p in patterns):
                return mark
        return Mark.OTHER

    def is_mark(self, text: str, legend: Legend) -> bool:
        """Whether a text is a mark or one word of answer and nothing else."""
        return len(text.split()) == 1 and self.read(text, legend) not in (Mark.OTHER, Mark.EMPTY)


def mark_in(cell: Field, record: Record) -> Mark:
    """What a cell of a row says, read with the row's vocabulary and legend."""
    return record.vocabulary.of(Marks).read(cell.text, record.legend)


def opening_sign(text: str) -> str | None:
    """The short sign (lower case) a cell begins with, words in brackets, a date or a remark behind it ("J (brev)")."""
    found = OPENING.match(text)
    return found.group(1).lower() if found else None
