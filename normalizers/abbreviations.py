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
    """The abbreviations of a text that the legend explains, in order; letters must be written as the legend does.

    A number is a code only in a cell of codes ("1+2"). A code explained for two columns is yielded with both meanings.
    """
    meanings = [(name.rstrip("."), words) for name, words in legend.definitions if len(name) <= LONGEST]
    known = {name for name, _ in meanings}
    tokens = list(TOKEN.finditer(text))
    coded = all(t.group() in known for t in tokens)
    for token in tokens:
        if coded or not token.group().isdecimal():
            yield from (Explained(w, token.start(), token.end()) for name, w in meanings if name == token.group())
