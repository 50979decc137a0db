"""Numbers set right under each other, and what they are parted from."""

from __future__ import annotations

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from tests.extractors.documents import BOLD, FONT, PITCH, SIZE, Page, Sheet, extraction_of, pdf, texts

COUNTS = [
    ["Sager i alt", "36"],
    ["Brud", "28"],
    ["Brud, som er anmeldt", "7"],
    ["Brud, som ikke er anmeldt", "21"],
    ["Sager uden brud", "8"],
    ["Sager, hvor borgerne har fået besked", "10"],
]


def numbered(rows: list[list[str]], *, rules: bool = False, width: float = 240.0, name: str = "") -> Page:
    """Labels at the left, each with its number at the right."""

    def page(sheet: Sheet) -> None:
        sheet.text(40, 60, "Tallene for den kommune, som har fået det hele med i et skema")
        sheet.text(40 + width - stringWidth(name, BOLD, SIZE), 84, name, font=BOLD)
        top = 84 + 1.4 * PITCH
        for label, number in rows:
            sheet.text(40, top, label)
            sheet.text(40 + width - stringWidth(number, FONT, SIZE), top, number)
            top += 1.4 * PITCH
            if rules:
                sheet.line((38, top - 2), (42 + width, top - 2))
        sheet.text(40, top + 20, "Alle sager er lukket igen, og ingen af dem er i gang i kommunen.")

    return page


@pytest.mark.parametrize("rules", [True, False])
@pytest.mark.parametrize("name", ["", "Antal", "Antal sager"])
def test_numbers_set_right_behind_their_labels_are_prose(rules: bool, name: str) -> None:
    (table,) = extraction_of(pdf(numbered(COUNTS, rules=rules, name=name))).tables
    assert [row for row in texts(table) if row != ["", name]] == COUNTS


def test_number_a_space_behind_the_longest_label_is_part_of_it() -> None:
    longest = stringWidth(f"{COUNTS[-1][0]} {COUNTS[-1][1]}", FONT, SIZE)
    (table,) = extraction_of(pdf(numbered(COUNTS, width=longest))).tables
    assert texts(table) == COUNTS


def test_table_of_contents_is_a_table_of_numbers() -> None:
    pages = [[label, number] for (label, _), number in zip(COUNTS, ("2", "3", "9", "11", "11", "20"), strict=True)]
    assert extraction_of(pdf(numbered(pages))).tables == ()
