import json
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalizers.codes import Kind
from normalizers.documents.kinds import KindReader
from normalizers.documents.log_tables import LogTables
from normalizers.documents.origin import OriginReader
from normalizers.record import Legend, Role
from normalizers.tables.rows import Disposition
from normalizers.vocabulary.words import shipped
from tests.normalizers.documents.tables import table

kind_of, table_sense = shipped().of(KindReader).kind_of, shipped().of(LogTables).table_sense

CASES = tomllib.loads((Path(__file__).parents[2] / "cases" / "kinds.toml").read_text(encoding="utf-8"))["case"]


def told(case):
    tables = [table_sense(table(t), title=case.get("title")) for t in case.get("tables", ())]
    paragraphs, title = case.get("paragraphs", ()), case.get("title")
    return kind_of(tables, paragraphs, title, shipped().of(OriginReader).speaker(title, paragraphs))


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["name"])
def test_document_is_told(case):
    found = told(case)
    assert found.kind == case["kind"]
    assert bool(found.logs or found.episodes) or case["kind"] != "log"
    assert not found.logs or case["kind"] == "log"
    assert found.reason


def test_counts_beside_a_log_are_found_too():
    found = told(next(c for c in CASES if c["name"] == "a log with a table of its counts"))
    assert (found.logs, found.counts) == ((0,), (1,))


def test_sense_reads_columns_by_the_legend_and_classifies_every_row():
    sensed = table_sense(
        table([["Nr.", "Myndighed", "Beskrivelse"], ["1", "x", "Brev i forkert kuvert"], ["", "", ""]]),
        Legend(definitions=(("Myndighed", "anmeldt til Datatilsynet"),)),
    )
    assert sensed.columns.roles == (Role.SOURCE_NUMBER, Role.NOTIFIED_AUTHORITY, Role.DESCRIPTION)
    assert [r.disposition for r in sensed.rows] == [Disposition.INCIDENT, Disposition.EMPTY]


@settings(deadline=None)
@given(st.lists(st.text(max_size=80), max_size=4), st.none() | st.text(max_size=60))
def test_any_prose_is_answered_and_gives_no_tables(paragraphs, title):
    found = kind_of([], paragraphs, title)
    assert found.kind in Kind
    assert found.logs == found.counts == ()


def test_foot_of_a_cut_table_of_counts_is_one_too():
    whole = table([["Afdeling", "2019", "2020"], ["Skole", "4", "7"], ["Vej", "1", "2"]])
    foot = table([["", "", ""], ["Kommunen samlet", "5", "9"], ["Vurdering", "2019", "2020"]])
    assert kind_of([table_sense(whole), table_sense(foot)], (), "Databrud").counts == (0, 1)


GOLD = sorted((Path(__file__).parents[3] / ".." / "shared" / "gold").glob("*.json"))


def paths(spans):
    """Header paths from the levels of a header, each a list of (text, number of columns)."""
    levels = [[text for text, width in level for _ in range(width)] for level in spans]
    return [" / ".join(filter(None, column)) for column in zip(*levels, strict=True)]


def printed_tables(document):
    """The tables of a gold document as lists of lines, header first."""
    if document.get("header_rows"):
        yield [paths(document["header_spans"]), *(r for r in document["rows"] if r[0] != "§SECTION§")]
    for inner in document.get("tables", ()):
        yield [paths(inner["header_spans"]), *inner["rows"]]
    for form in document.get("forms", ()):
        yield [[label for label, _ in form], [value for _, value in form]]


@pytest.mark.skipif(not GOLD, reason="the gold documents are not on this machine")
@pytest.mark.parametrize("path", GOLD, ids=lambda p: p.stem)
def test_gold_document_has_its_kind_and_as_many_incidents(path):
    document = json.loads(path.read_text(encoding="utf-8"))
    tables = [table_sense(table(t)) for t in printed_tables(document)]
    prose = [*document.get("paragraphs_before", ()), *document.get("text", "").split("\n\n")]
    found = kind_of(tables, [p for p in prose if p.strip()], document["title"])
    assert found.kind == document["kind"]
    if found.kind is Kind.LOG:
        incidents = [r for i in found.logs for r in tables[i].rows if r.disposition is Disposition.INCIDENT]
        assert len(incidents) == len(document["gold"])
        assert [p.value for i in found.logs for p in tables[i].columns.problems] == []
