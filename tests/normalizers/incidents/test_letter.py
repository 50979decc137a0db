"""Citizens' notices: one incident a letter; the cases stand in tests/cases/notices.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalizers.codes import Review
from normalizers.documents.origin import OriginReader
from normalizers.documents.published import PublishedReader
from normalizers.findings import Findings
from normalizers.incidents.letter import read
from normalizers.incidents.letter_decision import Source
from normalizers.incidents.letter_words import SEPARATOR
from normalizers.vocabulary.words import shipped

CASES = tomllib.loads((Path(__file__).parents[2] / "cases" / "notices.toml").read_text(encoding="utf-8"))["case"]
NOTICE_CASES = [pytest.param(case, id=case["name"]) for case in CASES]


def told(case: dict[str, Any]) -> Findings:
    speaker = shipped().of(OriginReader).speaker(case["title"], case["paragraphs"])
    day = shipped().of(PublishedReader).day(case["title"], case["paragraphs"], lone=True)
    return read(shipped(), case["paragraphs"], Source(case["title"], speaker, day))


@pytest.mark.parametrize("case", NOTICE_CASES)
def test_fact_of_a_notice_missed(case: dict[str, Any]) -> None:
    found = told(case)
    assert {name: found.get(name) for name in case["expected"]} == case["expected"]


@pytest.mark.parametrize("case", NOTICE_CASES)
def test_advice_or_letterhead_taken_for_a_fact(case: dict[str, Any]) -> None:
    found = told(case)
    assert {name: found.get(name) for name in case.get("none", [])} == dict.fromkeys(case.get("none", []))


@pytest.mark.parametrize("case", NOTICE_CASES)
def test_quote_does_not_stand_at_its_place_in_the_letter(case: dict[str, Any]) -> None:
    text = SEPARATOR.join(case["paragraphs"])
    for value in told(case).values:
        if value.quote is not None:
            assert text[value.quote.start : value.quote.end] == value.quote.text


def test_each_field_is_answered_once() -> None:
    for case in CASES:
        found = told(case)
        fields = [v.field for v in found.values]
        assert Review.UPDATED_IN_TEXT in found.review or len(fields) == len(set(fields))


def test_bullet_of_data_types_is_taken_for_a_heading() -> None:
    paragraphs = ["Hvilke oplysninger?", "Der er tale om følgende oplysninger:", "- cpr-numre", "- navne"]
    found = read(shipped(), paragraphs)
    assert found.get("personal_data_text") == SEPARATOR.join(paragraphs[1:])
    assert found.get("fortrolige") is True


def test_question_nobody_knows_is_reported_as_unknown_heading() -> None:
    found = read(shipped(), ["Hvorfor blinker lampen?", "Det gør den, når bruddet er lukket."])
    assert "notice_heading_unknown" in [p.code for p in found.problems]


@settings(deadline=None)
@given(st.lists(st.text(max_size=80), max_size=4), st.none() | st.text(max_size=20))
def test_no_letter_breaks_the_reader(paragraphs: list[str], title: str | None) -> None:
    assert read(shipped(), paragraphs, Source(title)).get("notified_subjects") is not False


def test_value_that_an_update_replaces_is_lost() -> None:
    case = next(c for c in CASES if c["name"].startswith("an update corrects"))
    found = told(case)
    assert [v.value for v in found.values if v.field == "affected_max"] == [134, 120]
    assert found.review == (Review.UPDATED_IN_TEXT,)
