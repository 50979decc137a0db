"""The IT systems and suppliers a row names: systems (register.md, "cause")."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from pydantic import BaseModel, ConfigDict

from normalizers.cells.marks import Mark, read_mark
from normalizers.codes import Basis
from normalizers.fields.declaration import ColumnType, FieldColumn, IncidentField
from normalizers.findings import NOTHING, Findings, Quote, Rule, Value, quote
from normalizers.record import Field, Record, Role
from normalizers.vocabulary import load
from normalizers.vocabulary.patterns import WordList

NAMING = (Role.SYSTEM, Role.DESCRIPTION, Role.CAUSE, Role.THIRD_PARTY, Role.LOCATION, Role.MEASURES)
SEPARATORS = re.compile(r"[,;\n]|\s/\s")


class SystemRule(Rule):
    """How systems and suppliers are told (evidence.rule)."""

    COLUMN = "systems.column", "Names in a row with a column for systems."
    NAMED = "systems.named", "Names of known systems and suppliers anywhere in the row."


class SystemsVocabulary(BaseModel):
    """vocabulary/systems.toml: the register's name -> spellings."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    system: dict[str, list[str]]
    supplier: dict[str, list[str]]


@lru_cache(maxsize=1)
def _vocabulary() -> SystemsVocabulary:
    return load("systems", SystemsVocabulary)


@lru_cache(maxsize=1)
def _names() -> tuple[tuple[str, WordList], ...]:
    entries = {**_vocabulary().system, **_vocabulary().supplier}
    return tuple((name, WordList(with_genitive(spellings))) for name, spellings in entries.items())


def with_genitive(spellings: Iterable[str]) -> list[str]:
    """The spellings, and each with a final s."""
    return [form for s in spellings for form in ((s,) if s.endswith("*") else (s, f"{s}s"))]


def supplier_spellings() -> list[str]:
    """All spellings of suppliers' names, genitives included."""
    return [form for spellings in _vocabulary().supplier.values() for form in with_genitive(spellings)]


def normalise(record: Record, _known: Findings = NOTHING) -> Findings:
    """systems of a row: known names in the order they are mentioned, then other words of a column for systems."""
    named: dict[str, Quote] = {}
    for field in record.with_role(*NAMING):
        for name, words in mentions(field.text):
            named.setdefault(name, quote(field, *words))
        if field.role is Role.SYSTEM:
            for start, end in _other_parts(field, record):
                named.setdefault(field.text[start:end], quote(field, start, end))
    if not named:
        return Findings()
    stated = any(True for f in record.with_role(Role.SYSTEM) if f.text.strip())
    rule = SystemRule.COLUMN if stated else SystemRule.NAMED
    return Findings((Value("systems", tuple(named), Basis.STATED, rule, next(iter(named.values()))),))


def mentions(text: str) -> list[tuple[str, tuple[int, int]]]:
    """(name, place) of the known names in the text; of names within each other the longer."""
    found = [(name, span) for name, words in _names() for span in words.spans(text)]
    longest = sorted(found, key=lambda f: (f[1][0] - f[1][1], f[1][0]))
    kept: list[tuple[str, tuple[int, int]]] = []
    for name, (start, end) in longest:
        if all(end <= s or start >= e for _, (s, e) in kept):
            kept.append((name, (start, end)))
    return sorted(kept, key=lambda k: k[1])


def _other_parts(field: Field, record: Record) -> list[tuple[int, int]]:
    """Parts of a column for systems that hold no known name and are no mere mark."""
    parts, start = [], 0
    for end in [*(m.start() for m in SEPARATORS.finditer(field.text)), len(field.text)]:
        part = field.text[start:end]
        core = part.strip(" ,;/\n.")
        if core and not mentions(core) and read_mark(core, record.legend) is Mark.OTHER:
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
    cases="",
)
