"""The records of a text file: its lines, cut at the separator that the file uses; quoted cells may hold line breaks.

Which records make a table is for text.py.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

Record = tuple[str, ...]

TAB = "\t"
# In the order in which they are tried; prose has commas too.
SEPARATORS = (";", "|", ",")


@dataclass(frozen=True, slots=True)
class SeparatorTolerances:
    """When a sign in the lines of a file is a separator of fields and no part of its prose."""

    # One line alone may hold the sign by chance.
    min_lines: int = 2
    # The fields of a line with one separator, as a decimal number has with its comma.
    pair_fields: int = 2
    # Of the lines that it cuts, those with the same number of fields: some rows lack fields or stand under headings.
    regular_share: float = 0.6
    # Of its places, those followed by a space, as in prose.
    spaced_share: float = 0.2


SEPARATED = SeparatorTolerances()


DECIMAL = re.compile(r"\d,\d")


def records_of(text: str) -> list[Record]:
    """The lines as records, empty lines as empty ones; a line without a separator has one field."""
    separator = separator_of(text)
    if separator is None:
        return [(line,) if line.strip() else () for line in text.splitlines()]
    return [record if any(field.strip() for field in record) else () for record in _cut(text, separator)]


def separator_of(text: str) -> str | None:
    """What parts the fields of the file's tables; None where it holds none. A tab within lines is never prose."""
    if sum(TAB in line.strip() for line in text.splitlines()) >= SEPARATED.min_lines:
        return TAB
    for separator in SEPARATORS:
        if separator in text and _is_regular(_cut(text, separator), separator):
            return separator
    return TAB if TAB in text else None


def _cut(text: str, separator: str) -> list[Record]:
    """The records, by the rules of quoting where the file keeps them, else line by line."""
    try:
        return [tuple(r) for r in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)]
    except csv.Error:
        return [tuple(line.split(separator)) for line in text.splitlines()]


def _is_regular(records: Sequence[Record], separator: str) -> bool:
    cut = [record for record in records if len(record) > 1]
    if len(cut) < SEPARATED.min_lines:
        return False
    ((width, count),) = Counter(map(len, cut)).most_common(1)
    fields = [field for record in cut for field in record[1:]]
    spaced = sum(field.startswith(" ") and bool(field.strip()) for field in fields)
    decimals = (
        separator == "," and width == SEPARATED.pair_fields and all(DECIMAL.search(separator.join(r)) for r in cut)
    )
    return (
        count >= max(SEPARATED.min_lines, SEPARATED.regular_share * len(cut))
        and spaced <= SEPARATED.spaced_share * len(fields)
        and not decimals
    )
