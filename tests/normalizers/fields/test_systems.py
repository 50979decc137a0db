from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.fields import systems
from tests.normalizers.rows import assert_quotes_stand_in_their_cells, cases, row

CASES = [*cases("systems"), *(c for c in cases("mechanism") if "systems" in c)]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["guards"])
def test_systems_named(case: dict[str, Any]) -> None:
    record = row(case["cells"])
    findings = systems.normalise(record)
    assert list(findings.get("systems") or ()) == case["systems"]  # type: ignore[call-overload]
    assert_quotes_stand_in_their_cells(record, findings)


@given(st.text(max_size=80), st.text(max_size=40))
def test_any_text_gives_true_quotes(description: str, column: str) -> None:
    record = row({"description": description, "system": column})
    assert_quotes_stand_in_their_cells(record, systems.normalise(record))


def test_each_system_has_its_own_quote() -> None:
    value = systems.normalise(row({"system": "Solsystem X, Nexus"})).value("systems")
    assert value is not None
    assert {item: words.text for item, words in value.parts if words} == {
        "KMD Nexus": "Nexus",
        "Solsystem X": "Solsystem X",
    }
