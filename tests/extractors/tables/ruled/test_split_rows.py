"""Tables that rules draw in part: between columns only, around groups of columns only."""

from collections.abc import Sequence
from itertools import pairwise

import pytest

from tests.extractors.documents import BOLD, FONT, PITCH, Page, Sheet, table_of, texts, wrapped

HEADER = ["Nr", "Dato", "Hændelse", "Antal"]
EDGES = [36, 76, 146, 296, 360]
ROWS = [
    ["1", "02.01.2019", "Brev sendt til forkert borger, som har fået navn og adresse", "1"],
    ["2", "14.02.2019", "Mappe åben for alle", "300"],
    ["3", "15.02.2019", "Liste over børn lagt på bordet ved printeren i skolen", "25"],
    ["4", "20.03.2019", "Nøgle til sager forkert sted", "2"],
]
UNNUMBERED = [["Skole" if n % 2 else "Løn", "Maj", *row[2:]] for n, row in enumerate(ROWS)]


def upright_rules(
    rows: Sequence[Sequence[str]],
    *,
    outer: bool = True,
    under_header: bool = False,
    gap: float = 0.0,
    centred: bool = False,
) -> Page:
    """A table with rules between its columns, outer: around it too, under_header: and one under the first row."""

    def page(sheet: Sheet) -> None:
        bottom = 60.0
        for number, row in enumerate(rows):
            top = bottom
            cells = [wrapped(text, b - a - 8) for text, (a, b) in zip(row, pairwise(EDGES), strict=True)]
            height = max(map(len, cells))
            for left, lines in zip(EDGES, cells, strict=False):
                down = (height - len(lines)) / 2 if centred else 0
                sheet.lines(left + 4, top + down * PITCH, lines, font=FONT if number else BOLD)
            bottom = top + height * PITCH + gap
            if under_header and number == 0:
                sheet.line((EDGES[0], bottom), (EDGES[-1], bottom))
                bottom += 3
        for x in EDGES if outer else EDGES[1:-1]:
            sheet.line((x, 58), (x, bottom))

    return page


@pytest.mark.parametrize("outer", [True, False])
@pytest.mark.parametrize("under_header", [True, False])
@pytest.mark.parametrize("gap", [0.0, 5.0])
def test_rows_between_upright_rules_begin_at_their_number(outer: bool, under_header: bool, gap: float) -> None:
    table = table_of(upright_rules([HEADER, *ROWS], outer=outer, under_header=under_header, gap=gap))
    assert (table.columns, texts(table)) == (tuple(HEADER), ROWS)


def test_rows_between_upright_rules_that_no_number_tells_are_parted_by_their_gaps() -> None:
    assert texts(table_of(upright_rules([HEADER, *UNNUMBERED], gap=6.0))) == UNNUMBERED


def test_rows_between_upright_rules_with_centred_cells_begin_over_their_number() -> None:
    assert texts(table_of(upright_rules([HEADER, *ROWS], gap=6.0, centred=True))) == ROWS


def test_rows_between_upright_rules_go_on_over_the_page() -> None:
    pages = upright_rules([HEADER, *ROWS]), upright_rules([HEADER, *ROWS[1:]])
    assert texts(table_of(*pages)) == [*ROWS, *ROWS[1:]]


GROUPS = ["Sag", "", "Hændelsen", ""]
NAMES = ["Nr", "Dato", "Hændelse", "Antal"]


def group_rules(rows: Sequence[Sequence[str]]) -> Page:
    """Rules around each row and around two groups of two columns each."""

    def page(sheet: Sheet) -> None:
        bottom = 60.0
        for row in rows:
            top = bottom
            cells = [wrapped(text, b - a - 12) for text, (a, b) in zip(row, pairwise(EDGES), strict=True)]
            bottom = top + max(map(len, cells)) * PITCH + 4
            for left, lines in zip(EDGES, cells, strict=False):
                sheet.lines(left + 4, top + 2, lines)
            for y in (top, bottom):
                sheet.line((EDGES[0], y), (EDGES[-1], y))
        for x in EDGES[::2]:
            sheet.line((x, 60), (x, bottom))

    return page


def test_columns_within_a_ruled_group_are_parted_under_their_names() -> None:
    table = table_of(group_rules([NAMES, *ROWS]))
    assert (table.columns, texts(table)) == (tuple(NAMES), ROWS)


def test_a_name_over_a_ruled_group_belongs_to_its_columns() -> None:
    assert table_of(group_rules([GROUPS, NAMES, *ROWS])).columns == (
        "Sag / Nr",
        "Sag / Dato",
        "Hændelsen / Hændelse",
        "Hændelsen / Antal",
    )


def test_columns_within_a_ruled_group_go_on_over_a_page_without_their_names() -> None:
    assert texts(table_of(group_rules([NAMES, *ROWS[:3]]), group_rules(ROWS[3:]))) == ROWS


def test_a_list_within_a_ruled_cell_makes_no_column() -> None:
    rows = [["1", "-     brev", "02.01.2019", "1"], ["2", "-     mail", "03.01.2019", "2"]]

    def page(sheet: Sheet) -> None:
        for number, row in enumerate([["Nr", "Hændelse", "Dato", "Antal"], *rows]):
            top = 60.0 + 20 * number
            for (a, b), text in zip(pairwise(EDGES), row, strict=True):
                for x in (a, b):
                    sheet.line((x, top), (x, top + 20))
                sheet.line((a, top), (b, top))
                sheet.line((a, top + 20), (b, top + 20))
                sheet.text(a + 4, top + 4, text)

    assert [len(row) for row in texts(table_of(page))] == [4, 4]


@pytest.mark.parametrize("number", ["36", "12"])
def test_a_number_torn_in_a_narrow_column_is_no_two_rows(number: str) -> None:
    row = ["\n".join(number), "02.01.2019", "Brev sendt til forkert borger,\nsom åbnede det", "1\n2"]

    def page(sheet: Sheet) -> None:
        for (a, b), text in zip(pairwise(EDGES), row, strict=True):
            sheet.lines(a + 4, 62, text.split("\n"))
            for start, end in (((a, 60), (b, 60)), ((a, 90), (b, 90)), ((a, 60), (a, 90)), ((b, 60), (b, 90))):
                sheet.line(start, end)

    assert len(table_of(page).ledger) == 1


def banded(rows: Sequence[Sequence[str]]) -> Page:
    """A table with every row underlined, but with rules between the columns in every second row only."""

    def page(sheet: Sheet) -> None:
        bottom = 60.0
        sheet.line((EDGES[0], bottom), (EDGES[-1], bottom))
        for number, row in enumerate(rows):
            top = bottom + 2
            widths = [b - a for a, b in pairwise(EDGES)] if len(row) > 1 else [EDGES[-1] - EDGES[0]]
            cells = [wrapped(text, width - 8) for text, width in zip(row, widths, strict=True)]
            for left, lines in zip(EDGES, cells, strict=False):
                sheet.lines(left + 4, top, lines, font=FONT if number else BOLD)
            bottom = top + max(map(len, cells)) * PITCH
            sheet.line((EDGES[0], bottom), (EDGES[-1], bottom))
            for x in EDGES[1:-1] if number % 2 and len(row) > 1 else []:
                sheet.line((x, top - 2), (x, bottom))
        for x in (EDGES[0], EDGES[-1]):
            sheet.line((x, 60), (x, bottom))

    return page


def test_rows_whose_cells_no_rules_part_have_the_columns_of_the_others() -> None:
    table = table_of(banded([HEADER, *ROWS]))
    assert list(table.columns) == HEADER
    assert texts(table) == ROWS


def test_row_of_full_width_between_ruled_rows_stays_one_cell() -> None:
    section = "Anden halvdel af året med en lang overskrift over alle kolonner"
    table = table_of(banded([HEADER, *ROWS[:3], [section], ROWS[3]]))
    assert section in [row.texts[0] for row in table.rows]
