"""What a cell of a column that asks who was told answers: a mark, a yes or no, a sentence, a date.

Which cells of a row are asked, and how they add up, is for fields.notification.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from normalizers.cells.abbreviations import explained
from normalizers.cells.marks import opening_sign
from normalizers.codes import Answer, Basis, Party
from normalizers.findings import Rule
from normalizers.mentions.notification_words import NotificationWords
from normalizers.mentions.notifications import Notifications, Reading, Statement
from normalizers.record import Field, Legend
from normalizers.vocabulary.words import Vocabulary


class NotificationRule(Rule):
    """How the telling of the authority and the persons is told (evidence.rule)."""

    LEGEND_YES = "follow_up.legend_yes", "A mark that the document's legend explains as yes."
    LEGEND_NO = "follow_up.legend_no", "A mark that the legend explains as no."
    LEGEND_PENDING = "follow_up.legend_pending", "A mark that the legend explains as undecided."
    EMPTY_MEANS_NO = "follow_up.empty_means_no", "Absence: the cell is empty and the legend says that this means no."
    MARK_YES = "follow_up.mark_yes", "A mark that means yes everywhere (x, 1)."
    MARK_NO = "follow_up.mark_no", "A mark that means no everywhere (0)."
    COLUMN = (
        "follow_up.column_*",
        "The words of the column that asks; the last part is the answer they give, or date: a date of telling "
        "is a yes.",
    )
    VOLUNTARY = "follow_up.voluntary", "The persons were told although nothing bound the municipality to it."
    ROW_CORRECTS_NO = "follow_up.row_corrects_no", "The column says no, and words of the row tell of a later telling."
    REPORTED_BY_OTHER = (
        "follow_up.reported_by_other",
        "The column says no, and somebody outside the municipality reported.",
    )
    REASON = "follow_up.reason_*", "The column of reasons tells that it was done; the last part is the answer."
    PROSE = "follow_up.prose_*", "A sentence of the other columns tells it; the last part is the answer."
    LETTER_TO_SUBJECTS = "follow_up.letter_to_subjects", "The row speaks of a letter of notification to the persons."
    AUTHORITY_ANSWERED = "follow_up.authority_answered", "Datatilsynet has answered, so it was told."


@dataclass(frozen=True, slots=True)
class Decision:
    """An answer for one party, with its rule and its words; field None: it rests on absence."""

    answer: Answer
    rule: str
    field: Field | None = None
    start: int = 0
    end: int = 0
    basis: Basis = Basis.STATED
    voluntary: bool = False
    doubtful: bool = False


class AskingColumn:
    """Reads the cells of a column that asks who was told."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._words = vocabulary.of(NotificationWords)
        self._notifications = vocabulary.of(Notifications)

    def read(self, field: Field, party: Party, legend: Legend) -> Decision | None:
        """The answer of a cell for a party; None where it is empty or holds other words."""
        marked = self._marked(field, legend)
        if marked or not self._words.is_filled(field.text):
            return marked
        return self._coded(field, party, legend) or self._begun(field, party) or self._worded(field, party)

    def overrules(self, decided: Decision, statement: Statement) -> bool:
        """A later turn or a date of telling; a mere yes beside a no is a contradiction."""
        text = decided.field.text if decided.field else ""
        return statement.later or bool(self._words.day.search(text, statement.start, statement.end))

    def _coded(self, field: Field, party: Party, legend: Legend) -> Decision | None:
        """A cell that holds only a code of the document's own ("IA = ikke anmeldt"), read as its words."""
        for code in explained(field.text, legend):
            if field.text.strip() == field.text[code.start : code.end]:
                words = replace(field, text=code.words)
                if decided := self._begun(words, party) or self._worded(words, party):
                    return replace(decided, field=field, start=code.start, end=code.end)
        return None

    def _marked(self, field: Field, legend: Legend) -> Decision | None:
        """A cell that holds only a mark; the document's legend goes before the vocabulary."""
        mark = field.text.strip().lower()
        if not mark:
            return Decision(Answer.NO, NotificationRule.EMPTY_MEANS_NO) if legend.empty_means_no else None
        answers = self._words.lists.answers
        opening = opening_sign(field.text)
        meanings = (
            (legend.yes, Answer.YES, NotificationRule.LEGEND_YES),
            (legend.no, Answer.NO, NotificationRule.LEGEND_NO),
            (legend.pending, Answer.PENDING, NotificationRule.LEGEND_PENDING),
            (answers["yes_marks"], Answer.YES, NotificationRule.MARK_YES),
            (answers["no_marks"], Answer.NO, NotificationRule.MARK_NO),
        )
        for marks, answer, rule in meanings:
            if mark in marks:
                return Decision(answer, rule, field, 0, len(field.text))
        begun = meanings[:3] if opening is None or opening.isdecimal() else meanings
        for marks, answer, rule in begun:
            if opening in marks:
                return Decision(answer, rule, field, 0, len(field.text))
        return None

    def _begun(self, field: Field, party: Party) -> Decision | None:
        """A cell that begins with yes or no; what follows may qualify it."""
        first = len(field.text) - len(field.text.lstrip())
        for name, answer in (("yes", Answer.YES), ("no", Answer.NO)):
            opening = next((span for span in self._words.answers[name].spans(field.text) if span[0] == first), None)
            if opening:
                decided = Decision(answer, NotificationRule.COLUMN.of(name), field, *opening)
                rest = self._notifications.statements(field.text[opening[1] :], Reading(party, answer=True))
                qualify = self._qualified_yes if answer is Answer.YES else self._qualified_no
                return qualify(decided, party, [_moved(s, opening[1]) for s in rest if s.party is party])
        return None

    def _qualified_yes(self, decided: Decision, party: Party, rest: list[Statement]) -> Decision:
        qualifying = next((s for s in rest if s.answer in (Answer.PARTLY, Answer.BY_OTHER)), None)
        if qualifying:
            rule = NotificationRule.COLUMN.of(qualifying.answer)
            return replace(decided, answer=qualifying.answer, rule=rule, end=qualifying.end)
        return self._with_duty(decided, party)

    def _with_duty(self, decided: Decision, party: Party) -> Decision:
        """A yes to the persons concerned that nobody was bound to give."""
        given = self._words.answers["voluntary"].spans(decided.field.text) if decided.field else ()
        if party is Party.SUBJECTS and decided.answer is Answer.YES and given:
            return replace(decided, voluntary=True, rule=NotificationRule.VOLUNTARY, end=max(decided.end, given[-1][1]))
        return decided

    def _qualified_no(self, decided: Decision, _party: Party, rest: list[Statement]) -> Decision:
        for statement in rest:
            if statement.answer in (Answer.BY_OTHER, Answer.PENDING):
                rule = NotificationRule.COLUMN.of(statement.answer)
                return replace(decided, answer=statement.answer, rule=rule, end=statement.end)
            if statement.answer is Answer.YES and self.overrules(decided, statement):
                return replace(decided, answer=Answer.YES, rule=NotificationRule.ROW_CORRECTS_NO, end=statement.end)
        return decided

    def _worded(self, field: Field, party: Party) -> Decision | None:
        """A cell that answers in other words than yes or no, or with the date of telling."""
        said = [s for s in self._notifications.statements(field.text, Reading(party, answer=True)) if s.party is party]
        if said:
            return self._with_duty(weighed(said, field, NotificationRule.COLUMN), party)
        day = self._words.day.search(field.text)
        return Decision(Answer.YES, NotificationRule.COLUMN.of("date"), field, *day.span()) if day else None


def _moved(statement: Statement, by: int) -> Statement:
    return replace(statement, start=statement.start + by, end=statement.end + by)


def weighed(said: Sequence[Statement], field: Field, source: NotificationRule, basis: Basis = Basis.STATED) -> Decision:
    """All statements about one party in one cell as one answer; a yes after a no corrects it."""
    answers = [s.answer for s in said]
    doubtful = False
    if Answer.YES in answers and Answer.NO in answers:
        chosen = said[answers.index(Answer.YES)]
        refused = said[answers.index(Answer.NO)]
        if refused.start > chosen.start:
            doubtful = True
            chosen = replace(chosen, answer=Answer.PARTLY) if refused.rest else chosen
    else:
        order = (Answer.PARTLY, Answer.YES, Answer.PENDING, Answer.BY_OTHER, Answer.NO, Answer.UNKNOWN)
        chosen = min(said, key=lambda s: (order.index(s.answer), s.start))
    rule = source.of(chosen.answer)
    return Decision(chosen.answer, rule, field, chosen.start, chosen.end, basis, doubtful=doubtful)
