"""The names of the calendar: each stands once in the vocabulary and means one thing."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib import resources
from typing import Any

import pytest

from normalizers import vocabulary
from normalizers.danish.calendar import Calendar
from normalizers.vocabulary.words import shipped

CALENDAR = shipped().of(Calendar)
FILES = {
    f.name: tomllib.loads(f.read_text("utf-8")) for f in resources.files(vocabulary).iterdir() if f.suffix == ".toml"
}


def entries(node: Any) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict | list):
        for part in node.values() if isinstance(node, dict) else node:
            yield from entries(part)


def test_month_of_which_a_copy_would_have_to_be_kept_up_to_date() -> None:
    named = {*CALENDAR.full_months, *CALENDAR.seasons}
    others = {file: named & set(entries(words)) for file, words in FILES.items() if file != "calendar.toml"}
    assert not {file: names for file, names in others.items() if names}


@pytest.mark.parametrize(("name", "number"), [("maj", 5), ("sept", 9), ("december", 12), ("mrt", 3)])
def test_month_is_known_by_its_short_and_its_full_name(name: str, number: int) -> None:
    assert CALENDAR.months[name] == number


def test_quarter_is_counted_in_digits_and_in_words_and_a_fifth_is_none() -> None:
    ordinals = CALENDAR.ordinals_to(4)
    assert (ordinals["1"], ordinals["andet"], ordinals["tredie"], ordinals["4"]) == (1, 2, 3, 4)
    assert not {"5", "femte"} & set(ordinals)


def test_every_day_of_a_month_has_an_ordinal() -> None:
    assert set(CALENDAR.ordinals.values()) == set(range(1, 32))
