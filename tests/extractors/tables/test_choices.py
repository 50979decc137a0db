"""Boxes with their answers side by side: one text for each question, never a column for each answer."""

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from extractors.document.geometry import Region, Word
from extractors.tables.choices import choices_in
from tests.extractors.documents import FONT, SIZE, Aligned, Page, Ruled, Sheet, table_of, texts

ROWS = [
    ("1", "Brev sendt til forkert borger, som åbnede det", True, False),
    ("2", "Mappe åben for alle i afdelingen", False, False),
    ("3", "Liste over børn lagt på bordet", True, True),
    ("4", "Mail sendt til forkert modtager", False, True),
]
HEADER = ["Nr", "Hændelse", "Datatilsynet", "Borger"]
BOX = 7.0


def line_of(*parts: tuple[str, float]) -> list[Word]:
    """A line of words, each this far (points) behind the one before; a letter is 5 points wide."""
    words, x = [], 0.0
    for text, gap in parts:
        x += gap
        words.append(Word(text, Region(1, x, 0, x + 5 * len(text), 10), 10.0))
        x += 5 * len(text)
    return words


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        ([("☐", 0), ("Ja", 4), ("☒", 30), ("Nej", 4)], [(0, 4)]),
        ([("Anmeldt", 0), ("Ja", 40), ("☐", 4), ("Nej", 30), ("☒", 4)], [(1, 5)]),
        ([("☐", 0), ("Ved", 4), ("ikke", 3), ("□", 20), ("Ja", 12)], [(0, 5)]),
        ([("☐", 0), ("Ja", 4), ("☒", 9), ("Nej", 4), ("☒", 9), ("Ja", 4), ("☐", 9), ("Nej", 4)], [(0, 4), (4, 8)]),
        ([("☐", 0), ("Ja", 5.2), ("☒", 5.1), ("Nej", 5.3)], [(0, 4)]),
        ([("☐", 0), ("☒", 40), ("☐", 40)], []),
        ([("☐", 0), ("Ja", 40), ("☒", 40), ("Nej", 40)], []),
        ([("☒", 0), ("Ja", 4), ("Brev", 30), ("☐", 30), ("Nej", 4)], []),
        ([("☒", 0), ("Ja", 4), ("☐", 90), ("Brev", 4)], []),
        ([("Ja", 0), ("Nej", 4)], []),
    ],
)
def test_boxes_with_other_answers_close_by_are_one_question(
    parts: list[tuple[str, float]], found: list[tuple[int, int]]
) -> None:
    assert [(r.start, r.stop) for r in choices_in(line_of(*parts))] == found


def drawn(sheet: Sheet, place: tuple[float, float], *, yes: bool, pitch: float, behind: bool) -> None:
    """A box for Ja and one for Nej beside each other, one of them crossed."""
    x, top = place
    for answer, ticked in (("Ja", yes), ("Nej", not yes)):
        width = stringWidth(answer, FONT, SIZE)
        left = x + width + 4 if behind else x
        sheet.text(x if behind else x + BOX + 4, top, answer)
        corners = [(left, top + 1), (left + BOX, top + 1), (left + BOX, top + 1 + BOX), (left, top + 1 + BOX)]
        for a, b in zip(corners, [*corners[1:], corners[0]], strict=True):
            sheet.line(a, b)
        if ticked:
            sheet.line(corners[0], corners[2])
            sheet.line(corners[1], corners[3])
        x += pitch


def lines(sheet: Sheet) -> list[float]:
    """The tops of the rows of a table of horizontal rules alone, drawn without its boxes."""
    rows = [HEADER, *([number, event, "", ""] for number, event, _, _ in ROWS)]
    Aligned(rows, [40, 80, 340, 440, 540], rules=True).draw(sheet)
    return [63 + 16.8 * n for n in range(1, len(rows))]


def grid(sheet: Sheet) -> list[float]:
    """The same of a table with every cell drawn."""
    rows = [HEADER, *([number, event, "", ""] for number, event, _, _ in ROWS)]
    table = Ruled(rows, [40, 260, 100, 100])
    table.draw(sheet)
    return [top + 2 for top in table.row_edges()[1:-1]]


@pytest.mark.parametrize("behind", [False, True])
@pytest.mark.parametrize("pitch", [30.0, 44.0])
@pytest.mark.parametrize("table", [lines, grid])
def test_drawn_boxes_for_yes_and_no_are_one_column(table: Page, pitch: float, *, behind: bool) -> None:
    def page(sheet: Sheet) -> None:
        tops = table(sheet)
        assert isinstance(tops, list)
        for top, (_, _, first, second) in zip(tops, ROWS, strict=True):
            drawn(sheet, (344, top), yes=first, pitch=pitch, behind=behind)
            drawn(sheet, (444, top), yes=second, pitch=pitch, behind=behind)

    signs = {True: ("☒", "☐"), False: ("☐", "☒")}
    answer = "Ja {} Nej {}" if behind else "{} Ja {} Nej"
    found = table_of(page)
    assert found.columns == tuple(HEADER)
    assert texts(found) == [[n, event, answer.format(*signs[a]), answer.format(*signs[b])] for n, event, a, b in ROWS]
