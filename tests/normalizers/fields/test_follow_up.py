import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.codes import Review
from normalizers.fields import follow_up
from normalizers.record import Field, Legend, Record, Role

CASES = tomllib.loads((Path(__file__).parents[2] / "cases" / "follow_up.toml").read_text(encoding="utf-8"))["case"]
ROLES = [
    Role.NOTIFIED_AUTHORITY,
    Role.NOTIFIED_AUTHORITY_REASON,
    Role.NOTIFIED_SUBJECTS,
    Role.REPORTED,
    Role.FOLLOW_UP,
    Role.MEASURES,
    Role.DESCRIPTION,
    Role.RISK,
    Role.STATUS,
]
WORDS = [
    "Ja", "nej", "ikke", "borgeren", "Datatilsynet", "er", "underrettet", "anmeldt", "af", "leverandøren", ",", ".",
    "om", "høj risiko", "brud", "12/3",
]  # fmt: skip


def record(case: dict[str, Any]) -> Record:
    said = case.get("legend", {})
    legend = Legend(
        yes=frozenset(said.get("yes", ())),
        no=frozenset(said.get("no", ())),
        pending=frozenset(said.get("pending", ())),
        empty_means_no=said.get("empty_means_no", False),
        definitions=tuple(said.get("definitions", {}).items()),
    )
    return Record(tuple(Field(name, text, Role(name)) for name, text in case["cells"].items()), legend)


@pytest.mark.parametrize("case", CASES, ids=[c["name"] for c in CASES])
def test_follow_up_case(case: dict[str, Any]) -> None:
    found = follow_up.normalise(record(case))
    expected = {name: None if value == "none" else value for name, value in case["expected"].items()}
    assert {name: found.get(name) for name in expected} == expected
    assert [p.code for p in found.problems] == case.get("problems", [])
    assert [str(r) for r in found.review] == case.get("review", [])


@given(st.lists(st.tuples(st.sampled_from(ROLES), st.lists(st.sampled_from(WORDS), max_size=12)), max_size=4))
def test_every_value_quotes_its_cell_and_a_yes_never_rests_on_nothing(cells: list[tuple[Role, list[str]]]) -> None:
    fields = tuple(Field(f"column {i}", " ".join(words), role) for i, (role, words) in enumerate(cells))
    texts = {f.column: f.text for f in fields}
    for value in follow_up.normalise(Record(fields)).values:
        assert value.quote is not None
        assert texts[value.quote.column][value.quote.start : value.quote.end] == value.quote.text != ""


@given(st.text(max_size=80) | st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join))
def test_unread_words_are_shown_and_never_guessed(text: str) -> None:
    found = follow_up.normalise(Record((Field("Anmeldt?", text, Role.NOTIFIED_AUTHORITY),)))
    if found.problems:
        assert [p.value for p in found.problems] == [text]
        assert found.get("notified_authority") is None
        assert found.review == (Review.NOTIFIED_UNCLEAR,)


def test_no_value_where_no_column_speaks_of_telling() -> None:
    fields = (Field("Hvad", "Lønseddel lagt i forkert dueslag.", Role.DESCRIPTION),)
    assert follow_up.normalise(Record(fields)).values == ()
