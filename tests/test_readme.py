"""Every query in the README gives the answer that stands under it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline.cli import app

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
QUERY = re.compile(r'^    brudregister query "(?P<sql>[^\n]*)"\n\n(?P<answer>(?:    [^\n]*\n)+)', re.MULTILINE)
SHOWN = [
    (m["sql"], [line.removeprefix("    ").rstrip() for line in m["answer"].splitlines()])
    for m in QUERY.finditer(README)
]


def test_readme_shows_queries() -> None:
    assert len(SHOWN) >= 4


@pytest.mark.parametrize(("sql", "answer"), SHOWN, ids=[sql[:40] for sql, _ in SHOWN])
def test_answer_in_the_readme_is_what_the_command_prints(
    examples_register: Path, reads_scans: bool, sql: str, answer: list[str]
) -> None:
    if not reads_scans:
        pytest.skip("the README counts the scan, which needs Tesseract with Danish")
    result = CliRunner(env={"COLUMNS": "80"}).invoke(app, ["query", sql, "--register", str(examples_register)])
    assert [line.rstrip() for line in result.output.splitlines()] == answer
