"""The text outside tables: paragraphs, title, running headers and footers."""

from extractors.document.geometry import Region
from extractors.document.tables import Paragraph
from extractors.joining.paragraphs import running_texts, without_digits
from tests.extractors.documents import BOLD, PITCH, Ruled, Sheet, extraction_of, paragraphs_of, pdf, texts

ROWS = [["Nr", "Hændelse", "Antal"], ["1", "Brev sendt", "2"], ["2", "Mappe åben", "3"]]
WIDTHS = [40, 160, 60]


def test_lines_that_follow_closely_are_one_paragraph() -> None:
    found = paragraphs_of(lambda s: s.lines(40, 60, ["Kommunen har haft", "tre sager om brev", "i det forløbne år."]))
    assert [p.text for p in found] == ["Kommunen har haft tre sager om brev i det forløbne år."]


def test_item_of_a_list_goes_on_the_one_above() -> None:
    items = ["\u2022 Hjælp i hjemmet 9", "\u2022 Jobcenter 6", "\u2022 Skoler 12"]
    assert [p.text for p in paragraphs_of(lambda s: s.lines(40, 60, items))] == items


def test_a_gap_begins_a_new_paragraph() -> None:
    def page(sheet: Sheet) -> None:
        bottom = sheet.lines(40, 60, ["Kommunen har haft", "tre sager."])
        sheet.lines(40, bottom + PITCH, ["Alle er lukket."])

    assert [p.text for p in paragraphs_of(page)] == ["Kommunen har haft tre sager.", "Alle er lukket."]


def test_a_heading_of_another_size_is_a_paragraph_of_its_own() -> None:
    def page(sheet: Sheet) -> None:
        sheet.text(40, 50, "Sager i 2019", size=14)
        sheet.text(40, 66, "Kommunen har haft tre sager.")

    assert [p.text for p in paragraphs_of(page)] == ["Sager i 2019", "Kommunen har haft tre sager."]


def test_two_columns_of_prose_are_read_one_after_the_other() -> None:
    def page(sheet: Sheet) -> None:
        sheet.lines(40, 60, ["Kommunen har haft", "tre sager om brev."])
        sheet.lines(300, 60, ["Alle er lukket", "og ingen er åbne."])

    assert [p.text for p in paragraphs_of(page)] == [
        "Kommunen har haft tre sager om brev.",
        "Alle er lukket og ingen er åbne.",
    ]


def test_a_hyphenated_word_in_prose_is_put_together() -> None:
    found = paragraphs_of(lambda s: s.lines(40, 60, ["Der er haft en medar-", "bejderen og medarbejderen"]))
    assert [p.text for p in found] == ["Der er haft en medarbejderen og medarbejderen"]


def test_the_title_is_the_largest_text_of_the_first_page() -> None:
    def page(sheet: Sheet) -> None:
        sheet.text(40, 20, "Kommunen")
        sheet.text(40, 50, "Sager i 2019", size=16)
        sheet.lines(40, 80, ["Kommunen har haft tre sager."])

    assert extraction_of(pdf(page)).title == "Sager i 2019"


def test_a_bold_title_of_the_same_size_is_the_title() -> None:
    def page(sheet: Sheet) -> None:
        sheet.text(40, 20, "Side 1")
        sheet.text(40, 50, "Sager i 2019", font=BOLD)
        sheet.lines(40, 80, ["Kommunen har haft tre sager."])

    assert extraction_of(pdf(page)).title == "Sager i 2019"


def test_a_document_of_a_table_alone_has_no_title() -> None:
    found = extraction_of(pdf(Ruled(ROWS, WIDTHS).draw))
    assert (found.title, found.text_outside_tables) == (None, "")


def test_an_empty_page_has_no_text_and_no_table() -> None:
    found = extraction_of(pdf(lambda s: None))
    assert (found.tables, found.paragraphs, found.title) == ((), (), None)


def test_headers_and_footers_are_kept_outside_rows() -> None:
    def page(sheet: Sheet) -> None:
        sheet.text(40, 20, "Kommunen")
        Ruled(ROWS, WIDTHS).draw(sheet)
        sheet.text(40, 800, "Side 1 af 1")

    found = extraction_of(pdf(page))
    assert [texts(t) for t in found.tables] == [ROWS[1:]]
    assert [p.text for p in found.paragraphs] == ["Kommunen", "Side 1 af 1"]


def test_text_between_two_tables_is_kept() -> None:
    def page(sheet: Sheet) -> None:
        bottom = Ruled(ROWS, WIDTHS).draw(sheet)
        sheet.text(40, bottom + 12, "I alt 2 sager")
        Ruled(ROWS, WIDTHS, top=bottom + 40).draw(sheet)

    assert [p.text for p in extraction_of(pdf(page)).paragraphs] == ["I alt 2 sager"]


def test_a_note_right_beside_a_table_is_no_cell_of_it() -> None:
    def page(sheet: Sheet) -> None:
        Ruled(ROWS, WIDTHS).draw(sheet)
        sheet.text(320, 70, "foreløbige tal")

    found = extraction_of(pdf(page))
    assert [texts(t) for t in found.tables] == [ROWS[1:]]
    assert [p.text for p in found.paragraphs] == ["foreløbige tal"]


def test_paragraphs_are_in_reading_order_over_pages() -> None:
    first, second = "Kommunen har haft tre sager.", "Alle er lukket."
    found = paragraphs_of(lambda s: s.text(40, 60, first), lambda s: s.text(40, 60, second))
    assert [(p.text, p.region.page) for p in found] == [(first, 1), (second, 2)]


def _paragraph(text: str, page: int) -> Paragraph:
    return Paragraph(text, Region(page, 0, 0, 1, 1))


def test_running_texts_are_those_of_two_pages_whatever_their_number() -> None:
    pages = [
        [_paragraph(f"Side {n} af 12", n), _paragraph("Kommunen", n), _paragraph(f"sag {'ab'[n - 1]}", n)]
        for n in (1, 2)
    ]
    running = running_texts(pages)
    assert without_digits("Side 7 af 12") in running
    assert without_digits("Kommunen") in running
    assert without_digits("sag a") not in running


def test_a_lone_page_number_is_running_text() -> None:
    assert without_digits("- 7 -") in running_texts([[_paragraph("- 7 -", 1)]])
