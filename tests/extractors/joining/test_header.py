"""Header rows and their paths, from rows alone."""

from __future__ import annotations

from extractors.document.geometry import Region, Word
from extractors.document.tables import Cell, Row
from extractors.joining.header import alike, cell_at, header_paths, with_group_rows


def cell(x0: float, *lines: tuple[str, float], columns: int = 1) -> Cell:
    """A cell whose lines stand at these heights."""
    words = tuple((Word(text, Region(1, x0, y, x0 + 30, y + 10), size=10),) for text, y in lines)
    return Cell(words, Region(1, x0, 0, x0 + 50 * columns, 60), columns=columns)


def row(*cells: Cell | None) -> Row:
    return Row(1, 1, 1, cells, Region(1, 0, 0, 200, 60))


def paths(*rows: Row, ruled: bool = True) -> tuple[str, ...]:
    texts = {(n, k): c.text for n, r in enumerate(rows) for k, c in enumerate(r.cells) if c}
    return header_paths(rows, len(rows[0].cells), texts, ruled=ruled)


def test_two_cells_of_one_text_named_by_the_first() -> None:
    ja = cell(50, ("Ja", 0))
    assert paths(row(cell(0, ("Nr", 0)), ja, ja)) == ("Nr", "Ja", "Ja")


def test_group_over_two_columns_names_the_first_only() -> None:
    upper = row(cell(0, ("Nr", 0)), cell(50, ("Underretning", 0), columns=2), None)
    lower = row(None, cell(50, ("Borger", 20)), cell(100, ("Dato", 20)))
    assert paths(upper, lower) == ("Nr", "Underretning / Borger", "Underretning / Dato")


def test_group_printed_in_one_row_with_its_columns_names_one_of_them() -> None:
    printed = row(
        cell(0, ("Nr", 0)), cell(50, ("Underretning", 0), ("Borger", 30)), cell(100, ("ved", 30), ("Dato", 42))
    )
    upper, lower = with_group_rows([printed])
    assert [c and c.text for c in upper.cells] == ["Nr", "Underretning", None]
    assert [c and c.text for c in lower.cells] == [None, "Borger", "ved Dato"]
    assert paths(upper, lower, ruled=False) == ("Nr", "Underretning / Borger", "Underretning / ved Dato")


def test_cell_of_the_row_above_answers_for_its_columns_here() -> None:
    lower = row(None, cell(50, ("Borger", 20)), None)
    assert [c and c.text for c in (cell_at(lower, k) for k in range(3))] == [None, "Borger", None]


def test_header_with_a_misread_letter_taken_for_a_row() -> None:
    first, again = (row(cell(0, (text, 0))) for text in ("Beskrivelse af hændelsen", "Beskrivelse af hændelsan"))
    assert alike(first, again, recognised=True)
    assert not alike(first, again, recognised=False)
