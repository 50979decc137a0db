"""The notebooks, each run from a fresh kernel as an analyst would."""

from __future__ import annotations

import importlib.util
import json
import math
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

from normalizers.documents.municipality import Municipalities
from normalizers.vocabulary.words import shipped
from pipeline.register.store import Store
from tests.pipeline import registers

FOLDER = Path(__file__).parent.parent / "notebooks"
NOTEBOOKS = sorted(path.name for path in FOLDER.glob("*.ipynb"))
PLOTS = {"01-register.ipynb": 3, "02-compare.ipynb": 7}
SAID = {
    "01-register.ipynb": "whose municipalities and incidents do not exist",
    "02-compare.ipynb": "Left out, since their population is not known: [e1-two-level]",
}
SECONDS_A_CELL = 120
LONGEST_CELL = 20

pytestmark = [
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


@pytest.fixture(scope="session")
def charts() -> ModuleType:
    spec = importlib.util.spec_from_file_location("charts", FOLDER / "charts.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """Runs a notebook on a register; its outputs."""

    def execute(name: str, register: Path) -> list[Any]:
        monkeypatch.setenv("BRUDREGISTER_FOLDER", str(register))
        monkeypatch.setenv("JUPYTER_RUNTIME_DIR", str(tmp_path / "runtime"))
        notebook = nbformat.read(FOLDER / name, as_version=4)
        client = NotebookClient(notebook, timeout=SECONDS_A_CELL, resources={"metadata": {"path": str(FOLDER)}})
        client.execute()
        return [output for cell in notebook.cells for output in cell.get("outputs", ())]

    return execute


def pictures(outputs: list[Any]) -> int:
    return sum("image/png" in output.get("data", {}) for output in outputs)


def said(outputs: list[Any]) -> str:
    return "\n".join(output.get("data", {}).get("text/markdown", "") for output in outputs)


def complaints(outputs: list[Any]) -> list[Any]:
    return [output for output in outputs if output.output_type in {"error", "stream"}]


def cells(name: str) -> Iterator[dict[str, Any]]:
    yield from json.loads((FOLDER / name).read_text(encoding="utf-8"))["cells"]


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_notebook_draws_the_examples_without_errors_or_warnings(run: Any, examples_register: Path, name: str) -> None:
    outputs = run(name, examples_register)
    assert complaints(outputs) == []
    assert pictures(outputs) == PLOTS[name]
    assert SAID[name] in said(outputs)


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_notebook_draws_a_register_of_two_incidents_with_most_values_unknown(
    run: Any, tmp_path: Path, name: str
) -> None:
    assert complaints(run(name, registers.write(tmp_path / "register"))) == []


def test_words_of_a_document_never_run_as_html(run: Any, tmp_path: Path) -> None:
    hostile = "<script>alert(1)</script>"
    printed = [{"column": hostile, "text": hostile}]
    register = registers.write(tmp_path / "register", municipality=f"$x^${hostile}", year=2019, cells=printed)
    for name in NOTEBOOKS:
        outputs = run(name, register)
        assert complaints(outputs) == []
        shown = [output["data"].get(kind, "") for output in outputs for kind in ("text/html", "text/markdown")]
        assert "<script>" not in "".join(shown)


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_empty_register_gives_sentences_instead_of_a_traceback(run: Any, tmp_path: Path, name: str) -> None:
    Store(tmp_path / "register").write([])
    outputs = run(name, tmp_path / "register")
    assert complaints(outputs) == []
    assert pictures(outputs) == 0
    assert "Nothing to draw" in said(outputs)


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_missing_register_says_how_to_make_one(run: Any, tmp_path: Path, name: str) -> None:
    with pytest.raises(CellExecutionError, match="holds no register yet; make one with `make ingest`") as caught:
        run(name, tmp_path)
    assert caught.value.ename == "SystemExit"


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_notebook_is_kept_without_outputs(name: str) -> None:
    kept = [c for c in cells(name) if c["cell_type"] == "code" and (c["outputs"] or c["execution_count"])]
    assert kept == [], "clear all outputs before you keep the notebook"


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_code_cells_are_short(name: str) -> None:
    assert [c["source"] for c in cells(name) if c["cell_type"] == "code" and len(c["source"]) > LONGEST_CELL] == []


def test_population_is_of_the_municipalities_the_register_knows() -> None:
    lines = (FOLDER / "population.csv").read_text(encoding="utf-8").splitlines()[1:]
    named = {tuple(line.split(",")[:2]) for line in lines}
    assert named == {(m.code, m.name) for m in shipped().of(Municipalities).all}


@pytest.mark.parametrize(
    ("hits", "n", "low", "high"), [(0, 10, 0.0, 0.2775), (5, 10, 0.2366, 0.7634), (10, 10, 0.7225, 1.0)]
)
def test_wilson_interval_is_that_of_the_tables(charts: ModuleType, hits: int, n: int, low: float, high: float) -> None:
    assert charts.wilson(hits, n) == pytest.approx((low, high), abs=5e-4)


@given(st.integers(0, 500), st.integers(0, 500))
def test_wilson_interval_holds_the_share_and_stays_a_share(charts: ModuleType, hits: int, misses: int) -> None:
    n = hits + misses
    low, high = charts.wilson(hits, n)
    assert 0 <= low <= (hits / n if n else 0.5) + 1e-9
    assert (hits / n if n else 0.5) - 1e-9 <= high <= 1


@pytest.mark.parametrize(
    ("count", "low", "high"), [(0, 0.0, 3.69), (1, 0.03, 5.57), (10, 4.80, 18.39), (100, 81.4, 121.6)]
)
def test_poisson_interval_is_near_the_exact_one(charts: ModuleType, count: int, low: float, high: float) -> None:
    assert charts.poisson(count) == pytest.approx((low, high), rel=0.02, abs=0.03)


@given(st.integers(1, 10_000))
def test_poisson_interval_narrows_as_counts_grow(charts: ModuleType, count: int) -> None:
    low, high = charts.poisson(count)
    assert 0 <= low < count < high
    assert (high - low) / count < 6 / math.sqrt(count)
