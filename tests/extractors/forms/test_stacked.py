"""Forms without rules: several incidents under each other, their labels over or beside the values."""

import pytest

from tests.extractors.documents import (
    BOLD,
    FONT,
    PITCH,
    SIZE,
    Page,
    Sheet,
    stringWidth,
    table_of,
    tables_of,
    texts,
    wrapped,
)

LABELS = ["Dato", "Hvad skete der", "Årsag", "Antal"]
FORMS = [
    ["2. maj 2021", "Brev sendt til forkert borger, som åbnede det og fik navn og adresse", "Fejl", "1"],
    ["3. maj 2021", "Mappe åben for alle", "Fejl i et system hos en leverandør, som har fået hjælp til det", "300"],
    ["4. juni 2021", "Liste over børn lagt på bordet", "Jubilæum", "25"],
]
WIDTH = 240.0


def over(forms: list[list[str]], *, label: str = FONT, heading: bool = False, foot: str = "", gap: float = 4.0) -> Page:
    """Each label on a line of its own, its value under it."""

    def page(sheet: Sheet) -> None:
        bottom = 60.0
        for number, form in enumerate(forms, start=1):
            if heading:
                sheet.text(40, bottom, f"Sag {number}", font=BOLD, size=SIZE + 3)
                bottom += 2 * PITCH
            for name, value in zip(LABELS, form, strict=True):
                sheet.text(40, bottom, name, font=label)
                bottom = sheet.lines(40, bottom + PITCH, wrapped(value, WIDTH)) + gap
            bottom += 12
        sheet.text(40, 800, foot)

    return page


@pytest.mark.parametrize("label", [FONT, BOLD])
@pytest.mark.parametrize("gap", [0.0, 6.0])
def test_labels_over_their_values_without_rules_are_forms(label: str, gap: float) -> None:
    table = table_of(over(FORMS, label=label, gap=gap))
    assert (table.form, table.columns, texts(table)) == (True, tuple(LABELS), FORMS)


def test_headings_between_forms_are_in_no_value() -> None:
    assert texts(table_of(over(FORMS, heading=True))) == FORMS


def test_the_foot_of_a_page_is_in_no_value() -> None:
    pages = over(FORMS, foot="Side 1 af 2"), over(FORMS[:2], foot="Side 2 af 2")
    assert texts(table_of(*pages)) == [*FORMS, *FORMS[:2]]


def test_regions_of_values_under_their_labels_leave_the_labels_out() -> None:
    (first, *_) = table_of(over(FORMS)).rows
    assert len(first.regions) == len(LABELS)


def test_two_pairs_of_label_and_value_side_by_side_without_rules_are_one_form_each() -> None:
    def page(sheet: Sheet) -> None:
        bottom = 60.0
        for date, event, cause, number in FORMS:
            for x, text in zip((40, 120, 300, 400), ("Dato", date, "Antal", number), strict=True):
                sheet.text(x, bottom, text)
            bottom += PITCH + 3
            for name, value in (("Hvad skete der", event), ("Årsag", cause)):
                sheet.text(40, bottom, name)
                bottom = sheet.lines(120, bottom, wrapped(value, WIDTH)) + 3
            bottom += 12

    (table,) = tables_of(page)
    assert [{c.column: c.text for c in row.cells} for row in table.rows] == [
        dict(zip(LABELS, form, strict=True)) for form in FORMS
    ]


@pytest.mark.parametrize("dot", [".", ". ", "…"])
def test_dots_between_label_and_value_are_white_space(dot: str) -> None:
    def page(sheet: Sheet) -> None:
        bottom = 60.0
        for form in FORMS:
            for name, value in zip(LABELS, form, strict=True):
                sheet.text(40, bottom, name)
                start = 42 + stringWidth(name, FONT, SIZE)
                sheet.text(start, bottom, dot * int((158 - start) / stringWidth(dot, FONT, SIZE)))
                bottom = sheet.lines(160, bottom, wrapped(value, WIDTH))
            bottom += 12

    assert texts(table_of(page)) == FORMS


def test_the_header_of_a_log_printed_on_each_page_is_no_label() -> None:
    def page(rows: list[list[str]]) -> Page:
        def draw(sheet: Sheet) -> None:
            for number, (date, event, _, count) in enumerate([["Dato", "Hændelse", "", "Antal"], *rows]):
                for x, text in zip((40, 120, 430), (date, event, count), strict=True):
                    sheet.text(x, 60 + 20 * number, text)

        return draw

    assert len(texts(table_of(page(FORMS), page(FORMS[::-1])))) == 2 * len(FORMS)
