from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.fields import third_party
from tests.normalizers.rows import assert_quotes_stand_in_their_cells, cases, read, row

MEANING = {"yes": True, "no": False, "open": None}


@pytest.mark.parametrize("case", cases("third_party"), ids=lambda c: c["guards"])
def test_third_party(case: dict[str, Any]) -> None:
    record = row(case["cells"], case.get("empty_means_no", False), case.get("definitions"))
    findings = read(third_party.FIELD, record)
    assert findings.get("third_party") is MEANING[case["third_party"]]
    assert [p.code for p in findings.problems] == (["third_party_unknown"] if case.get("problem") else [])
    assert_quotes_stand_in_their_cells(record, findings)


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=20))
def test_any_text_gives_at_most_one_value_and_true_quotes(cause: str, description: str, column: str) -> None:
    record = row({"cause": cause, "description": description, "third_party": column})
    findings = read(third_party.FIELD, record)
    assert len(findings.values) <= 1
    assert_quotes_stand_in_their_cells(record, findings)
