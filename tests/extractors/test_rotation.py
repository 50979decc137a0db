"""Pages drawn sideways on sheets that state no rotation."""

from __future__ import annotations

import pytest

from tests.extractors.documents import (
    HEIGHT,
    WIDTH,
    Page,
    Ruled,
    Sheet,
    extraction_of,
    opened,
    pdf,
    tables_of,
    texts,
    words_in,
)

HEADER = ["Nr", "Dato", "Hændelse", "Antal"]


ROWS = [
    ["1", "02.01.2019", "Brev sendt til forkert borger, som åbnede det og ringede til kommunen", "1"],
    ["2", "14.02.2019", "Mappe åben for alle", "300"],
    ["3", "15.02.2019", "Liste over børn lagt på bordet ved printeren i afdelingen", "25"],
    ["4", "20.03.2019", "Fejl i et system", "2"],
]


WIDTHS = [40, 70, 200, 60]


def sideways(degrees: int) -> Page:
    """The upright page drawn turned, on a page that states no rotation."""

    def page(sheet: Sheet) -> None:
        if degrees == 90:
            sheet.canvas.translate(WIDTH, 0)
        elif degrees == 270:
            sheet.canvas.translate(0, HEIGHT)
        else:
            sheet.canvas.translate(WIDTH, HEIGHT)
        sheet.canvas.rotate({90: 90, 270: -90, 180: 180}[degrees])
        inner = Sheet(sheet.canvas, HEIGHT if degrees == 180 else WIDTH)
        inner.text(40, 30, "Kommunens sager i 2019")
        Ruled([HEADER, *ROWS], WIDTHS).draw(inner)

    return page


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_table_drawn_sideways_is_read_like_the_upright_one(degrees: int) -> None:
    (table,) = tables_of(sideways(degrees))
    assert (table.columns, texts(table)) == (tuple(HEADER), ROWS)
    assert table.above == "Kommunens sager i 2019"


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_regions_of_a_table_drawn_sideways_are_on_the_page_as_displayed(degrees: int) -> None:
    data = pdf(sideways(degrees))
    (table,) = extraction_of(data).tables
    for row in table.rows:
        held = "".join(words_in(opened(data), row.regions))
        assert sorted(held) == sorted("".join(row.texts).replace(" ", ""))
