"""Plain text: tables by tabs, also where a copy from another program lost cells or cut rows."""

import hashlib

import pytest

from extractors.document.pages import Document
from extractors.extract import extract
from extractors.formats.encoding import text_of
from extractors.formats.flow_layout import FlowError, FlowTable, Text, lay_out
from extractors.formats.text import read_text
from extractors.tables.opinions import AUTO
from tests.extractors.documents import LANGUAGE

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


def document_of(text: str) -> Document:
    data = text.encode()
    pages, tables = lay_out(read_text(data).pages)
    return Document("log.txt", data, hashlib.sha256(data).hexdigest(), "text/plain", pages, tables_given=tables)


def rows_of(table: FlowTable) -> list[list[str]]:
    height = max(cell.row for cell in table.cells) + 1
    return [[cell.text for cell in table.cells if cell.row == row] for row in range(height)]


def test_lines_with_tabs_are_a_table_and_the_others_prose() -> None:
    blocks = read_text(b"Liste\n\nAlle brud\ner med.\n\nNr\tAntal\n1\t2\n\nSlut").pages[0]
    assert [b.text for b in blocks if isinstance(b, Text)] == ["Liste", "Alle brud\ner med.", "Slut"]
    assert rows_of(table_of("Nr\tAntal\n1\t2\n")) == [["Nr", "Antal"], ["1", "2"]]


def test_indented_prose_is_no_table() -> None:
    assert read_text(b"\tEt brev\n\tblev sendt").pages[0] == (Text("Et brev\nblev sendt"),)


def test_row_that_lost_an_empty_cell_is_put_under_its_like() -> None:
    table = table_of("\n".join([HEADER, *WHOLE, "5\tBrev lagt i en forkert bakke\t06.03.2023\tSystem\t7"]))
    assert rows_of(table)[-1] == ["5", "Brev lagt i en forkert bakke", "06.03.2023", "System", "", "7"]
    assert table.doubtful == ()


def test_row_that_may_have_lost_either_of_two_cells_is_left_and_marked() -> None:
    alike = ["Nr\tJa\tNej\tVed ikke", "1\tx\t\t", "2\t\tx\t", "3\t\t\tx", "4\tx\t\t", "5\t\tx\t", "6\t\t\tx"]
    table = table_of("\n".join([*alike, "7\tx\t"]))
    assert rows_of(table)[-1] == ["7", "x", "", ""]
    assert table.doubtful == (7,)


def test_table_goes_on_after_an_empty_line_and_a_cut_row_with_it() -> None:
    table = table_of("\n".join([HEADER, *WHOLE[:2], "", "\ti stueetagen\t\t\t\t", WHOLE[2]]))
    assert [row[0] for row in rows_of(table)] == ["Nr", "1", "2", "3"]
    assert rows_of(table)[2][1] == "Mappe glemt på et bord i kantinen i stueetagen"


def test_narrow_tables_with_an_empty_line_between_are_two() -> None:
    blocks = read_text(b"Skole\tAntal\nA\t1\n\nSkole\tAntal\nB\t2").pages[0]
    assert len(blocks) == 2


def test_only_the_row_in_doubt_is_marked() -> None:
    alike = ["Nr\tJa\tNej\tVed ikke", "1\tx\t\t", "2\t\tx\t", "3\t\t\tx", "4\tx\t\t", "5\t\tx\t", "6\t\t\tx"]
    (table,) = extract(document_of("\n".join([*alike, "7\tx\t"])), AUTO, LANGUAGE).tables
    assert [bool(row.doubts) for row in table.rows] == [False] * 7 + [True]


CSV = [
    "Engby Kommune",
    "",
    "Nr;Hændelse;Bemærkning",
    '1;"Brev til ""Hr. H""; det kom tilbage";',
    '2;"Mappe åben',
    'for alle";lukket',
    "",
    "Trukket mandag.",
]
CSV_ROWS = [
    ["Nr", "Hændelse", "Bemærkning"],
    ["1", 'Brev til "Hr. H"; det kom tilbage', ""],
    ["2", "Mappe åben\nfor alle", "lukket"],
]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_separated_values_are_read_by_the_rules_of_quoting_in_every_encoding(encoding: str, end: str) -> None:
    blocks = read_text(end.join(CSV).encode(encoding)).pages[0]
    (table,) = [block for block in blocks if isinstance(block, FlowTable)]
    assert rows_of(table) == CSV_ROWS
    assert [b.text for b in blocks if isinstance(b, Text)] == ["Engby Kommune", "Trukket mandag."]


@pytest.mark.parametrize("separator", [";", ",", "|", "\t"])
def test_separator_is_told_from_the_content(separator: str) -> None:
    lines = [["Nr", "Hændelse", "Dag"], ["1", "Brev sendt", "3. maj"], ["2", "Taske glemt", "4. maj"]]
    assert rows_of(table_of("\n".join(separator.join(line) for line in lines))) == lines


def test_prose_with_commas_and_semicolons_is_no_table() -> None:
    text = (
        "Brevet, som lå åbent, er væk.\nVi, der fandt det, beklager; alle, der ringede, fik svar.\nHer, der, overalt."
    )
    assert read_text(text.encode()).pages[0] == (Text(text),)


def test_titles_and_notes_filled_up_with_separators_are_prose_and_sections_are_rows() -> None:
    lines = [
        "Brud i 2021;;",
        ";;",
        "Nr;Hændelse;Dag",
        "Skoler;;",
        "1;Brev sendt;3. maj",
        "2;Taske glemt;4. maj",
        "Alle er lukket.;;",
    ]
    blocks = read_text("\n".join(lines).encode()).pages[0]
    assert [b.text for b in blocks if isinstance(b, Text)] == ["Brud i 2021", "Alle er lukket."]
    assert [row[0] for row in rows_of(table_of("\n".join(lines)))] == ["Nr", "Skoler", "1", "2"]


def test_row_cut_by_a_separator_within_its_words_is_kept_whole_and_marked() -> None:
    lines = [
        "Nr;Hændelse;Dag",
        "1;Brev sendt;3. maj",
        "2;Taske glemt;4. maj",
        "3;Mappe; den røde;5. maj",
        "4;Mail;6. maj",
    ]
    table = table_of("\n".join(lines))
    assert rows_of(table)[3] == ["3", "Mappe", "den røde 5. maj"]
    assert table.doubtful == (3,)


def test_line_of_one_text_between_rows_is_a_section() -> None:
    assert rows_of(table_of("Nr\tHændelse\n1\tBrev\nSkoler\n2\tMail"))[2] == ["Skoler", ""]


@pytest.mark.parametrize("data", [b"\x00\x01\x02", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00", b"GIF89a\x01\x00\x81"])
def test_bytes_that_are_no_text_are_refused(data: bytes) -> None:
    assert text_of(data) is None
    with pytest.raises(FlowError):
        read_text(data)
