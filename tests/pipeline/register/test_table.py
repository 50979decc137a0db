from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from pipeline.register.schema import INCIDENTS
from pipeline.register.table import SchemaError, check, to_arrow
from tests.pipeline import fakes

INCIDENT = fakes.incident("0123456789abcdef")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"colour": "red"}, "incidents has no column colour"),
        ({"fault": "gremlins"}, "incidents.fault: 'gremlins' is not one of human"),
        ({"review": ["gremlins"]}, "incidents.review: 'gremlins' is not one of"),
        ({"notes": None}, "incidents.notes is missing"),
        ({"occurred_from": "2019-01-01"}, "is not of type date32"),
        ({"occurred_from": datetime(2019, 1, 1)}, "is not of type date32"),
        ({"fortrolige": 1}, "is not of type bool"),
        ({"affected_min": True}, "is not of type int32"),
        ({"affected_min": 2**31}, "is not of type int32"),
        ({"affected_min": 1.0}, "is not of type int32"),
        ({"data_types": "navn"}, "is not of type list"),
        ({"data_types": ["navn", None]}, "is not of type list"),
        ({"description": "\ud800"}, "is not of type string"),
        ({"cells": [{"column": "a"}]}, "is not of type list"),
    ],
)
def test_row_that_does_not_fit_is_refused_by_name(change: dict[str, object], message: str) -> None:
    with pytest.raises(SchemaError, match=message):
        check(INCIDENTS, {**INCIDENT, **change})


def test_column_left_out_is_null() -> None:
    (row,) = to_arrow(INCIDENTS, [INCIDENT]).to_pylist()
    assert row["fault"] is None
    assert row["cells"] == INCIDENT["cells"]


def test_dates_and_lists_come_back_as_they_went_in() -> None:
    values: dict[str, Any] = {"occurred_from": date(2019, 7, 12), "data_types": ("navn", "cpr"), "affected_min": 0}
    (row,) = to_arrow(INCIDENTS, [{**INCIDENT, **values}]).to_pylist()
    assert {name: row[name] for name in values} == {**values, "data_types": ["navn", "cpr"]}
