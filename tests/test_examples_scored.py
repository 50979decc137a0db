"""The whole way, from the example PDFs to the figures of the score program."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.evaluate import Scores, evaluate

EXAMPLES = Path(__file__).parent.parent / "examples"
AT_LEAST = {"rows": 1.0, "cells~": 0.99, "fields": 0.90, "kind": 1.0, "municipality": 1.0, "counts": 0.90}


@pytest.fixture(scope="session")
def scores(tmp_path_factory: pytest.TempPathFactory) -> Scores:
    out = tmp_path_factory.mktemp("processed")
    result = CliRunner().invoke(app, ["ingest", str(EXAMPLES / "documents"), "--out", str(out), "--jobs", "1"])
    assert result.exit_code == 0, result.output
    return evaluate(out, EXAMPLES / "gold", EXAMPLES / "documents")


def misses(scores: Scores) -> str:
    return "\n".join(f"{name}: {miss}" for name, tally in scores.documents.items() for miss in tally.misses)


def test_every_example_has_a_document_row(scores: Scores) -> None:
    assert len(scores.documents) == len(list((EXAMPLES / "gold").glob("*.json")))
    assert scores.absent == 0


@pytest.mark.parametrize("figure", AT_LEAST)
def test_figure_is_as_high_as_promised(scores: Scores, figure: str) -> None:
    got = scores.total.figures.get(figure, 0.0)
    assert got >= AT_LEAST[figure], f"{figure} {got:.4f} is below {AT_LEAST[figure]}:\n{misses(scores)}"


def test_no_incident_is_made_of_a_row_that_is_none(scores: Scores) -> None:
    stray = [name for name, tally in scores.documents.items() if tally.figures.get("stray")]
    assert stray == [], f"incidents that match no gold row in {stray}:\n{misses(scores)}"
