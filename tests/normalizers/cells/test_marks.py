from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.cells.marks import Mark, Marks, mark_in, opening_sign
from normalizers.record import Field, Legend, Record
from normalizers.vocabulary.words import Vocabulary
from tests.normalizers.rows import cases

MARKS = Vocabulary().of(Marks)


@pytest.mark.parametrize("case", cases("marks"), ids=lambda c: c["guards"])
def test_mark(case: dict[str, Any]) -> None:
    said = case.get("legend", {})
    legend = Legend(
        yes=frozenset(said.get("yes", ())),
        no=frozenset(said.get("no", ())),
        pending=frozenset(said.get("pending", ())),
        empty_means_no=said.get("empty_means_no", False),
    )
    assert MARKS.read(case["text"], legend) is Mark(case["says"])


def test_mark_in_a_cell_is_read_with_the_legend_of_its_row() -> None:
    cell = Field("Leverandør?", "x")
    assert mark_in(cell, Record((cell,), Legend(no=frozenset("x")))) is Mark.NO


@pytest.mark.parametrize(("text", "sign"), [("J (brev)", "j"), ("(x), 3/4", "(x)"), ("N 12", "n"), ("Ja (brev)", "ja")])
def test_sign_in_front_of_a_remark_is_found(text: str, sign: str) -> None:
    assert opening_sign(text) == sign


@pytest.mark.parametrize("text", ["", "J", "Jakob (brev)", "3 breve"])
def test_other_beginnings_are_no_signs(text: str) -> None:
    assert opening_sign(text) is None


@given(st.text(max_size=30))
def test_any_text_is_read_without_regard_to_case_and_white_space(text: str) -> None:
    assert MARKS.read(f" {text}\n", Legend()) is MARKS.read(text, Legend())
