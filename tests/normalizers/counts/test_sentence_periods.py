"""Periods that a sentence names, also by comparison."""

from __future__ import annotations

import pytest

from normalizers.counts.context import CountContext
from normalizers.counts.sentence_periods import PeriodReader
from normalizers.vocabulary.words import shipped


@pytest.mark.parametrize(
    ("sentence", "periods", "named"),
    [
        ("I 2021 var der 33, mod 28 året før.", ["2021", "2020"], ["2021"]),
        ("I 2. kvartal 2021 var der 9 mod 7 i samme kvartal 2020.", ["2021-Q2", "2020-Q2"], ["2021-Q2", "2020"]),
        ("Siden den 25. maj 2018 er der frem til den 1. oktober 2018 talt 21.", ["2018-05-25..2018-10-01"], None),
    ],
)
def test_compared_period_is_lost(sentence: str, periods: list[str], named: list[str] | None) -> None:
    found = PeriodReader(CountContext(shipped())).periods_in(sentence, None)
    assert [p.period for p in found.all if p.period] == periods
    assert [p.period for p in found.named if p.period] == (named or periods)


def test_year_before_is_counted_from_what_the_sentences_before_speak_of() -> None:
    reader = PeriodReader(CountContext(shipped(), year=2023))
    assert [p.period for p in reader.periods_in("Året før var tallet 17.", "2021").all] == ["2020"]
    assert [p.period for p in reader.periods_in("Året før var tallet 17.", None).all] == ["2022"]


def test_year_to_date_ends_elsewhere_than_on_the_day_of_the_title() -> None:
    reader = PeriodReader(CountContext(shipped(), "Status pr. 30. april 2024"))
    (found,) = reader.periods_in("Der er år til dato anmeldt 4 brud.", None).all
    assert found.period == "2024-01-01..2024-04-30"
