"""Rows for the tests of the cause modules: a case names cells by the role of their column."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from normalizers.fields.all_fields import FIELDS
from normalizers.fields.declaration import IncidentField
from normalizers.findings import NOTHING, Findings, merge
from normalizers.record import Field, Legend, Record, Role
from normalizers.vocabulary.words import Model, Vocabulary

CASES = Path(__file__).parents[1] / "cases"
ABSENT = "none"


class OwnWords(Vocabulary):
    """The shipped words but for some files; files: by name, what they hold."""

    def __init__(self, **files: Mapping[str, object]) -> None:
        super().__init__()
        self._own = files

    def file(self, name: str, model: type[Model]) -> Model:
        return model.model_validate(self._own[name]) if name in self._own else super().file(name, model)


def cases(name: str) -> list[dict[str, Any]]:
    """The [[cases]] of tests/cases/name.toml."""
    return list(tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))["cases"])


def row(cells: Mapping[str, str], empty_means_no: bool = False, definitions: Mapping[str, str] | None = None) -> Record:
    """A row with one column for each role named; definitions: abbreviations the document explains."""
    fields = tuple(Field(f"column of {role}", text, Role(role)) for role, text in cells.items())
    explained = tuple((definitions or {}).items())
    legend = Legend(
        yes=frozenset({"x"}), pending=frozenset({"(x)"}), empty_means_no=empty_means_no, definitions=explained
    )
    return Record(fields, legend)


def read(field: IncidentField, record: Record) -> Findings:
    """What a field finds in a row, handed what the fields before it have found."""
    known = NOTHING
    for earlier in FIELDS[: FIELDS.index(field)]:
        known = merge((known, earlier.normalise(record, known)))
    return field.normalise(record, known)


def assert_quotes_stand_in_their_cells(record: Record, findings: Findings) -> None:
    texts = {f.column: f.text for f in record.fields}
    for value in findings.values:
        if value.value is not False:
            assert value.quote is not None, value
        if value.quote:
            assert texts[value.quote.column][value.quote.start : value.quote.end] == value.quote.text
            assert value.quote.text.strip()
