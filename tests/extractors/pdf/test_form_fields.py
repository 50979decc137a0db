"""Fields of a form: what is filled in is read where the field stands."""

import pytest

from tests.extractors.documents import Ruled, Sheet, extraction_of, pdf, texts, words_of

HEAD = ["Nr", "Hændelse", "Antal"]
WIDTHS = [40.0, 90.0, 90.0]


def field(sheet: Sheet, value: str, x: float, top: float, width: float, **kinds: str) -> None:
    name, y = f"{value[:5]}-{x}-{top}", sheet.height - top - 14
    sheet.canvas.acroForm.textfield(
        name=name,
        value=value,
        x=x,
        y=y,
        width=width,
        height=14,
        relative=True,
        **kinds,
    )


def box(sheet: Sheet, x: float, top: float, *, ticked: bool) -> None:
    sheet.canvas.acroForm.checkbox(
        name=f"box-{x}-{top}", checked=ticked, x=x, y=sheet.height - top - 10, size=10, borderWidth=1, relative=True
    )


def test_values_of_fields_in_a_table_are_no_text_of_the_page() -> None:
    long = "Et brev om hjælp blev lagt i kuverten til en anden borger, som ringede til kommunen"

    def page(sheet: Sheet) -> None:
        table = Ruled([HEAD, ["", "", ""], ["", "", ""]], WIDTHS)
        table.draw(sheet)
        for row, values in enumerate((["1", long, "12"], ["2", "Mappe åben", "3"]), start=1):
            for column, value in enumerate(values):
                left, top = table.column_edges()[column], table.row_edges()[row]
                field(sheet, value, left + 1, top + 0.5, WIDTHS[column] - 2)

    (table,) = extraction_of(pdf(page)).tables
    assert texts(table) == [["1", long, "12"], ["2", "Mappe åben", "3"]]


def test_ticked_field_is_no_sign() -> None:
    def page(sheet: Sheet) -> None:
        for x, name, ticked in ((40.0, "Ja", True), (100.0, "Nej", False)):
            box(sheet, x, 60, ticked=ticked)
            sheet.text(x + 14, 60, name)

    assert [p.text for p in extraction_of(pdf(page)).paragraphs] == ["☒ Ja", "☐ Nej"]


def test_password_or_hidden_field_is_published() -> None:
    def page(sheet: Sheet) -> None:
        sheet.text(40, 30, "Mappe")
        field(sheet, "hemmelig", 40, 60, 100, fieldFlags="password")
        field(sheet, "skjult", 40, 90, 100, annotationFlags="hidden")

    assert words_of(page) == ["Mappe"]


@pytest.mark.parametrize("hidden", [False, True])
def test_text_typed_onto_a_page_as_a_note_is_left_out_of_its_cell(hidden: bool) -> None:
    def page(sheet: Sheet) -> None:
        table = Ruled([HEAD, ["1", "Mappe åben", ""], ["2", "Fejl i system", "3"]], WIDTHS)
        table.draw(sheet)
        left, top = table.column_edges()[2], table.row_edges()[1]
        place = (left + 3, sheet.height - top - 14, left + 60, sheet.height - top - 2)
        sheet.canvas.freeTextAnnotation("12 borgere", "/Helv 8 Tf 0 g", Rect=place, F=2 if hidden else 4)

    (table,) = extraction_of(pdf(page)).tables
    assert texts(table) == [["1", "Mappe åben", "" if hidden else "12 borgere"], ["2", "Fejl i system", "3"]]
