"""Who speaks in a document; the cases stand in tests/cases/origin.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.codes import Speaker
from normalizers.documents.origin import OriginReader
from normalizers.vocabulary.words import shipped

READER = shipped().of(OriginReader)
CASES = tomllib.loads((Path(__file__).parents[2] / "cases" / "origin.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["name"])
def test_speaker_of_a_document_is_mistaken(case: dict[str, Any]) -> None:
    assert (READER.speaker(case.get("title"), case["paragraphs"]) or "") == case["speaker"]


def test_quoted_words_of_the_municipality_make_a_report_its_own() -> None:
    report = ["Af Lone Krog", "»Vi beklager over for jer,« siger Per Test.", '"Vi har skrevet til dig," siger han.']
    assert READER.speaker(None, report) is Speaker.PRESS


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Journalnummer: 2021-442-99999", "2021-442-99999"),
        ("J.nr. 2021-442-99999.", "2021-442-99999"),
        ("Sagsnr. 21/3456", None),
    ],
)
def test_case_number_of_a_municipality_is_one_of_the_authority(text: str, number: str | None) -> None:
    found = READER.journal_number(text)
    assert (found["number"] if found else None) == number


@given(st.none() | st.text(max_size=60), st.lists(st.text(max_size=80), max_size=4))
def test_any_document_is_answered(title: str | None, paragraphs: list[str]) -> None:
    assert READER.speaker(title, paragraphs) in (None, *Speaker)
