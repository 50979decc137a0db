"""A document read by hand, and what a perfect register holds of it."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

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


def perfect() -> Found:
    evidence = [{"incident_id": "d-0", "field": "fault", "quote": "en vikar"}]
    evidence += [{"incident_id": "d-1", "field": "affected_min", "quote": "Kuvert"}]
    return Found(
        {"kind": "log", "municipality": None}, [incident(0), incident(1)], deepcopy(GOLD["aggregates"]), evidence
    )


def figures(found: Found) -> dict[str, float]:
    return DocumentScore(GOLD, found, None).score().figures
