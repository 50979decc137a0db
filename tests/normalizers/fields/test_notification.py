from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.codes import Review
from normalizers.fields import notification
from normalizers.record import Field, Record, Role
from tests.normalizers.follow_up_cases import assert_case_holds, cases_of

ROLES = [
    Role.NOTIFIED_AUTHORITY,
    Role.NOTIFIED_AUTHORITY_REASON,
    Role.NOTIFIED_SUBJECTS,
    Role.REPORTED,
    Role.FOLLOW_UP,
    Role.MEASURES,
    Role.DESCRIPTION,
]
WORDS = [
    "Ja", "nej", "ikke", "borgeren", "Datatilsynet", "er", "underrettet", "anmeldt", "af", "leverandøren", ",", ".",
    "om", "høj risiko", "brud", "12/3",
]  # fmt: skip


@pytest.mark.parametrize("case", cases_of(notification.FIELD), ids=lambda c: c["name"])
def test_who_was_told(case: dict[str, Any]) -> None:
    assert_case_holds(case, notification.FIELD)


@given(st.lists(st.tuples(st.sampled_from(ROLES), st.lists(st.sampled_from(WORDS), max_size=12)), max_size=4))
def test_every_value_quotes_its_cell_and_a_yes_never_rests_on_nothing(cells: list[tuple[Role, list[str]]]) -> None:
    fields = tuple(Field(f"column {i}", " ".join(words), role) for i, (role, words) in enumerate(cells))
    texts = {f.column: f.text for f in fields}
    for value in notification.normalise(Record(fields)).values:
        assert value.quote is not None
        assert texts[value.quote.column][value.quote.start : value.quote.end] == value.quote.text != ""


@given(st.text(max_size=80) | st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join))
def test_unread_words_are_shown_and_never_guessed(text: str) -> None:
    found = notification.normalise(Record((Field("Anmeldt?", text, Role.NOTIFIED_AUTHORITY),)))
    if found.problems:
        assert [p.value for p in found.problems] == [text]
        assert found.get("notified_authority") is None
        assert found.review == (Review.NOTIFIED_UNCLEAR,)


def test_no_value_where_no_column_speaks_of_telling() -> None:
    fields = (Field("Hvad", "Lønseddel lagt i forkert dueslag.", Role.DESCRIPTION),)
    assert notification.normalise(Record(fields)).values == ()
