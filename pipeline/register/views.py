"""The register in DuckDB: register.duckdb with its views, and a connection that can read the register and nothing else.

DuckDB is imported where it is used: it takes a tenth of a second that the other commands do not need.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from pipeline.register.codes import REVIEW as REVIEW_CODES
from pipeline.register.schema import COUNTS, REVIEW, TABLES, VIEWS

if TYPE_CHECKING:
    import duckdb

DATABASE = "register.duckdb"
DATABASE_LOG = "register.duckdb.wal"
STORAGE_VERSION = "v1.1.0"  # the oldest DuckDB that knows getvariable, and so can open the file
# DuckDB looks for a relative path in the working directory; the variable names another folder.
PARQUET = "read_parquet(coalesce(getvariable('register') || '/', '') || '{name}.parquet')"


class RegisterError(Exception):
    """The folder holds no register that can be read: says which, and how to make one."""


def write_database(folder: Path) -> None:
    """Writes register.duckdb with one view per entry of VIEWS, all described. The Parquet files stand in the folder.

    Raises OSError.
    """
    import duckdb  # noqa: PLC0415

    # DuckDB cannot write into a folder with a question mark in its name.
    with tempfile.TemporaryDirectory() as made:
        database = Path(made, DATABASE)
        try:
            with duckdb.connect() as connection:
                connection.execute(f"ATTACH {_text(str(database))} AS register (STORAGE_VERSION '{STORAGE_VERSION}')")
                connection.execute(f"SET VARIABLE register = {_text(_literal_path(folder))}")
                connection.execute("USE register")
                connection.execute("BEGIN")
                for name in TABLES:
                    connection.execute(f'CREATE VIEW "{name}" AS SELECT * FROM {PARQUET.format(name=name)}')
                _make_derived(connection, "CREATE VIEW")
                _describe(connection)
                connection.execute("COMMIT")
        except duckdb.Error as error:
            raise OSError(str(error)) from error
        shutil.copyfile(database, folder / DATABASE)


def open_register(folder: Path) -> duckdb.DuckDBPyConnection:
    """A connection that knows the register's views. It can read no other file and write none.

    The tables are handed to DuckDB from outside: a file it may read itself could be overwritten by COPY.
    Raises RegisterError.
    """
    import duckdb  # noqa: PLC0415
    import pyarrow.dataset as ds  # noqa: PLC0415

    connection = duckdb.connect()
    try:
        for name in TABLES:
            connection.register(name, ds.dataset(folder / f"{name}.parquet"))
    except (OSError, pa.ArrowException) as error:
        raise RegisterError(
            f"{folder} holds no whole register; make it with `brudregister ingest --out {folder}`, "
            f"or name another folder ({error})"
        ) from error
    _make_derived(connection, "CREATE TEMP VIEW")
    connection.execute("SET temp_directory = ''")
    connection.execute("SET python_enable_replacements = false")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
    return connection


def _make_derived(connection: duckdb.DuckDBPyConnection, create: str) -> None:
    """The views made from the tables."""
    connection.execute(f'{create} "{COUNTS.name}" AS SELECT * FROM aggregates')
    meanings = ", ".join(f"{_text(code)}: {_text(code.meaning)}" for code in sorted(REVIEW_CODES))
    columns = ", ".join(REVIEW.names)
    connection.execute(
        f'{create} "{REVIEW.name}" AS SELECT {columns} FROM ('
        f" SELECT *, MAP {{{meanings}}}[code] AS explanation"
        " FROM (SELECT *, unnest(review) AS code FROM incidents)"
        " JOIN (SELECT document_id, source_file FROM documents WHERE duplicate_of IS NULL) USING (document_id)"
        ") ORDER BY confidence, source_file, sequence, code"
    )


def _describe(connection: duckdb.DuckDBPyConnection) -> None:
    for view in VIEWS.values():
        connection.execute(f'COMMENT ON VIEW "{view.name}" IS {_text(view.description)}')
        for column in view.columns:
            connection.execute(f'COMMENT ON COLUMN "{view.name}"."{column.name}" IS {_text(column.description)}')


def _text(words: str) -> str:
    """The words as an SQL string."""
    return "'" + words.replace("'", "''") + "'"


def _literal_path(path: Path) -> str:
    """The path as DuckDB's file patterns write it."""
    return "".join(f"[{c}]" if c in "*?[" else c for c in str(path))
