import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.values import LogicalCell, LogicalRow, LogicalTable
from normalizers.kinds import sense, tell
from normalizers.rows import Disposition
from normalizers.values import Kind, Legend, Role

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "kinds.toml").read_text(encoding="utf-8"))["case"]


def table(lines):
    header, *rows = lines
    return LogicalTable(
        tuple(header),
        tuple(LogicalRow(tuple(LogicalCell(c, t) for c, t in zip(header, r, strict=True)), (), ()) for r in rows),
        (),
        "test",
    )


def told(case):
    tables = [sense(table(t)) for t in case.get("tables", ())]
    return tell(tables, case.get("paragraphs", ()), case.get("title"))


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["name"])
def test_document_is_told(case):
    found = told(case)
    assert found.kind == case["kind"]
    assert bool(found.logs) == (case["kind"] == "log")
    assert found.reason


def test_counts_beside_a_log_are_found_too():
    found = told(next(c for c in CASES if c["name"] == "a log with a table of its counts"))
    assert (found.logs, found.counts) == ((0,), (1,))


def test_sense_reads_columns_by_the_legend_and_classifies_every_row():
    sensed = sense(
        table([["Nr.", "Myndighed", "Beskrivelse"], ["1", "x", "Brev i forkert kuvert"], ["", "", ""]]),
        Legend(definitions=(("Myndighed", "anmeldt til Datatilsynet"),)),
    )
    assert sensed.columns.roles == (Role.SOURCE_NUMBER, Role.NOTIFIED_AUTHORITY, Role.DESCRIPTION)
    assert [r.disposition for r in sensed.rows] == [Disposition.INCIDENT, Disposition.EMPTY]


@given(st.lists(st.text(max_size=80), max_size=4), st.none() | st.text(max_size=60))
def test_any_prose_is_answered_and_gives_no_tables(paragraphs, title):
    found = tell([], paragraphs, title)
    assert found.kind in Kind
    assert found.logs == found.counts == ()
