"""Incidents printed as forms: label and value."""

from extractors.document.tables import LogicalTable
from tests.extractors.documents import Page, Ruled, Sheet, table_of, tables_of

WIDTHS = [110, 300]
ONE = [["Dato", "02.01.2019"], ["Hændelse", "Brev sendt til forkert borger"], ["Årsag", "Fejl"], ["Antal", "1"]]
TWO = [["Dato", "14.02.2019"], ["Hændelse", "Mappe åben for alle"], ["Årsag", "System"], ["Antal", "300"]]
THREE = [["Dato", "15.02.2019"], ["Hændelse", "Liste lagt på bordet"], ["Årsag", "Fejl"], ["Antal", "25"]]


def filled(table: LogicalTable) -> list[list[list[str]]]:
    """Each form's labels and values."""
    return [[[cell.column, cell.text] for cell in row.cells] for row in table.rows]


def under_each_other(*forms: list[list[str]]) -> Page:
    def page(sheet: Sheet) -> None:
        top = 60.0
        for form in forms:
            top = Ruled(form, WIDTHS, top=top).draw(sheet) + 25

    return page


def test_one_table_per_incident_is_one_row_each() -> None:
    table = table_of(under_each_other(ONE, TWO, THREE))
    assert table.form
    assert table.columns == ("Dato", "Hændelse", "Årsag", "Antal")
    assert filled(table) == [ONE, TWO, THREE]


def test_forms_on_pages_of_their_own_are_one_row_each() -> None:
    table = table_of(under_each_other(ONE), under_each_other(TWO), under_each_other(THREE))
    assert filled(table) == [ONE, TWO, THREE]


def test_titles_between_forms_part_no_forms_from_the_rest() -> None:
    def page(sheet: Sheet) -> None:
        top = 60.0
        for number, form in enumerate((ONE, TWO), start=1):
            sheet.text(40, top, f"Sag {number}")
            top = Ruled(form, WIDTHS, top=top + 20).draw(sheet) + 25

    assert filled(table_of(page)) == [ONE, TWO]


def test_a_form_cut_by_the_page_break_is_one_row() -> None:
    table = table_of(under_each_other(ONE, TWO[:2]), under_each_other(TWO[2:], THREE))
    assert filled(table) == [ONE, TWO, THREE]
    assert table.rows[1].pages == (1, 2)


def test_rest_of_a_cut_form_goes_on_though_its_labels_are_known_from_other_forms_alone() -> None:
    forms = [[*form, ["Zukkelfiz", "nej"]] for form in (ONE, TWO, THREE)]
    table = table_of(under_each_other(forms[0], forms[1][:3]), under_each_other(forms[1][3:], forms[2]))
    assert filled(table) == forms


def test_a_value_cut_by_the_page_break_is_one_value() -> None:
    first = [TWO[0], ["Hændelse", "Mappe åben"]]
    second = [["", "for alle"], *TWO[2:]]
    table = table_of(under_each_other(ONE, first), under_each_other(second, THREE))
    assert filled(table) == [ONE, TWO, THREE]


def test_a_value_cut_by_the_page_break_within_a_word_is_one_word() -> None:
    first = [TWO[0], ["Hændelse", "Mappe åben for"]]
    second = [["", "alle"], *TWO[2:]]
    table = table_of(under_each_other(ONE, first), under_each_other(second))
    assert filled(table) == [ONE, TWO]


def test_labels_in_two_wordings_begin_a_new_form_alike() -> None:
    other = [["Tidspunkt", "01.03.2019"], ["Hvad skete der", "Mail sendt"], ["Årsag", "Fejl"], ["Antal", "3"]]
    table = table_of(under_each_other(ONE, other, TWO))
    assert filled(table) == [ONE, other, TWO]


def test_one_long_table_with_repeated_labels_is_one_row_for_each_round() -> None:
    assert filled(table_of(Ruled([*ONE, *TWO, *THREE], WIDTHS).draw)) == [ONE, TWO, THREE]


def test_a_form_with_an_empty_value_keeps_its_label() -> None:
    gap = [["Dato", ""], *TWO[1:]]
    assert filled(table_of(under_each_other(ONE, gap))) == [ONE, gap]


def test_a_form_without_one_of_its_labels_is_still_one_form() -> None:
    table = table_of(under_each_other(ONE, TWO[:3], THREE))
    assert filled(table) == [ONE, TWO[:3], THREE]


def test_a_form_that_lacks_its_first_label_is_a_form_of_its_own() -> None:
    assert filled(table_of(under_each_other(ONE, TWO[1:], THREE))) == [ONE, TWO[1:], THREE]


def test_a_log_of_two_columns_is_no_form() -> None:
    rows = [["Dato", "Hændelse"], ["02.01.2019", "Brev sendt"], ["03.01.2019", "Mail sendt"], ["04.01.2019", "Sag"]]
    (table,) = tables_of(Ruled(rows, WIDTHS).draw)
    assert not table.form
    assert len(table.rows) == 3


def test_every_printed_row_of_a_form_is_in_the_ledger() -> None:
    table = table_of(under_each_other(ONE, TWO))
    assert [list(row.row.texts) for row in table.ledger] == [*ONE, *TWO]


def test_forms_and_a_log_in_one_document_are_two_tables() -> None:
    def page(sheet: Sheet) -> None:
        bottom = Ruled(ONE, WIDTHS).draw(sheet)
        Ruled([["Nr", "Hændelse", "Antal"], ["1", "Brev", "2"]], [40, 160, 60], top=bottom + 30).draw(sheet)

    form, log = tables_of(page)
    assert (form.form, log.form) == (True, False)
