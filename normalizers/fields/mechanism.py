"""How the incident came about and what it harmed: mechanism and dimensions (register.md, "cause" and "follow-up")."""

from __future__ import annotations

from functools import lru_cache

from normalizers.codes import Basis, Dimension, Fault, Mechanism
from normalizers.danish.clues import ClueBook, ClueVocabulary
from normalizers.danish.negation import negated
from normalizers.fields import cause
from normalizers.findings import Findings, Quote, Value, quote
from normalizers.record import Record, Role
from normalizers.vocabulary import load
from normalizers.vocabulary.patterns import Finder


class MechanismVocabulary(ClueVocabulary):
    """vocabulary/mechanism.toml."""

    by_fault: dict[Fault, Mechanism]
    harms: dict[Mechanism, tuple[Dimension, ...]]
    dimensions: dict[Dimension, list[str]]


@lru_cache(maxsize=1)
def _vocabulary() -> MechanismVocabulary:
    return load("mechanism", MechanismVocabulary)


@lru_cache(maxsize=1)
def _clues() -> ClueBook:
    return ClueBook(_vocabulary().lists, _vocabulary().clues)


@lru_cache(maxsize=1)
def _dimension_words() -> Finder:
    return Finder(_vocabulary().dimensions.items())


def normalise(record: Record) -> Findings:
    """mechanism and dimensions of a row; nothing where no words tell them."""
    mechanism = _mechanism(record)
    dimensions = _named_dimensions(record) or _dimensions_of(mechanism)
    return Findings(tuple(v for v in (mechanism, dimensions) if v))


def _mechanism(record: Record) -> Value | None:
    sign = _clues().first([*cause.cells(record), *record.with_role(Role.DESCRIPTION)])
    if sign:
        rule = "mechanism.cause" if sign.field.role is Role.CAUSE else "mechanism.description"
        return Value("mechanism", Mechanism(sign.value).value, Basis.INFERRED, rule, sign.quote)
    fault = next((v for v in cause.normalise(record).values if v.field == "fault"), None)
    follows = _vocabulary().by_fault.get(Fault(str(fault.value))) if fault else None
    if fault and follows:
        return Value("mechanism", follows.value, Basis.INFERRED, "mechanism.fault", fault.quote)
    return None


def _named_dimensions(record: Record) -> Value | None:
    """Dimensions named in their own column, else in the cause or the description."""
    for roles, basis in (((Role.DIMENSION,), Basis.STATED), ((Role.CAUSE, Role.DESCRIPTION), Basis.INFERRED)):
        named: dict[str, Quote] = {}
        for field in record.with_role(*roles):
            for m in _dimension_words().find(field.text):
                if not negated(field.text, m.start, m.end):
                    named.setdefault(m.entry, quote(field, m.start, m.end))
        if named:
            members = tuple(d.value for d in Dimension if d in named)
            return Value("dimensions", members, basis, "dimensions.named", named[members[0]])
    return None


def _dimensions_of(mechanism: Value | None) -> Value | None:
    harmed = _vocabulary().harms.get(Mechanism(str(mechanism.value))) if mechanism else None
    if mechanism and harmed:
        members = tuple(d.value for d in harmed)
        return Value("dimensions", members, Basis.INFERRED, "dimensions.mechanism", mechanism.quote)
    return None
