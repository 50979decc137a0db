"""Rows set tightly between rules: what stands in a line tells whether it begins one."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.extractors.documents import BOLD, FONT, PITCH, Page, Ruled, Sheet, table_of, texts, wrapped

HEADER = ["Dato", "Afdeling", "Årsag", "Antal"]
ROWS = [
    ["02.01.2019", "Børn og skole", "fejl", "1"],
    ["14.01.2019", "Jobcenter", "fejl i et system", "30"],
    ["15.02.2019", "Hjælp i hjemmet", "brev sendt til en forkert modtager i en anden kommune", "25"],
    ["20.02.2019", "Jobcenter", "fejl", "140"],
    ["01.03.2019", "Børn og skole", "mail sendt til alle", "2"],
    ["02.03.2019", "Bibliotek", "nøgle lagt på bordet", "17"],
]
COLUMNS = [40, 110, 220, 400, 450]


def group_rules(rows: Sequence[Sequence[str]], after: Sequence[int]) -> Page:
    """Rows set as tightly as the lines of a cell, a rule over the first, under the last and after some."""

    def page(sheet: Sheet) -> None:
        top = 60.0
        for number, row in enumerate(rows):
            if number in after or number == 0:
                sheet.line((36, top), (450, top))
                top += 2
            cells = [wrapped(t, b - a - 6) for t, a, b in zip(row, COLUMNS, COLUMNS[1:], strict=False)]
            for left, lines in zip(COLUMNS, cells, strict=False):
                sheet.lines(left, top, lines)
            top += max(map(len, cells)) * PITCH
        sheet.line((36, top + 2), (450, top + 2))

    return page


def test_rows_between_the_rules_of_months_are_joined() -> None:
    table = table_of(group_rules([HEADER, *ROWS], after=[1, 3, 5]))
    assert (list(table.columns), texts(table)) == (HEADER, ROWS)


def test_rows_over_a_ruled_total_are_joined() -> None:
    total = ["I alt", "", "", "215"]
    table = table_of(group_rules([HEADER, *ROWS, total], after=[1, 7]))
    assert texts(table) == [*ROWS, total]


def test_rows_of_one_ruled_box_are_joined() -> None:
    rows = [["Børn og skole", "12", "31"], ["Jobcenter", "9", "22"], ["Bibliotek", "4", "9"]]
    body = ["\n".join(column) for column in zip(*rows, strict=True)]
    table = table_of(Ruled([["Afdeling", "Antal", "Nr"], body, ["I alt", "25", "62"]], [120, 60, 60]).draw)
    assert texts(table) == [*rows, ["I alt", "25", "62"]]


def test_two_dates_in_one_cell_are_taken_for_two_rows() -> None:
    rows = [
        ["1", "02.01.2019\n04.01.2019", "Brev sendt til forkert borger, som har fået navn og adresse på en anden", "1"],
        ["2", "14.02.2019", "Mappe åben for alle", "300"],
        ["3", "15.02.2019", "Liste over børn lagt på bordet ved printeren i skolen", "25"],
    ]
    table = table_of(Ruled([["Nr", "Dato", "Hændelse", "Antal"], *rows], [30, 70, 150, 60]).draw)
    assert texts(table) == [[t.replace("\n", " ") for t in row] for row in rows]


def test_label_of_two_lines_is_torn_from_its_numbers() -> None:
    rows = [
        ["01.03.2019", "Hjælp og pleje i eget hjem i hele kommunen", "2", "17"],
        ["02.03.2019", "Jobcenter", "30", "4"],
        ["03.03.2019", "Bibliotek", "1", "12"],
    ]
    table = table_of(group_rules([["Dato", "Afdeling", "Antal", "Nr"], *rows], after=[1]))
    assert texts(table) == rows


def test_heading_over_two_columns_is_joined_with_their_names() -> None:
    def page(sheet: Sheet) -> None:
        for y in (60, 84, 84 + 3 * PITCH):
            sheet.line((36, y), (300, y))
        sheet.text(40, 61, "Afdeling")
        for left, heading, names in ((140, "Anmeldt i alt", ["Mail", "Brev"]), (230, "Ikke anmeldt", ["Mail", "Brev"])):
            sheet.text(left, 61, heading)
            for number, name in enumerate(names):
                sheet.text(left - 4 + 40 * number, 61 + PITCH, name)
        for number, row in enumerate(
            [["Jobcenter", "1", "2", "3", "4"], ["Skole", "5", "6", "7", "8"], ["Bibliotek", "9", "1", "2", "3"]]
        ):
            for left, text in zip((40, 140, 180, 230, 270), row, strict=True):
                sheet.text(left, 85 + number * PITCH, text)

    table = table_of(page)
    assert [row.row.texts for row in table.ledger][:2] == [
        ("Afdeling", "Anmeldt i alt", "", "Ikke anmeldt", ""),
        ("", "Mail", "Brev", "Mail", "Brev"),
    ]


@pytest.mark.parametrize("heading", ["Mænd", "Alle unge"])
def test_heading_under_a_sum_is_taken_for_the_rest_of_its_label(heading: str) -> None:
    groups = {"Kvinder": ("12", "31"), heading: ("9", "22")}

    def page(sheet: Sheet) -> None:
        lines = [(40, ["Alder", "Antal", "Nr"])]
        for name, (first, second) in groups.items():
            lines += [(40, [name, "", ""]), (46, ["45-54", first, second]), (46, ["55-64", second, first])]
            lines += [(40, ["I alt", "40", "53"])]
        for number, (left, row) in enumerate(lines):
            for x, text in zip((left, 140, 200), row, strict=True):
                sheet.text(x, 60 + number * PITCH, text)

    rows = [row.row.texts[0] for row in table_of(page).ledger]
    assert rows == ["Alder", "Kvinder", "45-54", "55-64", "I alt", heading, "45-54", "55-64", "I alt"]


SECTIONED = [
    ["Område: Børn"],
    ["BU-1", "16-01-2020", "Lister glemt i skolen", "Navn", "Medarbejder"],
    ["BU-2", "20-03-2020", "Brev til forkert borger", "Navn", "Medarbejder"],
    ["Område: Stab"],
    ["ST-1", "28-05-2020", "Liste på fælles printer", "Navn", "Medarbejder"],
    ["ST-2", "14-12-2020", "Mail fra en andens konto", "Navn", "Udefrakommende"],
]


@pytest.mark.parametrize("step", [13.0, 15.0])
def test_rows_named_in_letters_and_digits_under_a_short_section_are_joined(step: float) -> None:
    def page(sheet: Sheet) -> None:
        names = ["Nr", "Dato", "Hændelse", "Type", "Årsag"]
        for number, row in enumerate([names, *SECTIONED]):
            for left, text in zip((40, 66, 120, 230, 262), row, strict=False):
                sheet.text(left, 60 + number * step, text, font=BOLD if len(row) == 1 else FONT)

    table = table_of(page)
    assert [[text for text in row.texts if text] for row in table.rows] == SECTIONED
    assert [row.spanning for row in table.rows] == [len(row) == 1 for row in SECTIONED]
