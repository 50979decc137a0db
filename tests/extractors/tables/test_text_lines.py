"""Runs of lines cut into tables: what is told in arrays is what grids tells of single edges."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase.pdfmetrics import stringWidth

from extractors.tables.grid import edges_of, nearest
from extractors.tables.text_lines import TEXT_LINES, _at_edges
from tests.extractors.documents import FONT, SIZE, Sheet, table_of, tables_of, texts

PLACES = st.lists(st.integers(0, 400).map(lambda tenths: tenths / 8), min_size=1, max_size=30)


@given(PLACES, PLACES)
def test_place_counts_as_edge_where_its_nearest_edge_is(places: list[float], positions: list[float]) -> None:
    edges = edges_of(positions)
    found = _at_edges(np.array(places), np.array(positions)).tolist()
    distances = [abs(edges[nearest(edges, x)] - x) for x in places]
    assert all(
        is_at == (d < TEXT_LINES.same_end_pt)
        for is_at, d in zip(found, distances, strict=True)
        if abs(d - TEXT_LINES.same_end_pt) > 1e-6
    )


NUMBERS = [["Skole", "1.204", "10,1", "3"], ["Løn", "98", "9,7", "14"], ["Børn", "11.110", "88,3", "5"]]
CENTRES = (160.0, 230.0, 300.0)


def middle(sheet: Sheet, x: float, top: float, text: str) -> None:
    sheet.text(x - stringWidth(text, FONT, SIZE) / 2, top, text)


@pytest.mark.parametrize(
    "caption", [["Tabel 4", "Anmeldelser pr. afdeling"], ["Kommunens afdelinger", "2021", "i alt"]]
)
def test_header_of_centred_names_is_cut_from_its_table(caption: list[str]) -> None:
    names = ["Afdeling", "Antal sager", "Andel i pct.", "Gns."]
    rows = [["Skole", "104", "10,1", "3,7"], ["Løn", "198", "19,7", "4,5"], ["Børn", "810", "88,3", "5,1"]]

    def page(sheet: Sheet) -> None:
        for number, line in enumerate([*([text] for text in caption), names, *rows, *rows]):
            for x, text in zip((200,) if len(line) == 1 else (60, *CENTRES), line, strict=True):
                middle(sheet, x, 50 + 14 * number, text)

    assert [list(row.row.texts) for row in table_of(page).ledger][-7:] == [names, *rows, *rows]


def test_first_group_of_rows_is_cut_off_under_its_title() -> None:
    groups = [("Piger", NUMBERS), ("Mænd og drenge", NUMBERS)]

    def page(sheet: Sheet) -> None:
        sheet.text(40, 60, "Afdeling")
        for x, name in zip(CENTRES, ("Antal", "Andel i pct.", "Nr"), strict=True):
            middle(sheet, x - 4, 60, name)
        top = 76.0
        for title, rows in groups:
            sheet.text(40, top, title)
            for number, row in enumerate(rows, start=1):
                sheet.text(46, top + 14 * number, row[0])
                for x, text in zip(CENTRES, row[1:], strict=True):
                    sheet.text(x + 12 - stringWidth(text, FONT, SIZE), top + 14 * number, text)
            top += 56

    assert [row.row.texts[0] for row in table_of(page).ledger][:6] == [
        "Afdeling",
        "Piger",
        *(r[0] for r in NUMBERS),
        "Mænd og drenge",
    ]


@pytest.mark.parametrize("section", ["", "Hele kommunen"])
def test_names_centred_over_groups_are_cut_from_their_table(section: str) -> None:
    places = (40, 150, 215, 280, 345, 410, 475)
    rows = [["Mail", "200", "103,1", "12", "82", "42,6", "7"], ["Brev", "224", "176,5", "9", "54", "43,9", "5"]] * 4

    def page(sheet: Sheet) -> None:
        for left, text in ((200, "Anmeldt til andre"), (395, "Ikke anmeldt")):
            sheet.text(left, 60, text)
        for left, text in zip(places, ("Type", "Antal", "Andel", "Nr", "Antal", "Andel", "Nr"), strict=True):
            sheet.text(left + 5 * (left > 40), 76, text)
        sheet.text(40, 94, section)
        for number, cells in enumerate(rows):
            for left, text in zip(places, cells, strict=True):
                sheet.text(left + 5 * (left == 40), 107 + 12 * number, text)

    (table,) = tables_of(page)
    read = [row.row.texts for row in table.ledger]
    assert [list(cells) for cells in read[-8:]] == rows
    assert read[1] == ("Type", "Antal", "Andel", "Nr", "Antal", "Andel", "Nr")


def test_numbers_set_right_are_prose_where_another_table_stands_on_the_page() -> None:
    wide = [["Skole", "12", "44"], ["Jobcenter", "9", "31"], ["Bibliotek", "4", "15"], ["Teknik", "25", "90"]]
    narrow = [["Brud", "31"], ["Anmeldt", "8"], ["Ikke anmeldt", "23"], ["Lukket", "30"], ["I gang", "1"]]

    def page(sheet: Sheet) -> None:
        for number, row in enumerate(wide):
            for text, right in zip(row, (0, 180, 260), strict=True):
                left = 40 + right - stringWidth(text, FONT, SIZE) if right else 40
                sheet.text(left, 60 + 16 * number, text)
        sheet.text(40, 140, "Sagerne er endt sådan, som de er gjort op i det nye system.")
        for number, (label, value) in enumerate(narrow):
            sheet.text(40, 166 + 16 * number, label)
            sheet.text(300 - stringWidth(value, FONT, SIZE), 166 + 16 * number, value)
        sheet.text(40, 262, "Alle tal er fra kommunen, og ingen sag er talt med to gange i de to tabeller.")

    assert [texts(table) for table in tables_of(page)] == [wide, narrow]
