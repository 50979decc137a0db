"""What a mark or a short yes-or-no answer in a cell says; the document's own legend goes before the vocabulary."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from pydantic import BaseModel, ConfigDict

from normalizers.record import Legend
from normalizers.vocabulary import load
from normalizers.vocabulary.patterns import compiled

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
    """vocabulary/marks.toml: signs fill the cell, words may begin it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    signs: dict[Mark, list[str]]
    words: dict[Mark, list[str]]


@lru_cache(maxsize=1)
def _vocabulary() -> MarksVocabulary:
    return load("marks", MarksVocabulary)


def opening_sign(text: str) -> str | None:
    """The short sign (lower case) a cell begins with, words in brackets, a date or a remark behind it ("J (brev)")."""
    found = OPENING.match(text)
    return found.group(1).lower() if found else None


def read_mark(text: str, legend: Legend) -> Mark:
    """What the cell's text says. A cell the legend explains is read as the legend says."""
    sign = text.strip().lower()
    explained = ((legend.yes, Mark.YES), (legend.no, Mark.NO), (legend.pending, Mark.PENDING))
    opening = opening_sign(text)
    for signs, mark in explained:
        if sign and (sign in signs or opening in signs):
            return mark
    if not sign:
        return Mark.NO if legend.empty_means_no else Mark.EMPTY
    for mark, known in _vocabulary().signs.items():
        if sign in known:
            return mark
    for mark, patterns in _vocabulary().words.items():
        if any(compiled(p).match(sign) for p in patterns):
            return mark
    return Mark.OTHER
