"""The dates that only a letter's sentences tell: when it happened, was discovered and ended."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from normalizers.codes import Basis, Precision
from normalizers.danish.analysis import sentences
from normalizers.dates.grammar import DateGrammar
from normalizers.dates.spans import DateSpan
from normalizers.documents.breach_signs import BreachSigns
from normalizers.fields import dates
from normalizers.fields.names import DatePart, FieldName
from normalizers.findings import Findings, Quote, Value, quote
from normalizers.incidents import nearest_dates
from normalizers.incidents.letter_sections import LetterSection
from normalizers.incidents.letter_words import LetterRule, LetterWords
from normalizers.record import Field, Record, Role

# The letters behind "indtil" in which a day is looked for, and how many may stand before it ("mandag den ").
UNTIL_REACH, UNTIL_LEAD = 45, 16
# The letters behind a day in which the deed is told ("den 3. maj sendte vi").
DEED_REACH = 12
OCCURRED_FROM, OCCURRED_TO = FieldName(Role.OCCURRED, DatePart.FROM), FieldName(Role.OCCURRED, DatePart.TO)
PRECISION = FieldName(Role.OCCURRED, DatePart.PRECISION)
DISCOVERED_FROM, REPORTED_FROM = (FieldName(role, DatePart.FROM) for role in (Role.DISCOVERED, Role.REPORTED))


def with_last_day(record: Record, found: Findings) -> Findings:
    """The findings with the day until which it went on: that of a sentence that says so, if it was known by then, or
    that on which somebody took away what lay open.
    """
    begun, told = _get(found, OCCURRED_FROM), [_get(found, DISCOVERED_FROM), _get(found, REPORTED_FROM)]
    known = max((day for day in told if isinstance(day, date)), default=None)
    if not isinstance(begun, date) or _get(found, OCCURRED_TO) != begun:
        return found
    for field in record.fields:
        for span, words, stopped in _ends_in(record, field, begun.year):
            told_of = stopped or (known is not None and span.to is not None and span.to <= known)
            if span.to and begun < span.to and told_of:
                ended = Value(str(OCCURRED_TO), span.to, Basis.INFERRED, LetterRule.UNTIL, words)
                return replace(found, values=(*(v for v in found.values if v.field != ended.field), ended))
    return found


def _ends_in(record: Record, field: Field, year: int) -> Iterator[tuple[DateSpan, Quote, bool]]:
    """The days right behind "frem til" and the like; with True those on which what lay open was taken away."""
    words = record.vocabulary.of(LetterWords)
    for cue in words.until.find(field.text):
        after = field.text[cue.end : cue.end + UNTIL_REACH]
        span = next(
            (d for d in record.vocabulary.of(DateGrammar).find_dates(after, year) if d.start <= UNTIL_LEAD), None
        )
        if span:
            start, end = cue.end + span.start, cue.end + span.end
            yield span, quote(field, start, end), False
    if words.lasting.find(field.text):
        for start, end in sentences(field.text):
            ended = words.stopped.find(field.text[start:end])
            days = record.vocabulary.of(DateGrammar).find_dates(field.text[start:end], year) if ended else []
            if days:
                behind = (d for d in days if 0 <= d.start - ended[0].end <= UNTIL_LEAD)
                day = next(behind, None) or nearest_dates.nearest(days, ended[0])
                yield day, quote(field, start + day.start, start + day.end), True


def with_nearest_dates(record: Record, found: Findings) -> Findings:
    """The findings with the dates that stand nearest to the words of an act, also for two days read as one range."""
    near = nearest_dates.values(record, record.vocabulary.of(LetterWords).acts)
    joined = {_role(v) for v in found.values if any(_within(n, v) or _is_of_another(n, v) for n in near)}
    known = {_role(v) for v in found.values} - joined
    new = [v for v in near if _role(v) not in known]
    roles = {_role(v) for v in new}
    kept = [v for v in found.values if _role(v) not in roles]
    return replace(found, values=(*kept, *new, *_told_on(near, found)))


def _get(found: Findings, name: FieldName) -> object:
    return found.get(str(name))


def _role(value: Value) -> Role | None:
    """The act whose date a value is part of; None of any other value."""
    name = FieldName.of(value.field)
    return name.role if name else None


def _is_of_another(near: Value, read: Value) -> bool:
    """Whether the day read as that of one act stands nearest to the words of another: it is of one of them."""
    roles = {Role.DISCOVERED, Role.REPORTED}
    return {_role(near), _role(read)} == roles and near.quote is not None and near.quote == read.quote


def _within(near: Value, read: Value) -> bool:
    """Whether the date that stands nearest is a part of what was read as the date."""
    one, whole = near.quote, read.quote
    if near.field != read.field or not one or not whole or one.place != whole.place:
        return False
    return whole.start <= one.start and one.end <= whole.end and len(one.text) < len(whole.text)


def _told_on(near: Sequence[Value], found: Findings) -> Iterator[Value]:
    """The authority was told where the day of the report is known and nothing else said so."""
    report = next((v for v in near if v.field == str(REPORTED_FROM)), None)
    if report and not any(v.field.startswith("notified_authority") for v in found.values):
        yield replace(report, field="notified_authority", value=True, rule=LetterRule.DAY_OF_REPORT)
        yield replace(report, field="notified_authority_status", value="yes", rule=LetterRule.DAY_OF_REPORT)


def discovered_in(record: Record, found: Findings) -> Iterator[Findings]:
    """Where no date is given to the discovery: that of the sentence that tells of it, or the day it happened."""
    if _get(found, DISCOVERED_FROM):
        return
    words = record.vocabulary.of(LetterWords)
    for field in record.fields:
        for start, end in sentences(field.text):
            cues = words.discovery.find(field.text[start:end])
            if not cues:
                continue
            same = words.same_day.find(field.text[start + cues[0].start : end])
            place = start + cues[0].start
            said = [quote(field, place + m.start, place + m.end) for m in same]
            dated = _as_it_occurred(found, said) or _of_sentence(record, field, (start, end), Role.DISCOVERED)
            if dated.get(str(DISCOVERED_FROM)):
                yield dated
                return


def _as_it_occurred(found: Findings, said: Sequence[Quote]) -> Findings | None:
    """The day on which it happened as that of the discovery, where the words say so and it was one day."""
    occurred = [(v, name) for v in found.values if (name := FieldName.of(v.field)) and name.role is Role.OCCURRED]
    if not said or not occurred or _get(found, OCCURRED_FROM) != _get(found, OCCURRED_TO):
        return None
    return Findings(
        tuple(
            replace(
                value,
                field=str(FieldName(Role.DISCOVERED, name.part)),
                basis=Basis.INFERRED,
                rule=LetterRule.DISCOVERED_SAME_DAY,
                quote=said[0],
            )
            for value, name in occurred
            if name.part is not DatePart.TIME
        )
    )


def occurred_in(record: Record, found: Findings, told: Sequence[LetterSection]) -> Iterator[Findings]:
    """Where no verb gives a date to the incident: the first date of the description that no word gives elsewhere.

    Years alone tell how long somebody was a citizen or pupil; they count only where there is nothing else.
    """
    if _get(found, OCCURRED_FROM) or _get(found, OCCURRED_TO):
        return
    fields = sorted(record.with_role(Role.DESCRIPTION), key=lambda f: f.place is None or not told[f.place].heading)
    dated = [d for f in fields for d in _dated_sentences(record, f)]
    taken = [v.quote for v in found.values if v.quote and _role(v)]
    free = [d for d in dated if not any(_overlaps(v.quote, q) for v in d.values for q in taken)]
    yield from sorted(free, key=lambda d: _get(d, PRECISION) == Precision.YEAR)[:1]


def _overlaps(one: Quote | None, other: Quote) -> bool:
    """Whether two quotes share letters of the same section."""
    return one is not None and one.place == other.place and one.start < other.end and other.start < one.end


def _dated_sentences(record: Record, field: Field) -> Iterator[Findings]:
    """What each sentence of a field would say as the date of the incident."""
    for place in nearest_dates.sentences_in(field.text):
        dated = _of_sentence(record, field, place, Role.OCCURRED)
        if dated.values or (dated := _of_mishap(record, field, place)).values:
            yield dated


def _of_mishap(record: Record, field: Field, place: tuple[int, int]) -> Findings:
    """The day that a sentence begins with which tells what went wrong, or that stands right before the deed."""
    start, end = place
    sentence = field.text[start:end]
    signs = record.vocabulary.of(BreachSigns)
    for span in record.vocabulary.of(DateGrammar).find_dates(sentence, record.period_year)[:1]:
        opens = span.start <= UNTIL_LEAD and signs.tells_mishap(sentence)
        if (opens or signs.tells_mishap(sentence[span.end :][:DEED_REACH])) and not signs.gives_rule(sentence):
            words = quote(field, start + span.start, start + span.end)
            return Findings(tuple(nearest_dates.values_of(Role.OCCURRED, span, words, LetterRule.DATE_OF_DESCRIPTION)))
    return Findings()


def _of_sentence(record: Record, field: Field, place: tuple[int, int], role: Role) -> Findings:
    """The date a sentence gives if the whole of it tells of this role; nothing where it is in doubt."""
    start, end = place
    sentence = replace(field, text=" " * start + field.text[start:end], role=role)
    dated = dates.normalise(replace(record, fields=(sentence,)))
    values = [v for v in dated.values if _role(v) is role]
    if dated.review:
        return Findings()
    rule = LetterRule.DATE_OF_DESCRIPTION if role is Role.OCCURRED else LetterRule.DATE_OF_SENTENCE
    return Findings(tuple(replace(v, basis=Basis.INFERRED, rule=rule) for v in values), notes=dated.notes)
