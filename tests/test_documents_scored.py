"""The whole way for documents written by people who had not read the code (tests/documents/README.md)."""

import pytest

from pipeline.evaluation.evaluate import Scores
from tests.documents import measure


@pytest.fixture(scope="session")
def scores(tmp_path_factory: pytest.TempPathFactory) -> Scores:
    return measure.read(tmp_path_factory.mktemp("documents") / "register")


def drawings() -> list[str]:
    return sorted(path.name for path in measure.FOLDER.iterdir() if "__" in path.name and path.suffix != ".py")


def test_every_drawing_is_scored_and_has_figures(scores: Scores) -> None:
    assert sorted(scores.documents) == drawings() == sorted({name for name, _ in measure.written()})


@pytest.mark.parametrize("name", drawings())
def test_document_is_read_as_well_as_before(scores: Scores, name: str) -> None:
    now = measure.figures(scores)
    fallen = [
        f"{figure} {now.get((name, figure))} is below {value}"
        for (document, figure), value in measure.written().items()
        if document == name and now.get((name, figure), 0.0) < value
    ]
    assert not fallen, "\n".join([*fallen, *scores.documents[name].misses])


@pytest.mark.parametrize("gold", sorted(path.stem for path in (measure.FOLDER / "gold").glob("*.json")))
def test_gold_has_a_drawing(gold: str) -> None:
    assert any(name.startswith(f"{gold}__") for name in drawings())
