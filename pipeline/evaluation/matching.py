"""Gold rows and found rows: the texts that layout cannot change, and which row is which."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from difflib import SequenceMatcher
from typing import Any

OPEN = "?"
SECTION = "§SECTION§"
SUBTOTAL = "I alt"
ALIKE = 0.5
Record = dict[str, Any]
Pairs = list[tuple[int, int]]


def collapse(text: str | None) -> str:
    """The text with single spaces, none after a hyphen."""
    return re.sub(r"-\s+", "-", re.sub(r"\s+", " ", text or "").strip())


def squeeze(text: str | None) -> str:
    """The text's letters and digits as layout cannot change them: no white space, no hyphens, lower case."""
    return re.sub(r"[\s\u00ad-]+", "", text or "").lower()


def header(text: str | None) -> str:
    """A header path, squeezed, its levels joined."""
    return squeeze(text).replace("/", "")


def gold_rows(doc: Record) -> list[list[str]]:
    """Gold incident rows as printed: section rows and subtotals are no incidents; merged cells count in each row."""
    if doc.get("layout") == "forms":
        return [[value for _, value in form] for form in doc["forms"]]
    rows = [list(row) for row in doc.get("rows", [])]
    for first, column, span in doc.get("vertical_merge") or []:
        for i in range(1, span):
            rows[first + i][column] = rows[first][column]
    return [row for row in rows if row[0] != SECTION and not any(cell.startswith(SUBTOTAL) for cell in row)]


def gold_columns(doc: Record) -> list[str]:
    """Header path of each column: the levels' texts from top to bottom, squeezed together."""
    paths: list[list[str]] = []
    for level in doc.get("header_spans") or [[[text, 1] for text in row] for row in doc["header_rows"]]:
        texts = [text for text, span in level for _ in range(span)]
        paths = [[*path, text] for path, text in zip(paths, texts, strict=False)] if paths else [[t] for t in texts]
    return ["".join(header(text) for text in path) for path in paths]


def match(gold: list[list[str]], found: list[list[str]]) -> Pairs:
    """Pairs (gold index, found index) of the same row, best first; a row is matched once."""
    pairs: Pairs = []
    used_gold: set[int] = set()
    used_found: set[int] = set()
    for ratio, _, i, j in sorted(likeness(gold, found), reverse=True):
        if ratio > ALIKE and i not in used_gold and j not in used_found:
            pairs.append((i, j))
            used_gold.add(i)
            used_found.add(j)
    return sorted(pairs)


def likeness(gold: list[list[str]], found: list[list[str]]) -> Iterator[tuple[float, int, int, int]]:
    """(ratio, nearness of place, gold index, found index) of each pair of rows that may be the same."""
    keys = [squeeze("".join(row)) for row in found]
    for i, row in enumerate(gold):
        wanted = squeeze("".join(row))
        for j, key in enumerate(keys):
            matcher = SequenceMatcher(None, wanted, key, autojunk=False)
            if matcher.real_quick_ratio() > ALIKE and matcher.quick_ratio() > ALIKE:
                yield matcher.ratio(), -abs(i - j), i, j


def as_value(value: Any) -> Any:
    """A value of the register as gold writes it: dates as ISO days."""
    return value.isoformat()[:10] if isinstance(value, date) else value


def dice(a: str, b: str) -> float:
    """How much two texts share, counted in characters."""
    shared = sum((Counter(a) & Counter(b)).values())
    return 2 * shared / (len(a) + len(b)) if a or b else 1.0


def printed(row: Iterable[str | None]) -> list[str]:
    """The cells of a row that hold something, collapsed."""
    return [collapse(cell) for cell in row if collapse(cell)]
