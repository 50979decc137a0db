"""Whether a supplier or data processor caused the incident: third_party (docs/normalisation.md).

Who was at fault and what was done is known from the fields of the cause and the mechanism.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extractors.document.problems import Problem, Severity, Stage
from normalizers.cells.abbreviations import explained
from normalizers.cells.marks import Mark, mark_in
from normalizers.codes import Basis, Fault, Mechanism, NormaliseCode, Review
from normalizers.danish.clues import ClueBook, ClueVocabulary, Sign
from normalizers.danish.lexicon import SHORTEST, Lexicon
from normalizers.danish.negation import Negation
from normalizers.fields.declaration import ColumnType, FieldColumn, IncidentField
from normalizers.findings import Findings, Quote, Rule, Value, quote
from normalizers.mentions.causes import CauseVocabulary
from normalizers.mentions.systems import SystemNames
from normalizers.record import Field, Legend, Record, Role
from normalizers.vocabulary.patterns import Span
from normalizers.vocabulary.words import Vocabulary

FAULT_MARKS = (Role.FAULT_HUMAN, Role.FAULT_SYSTEM, Role.FAULT_ATTACK)
# Columns that tell what was done and thought of it afterwards.
AFTERWARDS = (Role.MEASURES, Role.FOLLOW_UP, Role.REMARKS)
# What stands outside brackets beside the words in question.
OTHER_WORDS = re.compile(r"^[^(]*[^\W\d_]")
LONGEST_NAME = 4
INNER_CAPITAL = re.compile(r"[a-zæøå][A-ZÆØÅ]")
OWN_FAULTS = (Fault.HUMAN, Fault.ATTACK)
# Where a row names no supplier, these are the doings of the municipality's own people (or a theft from them).
OWN_DEEDS = (
    Mechanism.MISDELIVERY,
    Mechanism.MISFILING,
    Mechanism.PUBLICATION,
    Mechanism.UNJUSTIFIED_LOOKUP,
    Mechanism.LOSS_THEFT,
    Mechanism.UNSECURED_TRANSMISSION,
)


class ThirdPartyRule(Rule):
    """How a supplier's part in the cause is told (evidence.rule)."""

    COLUMN = "third_party.column", "The mark or the supplier named in the column that asks."
    CAUSE = "third_party.cause", "The column of causes names a supplier."
    DESCRIPTION = "third_party.description", "The description blames a supplier."
    AFTERWARDS = "third_party.afterwards", "What was done or remarked afterwards blames a supplier."
    LOCATION = "third_party.location", "The column of the place names a supplier, and no cause in the house is told."
    OWN_FAULT = (
        "third_party.own_fault",
        "The cause lies with the municipality's own people, or is an attack not put outside the municipality.",
    )
    OWN_MACHINE = "third_party.own_machine", "A cause in the municipality's own equipment."
    INSIDE = "third_party.inside", "The words put the cause inside the municipality."
    OWN_ORDER = "third_party.own_order", "The column of causes names the municipality's own ways of working."
    SANCTION = "third_party.sanction", "An employee is called to account."
    OWN_DEED = (
        "third_party.own_deed",
        "The row tells what only the municipality's own people do (sending, filing, looking up, losing), and "
        "names no supplier.",
    )
    OURS = "third_party.ours", "The cause cell names the municipality and nobody else."


class SupplierWords:
    """Who is named in a text and which part they have in a breach: vocabulary/third_party.toml and known suppliers."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        said = vocabulary.file("third_party", ClueVocabulary)
        self._lexicon = vocabulary.of(Lexicon)
        self._systems = vocabulary.of(SystemNames)
        suppliers = [*said.lists["supplier"], *self._systems.supplier_spellings]
        staff = [*said.lists["staff"], *vocabulary.file("cause", CauseVocabulary).lists["staff"]]
        self._clues = ClueBook(
            vocabulary.of(Negation), {**said.lists, "supplier": suppliers, "staff": staff}, said.clues
        )

    def suppliers(self, text: str) -> tuple[Span, ...]:
        """(start, end) of each supplier or data processor named and not denied; "KMD Nexus" is a system."""
        systems = self._systems.find(text)
        return tuple(
            (start, end)
            for start, end in self._clues.mentions("supplier", text)
            if not any(s.start <= start and end <= s.end and s.end - s.start > end - start for s in systems)
        )

    def active_suppliers(self, field: Field) -> list[Span]:
        """Where a cell names a supplier that is more than a bystander."""
        bystanders = self.bystanders(field)
        return [
            (start, end)
            for start, end in self.suppliers(field.text)
            if not any(b.start <= start and end <= b.end for b in bystanders)
        ]

    def abbreviated_suppliers(self, field: Field, legend: Legend) -> list[Span]:
        """Where a cell names a supplier by an abbreviation of the document's own ("L = leverandør")."""
        return [(short.start, short.end) for short in explained(field.text, legend) if self.suppliers(short.words)]

    def bystanders(self, field: Field) -> list[Sign]:
        """Where a cell tells of a supplier that only repaired, was asked or received."""
        return [s for s in self._clues.signs([field]) if s.value == "bystander"]

    def known(self, text: str) -> tuple[Span, ...]:
        """(start, end) of every word of the vocabulary in the text, denied or not, and of known systems."""
        return (*self._clues.known(text), *((s.start, s.end) for s in self._systems.find(text)))

    def names_staff(self, text: str) -> bool:
        """Whether a text names the municipality's own people."""
        return bool(self._clues.mentions("staff", text))

    def is_a_name(self, text: str) -> bool:
        """Whether a text is a name and nothing else: few words, all in capitals, one in no dictionary ("ParkSmart")."""
        words = text.split()
        capitals = all(w[0].isupper() or w == "&" for w in words)
        return capitals and len(words) <= LONGEST_NAME and any(map(self._is_no_word, words))

    def _is_no_word(self, word: str) -> bool:
        """Whether a word has capitals within, or is neither Danish nor put together from Danish words."""
        if INNER_CAPITAL.search(word):
            return True
        lower, known = word.lower(), self._lexicon
        return word.isalpha() and len(word) >= SHORTEST and not (known.is_word(lower) or known.compound_cuts(lower))

    def names_only_us(self, text: str) -> bool:
        """Whether a text names the municipality and has no other words outside brackets."""
        ours = self._clues.mentions("ours", text)
        return any(not OTHER_WORDS.search(text[:start] + text[end:]) for start, end in ours)

    def signs(self, cells: Iterable[Field]) -> Iterator[Sign]:
        """The clues of the cells, weightiest first."""
        return self._clues.signs(cells)

    def first(self, value: str, cells: Iterable[Field]) -> Sign | None:
        """The first clue that speaks for a value."""
        return next((s for s in self.signs(cells) if s.value == value), None)


def normalise(record: Record, known: Findings) -> Findings:
    """third_party of a row: its own column first, then a supplier blamed in words, then a cause inside the house.

    known: the cause and the mechanism.
    """
    words = record.vocabulary.of(SupplierWords)
    column = next(record.with_role(Role.THIRD_PARTY), None)
    answer = _from_column(column, record, words) if column else None
    if answer:
        return answer
    value = _blamed(record, known, words) or _inside(record, known, words)
    return _findings(value) if value else _doubted(record, known, words)


def _doubted(record: Record, known: Findings, words: SupplierWords) -> Findings:
    """A review code where somebody who may have caused it is named and nothing decides."""
    if any(f.text.strip() for f in record.with_role(Role.CAUSE)):
        return Findings()
    cells = list(record.with_role(Role.DESCRIPTION))
    supplied = any(words.active_suppliers(f) for f in cells)
    staffed = known.get("fault") is None and any(words.names_staff(f.text) for f in cells)
    return Findings(review=(Review.CAUSE_UNREAD,)) if supplied or staffed else Findings()


def _from_column(field: Field, record: Record, words: SupplierWords) -> Findings | None:
    """The column's answer; None where it is empty and nothing says what an empty cell means."""
    mark = mark_in(field, record)
    printed = quote(field, 0, len(field.text)) if field.text.strip() else None
    if mark is Mark.YES or (mark is Mark.OTHER and _names_a_supplier(field.text, words)):
        return _findings(Value("third_party", True, Basis.STATED, ThirdPartyRule.COLUMN, printed))
    if mark is Mark.NO or (mark is Mark.EMPTY and _fault_is_marked(record)):
        return _findings(Value("third_party", False, Basis.STATED, ThirdPartyRule.COLUMN, printed))
    if mark is Mark.OTHER:
        message = f"neither a yes or no nor a known supplier in column {field.column!r}"
        return Findings(
            problems=(
                Problem(
                    Stage.NORMALISE, Severity.WARNING, NormaliseCode.THIRD_PARTY_UNKNOWN, message, field.text.strip()
                ),
            )
        )
    return None if mark is Mark.EMPTY else Findings()


def _names_a_supplier(text: str, words: SupplierWords) -> bool:
    """Whether the cell of a column for suppliers names one, known or not, and not the municipality's own people."""
    return bool(words.suppliers(text)) or (words.is_a_name(text) and not words.names_staff(text))


def _fault_is_marked(record: Record) -> bool:
    """Whether a neighbouring mark column says who was at fault, so that an empty mark is a no."""
    return any(mark_in(f, record) is Mark.YES for f in record.with_role(*FAULT_MARKS))


def _blamed(record: Record, known: Findings, words: SupplierWords) -> Value | None:
    for field in known.cause.cells:
        for span in (*words.active_suppliers(field), *words.abbreviated_suppliers(field, record.legend)):
            return Value("third_party", True, Basis.STATED, ThirdPartyRule.CAUSE, quote(field, *span))
    for sign in words.signs(record.with_role(Role.DESCRIPTION)):
        if sign.value == "blamed" or (sign.value == "at_fault" and not _overlaps(sign, words.bystanders(sign.field))):
            return Value("third_party", True, Basis.INFERRED, ThirdPartyRule.DESCRIPTION, sign.quote)
    blamed = words.first("blamed", record.with_role(*AFTERWARDS))
    if blamed:
        return Value("third_party", True, Basis.INFERRED, ThirdPartyRule.AFTERWARDS, blamed.quote)
    if known.get("fault") in OWN_FAULTS:
        return None
    for field in record.with_role(Role.LOCATION):
        for span in words.active_suppliers(field):
            return Value("third_party", True, Basis.INFERRED, ThirdPartyRule.LOCATION, quote(field, *span))
    return None


def _inside(record: Record, known: Findings, words: SupplierWords) -> Value | None:
    """False where the row states a cause inside the municipality and no supplier has a part in it."""
    cells = [*known.cause.cells, *record.with_role(Role.DESCRIPTION)]
    if any(words.active_suppliers(field) for field in cells):
        return None
    ours = next((field for field in known.cause.cells if words.names_only_us(field.text)), None)
    if ours:
        return _false(ThirdPartyRule.OURS, quote(ours, 0, len(ours.text)))
    return _own_fault(record, known) or _own_doing(record, known, words)


def _own_fault(record: Record, known: Findings) -> Value | None:
    fault = known.value("fault")
    if fault and (fault.value == Fault.HUMAN or (fault.value == Fault.ATTACK and not _elsewhere(record))):
        return _false(ThirdPartyRule.OWN_FAULT, fault.quote)
    return None


def _own_doing(record: Record, known: Findings, words: SupplierWords) -> Value | None:
    """What the row tells of the municipality's own machines, or of its people's doings where no fault is told."""
    cells = [*known.cause.cells, *record.with_role(Role.DESCRIPTION)]
    if known.get("fault"):
        sign = words.first("own_machine", cells)
        return _false(ThirdPartyRule.OWN_MACHINE, sign.quote) if sign else None
    for value, rule, where in (
        ("inside", ThirdPartyRule.INSIDE, cells),
        ("own_order", ThirdPartyRule.OWN_ORDER, known.cause.cells),
        ("sanction", ThirdPartyRule.SANCTION, (*cells, *record.with_role(*AFTERWARDS))),
    ):
        if sign := words.first(value, where):
            return _false(rule, sign.quote)
    if known.cause.unknown or words.first("automaton", cells):
        return None
    deed = known.value("mechanism")
    return _false(ThirdPartyRule.OWN_DEED, deed.quote) if deed and deed.value in OWN_DEEDS else None


def _elsewhere(record: Record) -> bool:
    """Whether a mark column puts the place of the attack outside the municipality."""
    return any(mark_in(f, record) is Mark.YES for f in record.with_role(Role.LOCATION_EXTERNAL))


def _overlaps(sign: Sign, others: Iterable[Sign]) -> bool:
    return any(sign.start < o.end and o.start < sign.end for o in others)


def _false(rule: ThirdPartyRule, words: Quote | None) -> Value:
    return Value("third_party", False, Basis.INFERRED, rule, words)


def _findings(value: Value) -> Findings:
    return Findings((value,))


FIELD = IncidentField(
    title="Third party",
    columns=(FieldColumn("third_party", ColumnType.FLAG, "Whether the cause lies at a supplier or data processor."),),
    normalise=normalise,
    rules=ThirdPartyRule,
    sources=(
        "GDPR article 28 (processors): third_party asks whether the cause lies at a supplier or data "
        "processor, not whether one is involved."
    ),
    limits="A supplier who only repaired, was asked or received is a bystander.",
    vocabulary=("third_party.toml",),
    cases="values_cause.csv",
)
