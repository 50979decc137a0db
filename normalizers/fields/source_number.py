"""The municipality's own number of an incident, as printed; rows that point to it are for cells.row_references."""

from __future__ import annotations

from normalizers.codes import Basis
from normalizers.fields.declaration import ColumnType, FieldColumn, IncidentField
from normalizers.findings import NOTHING, Findings, Rule, Value, quote
from normalizers.record import Record, Role


class SourceNumberRule(Rule):
    """How the municipality's own number is told (evidence.rule)."""

    SOURCE_NUMBER = "columns.source_number", "The whole text of the column whose header asks for a number."


def normalise(record: Record, _known: Findings = NOTHING) -> Findings:
    """source_number of a row: the whole text of its column, white space around it left out."""
    for field in record.with_role(Role.SOURCE_NUMBER):
        if number := field.text.strip():
            start = field.text.index(number)
            found = quote(field, start, start + len(number))
            return Findings((Value("source_number", number, Basis.STATED, SourceNumberRule.SOURCE_NUMBER, found),))
    return Findings()


FIELD = IncidentField(
    title="The municipality's own number",
    columns=(FieldColumn("source_number", ColumnType.TEXT, "The municipality's own number, as printed."),),
    normalise=normalise,
    rules=SourceNumberRule,
    sources="The printed column of numbers.",
    limits="A number that stands inside another cell's sentence is not taken out of it.",
    vocabulary=("columns.toml",),
    cases="",
)
