"""Describes the register for its users: the data dictionary (Markdown) and datapackage.json."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pyarrow as pa

from pipeline.codes import load_codes
from pipeline.schema import REVIEW, SCHEMA_VERSION, TABLES, Column, Table

HEAD = """# Data dictionary

Made by `brudregister dictionary` from `pipeline/schema.py` and `pipeline/codes.toml`; change those, not this file.

Each table is one Parquet file, and a view in register.duckdb (see querying.md); `aggregates` is there also under the
name `counts`. Lists are Parquet lists, dates have no time zone, NULL means that the document does not say.
Schema version {version}.
"""
PLAIN_TYPES = {"string": "text", "int32": "integer", "double": "number", "bool": "boolean", "date32[day]": "date"}
FRICTIONLESS_TYPES = {**PLAIN_TYPES, "string": "string"}


def data_dictionary() -> str:
    """The text of docs/data-dictionary.md."""
    parts = [HEAD.format(version=SCHEMA_VERSION)]
    parts += ["\n".join(_table_lines(table)) for table in (*TABLES.values(), REVIEW)]
    codes = load_codes()
    parts += [
        _codes("Codes of problems", "`problems.code`", codes.problems),
        _codes("Review codes", "`incidents.review`: a value of the row may be wrong", codes.review),
        _codes("Notes", "`incidents.notes`: true of the row, and worth knowing", codes.notes),
    ]
    return "\n".join(parts)


def _table_lines(table: Table) -> Iterator[str]:
    yield f"## {table.name}\n"
    yield f"{table.description}\n"
    if table.primary_key:
        yield f"Primary key: {', '.join(f'`{k}`' for k in table.primary_key)}.\n"
    for key in table.foreign_keys:
        yield f"`{key.column}` refers to `{key.table}.{key.reference}`.\n"
    yield "| column | type | meaning |"
    yield "|---|---|---|"
    for column in table.columns:
        yield f"| `{column.name}` | {_type_words(column.type)} | {_meaning(column)} |"
    yield ""


def _type_words(type_: pa.DataType) -> str:
    if pa.types.is_list(type_):
        return f"list of {_type_words(type_.value_type)}"
    if pa.types.is_struct(type_):
        return f"record ({', '.join(f.name for f in type_)})"
    return PLAIN_TYPES[str(type_)]


def _meaning(column: Column) -> str:
    enum = f" One of {', '.join(f'`{value}`' for value in column.enum)}." if column.enum else ""
    return column.description + enum + (" Never NULL." if column.required else "")


def _codes(title: str, words: str, codes: Mapping[str, str]) -> str:
    lines = [f"## {title}\n", f"{words}.\n", "| code | meaning |", "|---|---|"]
    lines += [f"| `{code}` | {meaning} |" for code, meaning in sorted(codes.items())]
    return "\n".join(lines) + "\n"


def datapackage() -> dict[str, object]:
    """The register as a Frictionless data package: every table and column described."""
    return {
        "name": "brudregister",
        "title": "Brudregister: personal-data breaches as logged by Danish municipalities",
        "version": SCHEMA_VERSION,
        "resources": [_resource(table) for table in TABLES.values()],
    }


def _resource(table: Table) -> dict[str, object]:
    return {
        "name": table.name,
        "path": f"{table.name}.parquet",
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "description": table.description,
        "schema": {
            "fields": [_field(column) for column in table.columns],
            "primaryKey": list(table.primary_key),
            "foreignKeys": [
                {"fields": [key.column], "reference": {"resource": key.table, "fields": [key.reference]}}
                for key in table.foreign_keys
            ],
        },
    }


def _field(column: Column) -> dict[str, object]:
    described: dict[str, object] = {"name": column.name, "description": column.description}
    constraints: dict[str, object] = {"required": True} if column.required else {}
    enum = {"enum": list(column.enum)} if column.enum else {}
    if pa.types.is_list(column.type):
        item = {"type": _frictionless(column.type.value_type), "constraints": enum}
        return {**described, "type": "array", "arrayItem": item, "constraints": constraints}
    return {**described, "type": _frictionless(column.type), "constraints": {**constraints, **enum}}


def _frictionless(type_: pa.DataType) -> str:
    return "object" if pa.types.is_struct(type_) else FRICTIONLESS_TYPES[str(type_)]
