"""The document's own abbreviations in a cell: its legend says what they stand for ("M = menneske, T = teknik")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from normalizers.values import Legend

TOKEN = re.compile(r"[^\W_]+")
# Longer names explain a column, not a mark in a cell.
LONGEST = 6


@dataclass(frozen=True, slots=True)
class Explained:
    """An abbreviation at text[start:end] and the words it stands for."""

    words: str
    start: int
    end: int


def explained(text: str, legend: Legend) -> Iterator[Explained]:
    """The abbreviations of a text that the legend explains, in order; letters must be written as the legend does."""
    meanings = {name.rstrip("."): words for name, words in legend.definitions if len(name) <= LONGEST}
    for token in TOKEN.finditer(text):
        words = meanings.get(token.group())
        if words is not None:
            yield Explained(words, token.start(), token.end())
