"""What the columns of the legal classes say: a mark, or a list of data in its place.

What the other columns say, and how both add up, is for fields.categories.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from extractors.document.problems import Problem, Severity, Stage
from normalizers.codes import Basis, NormaliseCode, Note
from normalizers.findings import Quote, Rule, quote
from normalizers.mentions.data_types import DataType, DataTypes
from normalizers.mentions.legal_classes import CategoriesVocabulary, ClassLabels
from normalizers.record import Field, Legend, Record, Role
from normalizers.vocabulary.words import Vocabulary

TICK_ROLES = {
    "almindelige": Role.ALMINDELIGE,
    "fortrolige": Role.FORTROLIGE,
    "følsomme": Role.FOELSOMME,
    "strafbare": Role.STRAFBARE,
}


class CategoryRule(Rule):
    """How the legal classes and kinds of personal data are told (evidence.rule)."""

    LABEL = "categories.label", 'The document labels the data with the class itself ("Følsomme: ...").'
    OTHER_LABEL = "categories.other_label", "Absence: the document labels its data with other classes only."
    TYPE = "categories.type.*", "The kind of data named belongs to the class; the last part is the kind's code."
    ABSENT = "categories.absent", "Absence: kinds of data are named, none of them of this class."
    TICK = (
        "categories.tick",
        'The mark, or the list of data, in the column of the class. A no to one kind of data ("CPR?") '
        "denies that kind alone.",
    )
    TICK_EMPTY = (
        "categories.tick_empty",
        "Absence: the column of the class is empty while another class is marked, or the legend says that "
        "empty means no.",
    )
    BASIS = "categories.basis", "Stated if one class at least is stated, else inferred."
    DATA_TYPES = (
        "categories.data_types",
        "The kinds of data named, in the order of the table below, denied ones left out.",
    )


@dataclass(frozen=True, slots=True)
class Verdict:
    """The value of one class (None: left open) with its reason."""

    value: bool | None
    basis: Basis = Basis.INFERRED
    rule: str = ""
    quote: Quote | None = None
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Ticks:
    """What the columns of the classes say; lists are cells that name kinds of data in place of a mark.

    asked: the kinds of data that a class's column asks for in place of the class ("Var der CPR-numre?"); ticked: those
    with a yes, each with its mark.
    """

    verdicts: Mapping[str, Verdict] = field(default_factory=dict)
    asked: Mapping[str, frozenset[str]] = field(default_factory=dict)
    ticked: tuple[tuple[DataType, Quote], ...] = ()
    lists: tuple[Field, ...] = ()
    problems: tuple[Problem, ...] = ()


class TickColumns:
    """Reads the columns of the legal classes."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._types = vocabulary.of(DataTypes)
        self._labels = vocabulary.of(ClassLabels)
        self._marks = vocabulary.file("categories", CategoriesVocabulary).marks

    def read(self, record: Record) -> Ticks:
        """The verdicts of the columns; an empty one is a no where another is a yes or the legend says so."""
        cells = [(category, cell) for category, role in TICK_ROLES.items() for cell in record.with_role(role)]
        filled = [(category, cell) for category, cell in cells if cell.text.strip()]
        read = [(category, cell, self._value(cell, record.legend)) for category, cell in filled]
        verdicts = {
            category: Verdict(value, Basis.STATED, CategoryRule.TICK, quote(cell, 0, len(cell.text)))
            for category, cell, value in read
            if value is not None
        }
        if record.legend.empty_means_no or any(v.value for v in verdicts.values()):
            for category, cell in cells:
                if not cell.text.strip():
                    verdicts.setdefault(category, Verdict(False, Basis.STATED, CategoryRule.TICK_EMPTY))
        unread = (c for _, c, value in read if value is None and not self._pending(c.text, record.legend))
        return Ticks(
            verdicts,
            {category: asked for category, cell in cells if (asked := self._asked(cell.column)) is not None},
            tuple(
                (mention.type, quote(cell, 0, len(cell.text)))
                for _, cell, value in read
                if value and self._asked(cell.column) and not self._lists_data(cell, record.legend)
                for mention in self._types.find(cell.column)
            ),
            tuple(cell for _, cell in filled if self._lists_data(cell, record.legend)),
            tuple(_unknown(cell) for cell in unread),
        )

    def _asked(self, header: str) -> frozenset[str] | None:
        """The kinds of data that a header asks for; None where it names the class itself."""
        return None if self._labels.find(header) else frozenset(m.type.code for m in self._types.find(header))

    def _lists_data(self, cell: Field, legend: Legend) -> bool:
        return self._mark(cell.text, legend) is None and bool(self._types.find(cell.text))

    def _value(self, cell: Field, legend: Legend) -> bool | None:
        """A mark, or whether kinds of data in its place are not denied; None for other words."""
        if self._lists_data(cell, legend):
            return any(not m.denied for m in self._types.find(cell.text))
        return self._mark(cell.text, legend)

    def _mark(self, text: str, legend: Legend) -> bool | None:
        """Yes, no, or None for a mark of neither kind; the document's legend before the common marks."""
        mark = text.strip().lower()
        if mark in legend.pending:
            return None
        if mark in legend.yes or mark in legend.no:
            return mark in legend.yes
        marks = self._marks
        return True if mark in marks.yes else False if mark in marks.no else None

    def _pending(self, text: str, legend: Legend) -> bool:
        return text.strip().lower() in legend.pending | self._marks.pending


def _unknown(cell: Field) -> Problem:
    message = "The mark of a class's column is not known"
    return Problem(Stage.NORMALISE, Severity.WARNING, NormaliseCode.CATEGORY_MARK_UNKNOWN, message, cell.text)
