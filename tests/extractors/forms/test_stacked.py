"""Forms without rules: several incidents under each other, their labels over or beside the values."""

from dataclasses import dataclass, replace
from itertools import pairwise

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from tests.extractors.documents import (
    BOLD,
    FONT,
    LANGUAGE,
    PITCH,
    SIZE,
    Page,
    Sheet,
    table_of,
    tables_of,
    texts,
    wrapped,
)

LABELS = ["Dato", "Hvad skete der", "Årsag", "Antal"]
FORMS = [
    ["2. maj 2021", "Brev sendt til forkert borger, som åbnede det og fik navn og adresse", "Fejl", "1"],
    ["3. maj 2021", "Mappe åben for alle", "Fejl i et system hos en leverandør, som har fået hjælp til det", "300"],
    ["4. juni 2021", "Liste over børn lagt på bordet", "Jubilæum", "25"],
]
WIDTH = 240.0


def over(forms: list[list[str]], *, label: str = FONT, heading: bool = False, foot: str = "", gap: float = 4.0) -> Page:
    """Each label on a line of its own, its value under it."""

    def page(sheet: Sheet) -> None:
        bottom = 60.0
        for number, form in enumerate(forms, start=1):
            if heading:
                sheet.text(40, bottom, f"Sag {number}", font=BOLD, size=SIZE + 3)
                bottom += 2 * PITCH
            for name, value in zip(LABELS, form, strict=True):
                sheet.text(40, bottom, name, font=label)
                bottom = sheet.lines(40, bottom + PITCH, wrapped(value, WIDTH)) + gap
            bottom += 12
        sheet.text(40, 800, foot)

    return page


@pytest.mark.parametrize("label", [FONT, BOLD])
@pytest.mark.parametrize("gap", [0.0, 6.0])
def test_labels_over_their_values_without_rules_are_forms(label: str, gap: float) -> None:
    table = table_of(over(FORMS, label=label, gap=gap))
    assert (table.form, table.columns, texts(table)) == (True, tuple(LABELS), FORMS)


def test_headings_between_forms_are_in_no_value() -> None:
    assert texts(table_of(over(FORMS, heading=True))) == FORMS


def test_the_foot_of_a_page_is_in_no_value() -> None:
    pages = over(FORMS, foot="Side 1 af 2"), over(FORMS[:2], foot="Side 2 af 2")
    assert texts(table_of(*pages)) == [*FORMS, *FORMS[:2]]


def test_regions_of_values_under_their_labels_leave_the_labels_out() -> None:
    (first, *_) = table_of(over(FORMS)).rows
    assert len(first.regions) == len(LABELS)


def test_two_pairs_of_label_and_value_side_by_side_without_rules_are_one_form_each() -> None:
    def page(sheet: Sheet) -> None:
        bottom = 60.0
        for date, event, cause, number in FORMS:
            for x, text in zip((40, 120, 300, 400), ("Dato", date, "Antal", number), strict=True):
                sheet.text(x, bottom, text)
            bottom += PITCH + 3
            for name, value in (("Hvad skete der", event), ("Årsag", cause)):
                sheet.text(40, bottom, name)
                bottom = sheet.lines(120, bottom, wrapped(value, WIDTH)) + 3
            bottom += 12

    (table,) = tables_of(page)
    assert [{c.column: c.text for c in row.cells} for row in table.rows] == [
        dict(zip(LABELS, form, strict=True)) for form in FORMS
    ]


@pytest.mark.parametrize("dot", [".", ". ", "…"])
def test_dots_between_label_and_value_are_white_space(dot: str) -> None:
    def page(sheet: Sheet) -> None:
        bottom = 60.0
        for form in FORMS:
            for name, value in zip(LABELS, form, strict=True):
                sheet.text(40, bottom, name)
                start = 42 + stringWidth(name, FONT, SIZE)
                sheet.text(start, bottom, dot * int((158 - start) / stringWidth(dot, FONT, SIZE)))
                bottom = sheet.lines(160, bottom, wrapped(value, WIDTH))
            bottom += 12

    assert texts(table_of(page)) == FORMS


def test_the_header_of_a_log_printed_on_each_page_is_no_label() -> None:
    def page(rows: list[list[str]]) -> Page:
        def draw(sheet: Sheet) -> None:
            for number, (date, event, _, count) in enumerate([["Dato", "Hændelse", "", "Antal"], *rows]):
                for x, text in zip((40, 120, 430), (date, event, count), strict=True):
                    sheet.text(x, 60 + 20 * number, text)

        return draw

    assert len(texts(table_of(page(FORMS), page(FORMS[::-1])))) == 2 * len(FORMS)


@dataclass(frozen=True)
class Cards:
    """A card for each incident, label and value beside each other without rules; between the cards as rules says.

    right: labels end at their values' side. gap: between label and value there. middle: a label stands at the middle
    of its value. heading: printed over each card. left: where the cards begin; width: of the values.
    """

    forms: list[list[str]]
    rules: str = "none"
    right: bool = False
    gap: float = 10.0
    middle: bool = False
    heading: str = ""
    left: float = 40.0
    label_width: float = 90.0
    width: float = WIDTH
    labels: tuple[str, ...] = tuple(LABELS)

    def __call__(self, sheet: Sheet) -> float:
        top = 60.0
        for number, form in enumerate(self.forms, start=1):
            top = self.draw(sheet, top, form, number) + 14
        return top

    def draw(self, sheet: Sheet, top: float, form: list[str], number: int = 1) -> float:
        """One card; answers its bottom."""
        start = (self.left - 6, top - 4)
        if self.heading:
            sheet.text(self.left, top, f"{self.heading} {number}", font=BOLD)
            top += PITCH + 2
        for name, value in zip(self.labels, form, strict=True):
            lines, shown = wrapped(value, self.width), wrapped(name, self.label_width)
            down = (len(lines) - len(shown)) * PITCH / 2 if self.middle else 0.0
            for index, line in enumerate(shown):
                x = self.left + self.label_width - stringWidth(line, FONT, SIZE) if self.right else self.left
                sheet.text(x, top + down + index * PITCH, line)
            sheet.lines(self.left + self.label_width + self.gap, top, lines)
            top += max(len(lines), len(shown)) * PITCH + (5 if self.middle else 0)
        self._close(sheet, start, (self.left + self.label_width + self.gap + self.width + 6, top + 4))
        return top

    def _close(self, sheet: Sheet, start: tuple[float, float], end: tuple[float, float]) -> None:
        corners = [start, (end[0], start[1]), end, (start[0], end[1]), start]
        if self.rules == "rule":
            sheet.line((40, end[1]), (550, end[1]))
        elif self.rules == "shade":
            sheet.fill(start, (end[0], start[1] + 2), grey=0.8)
        elif self.rules in ("box", "upright"):
            for a, b in pairwise(corners):
                sheet.line(a, b)
        if self.rules == "upright":
            x = self.left + self.label_width + self.gap / 2
            sheet.line((x, start[1]), (x, end[1]))


@pytest.mark.parametrize("right", [False, True])
@pytest.mark.parametrize("rules", ["none", "rule", "box", "shade", "upright"])
def test_rules_around_cards_are_taken_for_those_of_rows(rules: str, *, right: bool) -> None:
    table = table_of(Cards(FORMS, rules=rules, right=right))
    assert (table.form, table.columns, texts(table)) == (True, tuple(LABELS), FORMS)


@pytest.mark.parametrize("gap", [4.4, 5.0, 6.0])
def test_labels_that_end_at_their_values_side_are_taken_for_a_part_of_them(gap: float) -> None:
    assert texts(table_of(Cards(FORMS, right=True, gap=gap))) == FORMS


@pytest.mark.parametrize("rules", ["none", "rule"])
def test_label_at_the_middle_of_its_value_leaves_the_first_lines_to_the_label_above(rules: str) -> None:
    assert texts(table_of(Cards(FORMS, rules=rules, middle=True, width=150))) == FORMS


@pytest.mark.parametrize("heading", ["Sag", "Nummer"])
def test_headings_close_over_cards_are_in_no_label(heading: str) -> None:
    table = table_of(Cards(FORMS, heading=heading))
    assert (table.columns, texts(table)) == (tuple(LABELS), FORMS)


@pytest.mark.parametrize("count", [2, 3])
def test_cards_beside_each_other_are_taken_for_one_table(count: int) -> None:
    forms = [*FORMS, *(["5. juni 2021", *form[1:]] for form in FORMS)]

    def page(sheet: Sheet) -> None:
        top = 60.0
        for first in range(0, len(forms), count):
            row = forms[first : first + count]
            cards = [Cards(row, left=30 + k * 180, label_width=70, width=85, gap=4) for k in range(len(row))]
            top = max(card.draw(sheet, top, form) for card, form in zip(cards, row, strict=True)) + 20

    assert texts(table_of(page)) == forms


@pytest.mark.parametrize("width", [36.0, 50.0])
def test_label_broken_into_two_lines_is_two_labels(width: float) -> None:
    table = table_of(Cards(FORMS, label_width=width))
    assert (table.columns, texts(table)) == (tuple(LABELS), FORMS)


def test_long_value_under_its_label_is_cut_where_the_short_ones_begin() -> None:
    def page(sheet: Sheet) -> None:
        top = 60.0
        for form in FORMS:
            for name, value in zip(LABELS, form, strict=True):
                sheet.text(40, top, name)
                long = len(value) > 40
                top = sheet.lines(40 if long else 140, top + PITCH * long, wrapped(value, 300))
            top += 14

    assert texts(table_of(page)) == FORMS


def test_labels_side_by_side_over_their_values_are_headers_of_tables() -> None:
    rows = [[0, 3], [1], [2, 4]]
    labels = [*LABELS, "Tidspunkt"]
    forms = [[*form, f"{number}.30"] for number, form in enumerate(FORMS, start=11)]

    def page(sheet: Sheet) -> None:
        top = 60.0
        for form in forms:
            for row in rows:
                for x, field in zip((40, 250), row, strict=False):
                    sheet.text(x, top, labels[field], size=SIZE - 2)
                places = zip((40, 250), row, strict=False)
                width = 180.0 if len(row) > 1 else 400.0
                top = max(sheet.lines(x, top + PITCH, wrapped(form[field], width)) for x, field in places) + 4
            top += 12

    (table,) = tables_of(page)
    order = [field for row in rows for field in row]
    assert [[[c.column, c.text] for c in row.cells] for row in table.rows] == [
        [[labels[field], form[field]] for field in order] for form in forms
    ]


def test_headers_of_two_tables_on_each_page_are_no_labels() -> None:
    def table(sheet: Sheet, top: float, rows: list[list[str]]) -> float:
        for row in rows:
            for x, text in zip((40, 130, 400), row, strict=True):
                sheet.text(x, top, text)
            top += PITCH + 4
        return top + 20

    def page(sheet: Sheet) -> None:
        rows = [[form[0], form[1][:40], form[3]] for form in FORMS]
        top = table(sheet, 60, [["Dato", "Hændelse", "Antal"], *rows])
        table(sheet, top, [["Årsag", "Hvad skete der", "Tidspunkt"], *[[a, b, "12.30"] for a, b, _ in rows]])

    assert not any(found.form for found in tables_of(page, page))


def test_value_cut_by_the_page_break_is_lost() -> None:
    *rest, last = FORMS
    value = " ".join([last[1]] * 4)
    lines = wrapped(value, WIDTH)

    def first(sheet: Sheet) -> None:
        top = Cards(rest)(sheet)
        sheet.text(40, top, LABELS[0])
        sheet.text(140, top, last[0])
        sheet.text(40, top + PITCH, LABELS[1])
        sheet.lines(140, top + PITCH, lines[:2])

    def second(sheet: Sheet) -> None:
        top = sheet.lines(140, 60, lines[2:])
        for number, field in enumerate((2, 3)):
            sheet.text(40, top + number * PITCH, LABELS[field])
            sheet.text(140, top + number * PITCH, last[field])

    found = texts(table_of(first, second))
    assert found[:-1] == rest
    assert [text.replace("  ", " ") for text in found[-1]] == [last[0], value, *last[2:]]


@pytest.mark.parametrize("pitch", [34.0, 70.0])
@pytest.mark.parametrize("under", [False, True])
def test_forms_to_fill_in_on_a_page_each_are_one_incident_each(pitch: float, *, under: bool) -> None:
    def form(number: int, values: list[str]) -> Page:
        def page(sheet: Sheet) -> None:
            sheet.text(40, 40, "Hændelse", font=BOLD, size=SIZE + 4)
            x, down, fields = (40, 14, sheet.canvas.acroForm) if under else (200, 0, sheet.canvas.acroForm)
            for index, (name, value) in enumerate(zip(LABELS, values, strict=True)):
                top = 80 + index * 60
                sheet.text(40, top, name, size=10)
                long = len(value) > 60
                fields.textfield(
                    name=f"{number}-{index}",
                    x=x,
                    y=sheet.height - top - down - (40 if long else 14),
                    width=330,
                    height=44 if long else 16,
                    value="\n".join(wrapped(value, 300)) if long else value,
                    fieldFlags="multiline" if long else "",
                    maxlen=500,
                )
            top = 80 + len(LABELS) * 60
            sheet.text(40, top, "Orienteret", size=10)
            for place, (answer, ticked) in enumerate((("Ja", number == 1), ("Nej", number != 1))):
                left = x + place * pitch
                fields.checkbox(
                    name=f"{number}-{answer}", x=left, y=sheet.height - top - down - 12, size=13, checked=ticked
                )
                sheet.text(left + 18, top + down, answer, size=10)

        return page

    language = replace(LANGUAGE, labels=(*LANGUAGE.labels, ("orienteret", "told")))
    table = table_of(*(form(number, values) for number, values in enumerate(FORMS)), language=language)
    signs = ["☐ Ja ☒ Nej", "☒ Ja ☐ Nej", "☐ Ja ☒ Nej"]
    assert table.columns == (*LABELS, "Orienteret")
    assert texts(table) == [[*form, sign] for form, sign in zip(FORMS, signs, strict=True)]
