"""Counts that cannot be say so, and those that can say nothing."""

from __future__ import annotations

import pytest

from normalizers.counts import impossible_counts
from tests.normalizers.counts.memos import read

INHABITANTS = 40_000


@pytest.mark.parametrize(
    ("text", "doubted"),
    [
        ("I 2022 var der 41.000 brud.", ["The count 41000 is greater than the number of inhabitants"]),
        (
            "I 2022 var der 12 brud, heraf 45 anmeldt til Datatilsynet.",
            ["The count 45 is greater than the 12 breaches beside it"],
        ),
        ("I 2022 var der 45 brud, heraf 12 anmeldt til Datatilsynet.", []),
        ("I 2022 var der 12 brud, mens 45 sager blev anmeldt i 2021.", []),
    ],
    ids=["more than live there", "a part greater than the whole", "a part", "another year"],
)
def test_count_that_cannot_be_says_nothing(text: str, doubted: list[str]) -> None:
    found = read({"paragraphs": [text]}).counts
    assert [p.message for p in impossible_counts(found, INHABITANTS)] == doubted
