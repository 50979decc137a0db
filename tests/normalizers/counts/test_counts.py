"""Periods as the labels of tables of counts and in their prose (dates.period_phrases)."""

from __future__ import annotations

import pytest

from normalizers.dates.period_phrases import PeriodPhrases
from normalizers.vocabulary.words import shipped

PHRASES = shipped().of(PeriodPhrases)


@pytest.mark.parametrize(
    ("label", "period"),
    [
        ("2019", "2019"),
        ("maj 2018", "2018-05"),
        ("maj-18", "2018-05"),
        ("Q3 2021", "2021-Q3"),
        ("2021, 2. kvartal", "2021-Q2"),
        ("25.05.2018 - 31.12.2018", "2018-05-25..2018-12-31"),
        ("1. januar - 31. marts 2020", "2020-Q1"),
        ("2019-2021", "2019-01-01..2021-12-31"),
        ("2021 (1/1-30/9)", "2021-01-01..2021-09-30"),
        ("2021 (jan.-maj)", "2021-01-01..2021-05-31"),
        ("2021 til og med april", "2021-01-01..2021-04-30"),
        ("2021 (7 mdr.)", "2021-01-01..2021-07-31"),
        ("2021 (foreløbig)", "2021"),
        ("1.-3. kvartal 2021", "2021-01-01..2021-09-30"),
        ("Q2-Q3 2021", "2021-04-01..2021-09-30"),
        ("de første fire måneder af 2021", "2021-01-01..2021-04-30"),
        ("2021 (Brud)", None),
        ("Oktober", None),
        ("Oktober 2021 i alt", None),
    ],
)
def test_period_label_misread(label: str, period: str | None) -> None:
    assert PHRASES.of_label(label, None) == period


def test_month_without_a_year_takes_the_year_of_the_table() -> None:
    assert PHRASES.of_label("Okt.", 2020) == "2020-10"
    assert PHRASES.is_period("Okt.")


@pytest.mark.parametrize("text", ["Sagsnr. 2018-026", "forordning 2016/679", "pr. 3. oktober 2018", "2.018,50 kr."])
def test_number_or_date_taken_for_a_period(text: str) -> None:
    assert [p.period for p in PHRASES.find(text) if p.period] == []
