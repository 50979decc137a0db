"""The IT systems and suppliers a row names: systems (docs/normalisation.md).

Which names are known is for mentions.systems; whether a supplier is to blame, for third_party.
"""

from __future__ import annotations

import re

from normalizers.cells.marks import Mark, Marks
from normalizers.codes import Basis
from normalizers.fields.declaration import ColumnType, FieldColumn, IncidentField
from normalizers.findings import NOTHING, Findings, Quote, Rule, Value, quote
from normalizers.mentions.systems import SystemNames
from normalizers.record import Field, Record, Role

NAMING = (Role.SYSTEM, Role.DESCRIPTION, Role.CAUSE, Role.THIRD_PARTY, Role.LOCATION, Role.MEASURES)
SEPARATORS = re.compile(r"[,;\n]|\s/\s")


class SystemRule(Rule):
    """How systems and suppliers are told (evidence.rule)."""

    COLUMN = "systems.column", "Names in a row with a column for systems."
    NAMED = "systems.named", "Names of known systems and suppliers anywhere in the row."


def normalise(record: Record, _known: Findings = NOTHING) -> Findings:
    """systems of a row: known names in the order they are mentioned, then other words of a column for systems."""
    names = record.vocabulary.of(SystemNames)
    named: dict[str, Quote] = {}
    for field in record.with_role(*NAMING):
        for known in names.find(field.text):
            named.setdefault(known.name, quote(field, known.start, known.end))
        if field.role is Role.SYSTEM:
            for start, end in _other_parts(field, record, names):
                named.setdefault(field.text[start:end], quote(field, start, end))
    if not named:
        return Findings()
    stated = any(True for f in record.with_role(Role.SYSTEM) if f.text.strip())
    rule = SystemRule.COLUMN if stated else SystemRule.NAMED
    quotes = tuple(named.values())
    return Findings((Value("systems", tuple(named), Basis.STATED, rule, quotes[0], quotes),))


def _other_parts(field: Field, record: Record, names: SystemNames) -> list[tuple[int, int]]:
    """Parts of a column for systems that hold no known name and are no mere mark."""
    marks = record.vocabulary.of(Marks)
    parts, start = [], 0
    for end in [*(m.start() for m in SEPARATORS.finditer(field.text)), len(field.text)]:
        part = field.text[start:end]
        core = part.strip(" ,;/\n.")
        if core and not names.find(core) and marks.read(core, record.legend) is Mark.OTHER:
            first = start + part.find(core)
            parts.append((first, first + len(core)))
        start = end
    return parts


FIELD = IncidentField(
    title="Systems",
    columns=(FieldColumn("systems", ColumnType.TEXTS, "IT systems and suppliers named in the row."),),
    normalise=normalise,
    rules=SystemRule,
    sources="The names of known systems and suppliers, listed in vocabulary/systems.toml.",
    limits="Systems are those of the vocabulary, and in a column for systems every name.",
    vocabulary=("systems.toml",),
    cases="systems.toml",
)
