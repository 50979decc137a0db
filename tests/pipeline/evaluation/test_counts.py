"""The counts of a memo beside those of gold."""

import pytest

from pipeline.evaluation.documents import Found
from tests.pipeline.evaluation.by_hand import figures


def test_invented_count_costs_and_a_count_printed_twice_does_not(found: Found) -> None:
    found.aggregates.append(dict(found.aggregates[0]))
    assert figures(found)["counts"] == 1.0
    found.aggregates.append({**found.aggregates[0], "count": 72})
    assert figures(found)["counts"] == pytest.approx(2 / 3)
