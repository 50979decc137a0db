"""The document's own abbreviations in a cell: its legend says what they stand for ("M = menneske, T = teknik").

What the words they stand for mean is for the field that reads the cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from normalizers.record import Legend, Record

TOKEN = re.compile(r"[^\W_]+")
# "A = almindelige" within a header.
DEFINED = re.compile(r"(?<![^\W_])(?P<name>[^\W_]{1,4})\s*=\s*(?P<words>[^,;()=]*[^\W\d_][^,;()=]*)")
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
    A code that fills the cell may be a word, in capitals or not ("GRØN").
    """
    whole = [w for name, w in legend.definitions if _fills(name, text)]
    if whole:
        start = len(text) - len(text.lstrip(" ."))
        yield from (Explained(w, start, len(text.rstrip(" ."))) for w in whole)
        return
    meanings = [(name.rstrip("."), words) for name, words in legend.definitions if len(name) <= LONGEST]
    known = {name for name, _ in meanings}
    tokens = list(TOKEN.finditer(text))
    coded = all(t.group() in known for t in tokens)
    for token in tokens:
        if coded or not token.group().isdecimal():
            yield from (Explained(w, token.start(), token.end()) for name, w in meanings if name == token.group())


def _fills(name: str, text: str) -> bool:
    """Whether a code of more than one letter, or one behind its word ("Niveau 2"), is all of a cell."""
    short = len(name) > 1 and len(name.rpartition(" ")[2]) <= LONGEST
    return short and name.rstrip(".").casefold() == text.strip(" .").casefold()


def with_headers(record: Record) -> Record:
    """The record with the abbreviations that its headers explain ("Data (A = alm., B = fortr.)") in its legend."""
    known = {name for name, _ in record.legend.definitions}
    told = [(m["name"], m["words"].strip()) for f in record.fields for m in DEFINED.finditer(f.column)]
    new = tuple(dict.fromkeys(d for d in told if d[0] not in known))
    return (
        replace(record, legend=replace(record.legend, definitions=(*record.legend.definitions, *new)))
        if new
        else record
    )
