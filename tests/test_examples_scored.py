"""The whole way, from the example PDFs to the figures of the score program."""

from pathlib import Path

import pytest

import pipeline
from pipeline.evaluation.evaluate import Scores, evaluate
from pipeline.evaluation.tally import Tally

EXAMPLES = Path(__file__).parent.parent / "examples"
SCAN = "e10-scan__scan.pdf"
SMEARED_ROW = 3
AT_LEAST = {"rows": 1.0, "cells~": 0.99, "fields": 0.90, "kind": 1.0, "municipality": 1.0, "counts": 0.90}
AT_LEAST_IN_SCAN = {"rows": 1.0, "cells~": 0.90, "fields": 0.85, "kind": 1.0, "municipality": 1.0}


@pytest.fixture(scope="session")
def scores(examples_register: Path) -> Scores:
    return evaluate(examples_register, EXAMPLES / "gold", EXAMPLES / "documents")


@pytest.fixture(scope="session")
def born_digital(scores: Scores) -> Tally:
    """All examples but the scan, whose reading depends on tesseract."""
    together = Tally()
    for name, tally in scores.documents.items():
        if name != SCAN:
            together.include(tally)
    return together


@pytest.fixture
def scan(scores: Scores, reads_scans: bool) -> Tally:
    if not reads_scans:
        pytest.skip("the scan is not read without tesseract and its Danish data: make system")
    return scores.documents[SCAN]


def misses(scores: Scores) -> str:
    return "\n".join(f"{name}: {miss}" for name, tally in scores.documents.items() for miss in tally.misses)


def test_every_example_has_a_document_row(scores: Scores) -> None:
    assert len(scores.documents) == len(list((EXAMPLES / "gold").glob("*.json")))
    assert scores.absent == 0


@pytest.mark.parametrize("figure", AT_LEAST)
def test_figure_is_as_high_as_promised(scores: Scores, born_digital: Tally, figure: str) -> None:
    got = born_digital.figures.get(figure, 0.0)
    assert got >= AT_LEAST[figure], f"{figure} {got:.4f} is below {AT_LEAST[figure]}:\n{misses(scores)}"


@pytest.mark.parametrize("figure", AT_LEAST_IN_SCAN)
def test_scan_is_read_as_well_as_promised(scan: Tally, figure: str) -> None:
    got = scan.figures.get(figure, 0.0)
    assert got >= AT_LEAST_IN_SCAN[figure], f"{figure} {got:.4f} is below {AT_LEAST_IN_SCAN[figure]}: {scan.misses}"


def test_scan_says_that_it_was_recognised(scan: Tally, examples_register: Path) -> None:
    documents = pipeline.load("documents", examples_register).set_index("source_file")
    assert documents["ocr"].to_dict() == {name: name == SCAN for name in documents.index}


def test_smeared_word_is_doubtful_and_no_word_of_another_document(scan: Tally, examples_register: Path) -> None:
    review = pipeline.load("review", examples_register)
    doubtful = review[review["code"] == "word_doubtful"]
    assert set(doubtful["source_file"]) == {SCAN}
    assert SMEARED_ROW in set(doubtful["sequence"])


def test_no_incident_is_made_of_a_row_that_is_none(scores: Scores) -> None:
    stray = [name for name, tally in scores.documents.items() if tally.figures.get("stray")]
    assert stray == [], f"incidents that match no gold row in {stray}:\n{misses(scores)}"
