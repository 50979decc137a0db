"""What counts as a drawn rule: the same table in all the ways that programs draw it."""

import pytest

from extractors.document.geometry import Rule
from extractors.pdf.rulings import Stroke, rules_of
from tests.extractors.documents import (
    Page,
    Pen,
    Place,
    Ruled,
    Sheet,
    dashed,
    double,
    extraction_of,
    opened,
    pdf,
    solid,
    table_of,
    tables_of,
    texts,
    thin_box,
    white,
)

ROWS = [
    ["Nr", "Hændelse", "Antal"],
    ["1", "Brev sendt til forkert borger og åbnet af en anden", "1"],
    ["2", "Mappe åben for alle", ""],
    ["3", "", "12"],
]
WIDTHS = [40, 120, 60]


def thick(sheet: Sheet, start: Place, end: Place) -> None:
    sheet.canvas.setLineWidth(2.5)
    sheet.canvas.line(start[0], sheet.height - start[1], end[0], sheet.height - end[1])


def hairline(sheet: Sheet, start: Place, end: Place) -> None:
    sheet.canvas.setLineWidth(0)
    sheet.canvas.line(start[0], sheet.height - start[1], end[0], sheet.height - end[1])


def closed_path(sheet: Sheet, start: Place, end: Place) -> None:
    path = sheet.canvas.beginPath()
    path.moveTo(start[0], sheet.height - start[1])
    path.lineTo(end[0], sheet.height - end[1])
    path.close()
    sheet.canvas.drawPath(path, stroke=1, fill=0)


def overshooting(sheet: Sheet, start: Place, end: Place) -> None:
    along, down = (2.0, 0.0) if start[1] == end[1] else (0.0, 2.0)
    sheet.line((start[0] - along, start[1] - down), (end[0] + along, end[1] + down))


def falling_short(sheet: Sheet, start: Place, end: Place) -> None:
    along, down = (1.0, 0.0) if start[1] == end[1] else (0.0, 1.0)
    sheet.line((start[0] + along, start[1] + down), (end[0] - along, end[1] - down))


@pytest.mark.parametrize(
    "pen", [solid, dashed, double, thin_box, thick, hairline, closed_path, overshooting, falling_short]
)
def test_every_kind_of_rule_gives_the_same_cells(pen: Pen) -> None:
    table = table_of(Ruled(ROWS, WIDTHS, pen=pen).draw)
    assert table.columns == ("Nr", "Hændelse", "Antal")
    assert texts(table) == ROWS[1:]


def long_lines(sheet: Sheet) -> None:
    plain = Ruled(ROWS, WIDTHS, pen=white)
    plain.draw(sheet)
    left, *_, right = plain.column_edges()
    top, *_, bottom = plain.row_edges()
    for y in plain.row_edges():
        sheet.line((left, y), (right, y))
    for x in plain.column_edges():
        sheet.line((x, top), (x, bottom))


def shaded_boxes_with_frames(sheet: Sheet) -> None:
    plain = Ruled(ROWS, WIDTHS, pen=white)
    for i, top in enumerate(plain.row_edges()[:-1]):
        for k, left in enumerate(plain.column_edges()[:-1]):
            bottom, right = plain.row_edges()[i + 1], plain.column_edges()[k + 1]
            sheet.canvas.setFillGray(0.9)
            sheet.canvas.rect(left, sheet.height - bottom, right - left, bottom - top, stroke=1, fill=1)
            sheet.canvas.setFillGray(0)
    plain.draw(sheet)


def cells_with_borders_of_their_own(sheet: Sheet) -> None:
    plain = Ruled(ROWS, WIDTHS, pen=white)
    for i, top in enumerate(plain.row_edges()[:-1]):
        for k, left in enumerate(plain.column_edges()[:-1]):
            bottom, right = plain.row_edges()[i + 1] - 1.4, plain.column_edges()[k + 1] - 1.4
            sheet.canvas.rect(left, sheet.height - bottom, right - left, bottom - top, stroke=1, fill=0)
    plain.draw(sheet)


@pytest.mark.parametrize("page", [long_lines, shaded_boxes_with_frames, cells_with_borders_of_their_own])
def test_every_way_of_drawing_a_grid_gives_the_same_cells(page: Page) -> None:
    assert texts(table_of(page)) == ROWS[1:]


def test_a_grid_within_a_form_object_gives_the_same_cells() -> None:
    def nested(sheet: Sheet) -> None:
        sheet.canvas.beginForm("inner", 0, 0, 595, 842)
        Ruled(ROWS, WIDTHS, top=40).draw(sheet)
        sheet.canvas.endForm()
        sheet.canvas.translate(10, -25)
        sheet.canvas.doForm("inner")

    assert texts(table_of(nested)) == ROWS[1:]


def test_a_scaled_drawing_gives_the_same_cells() -> None:
    def scaled(sheet: Sheet) -> None:
        sheet.canvas.scale(0.8, 0.8)
        Ruled(ROWS, WIDTHS).draw(sheet)

    assert texts(table_of(scaled)) == ROWS[1:]


def test_white_rules_within_a_cell_do_not_cut_it() -> None:
    def page(sheet: Sheet) -> None:
        bottom = Ruled(ROWS, WIDTHS).draw(sheet)
        sheet.line((100, 60), (100, bottom), grey=1.0)
        sheet.line((40, 70), (260, 70), grey=1.0)

    assert texts(table_of(page)) == ROWS[1:]


def test_transparent_rules_within_a_cell_do_not_cut_it() -> None:
    def page(sheet: Sheet) -> None:
        bottom = Ruled(ROWS, WIDTHS).draw(sheet)
        sheet.canvas.setStrokeAlpha(0)
        sheet.line((100, 60), (100, bottom))

    assert texts(table_of(page)) == ROWS[1:]


def test_a_clipped_path_is_no_rule() -> None:
    def page(sheet: Sheet) -> None:
        bottom = Ruled(ROWS, WIDTHS).draw(sheet)
        path = sheet.canvas.beginPath()
        path.rect(100, sheet.height - bottom, 1, bottom - 60)
        sheet.canvas.clipPath(path, stroke=0, fill=0)

    assert texts(table_of(page)) == ROWS[1:]


def test_underlined_words_do_not_cut_a_row() -> None:
    def page(sheet: Sheet) -> None:
        Ruled(ROWS, WIDTHS).draw(sheet)
        sheet.line((86, 86.5), (125, 86.5))

    assert texts(table_of(page)) == ROWS[1:]


def test_a_text_struck_through_is_still_one_row() -> None:
    def page(sheet: Sheet) -> None:
        Ruled(ROWS, WIDTHS).draw(sheet)
        sheet.line((84, 81), (190, 81))

    assert texts(table_of(page)) == ROWS[1:]


def test_shaded_cells_without_frames_are_no_rules() -> None:
    def page(sheet: Sheet) -> None:
        sheet.fill((40, 60), (260, 80), grey=0.8)

    assert opened(pdf(page)).pages[0].rules == ()
    assert len(opened(pdf(page)).pages[0].fills) == 1


def test_a_frame_around_the_page_is_no_table() -> None:
    def page(sheet: Sheet) -> None:
        sheet.canvas.rect(20, 20, 555, 802, stroke=1, fill=0)
        sheet.text(60, 60, "Brev sendt til forkert borger")

    found = extraction_of(pdf(page))
    assert (found.tables, [p.text for p in found.paragraphs]) == ((), ["Brev sendt til forkert borger"])


def test_a_frame_around_the_page_leaves_the_table_within_it_alone() -> None:
    def page(sheet: Sheet) -> None:
        sheet.canvas.rect(20, 20, 555, 802, stroke=1, fill=0)
        sheet.text(60, 40, "Kommunen")
        Ruled(ROWS, WIDTHS).draw(sheet)

    assert texts(table_of(page)) == ROWS[1:]


def test_a_rounded_frame_and_a_logo_are_no_rules() -> None:
    def page(sheet: Sheet) -> None:
        sheet.canvas.roundRect(300, 700, 100, 60, 10)
        sheet.canvas.circle(500, 700, 30)
        sheet.canvas.line(300, 300, 400, 350)

    assert opened(pdf(page)).pages[0].rules == ()


def test_a_line_under_the_page_header_is_no_table() -> None:
    def page(sheet: Sheet) -> None:
        sheet.text(40, 30, "Kommunen")
        sheet.line((40, 44), (550, 44))
        Ruled(ROWS, WIDTHS).draw(sheet)

    (table,) = tables_of(page)
    assert texts(table) == ROWS[1:]


def test_strokes_on_one_line_are_joined_over_small_gaps_only() -> None:
    strokes = [Stroke(((a, 10.0), (b, 10.2)), filled=False, stroked=True) for a, b in [(0, 20), (21, 40), (60, 80)]]
    rules, _ = rules_of(strokes)
    assert [(r.start, r.end) for r in rules] == [(0, 40), (60, 80)]


def test_parallel_lines_a_hand_apart_are_not_drawn_together() -> None:
    strokes = [Stroke(((0.0, y), (50.0, y)), filled=False, stroked=True) for y in (10.0, 10.9, 11.8, 12.7, 13.6)]
    rules, _ = rules_of(strokes)
    assert len(rules) > 1


def test_short_ticks_are_no_rules() -> None:
    rules, _ = rules_of([Stroke(((10.0, 10.0), (13.0, 10.0)), filled=False, stroked=True)])
    assert rules == []


def test_a_filled_bar_is_a_rule_and_a_filled_box_a_shade() -> None:
    bar = ((0.0, 0.0), (50.0, 0.0), (50.0, 1.0), (0.0, 1.0), (0.0, 0.0))
    box = ((0.0, 0.0), (50.0, 0.0), (50.0, 20.0), (0.0, 20.0), (0.0, 0.0))
    rules, fills = rules_of([Stroke(bar, filled=True, stroked=False), Stroke(box, filled=True, stroked=False)])
    assert rules == [Rule("horizontal", 0.5, 0.0, 50.0)]
    assert fills == [(0.0, 0.0, 50.0, 20.0)]
