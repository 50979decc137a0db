"""Periods of labels, captions and notes: the grammar of dates in the notation of the register."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.danish.calendar import Calendar
from normalizers.dates.period_phrases import PeriodPhrases, is_year
from normalizers.dates.periods import period_range
from normalizers.vocabulary.words import shipped

PHRASES = shipped().of(PeriodPhrases)
MONTHS = shipped().of(Calendar).full_months
DAYS = st.dates(date(2000, 1, 1), date(2049, 12, 31))
YEARS = st.integers(2000, 2049)


@given(
    DAYS, st.integers(1, 700), st.sampled_from(["{d.day}. {n} {d.year}", "{d:%d.%m.%Y}", "{d.day}/{d.month} {d.year}"])
)
def test_range_of_days_is_written_with_its_first_and_last(first: date, length: int, form: str) -> None:
    last = first + timedelta(days=length)
    days = [form.format(d=day, n=MONTHS[day.month - 1]) for day in (first, last)]
    assert PHRASES.of_label(" - ".join(days), None) == period_range(first, last)


@given(YEARS, st.integers(1, 4))
def test_quarter_is_one_period_in_every_notation(year: int, number: int) -> None:
    ordinal = next(word for word, n in shipped().of(Calendar).ordinals.items() if n == number)
    labels = [
        f"{number}. kvartal {year}",
        f"Q{number} {year}",
        f"{year}-Q{number}",
        f"{year}, {number}. kvt.",
        f"{ordinal} kvartal {year}",
    ]
    assert {PHRASES.of_label(label, None) for label in labels} == {f"{year}-Q{number}"}


@given(YEARS, st.integers(1, 12))
def test_month_is_one_period_in_every_notation(year: int, month: int) -> None:
    name = MONTHS[month - 1]
    labels = [f"{name} {year}", f"{name[:3]}. {year}", f"{year} {name}", f"{name[:3]}-{year % 100:02}"]
    assert {PHRASES.of_label(label, None) for label in labels} == {f"{year}-{month:02}"}


@pytest.mark.parametrize(
    ("label", "period"),
    [
        ("november-februar 2021", "2020-11-01..2021-02-28"),
        ("29. december - 4. januar 2021", "2020-12-29..2021-01-04"),
        ("19. december 2021 til 3. januar", "2021-12-19..2022-01-03"),
    ],
)
def test_period_over_new_year_begins_in_the_year_before(label: str, period: str) -> None:
    assert PHRASES.of_label(label, None) == period


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("de første tre kvartaler af 2021", "2021-01-01..2021-09-30"),
        ("årets første ni måneder 2021", "2021-01-01..2021-09-30"),
        ("1. halvår 2022", "2022-01-01..2022-06-30"),
        ("2. halvdel af 2022", "2022-07-01..2022-12-31"),
        ("tredie kvartal 2022", "2022-Q3"),
        ("March 2024", "2024-03"),
    ],
)
def test_part_of_a_year_in_words(text: str, period: str) -> None:
    assert [p.period for p in PHRASES.find(text)] == [period]


@pytest.mark.parametrize(
    "text", ["de første tretten måneder af 2021", "3. halvår 2021", "31. april 2021 - 2. maj 2021"]
)
def test_part_of_a_year_that_does_not_exist_is_no_period(text: str) -> None:
    assert PHRASES.of_label(text, None) is None


def test_number_of_four_digits_in_a_checksum_is_no_year() -> None:
    assert [p.period for p in PHRASES.find("c2092a")] == [None]


def test_note_of_a_label_says_how_far_its_year_goes() -> None:
    notes = ["* Tallene for 2018 dækker kun 25. maj - 31. december."]
    assert PHRASES.of_label("2018*", None, notes) == "2018-05-25..2018-12-31"
    assert PHRASES.of_label("2019", None, notes) == "2019"


def test_caption_of_a_year_and_its_part_is_of_the_part() -> None:
    assert PHRASES.told("Brud i 2023, januar til maj", None) == "2023-01-01..2023-05-31"
    assert PHRASES.told("Brud i 2022 og 2023, maj", None) is None


@pytest.mark.parametrize("label", ["2018", "2018*", "2018 1)", "2018:"])
def test_year_with_the_mark_of_a_note_is_a_year(label: str) -> None:
    assert is_year(label)


@given(st.text(max_size=60), st.one_of(st.none(), YEARS))
def test_periods_of_any_text_lie_apart_in_it(text: str, year: int | None) -> None:
    found = PHRASES.find(text, year)
    assert all(0 <= p.start < p.end <= len(text) for p in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


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
