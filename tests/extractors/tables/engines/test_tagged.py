"""Tables without rules in tagged PDFs: the structure tree tells rows that no gap tells."""

from extractors.document.problems import Doubt
from extractors.document.tables import Extraction
from extractors.extract import extract
from extractors.tables.opinions import DEFAULT
from tests.extractors.documents import LANGUAGE, Aligned, opened, pdf, texts
from tests.extractors.tagged import SIZE, Tagged, TaggedSheet, tagged_pdf

HEADER = ["Nr", "Dato", "Hændelse", "Antal"]
PLACES = [40.0, 80.0, 150.0, 330.0]
# Each cell's lines; the second row's text has a gap within, its other rows have none between them.
ROWS = [
    [["1"], ["02.01.2019"], ["Brev sendt til forkert borger,", "", "", "som åbnede det"], ["1"]],
    [["2"], ["14.02.2019"], ["Mappe åben for alle"], ["300"]],
    [["3"], ["15.02.2019"], ["Liste over børn lagt på bordet", "ved printeren"], ["25"]],
    [["4"], ["20.03.2019"], ["Fejl i et system"], []],
]
MORE = [[["5"], ["21.03.2019"], ["Mail sendt til alle"], []], [["6"], ["22.03.2019"], ["Sag åben for alle"], []]]


def plain(rows: list[list[list[str]]]) -> list[list[str]]:
    return [[" ".join(filter(None, lines)) for lines in row] for row in rows]


def laid_out(rows: list[list[list[str]]], top: float = 60.0) -> list[list[Tagged]]:
    """Cells at their places, rows close under each other; empty cells are not in the tree."""
    sheet = []
    for row in rows:
        sheet.append([Tagged(lines, x, top) for lines, x in zip(row, PLACES, strict=True) if lines])
        top += SIZE * 1.2 * max(map(len, row))
    return sheet


def found_in(*sheets: TaggedSheet) -> Extraction:
    found = extract(opened(tagged_pdf(*sheets)), "auto", LANGUAGE)
    assert [p.message for p in found.problems if p.code == "words_lost"] == []
    return found


HEAD = [[[name] for name in HEADER]]


def test_rows_with_gaps_within_are_those_of_the_tree() -> None:
    (table,) = found_in(TaggedSheet(laid_out(HEAD + ROWS))).tables
    assert (table.columns, texts(table)) == (tuple(HEADER), plain(ROWS))
    assert table.engine == "tagged"


def test_a_difference_between_tree_and_alignment_is_told_and_doubted() -> None:
    found = found_in(TaggedSheet(laid_out(HEAD + ROWS)))
    (problem,) = found.problems
    assert (problem.code, problem.page) == ("engines_disagree", 1)
    assert "tagged has 5 rows" in problem.message
    assert Doubt.ENGINES_DISAGREE in found.tables[0].rows[0].doubts


def test_tree_and_alignment_that_agree_leave_no_doubt() -> None:
    even = [[[*lines[:1]] for lines in row] for row in ROWS]
    found = found_in(TaggedSheet(laid_out(HEAD + even)))
    assert found.problems == ()
    assert [row.doubts for row in found.tables[0].rows] == [()] * 4


def test_a_column_empty_on_a_page_keeps_its_place_by_the_tree_of_another() -> None:
    (table,) = found_in(TaggedSheet(laid_out(HEAD + ROWS)), TaggedSheet(laid_out(MORE))).tables
    assert texts(table) == plain(ROWS + MORE)


def test_a_header_printed_again_that_no_element_holds_is_no_prose() -> None:
    again = [Tagged([name], x, 60) for name, x in zip(HEADER, PLACES, strict=True)]
    (table,) = found_in(TaggedSheet(laid_out(HEAD + ROWS)), TaggedSheet(laid_out(MORE, top=72), again)).tables
    assert texts(table) == plain(ROWS + MORE)
    assert [entry.layout.value for entry in table.ledger].count("repeated_header") == 1


def test_text_merged_over_rows_without_rules_holds_for_each() -> None:
    rows = laid_out(HEAD + [[[], *row[1:]] for row in ROWS])
    rows[1].insert(0, Tagged(["2019"], PLACES[0], 85, rows=4))
    (table,) = found_in(TaggedSheet(rows)).tables
    assert [row[0] for row in texts(table)] == ["2019"] * 4


def test_a_tree_that_holds_little_of_the_page_is_not_believed() -> None:
    cells = laid_out(HEAD + ROWS)
    loose = [cell for row in cells[2:] for cell in row]
    found = found_in(TaggedSheet(cells[:2], loose))
    assert [table.engine for table in found.tables] == ["grid"]


def test_a_file_without_a_tree_is_read_by_its_alignment() -> None:
    found = extract(opened(pdf(Aligned([HEADER, *plain(ROWS)], [40, 80, 150, 400, 450]).draw)), "auto", LANGUAGE)
    assert (found.engine, found.problems) == (DEFAULT.name, ())
