"""Prose in columns side by side, and tables whose texts stand side by side as well."""

from collections.abc import Sequence

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from extractors.tables.prose_columns import prose_columns
from tests.extractors.documents import FONT, PITCH, SIZE, Aligned, Sheet, extraction_of, opened, pdf, texts, wrapped

LEFT = [
    "Rådgiveren orienterer hermed byrådet om de brud på sikkerheden, som forvaltningerne har indberettet i perioden "
    "fra januar til december. I alt blev der registreret 112 brud i kommunen.",
    "Heraf blev 30 brud anmeldt til tilsynet, mens 79 brud alene blev registreret internt, fordi det var "
    "usandsynligt, at bruddet indebar en risiko for",
]
RIGHT = [
    "borgernes rettigheder. De fleste brud skyldes menneskelige fejl, hvor en medarbejder har sendt en mail eller et "
    "brev til en forkert modtager.",
    "Forvaltningerne har derfor indført en ekstra kontrol, inden post med fortrolige oplysninger sendes ud af huset, "
    "og medarbejderne er blevet bedre til at opdage og indberette hændelser.",
]


def draw(sheet: Sheet, x: float, top: float, paragraphs: Sequence[str], width: float) -> None:
    for text in paragraphs:
        top = sheet.lines(x, top, wrapped(text, width)) + 0.7 * PITCH


def test_two_columns_of_prose_are_read_across() -> None:
    def page(sheet: Sheet) -> None:
        sheet.text(40, 30, "Notat om brud på sikkerheden, forelagt byrådet og udvalget for økonomi i kommunen")
        draw(sheet, 40, 60, LEFT, 240)
        draw(sheet, 300, 60, RIGHT, 240)

    found = extraction_of(pdf(page))
    assert found.tables == ()
    assert [p.text for p in found.paragraphs[1:]] == [LEFT[0], f"{LEFT[1]} {RIGHT[0]}", RIGHT[1]]


def test_wide_spaces_of_a_justified_column_part_its_lines() -> None:
    def page(sheet: Sheet) -> None:
        for x, paragraphs in ((40.0, LEFT), (220.0, RIGHT), (400.0, LEFT)):
            top = 60.0
            for text in paragraphs:
                top = sheet.justified(x, top, text, 150) + 0.7 * PITCH

    found = extraction_of(pdf(page))
    assert found.tables == ()
    assert [p.text for p in found.paragraphs] == [LEFT[0], f"{LEFT[1]} {RIGHT[0]}", RIGHT[1], *LEFT]


def test_long_texts_of_a_table_are_taken_for_columns_of_prose() -> None:
    rows = [[LEFT[0], RIGHT[0]], [LEFT[1], RIGHT[1]], [LEFT[0], RIGHT[1]], [LEFT[1], LEFT[0]]]
    columns = [40, 300, 550]
    for table in (Aligned(rows, columns), Aligned(rows, columns, gap=0.0), Aligned(rows, columns, rules=True)):
        (page,) = opened(pdf(table.draw)).pages
        assert prose_columns(page) == ()


def test_short_texts_beside_prose_are_taken_for_a_column_of_it() -> None:
    def page(sheet: Sheet) -> None:
        sheet.lines(40, 60, [f"{day}. marts 2021" for day in range(1, 9)])
        draw(sheet, 200, 60, LEFT, 300)

    (read,) = opened(pdf(page)).pages
    assert prose_columns(read) == ()


@pytest.mark.parametrize(("left", "column"), [(40, 330), (290, 40)])
def test_prose_beside_a_table_is_taken_for_its_last_column(left: float, column: float) -> None:
    rows = [[f"By {n}", f"{n}40", f"{n},5", f"9{n}"] for n in range(1, 14)]

    def page(sheet: Sheet) -> None:
        for number, cells in enumerate(rows):
            for x, text in zip((0, 100, 150, 200), cells, strict=True):
                sheet.text(left + x, 60 + 12.4 * number, text)
        sheet.lines(column, 60, wrapped(f"{LEFT[0]} {LEFT[1]} {RIGHT[0]} {RIGHT[1]}", 220))

    found = extraction_of(pdf(page))
    assert [texts(table) for table in found.tables] == [rows]


def test_texts_of_a_log_with_many_numbers_are_taken_for_prose_beside_it() -> None:
    rows = [[str(n), f"0{n}.01.2021", f"{n}4", f"{n}", text] for n, text in enumerate((*LEFT, *RIGHT), start=1)]
    table = Aligned(rows, [40, 70, 130, 170, 200, 460], gap=0.0)
    (page,) = opened(pdf(table.draw)).pages
    assert prose_columns(page) == ()


COUNTS = [
    ["Afdeling", "Alle", "Brud"],
    ["Skole", "34", "29"],
    ["Ældre", "41", "37"],
    ["Teknik", "5", "3"],
    ["Stab", "12", "10"],
]


def counted(sheet: Sheet, x: float, top: float, *, rules: bool, gap: float) -> float:
    """A table in a column of the page, its numbers set right; answers its bottom."""
    for number, row in enumerate(COUNTS):
        for text, right in zip(row, (0, 150, 200), strict=True):
            sheet.text(x + right - stringWidth(text, FONT, SIZE) if right else x, top, text)
        top += PITCH + gap
        if rules and number in (0, len(COUNTS) - 1):
            sheet.line((x, top - 1), (x + 240, top - 1))
    return top


@pytest.mark.parametrize("places", [(40.0, 300.0), (300.0, 40.0)], ids=["table right", "table left"])
@pytest.mark.parametrize("rules", [True, False])
@pytest.mark.parametrize(("top", "gap"), [(60, 3), (66, 5), (130, 4)])
def test_prose_beside_a_table_is_taken_for_its_first_column(
    places: tuple[float, float], rules: bool, top: float, gap: float
) -> None:
    prose, table = places

    def page(sheet: Sheet) -> None:
        sheet.text(40, 30, "Notat om brud på sikkerheden, forelagt byrådet og udvalget for økonomi i kommunen")
        draw(sheet, prose, 60, [*LEFT, RIGHT[1], RIGHT[0]], 240)
        if top > 100:
            draw(sheet, table, 60, [RIGHT[0]], 240)
        draw(sheet, table, counted(sheet, table, top, rules=rules, gap=gap) + 12, [RIGHT[1]], 240)

    found = extraction_of(pdf(page))
    (counts,) = found.tables
    rows = [list(counts.columns), *texts(counts)] if any(counts.columns) else texts(counts)
    assert rows == COUNTS
    assert {*LEFT, RIGHT[1]} <= {p.text for p in found.paragraphs}


LABELLED = [["Sager i alt", "36"], ["Brud", "28"], ["Sager uden brud", "8"], ["Anmeldt", "7"], ["Ikke anmeldt", "21"]]
ITEMS = ["\u2022 Skoler 12", "\u2022 Jobcenter 9", "\u2022 Teknik 6"]


@pytest.mark.parametrize("line", [True, False], ids=["line between", "no line"])
@pytest.mark.parametrize("rules", [True, False])
@pytest.mark.parametrize("sides", [(40.0, 300.0), (300.0, 40.0)], ids=["table left", "table right"])
def test_list_in_one_column_and_table_in_the_other_are_read_across(
    line: bool, rules: bool, sides: tuple[float, float]
) -> None:
    table, prose = sides

    def page(sheet: Sheet) -> None:
        sheet.text(40, 30, "Notat om brud på sikkerheden, forelagt byrådet og udvalget for økonomi i kommunen")
        top = sheet.lines(table, 60, wrapped(LEFT[0], 240)) + PITCH
        for label, number in LABELLED:
            sheet.text(table, top, label)
            sheet.text(table + 236 - stringWidth(number, FONT, SIZE), top, number)
            top += 1.5 * PITCH
            if rules:
                sheet.line((table, top - 2), (table + 240, top - 2))
        draw(sheet, table, top + 6, [LEFT[1]], 240)
        top = sheet.lines(prose, 60, wrapped(RIGHT[0], 240)) + 0.7 * PITCH
        top = sheet.lines(prose, top, ITEMS) + 0.7 * PITCH
        draw(sheet, prose, top, [RIGHT[1]], 240)
        if line:
            sheet.line((290, 58), (290, 300))

    found = extraction_of(pdf(page))
    (counts,) = found.tables
    assert texts(counts) == LABELLED
    assert {LEFT[0], *ITEMS, RIGHT[1]} <= {p.text for p in found.paragraphs}


@pytest.mark.parametrize(("opening", "joined"), [("41 borgere og", True), ("2. Der er", False)], ids=["number", "item"])
def test_number_at_the_head_of_a_column_begins_a_paragraph(opening: str, joined: bool) -> None:
    foot = (
        "Forvaltningerne har indført en ekstra kontrol, inden post med fortrolige oplysninger sendes ud af huset, og "
        "medarbejderne bliver bedre til at opdage de hændelser, der i de to forløbne år samlet set har ramt mange, "
        "i alt omkring"
    )
    head = f"{opening} fire skoler i kommunen, som alle har fået besked om, hvad der er sket. {RIGHT[0]} {RIGHT[1]}"

    def page(sheet: Sheet) -> None:
        draw(sheet, 40, 60, [LEFT[0], foot], 240)
        draw(sheet, 300, 60, [head, RIGHT[0]], 240)

    found = [p.text for p in extraction_of(pdf(page)).paragraphs]
    assert found[1:-1] == ([f"{foot} {head}"] if joined else [foot, head])
