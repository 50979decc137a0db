"""Letters with their headings in a table, and tables of incidents beside a letter's words."""

from __future__ import annotations

import pytest

from extractors.document.tables import LogicalCell, LogicalRow, LogicalTable
from normalizers.incidents.letter_tables import LetterTables
from normalizers.vocabulary.words import shipped

TABLES = shipped().of(LetterTables)
LETTER = ["Kære borger", "Vi skriver til dig, fordi der er sket et brud.", "Vi beklager det skete."]
PAIRS = [
    ("Hvad er der sket?", "En mappe blev glemt i et tog."),
    ("Hvilke oplysninger?", "Dit navn og din adresse."),
    ("Hvad kan du gøre?", "Hold øje med din post."),
    ("Sagsbehandler", "Bo Lind"),
]


def as_form(pairs: list[tuple[str, str]], times: int = 1) -> LogicalTable:
    row = LogicalRow(tuple(LogicalCell(label, text) for label, text in pairs), (), ())
    return LogicalTable(tuple(label for label, _ in pairs), (row,) * times, (), "test", form=True)


def as_rows(pairs: list[tuple[str, str]], columns: tuple[str, str] = ("", "")) -> LogicalTable:
    rows = tuple(LogicalRow(tuple(map(LogicalCell, columns, pair)), (), ()) for pair in pairs)
    return LogicalTable(columns, rows, (), "test")


@pytest.mark.parametrize("table", [as_form(PAIRS), as_rows([*PAIRS, ("Med venlig hilsen", "")])])
def test_letter_with_its_headings_at_the_side_is_a_log(table: LogicalTable) -> None:
    assert TABLES.told_in([as_form([("Nr.", "1"), ("Dato", "2. maj")]), table], LETTER, None) == (1,)


@pytest.mark.parametrize(
    "table",
    [
        as_form(PAIRS, times=2),
        as_form([("Nr.", "1"), ("Dato", "2. maj"), ("Hændelse", "En mappe blev glemt."), ("Antal berørte", "3")]),
        as_rows(PAIRS, ("Nr.", "Hændelse")),
    ],
    ids=["several cards", "a card", "a log"],
)
def test_incidents_in_a_table_are_the_text_of_the_letter(table: LogicalTable) -> None:
    assert TABLES.told_in([table], LETTER, None) == ()


def test_form_that_speaks_to_nobody_is_a_letter() -> None:
    assert TABLES.told_in([as_form(PAIRS)], ["Kommunens brud i 2023"], "Brud på persondatasikkerheden") == ()
