"""Header rows and labels of forms, told from the rows and values below and beside them."""

import tomllib
from pathlib import Path

import pytest

from normalizers.tables.header_rows import HeaderRows
from normalizers.vocabulary.words import shipped

ROWS = shipped().of(HeaderRows)
is_header, is_label = ROWS.is_header, ROWS.is_label
CASES = tomllib.loads((Path(__file__).parents[2] / "cases" / "columns.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("row", "is_one"), [(r, c["is"]) for c in CASES["header"] for r in c["rows"]])
def test_header_rows_are_told_from_body_rows(row, is_one):
    assert is_header(row) is is_one


@pytest.mark.parametrize("text", CASES["labels"]["yes"])
def test_label_of_a_form_is_seen(text):
    assert is_label(text)


@pytest.mark.parametrize("text", CASES["labels"]["no"])
def test_value_of_a_form_is_no_label(text):
    assert not is_label(text)


def test_header_of_unknown_words_is_a_row_of_the_log():
    header = ["Nr.", "Dato", "Vejr", "Frist", "Trin"]
    below = [["1", "3/4-2021", "x", "4/5-2021", "2"], ["2", "5/6-2021", "x", "7/8-2021", "3"]]
    assert ROWS.is_header_of(header, below)
    assert not ROWS.is_header_of(below[0], below[1:])
    assert not ROWS.is_header_of(["Aa", "Bb", "Cc", "Dd", "Ee"], below)
