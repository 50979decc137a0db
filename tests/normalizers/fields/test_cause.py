from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from normalizers.codes import Review
from normalizers.danish.clues import Clue, ClueVocabulary
from normalizers.fields import cause
from tests.normalizers.rows import ABSENT, CASES, assert_quotes_stand_in_their_cells, cases, row

COLUMN: dict[str, list[str]] = tomllib.loads((CASES / "cause.toml").read_text(encoding="utf-8"))["column"]
WORDS = [(text, fault) for fault, texts in COLUMN.items() for text in texts]


@pytest.mark.parametrize(("text", "fault"), WORDS, ids=[f"{fault}: {text}" for text, fault in WORDS])
def test_words_of_a_cause_column(text: str, fault: str) -> None:
    record = row({"cause": text})
    findings = cause.normalise(record)
    assert findings.get("fault") == (None if fault in (ABSENT, "unknown_word") else fault)
    assert_quotes_stand_in_their_cells(record, findings)


@pytest.mark.parametrize("text", COLUMN["unknown_word"])
def test_unknown_cause_is_reported_with_its_words(text: str) -> None:
    findings = cause.normalise(row({"cause": text}))
    assert [(p.code, p.value) for p in findings.problems] == [("cause_unknown", text)]
    assert findings.review == (Review.FAULT_UNKNOWN,)


@pytest.mark.parametrize("text", COLUMN[ABSENT])
def test_known_cause_without_fault_raises_no_problem(text: str) -> None:
    findings = cause.normalise(row({"cause": text}))
    assert not findings.problems
    assert not findings.review


@pytest.mark.parametrize("case", cases("cause"), ids=lambda c: c["guards"])
def test_cause(case: dict[str, Any]) -> None:
    record = row(case["cells"], definitions=case.get("definitions"))
    findings = cause.normalise(record)
    assert findings.get("fault") == (None if case["fault"] == ABSENT else case["fault"])
    if "basis" in case:
        assert findings.get("fault_basis") == case["basis"]
    assert bool(findings.problems) == case.get("problem", False)
    assert_quotes_stand_in_their_cells(record, findings)


@given(st.text(max_size=80), st.text(max_size=80))
def test_any_text_gives_at_most_one_fault_and_true_quotes(cause_text: str, description: str) -> None:
    record = row({"cause": cause_text, "description": description})
    findings = cause.normalise(record)
    assert len([v for v in findings.values if v.field == "fault"]) <= 1
    assert_quotes_stand_in_their_cells(record, findings)


@given(st.sampled_from(COLUMN["human"]), st.sampled_from(["", " ", "\n", "."]))
def test_white_space_and_full_stops_around_a_cause_change_nothing(text: str, edge: str) -> None:
    assert cause.normalise(row({"cause": f"{edge}{text}{edge}"})).get("fault") == "human"


def test_clue_with_a_list_that_does_not_exist_is_refused() -> None:
    with pytest.raises(ValidationError, match="do not exist: nowhere"):
        ClueVocabulary(lists={}, clues=[Clue(value="human", words=("nowhere",))])


def test_clue_with_too_many_gaps_is_refused() -> None:
    with pytest.raises(ValidationError, match="one fewer"):
        Clue(value="human", words=("a", "b"), gaps=(1, 2))
