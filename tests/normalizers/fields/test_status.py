from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.fields import status
from normalizers.record import Field, Record, Role
from tests.normalizers.follow_up_cases import assert_case_holds, cases_of


@pytest.mark.parametrize("case", cases_of(status.FIELD), ids=lambda c: c["name"])
def test_status(case: dict[str, Any]) -> None:
    assert_case_holds(case, status.FIELD)


@pytest.mark.parametrize("text", ["Afsluttet", "Under behandling", "-", ""])
def test_state_of_the_paperwork_is_neither_status_nor_problem(text: str) -> None:
    found = status.normalise(Record((Field("Status", text, Role.STATUS),)))
    assert (found.values, found.problems) == ((), ())


@given(st.text(max_size=60))
def test_words_of_the_column_give_a_status_or_at_most_a_problem_with_them(text: str) -> None:
    found = status.normalise(Record((Field("Status", text, Role.STATUS),)))
    assert len(found.values) + len(found.problems) <= 1
    assert all(p.value == text for p in found.problems)
