from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.fields import risk
from normalizers.record import Field, Record, Role
from tests.normalizers.follow_up_cases import assert_case_holds, cases_of


@pytest.mark.parametrize("case", cases_of(risk.FIELD), ids=lambda c: c["name"])
def test_risk(case: dict[str, Any]) -> None:
    assert_case_holds(case, risk.FIELD)


@given(st.text(max_size=60))
def test_words_of_the_column_give_a_level_or_a_problem_with_them(text: str) -> None:
    found = risk.normalise(Record((Field("Risiko", text, Role.RISK),)))
    assert len(found.values) + len(found.problems) <= 1
    assert all(p.value == text for p in found.problems)
    if any(c.isalpha() for c in text) and text.strip().lower() != "i/a":
        assert found.values or found.problems


def test_description_judges_no_risk() -> None:
    assert not risk.normalise(Record((Field("Hvad", "Der er høj risiko ved koden.", Role.DESCRIPTION),))).values
