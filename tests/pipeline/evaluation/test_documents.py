"""The score program: a perfect register earns everything, and each kind of fault costs where it should."""

from copy import deepcopy
from typing import Any

import pytest

from pipeline.evaluation.documents import DocumentScore, Found
from pipeline.evaluation.matching import gold_columns, gold_rows

GOLD: dict[str, Any] = {
    "kind": "log",
    "municipality": None,
    "header_rows": [["Nr.", "Sket", ""], ["", "Hvad", "Hvornår"]],
    "header_spans": [[["Nr.", 1], ["Sket", 2]], [["", 1], ["Hvad", 1], ["Hvornår", 1]]],
    "rows": [
        ["§SECTION§", "Havnen"],
        ["1", "Mappe glemt på molen af en vikar", "maj 2021"],
        ["2", "Kuvert åbnet på det forkerte kontor", ""],
        ["", "I alt 2", ""],
    ],
    "vertical_merge": [[1, 2, 2]],
    "gold": [
        {"source_number": "1", "fault": "human", "affected_min": "?", "notified_subjects": None},
        {"source_number": "2", "fault": None, "affected_min": 4, "notified_subjects": False},
    ],
    "aggregates": [{"unit": None, "period": "2021", "measure": "I alt", "measure_code": "reported", "count": 2}],
}


def incident(number: int, **changes: Any) -> dict[str, Any]:
    texts = zip(gold_columns(GOLD), gold_rows(GOLD)[number], strict=True)
    cells = [{"column": column, "text": text} for column, text in texts]
    values = {name: None if value == "?" else value for name, value in GOLD["gold"][number].items()}
    return {"incident_id": f"d-{number}", "cells": cells, "review": [], **values, **changes}


@pytest.fixture
def found() -> Found:
    evidence = [{"incident_id": "d-0", "field": "fault", "quote": "en vikar"}]
    evidence += [{"incident_id": "d-1", "field": "affected_min", "quote": "Kuvert"}]
    return Found(
        {"kind": "log", "municipality": None}, [incident(0), incident(1)], deepcopy(GOLD["aggregates"]), evidence
    )


def figures(found: Found) -> dict[str, float]:
    return DocumentScore(GOLD, found, None).score().figures


def test_perfect_register_earns_everything(found: Found) -> None:
    got = figures(found)
    assert (got.pop("stray"), got.pop("alarms")) == (0, 0)
    assert set(got.values()) == {1.0}


def test_null_for_null_earns_nothing(found: Found) -> None:
    found.incidents[1]["fault"] = "system"
    assert figures(found)["fault"] == pytest.approx(2 / 3)


def test_open_value_is_not_scored(found: Found) -> None:
    found.incidents[0]["affected_min"] = 99
    assert figures(found)["affected_min"] == 1.0


def test_torn_word_is_wrong_only_in_the_strict_figure(found: Found) -> None:
    found.incidents[0]["cells"][1]["text"] = "Mappe glemt på mo len af en vikar"
    got = figures(found)
    assert got["cells"] < 1.0
    assert got["cells~"] == 1.0


def test_quote_that_stands_nowhere_in_the_row_is_no_evidence(found: Found) -> None:
    found.evidence[0]["quote"] = "en medarbejder"
    assert figures(found)["evidence"] == 0.5


def test_incident_without_gold_row_is_stray(found: Found) -> None:
    found.incidents.append({"incident_id": "d-2", "cells": [{"column": "", "text": "I alt"}], "review": []})
    got = figures(found)
    assert got["stray"] == pytest.approx(1 / 3)
    assert got["rows"] == pytest.approx(0.8)


def test_wrong_row_with_a_review_code_is_caught(found: Found) -> None:
    found.incidents[0].update(fault="system", review=["fault_unknown"])
    assert figures(found)["caught"] == 1.0
