"""The register as a Frictionless data package: datapackage.json."""

from __future__ import annotations

import pyarrow as pa

from pipeline.register.schema import TABLES
from pipeline.register.table import SCHEMA_VERSION, Column, Table

PLAIN_TYPES = {"string": "text", "int32": "integer", "double": "number", "bool": "boolean", "date32[day]": "date"}
FRICTIONLESS_TYPES = {**PLAIN_TYPES, "string": "string"}


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
