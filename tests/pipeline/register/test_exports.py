from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from pipeline.register.schema import INCIDENTS
from tests.pipeline import registers
from tests.pipeline.register.spreadsheets import read_cells, read_csv

FORMULAS = ["=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "\n=1", '=HYPERLINK("http://x.invalid")']


def test_csv_shows_danish_letters_in_excel_and_has_every_column(tmp_path: Path) -> None:
    folder = registers.write(tmp_path / "register")
    assert (folder / "incidents.csv").read_bytes().startswith(b"\xef\xbb\xbfincident_id,")
    assert list(read_csv(folder)[0]) == list(INCIDENTS.names)


def test_csv_has_values_by_the_documented_rules(tmp_path: Path) -> None:
    full, bare = read_csv(registers.write(tmp_path / "register"))
    assert {name: full[name] for name in ("description", "occurred_from", "følsomme", "strafbare", "data_types")} == {
        "description": registers.FULL["description"], "occurred_from": "2019-07-12", "følsomme": "true",
        "strafbare": "false", "data_types": "helbred; navn",
    }  # fmt: skip
    assert full["affected_min"] == "0"
    assert full["pages"] == "1; 2"
    assert full["regions"] == "1: 1.0 2.0 3.0 4.0"
    assert full["cells"] == "Nr.: 1; Data: "
    assert [bare[name] for name in ("occurred_from", "følsomme", "affected_min", "data_types")] == [""] * 4


def test_pandas_reads_the_csv(tmp_path: Path) -> None:
    frame = pd.read_csv(registers.write(tmp_path / "register") / "incidents.csv")
    assert list(frame.columns) == list(INCIDENTS.names)
    assert len(frame) == 2


@pytest.mark.parametrize("text", FORMULAS)
def test_text_that_looks_like_a_formula_is_never_one(tmp_path: Path, text: str) -> None:
    folder = registers.write(tmp_path / "register", description=text, systems=[text])
    row = read_csv(folder)[1]
    assert row["description"] == row["systems"] == "'" + text
    cell = read_cells(folder)[1]["description"]
    assert cell.data_type == "s"
    assert cell.quotePrefix
    # XML reads a carriage return as a line feed.
    assert cell.value in {text, text.replace("\r", "\n")}
