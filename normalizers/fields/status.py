"""Whether an incident was a breach, a near miss, no breach after all, or disputed: status (docs/normalisation.md).

The column that asks comes first, then a clear statement elsewhere; states of the paperwork say nothing of it.
"""

from __future__ import annotations

from extractors.document.problems import Problem, Severity, Stage
from normalizers.codes import Basis, NormaliseCode, Status
from normalizers.fields.declaration import ColumnType, FieldColumn, IncidentField
from normalizers.findings import NOTHING, Findings, Rule, Value, quote
from normalizers.mentions.notification_words import NotificationWords
from normalizers.record import Field, Record, Role
from normalizers.vocabulary.patterns import Finder, Match
from normalizers.vocabulary.words import Vocabulary

# Where a column names several, the first of these.
WEIGHTIEST_FIRST = (Status.NO_BREACH, Status.NEAR_MISS, Status.DISPUTED, Status.BREACH)
PROCESS = "process"
# Columns whose sentences may state it.
PROSE = (
    Role.DESCRIPTION,
    Role.CONSEQUENCES,
    Role.NOTIFIED_AUTHORITY_REASON,
    Role.NOTIFIED_SUBJECTS_REASON,
    Role.FOLLOW_UP,
    Role.REMARKS,
    Role.MEASURES,
    Role.NOTIFIED_AUTHORITY,
)


class StatusRule(Rule):
    """How the status is told (evidence.rule)."""

    COLUMN = "follow_up.status_column", "The words of the column of the status."
    STATED = "follow_up.status_stated", "A sentence says that it was no breach, a near miss, or disputed."


class StatusWords:
    """The section [status] of vocabulary/follow_up.toml, ready to search with; an entry is a Status or PROCESS."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        said = vocabulary.of(NotificationWords).lists.status
        self.in_column = Finder(
            (
                (Status.NO_BREACH, said.no_breach),
                (Status.NEAR_MISS, said.near_miss),
                (Status.DISPUTED, said.disputed),
                (Status.BREACH, said.breach),
                (PROCESS, said.process),
            )
        )
        self.stated = Finder(((Status.NO_BREACH, said.stated_no_breach), (Status.NEAR_MISS, said.stated_near_miss)))


def normalise(record: Record, _known: Findings = NOTHING) -> Findings:
    """status of one row; NULL with a problem where no word of its column is known."""
    words = record.vocabulary.of(StatusWords)
    for field in record.with_role(Role.STATUS):
        found = {m.entry: m for m in words.in_column.find(field.text)}
        told = next((found[status] for status in WEIGHTIEST_FIRST if status in found), None)
        if told:
            return _found(field, told, StatusRule.COLUMN, Basis.STATED)
        if record.vocabulary.of(NotificationWords).is_filled(field.text) and not found:
            message = "the status could not be read"
            problem = Problem(
                Stage.NORMALISE, Severity.WARNING, NormaliseCode.STATUS_UNKNOWN, message, value=field.text
            )
            return Findings(problems=(problem,))
    for field in record.with_role(*PROSE):
        for match in words.stated.find(field.text):
            return _found(field, match, StatusRule.STATED, Basis.INFERRED)
    return Findings()


def _found(field: Field, match: Match, rule: StatusRule, basis: Basis) -> Findings:
    return Findings((Value("status", Status(match.entry).value, basis, rule, quote(field, match.start, match.end)),))


FIELD = IncidentField(
    title="Status",
    columns=(
        FieldColumn(
            "status", ColumnType.TEXT, "A breach, a near miss, no breach after all, or disputed.", tuple(Status)
        ),
    ),
    normalise=normalise,
    rules=StatusRule,
    sources="The municipality's own words for what the incident was held for.",
    limits="States of the paperwork (closed, under way) are no status.",
    vocabulary=("follow_up.toml",),
    cases="values_follow_up.csv",
)
