"""Cells of a column that holds two things ("Nr. og dato", "Tilsyn / borger"): each thing with the role of its own.

Which columns hold two things is for columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from normalizers.codes import Party
from normalizers.danish.numbers import NumberReader
from normalizers.dates.grammar import DateGrammar
from normalizers.mentions.notification_words import NotificationWords
from normalizers.mentions.notifications import Notifications, Reading
from normalizers.record import Field, Legend, Role
from normalizers.tables.columns import ColumnRoles, Shared
from normalizers.tables.header_words import HeaderWords
from normalizers.vocabulary.words import Vocabulary

WORD = re.compile(r"[^\W_]")
# "DT: ja (3/4). Borger: nej": a label at the beginning or behind a stop.
LABEL = re.compile(r"(?:^|(?<=[.;,/\n(])|(?<=\s[–-]))\s*(?P<name>[^\W\d_][^:=.;,\n]{0,24}?\.?)\s*[:=](?=\s|$)")
# Signs between two answers, the surest first; a slash without spaces may belong to a day.
STROKE = re.compile(r"\s[/|]\s")
BETWEEN = (re.compile(r"\n"), STROKE, re.compile(r";"), re.compile(r"(?<=[^\W\d])/(?=[^\W\d]|-)"))
OF_AUTHORITY = frozenset({Role.NOTIFIED_AUTHORITY, Role.REPORTED})
# Who may be named in an answer about the other one.
OTHER = {Role.NOTIFIED_AUTHORITY: "subjects", Role.NOTIFIED_SUBJECTS: "authority"}


@dataclass(frozen=True, slots=True)
class _Part:
    """text[start:end] of a cell, said under a label; role None: the label is unknown."""

    role: Role | None
    start: int
    end: int


class RowNumbers:
    """The number a cell begins or ends with; the rest is a date."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        leads = "|".join(vocabulary.of(HeaderWords).lists.number_leads)
        number = rf"(?:(?:{leads})\.?\s*)?[^\s,;:()]+"
        self.first = re.compile(rf"\s*{number}", re.IGNORECASE)
        self.last = re.compile(rf"{number}[\s)]*$", re.IGNORECASE)


def parted(
    vocabulary: Vocabulary, field: Field, shared: Shared | None, legend: Legend | None = None
) -> tuple[Field, ...]:
    """The field once for each thing that its cell holds, every letter in its place. shared: the column's two roles."""
    if shared is None:
        return (field,)
    if Role.SOURCE_NUMBER in shared:
        return _number_and_date(vocabulary, field, next(role for role in shared if role is not Role.SOURCE_NUMBER))
    if shared == (Role.NOTIFIED_SUBJECTS, Role.AFFECTED):
        return _answer_and_count(vocabulary, field)
    if Role.AFFECTED in shared:
        return field, replace(field, role=Role.AFFECTED)
    labelled = _labelled(vocabulary.of(ColumnRoles), field, shared, legend)
    if Role.DESCRIPTION in shared:
        return (field, *(f for f in labelled if f.role is Role.CAUSE))
    return labelled or _side_by_side(vocabulary.of(Notifications), field, shared) or (field,)


def _labelled(roles: ColumnRoles, field: Field, shared: Shared, legend: Legend | None) -> tuple[Field, ...]:
    """What stands behind the cell's own labels; one label nobody knows is that of the thing not yet named."""
    parts = list(_parts(roles, field.text, shared, legend))
    left = [role for role in shared if role not in {p.role for p in parts}]
    open_ = [p for p in parts if p.role is None]
    if len(parts) == len(shared) and len(left) == len(open_) == 1:
        parts = [replace(p, role=p.role or left[0]) for p in parts]
    return tuple(
        replace(field, text=_only(field.text, p.start, p.end), role=p.role) for p in parts if p.role is not None
    )


def _parts(roles: ColumnRoles, text: str, shared: Shared, legend: Legend | None) -> Iterator[_Part]:
    labels = list(LABEL.finditer(text))
    for label, after in zip(labels, [*labels[1:], None], strict=False):
        yield _Part(
            _role_named(roles, label["name"], shared, legend), label.end(), after.start() if after else len(text)
        )


def _role_named(roles: ColumnRoles, name: str, shared: Shared, legend: Legend | None) -> Role | None:
    """The one of the column's two roles that a label means; the day of a report stands for the report itself."""
    role = roles.role_of(name, legend=legend)
    if role in shared:
        return role
    return next((r for r in shared if role in OF_AUTHORITY and r in OF_AUTHORITY), None)


def _side_by_side(words: Notifications, field: Field, shared: Shared) -> tuple[Field, ...]:
    """Two things with a sign between them, in the order of the header; words that say who was told need no order."""
    text = field.text
    told = field.role is Role.FOLLOW_UP and words.statements(text, Reading())
    for sign in (STROKE,) if told else BETWEEN:
        found = list(sign.finditer(text))
        if len(found) == 1 and text[: found[0].start()].strip() and text[found[0].end() :].strip():
            spans: Sequence[tuple[int, int]] = ((0, found[0].start()), (found[0].end(), len(text)))
            parts = tuple(replace(field, text=_only(text, *s), role=r) for s, r in zip(spans, shared, strict=True))
            return () if told and any(_names_other(words, p) for p in parts) else parts
    return ()


def _names_other(words: Notifications, field: Field) -> bool:
    """Whether an answer names the party that the other answer is about."""
    return field.role in OTHER and any(p.entry == OTHER[field.role] for p in words.parties_in(field.text))


def _number_and_date(vocabulary: Vocabulary, field: Field, day: Role) -> tuple[Field, ...]:
    text = field.text
    grammar, numbers = vocabulary.of(DateGrammar), vocabulary.of(RowNumbers)
    first = numbers.first.match(text)
    dated = first and any(d.complete for d in grammar.find_dates(first.group()))
    if not first or not WORD.search(text[first.end() :]):
        return (replace(field, role=day),) if dated else (field,)
    start, end = ((dated and numbers.last.search(text)) or first).span()
    rest = text[:start] + " " * (end - start) + text[end:]
    return replace(field, text=_only(text, start, end)), replace(field, text=rest, role=day)


def _only(text: str, start: int, end: int) -> str:
    return " " * start + text[start:end] + " " * (len(text) - end)


def _answer_and_count(vocabulary: Vocabulary, field: Field) -> tuple[Field, ...]:
    """An answer, a number of persons, or both ("Ja, 12 elever")."""
    dates = [d.span() for d in vocabulary.of(NotificationWords).day.finditer(field.text)]
    numbers = [
        n
        for n in vocabulary.of(NumberReader).find(field.text)
        if not any(start <= n.start < end for start, end in dates)
    ]
    if not numbers:
        return (field,)
    counted = replace(field, role=Role.AFFECTED)
    answered = dates or vocabulary.of(Notifications).statements(field.text, Reading(Party.SUBJECTS, answer=True))
    return (field, counted) if answered else (counted,)
