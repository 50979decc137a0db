"""Who was told: notified_authority (GDPR art. 33), notified_subjects (art. 34) and their statuses.

Rules: docs/normalisation.md. A column that asks comes first, then columns of prose; a no that the row corrects is a
yes. What one cell says is for notification_column and mentions.notifications.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.document.problems import Problem, Severity, Stage
from normalizers.codes import Answer, Basis, NormaliseCode, Party, Review
from normalizers.fields.declaration import ColumnType, FieldColumn, IncidentField
from normalizers.fields.names import DatePart, FieldName
from normalizers.fields.notification_column import AskingColumn, Decision, NotificationRule, weighed
from normalizers.findings import NOTHING, Findings, Value, merge, quote
from normalizers.mentions.notification_words import NotificationWords
from normalizers.mentions.notifications import Notifications, Reading, Statement
from normalizers.mentions.person_words import STAFF
from normalizers.mentions.persons import PersonsConcerned
from normalizers.record import Field, Record, Role
from normalizers.vocabulary.words import Vocabulary

COLUMNS = {
    Party.AUTHORITY: (Role.NOTIFIED_AUTHORITY, Role.REPORTED),
    Party.SUBJECTS: (Role.NOTIFIED_SUBJECTS,),
}
REASONS = {
    Party.AUTHORITY: Role.NOTIFIED_AUTHORITY_REASON,
    Party.SUBJECTS: Role.NOTIFIED_SUBJECTS_REASON,
}
PROSE = (Role.FOLLOW_UP, Role.REMARKS, Role.MEASURES)
VALUES = {
    Answer.YES: True,
    Answer.NO: False,
    Answer.PENDING: None,
    Answer.PARTLY: True,
    Answer.BY_OTHER: False,
    Answer.UNKNOWN: None,
}
VOLUNTARY = "voluntary"
# At most two words between an owner and what is theirs.
BETWEEN = re.compile(r"\s+(?:[^\W\d_]+\s+){0,2}")


def normalise(record: Record, known: Findings = NOTHING) -> Findings:
    """notified_authority, notified_subjects and their statuses of one row; known: its dates."""
    row = _Row(record, known)
    return merge(row.notified(party) for party in Party)


class _Row:
    """A row, asked who was told."""

    def __init__(self, record: Record, known: Findings) -> None:
        self._record = record
        self._reported = known.value(str(FieldName(Role.REPORTED, DatePart.FROM)))
        self._column = record.vocabulary.of(AskingColumn)
        self._words = record.vocabulary.of(NotificationWords)
        self._notifications = record.vocabulary.of(Notifications)

    def notified(self, party: Party) -> Findings:
        """Whether a party was told."""
        decided, problems = self._from_columns(party)
        if decided is None and not problems:
            decided = self._from_prose(party)
        elif decided is not None and decided.answer is Answer.NO:
            decided = self._corrected(party, decided)
        review = (Review.NOTIFIED_UNCLEAR,) if problems or (decided and decided.doubtful) else ()
        return Findings(tuple(_values(party, decided)) if decided else (), problems, review)

    def _from_columns(self, party: Party) -> tuple[Decision | None, tuple[Problem, ...]]:
        """The answer of the columns that ask; a yes goes before a no of another column."""
        decisions, problems = [], []
        for field in self._record.with_role(*COLUMNS[party]):
            decision = self._column.read(field, party, self._record.legend) or self._dated(field, party)
            if decision is not None:
                decisions.append(decision)
            elif self._words.is_filled(field.text) and field.role is not Role.REPORTED:
                problems.append(_unread(field))
        yes = next((d for d in decisions if VALUES[d.answer]), None)
        return yes or next(iter(decisions), None), () if yes else tuple(problems)

    def _dated(self, field: Field, party: Party) -> Decision | None:
        """A cell in which the day of the report was read, in whatever way it is written, says yes."""
        said = self._reported.quote if self._reported and party is Party.AUTHORITY else None
        if said is None or said.column != field.column:
            return None
        return Decision(Answer.YES, NotificationRule.COLUMN.of("date"), field, said.start, said.end)

    def _corrected(self, party: Party, decided: Decision) -> Decision:
        """A no that the row itself corrects, or a report by somebody else (docs/normalisation.md)."""
        for field in self._record.with_role(REASONS[party], *PROSE):
            for said in self._statements(party, field):
                if said.answer is Answer.BY_OTHER:
                    return Decision(Answer.BY_OTHER, NotificationRule.REPORTED_BY_OTHER, field, said.start, said.end)
                if said.answer is Answer.YES:
                    found = Decision(Answer.YES, NotificationRule.ROW_CORRECTS_NO, field, said.start, said.end)
                    if field.role is REASONS[party] or self._column.overrules(found, said):
                        return found
                    decided = replace(decided, doubtful=True)
        return decided

    def _from_prose(self, party: Party) -> Decision | None:
        """What the other columns say; the description only where no column asks."""
        asked = any(True for _ in self._record.with_role(*COLUMNS[party]))
        if asked and self._record.legend.empty_means_no:
            return None
        for field in self._record.with_role(REASONS[party]):
            said = [s for s in self._statements(party, field) if s.answer in (Answer.YES, Answer.BY_OTHER)]
            if asked and said:
                return weighed(said, field, NotificationRule.REASON)
        for field in self._prose(asked):
            decided = self._from_letter(field, party) or self._from_sentences(party, field)
            if decided:
                return decided
        return None if asked else self._from_decision(party)

    def _prose(self, asked: bool) -> Iterator[Field]:
        yield from self._record.with_role(*PROSE)
        if not asked:
            yield from (f for f in self._record.fields if f.role is None)
            yield from self._record.with_role(Role.DESCRIPTION)

    def _from_sentences(self, party: Party, field: Field) -> Decision | None:
        said = [s for s in self._statements(party, field) if s.answer is not Answer.UNKNOWN]
        basis = Basis.STATED if field.role in (Role.FOLLOW_UP, Role.REMARKS) else Basis.INFERRED
        return weighed(said, field, NotificationRule.PROSE, basis) if said else None

    def _from_letter(self, field: Field, party: Party) -> Decision | None:
        """A notice written to the persons concerned is itself the telling (GDPR art. 34)."""
        spoken = self._words.grammar["letters"].spans(field.text) if party is Party.SUBJECTS else ()
        return Decision(Answer.YES, NotificationRule.LETTER_TO_SUBJECTS, field, *spoken[0]) if spoken else None

    def _from_decision(self, party: Party) -> Decision | None:
        """Where the authority has answered, it has been told."""
        if party is Party.AUTHORITY:
            for field in self._record.with_role(Role.AUTHORITY_DECISION):
                found = self._words.decision["answered"].spans(field.text)
                if found:
                    rule = NotificationRule.AUTHORITY_ANSWERED
                    return Decision(Answer.YES, rule, field, *found[0], Basis.INFERRED)
        return None

    def _statements(self, party: Party, field: Field) -> list[Statement]:
        """What a cell of prose says about one party; a reason column speaks of its own party."""
        reading = Reading(
            party=party if field.role is REASONS[party] else None,
            staff=self._record.vocabulary.of(StaffConcerned).in_row(self._record),
            weak=field.role is not Role.DESCRIPTION,
        )
        return [s for s in self._notifications.statements(field.text, reading) if s.party is party]


class StaffConcerned:
    """Tells whether the data were employees' own, so that telling them is telling the persons concerned."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._parties = vocabulary.of(NotificationWords).parties
        self._persons = vocabulary.of(PersonsConcerned)

    def in_row(self, record: Record) -> bool:
        """Whether the row says so."""
        if any(self._parties["staff_data"].spans(f.text) for f in record.with_role(Role.PERSONAL_DATA, Role.AFFECTED)):
            return True
        texts = (f.text for f in record.fields if f.role in (Role.DESCRIPTION, None))
        return any(self._owned(t) or any(g.kind == STAFF for g in self._persons.groups(t, sure=False)) for t in texts)

    def _owned(self, text: str) -> bool:
        """Whether a text tells of employees' data: "de ansattes private telefonnumre"."""
        owned = self._parties["staff_owned"].spans(text)
        owners = self._parties["staff_owner"].spans(text)
        return any(end < start and BETWEEN.fullmatch(text[end:start]) for _, end in owners for start, _ in owned)


def _values(party: Party, decided: Decision) -> Iterator[Value]:
    words = quote(decided.field, decided.start, decided.end) if decided.field else None
    value = VALUES[decided.answer]
    if value is not None:
        yield Value(party.value_column, value, decided.basis, decided.rule, words)
    if decided.answer is not Answer.UNKNOWN:
        status = VOLUNTARY if decided.voluntary else decided.answer.value
        yield Value(party.status_column, status, decided.basis, decided.rule, words)


def _unread(field: Field) -> Problem:
    message = f"no answer could be read in {field.column!r}"
    return Problem(Stage.NORMALISE, Severity.WARNING, NormaliseCode.NOTIFIED_UNKNOWN, message, value=field.text)


FIELD = IncidentField(
    title="Notification",
    columns=(
        FieldColumn(Party.AUTHORITY.value_column, ColumnType.FLAG, "Whether the municipality told Datatilsynet."),
        FieldColumn(
            Party.AUTHORITY.status_column,
            ColumnType.TEXT,
            "The answer in more detail.",
            ("yes", "no", "pending", "partly", "by_other"),
            detail=True,
        ),
        FieldColumn(Party.SUBJECTS.value_column, ColumnType.FLAG, "Whether the persons concerned were told."),
        FieldColumn(
            Party.SUBJECTS.status_column,
            ColumnType.TEXT,
            "The answer in more detail.",
            ("yes", "no", "pending", "partly", VOLUNTARY),
            detail=True,
        ),
    ),
    normalise=normalise,
    rules=NotificationRule,
    sources="GDPR articles 33 and 34. The document's legend overrules every rule.",
    limits=(
        "An undecided answer is NULL with the status pending. A no that the row corrects is a yes. Telling "
        "the persons of something else than the breach is no notification."
    ),
    vocabulary=("follow_up.toml", "legend.toml", "marks.toml"),
    cases="values_follow_up.csv",
)
