"""Plain text: tables by tabs, also where a copy from another program lost cells or cut rows."""

from extractors.flow import FlowTable, Text
from extractors.text import read_text
from extractors.values import Doubt

HEADER = "Nr\tHændelse\tDato\tÅrsag\tSvar fra tilsynet\tAntal"
WHOLE = [
    "1\tBrev sendt til en forkert borger\t01.02.2023\tMenneske\t\t3",
    "2\tMappe glemt på et bord i kantinen\t03.02.2023\tMenneske\t\t1",
    "3\tMail sendt til alle i hele afdelingen\t04.03.2023\tSystem\tIngen kritik af kommunen i denne sag\t12",
    "4\tTaske med papirer stjålet fra en bil\t05.03.2023\tMenneske\t\t2",
]


def table_of(text: str) -> FlowTable:
    (table,) = [block for block in read_text(text.encode()).pages[0] if isinstance(block, FlowTable)]
    return table


def rows_of(table: FlowTable) -> list[list[str]]:
    height = max(cell.row for cell in table.cells) + 1
    return [[cell.text for cell in table.cells if cell.row == row] for row in range(height)]


def test_lines_with_tabs_are_a_table_and_the_others_prose() -> None:
    blocks = read_text(b"Liste\n\nAlle brud\ner med.\n\nNr\tAntal\n1\t2\n\nSlut").pages[0]
    assert [b.text for b in blocks if isinstance(b, Text)] == ["Liste", "Alle brud\ner med.", "Slut"]
    assert rows_of(table_of("Nr\tAntal\n1\t2\n")) == [["Nr", "Antal"], ["1", "2"]]


def test_indented_prose_is_no_table() -> None:
    assert read_text(b"\tEt brev\n\tblev sendt").pages[0] == (Text(" Et brev\n blev sendt"),)


def test_row_that_lost_an_empty_cell_is_put_under_its_like() -> None:
    table = table_of("\n".join([HEADER, *WHOLE, "5\tBrev lagt i en forkert bakke\t06.03.2023\tSystem\t7"]))
    assert rows_of(table)[-1] == ["5", "Brev lagt i en forkert bakke", "06.03.2023", "System", "", "7"]
    assert table.doubts == ()


def test_row_that_may_have_lost_either_of_two_cells_is_left_and_marked() -> None:
    alike = ["Nr\tJa\tNej\tVed ikke", "1\tx\t\t", "2\t\tx\t", "3\t\t\tx", "4\tx\t\t", "5\t\tx\t", "6\t\t\tx"]
    table = table_of("\n".join([*alike, "7\tx\t"]))
    assert rows_of(table)[-1] == ["7", "x", "", ""]
    assert table.doubts == (Doubt.COLUMNS_UNCERTAIN,)


def test_table_goes_on_after_an_empty_line_and_a_cut_row_with_it() -> None:
    table = table_of("\n".join([HEADER, *WHOLE[:2], "", "\ti stueetagen\t\t\t\t", WHOLE[2]]))
    assert [row[0] for row in rows_of(table)] == ["Nr", "1", "2", "3"]
    assert rows_of(table)[2][1] == "Mappe glemt på et bord i kantinen i stueetagen"


def test_narrow_tables_with_an_empty_line_between_are_two() -> None:
    blocks = read_text(b"Skole\tAntal\nA\t1\n\nSkole\tAntal\nB\t2").pages[0]
    assert len(blocks) == 2
