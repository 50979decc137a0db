"""Which sign parts the fields of a text file, and how quoting keeps it out of them."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from extractors.formats.separated_values import records_of, separator_of


def test_decimal_numbers_are_no_table() -> None:
    assert separator_of("i 2020 var det 2,5\ni 2021 var det 3,5") is None


@given(
    st.lists(
        st.lists(st.text(alphabet='abcæ;,"\n', min_size=1, max_size=8), min_size=3, max_size=3),
        min_size=3,
        max_size=6,
    )
)
def test_written_values_are_read_back(rows: list[list[str]]) -> None:
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=";", quoting=csv.QUOTE_ALL).writerows(rows)
    assert [list(r) for r in records_of(written.getvalue()) if r] == [r for r in rows if any(t.strip() for t in r)]
