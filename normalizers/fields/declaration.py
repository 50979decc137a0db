"""What a field of an incident declares of itself: columns, rules, words and cases.

The schema, the data dictionary, the rulebook and the evidence are made from these declarations; all_fields lists them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from normalizers.findings import Findings, Rule, RuleGroup
from normalizers.record import Record


class ColumnType(StrEnum):
    """What a column holds; how that is stored is for the register."""

    TEXT = "text"
    FLAG = "flag"
    NUMBER = "number"
    DAY = "day"
    TEXTS = "texts"


@dataclass(frozen=True, slots=True)
class FieldColumn:
    """A column of incidents; allowed: the closed list its values are taken from, empty where there is none.

    detail: it only says more of another column of its field (its end, its precision, its basis).
    """

    name: str
    type: ColumnType
    meaning: str
    allowed: tuple[str, ...] = ()
    detail: bool = False


@dataclass(frozen=True, slots=True)
class IncidentField:
    """One field of an incident, or a few that are read together.

    normalise: a row, and what the fields before it in all_fields have found in that row, to findings.
    sources: the law, guideline or document the rules rest on. limits: what they cannot do.
    vocabulary: its files in normalizers/vocabulary; cases: its file in tests/cases.
    derived: it reads no words, only the values of other fields, and waits until those are settled.
    """

    title: str
    columns: tuple[FieldColumn, ...]
    normalise: Callable[[Record, Findings], Findings]
    rules: type[Rule]
    sources: str
    limits: str
    vocabulary: tuple[str, ...]
    cases: str
    derived: bool = False

    @property
    def rule_group(self) -> RuleGroup:
        """The field's section of the rulebook."""
        columns = tuple(column.name for column in self.columns)
        return RuleGroup(self.title, columns, self.rules, self.sources, self.limits, self.vocabulary, self.cases)
