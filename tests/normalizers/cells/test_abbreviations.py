from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.cells.abbreviations import explained, with_headers
from normalizers.record import Field, Legend, Record
from tests.normalizers.rows import cases


@pytest.mark.parametrize("case", cases("abbreviations"), ids=lambda c: c["guards"])
def test_abbreviations_of_a_cell(case: dict[str, Any]) -> None:
    legend = Legend(definitions=tuple(case["definitions"].items()))
    found = [[case["text"][e.start : e.end], e.words] for e in explained(case["text"], legend)]
    assert found == case["means"]


def test_code_explained_for_two_columns_has_both_meanings() -> None:
    legend = Legend(definitions=(("M", "menneske"), ("M", "mail")))
    assert [e.words for e in explained("M", legend)] == ["menneske", "mail"]


def test_headers_explain_what_the_legend_does_not() -> None:
    record = Record((Field("Data (A = alm., F = fortr.)", "A"),), Legend(definitions=(("A", "almindelige"),)))
    assert with_headers(record).legend.definitions == (("A", "almindelige"), ("F", "fortr."))


def test_record_without_explaining_headers_stays_as_it_is() -> None:
    record = Record((Field("Data", "A"),))
    assert with_headers(record) is record


def test_code_that_is_a_word_fills_the_cell_in_capitals() -> None:
    legend = Legend(definitions=(("gul", "fortrolige"), ("Niveau 2", "høj"), ("A", "menneske")))
    told = [[(e.words, e.start, e.end) for e in explained(t, legend)] for t in (" GUL. ", "niveau 2", "a", "Den gule")]
    assert told == [[("fortrolige", 1, 4)], [("høj", 0, 8)], [], []]


@given(st.text(max_size=30), st.dictionaries(st.text(max_size=5), st.text(max_size=5), max_size=3))
def test_any_abbreviation_stands_in_the_text(text: str, definitions: dict[str, str]) -> None:
    legend = Legend(definitions=tuple(definitions.items()))
    for found in explained(text, legend):
        assert text[found.start : found.end].casefold() in {name.rstrip(".").casefold() for name in definitions}
