"""Answers a question in SQL from the register, and prints the answer as a table, CSV or JSON."""

from __future__ import annotations

import csv
import io
import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from pipeline.register.exports import csv_value, flat
from pipeline.register.views import open_register

NARROWEST = 12
"""Characters a column needs at least to be readable beside others."""
ONE_QUESTION = "Ask one question, such as: SELECT count(*) FROM incidents. Nothing can be changed here."


class QueryError(Exception):
    """A question the register cannot answer: what is wrong with it, in DuckDB's words."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows a query gave, in its order."""

    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]


def ask(sql: str, folder: Path) -> Answer:
    """The answer to one query over the register in the folder. Raises QueryError and RegisterError."""
    import duckdb  # noqa: PLC0415 - a tenth of a second that the other commands do not need

    # What these do stays in memory: the connection can write no file. A PIVOT counts as several statements.
    readers = {duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN, duckdb.StatementType.MULTI}
    with open_register(folder) as connection:
        try:
            statements = connection.extract_statements(sql)
            if len(statements) != 1 or statements[0].type not in readers:
                raise QueryError(ONE_QUESTION)
            cursor = connection.execute(statements[0])
            return Answer(tuple(str(column[0]) for column in cursor.description), tuple(cursor.fetchall()))
        except duckdb.Error as error:
            raise QueryError(str(error)) from error


def print_table(answer: Answer, console: Console) -> None:
    """One line a row where the columns fit beside each other, else one line a value."""
    if len(answer.columns) * NARROWEST <= console.width:
        table = Table()
        for number, name in enumerate(answer.columns):
            table.add_column(Text(name), justify="right" if _numeric(row[number] for row in answer.rows) else "left")
        for row in answer.rows:
            table.add_row(*(_shown(value) for value in row))
        console.print(table)
    else:
        for number, row in enumerate(answer.rows, 1):
            console.rule(f"row {number}")
            record = Table("", "", show_header=False, box=None)
            for name, value in zip(answer.columns, row, strict=True):
                record.add_row(Text(name, style="bold"), _shown(value))
            console.print(record)
    console.print(f"{len(answer.rows)} {'row' if len(answer.rows) == 1 else 'rows'}", highlight=False)


def _shown(value: object) -> Text:
    return Text("NULL", style="dim") if value is None else Text(flat(value))


def _numeric(values: Iterable[object]) -> bool:
    return all(isinstance(v, int | float | Decimal) and not isinstance(v, bool) for v in values if v is not None)


def as_csv(answer: Answer) -> str:
    """The answer as CSV, by the rules of incidents.csv, without its byte order mark."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(answer.columns)
    writer.writerows([csv_value(value) for value in row] for row in answer.rows)
    return text.getvalue()


def as_json(answer: Answer) -> str:
    """The answer as a JSON list of objects. Raises QueryError where two columns have the same name."""
    if len(set(answer.columns)) < len(answer.columns):
        raise QueryError("Two columns have the same name; give one another with AS.")
    rows = [dict(zip(answer.columns, map(_plain, row), strict=True)) for row in answer.rows]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def _plain(value: object) -> object:
    """The value in JSON's types; what JSON does not know is written as text."""
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, float | Decimal):
        return float(value) if math.isfinite(value) else None
    if value is None or isinstance(value, str | int):
        return value
    return str(value)
