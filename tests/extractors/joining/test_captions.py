"""What stands over a table is its caption, and what stands between two parts them."""

from __future__ import annotations

from extractors.document.geometry import Region
from extractors.document.tables import Paragraph, Table
from extractors.joining.captions import caption_over, is_apart


def table(page: int, top: float, bottom: float, engine: str = "grid") -> Table:
    return Table(page, 1, (), Region(page, 40, top, 400, bottom), (40, 200, 400), engine)


def paragraph(page: int, top: float, text: str) -> Paragraph:
    return Paragraph(text, Region(page, 40, top, 200, top + 10))


def test_text_far_above_taken_for_the_caption() -> None:
    prose = [[paragraph(1, 20, "Kommunens sager"), paragraph(1, 150, "Skoler")]]
    assert caption_over(table(1, 170, 300), prose) == "Skoler"
    assert caption_over(table(1, 230, 300), prose) == ""


def test_text_in_the_column_beside_is_taken_for_the_caption() -> None:
    beside = Paragraph("En anden sag", Region(1, 420, 150, 560, 160))
    assert caption_over(table(1, 170, 300), [[paragraph(1, 140, "Skoler"), beside]]) == "Skoler"


def test_page_number_parts_a_table_from_its_rest() -> None:
    above, below = table(1, 60, 700), table(2, 60, 300)
    foot = [paragraph(1, 800, "Side 1 af 2")], [paragraph(2, 800, "Side 2 af 2")]
    assert not is_apart(above, below, foot, frozenset({""}))
    heading = foot[0], [paragraph(2, 30, "Nye sager"), *foot[1]]
    assert is_apart(above, below, heading, frozenset({""}))


def test_tables_that_the_file_states_as_two_are_run_together() -> None:
    assert is_apart(table(1, 60, 700, "structure"), table(2, 60, 300, "structure"), [[], []], frozenset())
