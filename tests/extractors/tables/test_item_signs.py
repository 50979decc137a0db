"""Signs that begin the items of a list, and columns of such signs."""

from __future__ import annotations

import pytest

from extractors.document.geometry import Region, Word
from extractors.tables.item_signs import is_item_sign
from tests.extractors.documents import Sheet, table_of, texts


@pytest.mark.parametrize(
    ("text", "sign"), [("\u2022", True), ("-", True), ("2.", True), ("b)", True), ("41", False), ("og", False)]
)
def test_number_in_a_sentence_is_the_sign_of_a_list(text: str, sign: bool) -> None:
    assert is_item_sign(Word(text, Region(1, 40, 60, 50, 70))) is sign


def test_bullets_of_a_list_are_taken_for_a_column() -> None:
    rows = [["1", "fejl i system", "3"], ["2", "mail til alle", "14"], ["3", "brev sendt", "5"], ["4", "sag åben", "7"]]

    def page(sheet: Sheet) -> None:
        for number, row in enumerate(rows):
            for left, text in zip((40, 98, 300), row, strict=True):
                sheet.text(left, 60 + 40 * number, text)
            sheet.text(98, 72 + 40 * number, "og en anden")
            for line in (0, 12):
                sheet.text(80, 60 + line + 40 * number, "\u2022")

    assert [len(row) for row in texts(table_of(page))] == [3] * 4


ITEMS = [["-", "-"], ["\u2013", "\u2013"], ["1.", "2."], ["a)", "b)"], ["i.", "ii."], ["*", "*"], ["o", "o"]]


@pytest.mark.parametrize("signs", ITEMS, ids=lambda s: s[0])
@pytest.mark.parametrize("ruled", [True, False])
def test_signs_of_a_hanging_list_are_taken_for_a_column(signs: list[str], ruled: bool) -> None:
    rows = [["1", "fejl i system", "3"], ["2", "mail til alle", "14"], ["3", "brev sendt", "5"], ["4", "sag åben", "7"]]

    def page(sheet: Sheet) -> None:
        for left, name in zip((40, 80, 300), ("Nr.", "Hvad er der sket og hvorfor", "Antal"), strict=True):
            sheet.text(left, 40, name)
        for number, row in enumerate(rows):
            if ruled:
                sheet.line((38, 56 + 40 * number), (340, 56 + 40 * number))
            for left, text in zip((40, 98, 300), row, strict=True):
                sheet.text(left, 60 + 40 * number, text)
            sheet.text(98, 72 + 40 * number, "og en anden")
            for line, sign in enumerate(signs):
                sheet.text(80, 60 + 12 * line + 40 * number, sign)

    assert [len(row) for row in texts(table_of(page))][-4:] == [3] * 4


@pytest.mark.parametrize("name", ["Fx", "Ja"])
def test_column_of_dashes_with_a_name_of_its_own_is_taken_for_a_list(name: str) -> None:
    rows = [["1", "-", "fejl i system", "3"], ["2", "-", "mail til alle", "14"], ["3", "-", "brev sendt", "5"]]

    def page(sheet: Sheet) -> None:
        for number, row in enumerate([["Nr.", name, "Hændelse og årsag", "Antal"], *rows, ["4", "-", "sag åben", "7"]]):
            for left, text in zip((40, 80, 98, 300), row, strict=True):
                sheet.text(left, 60 + 20 * number, text)

    assert [len(row) for row in texts(table_of(page))][-4:] == [4] * 4
