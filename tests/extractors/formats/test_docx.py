"""Word documents: what Word merges, nests, marks up and hides is read as it is printed."""

from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from extractors.document.tables import Extraction
from extractors.extract import extract
from extractors.read import read
from extractors.tables.opinions import AUTO
from tests.extractors.documents import LANGUAGE, texts

ROWS = [["Nr", "Hændelse", "Antal"], ["1", "Brev sendt", "2"], ["2", "Mappe åben", "3"]]


@pytest.fixture
def word() -> Any:
    return docx.Document()


def add_table(word: Any, rows: list[list[str]]) -> Any:
    table = word.add_table(len(rows), len(rows[0]))
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    return table


def extraction_of(word: Any, folder: Path) -> Extraction:
    path = folder / "log.docx"
    word.save(str(path))
    found = extract(read(path), AUTO, LANGUAGE)
    assert found.problems == ()
    return found


def test_text_stands_before_and_after_its_table(word: Any, tmp_path: Path) -> None:
    word.add_paragraph("Før listen.")
    add_table(word, ROWS)
    word.add_paragraph("Efter listen.")
    found = extraction_of(word, tmp_path)
    assert [p.text for p in found.paragraphs] == ["Før listen.", "Efter listen."]
    assert found.tables[0].above == "Før listen."


def test_cell_merged_over_columns_is_a_group_of_the_header(word: Any, tmp_path: Path) -> None:
    table = add_table(word, [["Nr", "Hændelse", ""], ["", "Årsag", "Antal"], ["1", "Fejl", "2"]])
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(0, 0).merge(table.cell(1, 0))
    (found,) = extraction_of(word, tmp_path).tables
    assert found.columns == ("Nr", "Hændelse / Årsag", "Hændelse / Antal")


def test_cell_merged_over_rows_holds_for_each_of_them(word: Any, tmp_path: Path) -> None:
    table = add_table(word, [*ROWS[:2], ["2", "", "3"]])
    table.cell(1, 1).merge(table.cell(2, 1))
    (found,) = extraction_of(word, tmp_path).tables
    assert texts(found) == [["1", "Brev sendt", "2"], ["2", "Brev sendt", "3"]]


def test_deleted_text_is_left_out_and_inserted_text_is_read(word: Any, tmp_path: Path) -> None:
    paragraph = word.add_paragraph("Brev ")
    for change in (
        "<w:del %s><w:r><w:t>glemt</w:t></w:r></w:del>",
        "<w:ins %s><w:r><w:t>sendt</w:t></w:r></w:ins>",
    ):
        paragraph._p.append(parse_xml(change % nsdecls("w")))
    assert [p.text for p in extraction_of(word, tmp_path).paragraphs] == ["Brev sendt"]


def test_row_in_a_content_control_is_not_lost(word: Any, tmp_path: Path) -> None:
    table = add_table(word, ROWS)
    row = table.rows[2]._tr
    control = parse_xml(f"<w:sdt {nsdecls('w')}><w:sdtContent/></w:sdt>")
    row.addprevious(control)
    control[0].append(row)
    (found,) = extraction_of(word, tmp_path).tables
    assert texts(found) == ROWS[1:]


def test_heading_is_the_title_although_the_letterhead_stands_first(word: Any, tmp_path: Path) -> None:
    word.sections[0].header.paragraphs[0].text = "Engby Kommune"
    word.add_heading("Liste over brud", 1)
    word.add_paragraph("Listen er fra i år.")
    found = extraction_of(word, tmp_path)
    assert found.title == "Liste over brud"
    assert found.paragraphs[0].text == "Engby Kommune"


def test_nested_table_is_text_of_its_cell(word: Any, tmp_path: Path) -> None:
    table = add_table(word, ROWS)
    inner = table.cell(2, 1).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "i", "afdelingen"
    (found,) = extraction_of(word, tmp_path).tables
    assert found.rows[1].texts[1] == "Mappe åben i afdelingen"


def test_frame_of_one_cell_is_prose(word: Any, tmp_path: Path) -> None:
    add_table(word, [["Alle brud er med i listen."]])
    found = extraction_of(word, tmp_path)
    assert not found.tables
    assert [p.text for p in found.paragraphs] == ["Alle brud er med i listen."]


def add_xml(paragraph: Any, xml: str) -> None:
    spaces = f'{nsdecls("w")} xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    for element in parse_xml(f"<w:p {spaces}>{xml}</w:p>"):
        paragraph._p.append(element)


@pytest.mark.parametrize(("state", "sign"), [("1", "☒"), ("true", "☒"), ("0", "☐"), ("false", "☐")])
def test_check_box_of_a_content_control_says_what_its_picture_says(
    word: Any, tmp_path: Path, state: str, sign: str
) -> None:
    paragraph = word.add_paragraph("Anmeldt: ")
    box = f'<w14:checkbox><w14:checked w14:val="{state}"/></w14:checkbox>'
    add_xml(paragraph, f"<w:sdt><w:sdtPr>{box}</w:sdtPr><w:sdtContent><w:r><w:t>?</w:t></w:r></w:sdtContent></w:sdt>")
    paragraph.add_run(" Ja")
    assert [p.text for p in extraction_of(word, tmp_path).paragraphs] == [f"Anmeldt: {sign} Ja"]


@pytest.mark.parametrize(
    ("switches", "sign"),
    [
        ("<w:default/>", "☒"),
        ('<w:default w:val="0"/>', "☐"),
        ('<w:default w:val="0"/><w:checked/>', "☒"),
        ('<w:default/><w:checked w:val="0"/>', "☐"),
    ],
)
def test_check_box_of_an_old_form_is_lost(word: Any, tmp_path: Path, switches: str, sign: str) -> None:
    paragraph = word.add_paragraph()
    field = f'<w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox>{switches}</w:checkBox></w:ffData></w:fldChar>'
    add_xml(paragraph, f"<w:r>{field}</w:r>")
    paragraph.add_run(" Ja")
    assert [p.text for p in extraction_of(word, tmp_path).paragraphs] == [f"{sign} Ja"]


@pytest.mark.parametrize("code", ["F0FE", "00FE"])
def test_sign_of_a_symbol_font_is_lost(word: Any, tmp_path: Path, code: str) -> None:
    paragraph = word.add_paragraph()
    add_xml(paragraph, f'<w:r><w:sym w:font="Wingdings" w:char="{code}"/></w:r>')
    paragraph.add_run(" Ja")
    assert [p.text for p in extraction_of(word, tmp_path).paragraphs] == ["\uf0fe Ja"]
