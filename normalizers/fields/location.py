"""Where an incident happened: location (docs/normalisation.md): internal or external, only where a column says it.

Whether a supplier was behind it is for third_party.
"""

from __future__ import annotations

import re
from typing import Literal

from pydantic import BaseModel, ConfigDict

from extractors.document.problems import Problem, Severity, Stage
from normalizers.cells.marks import Mark, mark_in
from normalizers.codes import Basis, NormaliseCode
from normalizers.danish.negation import Negation
from normalizers.fields.declaration import ColumnType, FieldColumn, IncidentField
from normalizers.findings import NOTHING, Findings, Rule, Value, quote
from normalizers.record import Field, Record, Role
from normalizers.vocabulary.patterns import Finder, Match
from normalizers.vocabulary.words import Vocabulary

Place = Literal["internal", "external", "unknown"]
CELL_WITHOUT_WORDS = re.compile(r"[\W_]*")
MARKED = {Role.LOCATION_INTERNAL: "internal", Role.LOCATION_EXTERNAL: "external"}


class LocationRule(Rule):
    """How the place is told (evidence.rule)."""

    MARK = "location.mark", "The mark in a column for inside or outside."
    COLUMN = "location.column", "The words of the column for the place."


class LocationVocabulary(BaseModel):
    """vocabulary/location.toml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    places: dict[Place, list[str]]


class PlaceWords:
    """vocabulary/location.toml, ready to search with; the entry of a match is a Place."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._places = Finder(vocabulary.file("location", LocationVocabulary).places.items())
        self._negation = vocabulary.of(Negation)

    def find(self, text: str) -> list[Match]:
        """The places a cell names, denied ones left out."""
        return [m for m in self._places.find(text) if not self._negation.denied(text, m.start, m.end)]


def normalise(record: Record, _known: Findings = NOTHING) -> Findings:
    """location of a row; NULL with a problem where the column's words are unknown or name both places."""
    values: list[Value] = []
    problems: list[Problem] = []
    for field in record.with_role(*MARKED, Role.LOCATION):
        read = _read(field, record)
        if isinstance(read, Value):
            values.append(read)
        elif read:
            problems.append(read)
    if len({v.value for v in values}) > 1:
        said = ", ".join(v.quote.text for v in values if v.quote)
        return Findings(
            problems=(*problems, _problem(NormaliseCode.LOCATION_CONTRADICTORY, "the row names both places", said))
        )
    return Findings(tuple(values[:1]), tuple(problems))


def _read(field: Field, record: Record) -> Value | Problem | None:
    if field.role in MARKED:
        mark = mark_in(field, record)
        if mark is Mark.YES:
            place = MARKED[field.role]
            return Value("location", place, Basis.STATED, LocationRule.MARK, quote(field, 0, len(field.text)))
        if mark is not Mark.OTHER:
            return None
    return None if CELL_WITHOUT_WORDS.fullmatch(field.text) else _place(field, record)


def _place(field: Field, record: Record) -> Value | Problem | None:
    found = record.vocabulary.of(PlaceWords).find(field.text)
    told = [m for m in found if m.entry != "unknown"]
    if len({m.entry for m in told}) > 1:
        return _problem(NormaliseCode.LOCATION_CONTRADICTORY, "the cell names both places", field.text)
    if told:
        first: Match = told[0]
        return Value("location", first.entry, Basis.STATED, LocationRule.COLUMN, quote(field, first.start, first.end))
    if found:
        return None
    return _problem(
        NormaliseCode.LOCATION_UNKNOWN, f"no place of the vocabulary in column {field.column!r}", field.text
    )


def _problem(code: NormaliseCode, message: str, value: str) -> Problem:
    return Problem(Stage.NORMALISE, Severity.WARNING, code, message, value.strip())


FIELD = IncidentField(
    title="Place",
    columns=(
        FieldColumn(
            "location",
            ColumnType.TEXT,
            "Inside or outside the municipality, where a column says it.",
            ("internal", "external"),
        ),
    ),
    normalise=normalise,
    rules=LocationRule,
    sources="The document's own column: inside or outside the municipality.",
    limits="Only where a column says it; never told from prose.",
    vocabulary=("location.toml",),
    cases="location.toml",
)
