"""What a table of the register is: columns, types, allowed values, keys; and the check that a row fits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

import pyarrow as pa

SCHEMA_VERSION = "1"

STRING = pa.string()
INTEGER = pa.int32()
SHARE = pa.float64()
BOOLEAN = pa.bool_()
DATE = pa.date32()
STRINGS = pa.list_(STRING)
INTEGERS = pa.list_(INTEGER)
REGION = pa.struct([("page", INTEGER), *((edge, pa.float64()) for edge in ("x0", "top", "x1", "bottom"))])
REGIONS = pa.list_(REGION)
CELLS = pa.list_(pa.struct([("column", STRING), ("text", STRING)]))

SMALLEST, LARGEST = -(2**31), 2**31 - 1
"""The range of INTEGER."""

Row = Mapping[str, object]
"""One row of a table: column name -> value. A column left out is NULL."""


class SchemaError(Exception):
    """A row that does not fit its table: names the table, the column and the value."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column. enum: the only values (of the list's items) allowed; required: never NULL."""

    name: str
    type: pa.DataType
    description: str
    enum: tuple[str, ...] = ()
    required: bool = False


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """The column holds a value of table.reference."""

    column: str
    table: str
    reference: str


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the register, written to name.parquet. order: the columns its rows are sorted by."""

    name: str
    description: str
    columns: tuple[Column, ...]
    primary_key: tuple[str, ...] = ()
    foreign_keys: tuple[ForeignKey, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The columns' names in order."""
        return tuple(c.name for c in self.columns)


def pyarrow_schema(table: Table) -> pa.Schema:
    """The table's Parquet schema; the descriptions stand in its metadata, table and columns alike."""
    fields = [
        pa.field(c.name, c.type, nullable=not c.required, metadata={"description": c.description})
        for c in table.columns
    ]
    return pa.schema(fields, metadata={"description": table.description, "schema_version": SCHEMA_VERSION})


def to_arrow(table: Table, rows: Iterable[Row]) -> pa.Table:
    """The rows as a Parquet-ready table, in the order given. Raises SchemaError for a row that does not fit."""
    listed = list(rows)
    for row in listed:
        check(table, row)
    return pa.Table.from_pylist([dict(r) for r in listed], schema=pyarrow_schema(table))


def check(table: Table, row: Row) -> None:
    """Raises SchemaError where the row has an unknown column, lacks a required one or holds a value not allowed."""
    unknown = sorted(set(row) - set(table.names))
    if unknown:
        raise SchemaError(f"{table.name} has no column {', '.join(unknown)}")
    for column in table.columns:
        _check_value(f"{table.name}.{column.name}", column, row.get(column.name))


def is_out_of_range(value: object, type_: pa.DataType) -> bool:
    """Whether a value is a whole number, as its column wants it, but one that the column cannot hold."""
    return type_ == INTEGER and type(value) is int and not SMALLEST <= value <= LARGEST


def _check_value(name: str, column: Column, value: object) -> None:
    if value is None:
        if column.required:
            raise SchemaError(f"{name} is missing")
        return
    if not _fits(value, column.type):
        raise SchemaError(f"{name}: {value!r} is not of type {column.type}")
    items = value if isinstance(value, list | tuple) else (value,)
    outside = [i for i in items if column.enum and i not in column.enum]
    if outside:
        raise SchemaError(f"{name}: {str(outside[0])!r} is not one of {', '.join(column.enum)}")


def _fits(value: object, type_: pa.DataType) -> bool:
    """Whether a value other than None is of the type; pyarrow itself would quietly convert some others."""
    if pa.types.is_list(type_):
        return isinstance(value, list | tuple) and all(_fits(item, type_.value_type) for item in value)
    if pa.types.is_struct(type_):
        fields = {f.name: f.type for f in type_}
        if not isinstance(value, Mapping) or set(value) != set(fields):
            return False
        return all(_fits(value[name], fields[name]) for name in fields)
    return _fits_scalar(value, type_)


def _fits_scalar(value: object, type_: pa.DataType) -> bool:
    if isinstance(value, bool):
        return bool(type_ == BOOLEAN)
    if isinstance(value, str):
        # A lone surrogate (from a broken font map) cannot be written as UTF-8.
        return bool(type_ == STRING) and not any("\ud800" <= c <= "\udfff" for c in value)
    if isinstance(value, date):
        return bool(type_ == DATE) and not isinstance(value, datetime)
    if isinstance(value, int) and type_ == INTEGER:
        return not is_out_of_range(value, type_)
    return isinstance(value, int | float) and bool(pa.types.is_floating(type_))
