"""The engines agree on plain tables, and where they do not it is said."""

from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from extractors.document.geometry import Region
from extractors.document.pages import Page
from extractors.document.problems import Doubt
from extractors.extract import extract
from extractors.tables import opinions as module
from extractors.tables.engines.camelot import CamelotEngine
from extractors.tables.grid import Grid, grid_of
from extractors.tables.opinions import ENGINES, find_tables
from extractors.tables.pages_seen import PagesSeen
from tests.extractors import documents
from tests.extractors.documents import LANGUAGE, LEFT, UP, Ruled, Sheet, extraction_of, opened, pdf, texts

HEADER = ["Nr", "Hændelse", "Antal"]
ROWS = [["1", "Brev sendt til forkert borger", "2"], ["2", "Mappe åben for alle", "30"], ["3", "", "4"]]
WIDTHS = [40, 90, 60]


@pytest.mark.parametrize("engine", ["auto", *ENGINES])
def test_every_engine_reads_a_plain_grid_alike(engine: str) -> None:
    found = extraction_of(pdf(Ruled([HEADER, *ROWS], WIDTHS).draw), engine)
    (table,) = found.tables
    assert (table.columns, texts(table)) == (tuple(HEADER), ROWS)
    assert found.engine == ("grid" if engine == "auto" else engine)


@pytest.mark.parametrize("engine", ["grid", "pdfplumber", "camelot"])
def test_every_engine_reads_merged_cells_alike(engine: str) -> None:
    rows = [["Nr", "Underretning", LEFT], [UP, "Borger", "Dato"], ["1", "ja", "nej"], [UP, "nej", "ja"]]
    (table,) = extraction_of(pdf(Ruled(rows, WIDTHS).draw), engine).tables
    assert table.columns == ("Nr", "Underretning / Borger", "Underretning / Dato")
    assert texts(table) == [["1", "ja", "nej"], ["1", "nej", "ja"]]


@pytest.mark.parametrize("engine", ["grid", "pdfplumber"])
def test_open_borders_drop_no_row(engine: str) -> None:
    page = Ruled([HEADER, *ROWS], WIDTHS, open_top=True, open_bottom=True).draw
    (table,) = extraction_of(pdf(page), engine).tables
    assert texts(table) == ROWS


@pytest.mark.parametrize("engine", list(ENGINES))
@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_every_engine_reads_rotated_pages(engine: str, rotation: int) -> None:
    (table,) = extraction_of(pdf(Ruled([HEADER, *ROWS], WIDTHS).draw, rotation=rotation), engine).tables
    assert texts(table) == ROWS


@pytest.mark.parametrize("engine", list(ENGINES))
@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_every_engine_reads_cropped_pages(engine: str, rotation: int) -> None:
    data = pdf(Ruled([HEADER, *ROWS], WIDTHS).draw, crop=(30, 50), rotation=rotation)
    (table,) = extraction_of(data, engine).tables
    assert texts(table) == ROWS


@pytest.mark.parametrize("engine", list(ENGINES))
def test_no_engine_finds_a_table_on_an_empty_page(engine: str) -> None:
    assert extraction_of(pdf(lambda s: None), engine).tables == ()


@pytest.mark.parametrize("engine", list(ENGINES))
def test_every_engine_orders_tables_from_the_top(engine: str) -> None:
    def page(sheet: Sheet) -> None:
        Ruled([["Type", "Antal"], ["Brev", "4"]], [90, 60], top=300).draw(sheet)
        Ruled([HEADER, *ROWS], WIDTHS).draw(sheet)

    assert [len(t.columns) for t in extraction_of(pdf(page), engine).tables] == [3, 2]


@dataclass(frozen=True)
class _Fixed:
    """An engine that answers grids given beforehand."""

    found: Sequence[Grid]
    name: str = "fixed"

    def grids(self, seen: PagesSeen, page: Page) -> list[Grid]:
        return list(self.found)


def half_a_grid() -> Grid:
    """A grid over the first two rows and columns of the page alone, its boxes far from most words."""
    grid = grid_of([Region(1, x, y, x + 40, y + 5) for x in (40.0, 80.0) for y in (60.0, 65.0)])
    assert grid is not None
    return grid


def test_engines_that_disagree_are_a_problem_and_a_doubt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "DEFAULT", _Fixed([half_a_grid()], "grid"))
    found = extract(opened(pdf(Ruled([HEADER, *ROWS], WIDTHS).draw)), "auto", LANGUAGE)
    assert [(p.code, p.page) for p in found.problems] == [("engines_disagree", 1)]
    (table,) = found.tables
    assert table.engine == CamelotEngine.name
    assert texts(table) == ROWS
    assert all(Doubt.ENGINES_DISAGREE in row.doubts for row in table.rows)


def test_a_second_opinion_that_is_the_same_is_no_doubt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_in_doubt", lambda found: True)
    found = extract(opened(pdf(Ruled([HEADER, *ROWS], WIDTHS).draw)), "auto", LANGUAGE)
    assert found.problems == ()
    assert [row.doubts for row in found.tables[0].rows] == [()] * 3


def test_a_second_opinion_that_reads_less_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_in_doubt", lambda found: True)
    monkeypatch.setattr(module, "SECOND", _Fixed([]))
    found = extract(opened(pdf(Ruled([HEADER, *ROWS], WIDTHS).draw)), "auto", LANGUAGE)
    assert found.engine == "grid"
    assert texts(found.tables[0]) == ROWS
    assert [p.code for p in found.problems] == ["engines_disagree"]


def test_a_document_is_read_twice_alike() -> None:
    data = documents.pdf(Ruled([HEADER, *ROWS], WIDTHS).draw)
    assert extraction_of(data) == extraction_of(data)


@dataclass
class Refusing:
    name: str = "refusing"

    def grids(self, seen: PagesSeen, page: Page) -> list[Grid]:
        raise RuntimeError("extraction is not allowed")


def test_engine_that_raises_costs_no_document(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ENGINES, "refusing", Refusing())
    document = opened(pdf(Ruled([HEADER, *ROWS], WIDTHS).draw))
    found = find_tables(PagesSeen(document), document.pages[0], "refusing")
    assert [p.code for p in found.problems] == ["engine_failed"]
    assert found.outside == document.pages[0].words
