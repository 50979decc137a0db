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


@pytest.mark.parametrize("number", ["36", "12"])
def test_a_number_torn_in_a_narrow_column_is_no_two_rows(number: str) -> None:
    row = ["\n".join(number), "02.01.2019", "Brev sendt til forkert borger,\nsom åbnede det", "1\n2"]

    def page(sheet: Sheet) -> None:
        for (a, b), text in zip(pairwise(EDGES), row, strict=True):
            sheet.lines(a + 4, 62, text.split("\n"))
            for start, end in (((a, 60), (b, 60)), ((a, 90), (b, 90)), ((a, 60), (a, 90)), ((b, 60), (b, 90))):
                sheet.line(start, end)

    assert len(table_of(page).ledger) == 1


@pytest.mark.parametrize("last", ["993", "1.783"])
def test_amount_of_fewer_digits_is_joined_with_the_row_above(last: str) -> None:
    rows = [
        ["Skole", "10.996", "4,1", "(X)"],
        ["Løn", "49.069", "21,3", "–"],
        ["Børn", "7.809", "3,4", "0,1"],
        ["Fejl", last, "0,4", "–"],
        ["Ældre", "18.132", "51,8", "0,9"],
    ]
    header = ["Afdeling", "Antal", "Type", "Årsag"]

    def page(sheet: Sheet) -> None:
        upright_rules([header, *rows, ["I alt", "88.004", "99", "1"]], under_header=True)(sheet)
        for y in (58.0, 62 + 6 * PITCH, 62 + 7 * PITCH):
            sheet.line((EDGES[0], y), (EDGES[-1], y))

    assert texts(table_of(page))[:-1] == rows
