from __future__ import annotations

import json
import subprocess
import sys
from functools import partial
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner, Result

from normalizers.danish.packages import VARIABLE
from pipeline import cli
from pipeline.ingest import ingest
from pipeline.sources import find
from tests.normalizers.danish.packages import forget
from tests.pipeline import fakes


@pytest.fixture(autouse=True)
def fake_way_of_a_document(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(cli, "read_all", partial(ingest, process=fakes.process))
    monkeypatch.chdir(tmp_path)


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(cli.app, arguments)
    assert "Traceback" not in result.output
    return result


def raw(**texts: str) -> str:
    folder = Path("raw")
    folder.mkdir()
    fakes.sources(folder, **texts)
    return str(folder)


def test_register_is_written_and_the_summary_says_so() -> None:
    result = run("ingest", raw(a="one", b="two", c="two"), "--out", "out")
    assert result.exit_code == 0
    words = " ".join(result.stdout.split())
    assert "documents 3 (3 ok, 1 duplicates)" in words
    assert "incidents 2" in words
    assert str(Path("out").resolve()) in result.stdout
    assert pq.read_table("out/incidents.parquet").num_rows == 2


def test_document_that_failed_is_named_and_ends_with_one() -> None:
    result = run("ingest", raw(a="one", b="raise"), "--out", "out", "--jobs", "1")
    assert result.exit_code == 1
    assert "not read: b: The document was not read: ValueError: the fault's own words." in result.stdout
    assert pq.read_table("out/documents.parquet")["status"].to_pylist() == ["ok", "failed"]


def test_document_that_looks_like_a_log_is_passed_over_in_the_summary() -> None:
    result = run("ingest", raw(a="one", b="unread"), "--out", "out", "--jobs", "1")
    assert result.exit_code == 0
    assert "look at: b: Page 2 looks like a log: Nr. Dato" in result.stdout
    assert pq.read_table("out/documents.parquet")["status"].to_pylist() == ["ok", "partial"]
    told = json.loads(run("ingest", "raw", "--out", "out", "--json").stdout)
    assert [u["source_file"] for u in told["unread"]] == ["b"]


def test_json_stands_alone_on_stdout() -> None:
    result = run("ingest", raw(a="one", b="raise"), "--out", "out", "--json")
    told = json.loads(result.stdout)
    assert result.exit_code == 1
    assert told["status"] == {"ok": 1, "partial": 0, "failed": 1}
    assert told["problems"] == {"error": 1, "warning": 0, "info": 0}
    assert [f["source_file"] for f in told["failed"]] == ["b"]
    assert all(Path(f).is_file() for f in told["files"])


def test_empty_raw_folder_reads_the_examples_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("data/raw").mkdir(parents=True)
    Path("examples").mkdir()
    fakes.sources(Path("examples"), a="one")
    monkeypatch.setattr(find, "EXAMPLES", Path("examples").resolve())
    result = run("ingest", "--json")
    assert result.exit_code == 0
    assert "data/raw is empty: reading the invented examples" in result.stderr
    assert pq.read_table("data/processed/documents.parquet")["fictional"].to_pylist() == [True]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("ingest", "nowhere"), "nowhere: there is no such file or folder"),
        (("ingest", "."), "no documents there"),
        (("ingest", "--engine", "magic"), "magic"),
        (("ingest", "--jobs", "0"), "--jobs"),
        (("conquer",), "conquer"),
        (("dictionary", "nowhere/file.md"), "No such file or directory"),
    ],
)
def test_wrong_use_is_explained_and_ends_with_two(arguments: tuple[str, ...], words: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert words in result.stderr


def test_mistake_in_sources_toml_ends_with_two_and_leaves_the_register() -> None:
    folder = raw(a="one")
    run("ingest", folder, "--out", "out")
    (Path(folder) / "sources.toml").write_text('[[source]]\npath = "b"\n', encoding="utf-8")
    result = run("ingest", folder, "--out", "out")
    assert result.exit_code == 2
    assert "has no file or folder 'b'" in result.stderr
    assert pq.read_table("out/documents.parquet").num_rows == 1


def test_target_that_cannot_be_written_is_told_before_reading() -> None:
    Path("out").write_text("a file", encoding="utf-8")
    result = run("ingest", raw(a="hang"), "--out", "out")
    assert result.exit_code == 2
    assert "is a file; name a folder" in result.stderr


def test_dictionary_is_written() -> None:
    assert run("dictionary", "d.md").exit_code == 0
    assert Path("d.md").read_text(encoding="utf-8").startswith("# Data dictionary")
    assert Path("normalisation.md").read_text(encoding="utf-8").startswith("# How values are decided")


def test_installed_command_tells_its_version() -> None:
    command = Path(sys.executable).with_name("brudregister")
    done = subprocess.run([command, "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("brudregister ")


def test_danish_pipeline_that_cannot_be_loaded_ends_with_two_and_leaves_the_register_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(VARIABLE, "no_such_pipeline")
    forget()
    result = run("ingest", raw(a="one"), "--out", "out")
    assert result.exit_code == 2
    assert f"{VARIABLE}: no_such_pipeline is neither an installed package nor a folder" in result.stderr
    assert not Path("out").exists()


def test_reading_without_a_trained_danish_pipeline_is_told_aloud() -> None:
    result = run("ingest", raw(a="read with da_blank-3.8.18"), "--out", "out", "--json")
    assert result.exit_code == 0
    assert result.stderr.startswith("warning: No trained Danish pipeline could be loaded")
    assert pq.read_table("out/problems.parquet")["code"].to_pylist() == ["danish_untrained"]
