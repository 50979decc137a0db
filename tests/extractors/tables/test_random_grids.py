"""Random tables, drawn and read back: the same cells, no text lost, order kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from extractors.document.tables import LogicalTable
from tests.extractors.documents import (
    KNOWN_WORDS,
    LEFT,
    UP,
    Aligned,
    Page,
    Pen,
    Ruled,
    dashed,
    double,
    extraction_of,
    pdf,
    solid,
    texts,
    thin_box,
)

# Each example draws and reads a PDF: no shrinking, and the same examples in each run.
QUICK = settings(
    deadline=None,
    max_examples=20,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
# No endings: where the layout breaks before one of these, it and the word before could be one word.
WORDS = [word for word in KNOWN_WORDS.split() if len(word) < 13 and word not in ("en", "et", "er")]
PENS: list[Pen] = [solid, dashed, double, thin_box]
WIDEST, NARROWEST = 150.0, 66.0

word = st.sampled_from([*WORDS, "12.03.2019", "CPR-nummer", "it-afdelingen", "(nej)", "§", "7", "1.250", "Æblevej"])
cell = st.lists(word, max_size=6).map(" ".join)
full_cell = st.lists(word, min_size=1, max_size=6).map(" ".join)


@dataclass(frozen=True)
class Drawn:
    """A random table: rows as Ruled draws them, and the widths of the columns."""

    rows: list[list[str]]
    widths: list[float]


@st.composite
def tables(
    draw: st.DrawFn, columns: st.SearchStrategy[int], cells: st.SearchStrategy[str] = full_cell, fewest: int = 1
) -> Drawn:
    width = draw(columns)
    rows = draw(st.lists(st.lists(cells, min_size=width, max_size=width), min_size=fewest, max_size=12))
    sizes = st.floats(NARROWEST, WIDEST if width < 5 else NARROWEST + 4, allow_nan=False)
    return Drawn(rows, draw(st.lists(sizes, min_size=width, max_size=width)))


@st.composite
def spans(draw: st.DrawFn, table: Drawn) -> Drawn:
    """The table with some cells merged with those right of or under them."""
    rows = [list(row) for row in table.rows]
    for _ in range(draw(st.integers(0, 4))):
        i, k = draw(st.integers(0, len(rows) - 1)), draw(st.integers(0, len(table.widths) - 1))
        across, down = draw(st.integers(1, 3)), draw(st.integers(1, 3))
        _merge(rows, i, k, min(across, len(table.widths) - k), min(down, len(rows) - i))
    return Drawn(rows, table.widths)


def _merge(rows: list[list[str]], row: int, column: int, across: int, down: int) -> None:
    """Merges where no other merged cell is touched, and some border of each column and row remains drawn."""
    places = [(i, k) for i in range(row, row + down) for k in range(column, column + across)]
    around = [(i + a, k + b) for i, k in places for a in (0, 1) for b in (0, 1)]
    taken = any(rows[i][k] in (LEFT, UP) for i, k in around if i < len(rows) and k < len(rows[i]))
    if taken or (across, down) == (1, 1) or down == len(rows) or across == len(rows[0]):
        return
    for i, k in places[1:]:
        rows[i][k] = LEFT if k > column else UP


def page_of(table: Drawn, pen: Pen) -> Page:
    return Ruled(table.rows, table.widths, x=20, top=20, pen=pen).draw


def whole_rows(rows: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
    """The rows as a reader sees them: each cell's text where it begins, nothing where it reaches."""
    return [tuple("" if text in (LEFT, UP) else text for text in row) for row in rows]


def printed(table: LogicalTable) -> list[tuple[str, ...]]:
    """The ledger's rows with their lines joined; torn words are not looked at here."""
    return [row.row.texts for row in table.ledger]


@QUICK
@given(tables(st.integers(2, 8)), st.sampled_from(PENS))
def test_a_random_grid_is_read_back_cell_by_cell(table: Drawn, pen: Pen) -> None:
    (found,) = extraction_of(pdf(page_of(table, pen), size=(600, 2400))).tables
    assert printed(found) == whole_rows(table.rows)


@QUICK
@given(tables(st.integers(2, 5), cell), st.sampled_from(PENS))
def test_a_random_grid_with_empty_cells_keeps_them_in_place(table: Drawn, pen: Pen) -> None:
    tables_found = extraction_of(pdf(page_of(table, pen), size=(600, 2400))).tables
    if any(text for row in table.rows for text in row):
        (found,) = tables_found
        assert printed(found) == whole_rows(table.rows)
    else:
        assert tables_found == ()


@QUICK
@given(tables(st.integers(3, 6)).flatmap(spans), st.sampled_from([solid, double]))
def test_a_random_grid_with_spans_is_read_back(table: Drawn, pen: Pen) -> None:
    (found,) = extraction_of(pdf(page_of(table, pen), size=(600, 2400))).tables
    assert printed(found) == whole_rows(table.rows)
    cells = [[c and (c.columns, c.rows) for c in row.row.cells] for row in found.ledger]
    assert all((c is None) == (text in (LEFT, UP)) for row, drawn in zip(cells, table.rows, strict=True)
               for c, text in zip(row, drawn, strict=True))  # fmt: skip


@QUICK
@given(tables(st.integers(2, 5)))
def test_words_that_fit_their_column_are_not_joined(table: Drawn) -> None:
    (found,) = extraction_of(pdf(page_of(table, solid), size=(600, 2400))).tables
    body = [entry.row for entry in found.ledger if entry.layout.value == "body"]
    assert texts(found) == [list(row.texts) for row in body]


@QUICK
@given(tables(st.integers(2, 4)), st.integers(1, 11))
def test_a_random_grid_cut_between_rows_is_the_same_table(table: Drawn, cut: int) -> None:
    keyed = [[str(n), *row] for n, row in enumerate(table.rows, start=1)]
    header = [["Nr", *(["Hændelse", "Antal", "Afdeling", "Dato"][: len(table.widths)])]]
    at = min(cut, len(keyed) - 1)
    parts = [rows for rows in (header + keyed[:at], keyed[at:]) if rows]
    data = pdf(*(page_of(Drawn(rows, [40.0, *table.widths]), solid) for rows in parts), size=(660, 2400))
    (found,) = extraction_of(data).tables
    assert texts(found) == keyed


@QUICK
@given(tables(st.integers(3, 5), fewest=3), st.booleans())
def test_a_random_table_without_vertical_rules_is_read_back(table: Drawn, rules: bool) -> None:
    rows = [["Nr", "Hændelse", "Antal", "Afdeling", "Dato"][: len(table.widths)]]
    rows += [[str(n), *row[1:]] for n, row in enumerate(table.rows, start=1)]
    columns = [30.0 + sum(table.widths[:n]) for n in range(len(table.widths) + 1)]
    (found,) = extraction_of(pdf(Aligned(rows, columns, gap=9, rules=rules).draw, size=(660, 2400))).tables
    assert texts(found) == rows[1:]
