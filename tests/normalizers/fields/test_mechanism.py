from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.fields import mechanism
from tests.normalizers.rows import ABSENT, assert_quotes_stand_in_their_cells, cases, read, row

CASES = cases("mechanism")


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["guards"])
def test_mechanism_and_dimensions(case: dict[str, Any]) -> None:
    record = row(case["cells"])
    findings = read(mechanism.FIELD, record)
    assert findings.get("mechanism") == (None if case["mechanism"] == ABSENT else case["mechanism"])
    if "dimensions" in case:
        assert findings.get("dimensions") == tuple(case["dimensions"])
    assert_quotes_stand_in_their_cells(record, findings)


@given(st.text(max_size=80), st.text(max_size=40))
def test_any_text_gives_true_quotes(description: str, column: str) -> None:
    record = row({"description": description, "dimension": column})
    assert_quotes_stand_in_their_cells(record, read(mechanism.FIELD, record))


def test_each_dimension_has_its_own_quote() -> None:
    value = read(mechanism.FIELD, row({"dimension": "Tilgængelighed, fortrolighed"})).value("dimensions")
    assert value is not None
    assert [(item, words.text) for item, words in value.parts if words] == [
        ("confidentiality", "fortrolighed"),
        ("availability", "Tilgængelighed"),
    ]
