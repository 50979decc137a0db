"""Which date of a letter belongs to which act: the discovery, the report to the authority, and its decision.

One sentence of a letter tells of several acts ("til politiet den 2., og den 3. til Datatilsynet"); each takes the date
that stands nearest to its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from normalizers.codes import Basis, Precision
from normalizers.danish.analysis import sentences
from normalizers.dates.grammar import DateGrammar
from normalizers.dates.spans import DateSpan
from normalizers.fields.names import DatePart, FieldName
from normalizers.findings import Quote, Value, quote
from normalizers.incidents.letter_words import LetterRule, LetterWords
from normalizers.record import Field, Record, Role
from normalizers.vocabulary.patterns import Finder, Match

DAYS = (Precision.DAY, Precision.MINUTE)
LINE = re.compile(r"[^\n]+")


def values(record: Record, words: Mapping[str, Finder]) -> tuple[Value, ...]:
    """First and last day and precision of each act that a sentence dates, the first of each role.

    words: the finders authority, reported, decided, discovered and no_act.
    """
    grammar, clause = record.vocabulary.of(DateGrammar), record.vocabulary.of(LetterWords).clause
    found: dict[Role, tuple[Value, ...]] = {}
    for field in record.fields:
        for start, end in sentences_in(field.text):
            year = record.period_year or _year_before(grammar, field.text[:end])
            spans = _days(grammar, clause, field.text[start:end], year)
            acts = _acts(field.text[start:end], words) if spans else {}
            for role, act in acts.items():
                span = nearest(spans, act)
                known = _last_day(span) if role is Role.DISCOVERED and act.start >= span.end else span
                found.setdefault(role, _values(role, field, known, start))
    return tuple(v for dated in found.values() for v in dated)


def sentences_in(text: str) -> Iterator[tuple[int, int]]:
    """The sentences of each paragraph: a line without a full stop goes not on in the next."""
    for line in LINE.finditer(text):
        yield from ((line.start() + start, line.start() + end) for start, end in sentences(line[0]))


def _days(grammar: DateGrammar, clause: re.Pattern[str], text: str, year: int | None) -> list[DateSpan]:
    """The days of a sentence, clause by clause: ", og den 3." begins another act and joins no two days to one."""
    cuts = [0, *(m.start() + 1 for m in clause.finditer(text)), len(text)]
    found = ((at, d) for at, end in pairwise(cuts) for d in grammar.find_dates(text[at:end], year))
    return [replace(d, start=d.start + at, end=d.end + at) for at, d in found if d.precision in DAYS]


def _year_before(grammar: DateGrammar, text: str) -> int | None:
    """The year of the last date that is printed with one."""
    years = [d.from_.year for d in grammar.find_dates(text) if d.from_ and d.precision in DAYS]
    return years[-1] if years else None


def _acts(text: str, words: Mapping[str, Finder]) -> dict[Role, Match]:
    """The words of each act that a sentence tells of; nothing where it gives a rule or denies."""
    if words["no_act"].find(text):
        return {}
    authority, decided = words["authority"].find(text), words["decided"].find(text)
    discovered = words["discovered"].find(text)
    acts = {Role.DISCOVERED: discovered[0]} if discovered else {}
    if authority and decided:
        acts[Role.DECIDED] = decided[0]
    elif authority and words["reported"].find(text):
        acts[Role.REPORTED] = authority[0]
    return acts


def nearest(spans: Sequence[DateSpan], words: Match) -> DateSpan:
    """The date with the fewest characters between it and the words."""
    return min(spans, key=lambda d: max(d.start - words.end, words.start - d.end))


def _last_day(span: DateSpan) -> DateSpan:
    """The end of a time in which it went on ("fra maj til den 3. juni, hvor vi opdagede det")."""
    return replace(span, from_=span.to) if span.to else span


def _values(role: Role, field: Field, span: DateSpan, at: int) -> tuple[Value, ...]:
    return values_of(role, span, quote(field, at + span.start, at + span.end), LetterRule.NEAREST_DATE)


def values_of(role: Role, span: DateSpan, words: Quote, rule: LetterRule) -> tuple[Value, ...]:
    """First and last day and precision of an act, inferred from these words."""
    parts = ((DatePart.FROM, span.from_), (DatePart.TO, span.to), (DatePart.PRECISION, span.precision.value))
    return tuple(Value(str(FieldName(role, part)), v, Basis.INFERRED, rule, words) for part, v in parts if v)
