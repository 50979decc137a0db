"""Every word of a page stands in one cell or outside, never in two and never nowhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.document.geometry import Region, Word
from extractors.document.pages import Page
from extractors.tables.grid import Grid, grid_of
from extractors.tables.words_in_cells import words_in_cells
from tests.extractors.documents import extraction_of, pdf, texts
from tests.extractors.sheets import Print


def grid(x: float, top: float, side: float) -> Grid:
    cells = [
        Region(1, x + i * side, top + k * side, x + (i + 1) * side, top + (k + 1) * side)
        for k in (0, 1)
        for i in (0, 1)
    ]
    found = grid_of(cells)
    assert found is not None
    return found


def word(text: str, x: float, y: float, *, watermark: bool = False) -> Word:
    return Word(text, Region(1, x - 2, y - 2, x + 2, y + 2), size=4, watermark=watermark)


def page(*words: Word) -> Page:
    return Page(1, 300, 300, words)


PLACES = st.lists(st.tuples(st.integers(0, 300), st.integers(0, 300)), max_size=20)


@given(PLACES)
def test_word_lost_or_put_into_two_cells(places: list[tuple[int, int]]) -> None:
    words = [word(str(n), x, y) for n, (x, y) in enumerate(places)]
    tables, outside = words_in_cells(page(*words), [grid(20, 20, 60), grid(40, 30, 10)], "grid")
    held = [w for t in tables for r in t.rows for c in r.cells if c for line in c.lines for w in line]
    assert sorted(w.text for w in [*held, *outside]) == sorted(w.text for w in words)


def test_word_of_a_table_within_a_cell_put_into_the_cell_around_it() -> None:
    (outer, inner), _ = words_in_cells(page(word("et", 45, 35)), [grid(20, 20, 60), grid(40, 30, 10)], "grid")
    assert [t.rows[0].texts[0] for t in (outer, inner)] == ["", "et"]


def test_watermark_put_into_the_cell_under_it() -> None:
    (table,), outside = words_in_cells(page(word("KOPI", 40, 40, watermark=True)), [grid(20, 20, 60)], "grid")
    assert [w.text for w in outside] == ["KOPI"]
    assert not any(row.texts != ("", "") for row in table.rows)


HEADER = ["Nr", "Dato", "Type", "Antal", "Afdeling", "Årsag", "Kommentar"]
ROWS = [[str(n), f"0{n}.03.2021", "Brev", str(3 * n), "Skole", "Elev", "Ingen"] for n in range(1, 6)]


@pytest.mark.parametrize("over", [["Brud"], ["Brud", "Maj"]])
def test_title_in_the_grid_of_a_printed_sheet_is_a_row_of_its_table(over: list[str]) -> None:
    titles = [[text, *[""] * 6] for text in over]
    sheet = Print([*titles, [""] * 7, HEADER, *ROWS], [30.0, 70.0, 50.0, 40.0, 60.0, 50.0, 70.0], borders=True)
    found = extraction_of(pdf(sheet.draw))
    (table,) = found.tables
    assert table.columns == tuple(HEADER)
    assert texts(table) == ROWS
    assert " ".join(p.text for p in found.paragraphs) == " ".join(over)
