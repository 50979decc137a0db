"""Memos for the tests of counts: tables as the layout hands them on, and the cases of tests/cases/counts.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from extractors.document.geometry import Region
from extractors.document.tables import LogicalCell, LogicalRow, LogicalTable
from normalizers.counts import CountContext, CountFindings, from_prose, from_table
from normalizers.vocabulary.words import shipped

CASES = tomllib.loads((Path(__file__).parents[2] / "cases" / "counts.toml").read_text(encoding="utf-8"))["case"]
TABLES = [pytest.param(case, id=case["name"]) for case in CASES if "paragraphs" not in case]
PROSE = [pytest.param(case, id=case["name"]) for case in CASES if "paragraphs" in case]


def table_of(columns: list[str], rows: list[list[str]], above: str = "") -> LogicalTable:
    region = Region(1, 0, 0, 100, 10)
    logical = tuple(
        LogicalRow(tuple(LogicalCell(c, t) for c, t in zip(columns, row, strict=True)), (), (region,)) for row in rows
    )
    return LogicalTable(tuple(columns), logical, (), "test", above=above)


def read(case: dict[str, Any]) -> CountFindings:
    context = CountContext(
        shipped(), case.get("title"), tuple(case.get("notes", ())), case.get("year"), case.get("period")
    )
    if "paragraphs" in case:
        return from_prose(case["paragraphs"], context)
    return from_table(table_of(case["columns"], case["rows"], case.get("above", "")), None, context)


def printed(findings: CountFindings) -> list[list[object]]:
    """Unit, period, measure and number of each count, as the cases print them."""
    return [[c.unit or "", c.period or "", c.measure_code, c.count] for c in findings.counts]
