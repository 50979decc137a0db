"""Describes the register for its users: the data dictionary (Markdown)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import pyarrow as pa

from extractors.document.problems import Explained
from pipeline.register.codes import NOTES, PROBLEMS
from pipeline.register.codes import REVIEW as REVIEW_CODES
from pipeline.register.confidence import DECIMALS, Share, shipped_shares
from pipeline.register.datapackage import PLAIN_TYPES
from pipeline.register.schema import REVIEW, TABLES
from pipeline.register.table import SCHEMA_VERSION, Column, Table

HEAD = """# Data dictionary

Made by `brudregister dictionary` from `pipeline/register/schema.py`, the fields in `normalizers/fields/` and the
codes that the packages declare; change those, not this file.

Each table is one Parquet file, and a view in register.duckdb (see querying.md); `aggregates` is there also under the
name `counts`. Lists are Parquet lists, dates have no time zone, NULL means that the document does not say.
Schema version {version}.
"""

CONFIDENCE = """## Confidence

`incidents.confidence`: a row is as sure as the least sure of its signs, and a sign as the rows that had it on documents
read by hand: how many of them were right in every value and cell, (right + 1) / (rows + 2). Signs are the review codes,
`scanned` (the page is a picture), `notice` (a notice or decision tells it) and `none`; `other_code` stands for codes
that fewer than three of these rows had. Most of the documents were written to be hard. `brudregister calibrate` makes
the table anew from registers and their gold files.
"""


def data_dictionary() -> str:
    """The text of docs/data-dictionary.md."""
    parts = [HEAD.format(version=SCHEMA_VERSION)]
    parts += ["\n".join(_table_lines(table)) for table in (*TABLES.values(), REVIEW)]
    parts += [
        _codes("Codes of problems", "`problems.code`", PROBLEMS),
        _codes("Review codes", "`incidents.review`: a value of the row may be wrong", REVIEW_CODES),
        _codes("Notes", "`incidents.notes`: true of the row, and worth knowing", NOTES),
        _confidence(shipped_shares()),
    ]
    return "\n".join(parts)


def _confidence(shares: Mapping[str, Share]) -> str:
    """The table behind incidents.confidence, the least sure sign first."""
    lines = [CONFIDENCE, "| worst sign | rows read by hand | of them right | confidence |", "|---|---|---|---|"]
    lines += [
        f"| `{sign}` | {share.rows} | {share.right} | {share.value:.{DECIMALS}f} |"
        for sign, share in sorted(shares.items(), key=lambda entry: entry[1].value)
    ]
    return "\n".join(lines) + "\n"


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


def _codes(title: str, words: str, codes: Iterable[Explained]) -> str:
    lines = [f"## {title}\n", f"{words}.\n", "| code | meaning |", "|---|---|"]
    lines += [f"| `{code}` | {code.meaning} |" for code in sorted(codes)]
    return "\n".join(lines) + "\n"
