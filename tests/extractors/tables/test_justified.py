"""Justified prose, whose spaces are as wide as the gaps of a table."""

from tests.extractors.documents import Aligned, Page, Sheet, extraction_of, pdf, table_of, texts

LETTER = (
    "Den 3. marts 2021 blev en liste med oplysninger om 412 borgere, der modtager hjemmehjælp, ved en fejl sendt til "
    "en ekstern leverandør af nødkald. Kommunen blev opmærksom på fejlen den 8. marts 2021, da leverandøren selv "
    "henvendte sig til forvaltningen. Leverandøren har over for kommunen bekræftet, at listen er slettet, og at den "
    "ikke er givet videre til andre."
)
COUNTS = [
    ["Afdeling", "Januar", "Februar", "Marts", "April", "Maj"],
    ["Skolen", "12", "14", "15", "13", "11"],
    ["Borger", "22", "24", "25", "23", "21"],
    ["Anden", "32", "34", "35", "33", "31"],
]


def letter(width: float) -> Page:
    return lambda sheet: sheet.justified(40, 60, LETTER, width)


def test_justified_letter_is_taken_for_a_table_and_loses_its_dates() -> None:
    found = extraction_of(pdf(*map(letter, (150.0, 230.0, 310.0, 505.0))))
    assert found.tables == ()
    assert [p.text for p in found.paragraphs] == [LETTER] * 4


def test_list_of_justified_texts_is_taken_for_a_column_of_signs() -> None:
    def page(sheet: Sheet) -> None:
        top = 60.0
        for sign in ("•", "•", "•"):
            sheet.text(40, top, sign)
            top = sheet.justified(60, top, LETTER, 300) + 4

    assert extraction_of(pdf(page)).tables == ()


def test_rows_whose_cells_stand_evenly_are_taken_for_justified_prose() -> None:
    assert texts(table_of(Aligned(COUNTS, [40, 100, 150, 200, 250, 300, 350]).draw)) == COUNTS


def test_rows_of_single_words_at_the_same_places_are_taken_for_justified_prose() -> None:
    rows = [["Skole", "fejl", "brev", "mappe", "sager"], ["Mappe", "brev", "fejl", "åben", "nøgle"]] * 3
    head = [["Type", "Hændelse", "Årsag", "Afdeling", "Kommentar"]]
    found = table_of(Aligned([*head, *rows], [40, 100, 160, 220, 280, 340]).draw)
    assert texts(found) == rows


def test_question_and_its_answer_are_taken_for_two_sentences_of_one_line() -> None:
    rows = [
        ["Er alle de berørte informeret?", "Ja, ved et brev"],
        ["Hvornår er bruddet anmeldt?", "Samme dag, til tilsynet"],
        ["Er oplysningerne nu slettet?", "Nej, det er de ikke"],
    ]
    found = extraction_of(pdf(Aligned(rows * 3, [40, 200, 330]).draw))
    assert [t for table in found.tables for t in texts(table)] == rows * 3
