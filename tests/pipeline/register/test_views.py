from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from pipeline.register.codes import REVIEW, meanings
from pipeline.register.schema import VIEWS
from pipeline.register.views import RegisterError, open_register
from tests.pipeline import registers


def rows(connection: duckdb.DuckDBPyConnection, sql: str) -> list[tuple[object, ...]]:
    return connection.execute(sql).fetchall()


@pytest.fixture(params=["register", "it's, [an] odd* name?"])
def folder(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    return registers.write(tmp_path / str(request.param))


def test_database_answers_in_its_own_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    with duckdb.connect("register.duckdb", read_only=True) as connection:
        assert {name: len(rows(connection, f'FROM "{name}"')) for name in VIEWS} == {
            "documents": 2, "incidents": 2, "evidence": 0, "aggregates": 1, "rows": 0, "problems": 0, "counts": 1,
            "review": 2,
        }  # fmt: skip


def test_moved_database_answers_from_elsewhere_and_not_from_the_register_that_lies_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    registers.write(tmp_path / "made").rename(tmp_path / "moved")
    monkeypatch.chdir(registers.write(tmp_path / "elsewhere", year=1999))
    with duckdb.connect(tmp_path / "moved" / "register.duckdb", read_only=True) as connection:
        connection.execute(f"SET VARIABLE register = '{tmp_path / 'moved'}'")
        assert rows(connection, "SELECT year FROM incidents ORDER BY ALL") == [(2019,), (None,)]
        assert rows(connection, "SELECT count(*) FROM review") == [(2,)]


def test_database_names_no_folder_of_the_machine_it_was_made_on(tmp_path: Path) -> None:
    registers.write(tmp_path / "made")
    assert str(tmp_path).encode() not in (tmp_path / "made" / "register.duckdb").read_bytes()


def test_every_view_and_column_is_described(tmp_path: Path) -> None:
    folder = registers.write(tmp_path / "register")
    with duckdb.connect(folder / "register.duckdb", read_only=True) as connection:
        views = dict(rows(connection, "SELECT view_name, comment FROM duckdb_views() WHERE NOT internal"))
        columns = rows(connection, "SELECT table_name, column_name, comment FROM duckdb_columns() WHERE NOT internal")
    assert views == {view.name: view.description for view in VIEWS.values()}
    assert sorted(columns) == sorted((v.name, c.name, c.description) for v in VIEWS.values() for c in v.columns)


def test_log_of_an_old_database_is_not_left_beside_the_new_one(tmp_path: Path) -> None:
    folder = registers.write(tmp_path / "register")
    (folder / "register.duckdb.wal").write_bytes(b"changes of the old database")
    registers.write(folder)
    assert not (folder / "register.duckdb.wal").exists()
    with duckdb.connect(folder / "register.duckdb") as connection:
        assert rows(connection, "SELECT 1") == [(1,)]


def test_folder_with_an_odd_name_can_be_opened(folder: Path) -> None:
    with open_register(folder) as connection:
        assert rows(connection, "SELECT count(*) FROM incidents") == [(2,)]


def test_review_has_a_row_for_each_code_with_its_explanation_and_document(tmp_path: Path) -> None:
    explained = meanings(REVIEW)
    with open_register(registers.write(tmp_path / "register")) as connection:
        found = rows(connection, "SELECT sequence, code, explanation, source_file FROM review")
    assert found == [(1, code, explained[code], "a.pdf") for code in sorted(registers.FULL["review"])]


@pytest.mark.parametrize("damage", ["no folder", "no file", "no Parquet"])
def test_register_that_is_not_whole_is_told_with_what_to_do(tmp_path: Path, damage: str) -> None:
    folder = tmp_path / "register"
    if damage != "no folder":
        registers.write(folder)
        (folder / "rows.parquet").unlink()
    if damage == "no Parquet":
        (folder / "rows.parquet").write_text("rows", encoding="utf-8")
    with pytest.raises(RegisterError, match="brudregister ingest --out"):
        open_register(folder)
