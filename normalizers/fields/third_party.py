"""Whether a supplier or data processor caused the incident: third_party (register.md, "Cause")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from extractors.document.problems import Problem, Severity, Stage
from normalizers.cells.abbreviations import explained
from normalizers.cells.marks import Mark, read_mark
from normalizers.codes import Basis, Fault, Mechanism, NormaliseCode, Review
from normalizers.danish.clues import ClueBook, ClueVocabulary, Sign
from normalizers.fields import cause, mechanism
from normalizers.fields.declaration import ColumnType, FieldColumn, IncidentField
from normalizers.fields.systems import mentions, supplier_spellings
from normalizers.findings import NOTHING, Findings, Quote, Rule, Value, quote
from normalizers.record import Field, Legend, Record, Role
from normalizers.vocabulary import load

FAULT_MARKS = (Role.FAULT_HUMAN, Role.FAULT_SYSTEM, Role.FAULT_ATTACK)
# Columns that tell what was done and thought of it afterwards.
AFTERWARDS = (Role.MEASURES, Role.FOLLOW_UP, Role.REMARKS)
# What stands outside brackets beside the words in question.
OTHER_WORDS = re.compile(r"^[^(]*[^\W\d_]")
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


@lru_cache(maxsize=1)
def _clues() -> ClueBook:
    vocabulary = load("third_party", ClueVocabulary)
    suppliers = [*vocabulary.lists["supplier"], *supplier_spellings()]
    staff = [*vocabulary.lists["staff"], *cause.staff_words()]
    return ClueBook({**vocabulary.lists, "supplier": suppliers, "staff": staff}, vocabulary.clues)


def suppliers_in(text: str) -> tuple[tuple[int, int], ...]:
    """(start, end) of each supplier or data processor that a text names and does not deny; "KMD Nexus" is a system."""
    named = [span for _, span in mentions(text)]
    return tuple(
        (start, end)
        for start, end in _clues().mentions("supplier", text)
        if not any(s <= start and end <= e and e - s > end - start for s, e in named)
    )


def normalise(record: Record, _known: Findings = NOTHING) -> Findings:
    """third_party of a row: its own column first, then a supplier blamed in words, then a cause inside the house."""
    column = next(record.with_role(Role.THIRD_PARTY), None)
    answer = _from_column(column, record) if column else None
    return answer or _doubted(_findings(_blamed(record) or _inside(record)), record)


def _doubted(found: Findings, record: Record) -> Findings:
    """What was found; a review code where somebody who may have caused it is named and nothing decides."""
    if found.values or any(f.text.strip() for f in record.with_role(Role.CAUSE)):
        return found
    cells = list(record.with_role(Role.DESCRIPTION))
    named = any(_clues().mentions("staff", f.text) or _active_suppliers(f) for f in cells)
    undecided = cause.normalise(record).get("fault") is None or any(_active_suppliers(f) for f in cells)
    return Findings(review=(Review.CAUSE_UNREAD,)) if named and undecided else found


def _from_column(field: Field, record: Record) -> Findings | None:
    """The column's answer; None where it is empty and nothing says what an empty cell means."""
    mark = read_mark(field.text, record.legend)
    words = quote(field, 0, len(field.text)) if field.text.strip() else None
    if mark is Mark.YES or (mark is Mark.OTHER and suppliers_in(field.text)):
        return _findings(Value("third_party", True, Basis.STATED, ThirdPartyRule.COLUMN, words))
    if mark is Mark.NO or (mark is Mark.EMPTY and _fault_is_marked(record)):
        return _findings(Value("third_party", False, Basis.STATED, ThirdPartyRule.COLUMN, words))
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


def _fault_is_marked(record: Record) -> bool:
    """Whether a neighbouring mark column says who was at fault, so that an empty mark is a no."""
    return any(read_mark(f.text, record.legend) is Mark.YES for f in record.with_role(*FAULT_MARKS))


def _blamed(record: Record) -> Value | None:
    for field in cause.cells(record):
        for start, end in (*_active_suppliers(field), *_abbreviated_suppliers(field, record.legend)):
            return Value("third_party", True, Basis.STATED, ThirdPartyRule.CAUSE, quote(field, start, end))
    for sign in _clues().signs(record.with_role(Role.DESCRIPTION)):
        if sign.value == "blamed" or (sign.value == "at_fault" and not _overlaps(sign, _bystanders(sign.field))):
            return Value("third_party", True, Basis.INFERRED, ThirdPartyRule.DESCRIPTION, sign.quote)
    for sign in _clues().signs(record.with_role(*AFTERWARDS)):
        if sign.value == "blamed":
            return Value("third_party", True, Basis.INFERRED, ThirdPartyRule.AFTERWARDS, sign.quote)
    if cause.normalise(record).get("fault") in OWN_FAULTS:
        return None
    for field in record.with_role(Role.LOCATION):
        for start, end in _active_suppliers(field):
            return Value("third_party", True, Basis.INFERRED, ThirdPartyRule.LOCATION, quote(field, start, end))
    return None


def _inside(record: Record) -> Value | None:
    """False where the row states a cause inside the municipality and no supplier has a part in it."""
    cells = [*cause.cells(record), *record.with_role(Role.DESCRIPTION)]
    if any(_active_suppliers(field) for field in cells):
        return None
    for field in cause.cells(record):
        if any(
            not OTHER_WORDS.search(field.text[:s] + field.text[e:]) for s, e in _clues().mentions("ours", field.text)
        ):
            return _false(ThirdPartyRule.OURS, quote(field, 0, len(field.text)))
    return _own_fault(record) or _own_doing(record, cells)


def _own_fault(record: Record) -> Value | None:
    fault = next((v for v in cause.normalise(record).values if v.field == "fault"), None)
    if fault and (fault.value == Fault.HUMAN or (fault.value == Fault.ATTACK and not _elsewhere(record))):
        return _false(ThirdPartyRule.OWN_FAULT, fault.quote)
    return None


def _own_doing(record: Record, cells: Sequence[Field]) -> Value | None:
    """What the row tells of the municipality's own machines, or of its people's doings where no fault is told."""
    if cause.normalise(record).get("fault"):
        sign = _first("own_machine", cells)
        return _false(ThirdPartyRule.OWN_MACHINE, sign.quote) if sign else None
    for value, told in (
        ("inside", cells),
        ("own_order", cause.cells(record)),
        ("sanction", (*cells, *record.with_role(*AFTERWARDS))),
    ):
        if sign := _first(value, told):
            return _false(ThirdPartyRule.named(f"third_party.{value}"), sign.quote)
    if cause.said_to_be_unknown(record) or _first("automaton", cells):
        return None
    deed = next((v for v in mechanism.normalise(record).values if v.field == "mechanism"), None)
    return _false(ThirdPartyRule.OWN_DEED, deed.quote) if deed and deed.value in OWN_DEEDS else None


def _first(value: str, cells: Iterable[Field]) -> Sign | None:
    return next((s for s in _clues().signs(cells) if s.value == value), None)


def _elsewhere(record: Record) -> bool:
    """Whether a mark column puts the place of the attack outside the municipality."""
    return any(read_mark(f.text, record.legend) is Mark.YES for f in record.with_role(Role.LOCATION_EXTERNAL))


def _active_suppliers(field: Field) -> list[tuple[int, int]]:
    """Where the cell names a supplier that is more than a bystander."""
    bystanders = _bystanders(field)
    return [
        (start, end)
        for start, end in suppliers_in(field.text)
        if not any(b.start <= start and end <= b.end for b in bystanders)
    ]


def _abbreviated_suppliers(field: Field, legend: Legend) -> list[tuple[int, int]]:
    """Where the cell names a supplier by an abbreviation of the document's own ("L = leverandør")."""
    shorts = explained(field.text, legend)
    return [(short.start, short.end) for short in shorts if suppliers_in(short.words)]


def _bystanders(field: Field) -> list[Sign]:
    return [s for s in _clues().signs([field]) if s.value == "bystander"]


def _overlaps(sign: Sign, others: Iterable[Sign]) -> bool:
    return any(sign.start < o.end and o.start < sign.end for o in others)


def _false(rule: str, words: Quote | None) -> Value:
    return Value("third_party", False, Basis.INFERRED, rule, words)


def _findings(value: Value | None) -> Findings:
    return Findings((value,)) if value else Findings()


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
