from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.fields import source_number
from tests.normalizers.rows import assert_quotes_stand_in_their_cells, row


@pytest.mark.parametrize(("text", "number"), [("17", "17"), (" 2021-04 \n", "2021-04"), ("", None), (" ", None)])
def test_number_is_kept_as_printed_without_white_space_around(text: str, number: str | None) -> None:
    record = row({"source_number": text})
    findings = source_number.normalise(record)
    assert findings.get("source_number") == number
    assert_quotes_stand_in_their_cells(record, findings)


def test_number_in_a_sentence_of_another_cell_is_no_number_of_the_row() -> None:
    assert not source_number.normalise(row({"description": "Sag 17 blev åbnet."})).values


@given(st.text(max_size=20))
def test_any_text_gives_true_quotes(text: str) -> None:
    record = row({"source_number": text})
    assert_quotes_stand_in_their_cells(record, source_number.normalise(record))
