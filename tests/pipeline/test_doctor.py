from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from extractors.recognition import recognition
from normalizers import danish
from pipeline import doctor
from pipeline.cli import app
from pipeline.version import register_version


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


@pytest.mark.parametrize(("name", "level"), [("da_pipeline-0.0.0", "warning"), ("da_core_news_md-3.8.0", "ok")])
def test_danish_without_a_trained_model_is_a_warning(monkeypatch: pytest.MonkeyPatch, name: str, level: str) -> None:
    monkeypatch.setattr(danish, "pipeline_name", lambda: name)
    check = checks(run("--json"))["Danish"]
    assert (check["level"], bool(check["to_do"])) == (level, level != "ok")
    assert name in check["found"]


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
