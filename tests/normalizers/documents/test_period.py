import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.documents.period import PeriodReader
from normalizers.vocabulary.words import shipped

read = shipped().of(PeriodReader).read

CASES = tomllib.loads((Path(__file__).parents[2] / "cases" / "period.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c.get("title", c.get("paragraphs", [""])[0]))
def test_document_covers_what_it_says(case):
    period = read(case.get("title"), case.get("paragraphs", ()))
    assert (period.from_, period.to, period.year) == (case.get("from"), case.get("to"), case.get("year"))


def test_quote_stands_in_the_text():
    title = "Hændelser i perioden juni 2019 – marts 2020, i alt 14"
    assert read(title, ()).quote in title


@given(st.text(max_size=80), st.lists(st.text(max_size=80), max_size=3))
def test_period_never_ends_before_it_begins(title, paragraphs):
    period = read(title, paragraphs)
    assert not (period.from_ and period.to) or period.from_ <= period.to
