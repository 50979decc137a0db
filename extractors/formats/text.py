"""Reads text files: runs of records of several fields are tables, lone texts are paragraphs.

Which sign parts the fields is decided by separated_values; where all would stand on a page by flow_layout.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from extractors.formats.encoding import text_of
from extractors.formats.flow_layout import Block, FlowContent, FlowError, FlowTable, Text, table_of
from extractors.formats.separated_values import Record, records_of


@dataclass(frozen=True, slots=True)
class TextTableTolerances:
    """When records of fields are rows of one table, and where fields were lost."""

    # A table this wide goes on after an empty line; a narrower one may be another.
    going_on_columns: int = 4
    # So few may be missing in a row: with more there are too many ways to place the others.
    lost_fields: int = 2
    # Of the rows, those with no more fields than the first one, where that names the columns.
    kept_rows_share: float = 2 / 3
    # How the texts of a column look is not learnt from fewer.
    min_whole_rows: int = 3
    # One way to place the fields is so many times as likely as every other.
    clear_times: float = 3.0
    # A longer text is a sentence.
    few_words: int = 4
    # A longer text is a word: marks are x, ja, nej.
    mark_letters: int = 3


TEXT_TABLES = TextTableTolerances()


DATE = re.compile(r"\d{1,2}[./-]\s?\d{1,2}[./-]|\d{4}-\d\d-\d\d")


def read_text(data: bytes) -> FlowContent:
    """The content of a text file. Raises FlowError where its bytes are no text."""
    text = text_of(data)
    if text is None:
        raise FlowError("its bytes are no text")
    reader = _Reader()
    for record in records_of(text):
        reader.add(record)
    reader.end()
    return FlowContent((tuple(reader.blocks),))


class _Reader:
    """Gathers records: of a paragraph, or the rows of a table."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._prose: list[str] = []
        self._rows: list[Record] = []
        self._section: str | None = None
        self._gap = False

    def add(self, record: Record) -> None:
        """Adds the next record."""
        if not record:
            self._end_section()
            self._end_prose()
            self._gap = True
            return
        fields = tuple(field.strip() for field in record)
        within = bool(self._rows) and not self._gap
        if _is_row(fields) or (within and len(fields) > 1):
            self._add_row(fields)
        elif within and self._section is None:
            self._section = fields[0]
        else:
            self._end_section()
            self._end_table()
            self._prose.append(" ".join(field for field in record if field))
        self._gap = False

    def end(self) -> None:
        """Ends what is still open."""
        self._end_section()
        self._end_prose()
        self._end_table()

    def _add_row(self, fields: Record) -> None:
        self._end_prose()
        if self._section is not None and self._rows:
            self._rows.append((self._section,))
            self._section = None
        if self._gap and self._rows and not _goes_on(self._rows, fields):
            self._end_table()
        if self._gap and self._rows and _is_rest(self._rows, fields):
            self._rows[-1] = tuple(f"{a} {b}".strip() for a, b in zip(self._rows[-1], fields, strict=True))
        else:
            self._rows.append(fields)

    def _end_section(self) -> None:
        """A line of one text under a table is a section of it only where rows follow it; else it is prose."""
        if self._section is not None:
            self._end_table()
            self._prose.append(self._section)
        self._section = None

    def _end_prose(self) -> None:
        if self._prose:
            self.blocks.append(Text("\n".join(self._prose)))
        self._prose = []

    def _end_table(self) -> None:
        rows, under = _without_prose_under(self._rows)
        if any(sum(map(bool, row)) > 1 for row in rows):
            self.blocks.append(_table(rows))
        elif rows:
            under = (*rows, *under)
        if under:
            self.blocks.append(Text("\n".join(" ".join(row).strip() for row in under)))
        self._rows = []


def _is_row(fields: Record) -> bool:
    """Whether a record is the row of a table: it holds several texts, or one that is not the first."""
    return any(fields[1:])


def _without_prose_under(rows: Sequence[Record]) -> tuple[Sequence[Record], Sequence[Record]]:
    """The rows of a table, and the lone texts of several words at their foot."""
    end = len(rows)
    while end and not _is_row(rows[end - 1]) and " " in rows[end - 1][0]:
        end -= 1
    return rows[:end], rows[end:]


def _goes_on(rows: Sequence[Record], fields: Record) -> bool:
    """Whether a record after an empty one is the next row of a table, as where a page ended."""
    width = _width(rows)
    return width >= TEXT_TABLES.going_on_columns and width - TEXT_TABLES.lost_fields <= len(fields) <= width


def _is_rest(rows: Sequence[Record], fields: Record) -> bool:
    """Whether a record after an empty one goes on the row above: it alone lacks what every row begins with."""
    keyed = [bool(row[0]) for row in rows[1:]]
    return len(fields) == len(rows[-1]) and not fields[0] and sum(keyed) > 1 and all(keyed[-2:])


def _width(rows: Sequence[Record]) -> int:
    """The columns of a table: those of its first row, where most rows keep to it, else of its longest."""
    texts = [max((k for k, text in enumerate(row, start=1) if text), default=0) for row in rows]
    most = max(texts)
    first = len(rows[0])
    kept = sum(len(row) <= first or filled <= first for row, filled in zip(rows, texts, strict=True))
    return first if first < most and texts[0] == first and kept >= TEXT_TABLES.kept_rows_share * len(rows) else most


def _table(rows: Sequence[Record]) -> FlowTable:
    """The table; rows with fewer fields than others lost them where a column was empty, rows with more were cut."""
    width = _width(rows)
    rows = [row[:width] if not any(row[width:]) else row for row in rows]
    whole = [row for row in rows[1:] if len(row) == width]
    columns = (
        [_Column(row[k] for row in whole) for k in range(width)] if len(whole) >= TEXT_TABLES.min_whole_rows else []
    )
    aligned = [_aligned(row, width, columns) for row in rows]
    doubtful = [number for number, row in enumerate(aligned) if row is None]
    texts = [a or _padded(row, width) for a, row in zip(aligned, rows, strict=True)]
    return table_of(texts, ruled=False, doubtful=doubtful)


def _padded(row: Record, width: int) -> Record:
    """The row as it stands: empty fields behind its texts, or what is too much in its last field."""
    joined = (*row[: width - 1], " ".join(row[width - 1 :]))
    return (*joined, *[""] * (width - len(joined)))


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


def _aligned(row: Record, width: int, columns: Sequence[_Column]) -> Record | None:
    """The row with empty fields where they make its texts stand under their like; None where that is not clear."""
    lost = width - len(row)
    if not any(row[1:]) or not lost:
        return (*row, *[""] * lost)
    if not 0 < lost <= TEXT_TABLES.lost_fields or not columns:
        return None
    ways = {way: sum(c.likelihood(text) for c, text in zip(columns, way, strict=True)) for way in _ways(row, width)}
    best, *others = sorted(ways, key=lambda way: -ways[way])
    return best if not others or ways[best] - ways[others[0]] >= math.log(TEXT_TABLES.clear_times) else None


def _ways(row: Record, width: int) -> dict[Record, None]:
    """The different rows that come of putting empty fields between the texts."""
    found: dict[Record, None] = {}
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
    if len(text) <= TEXT_TABLES.mark_letters:
        return "mark"
    return "few words" if len(text.split()) <= TEXT_TABLES.few_words else "many words"
