"""Numbers that may count incidents, in cells and in sentences."""

from __future__ import annotations

import pytest

from normalizers.counts.numbers import CountNumbers
from normalizers.dates.period_phrases import PeriodPhrases
from normalizers.vocabulary.words import shipped

NUMBERS = shipped().of(CountNumbers)
PHRASES = shipped().of(PeriodPhrases)


@pytest.mark.parametrize(
    ("text", "value"),
    [("12", 12), ("1.250", 1250), ("12 stk.", 12), ("12 (40 %)", 12), ("enogtyve", 21), ("én", 1), ("ingen", 0),
     ("40 %", None), ("", None), ("ca. 12", None), ("2,5", None)],
)  # fmt: skip
def test_cell_misread(text: str, value: int | None) -> None:
    assert NUMBERS.of_cell(text) == value


@pytest.mark.parametrize(("text", "value"), [("–", 0), ("-", 0), ("7", 7), ("", None)])
def test_dash_among_counts_is_no_nought(text: str, value: int | None) -> None:
    assert NUMBERS.of_counted_cell(text) == value


def test_year_is_a_count() -> None:
    assert not NUMBERS.is_count("2021")
    assert NUMBERS.is_count("202")


@pytest.mark.parametrize(
    ("sentence", "values"),
    [
        ("Vi fik 46 nye potentielle brud.", [46]),
        ("Bruddene ramte 412 borgere.", []),
        ("Efter artikel 33 blev 3 brud anmeldt.", [3]),
        ("Der var tre brud og én hændelse.", [3, 1]),
        ("Ring på 12 34 56 78 om brud.", []),
        ("Der var 12 brud i 2021.", [12]),
    ],
)
def test_number_of_something_else_counts_incidents(sentence: str, values: list[int]) -> None:
    assert [n.value for n in NUMBERS.of_sentence(sentence, PHRASES.find(sentence))] == values


def test_number_that_points_back_is_taken_for_a_new_one() -> None:
    assert [n.back for n in NUMBERS.of_sentence("Af de 84 brud var 12 brud alvorlige.", ())] == [True, False]
