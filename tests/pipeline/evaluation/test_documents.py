"""The score program: a perfect register earns everything, and each kind of fault costs where it should."""

import pytest

from pipeline.evaluation.documents import Found
from tests.pipeline.evaluation.by_hand import figures


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
