from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.fields import location
from tests.normalizers.rows import ABSENT, CASES, assert_quotes_stand_in_their_cells, cases, row

COLUMN: dict[str, list[str]] = tomllib.loads((CASES / "location.toml").read_text(encoding="utf-8"))["column"]
WORDS = [(text, meaning) for meaning, texts in COLUMN.items() for text in texts]
PROBLEM = {"unknown": ["location_unknown"], "contradictory": ["location_contradictory"]}


@pytest.mark.parametrize(("text", "meaning"), WORDS, ids=[f"{meaning}: {text}" for text, meaning in WORDS])
def test_words_of_a_column_for_the_place(text: str, meaning: str) -> None:
    record = row({"location": text})
    findings = location.normalise(record)
    assert findings.get("location") == (meaning if meaning in ("internal", "external") else None)
    assert [p.code for p in findings.problems] == PROBLEM.get(meaning, [])
    assert all(p.value == text for p in findings.problems)
    assert_quotes_stand_in_their_cells(record, findings)


@pytest.mark.parametrize("case", cases("location"), ids=lambda c: c["guards"])
def test_location(case: dict[str, Any]) -> None:
    record = row(case["cells"])
    findings = location.normalise(record)
    assert findings.get("location") == (None if case["location"] == ABSENT else case["location"])
    assert [p.code for p in findings.problems] == ([case["problem"]] if "problem" in case else [])
    assert_quotes_stand_in_their_cells(record, findings)


@given(st.text(max_size=60))
def test_any_words_give_a_place_or_a_problem_or_nothing_was_said(text: str) -> None:
    findings = location.normalise(row({"location": text}))
    assert len(findings.values) + len(findings.problems) <= 1
    if any(c.isalpha() for c in text):
        assert findings.values or findings.problems or text.strip().lower() in COLUMN["open"]
