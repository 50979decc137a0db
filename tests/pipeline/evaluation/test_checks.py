from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from pipeline.cli import app
from pipeline.sources.find import EXAMPLES

GOLD = EXAMPLES.parent / "gold"


def evaluate(*arguments: Path | str) -> Result:
    result = CliRunner().invoke(app, ["evaluate", *map(str, arguments)])
    assert "Traceback" not in result.output
    return result


def test_figures_of_the_examples_are_printed(examples_register: Path) -> None:
    result = evaluate(examples_register, GOLD, "--raw", EXAMPLES, "--per-document")
    assert result.exit_code == 0
    assert f"{len(list(GOLD.glob('*.json')))} documents scored" in result.stdout
    assert "e1-two-level__grid.pdf" in result.stdout
    figures = {line.split()[0]: line.split()[1] for line in result.stdout.splitlines() if " of " in line}
    assert figures["kind"] == "1.0000"
    assert "regions" in figures


def test_misses_name_their_document(examples_register: Path, tmp_path: Path) -> None:
    gold = json.loads((GOLD / "e1-two-level.json").read_text(encoding="utf-8"))
    (tmp_path / "e1-two-level.json").write_text(json.dumps({**gold, "kind": "other"}), encoding="utf-8")
    lines = evaluate(examples_register, tmp_path, "--misses", "1").stdout.splitlines()
    assert lines[0].startswith("e1-two-level__grid.pdf")
    assert lines[1].strip() == "kind: gold 'other' register 'log'"
    assert "1 documents scored" in lines[2]


def test_json_stands_alone_on_stdout(examples_register: Path) -> None:
    told = json.loads(evaluate(examples_register, GOLD, "--json").stdout)
    assert told["total"]["documents"] == len(list(GOLD.glob("*.json")))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "no gold files (*.json) there"),
        ("{", "cannot be read as JSON"),
        ("[]", "is no gold file"),
        ('{"kind": "log"}', "lacks"),
    ],
)
def test_gold_that_cannot_be_used_is_explained(
    examples_register: Path, tmp_path: Path, content: str | None, words: str
) -> None:
    if content is not None:
        (tmp_path / "e1-two-level.json").write_text(content, encoding="utf-8")
    result = evaluate(examples_register, tmp_path)
    assert (result.exit_code, words in result.stderr) == (2, True)


def test_gold_of_other_documents_is_explained(examples_register: Path, tmp_path: Path) -> None:
    shutil.copy(GOLD / "e1-two-level.json", tmp_path / "other.json")
    result = evaluate(examples_register, tmp_path)
    assert (result.exit_code, "NAME__ANYTHING.pdf needs NAME.json" in result.stderr) == (2, True)


def test_missing_folders_are_explained(examples_register: Path, tmp_path: Path) -> None:
    assert "holds no register" in evaluate(tmp_path, GOLD).stderr
    assert "there is no such folder" in evaluate(examples_register, GOLD, "--raw", tmp_path / "none").stderr
