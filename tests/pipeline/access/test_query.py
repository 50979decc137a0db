from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from pipeline import cli
from tests.pipeline import registers


@pytest.fixture(autouse=True)
def register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return registers.write(tmp_path / "data" / "processed")


def query(*arguments: str, given: str | None = None) -> Result:
    result = CliRunner().invoke(cli.app, ("query", *arguments), input=given)
    assert "Traceback" not in result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def content(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_answer_is_a_table_with_its_number_of_rows() -> None:
    result = query("SELECT municipality, year FROM incidents ORDER BY sequence")
    assert result.exit_code == 0
    assert "│ Ålev         │ 2019 │" in result.stdout
    assert "│ NULL         │ NULL │" in result.stdout
    assert result.stdout.endswith("2 rows\n")


def test_answer_too_wide_for_a_table_has_a_line_for_each_value() -> None:
    lines = query("FROM incidents WHERE year = 2019").stdout.splitlines()
    assert [line.split() for line in lines if "data_types" in line] == [["data_types", "helbred;", "navn"]]


def test_words_that_look_like_markup_are_printed_as_they_are() -> None:
    assert "[red]x[/]" in query("SELECT '[red]x[/]' AS \"[bold]\"").stdout


def test_json_has_lists_records_and_days() -> None:
    result = query(
        "SELECT data_types, cells[1] AS cell, occurred_from, affected_min, følsomme, year / 2 AS half "
        "FROM incidents ORDER BY sequence",
        "--json",
    )
    assert json.loads(result.stdout) == [
        {"data_types": ["helbred", "navn"], "cell": {"column": "Nr.", "text": "1"}, "occurred_from": "2019-07-12",
         "affected_min": 0, "følsomme": True, "half": 1009.5},
        {"data_types": None, "cell": registers.BARE["cells"][0], "occurred_from": None, "affected_min": None,
         "følsomme": None, "half": None},
    ]  # fmt: skip


def test_json_knows_no_infinity() -> None:
    assert json.loads(query("SELECT 'inf'::DOUBLE AS x", "--json").stdout) == [{"x": None}]


def test_csv_can_be_read_back_and_runs_no_formula() -> None:
    result = query("SELECT description, -1 AS number, '-1' AS words FROM incidents ORDER BY sequence", "--csv")
    read = list(csv.reader(io.StringIO(result.stdout)))
    assert read[:2] == [["description", "number", "words"], [registers.FULL["description"], "-1", "'-1"]]


def test_question_is_read_from_standard_input_by_the_installed_command() -> None:
    command = Path(sys.executable).with_name("brudregister")
    done = subprocess.run(
        [command, "query", "-", "--json"], input="SELECT count(*) AS n\nFROM review -- why", capture_output=True,
        text=True, check=True,
    )  # fmt: skip
    assert json.loads(done.stdout) == [{"n": 2}]


def test_other_register_is_asked_by_its_folder(tmp_path: Path) -> None:
    registers.write(tmp_path / "other", year=1999)
    assert "1999" in query("SELECT min(year) FROM incidents", "--register", "other").stdout


@pytest.mark.parametrize(
    "sql",
    ["FROM counts", "DESCRIBE incidents", "SUMMARIZE incidents", "SHOW TABLES", "EXPLAIN SELECT 1", "VALUES (1)",
     "PIVOT incidents ON year USING count(*)", "WITH a AS (FROM rows) FROM a", "SELECT 1;"],
)  # fmt: skip
def test_every_way_of_asking_is_answered(sql: str) -> None:
    assert query(sql).exit_code == 0


@pytest.mark.parametrize(
    ("sql", "words"),
    [
        ("SELCT 1", 'syntax error at or near "SELCT"'),
        ("SELECT yaer FROM incidents", 'Candidate bindings: "year"'),
        ("FROM incident", "Did you mean"),
        ("SELECT 1 / 'a'", "Could not convert"),
        ("", "Ask one question"),
        ("-- nothing", "Ask one question"),
        ("SELECT 1; SELECT 2", "Ask one question"),
    ],
)
def test_mistake_in_the_question_is_told_and_ends_with_two(sql: str, words: str) -> None:
    result = query("--json", "--", sql)
    assert result.exit_code == 2
    assert words in result.stderr
    assert not result.stdout


def test_two_columns_of_one_name_lose_nothing_silently_in_json() -> None:
    result = query("SELECT 1 AS a, 2 AS a", "--json")
    assert result.exit_code == 2
    assert "same name" in result.stderr


def test_missing_register_is_told_with_what_to_do() -> None:
    result = query("SELECT 1", "--register", "nowhere")
    assert result.exit_code == 2
    assert "brudregister ingest --out nowhere" in result.stderr


def test_csv_and_json_exclude_each_other() -> None:
    assert query("SELECT 1", "--csv", "--json").exit_code == 2


@pytest.mark.parametrize(
    "sql",
    [
        "COPY incidents TO 'stolen.csv'",
        "COPY incidents TO 'data/processed/incidents.parquet' (USE_TMP_FILE false)",
        "COPY (PIVOT incidents ON year USING count(*)) TO 'data/processed/incidents.parquet' (USE_TMP_FILE false)",
        "WITH a AS (COPY (SELECT 1) TO 'data/processed/incidents.parquet' (USE_TMP_FILE false)) FROM a",
        "EXPLAIN ANALYZE COPY (SELECT 1) TO 'data/processed/incidents.parquet' (USE_TMP_FILE false)",
        "ATTACH 'new.duckdb'",
        "ATTACH 'data/processed/register.duckdb' AS r",
        "EXPORT DATABASE 'exported'",
        "INSTALL httpfs",
        "LOAD httpfs",
        "CREATE TABLE t (a INTEGER)",
        "DELETE FROM incidents",
        "SET enable_external_access = true",
        "CALL enable_logging(storage = 'file', storage_path = 'logs')",
        "FROM enable_logging(storage = 'file', storage_path = 'logs')",
        "PRAGMA enable_profiling",
        "FROM read_text('secret.txt')",
        "FROM 'data/processed/incidents.parquet'",
        "FROM glob('*')",
        "FROM folder",
    ],
)
def test_query_writes_nothing_and_reads_no_other_file(tmp_path: Path, sql: str) -> None:
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    before = content(tmp_path)
    result = query(sql)
    assert result.exit_code == 2
    assert content(tmp_path) == before
