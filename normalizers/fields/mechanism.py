"""How the incident came about and what it harmed: mechanism and dimensions (docs/normalisation.md).

Who was at fault is known from the field of the cause.
"""

from __future__ import annotations

from collections.abc import Iterator

from normalizers.codes import Basis, Dimension, Fault, Mechanism
from normalizers.danish.clues import ClueBook, ClueVocabulary
from normalizers.danish.negation import Negation
from normalizers.fields.declaration import ColumnType, FieldColumn, IncidentField
from normalizers.findings import Findings, Quote, Rule, Value, quote
from normalizers.record import Record, Role
from normalizers.vocabulary.patterns import Finder, Match
from normalizers.vocabulary.words import Vocabulary


class MechanismRule(Rule):
    """How mechanism and dimensions are told (evidence.rule)."""

    CAUSE = "mechanism.cause", "A clue in the column of causes."
    DESCRIPTION = "mechanism.description", "A clue in the description."
    FAULT = "mechanism.fault", "It follows from the cause alone (a system error is a system fault)."
    DIMENSIONS_NAMED = "dimensions.named", "The words confidentiality, integrity or availability stand in the row."
    DIMENSIONS_OF_MECHANISM = "dimensions.mechanism", "What a breach of this mechanism harms."


class MechanismVocabulary(ClueVocabulary):
    """vocabulary/mechanism.toml."""

    by_fault: dict[Fault, Mechanism]
    harms: dict[Mechanism, tuple[Dimension, ...]]
    dimensions: dict[Dimension, list[str]]


class MechanismWords:
    """vocabulary/mechanism.toml, ready to search with.

    by_fault: the mechanism that follows from a fault alone. harms: the dimensions that a mechanism harms.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        said = vocabulary.file("mechanism", MechanismVocabulary)
        self.clues = ClueBook(vocabulary.of(Negation), said.lists, said.clues)
        self.by_fault = said.by_fault
        self.harms = said.harms
        self._dimensions = Finder(said.dimensions.items())
        self._negation = vocabulary.of(Negation)

    def dimensions(self, text: str) -> Iterator[Match]:
        """The dimensions a text names, denied ones left out."""
        return (m for m in self._dimensions.find(text) if not self._negation.negated(text, m.start, m.end))


def normalise(record: Record, known: Findings) -> Findings:
    """mechanism and dimensions of a row; nothing where no words tell them. known: the cause."""
    words = record.vocabulary.of(MechanismWords)
    mechanism = _mechanism(record, known, words)
    dimensions = _named_dimensions(record, words) or _dimensions_of(mechanism, words)
    return Findings(tuple(v for v in (mechanism, dimensions) if v))


def _mechanism(record: Record, known: Findings, words: MechanismWords) -> Value | None:
    sign = words.clues.first([*known.cause.cells, *record.with_role(Role.DESCRIPTION)])
    if sign:
        rule = MechanismRule.CAUSE if sign.field.role is Role.CAUSE else MechanismRule.DESCRIPTION
        return Value("mechanism", Mechanism(sign.value).value, Basis.INFERRED, rule, sign.quote)
    fault = known.value("fault")
    follows = words.by_fault.get(Fault(str(fault.value))) if fault else None
    if fault and follows:
        return Value("mechanism", follows.value, Basis.INFERRED, MechanismRule.FAULT, fault.quote)
    return None


def _named_dimensions(record: Record, words: MechanismWords) -> Value | None:
    """Dimensions named in their own column, else in the cause or the description."""
    for roles, basis in (((Role.DIMENSION,), Basis.STATED), ((Role.CAUSE, Role.DESCRIPTION), Basis.INFERRED)):
        named: dict[str, Quote] = {}
        for field in record.with_role(*roles):
            for m in words.dimensions(field.text):
                named.setdefault(m.entry, quote(field, m.start, m.end))
        if named:
            members = tuple(d.value for d in Dimension if d in named)
            quotes = tuple(named[member] for member in members)
            return Value("dimensions", members, basis, MechanismRule.DIMENSIONS_NAMED, quotes[0], quotes)
    return None


def _dimensions_of(mechanism: Value | None, words: MechanismWords) -> Value | None:
    harmed = words.harms.get(Mechanism(str(mechanism.value))) if mechanism else None
    if mechanism and harmed:
        members = tuple(d.value for d in harmed)
        return Value("dimensions", members, Basis.INFERRED, MechanismRule.DIMENSIONS_OF_MECHANISM, mechanism.quote)
    return None


FIELD = IncidentField(
    title="Mechanism and dimensions",
    columns=(
        FieldColumn("mechanism", ColumnType.TEXT, "In which way the breach came about.", tuple(Mechanism)),
        FieldColumn(
            "dimensions",
            ColumnType.TEXTS,
            "What was broken: confidentiality, integrity or availability.",
            tuple(Dimension),
        ),
    ),
    normalise=normalise,
    rules=MechanismRule,
    sources=(
        "EDPB Guidelines 9/2022: breaches of confidentiality, integrity and availability. The mechanisms are "
        "this register's own."
    ),
    limits=("One mechanism a row, the weightiest clue; most logs have no column for it, so nearly all are inferred."),
    vocabulary=("mechanism.toml",),
    cases="mechanism.toml",
)
