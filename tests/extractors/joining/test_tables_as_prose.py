"""Cells of a table as paragraphs among those around it."""

from __future__ import annotations

from extractors.document.tables import LogicalTable
from extractors.joining.tables_as_prose import with_tables_as_prose
from tests.extractors.documents import Ruled, Sheet, extraction_of, pdf

PAIRS = [["Dato", "i maj"], ["Hændelse", "et brev blev sendt"], ["Årsag", "en fejl"], ["Antal", ""]]
OVER, UNDER = "Her er en sag, som kommunen har haft.", "Sagen er lukket igen."


def page(sheet: Sheet) -> None:
    sheet.text(40, 40, OVER)
    bottom = Ruled(PAIRS, [100, 200], top=60).draw(sheet)
    sheet.text(40, bottom + 20, UNDER)


def test_labels_and_values_of_a_form_stand_behind_the_text_under_it() -> None:
    found = with_tables_as_prose(extraction_of(pdf(page, page)), [0])
    cells = [text for pair in PAIRS for text in pair if text]
    assert found.tables == ()
    assert [p.text for p in found.paragraphs][: len(cells) + 2] == [OVER, *cells, UNDER]
    assert {p.region.page for p in found.paragraphs} == {1, 2}


def test_header_of_a_table_that_is_no_form_is_lost() -> None:
    rows = [["Nr", "Hændelse"], ["1", "mail til alle"], ["2", "en fejl"]]
    found = extraction_of(pdf(Ruled(rows, [60, 200]).draw))
    (table,) = found.tables
    assert isinstance(table, LogicalTable)
    assert [p.text for p in with_tables_as_prose(found, [0]).paragraphs] == [text for row in rows for text in row]
