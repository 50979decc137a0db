import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.fields import affected as module
from normalizers.record import Field, Record, Role

CASES = tomllib.loads((Path(__file__).parents[2] / "cases" / "people.toml").read_text(encoding="utf-8"))["case"]


def affected(text: str) -> tuple[object, object]:
    found = module.normalise(Record((Field("Antal", text, Role.AFFECTED),)))
    return found.get("affected_min"), found.get("affected_max")


@pytest.mark.parametrize("case", CASES, ids=[c["name"] for c in CASES])
def test_people_case(case: dict[str, Any]) -> None:
    record = Record(tuple(Field(name, text, Role(name)) for name, text in case["cells"].items()))
    found = module.normalise(record)
    assert (found.get("affected_min"), found.get("affected_max")) == (case.get("min"), case.get("max"))
    assert [str(r) for r in found.review] == case.get("review", [])


@given(st.integers(0, 999_999))
def test_every_whole_number_is_read_with_and_without_thousands_points(number: int) -> None:
    assert affected(str(number)) == (number, number)
    assert affected(f"{number:,}".replace(",", ".") + " borgere") == (number, number)


@given(st.integers(1, 5000), st.integers(1, 5000))
def test_a_range_keeps_its_ends(low: int, width: int) -> None:
    assert affected(f"{low}-{low + width}") == (low, low + width)
    assert affected(f"mellem {low} og {low + width} elever") == (low, low + width)


@given(st.text(max_size=60))
def test_quotes_stand_in_the_cell_and_bounds_are_in_order(text: str) -> None:
    for role in (Role.AFFECTED, Role.PERSONAL_DATA, Role.DESCRIPTION):
        found = module.normalise(Record((Field("c", text, role),)))
        low, high = found.get("affected_min"), found.get("affected_max")
        assert not (isinstance(low, int) and isinstance(high, int)) or low <= high
        for value in found.values:
            assert value.quote is not None
            assert text[value.quote.start : value.quote.end] == value.quote.text


def test_the_words_are_kept_where_no_number_can_be_told() -> None:
    found = module.normalise(Record((Field("Antal", "flere tusinde", Role.AFFECTED),)))
    assert found.get("affected_text") == "flere tusinde"
