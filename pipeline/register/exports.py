"""The incidents as CSV, a convenience copy of incidents.parquet, and the rules by which values become text."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

from pipeline.register.schema import INCIDENTS
from pipeline.register.table import Row

CSV = "incidents.csv"
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""A spreadsheet may take a text that begins so for a formula, or skip the beginning and take the rest for one."""


def flat(value: object) -> str:
    """The value as one text: list items joined with "; ", a record as its first part, a colon and the others."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list | tuple):
        return "; ".join(flat(item) for item in value)
    if isinstance(value, Mapping):
        first, *others = (flat(part) for part in value.values())
        return f"{first}: {' '.join(others)}"
    return str(value)


def csv_value(value: object) -> str:
    """The value as one text that no spreadsheet runs: an apostrophe stands before what could be a formula."""
    text = flat(value)
    is_text = isinstance(value, str | list | tuple | Mapping)
    return "'" + text if is_text and text.startswith(FORMULA_STARTS) else text


def write_csv(path: Path, rows: Sequence[Row]) -> None:
    """Writes the incidents as CSV: UTF-8 with a byte order mark, by which Excel tells UTF-8. NULL is empty."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(INCIDENTS.names)
        writer.writerows([csv_value(row.get(name)) for name in INCIDENTS.names] for row in rows)
