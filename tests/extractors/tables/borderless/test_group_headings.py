"""Headings over groups of columns where no upright rules part them: by the rule under each, or by their middle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from tests.extractors.documents import FONT, PITCH, SIZE, Aligned, Sheet, table_of, texts

RIGHTS = (200.0, 270.0, 340.0, 410.0, 480.0)
ROWS = (
    ("2019", "1.204", "310", "204", "96", "594"),
    ("2020", "998", "287", "190", "88", "433"),
    ("2021", "1.110", "301", "222", "91", "496"),
    ("2022", "1.015", "296", "175", "102", "442"),
)
NAMES = ("Dato", "Antal", "Type", "Årsag", "Borger", "Afdeling")


@dataclass(frozen=True)
class Grouped:
    """A table of numbers set right, with names over them and headings (first column, columns, text) over these.

    underlined: a rule under each heading; joints: in pieces, one a column; framed: rules over and under the header.
    """

    headings: Sequence[tuple[int, int, str]]
    rows: Sequence[Sequence[str]] = ROWS
    names: Sequence[str] = NAMES
    underlined: bool = True
    joints: bool = False
    framed: bool = True
    leading: float = 1.6

    def draw(self, sheet: Sheet) -> None:
        """Draws it from the top of the page."""
        top = 80.0
        if self.framed:
            sheet.line((40, top - 4), (RIGHTS[-1], top - 4))
        for first, columns, text in self.headings:
            left, right = RIGHTS[first - 1] - 40, RIGHTS[first + columns - 2]
            sheet.text((left + right - stringWidth(text, FONT, SIZE)) / 2, top, text)
            for number in range(columns if self.underlined else 0):
                start = left if number == 0 else RIGHTS[first + number - 2] + 1
                end = RIGHTS[first + number - 1] if self.joints else right
                sheet.line((start, top + PITCH + 2), (end, top + PITCH + 2))
        top += self.leading * PITCH
        for number, row in enumerate([self.names, *self.rows]):
            sheet.text(42, top, row[0])
            for right, text in zip(RIGHTS, row[1:], strict=False):
                sheet.text(right - stringWidth(text, FONT, SIZE), top, text)
            top += 1.6 * PITCH if number == 0 else PITCH
            if self.framed and number in (0, len(self.rows)):
                sheet.line((40, top - 2), (RIGHTS[-1], top - 2))


def ledger(*pages: Grouped) -> list[tuple[str, ...]]:
    return [row.row.texts for row in table_of(*(page.draw for page in pages)).ledger]


@pytest.mark.parametrize("joints", [True, False])
@pytest.mark.parametrize("framed", [True, False])
def test_heading_in_the_middle_of_its_group_stands_in_another_column(joints: bool, framed: bool) -> None:
    drawn = Grouped([(2, 4, "Underretning")], joints=joints, framed=framed)
    assert [row[2:] for row in ledger(drawn)[:2]] == [("Underretning", "", "", ""), NAMES[2:]]
    grouped = tuple(f"Underretning / {name}" for name in NAMES[2:])
    assert table_of(drawn.draw).columns == (*NAMES[:2], *grouped)


def test_groups_beside_each_other_take_names_from_another_group() -> None:
    drawn = Grouped([(1, 3, "Hvad"), (4, 2, "Hvornår")])
    assert ledger(drawn)[0][1:] == ("Hvad", "", "", "Hvornår", "")
    groups = ["Hvad"] * 3 + ["Hvornår"] * 2
    assert table_of(drawn.draw).columns == ("Dato", *map(" / ".join, zip(groups, NAMES[1:], strict=True)))


def test_headings_that_no_rule_underlines_stand_over_one_column_each() -> None:
    rows, names = [row[:5] for row in ROWS], NAMES[:5]
    drawn = Grouped([(1, 2, "Hvad"), (3, 2, "Hvornår")], rows, names, underlined=False, framed=False, leading=1.0)
    assert ledger(drawn)[:2] == [("", "Hvad", "", "Hvornår", ""), names]


def test_heading_over_all_columns_of_numbers_reaches_over_those_it_touches_only() -> None:
    def page(sheet: Sheet) -> None:
        Grouped([(2, 4, "Underretning")]).draw(sheet)
        middle = (RIGHTS[0] - 24 + RIGHTS[-1]) / 2
        text = "Andel i pct. af alle anmeldelser i året"
        sheet.text(middle - stringWidth(text, FONT, SIZE) / 2, 170, text)
        for number, year in enumerate(("2019", "2020")):
            sheet.text(42, 186 + number * PITCH, year)
            for right in RIGHTS:
                sheet.text(right - stringWidth("1,5", FONT, SIZE), 186 + number * PITCH, "1,5")

    rows = [row.row.texts for row in table_of(page).ledger]
    assert ("", "Andel i pct. af alle anmeldelser i året", "", "", "", "") in rows


def test_sum_wider_than_its_column_stands_in_the_one_before() -> None:
    def page(sheet: Sheet) -> None:
        Grouped([(2, 4, "Underretning")]).draw(sheet)
        sheet.text(42, 164, "I alt")
        sheet.text(480 - stringWidth("12.345.678", FONT, SIZE), 164, "12.345.678")

    assert table_of(page).ledger[-1].row.texts == ("I alt", "", "", "", "", "12.345.678")


def test_caption_over_the_first_rule_is_taken_into_a_table_that_goes_on() -> None:
    def page(first: int) -> Grouped:
        return Grouped([(2, 4, "Underretning")], rows=[(str(first + n), *row[1:]) for n, row in enumerate(ROWS)])

    def captioned(first: int, sheet: Sheet) -> None:
        sheet.text(230, 62, "(antal sager)")
        page(first).draw(sheet)

    table = table_of(lambda sheet: captioned(2001, sheet), lambda sheet: captioned(2011, sheet))
    assert not any("(antal sager)" in row.row.texts for row in table.ledger)


def test_last_line_of_a_cell_is_a_heading_over_the_rows_below() -> None:
    def page(sheet: Sheet) -> None:
        rows = [
            ["1", "ja", "Brev sendt til forkert borger som åbnede det og ringede til kommunen om det", "nej"],
            ["", "ja", "Mappe åben for alle i afdelingen og for leverandøren af systemet i flere dage", "ja"],
            ["2", "nej", "Liste lagt på bordet ved printeren i skolen hvor alle kunne se den hele dagen", "ja"],
        ]
        top = Aligned([["Nr", "Type", "Hændelse", "Antal"]], [40, 80, 130, 330, 370], rules=True).draw(sheet)
        for row in rows:
            bottom = Aligned([row], [40, 80, 130, 330, 370], top=top).draw(sheet)
            top = bottom
            sheet.line((78 if row is rows[0] else 36, bottom), (370, bottom))

    table = table_of(page)
    assert [row[2] for row in texts(table)] == [
        "Brev sendt til forkert borger som åbnede det og ringede til kommunen om det",
        "Mappe åben for alle i afdelingen og for leverandøren af systemet i flere dage",
        "Liste lagt på bordet ved printeren i skolen hvor alle kunne se den hele dagen",
    ]


@pytest.mark.parametrize("groups", [((2, 4), (6, 2)), ((2, 2), (4, 4)), ((2, 6),)], ids=["4+2", "2+4", "6"])
@pytest.mark.parametrize("two_lines", [True, False])
def test_heading_over_more_columns_than_another_leaves_its_first_one_to_the_name_before_it(
    groups: Sequence[tuple[int, int]], two_lines: bool
) -> None:
    names = ["navn", "adresse", "CPR", "helbred", "anmeldt", "underrettet"]
    rows = [["x" if (n + k) % 3 == 0 else "" for k in range(6)] for n in range(9)]
    edges = [220 + 52.0 * k for k in range(7)]
    titles = ["Oplysninger", "Opfølgning"][: len(groups)]

    def centred(sheet: Sheet, text: str, columns: tuple[int, int], top: float) -> None:
        left, right = edges[columns[0] - 2], edges[columns[0] + columns[1] - 2]
        sheet.text((left + right - stringWidth(text, FONT, SIZE)) / 2, top, text)

    def page(sheet: Sheet) -> None:
        for left, text in ((40, "Nr"), (80, "Hændelse")):
            sheet.text(left, 60, text)
        for group, title in zip(groups, titles, strict=True):
            centred(sheet, title, group, 60)
        sheet.line((36, 74), (edges[-1], 74))
        for number, name in enumerate(names):
            if two_lines:
                centred(sheet, "type", (number + 2, 1), 78)
            centred(sheet, name, (number + 2, 1), 78 + two_lines * PITCH)
        sheet.line((36, 106), (edges[-1], 106))
        for number, row in enumerate(rows):
            top = 112 + 20 * number
            sheet.text(40, top, str(number + 1))
            sheet.text(80, top, "en sag om et brev")
            for column, text in enumerate(row):
                centred(sheet, text, (column + 2, 1), top)
            sheet.line((36, top + 15), (edges[-1], top + 15))

    found = [row.row.texts for row in table_of(page).ledger]
    over = [text for title, (_, columns) in zip(titles, groups, strict=True) for text in (title, *[""] * (columns - 1))]
    assert found[0] == ("Nr", "Hændelse", *over)
    assert found[1] == ("", "", *(f"type {name}" if two_lines else name for name in names))
    assert [list(row[2:]) for row in found[2:]] == rows


def test_group_before_a_plain_name_loses_its_first_column_where_another_group_stands_last() -> None:
    lefts = (40, 90, 160, 240, 400, 460)
    rows = [[f"24-{n}", f"0{n}.03.2024", f"0{n}.04.2024", "en sag om et brev", "ja", "nej"] for n in range(1, 7)]
    upper = {40: "Nr", 94: "Tidspunkt for hændelsen", 240: "Hændelse", 406: "Underretning af"}

    def page(sheet: Sheet) -> None:
        for left, text in upper.items():
            sheet.text(left, 60, text)
        for left, text in ((90, "Sket"), (160, "Opdaget"), (400, "Tilsyn"), (460, "Borger")):
            sheet.text(left, 60 + PITCH, text)
        for number, row in enumerate(rows):
            for left, text in zip(lefts, row, strict=True):
                sheet.text(left, 92 + 20 * number, text)

    found = [row.row.texts for row in table_of(page).ledger]
    assert found[0] == ("Nr", "Tidspunkt for hændelsen", "", "Hændelse", "Underretning af", "")
    assert found[1] == ("", "Sket", "Opdaget", "", "Tilsyn", "Borger")


def test_rest_of_names_on_a_second_line_is_taken_for_headings_over_the_first_row() -> None:
    starts = [40, 105, 170, 235, 300, 365, 430, 495]
    names = ["Nr.", "Dato", "Område", "Hvad er der sket?", "Personoplysninge", "Årsag", "Anmeldt til", "Antal berørte"]
    row = ["04.01.2021", "Børn og Skole", "Klasseliste med cpr", "Navn og cpr", "Menneskelig fejl", "Ja", "23"]

    def page(sheet: Sheet) -> None:
        for x, name in zip(starts, names, strict=True):
            sheet.text(x, 103, name, size=7)
        sheet.text(300, 112, "r", size=7)
        sheet.text(430, 112, "Datatilsynet", size=7)
        for number in range(1, 7):
            sheet.line((36, 101 + 28 * number), (560, 101 + 28 * number))
            for x, text in zip(starts, [str(number), *row], strict=True):
                sheet.text(x, 106 + 28 * number, text, size=7)
            sheet.text(235, 115 + 28 * number, "i en klasse", size=7)

    heads = [*names[:4], "Personoplysninge r", "Årsag", "Anmeldt til Datatilsynet", "Antal berørte"]
    assert table_of(page).ledger[0].row.texts == tuple(heads)
