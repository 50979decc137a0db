"""The dates that only a letter's sentences tell: when it happened, was discovered and ended."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from normalizers.codes import Basis, Precision
from normalizers.danish.analysis import sentences
from normalizers.dates.grammar import find_dates
from normalizers.dates.spans import DateSpan
from normalizers.fields import dates
from normalizers.findings import Findings, Quote, Value, quote
from normalizers.incidents import nearest_dates
from normalizers.incidents.letter_sections import LetterSection
from normalizers.incidents.letter_words import LetterRule, act_finder, letter_finder, notice_terms
from normalizers.record import Field, Record, Role

# The letters behind "indtil" in which a day is looked for, and how many may stand before it ("mandag den ").
UNTIL_REACH, UNTIL_LEAD = 45, 16


def with_last_day(record: Record, found: Findings) -> Findings:
    """The findings with the day until which it went on, where a sentence gives it and it was known by then."""
    begun, told = found.get("occurred_from"), [found.get("discovered_from"), found.get("reported_from")]
    known = max((day for day in told if isinstance(day, date)), default=None)
    if not isinstance(begun, date) or known is None or found.get("occurred_to") != begun:
        return found
    for field in record.fields:
        for span, words in _ends_in(field, begun.year):
            if span.to and begun < span.to <= known:
                ended = Value("occurred_to", span.to, Basis.INFERRED, LetterRule.UNTIL, words)
                return replace(found, values=(*(v for v in found.values if v.field != "occurred_to"), ended))
    return found


def _ends_in(field: Field, year: int) -> Iterator[tuple[DateSpan, Quote]]:
    """The days right behind "frem til", "indtil" and the like."""
    for cue in letter_finder("until").find(field.text):
        after = field.text[cue.end : cue.end + UNTIL_REACH]
        span = next((d for d in find_dates(after, year) if d.start <= UNTIL_LEAD), None)
        if span:
            start, end = cue.end + span.start, cue.end + span.end
            yield span, quote(field, start, end)


def with_nearest_dates(record: Record, found: Findings) -> Findings:
    """The findings with the dates that stand nearest to the words of an act, also for two days read as one range."""
    near = nearest_dates.values(record, {name: act_finder(name) for name in notice_terms().acts})
    joined = {v.field.partition("_")[0] for v in found.values if any(_within(n, v) for n in near)}
    known = {v.field.partition("_")[0] for v in found.values} - joined
    new = [v for v in near if v.field.partition("_")[0] not in known]
    roles = {v.field.partition("_")[0] for v in new}
    kept = [v for v in found.values if v.field.partition("_")[0] not in roles]
    return replace(found, values=(*kept, *new, *_told_on(near, found)))


def _within(near: Value, read: Value) -> bool:
    """Whether the date that stands nearest is a part of what was read as the date."""
    one, whole = near.quote, read.quote
    if near.field != read.field or not one or not whole or one.place != whole.place:
        return False
    return whole.start <= one.start and one.end <= whole.end and len(one.text) < len(whole.text)


def _told_on(near: Sequence[Value], found: Findings) -> Iterator[Value]:
    """The authority was told where the day of the report is known and nothing else said so."""
    report = next((v for v in near if v.field == "reported_from"), None)
    if report and not any(v.field.startswith("notified_authority") for v in found.values):
        yield replace(report, field="notified_authority", value=True, rule=LetterRule.DAY_OF_REPORT)
        yield replace(report, field="notified_authority_status", value="yes", rule=LetterRule.DAY_OF_REPORT)


def discovered_in(record: Record, found: Findings) -> Iterator[Findings]:
    """Where no date is given to the discovery: that of the sentence that tells of it, or the day it happened."""
    if found.get("discovered_from"):
        return
    for field in record.fields:
        for start, end in sentences(field.text):
            cues = letter_finder("discovery").find(field.text[start:end])
            if not cues:
                continue
            same = letter_finder("same_day").find(field.text[start + cues[0].start : end])
            occurred = [v for v in found.values if v.field.startswith("occurred") and v.field != "occurred_time"]
            if same and found.get("occurred_from") == found.get("occurred_to") and occurred:
                place = start + cues[0].start + same[0].start
                stop = place + same[0].end - same[0].start
                words = quote(field, place, stop)
                values = (replace(v, field=v.field.replace("occurred", "discovered"), quote=words) for v in occurred)
                rule = LetterRule.DISCOVERED_SAME_DAY
                yield Findings(tuple(replace(v, basis=Basis.INFERRED, rule=rule) for v in values))
                return
            dated = _of_sentence(record, field, (start, end), Role.DISCOVERED)
            if dated.get("discovered_from"):
                yield dated
                return


def occurred_in(record: Record, found: Findings, told: Sequence[LetterSection]) -> Iterator[Findings]:
    """Where no verb gives a date to the incident: the first date of the description that no word gives elsewhere.

    Years alone tell how long somebody was a citizen or pupil; they count only where there is nothing else.
    """
    if found.get("occurred_from") or found.get("occurred_to"):
        return
    fields = sorted(record.with_role(Role.DESCRIPTION), key=lambda f: f.place is None or not told[f.place].heading)
    dated = [d for f in fields for d in _dated_sentences(record, f)]
    yield from sorted(dated, key=lambda d: d.get("occurred_precision") == Precision.YEAR)[:1]


def _dated_sentences(record: Record, field: Field) -> Iterator[Findings]:
    """What each sentence of a field would say as the date of the incident."""
    for place in sentences(field.text):
        dated = _of_sentence(record, field, place, Role.OCCURRED)
        if dated.values:
            yield dated


def _of_sentence(record: Record, field: Field, place: tuple[int, int], role: Role) -> Findings:
    """The date a sentence gives if the whole of it tells of this role; nothing where it is in doubt."""
    start, end = place
    sentence = replace(field, text=" " * start + field.text[start:end], role=role)
    dated = dates.normalise(replace(record, fields=(sentence,)))
    values = [v for v in dated.values if v.field.startswith(role)]
    if dated.review:
        return Findings()
    rule = LetterRule.DATE_OF_DESCRIPTION if role is Role.OCCURRED else LetterRule.DATE_OF_SENTENCE
    return Findings(tuple(replace(v, basis=Basis.INFERRED, rule=rule) for v in values), notes=dated.notes)
