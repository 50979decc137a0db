"""Follow-up of an incident: who was told (GDPR art. 33 and 34), how great the risk is, whether it was a breach.

Rules: register.md, Follow-up. A column that asks comes first, then columns of prose; a no that the row
corrects is a yes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from extractors.document.problems import Problem, Severity, Stage
from normalizers.cells.abbreviations import explained
from normalizers.cells.marks import opening_sign
from normalizers.codes import Answer, Basis, NormaliseCode, Party, Review
from normalizers.danish.analysis import sentences
from normalizers.fields.declaration import ColumnType, FieldColumn, IncidentField
from normalizers.findings import NOTHING, Findings, Rule, Value, merge, quote
from normalizers.mentions.notification_words import date_pattern, mentions, vocabulary
from normalizers.mentions.notifications import Reading, Statement, statements
from normalizers.mentions.persons import STAFF, groups_in_prose
from normalizers.record import Field, Legend, Record, Role
from normalizers.vocabulary.patterns import Finder, Match

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
RISK_LEVELS = ("low", "medium", "high")
STATUSES = ("no_breach", "near_miss", "disputed", "breach")


class FollowUpRule(Rule):
    """How notification, risk and status are told (evidence.rule)."""

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
    RISK_COLUMN = "follow_up.risk_column", "The level in the column of the risk, or the code the legend explains."
    RISK_STATED = "follow_up.risk_stated", "A sentence judges the risk, neither denied nor imagined."
    STATUS_COLUMN = "follow_up.status_column", "The words of the column of the status."
    STATUS_STATED = "follow_up.status_stated", "A sentence says that it was no breach, a near miss, or disputed."


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


def normalise(record: Record, _known: Findings = NOTHING) -> Findings:
    """notified_authority, notified_subjects and their statuses, risk and status of one row."""
    return merge([*(_notified(record, party) for party in Party), _risk(record), _status(record)])


def _notified(record: Record, party: Party) -> Findings:
    decided, problems = _from_columns(record, party)
    asked = any(True for _ in record.with_role(*COLUMNS[party]))
    if decided is None and not problems:
        decided = _from_prose(record, party, asked)
    elif decided is not None and decided.answer is Answer.NO:
        decided = _corrected(record, party, decided)
    review = (Review.NOTIFIED_UNCLEAR,) if problems or (decided and decided.doubtful) else ()
    return Findings(tuple(_values(party, decided)) if decided else (), problems, review)


def _values(party: Party, decided: Decision) -> Iterator[Value]:
    words = quote(decided.field, decided.start, decided.end) if decided.field else None
    value = VALUES[decided.answer]
    if value is not None:
        yield Value(f"notified_{party}", value, decided.basis, decided.rule, words)
    if decided.answer is not Answer.UNKNOWN:
        status = VOLUNTARY if decided.voluntary else decided.answer.value
        yield Value(f"notified_{party}_status", status, decided.basis, decided.rule, words)


def _from_columns(record: Record, party: Party) -> tuple[Decision | None, tuple[Problem, ...]]:
    """The answer of the columns that ask; a yes goes before a no of another column."""
    decisions, problems = [], []
    for field in record.with_role(*COLUMNS[party]):
        decision = _read_column(field, party, record.legend)
        if decision is not None:
            decisions.append(decision)
        elif _says_something(field.text) and field.role is not Role.REPORTED:
            problems.append(
                _unknown(NormaliseCode.NOTIFIED_UNKNOWN, f"no answer could be read in {field.column!r}", field.text)
            )
    yes = next((d for d in decisions if VALUES[d.answer]), None)
    return yes or next(iter(decisions), None), () if yes else tuple(problems)


def _says_something(text: str) -> bool:
    return bool(text.strip()) and text.strip().lower() not in vocabulary().answers["no_answer_marks"]


def _read_column(field: Field, party: Party, legend: Legend) -> Decision | None:
    marked = _marked(field, legend)
    if marked or not _says_something(field.text):
        return marked
    return _coded(field, party, legend) or _begun(field, party) or _worded(field, party)


def _coded(field: Field, party: Party, legend: Legend) -> Decision | None:
    """A cell that holds only a code of the document's own ("IA = ikke anmeldt"), read as the words it stands for."""
    for code in explained(field.text, legend):
        if field.text.strip() == field.text[code.start : code.end]:
            words = replace(field, text=code.words)
            if decided := _begun(words, party) or _worded(words, party):
                return replace(decided, field=field, start=code.start, end=code.end)
    return None


def _marked(field: Field, legend: Legend) -> Decision | None:
    """A cell that holds only a mark; the document's legend goes before the vocabulary."""
    mark = field.text.strip().lower()
    if not mark:
        return Decision(Answer.NO, FollowUpRule.EMPTY_MEANS_NO) if legend.empty_means_no else None
    answers = vocabulary().answers
    opening = opening_sign(field.text)
    meanings = (
        (legend.yes, Answer.YES, FollowUpRule.LEGEND_YES),
        (legend.no, Answer.NO, FollowUpRule.LEGEND_NO),
        (legend.pending, Answer.PENDING, FollowUpRule.LEGEND_PENDING),
        (answers["yes_marks"], Answer.YES, FollowUpRule.MARK_YES),
        (answers["no_marks"], Answer.NO, FollowUpRule.MARK_NO),
    )
    for marks, answer, rule in meanings:
        if mark in marks:
            return Decision(answer, rule, field, 0, len(field.text))
    begun = meanings[:3] if opening is None or opening.isdecimal() else meanings
    for marks, answer, rule in begun:
        if opening in marks:
            return Decision(answer, rule, field, 0, len(field.text))
    return None


def _begun(field: Field, party: Party) -> Decision | None:
    """A cell that begins with yes or no; what follows may qualify it."""
    first = len(field.text) - len(field.text.lstrip())
    for name, answer in (("yes", Answer.YES), ("no", Answer.NO)):
        opening = next((span for span in mentions("answers", name, field.text) if span[0] == first), None)
        if opening:
            decided = Decision(answer, FollowUpRule.COLUMN.of(name), field, *opening)
            rest = statements(field.text[opening[1] :], Reading(party, answer=True))
            qualify = _qualified_yes if answer is Answer.YES else _qualified_no
            return qualify(decided, party, [_moved(s, opening[1]) for s in rest if s.party is party])
    return None


def _moved(statement: Statement, by: int) -> Statement:
    return replace(statement, start=statement.start + by, end=statement.end + by)


def _qualified_yes(decided: Decision, party: Party, rest: list[Statement]) -> Decision:
    qualifying = next((s for s in rest if s.answer in (Answer.PARTLY, Answer.BY_OTHER)), None)
    if qualifying:
        rule = FollowUpRule.COLUMN.of(qualifying.answer)
        return replace(decided, answer=qualifying.answer, rule=rule, end=qualifying.end)
    return _with_duty(decided, party)


def _with_duty(decided: Decision, party: Party) -> Decision:
    """A yes to the persons concerned that nobody was bound to give."""
    given = mentions("answers", "voluntary", decided.field.text) if decided.field else []
    if party is Party.SUBJECTS and decided.answer is Answer.YES and given:
        return replace(decided, voluntary=True, rule=FollowUpRule.VOLUNTARY, end=max(decided.end, given[-1][1]))
    return decided


def _qualified_no(decided: Decision, _party: Party, rest: list[Statement]) -> Decision:
    for statement in rest:
        if statement.answer in (Answer.BY_OTHER, Answer.PENDING):
            rule = FollowUpRule.COLUMN.of(statement.answer)
            return replace(decided, answer=statement.answer, rule=rule, end=statement.end)
        if statement.answer is Answer.YES and _overrules(decided, statement):
            return replace(decided, answer=Answer.YES, rule=FollowUpRule.ROW_CORRECTS_NO, end=statement.end)
    return decided


def _overrules(decided: Decision, statement: Statement) -> bool:
    """A later turn or a date of telling; a mere yes beside a no is a contradiction."""
    text = decided.field.text if decided.field else ""
    return statement.later or bool(date_pattern().search(text, statement.start, statement.end))


def _worded(field: Field, party: Party) -> Decision | None:
    """A cell that answers in other words than yes or no, or with the date of telling."""
    said = [s for s in statements(field.text, Reading(party, answer=True)) if s.party is party]
    if said:
        return _with_duty(_weighed(said, field, FollowUpRule.COLUMN), party)
    day = date_pattern().search(field.text)
    return Decision(Answer.YES, FollowUpRule.COLUMN.of("date"), field, *day.span()) if day else None


def _weighed(said: list[Statement], field: Field, source: FollowUpRule, basis: Basis = Basis.STATED) -> Decision:
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


def _corrected(record: Record, party: Party, decided: Decision) -> Decision:
    """A no that the row itself corrects, or a report by somebody else (register.md, Follow-up)."""
    for field in record.with_role(REASONS[party], *PROSE):
        for said in _said(record, party, field):
            if said.answer is Answer.BY_OTHER:
                return Decision(Answer.BY_OTHER, FollowUpRule.REPORTED_BY_OTHER, field, said.start, said.end)
            if said.answer is Answer.YES:
                found = Decision(Answer.YES, FollowUpRule.ROW_CORRECTS_NO, field, said.start, said.end)
                if field.role is REASONS[party] or _overrules(found, said):
                    return found
                decided = replace(decided, doubtful=True)
    return decided


def _from_prose(record: Record, party: Party, asked: bool) -> Decision | None:
    """What the other columns say; the description only where no column asks."""
    if asked and record.legend.empty_means_no:
        return None
    for field in record.with_role(REASONS[party]):
        said = [s for s in _said(record, party, field) if s.answer in (Answer.YES, Answer.BY_OTHER)]
        if asked and said:
            return _weighed(said, field, FollowUpRule.REASON)
    for field in _prose(record, asked):
        decided = _from_letter(field, party) or _from_sentences(record, party, field)
        if decided:
            return decided
    return None if asked else _from_decision(record, party)


def _prose(record: Record, asked: bool) -> Iterator[Field]:
    yield from record.with_role(*PROSE)
    if not asked:
        yield from (f for f in record.fields if f.role is None)
        yield from record.with_role(Role.DESCRIPTION)


def _from_sentences(record: Record, party: Party, field: Field) -> Decision | None:
    said = [s for s in _said(record, party, field) if s.answer is not Answer.UNKNOWN]
    basis = Basis.STATED if field.role in (Role.FOLLOW_UP, Role.REMARKS) else Basis.INFERRED
    return _weighed(said, field, FollowUpRule.PROSE, basis) if said else None


def _from_letter(field: Field, party: Party) -> Decision | None:
    """A notice written to the persons concerned is itself the telling (GDPR art. 34)."""
    spoken = mentions("grammar", "letters", field.text) if party is Party.SUBJECTS else []
    return Decision(Answer.YES, FollowUpRule.LETTER_TO_SUBJECTS, field, *spoken[0]) if spoken else None


def _from_decision(record: Record, party: Party) -> Decision | None:
    """Where the authority has answered, it has been told."""
    if party is Party.AUTHORITY:
        for field in record.with_role(Role.AUTHORITY_DECISION):
            found = mentions("decision", "answered", field.text)
            if found:
                return Decision(Answer.YES, FollowUpRule.AUTHORITY_ANSWERED, field, *found[0], Basis.INFERRED)
    return None


def _said(record: Record, party: Party, field: Field) -> list[Statement]:
    """What a cell of prose says about one party; a reason column speaks of its own party."""
    reading = Reading(
        party=party if field.role is REASONS[party] else None,
        staff=_employees_concerned(record),
        weak=field.role is not Role.DESCRIPTION,
    )
    return [s for s in statements(field.text, reading) if s.party is party]


def _employees_concerned(record: Record) -> bool:
    """Whether the row says that the data were employees' own."""
    cells = record.with_role(Role.PERSONAL_DATA, Role.AFFECTED)
    if any(mentions("parties", "staff_data", f.text) for f in cells):
        return True
    told = (f.text for f in record.fields if f.role in (Role.DESCRIPTION, None))
    return any(_of_employees(text) or any(g.kind == STAFF for g in groups_in_prose(text, sure=False)) for text in told)


def _of_employees(text: str) -> bool:
    """Whether a text tells of employees' data: "de ansattes private telefonnumre"."""
    owned = mentions("parties", "staff_owned", text)
    owners = mentions("parties", "staff_owner", text)
    return any(end < start and BETWEEN.fullmatch(text[end:start]) for _, end in owners for start, _ in owned)


def _risk(record: Record) -> Findings:
    for field in record.with_role(Role.RISK):
        found = {m.entry: m for m in _risk_words(field.text, record.legend)}
        if len(found) == 1:
            return _found("risk", *found.items(), field=field, rule=FollowUpRule.RISK_COLUMN)
        if _says_something(field.text):
            return Findings(problems=(_unknown(NormaliseCode.RISK_UNKNOWN, "the risk could not be read", field.text),))
    stated = _stated("risk", record, (Role.CONSEQUENCES, *REASONS.values(), *PROSE))
    return stated or Findings()


def _risk_words(text: str, legend: Legend) -> list[Match]:
    """The levels a cell names, or its codes stand for ("3 = høj")."""
    levels = _levels("risk", RISK_LEVELS)
    coded = (Match(m.entry, c.start, c.end, c.words) for c in explained(text, legend) for m in levels.find(c.words))
    return levels.find(text) or list(coded)


def _status(record: Record) -> Findings:
    for field in record.with_role(Role.STATUS):
        found = {m.entry: m for m in _levels("status", (*STATUSES, "process")).find(field.text)}
        kinds = [(name, found[name]) for name in STATUSES if name in found]
        if kinds:
            return _found("status", kinds[0], field=field, rule=FollowUpRule.STATUS_COLUMN)
        if _says_something(field.text) and not found:
            return Findings(
                problems=(_unknown(NormaliseCode.STATUS_UNKNOWN, "the status could not be read", field.text),)
            )
    cells = (Role.DESCRIPTION, Role.CONSEQUENCES, *REASONS.values(), *PROSE, Role.NOTIFIED_AUTHORITY)
    return _stated("status", record, cells) or Findings()


@lru_cache(maxsize=8)
def _levels(section: str, names: tuple[str, ...]) -> Finder:
    lists: dict[str, list[str]] = getattr(vocabulary(), section)
    return Finder((name, lists[name]) for name in names)


def _found(name: str, *found: tuple[str, Match], field: Field, rule: str, basis: Basis = Basis.STATED) -> Findings:
    entry, match = found[0]
    return Findings((Value(name, entry, basis, rule, quote(field, match.start, match.end)),))


def _stated(name: str, record: Record, roles: Iterable[Role]) -> Findings | None:
    """A clear statement outside the column, in a sentence that neither denies nor imagines it."""
    clear = tuple(entry for entry in getattr(vocabulary(), name) if entry.startswith("stated_"))
    for field in record.with_role(*roles):
        for match in _levels(name, clear).find(field.text):
            entry = match.entry.removeprefix("stated_")
            if name != "risk" or _settled(field.text, match):
                return _found(
                    name,
                    (entry, match),
                    field=field,
                    rule=FollowUpRule.named(f"follow_up.{name}_stated"),
                    basis=Basis.INFERRED,
                )
    return None


def _settled(text: str, match: Match) -> bool:
    start, end = next((s for s in sentences(text) if s[0] <= match.start < s[1]), (0, len(text)))
    before, after = text[start : match.start], text[match.end : end]
    if match.entry == "stated_low":
        # "shall not be reported, since the risk is low": the other part of the sentence denies nothing of it.
        before, after = before.rpartition(",")[2], after.partition(",")[0]
    return not mentions("risk", "unsettled", f"{before} {after}")


def _unknown(code: NormaliseCode, message: str, value: str) -> Problem:
    return Problem(Stage.NORMALISE, Severity.WARNING, code, message, value=value)


FIELD = IncidentField(
    title="Notification, risk and status",
    columns=(
        FieldColumn(
            "status",
            ColumnType.TEXT,
            "A breach, a near miss, no breach after all, or disputed.",
            ("breach", "near_miss", "no_breach", "disputed"),
        ),
        FieldColumn("notified_authority", ColumnType.FLAG, "Whether the municipality told Datatilsynet."),
        FieldColumn(
            "notified_authority_status",
            ColumnType.TEXT,
            "The answer in more detail.",
            ("yes", "no", "pending", "partly", "by_other"),
        ),
        FieldColumn("notified_subjects", ColumnType.FLAG, "Whether the persons concerned were told."),
        FieldColumn(
            "notified_subjects_status",
            ColumnType.TEXT,
            "The answer in more detail.",
            ("yes", "no", "pending", "partly", "voluntary"),
        ),
        FieldColumn(
            "risk", ColumnType.TEXT, "The municipality's own judgement of the risk.", ("low", "medium", "high")
        ),
    ),
    normalise=normalise,
    rules=FollowUpRule,
    sources="GDPR articles 33 and 34. The document's legend overrules every rule.",
    limits=(
        "An undecided answer is NULL with the status pending. A no that the row corrects is a yes. Telling "
        "the persons of something else than the breach is no notification."
    ),
    vocabulary=(
        "follow_up.toml",
        "legend.toml",
        "marks.toml",
    ),
    cases="values_follow_up.csv",
)
