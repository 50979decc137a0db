from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.mentions.persons import PersonsConcerned
from normalizers.vocabulary.words import Vocabulary
from tests.normalizers.rows import cases

PERSONS = Vocabulary().of(PersonsConcerned)


@pytest.mark.parametrize("case", cases("persons"), ids=lambda c: c["guards"])
def test_persons_concerned(case: dict[str, Any]) -> None:
    groups = PERSONS.groups(case["text"], case.get("sure", False))
    assert [g.number.minimum for g in groups] == case["counts"]


@given(st.integers(2, 900), st.sampled_from(["borgere", "elever", "ansatte", "cpr-numre"]))
def test_surer_column_hides_no_group(number: int, noun: str) -> None:
    text = f"Listen viste navne på {number} {noun}."
    assert [g.number.minimum for g in PERSONS.groups(text, sure=True)] == [number]


@given(st.text(max_size=60))
def test_groups_stand_in_the_text_in_order(text: str) -> None:
    groups = PERSONS.groups(text, sure=True)
    assert all(0 <= g.start < g.end <= len(text) for g in groups)
    assert groups == sorted(groups, key=lambda g: g.number.start)
