"""Columns that are the answers to one question ("Anmeldt | Ikke anmeldt", "Ja | Nej" under one heading): a mark in one.

A marked cell reads as the words of its header, so that whoever asks reads them like words in the cell; the cells beside
it say nothing more. Where marks answer in two ways, none is believed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.document.pages import TICKED
from extractors.document.tables import LEVELS
from normalizers.cells.abbreviations import explained
from normalizers.cells.marks import Mark, Marks, mark_in
from normalizers.codes import Answer, Party, Review
from normalizers.findings import Findings, Quote, quote
from normalizers.mentions.notification_words import NotificationWords
from normalizers.mentions.notifications import Notifications, Reading
from normalizers.record import Field, Legend, Record, Role

PARTIES = {Role.NOTIFIED_AUTHORITY: Party.AUTHORITY, Role.NOTIFIED_SUBJECTS: Party.SUBJECTS}
# Questions that may be asked in several columns, one for each answer.
CLASSES = (Role.ALMINDELIGE, Role.FORTROLIGE, Role.FOELSOMME, Role.STRAFBARE)
ASKED = (*PARTIES, *CLASSES, Role.RISK, Role.STATUS, Role.THIRD_PARTY, Role.CAUSE, Role.LOCATION)
# What is told in words, so that a marked choice reads as its header's; of causes and places only under one heading.
WORDED = (Role.RISK, Role.STATUS)
WORDED_UNDER_HEADING = (Role.CAUSE, Role.LOCATION)
# Words of a header that is an answer; a longer one asks, whatever it denies ("Anmeldt, og hvis ikke hvorfor").
LONGEST_ANSWER = 4
# What a header of its own answers; a column that asks has none.
ANSWERS = {Mark.YES: Answer.YES, Mark.NO: Answer.NO, Mark.PENDING: Answer.PENDING, Mark.UNKNOWN: Answer.UNKNOWN}


@dataclass(frozen=True, slots=True)
class Answered:
    """A row whose marked answers read as words; review: marks that answer one question in two ways."""

    record: Record
    review: tuple[Review, ...] = ()


def answered(record: Record) -> Answered:
    """The record with the words of the marked answers in their cells."""
    fields = list(record.fields)
    contradicted = False
    for role in ASKED:
        for group in _groups(record, role):
            words = _read(record, role, group)
            contradicted = contradicted or words is None
            texts = dict.fromkeys(group, "") if words is None else words
            for place, text in texts.items():
                fields[place] = replace(fields[place], text=text, role=role)
    changed = replace(record, fields=tuple(_in_words(field, record) for field in fields))
    return Answered(changed, (Review.MARKS_CONTRADICT,) if contradicted else ())


def _in_words(field: Field, record: Record) -> Field:
    """A ticked kind of data as if a column of data named it (several may be), and a code of who was told in words."""
    if field.role is Role.DATA_TYPE:
        named = field.column.rpartition(LEVELS)[2] if mark_in(field, record) is Mark.YES else ""
        return replace(field, text=named, role=Role.PERSONAL_DATA)
    if field.role is Role.FOLLOW_UP:
        codes = [
            c for c in explained(field.text, record.legend) if field.text.strip(" .") == field.text[c.start : c.end]
        ]
        return replace(field, text=codes[0].words) if len(codes) == 1 else field
    return field


def as_printed(findings: Findings, record: Record, read: Record) -> Findings:
    """What was found in the read record, its quotes in the printed cells: an answer quotes its mark."""
    pairs = zip(record.fields, read.fields, strict=True)
    marks = {printed.column: printed for printed, told in pairs if printed.text != told.text and told.text}
    values = tuple(v.requoted(lambda words: _quoted(words, marks)) for v in findings.values)
    return replace(findings, values=values) if marks else findings


def _quoted(words: Quote, marks: dict[str, Field]) -> Quote:
    mark = marks.get(words.column)
    return quote(mark, 0, len(mark.text)) if mark else words


def _groups(record: Record, role: Role) -> Iterator[list[int]]:
    """The columns of one question: all of a role under one heading, or all that stand without one.

    A column beside them that nobody knows, headed with an answer ("Afventer"), is one of them.
    """
    places = [i for i, f in enumerate(record.fields) if f.role is role]
    for heading in dict.fromkeys(_heading(record, i) for i in places):
        group = [i for i in places if _heading(record, i) == heading]
        beside = [i for i in (group[0] - 1, group[-1] + 1) if 0 <= i < len(record.fields)]
        yield sorted([*group, *(i for i in beside if len(group) > 1 and _is_open_answer(record, i))])


def _is_open_answer(record: Record, place: int) -> bool:
    """Whether a column of no known role is headed with the answer that is still to come, or that nobody knows."""
    field = record.fields[place]
    said = record.vocabulary.of(Marks).read(_choice(record, place), Legend())
    return field.role is None and said in (Mark.PENDING, Mark.UNKNOWN)


def _heading(record: Record, place: int) -> str:
    """What stands over a column and at least one other; empty where nothing does."""
    top, slash, _ = record.fields[place].column.rpartition(LEVELS)
    shared = sum(f.column.startswith(f"{top}{LEVELS}") for f in record.fields) > 1
    return top if slash and shared else ""


def _choice(record: Record, place: int) -> str:
    """The words of a column's header that tell it from others under its heading."""
    heading, column = _heading(record, place), record.fields[place].column
    return column[len(heading) + len(LEVELS) :] if heading else column


def _read(record: Record, role: Role, group: Sequence[int]) -> dict[int, str] | None:
    """The words for the cells of a question's columns; empty where they are no answers, None where two are marked."""
    answers = [_answer(record, role, i) for i in group]
    told_apart = len(group) > 1 and len(set(answers)) > 1
    if not told_apart and not (len(group) == 1 and answers[0] is Answer.NO):
        return {}
    marks = [_mark(record, i) for i in group]
    if any(mark is Mark.OTHER for mark in marks):
        return {}
    marked = [i for i, mark in zip(group, marks, strict=True) if mark is Mark.YES]
    if len(marked) > 1:
        # Several may be to blame.
        return {i: _choice(record, i) if i in marked else "" for i in group} if role is Role.CAUSE else None
    if marked:
        (place,) = marked
        kept = TICKED if answers[group.index(place)] is Answer.YES else _choice(record, place)
        return {i: kept if i == place else "" for i in group}
    return {i: "" for i, answer in zip(group, answers, strict=True) if answer is not Answer.YES or _is_sign(record, i)}


def _mark(record: Record, place: int) -> Mark:
    """What a cell says; a lone sign of any kind marks the answer it stands under ("✗")."""
    field = record.fields[place]
    said, sign = mark_in(field, record), field.text.strip()
    return Mark.YES if said is Mark.OTHER and len(sign) == 1 and not sign.isalnum() else said


def _is_sign(record: Record, place: int) -> bool:
    """Whether a cell holds a box or stroke and no word."""
    return not any(c.isalpha() for c in record.fields[place].text)


def _answer(record: Record, role: Role, place: int) -> Answer | str | None:
    """The answer that a column's header gives; of a column for a level its words, None where it only asks."""
    words = _choice(record, place)
    said = record.vocabulary.of(Marks).read(words, Legend())
    if said in ANSWERS and any(c.isalpha() for c in words):
        return ANSWERS[said]
    if role in PARTIES:
        return _told(record, words, PARTIES[role])
    if role in WORDED or (role in WORDED_UNDER_HEADING and _heading(record, place)):
        return words
    return None


def _told(record: Record, words: str, party: Party) -> Answer:
    """Whether a header itself says that a party was not told ("Ikke anmeldt"); a yes where it asks or says so."""
    begun = record.vocabulary.of(NotificationWords).answers["no"].spans(words)
    if begun and begun[0][0] == 0:
        return Answer.NO
    said = record.vocabulary.of(Notifications).statements(words, Reading(party, answer=True))
    denied = {s.answer for s in said if s.party is party} == {Answer.NO}
    return Answer.NO if denied and len(words.split()) <= LONGEST_ANSWER else Answer.YES
