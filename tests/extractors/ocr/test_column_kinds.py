"""What most cells of a column are like tells what the others should be."""

from __future__ import annotations

import pytest

from extractors.ocr.column_kinds import Numbers, Repeated, kind_of, shape_of


@pytest.mark.parametrize(
    ("texts", "shape"),
    [
        (["Nr.", "1.", "2.", "3.", "Z:", "5."], "9."),
        (["Dato", "03.05.2019", "4.5.2019", "11.12.2018", "1l.02.2019", "01.02.2020"], "9.9.9"),
        (["12", "1,5", "3.000", "4-5", "8"], None),
    ],
)
def test_column_of_numbers_knows_how_most_are_written(texts: list[str], shape: str | None) -> None:
    assert kind_of(texts) == Numbers(shape)


def test_column_of_answers_knows_those_that_repeat() -> None:
    assert kind_of(["Anmeldt", "Ja", "Nej", "Ja", "la", "Nej", "Nej", ""]) == Repeated(frozenset({"Ja", "Nej"}))


@pytest.mark.parametrize("texts", [["1", "2", "3"], ["Brev sendt", "Mail delt", "Sag åben", "Nøgle væk"], [""] * 6])
def test_few_cells_and_prose_are_of_no_kind(texts: list[str]) -> None:
    assert kind_of(texts) is None


def test_word_in_a_column_of_numbers_is_meant_and_a_letter_is_misread() -> None:
    numbers = Numbers("9")
    assert numbers.may_be("l")
    assert numbers.is_amiss("l")
    assert not numbers.may_be("ukendt")


def test_date_written_unlike_the_others_is_in_doubt_and_a_range_among_numbers_is_not() -> None:
    assert Numbers("9/9-9").is_amiss("2714-2022")
    assert not Numbers("9").is_amiss("5-10")


@pytest.mark.parametrize(("text", "near"), [("la", True), ("Nei", True), ("", True), ("Delvist", False), ("Jaa", True)])
def test_answer_misread_by_one_letter_is_told_from_another_answer(text: str, near: bool) -> None:
    assert Repeated(frozenset({"Ja", "Nej"})).may_be(text) is near


@pytest.mark.parametrize(("text", "shape"), [("27/4-2022", "9/9-9"), ("1 0", "9"), ("7.", "9.")])
def test_shape_keeps_signs_and_forgets_digits_and_breaks(text: str, shape: str) -> None:
    assert shape_of(text) == shape
