"""Counts in prose; the cases stand in tests/cases/counts.toml."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalizers.counts import CountContext, from_prose
from normalizers.vocabulary.words import shipped
from tests.normalizers.counts.memos import PROSE, printed, read


@pytest.mark.parametrize("case", PROSE)
def test_counts_missed_or_invented(case: dict[str, Any]) -> None:
    assert printed(read(case)) == case["counts"]


@pytest.mark.parametrize("case", PROSE)
def test_doubt_unsaid_or_invented(case: dict[str, Any]) -> None:
    assert sorted({p.code for p in read(case).problems}) == case.get("problems", [])


@pytest.mark.parametrize("case", PROSE)
def test_quote_that_is_not_in_the_text(case: dict[str, Any]) -> None:
    for count in read(case).counts:
        assert count.paragraph is not None
        assert count.quote in "\n\n".join(case["paragraphs"][count.paragraph :])


@settings(deadline=None)
@given(st.text(max_size=200))
def test_no_text_breaks_the_reader(text: str) -> None:
    for count in from_prose([text], CountContext(shipped())).counts:
        assert count.quote in text


def test_period_of_a_heading_is_lost_to_the_sentences_under_it() -> None:
    paragraphs = ["Status", "2. kvartal 2022", "Der er registreret 4 hændelser."]
    assert [(c.period, c.count) for c in from_prose(paragraphs, CountContext(shipped())).counts] == [("2022-Q2", 4)]
