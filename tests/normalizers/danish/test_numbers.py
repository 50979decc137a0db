"""Numbers in digits and words, with their bounds."""

from __future__ import annotations

import csv
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.danish.numbers import NumberReader, number_vocabulary, small_numbers
from normalizers.vocabulary.words import shipped

find = shipped().of(NumberReader).find


@pytest.mark.parametrize(
    ("text", "minimum", "maximum"),
    [
        ("ca. 1.140 borgere", 1140, 1140),
        ("12-14 elever", 12, 14),
        ("mindst otte", 8, None),
        ("op til 30", None, 30),
        ("et halvt hundrede", 50, 50),
        ("enogtyve", 21, 21),
        ("mindst 12, højst 51", 12, 51),
        ("to hundrede og femten", 215, 215),
        ("30 eller flere", 30, None),
    ],
)
def test_number_has_the_bounds_it_is_told_with(text: str, minimum: int | None, maximum: int | None) -> None:
    assert [(n.minimum, n.maximum) for n in find(text)] == [(minimum, maximum)]


def cases() -> list[dict[str, str]]:
    with (Path(__file__).parents[2] / "cases" / "numbers.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["text"])
def test_case_of_a_qualified_number(case: dict[str, str]) -> None:
    bounds = tuple(int(case[end]) if case[end] else None for end in ("minimum", "maximum"))
    assert [(n.minimum, n.maximum) for n in find(case["text"])] == [bounds], case["guards"]


@pytest.mark.parametrize("text", ["12,5 %", "kl. 12:30", "§5", "12.03.2020"])
def test_part_of_a_share_time_law_or_date_is_no_number(text: str) -> None:
    assert find(text) == ()


@given(st.integers(1, 999_999))
def test_number_is_read_with_and_without_points(number: int) -> None:
    for text in (str(number), f"{number:,}".replace(",", ".")):
        assert [(n.minimum, n.maximum) for n in find(text)] == [(number, number)]


@given(st.text(max_size=60))
def test_numbers_of_any_text_lie_apart_in_it(text: str) -> None:
    found = find(text)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_small_numbers_are_those_a_clerk_spells_out() -> None:
    numbers = small_numbers(shipped(), 3)
    assert {n: {w for w, m in numbers.items() if m == n} for n in (2, 3)} == {2: {"to"}, 3: {"tre"}}
    assert {"en", "et", "én"} <= set(numbers)
    assert set(numbers.values()) == {1, 2, 3}


def test_every_word_of_a_number_is_read_as_it() -> None:
    for word, number in number_vocabulary(shipped()).words.items():
        assert [n.minimum for n in find(word)] == [number], word
