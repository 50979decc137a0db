"""From characters to words, on drawn pages."""

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from tests.extractors.documents import (
    EMBEDDED,
    FONT,
    SIZE,
    Ruled,
    Sheet,
    embed_font,
    opened,
    pdf,
    table_of,
    texts,
    words_of,
)

ROWS = [["1", "Brev sendt til forkert borger", "ja"], ["2", "Mappe åben for alle", "nej"]]


page = Ruled(ROWS, [40, 200, 60]).draw


@pytest.mark.parametrize("word", ["alle", "eller", "oplysninger", "fællesskabsskolen", "AABBB", "1100", "iii", "lllll"])
@pytest.mark.parametrize("size", [5, 9, 24])
def test_double_letters_are_not_taken_for_bold_print(word: str, size: float) -> None:
    assert words_of(lambda s: s.text(40, 40, f"til {word} nu", size=size)) == ["til", word, "nu"]


@pytest.mark.parametrize("shift", [0.0, 0.2, 0.6])
def test_text_printed_twice_to_look_bold_is_read_once(shift: float) -> None:
    def twice(sheet: Sheet) -> None:
        sheet.text(40, 40, "alle eller ulåst")
        sheet.text(40 + shift, 40, "alle eller ulåst")

    assert words_of(twice) == ["alle", "eller", "ulåst"]


def test_letters_printed_twice_one_by_one_are_read_once() -> None:
    def twice(sheet: Sheet) -> None:
        for n, letter in enumerate("alle"):
            for shift in (0.0, 0.3):
                sheet.text(40 + n * 5.4 + shift, 40, letter, font="Courier")

    assert words_of(twice) == ["alle"]


def test_ligatures_are_read_as_their_letters() -> None:
    embed_font()
    printed = "e\ufb01 a\ufb02evere"
    assert words_of(lambda s: s.text(40, 40, printed, font=EMBEDDED)) == ["efi", "aflevere"]


def test_words_without_a_printed_space_between_them_are_two() -> None:
    def apart(sheet: Sheet) -> None:
        sheet.text(40, 40, "brev")
        sheet.text(40 + 19.5 + 2.5, 40, "sendt")

    assert words_of(apart) == ["brev", "sendt"]


def test_letters_set_apart_a_little_are_one_word() -> None:
    def spaced(sheet: Sheet) -> None:
        sheet.canvas.setFont("Helvetica", SIZE)
        sheet.canvas.drawString(40, 700, "kommune", charSpace=0.6)

    assert words_of(spaced) == ["kommune"]


def test_kerned_letters_that_overlap_are_one_word() -> None:
    def tight(sheet: Sheet) -> None:
        sheet.canvas.setFont("Helvetica", SIZE)
        sheet.canvas.drawString(40, 700, "illegal alle", charSpace=-0.4)

    assert words_of(tight) == ["illegal", "alle"]


def test_a_rule_between_two_cells_parts_words_that_touch() -> None:
    def close(sheet: Sheet) -> None:
        sheet.text(40, 40, "brev")
        sheet.line((59.0, 30), (59.0, 60))
        sheet.text(40 + 19.4, 40, "sendt")

    assert words_of(close) == ["brev", "sendt"]


def test_a_rule_that_ends_above_the_line_parts_nothing() -> None:
    def close(sheet: Sheet) -> None:
        sheet.text(40, 40, "brev")
        sheet.line((49.0, 10), (49.0, 38))

    assert words_of(close) == ["brev"]


@pytest.mark.parametrize("degrees", [90, 270, 180])
def test_turned_text_is_read_in_its_own_direction(degrees: int) -> None:
    document = opened(pdf(lambda s: s.turned(200, 300, "Underretning af alle", degrees)))
    words = document.pages[0].words
    assert [w.text for w in words] == ["Underretning", "af", "alle"]
    assert not any(w.upright for w in words)


@pytest.mark.parametrize("degrees", [90, 270])
def test_turned_headers_stand_over_their_columns(degrees: int) -> None:
    def turned(sheet: Sheet) -> None:
        Ruled([["\n\n\n\n\n", "", ""], ["1", "ja", "nej"], ["2", "nej", "ja"]], [40, 40, 40]).draw(sheet)
        for n, name in enumerate(["Nr", "Borger", "Datatilsynet"]):
            sheet.turned(64 + 40 * n, 122 if degrees == 90 else 62, name, degrees)

    table = table_of(turned)
    assert table.columns == ("Nr", "Borger", "Datatilsynet")
    assert texts(table) == [["1", "ja", "nej"], ["2", "nej", "ja"]]


def test_a_turned_header_of_two_lines_keeps_their_order() -> None:
    def turned(sheet: Sheet) -> None:
        Ruled([["\n\n\n\n\n\n", "", ""], ["1", "ja", "nej"]], [40, 40, 40]).draw(sheet)
        sheet.turned(62, 130, "Nr", 90)
        sheet.turned(98, 130, "Antal borgere", 90)
        sheet.turned(109, 130, "uden kendskab", 90)
        sheet.turned(142, 130, "Dato", 90)

    (cells, *_) = table_of(turned).ledger
    assert cells.row.texts == ("Nr", "Antal borgere uden kendskab", "Dato")


def test_text_turned_downwards_in_two_lines_keeps_their_order() -> None:
    def turned(sheet: Sheet) -> None:
        Ruled([["\n\n\n\n\n\n", "", ""], ["1", "ja", "nej"]], [40, 40, 40]).draw(sheet)
        sheet.turned(62, 62, "Nr", 270)
        sheet.turned(105, 62, "Antal borgere", 270)
        sheet.turned(94, 62, "uden kendskab", 270)
        sheet.turned(142, 62, "Dato", 270)

    (cells, *_) = table_of(turned).ledger
    assert cells.row.texts == ("Nr", "Antal borgere uden kendskab", "Dato")


def test_a_raised_digit_keeps_its_place_in_the_line() -> None:
    def raised(sheet: Sheet) -> None:
        sheet.text(40, 40, "sager")
        sheet.text(40 + 24.5, 40, "2", size=6)
        sheet.text(80, 40, "alle")

    assert words_of(raised) in (["sager2", "alle"], ["sager", "2", "alle"])


@pytest.mark.parametrize("cut", [2, 4, 7])
def test_word_printed_in_two_runs_is_torn_where_a_column_begins(cut: int) -> None:
    word = "Sikkerhedsbrud"

    def torn(sheet: Sheet) -> None:
        for number in range(8):
            top = 90 + 14 * number
            for x in (40, 100, 160, 220):
                sheet.text(x, top, str(number))
        for number in range(2):
            left = 100 - stringWidth(word[:cut], FONT, SIZE)
            sheet.text(left, 40 + 14 * number, word[:cut])
            sheet.text(100, 40 + 14 * number, word[cut:])

    assert words_of(torn)[:2] == [word, word]
