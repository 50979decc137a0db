"""Reads plain text: runs of lines with tabs are tables, empty lines part paragraphs."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations

from extractors.flow import Block, FlowContent, FlowTable, Text, decoded, table_of
from extractors.values import Doubt

Fields = tuple[str, ...]

# After an empty line a table of at least this many columns goes on, in lines that lack at most so many fields.
GOES_ON = 4
MOST_LOST = 2
# How the texts of a column look is learnt from at least this many whole rows.
MIN_WHOLE = 3
# A row is aligned where one way is at least this many times as likely as every other.
CLEAR = 3.0
FEW_WORDS = 4
MARK = 3
DATE = re.compile(r"\d{1,2}[./-]\s?\d{1,2}[./-]|\d{4}-\d\d-\d\d")


def read_text(data: bytes) -> FlowContent:
    """The content of a text file."""
    reader = _Reader()
    for line in decoded(data).splitlines():
        reader.add(line)
    reader.end()
    return FlowContent((tuple(reader.blocks),))


class _Reader:
    """Gathers lines: of a paragraph, or the rows of a table."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._prose: list[str] = []
        self._rows: list[Fields] = []
        self._gap = False

    def add(self, line: str) -> None:
        """Adds the next line."""
        if not line.strip():
            self._end_prose()
            self._gap = True
            return
        if "\t" in line:
            self._add_row(tuple(text.strip() for text in line.split("\t")))
        else:
            self._end_table()
            self._prose.append(line)
        self._gap = False

    def end(self) -> None:
        """Ends what is still open."""
        self._end_prose()
        self._end_table()

    def _add_row(self, fields: Fields) -> None:
        self._end_prose()
        if self._gap and self._rows and not _goes_on(self._rows, fields):
            self._end_table()
        if self._gap and self._rows and _is_rest(self._rows, fields):
            self._rows[-1] = tuple(f"{a} {b}".strip() for a, b in zip(self._rows[-1], fields, strict=True))
        else:
            self._rows.append(fields)

    def _end_prose(self) -> None:
        if self._prose:
            self.blocks.append(Text("\n".join(self._prose)))
        self._prose = []

    def _end_table(self) -> None:
        if any(sum(map(bool, row)) > 1 for row in self._rows):
            self.blocks.append(_table(self._rows))
        elif self._rows:
            self.blocks.append(Text("\n".join(" ".join(row) for row in self._rows)))
        self._rows = []


def _goes_on(rows: Sequence[Fields], fields: Fields) -> bool:
    """Whether a line after an empty one is the next row of a table, as where a page ended."""
    width = max(map(len, rows))
    return width >= GOES_ON and width - MOST_LOST <= len(fields) <= width


def _is_rest(rows: Sequence[Fields], fields: Fields) -> bool:
    """Whether a line after an empty one goes on the row above: it alone lacks what every row begins with."""
    keyed = [bool(row[0]) for row in rows[1:]]
    return len(fields) == len(rows[-1]) and not fields[0] and sum(keyed) > 1 and all(keyed[-2:])


def _table(rows: Sequence[Fields]) -> FlowTable:
    """The table; rows with fewer fields than others lost them where a column was empty."""
    width = max(map(len, rows))
    whole = [row for row in rows[1:] if len(row) == width]
    columns = [_Column(row[k] for row in whole) for k in range(width)] if len(whole) >= MIN_WHOLE else []
    aligned = [_aligned(row, width, columns) for row in rows]
    doubts = (Doubt.COLUMNS_UNCERTAIN,) if None in aligned else ()
    return table_of([a or row for a, row in zip(aligned, rows, strict=True)], ruled=False, doubts=doubts)


class _Column:
    """How the texts of a column look, and the words they begin with."""

    def __init__(self, texts: Iterable[str]) -> None:
        known = list(texts)
        self._looks = Counter(map(_looks, known))
        self._firsts = Counter(text.split()[0].lower() for text in known if text)

    def likelihood(self, text: str) -> float:
        """The logarithm of how likely a text is here; what was never seen counts half."""
        looks = (self._looks[_looks(text)] + 0.5) / (self._looks.total() + 1)
        first = (self._firsts[text.split(maxsplit=1)[0].lower()] + 0.5) / (self._firsts.total() + 1) if text else 1.0
        return math.log(looks) + math.log(first)


def _aligned(row: Fields, width: int, columns: Sequence[_Column]) -> Fields | None:
    """The row with empty fields where they make its texts stand under their like; None where that is not clear."""
    lost = width - len(row)
    if not any(row[1:]) or not lost:
        return (*row, *[""] * lost)
    if lost > MOST_LOST or not columns:
        return None
    ways = {way: sum(c.likelihood(text) for c, text in zip(columns, way, strict=True)) for way in _ways(row, width)}
    best, *others = sorted(ways, key=lambda way: -ways[way])
    return best if not others or ways[best] - ways[others[0]] >= math.log(CLEAR) else None


def _ways(row: Fields, width: int) -> dict[Fields, None]:
    """The different rows that come of putting empty fields between the texts."""
    found: dict[Fields, None] = {}
    for places in combinations(range(width), width - len(row)):
        texts = iter(row)
        found[tuple("" if k in places else next(texts) for k in range(width))] = None
    return found


def _looks(text: str) -> str:
    """What a text looks like, whatever it says."""
    if not text:
        return "empty"
    if DATE.match(text):
        return "date"
    if text[0].isdigit():
        return "number"
    if len(text) <= MARK:
        return "mark"
    return "few words" if len(text.split()) <= FEW_WORDS else "many words"
