"""Persons whose data it was, never recipients (docs/normalisation.md): affected_min, affected_max, affected_text.

Decides which cell is read; its numbers are for affected_counts, counts in prose for mentions.persons.
"""

from __future__ import annotations

import re

from normalizers.codes import Basis, Review
from normalizers.fields.affected_counts import Affected, CountingColumn, added_up
from normalizers.fields.declaration import ColumnType, FieldColumn, IncidentField
from normalizers.findings import NOTHING, Findings, Rule, Value, quote
from normalizers.mentions.person_words import PersonWords
from normalizers.mentions.persons import PersonsConcerned
from normalizers.record import Field, Record, Role

# A number and a plain word behind it; dates, times and case numbers have none.
COUNTED = re.compile(r"(?<![\w./:-])\d{1,3}(?:\.\d{3})* (?P<what>[a-zæøå]{4,})")


class AffectedRule(Rule):
    """How the number of persons is told (evidence.rule)."""

    COLUMN = "people.column", "The number, in digits or words, in the column that asks for it; sums are added up."
    PERSONAL_DATA = "people.personal_data", "A number of persons in the column of personal data."
    REMARKS = "people.remarks", "A number of persons in the remarks."
    DESCRIPTION = (
        "people.description",
        "A number of persons in the description that is said to be those whose data it was.",
    )
    CONSEQUENCES = "people.consequences", "The same in the consequences."
    FOLLOW_UP = "people.follow_up", "The same in the follow-up."
    MEASURES = "people.measures", "The same in the measures."


# The columns that may count persons in passing, the surest first.
PROSE = (
    (Role.PERSONAL_DATA, AffectedRule.PERSONAL_DATA),
    (Role.REMARKS, AffectedRule.REMARKS),
    (Role.DESCRIPTION, AffectedRule.DESCRIPTION),
    (Role.CONSEQUENCES, AffectedRule.CONSEQUENCES),
    (Role.FOLLOW_UP, AffectedRule.FOLLOW_UP),
    (Role.MEASURES, AffectedRule.MEASURES),
)
# Where a person noun is enough.
STATED = (Role.PERSONAL_DATA, Role.REMARKS)


def normalise(record: Record, _known: Findings = NOTHING) -> Findings:
    """affected_min, affected_max and affected_text of one row."""
    column = record.vocabulary.of(CountingColumn)
    asked = [f for f in record.with_role(Role.AFFECTED) if not column.is_blank(f.text)]
    counting = [f for f in asked if not _shared(f, record) or column.has_number(f.text)]
    if counting:
        return _from_column(counting[0], column)
    concerned = record.vocabulary.of(PersonsConcerned)
    for role, rule in PROSE:
        for field in record.with_role(role):
            found = added_up(concerned.groups(field.text, sure=role in STATED))
            if found:
                basis = Basis.STATED if role in STATED else Basis.INFERRED
                return _findings(field, found, rule, basis)
    asks = any(record.with_role(Role.AFFECTED))
    return Findings(review=(Review.AFFECTED_UNCLEAR,)) if not asks and _counts_something(record) else Findings()


def _counts_something(record: Record) -> bool:
    """Whether the description counts what may be persons ("90 kontakter"): no known persons, no time, no paper."""
    persons = record.vocabulary.of(PersonWords)
    counted = (m["what"] for f in record.with_role(Role.DESCRIPTION) for m in COUNTED.finditer(f.text))
    return any(not persons.no_persons.spans(what) and not persons.nouns(what) for what in counted)


def _shared(field: Field, record: Record) -> bool:
    """Whether the column is for something else too, so that a cell without a number answers that alone."""
    return any(f is not field and f.column == field.column for f in record.fields)


def _from_column(field: Field, column: CountingColumn) -> Findings:
    """The column that asks for the number; its words are kept even where no number can be told."""
    text = field.text
    start = len(text) - len(text.lstrip())
    words = Value(
        "affected_text", text.strip(), Basis.STATED, AffectedRule.COLUMN, quote(field, start, len(text.rstrip()))
    )
    if column.is_unknown(text):
        return Findings((words,))
    found = column.count(text)
    if found:
        return _findings(field, found, AffectedRule.COLUMN, Basis.STATED, words)
    return Findings((words,), review=() if column.is_vague(text) else (Review.AFFECTED_UNCLEAR,))


def _findings(field: Field, found: Affected, rule: AffectedRule, basis: Basis, words: Value | None = None) -> Findings:
    spoken = quote(field, found.start, found.end)
    values = [words or Value("affected_text", spoken.text, basis, rule, spoken)]
    for name, bound in (("affected_min", found.minimum), ("affected_max", found.maximum)):
        if bound is not None:
            values.append(Value(name, bound, basis, rule, spoken))
    return Findings(tuple(values), review=(Review.AFFECTED_UNCLEAR,) if found.doubtful else ())


FIELD = IncidentField(
    title="Persons",
    columns=(
        FieldColumn(
            "affected_min", ColumnType.NUMBER, "Fewest persons whose data was concerned. NULL: no lower bound is given."
        ),
        FieldColumn(
            "affected_max", ColumnType.NUMBER, "Most persons whose data was concerned. NULL: no upper bound is given."
        ),
        FieldColumn(
            "affected_text", ColumnType.TEXT, "The number of persons, in the municipality's words.", detail=True
        ),
    ),
    normalise=normalise,
    rules=AffectedRule,
    sources=('Persons whose data it was, never recipients: GDPR article 33(3)(a), "data subjects concerned".'),
    limits=(
        "Households, cases and files are not persons. Two different numbers of one kind give no number and "
        "the review code affected_unclear."
    ),
    vocabulary=("people.toml",),
    cases="values_people.csv",
)
