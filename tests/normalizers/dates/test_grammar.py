"""The grammar of Danish dates: cases from tests/cases/dates.toml, and properties of any text."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalizers.codes import Precision
from normalizers.danish.calendar import Calendar
from normalizers.dates.grammar import DateGrammar
from normalizers.dates.spans import DateSpan, Fault, Place
from normalizers.vocabulary.words import shipped

CASES = Path(__file__).parents[2] / "cases" / "dates.toml"
READINGS: list[dict[str, Any]] = tomllib.loads(CASES.read_text(encoding="utf-8"))["reading"]
GRAMMAR = shipped().of(DateGrammar)
find_dates, read = GRAMMAR.find_dates, GRAMMAR.read
MONTHS = shipped().of(Calendar).full_months
SHORT = [month[:3] for month in MONTHS]
WEEKDAYS = ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"]
DAYS = st.dates(date(2000, 1, 1), date(2049, 12, 31))
# Formats of a day d; n is the name of its month, s the short one, w its weekday.
FORMATS = [
    "{d.day}/{d.month} {d.year}",
    "{d.day}/{d.month}-{d.year}",
    "{d.day}/{d.month}-{d:%y}",
    "{d.day}/{d.month} '{d:%y}",
    "{d.day}.{d.month} {d.year}",
    "{d.day}. {d.month}. {d.year}",
    "{d:%d.%m.%Y}",
    "{d:%d.%m.%y}",
    "{d:%d/%m/%Y}",
    "{d.day}. {n} {d.year}",
    "{d.day} {n} {d.year}",
    "den {d.day}. {n} {d.year}",
    "d. {d.day}. {s}. {d.year}",
    "{w} den {d.day}. {n} {d.year}",
    "{w} d. {d:%d.%m.%y}",
]
# Those with hyphens in them: never joined with a hyphen.
HYPHENATED = ["{d:%d-%m-%Y}", "{d:%d-%m-%y}", "{d:%Y-%m-%d}", "{d:%Y%m%d}"]
JOINED = ["-", " - ", "–", " til ", " til og med ", " og "]
TIMES = [" kl. {}.{:02}", " kl. {:02}:{:02}", ", {}:{:02}", " klokken {:02}.{:02}"]
CRUMBS = [
    "den",
    "fra",
    "til",
    "og",
    "-",
    "uge",
    "12",
    "3.",
    "2020",
    "maj",
    "kl.",
    "9.50",
    "1/2",
    "kvartal",
    ",",
    "primo",
]
TEXTS = st.one_of(
    st.text(max_size=80),
    st.text(alphabet="0123456789./- ,og\n", max_size=40),
    st.lists(st.sampled_from(CRUMBS), max_size=14).map(" ".join),
)


def shown(span: DateSpan) -> str:
    words = f"{span.from_ or ''}..{span.to or ''} {span.precision.value}"
    return f"{words} {span.time}" if span.time else words


def written(day: date, form: str) -> str:
    return form.format(d=day, n=MONTHS[day.month - 1], s=SHORT[day.month - 1], w=WEEKDAYS[day.weekday()])


@pytest.mark.parametrize("case", READINGS, ids=lambda c: c["text"])
def test_case_is_read_as_a_clerk_reads_it(case: dict[str, Any]) -> None:
    reading = read(case["text"], case.get("year"))
    assert [shown(d) for d in reading.dates] == case.get("dates", [])
    assert [case["text"][u.start : u.end] for u in reading.unread] == case.get("unread", [])


@given(DAYS, st.sampled_from(FORMATS + HYPHENATED))
def test_a_day_written_in_any_danish_way_is_the_same_day(day: date, form: str) -> None:
    text = written(day, form)
    assert [(d.from_, d.to, d.precision) for d in find_dates(text)] == [(day, day, Precision.DAY)], text
    sentence = f"Det skete {text}."
    assert [(d.from_, d.to) for d in find_dates(sentence)] == [(day, day)], sentence


@given(DAYS, st.integers(1, 200), st.sampled_from(FORMATS), st.sampled_from(JOINED))
def test_two_days_joined_are_one_range(day: date, length: int, form: str, joined: str) -> None:
    last = min(day + timedelta(days=length), date(2049, 12, 31))
    text = f"{written(day, form)}{joined}{written(last, form)}"
    assert [(d.from_, d.to) for d in find_dates(text)] == [(day, last)], text


@given(DAYS, st.integers(0, 23), st.integers(0, 59), st.sampled_from(TIMES))
def test_time_of_day_is_kept_with_its_date(day: date, hour: int, minute: int, form: str) -> None:
    [span] = find_dates(f"{day.day}. {MONTHS[day.month - 1]} {day.year}{form.format(hour, minute)}")
    assert (span.from_, span.time, span.precision) == (day, f"{hour:02}:{minute:02}", Precision.MINUTE)


@settings(max_examples=400)
@given(TEXTS, st.one_of(st.none(), st.integers(2000, 2040)))
def test_any_text_is_read_and_its_spans_lie_apart_in_it(text: str, year: int | None) -> None:
    reading = read(text, year)
    spans = sorted([(d.start, d.end) for d in reading.dates] + [(u.start, u.end) for u in reading.unread])
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    assert all(d.from_ is None or d.to is None or d.from_ <= d.to for d in reading.dates)
    if year is None:
        assert all(d.complete for d in reading.dates)


@given(DAYS)
def test_cpr_number_is_never_a_date(day: date) -> None:
    for text in (f"{day:%d%m%y}-1234", f"{day:%d%m%y}1234", f"{day:%d%m%y} 1234"):
        assert read(text, 2020) == read("", 2020)


def test_two_digit_year_out_of_range_is_reported_and_not_guessed() -> None:
    assert not find_dates("12.03.85")
    assert read("12.03.85").unread


@given(DAYS)
def test_day_alone_in_the_place_of_its_month_is_read(day: date) -> None:
    first = day.replace(day=1)
    window = (first, first.replace(day=28)) if day.day <= 28 else (day, day)
    for form in ("d. {0}.", "den {0}.", "{0}.", "{0}"):
        parsed = GRAMMAR.parse(form.format(day.day), Place(column=True, lone_days=True))
        assert [d.from_ for d in GRAMMAR.resolve(parsed, None, window).dates] == [day], form
    assert [d.from_ for d in read(f"{day:%d%m%y}", None, Place(column=True)).dates] == [day]


@pytest.mark.parametrize("text", ["3/5", "d. 3. maj kl. 9.15", "uge 12", "1.-3. kvartal", "28. december - 3. januar"])
def test_date_parsed_without_its_year_is_resolved_as_if_it_stood_there(text: str) -> None:
    parsed = GRAMMAR.parse(text)
    assert not any(d.complete for d in parsed.dates)
    assert [u.fault for u in GRAMMAR.resolve(parsed).unread] == [Fault.NO_YEAR]
    assert GRAMMAR.resolve(parsed, 2021) == read(text, 2021)


@given(TEXTS, st.integers(2000, 2040))
def test_what_was_parsed_is_not_changed_by_resolving_it(text: str, year: int) -> None:
    parsed = GRAMMAR.parse(text)
    first = GRAMMAR.resolve(parsed, year)
    assert GRAMMAR.resolve(parsed).dates == tuple(d for d in first.dates if d.complete)
    assert GRAMMAR.resolve(parsed, year) == first


@given(DAYS, st.integers(0, 180))
def test_date_without_a_year_takes_the_one_by_which_it_lies_in_the_window(day: date, before: int) -> None:
    window = (day - timedelta(days=before), day + timedelta(days=10))
    [span] = GRAMMAR.resolve(GRAMMAR.parse(f"{day.day}. {MONTHS[day.month - 1]}"), None, window).dates
    assert span.from_ == day


@given(DAYS)
def test_words_around_a_day_open_one_of_its_ends(day: date) -> None:
    words = written(day, "{d.day}. {n} {d.year}")
    ends = [(d.from_, d.to) for text in ("siden ", "inden ", "efter ") for d in find_dates(text + words)]
    assert ends == [(day, None), (None, day - timedelta(days=1)), (day + timedelta(days=1), None)]
