"""Where rows of a table without rules end: by what is drawn, by gaps, by the first column."""

from __future__ import annotations

import pytest

from extractors.document.geometry import Region, Rule, Word
from extractors.document.pages import Page
from extractors.tables.borderless.row_edges import drawn_edges, row_edges
from extractors.tables.text_lines import TextLine

COLUMNS = [0.0, 50.0, 100.0, 150.0]


def line(top: float, *columns: int) -> TextLine:
    words = [Word("ord", Region(1, COLUMNS[k] + 2, top, COLUMNS[k] + 30, top + 10), size=10) for k in columns]
    return TextLine(tuple((w,) for w in words), top, top + 10)


def page(rules: tuple[Rule, ...] = (), fills: tuple[Region, ...] = ()) -> Page:
    return Page(1, 200, 400, rules=rules, fills=fills)


@pytest.mark.parametrize(("end", "parts"), [(60.0, False), (150.0, True)])
def test_underlined_word_taken_for_the_rule_between_two_rows(end: float, parts: bool) -> None:
    assert bool(drawn_edges(page((Rule("horizontal", 40.0, 0.0, end),)), 0.0, 150.0)) is parts


@pytest.mark.parametrize(("bottom", "edges"), [(400.0, 0), (60.0, 2)])
def test_background_of_the_page_taken_for_a_shaded_row(bottom: float, edges: int) -> None:
    assert len(drawn_edges(page(fills=(Region(1, 0, 20, 150, bottom),)), 0.0, 150.0)) == edges


def test_lines_of_one_cell_taken_for_rows() -> None:
    lines = [line(0, 0, 1, 2), line(12, 1), line(24, 1), line(42, 0, 1, 2), line(54, 1)]
    assert row_edges(lines, [], COLUMNS, [()] * len(lines)) == [-0.5, 38.0, 64.5]


def test_rows_without_gaps_run_together() -> None:
    lines = [line(12.0 * n, *columns) for n, columns in enumerate([(0, 1, 2), (1,), (0, 1, 2), (0, 1, 2)])]
    assert row_edges(lines, [], COLUMNS, [()] * len(lines)) == [-0.5, 23.0, 35.0, 46.5]


def test_gap_within_a_cell_between_rules_parts_its_row() -> None:
    lines = [line(0, 0, 1, 2), line(20, 1), line(40, 0, 1, 2), line(60, 0, 1, 2)]
    assert row_edges(lines, [-2.0, 35.0, 55.0], COLUMNS, [()] * len(lines)) == [-0.5, 35.0, 55.0, 70.5]


@pytest.mark.parametrize("rows", [3, 5])
def test_lines_full_in_every_column_are_joined(rows: int) -> None:
    lines = [line(0, 1, 2), *(line(24.0 + 12 * n, 0, 1, 2) for n in range(rows))]
    assert row_edges(lines, [], COLUMNS, [()] * len(lines)) == [
        -0.5,
        17.0,
        *(35.0 + 12 * n for n in range(rows - 1)),
        22.5 + 12 * rows,
    ]


def test_texts_that_go_on_in_lower_case_are_parted() -> None:
    def full(top: float, text: str) -> TextLine:
        words = [Word(text, Region(1, x + 2, top, x + 44, top + 10), size=10) for x in COLUMNS[:-1]]
        return TextLine(tuple((w,) for w in words), top, top + 10)

    lines = [full(0, "Brev"), full(12, "sendt"), full(24, "til"), full(48, "Mail"), full(60, "til"), full(72, "alle")]
    assert row_edges(lines, [], COLUMNS, [()] * len(lines)) == [-0.5, 41.0, 82.5]


@pytest.mark.parametrize("high", [0, 1])
def test_label_of_two_lines_is_torn_from_the_numbers_centred_on_it(high: int) -> None:
    def row(top: float) -> list[TextLine]:
        return [line(top, 0), line(top + 5, 1, 2), line(top + 10, 0)] if high else [line(top + 5, 0, 1, 2)]

    lines = [line(0, 0, 1, 2), *row(20), *row(46), *row(72)]
    edges = row_edges(lines, [], COLUMNS, [()] * len(lines))
    assert len(edges) == 5


def test_rules_around_the_header_are_taken_for_those_between_rows() -> None:
    def values(top: float, *columns: int) -> TextLine:
        words = [Word("12", Region(1, COLUMNS[k] + 2, top, COLUMNS[k] + 30, top + 10), size=10) for k in columns]
        return TextLine(tuple((w,) for w in words), top, top + 10)

    lines = [line(0, 1), line(14, 0, 1, 2), line(34, 0), values(38, 0, 1, 2), *(values(n, 0, 1, 2) for n in (60, 90))]
    assert row_edges(lines, [12.0, 26.0], COLUMNS, [()] * len(lines)) == [-0.5, 12.0, 26.0, 54.0, 80.0, 100.5]


def test_name_of_two_lines_beside_centred_numbers_is_shared_out_over_rows() -> None:
    one = [line(0, 0, 1, 2)]
    two = [line(14, 0), line(20, 1, 2), line(26, 0)]
    again = [line(40, 0), line(46, 1, 2), line(52, 0)]
    lines = [*one, *two, *again]
    assert row_edges(lines, [], COLUMNS, [()] * len(lines)) == [-0.5, 12.0, 38.0, 62.5]


LABELS = ["Hvad er der", "sket?", "Hvilke data?", "Hvem får", "besked?"]


@pytest.mark.parametrize(("values", "edges"), [("en tekst", 4), ("12", 6)], ids=["texts", "numbers"])
def test_label_on_two_lines_is_two_labels(values: str, edges: int) -> None:
    def words(text: str, left: float, top: float) -> tuple[Word, ...]:
        texts = enumerate(text.split())
        return tuple(Word(w, Region(1, left + 12 * k, top, left + 12 * k + 10, top + 10), size=10) for k, w in texts)

    tops = [0.0, 12.0, 34.0, 56.0, 68.0]
    lines = [
        TextLine((words(label, 2, top), words(values, 52, top)), top, top + 10)
        for label, top in zip(LABELS, tops, strict=True)
    ]
    assert len(row_edges(lines, [], [0.0, 50.0, 100.0], [()] * len(lines))) == edges
