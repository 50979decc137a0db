from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from extractors.ocr.tesseract import recognition
from normalizers.danish import analysis
from normalizers.danish.analysis import Choice, Origin
from normalizers.danish.packages import VARIABLE
from pipeline import doctor
from pipeline.cli import app
from pipeline.reference.version import register_version
from tests.normalizers.danish.packages import forget


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(app, ["doctor", *arguments])
    assert "Traceback" not in result.output
    return result


def checks(result: Result) -> dict[str, dict[str, str]]:
    return {c["name"]: c for c in json.loads(result.stdout)["checks"]}


@pytest.fixture
def no_tesseract(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    recognition.cache_clear()
    monkeypatch.setenv("PATH", str(tmp_path))
    yield
    recognition.cache_clear()


def test_healthy_machine_ends_with_zero_and_a_line_a_check(tmp_path: Path) -> None:
    result = run("--out", str(tmp_path / "out"))
    assert result.exit_code == 0
    names = [line.split()[1] for line in result.stdout.splitlines()]
    assert {"python", "pypdfium2", "Danish", "tesseract", "register", "municipalities"} <= set(names)
    assert list(tmp_path.iterdir()) == []


def test_json_tells_version_and_municipalities(tmp_path: Path) -> None:
    result = run("--json", "--out", str(tmp_path / "not" / "yet" / "there"))
    assert json.loads(result.stdout)["can_ingest"] is True
    found = checks(result)
    assert found["register_version"]["found"] == register_version()
    assert found["municipalities"]["found"] == "98 known"


@pytest.mark.usefixtures("no_tesseract")
def test_missing_tesseract_is_a_warning_with_what_to_do() -> None:
    result = run("--json")
    check = checks(result)["tesseract"]
    assert (result.exit_code, check["level"], check["to_do"]) == (0, "warning", "install it: make system")


@pytest.mark.parametrize(
    ("chosen", "level", "words"),
    [
        (Choice("da_blank", "3.8.18", Origin.RULES, None), "warning", "da_blank-3.8.18, spaCy's rules"),
        (Choice("da_core_news_md", "3.8.0", Origin.PUBLISHED, "x"), "ok", "da_core_news_md-3.8.0, published"),
        (Choice("da_brudregister_sm", "0.1.0", Origin.BUNDLED, "x"), "ok", "da_brudregister_sm-0.1.0, ships with"),
        (Choice("da_own", "1.0.0", Origin.CONFIGURED, "x"), "ok", "da_own-1.0.0, named in BRUDREGISTER_DANISH"),
        (
            Choice("da_brudregister_sm", "0.1.0", Origin.BUNDLED, "x", ("y does not load",)),
            "warning",
            "y does not load",
        ),
    ],
)
def test_danish_pipeline_is_told_with_where_it_was_found(
    monkeypatch: pytest.MonkeyPatch, chosen: Choice, level: str, words: str
) -> None:
    monkeypatch.setattr(analysis, "choice", lambda: chosen)
    check = checks(run("--json"))["Danish"]
    assert (check["level"], bool(check["to_do"])) == (level, level != "ok")
    assert words in check["found"]


def test_danish_pipeline_that_cannot_be_loaded_ends_with_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "no_such_pipeline")
    forget()
    result = run("--json")
    check = checks(result)["Danish"]
    assert (result.exit_code, check["level"]) == (1, "failure")
    assert "no_such_pipeline" in check["found"]


@pytest.mark.parametrize("target", ["file", "file/below"])
def test_folder_that_cannot_be_written_ends_with_one(tmp_path: Path, target: str) -> None:
    (tmp_path / "file").write_text("a file", encoding="utf-8")
    result = run("--out", str(tmp_path / target))
    assert result.exit_code == 1
    line = next(line for line in result.stdout.splitlines() if line.startswith("failure"))
    assert "brudregister ingest --out FOLDER" in line


def test_library_that_does_not_load_ends_with_one_and_without_a_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "LIBRARIES", {"gone": "no_such_module"})
    result = run("--json")
    check = checks(result)["gone"]
    assert (result.exit_code, check["level"], check["to_do"]) == (1, "failure", "install the libraries: make setup")
