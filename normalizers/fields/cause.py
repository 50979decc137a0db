"""Who or what was at fault: fault and fault_basis (docs/normalisation.md).

The words of cells of causes are for mentions.causes; whether a supplier is behind the fault, for third_party.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.document.problems import Problem, Severity, Stage
from normalizers.cells.marks import Mark, mark_in
from normalizers.codes import Basis, Fault, NormaliseCode, Review
from normalizers.danish.clues import ClueBook, Sign
from normalizers.danish.negation import Negation
from normalizers.fields.declaration import ColumnType, FieldColumn, IncidentField
from normalizers.findings import NOTHING, CauseColumn, Findings, Quote, Rule, Value, quote
from normalizers.mentions import causes as causes_mentioned
from normalizers.mentions.causes import CauseVocabulary, CauseWords
from normalizers.record import Field, Record, Role
from normalizers.vocabulary.patterns import Match
from normalizers.vocabulary.words import Vocabulary

CELL_WITHOUT_WORDS = re.compile(r"[\W_]*")
TELLING = causes_mentioned.TELLING
MARKED = {Role.FAULT_HUMAN: "human", Role.FAULT_SYSTEM: "system", Role.FAULT_ATTACK: "attack"}


class CauseRule(Rule):
    """How the cause is told (evidence.rule)."""

    MARK = "cause.mark", "The mark in a column for human error, system error or attack; marks in two are both."
    COLUMN = "cause.column", "The words of the column of causes."
    COLUMN_SENTENCE = "cause.column_sentence", "A sentence in the column of causes that tells who erred."
    COLUMN_ACTOR = "cause.column_actor", "The cause cell begins with the one who acted."
    REMARKS = "cause.remarks", "The remarks tell who erred, or what was done afterwards names it outright."
    DESCRIPTION = "cause.description", "The description clearly tells who erred, where no column does."


class FaultClues:
    """The sentences and actors of vocabulary/cause.toml that tell a fault.

    outright: the clues that are one phrase ("menneskelig fejl"), which nothing around it has to bear out.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        said = vocabulary.file("cause", CauseVocabulary)
        negation = vocabulary.of(Negation)
        self.sentences = ClueBook(negation, said.lists, said.clues)
        self.outright = ClueBook(negation, said.lists, [clue for clue in said.clues if len(clue.words) == 1])
        self.in_column = ClueBook(negation, said.lists, said.column_clues)
        self._actors = said.actors

    def actors(self, field: Field) -> Iterator[tuple[Fault, Quote]]:
        """The actor a cause cell begins with: at most an article or the like stands before it."""
        for name, fault in self._actors.items():
            for start, end in self.sentences.mentions(name, field.text):
                if len(field.text[:start].split()) <= 1:
                    yield fault, quote(field, start, end)


def normalise(record: Record, _known: Findings = NOTHING) -> Findings:
    """fault and fault_basis of a row, and what else the column of causes says for the fields after this one."""
    words = record.vocabulary.of(CauseWords)
    cells = [replace(f, text=words.without_examples(f.text)) for f in record.with_role(Role.CAUSE)]
    unknown = any(m.entry == "unknown" for field in cells for m in words.find(field.text, record.legend))
    return replace(_read(record, cells, words), cause=CauseColumn(tuple(cells), unknown))


def _read(record: Record, cells: Sequence[Field], words: CauseWords) -> Findings:
    """The fault: mark columns first, then the cause column, then the description."""
    marks = _marks(record)
    if marks:
        return _found(_fault(dict(marks)), Basis.STATED, CauseRule.MARK, marks[0][1])
    causes = [f for f in (*_unread_marks(record), *cells) if not CELL_WITHOUT_WORDS.fullmatch(f.text)]
    readings = [(field, words.find(field.text, record.legend)) for field in causes]
    for field, found in readings:
        decided = _from_words(field, found, words)
        if decided:
            return _found(*decided)
    if any(m.entry in ("no_fault", "unknown") for _, found in readings for m in found):
        return Findings()
    unclear = [field for field, found in readings if any(m.entry in TELLING for m in found)]
    unread = [field for field, found in readings if not found]
    told = None if unclear else _from_prose(record, causes)
    if told or not (unclear or unread):
        return told or Findings()
    return Findings(problems=tuple(_unknown(f, record) for f in (*unclear, *unread)), review=(Review.FAULT_UNKNOWN,))


def _marks(record: Record) -> list[tuple[str, Quote]]:
    return [
        (MARKED[f.role], quote(f, 0, len(f.text)))
        for f in record.with_role(*MARKED)
        if f.role and f.text.strip() and mark_in(f, record) is Mark.YES
    ]


def _unread_marks(record: Record) -> Iterator[Field]:
    """Cells of mark columns that hold words instead of a mark."""
    return (f for f in record.with_role(*MARKED) if mark_in(f, record) is Mark.OTHER)


def _fault(classes: dict[str, Quote]) -> Fault:
    """Attack goes before all: it may use a human slip, and is not one (docs/normalisation.md)."""
    if "attack" in classes:
        return Fault.ATTACK
    if len(classes) > 1 or "both" in classes:
        return Fault.BOTH
    return Fault(next(iter(classes)))


def _from_words(
    field: Field, found: Sequence[Match], words: CauseWords
) -> tuple[Fault, Basis, CauseRule, Quote] | None:
    told = [m for m in found if m.entry in TELLING]
    classes = {m.entry: quote(field, m.start, m.end) for m in reversed(told)}
    if not classes or (len(classes) > 1 and words.leaves_open(field.text)):
        return None
    fault = _fault(classes)
    if fault is Fault.BOTH:
        return fault, Basis.STATED, CauseRule.COLUMN, quote(field, told[0].start, told[-1].end)
    return fault, Basis.STATED, CauseRule.COLUMN, classes[fault.value]


def _from_prose(record: Record, causes: Sequence[Field]) -> Findings | None:
    """What sentences of the cause column, else of the description, clearly say; None where they contradict."""
    clues = record.vocabulary.of(FaultClues)
    in_column = list(clues.sentences.signs(causes)) or list(clues.in_column.signs(causes))
    if in_column:
        return _agreed(in_column, Basis.STATED, CauseRule.COLUMN_SENTENCE)
    acting = next((a for f in causes for a in clues.actors(f)), None)
    if acting:
        return _found(acting[0], Basis.STATED, CauseRule.COLUMN_ACTOR, acting[1])
    described = list(clues.sentences.signs(record.with_role(Role.DESCRIPTION)))
    if described:
        return _agreed(described, Basis.INFERRED, CauseRule.DESCRIPTION)
    return _from_remarks(record, clues)


def _from_remarks(record: Record, clues: FaultClues) -> Findings | None:
    """What remarks tell of the cause; columns of what was done afterwards only where they name it outright."""
    signs = [*clues.sentences.signs(record.with_role(Role.REMARKS))]
    signs += clues.outright.signs(record.with_role(Role.FOLLOW_UP, Role.MEASURES))
    return _agreed(signs, Basis.INFERRED, CauseRule.REMARKS) if signs else None


def _agreed(signs: list[Sign], basis: Basis, rule: CauseRule) -> Findings | None:
    if signs[0].value != Fault.ATTACK and len({s.value for s in signs}) > 1:
        return None
    return _found(Fault(signs[0].value), basis, rule, signs[0].quote)


def _found(fault: Fault, basis: Basis, rule: CauseRule, words: Quote) -> Findings:
    return Findings(
        (Value("fault", fault.value, basis, rule, words), Value("fault_basis", basis.value, basis, rule, words))
    )


def _unknown(field: Field, record: Record) -> Problem:
    message = f"no cause word of the vocabulary decides column {field.column!r}"
    printed = next(f.text for f in record.fields if f.column == field.column)
    return Problem(Stage.NORMALISE, Severity.WARNING, NormaliseCode.CAUSE_UNKNOWN, message, printed.strip())


FIELD = IncidentField(
    title="Cause",
    columns=(
        FieldColumn("fault", ColumnType.TEXT, "The cause: human or system error, both, or an attack.", tuple(Fault)),
        FieldColumn(
            "fault_basis",
            ColumnType.TEXT,
            "Whether the document states the cause or it follows from its words.",
            tuple(Basis),
            detail=True,
        ),
    ),
    normalise=normalise,
    rules=CauseRule,
    sources=(
        "The document's own words for the cause; the four values are those that municipal logs use: human, "
        "system, both, attack."
    ),
    limits=(
        "Words that contradict each other, and a cell no word of which is known, give NULL and the review "
        "code fault_unknown."
    ),
    vocabulary=("cause.toml",),
    cases="values_cause.csv",
)
