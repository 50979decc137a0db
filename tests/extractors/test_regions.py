"""A row's regions hold the row's text and nothing else."""

import re

import pytest

from extractors.document.tables import LogicalTable
from tests.extractors.documents import LEFT, UP, Aligned, Page, Ruled, Sheet, extraction_of, opened, pdf, words_in

HEADER = ["Nr", "Hændelse", "Antal"]
WIDTHS = [40, 90, 60]


def letters(text: str) -> list[str]:
    return sorted(re.sub(r"\W", "", text))


def assert_regions_hold_the_text(data: bytes, table: LogicalTable) -> None:
    document = opened(data)
    for row in table.rows:
        shared = {(c.column, c.text) if row.spanning else (n, c.text) for n, c in enumerate(row.cells)}
        own = "".join(text for _, text in shared)
        assert letters("".join(words_in(document, row.regions))) == letters(own), row.texts
        for cell in row.cells:
            assert letters("".join(words_in(document, cell.regions))) == letters(cell.text)
            assert all(region.page in row.pages for region in cell.regions)


def plain(sheet: Sheet) -> None:
    Ruled([HEADER, ["1", "Brev sendt til forkert borger", "2"], ["2", "", "30"], ["", "Sag", ""]], WIDTHS).draw(sheet)


def merged_down(sheet: Sheet) -> None:
    Ruled([HEADER, ["1", "Brev sendt", "2"], [UP, "Mail", "3"], ["2", "Sag", UP], [UP, "Mappe", "4"]], WIDTHS).draw(
        sheet
    )


def merged_midway(sheet: Sheet) -> None:
    Ruled([HEADER, ["1", "Brev sendt til alle", "2"], ["2", UP, "3"], ["3", "Sag", "4"]], WIDTHS).draw(sheet)


def sections(sheet: Sheet) -> None:
    Ruled([HEADER, ["Skoler", LEFT, LEFT], ["1", "Brev", "2"], ["Ældre", LEFT, LEFT], ["2", "Sag", "3"]], WIDTHS).draw(
        sheet
    )


def merged_across(sheet: Sheet) -> None:
    Ruled([HEADER, ["1", "Brev sendt til forkert borger", LEFT], ["2", "Sag", "3"]], WIDTHS).draw(sheet)


def aligned(sheet: Sheet) -> None:
    rows = [["1", "Brev sendt til forkert borger og åbnet", "2"], ["2", "Sag", "3"], ["3", "", "4"], ["4", "Mail", ""]]
    Aligned([HEADER, *rows], [40, 90, 220, 300], gap=8).draw(sheet)


def forms(sheet: Sheet) -> None:
    top = 60.0
    for number in "12":
        rows = [["Dato", f"{number}. maj 2019"], ["Hændelse", "Brev"], ["Årsag", ""], ["Antal", number]]
        top = Ruled(rows, [90, 200], top=top).draw(sheet) + 20


@pytest.mark.parametrize("page", [plain, merged_down, merged_midway, sections, merged_across, aligned])
def test_the_text_within_a_rows_regions_is_the_rows_text(page: Page) -> None:
    data = pdf(page)
    (table,) = extraction_of(data).tables
    assert_regions_hold_the_text(data, table)


def test_the_text_within_a_forms_regions_is_its_values() -> None:
    data = pdf(forms)
    (table,) = extraction_of(data).tables
    assert len(table.rows) == 2
    assert_regions_hold_the_text(data, table)


def test_a_cut_row_has_regions_on_both_pages() -> None:
    data = pdf(
        Ruled([HEADER, ["1", "Sag", "3"], ["2", "Brev sendt til", "2"]], WIDTHS).draw,
        Ruled([["", "forkert borger", ""], ["3", "Mail", "9"]], WIDTHS).draw,
    )
    (table,) = extraction_of(data).tables
    assert [region.page for region in table.rows[1].regions] == [1, 2]
    assert_regions_hold_the_text(data, table)


def test_a_cut_form_has_regions_on_both_pages() -> None:
    first = [["Dato", "1. maj 2019"], ["Hændelse", "Brev"], ["Årsag", "Fejl"], ["Antal", "4"]]
    data = pdf(
        lambda s: Ruled([*first, ["Dato", "2. maj 2019"], ["Hændelse", "Brev sendt"]], [90, 200]).draw(s),
        Ruled([["", "til alle"], ["Årsag", "Fejl"], ["Antal", "5"]], [90, 200]).draw,
    )
    (table,) = extraction_of(data).tables
    assert table.rows[1].pages == (1, 2)
    assert_regions_hold_the_text(data, table)


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_regions_are_in_points_of_the_page_as_displayed(rotation: int) -> None:
    upright, turned = (extraction_of(pdf(plain, rotation=r)).tables[0] for r in (0, rotation))
    for row, other in zip(upright.rows, turned.rows, strict=True):
        (a,), (b,) = row.regions, other.regions
        assert (a.x0, a.top, a.x1, a.bottom) == pytest.approx((b.x0, b.top, b.x1, b.bottom), abs=0.5)
