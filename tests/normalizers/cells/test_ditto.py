"""Cells that repeat the one above: what they are filled with, and what their values quote."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.cells import ditto
from normalizers.codes import Note
from normalizers.fields import cause
from normalizers.record import Field, Record, Role


def row(cause_text: str, number: str = "1") -> Record:
    return Record((Field("Nr.", number, Role.SOURCE_NUMBER), Field("Årsag", cause_text, Role.CAUSE)))


@pytest.mark.parametrize("text", ["do.", "Do", "ditto", '-"-', ' " ', "Som ovenfor.", "-''-", "som\novenstående"])
def test_mark_of_repetition_takes_the_words_above(text: str) -> None:
    assert ditto.filled(row(text), row("Tastefejl")).text(Role.CAUSE) == "Tastefejl"


@pytest.mark.parametrize(
    "text", ["", "-", "–", "samme", "jf. ovenfor", "Domme", "som ovenfor nævnt i brev", "Do. og tyveri"]
)
def test_other_words_stay_as_they_are(text: str) -> None:
    assert ditto.filled(row(text), row("Tastefejl")) == row(text)


def test_repetition_goes_on_over_several_rows() -> None:
    second = ditto.filled(row("do."), row("Tastefejl"))
    assert ditto.filled(row('"'), second).text(Role.CAUSE) == "Tastefejl"


def test_first_row_and_other_columns_have_nothing_to_repeat() -> None:
    assert ditto.filled(row("do."), None) == row("do.")
    other = Record((Field("Forklaring", "Tastefejl", Role.CAUSE),))
    assert ditto.filled(row("do."), other) == row("do.")


def test_number_of_the_row_above_is_not_taken_over() -> None:
    assert ditto.filled(row("do.", "do."), row("Tastefejl", "7")).text(Role.SOURCE_NUMBER) == "do."


def test_repeated_value_quotes_the_printed_mark_and_carries_a_note() -> None:
    printed = row("do.")
    whole = ditto.filled(printed, row("Tastefejl"))
    found = ditto.as_printed(cause.normalise(whole), printed, whole)
    assert found.get("fault") == "human"
    assert {v.quote.text for v in found.values if v.quote} == {"do."}
    assert found.notes == (Note.REPEATED_FROM_ABOVE,)


@given(st.text(max_size=20), st.text(max_size=20))
def test_any_two_texts_are_survived(text: str, above: str) -> None:
    whole = ditto.filled(row(text), row(above))
    assert whole.text(Role.CAUSE) in (text.strip() or None, above.strip() or None)
