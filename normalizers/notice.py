"""A notice to the citizens concerned (GDPR art. 34): one incident, told in the sections of a letter.

The sections become the fields of a Record by their headings, and the normalizers of rows read it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from pydantic import BaseModel, ConfigDict

from extractors.document.problems import Problem, Severity, Stage
from normalizers import categories, cause, dates, follow_up, letter_dates, mechanism, people, systems, third_party
from normalizers.danish import sentences
from normalizers.date_grammar import DateSpan, Precision, find_dates
from normalizers.values import Basis, Field, Findings, Quote, Record, Review, Role, Value, merge
from normalizers.vocabulary import Finder, load

SEPARATOR = "\n\n"  # between the paragraphs of documents.text_outside_tables
# A sentence the layout cut in two paragraphs: it goes on in small letters, or breaks off where none can end.
CUT = re.compile(
    r"(?:(?<=[^\s.:;!?])|(?<=\s\d\.)|(?<=\s\d\d\.))\n\n(?=[a-zæøå])"
    r"|(?<=\s(?:til|den|det|fra|hos|med|som|for))\n\n(?=\w)|(?<=\s(?:af|på|en|et|og|at|om|de|er))\n\n(?=\w)"
)
HEADING_LENGTH = 80
# The letters behind "indtil" in which a day is looked for, and how many may stand before it ("mandag den ").
UNTIL_REACH, UNTIL_LEAD = 45, 16
NORMALIZERS = (
    dates.normalise,
    categories.normalise,
    cause.normalise,
    third_party.normalise,
    mechanism.normalise,
    systems.normalise,
    follow_up.normalise,
    people.normalise,
)
ROLES = {
    "description": Role.DESCRIPTION,
    "personal_data": Role.PERSONAL_DATA,
    "remarks": Role.REMARKS,
    "measures": Role.MEASURES,
    "follow_up": Role.FOLLOW_UP,
    "consequences": Role.CONSEQUENCES,
    "advice": Role.IGNORED,
}
TEXTS = {
    Role.DESCRIPTION: "description",
    Role.PERSONAL_DATA: "personal_data_text",
    Role.CONSEQUENCES: "consequences",
    Role.MEASURES: "measures",
}
# "1. Hvad er der sket?", the answer may follow on the same line; or a line of its own without a full stop.
QUESTION = re.compile(r"\s*(?:\d+[.)]\s*)?(?P<words>[^.!?:\n\d]+\?)")
TITLE = re.compile(r"\s*(?:\d+[.)]\s*)?(?P<words>[A-ZÆØÅ][^.!?:\n\d]+):?\s*")
# A line of nothing but place or sender and a date ("Engby Kommune, den 3. maj 2022", "10. jul. 2020").
DATE_LINE = re.compile(
    r"\s*(?:[^\W\d]+[\s,.:]+){0,4}(?:\d{1,2}\.?\s*[^\W\d]+\.?|\d{1,2}[./-]\d{1,2}(?:[./-]|(?=\s)))\s*(?:\d{4}|\d\d)\s*\.?\s*"
)


LINE = re.compile(r"[^\n]+")
# The values that an update replaces, and what it says is wrong ("og altså ikke den 5. marts", "i stedet for 310").
UPDATED = ("occurred", "discovered", "reported", "affected")
NUMBER = r"(?:\d{1,3}(?:\.\d{3})+|\d+)"
SUPERSEDED = re.compile(
    r"(?:\bog|,)?\s*(?:altså\s+)?(?:\bikke|\bi stedet for|\bmod tidligere|\bfrem for)\s+(?:som\s+\w+\s+\w+\s+)?"
    rf"(?:den\s+|de\s+|ca\.\s+)?{NUMBER}(?:\.\s*[^\W\d]+)?(?:\s+\d{{4}})?(?:,?\s+som\s+[^.]*?\d{{1,2}}\.\s+[^\W\d]+)?",
    re.IGNORECASE,
)
COUNTED_ANEW = re.compile(
    r"(?:\bantal\w*|\bberørte|\bramte|\bomfatte\w*)[^.;\d]*?\b(?:til|er|på|var)\s+(?:ca\.\s+|nu\s+|i alt\s+)*"
    rf"(?P<number>{NUMBER})(?!\.?\s*[^\W\d]*\s*\d{{4}})",
    re.IGNORECASE,
)


class NoticeTerms(BaseModel):
    """The vocabulary file notice.toml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    headings: dict[str, list[str]]
    openings: dict[str, list[str]]
    closing: dict[str, list[str]]
    advice: dict[str, list[str]]
    telling: dict[str, list[str]]
    update_headings: dict[str, list[str]]
    corrections: dict[str, list[str]]
    same_day: dict[str, list[str]]
    until: dict[str, list[str]]
    discovery: dict[str, list[str]]
    alone: dict[str, list[str]]
    acts: dict[str, list[str]]


@lru_cache(maxsize=1)
def _terms() -> NoticeTerms:
    return load("notice", NoticeTerms)


@lru_cache(maxsize=16)
def _finder(section: str) -> Finder:
    return Finder(getattr(_terms(), section).items())


@lru_cache(maxsize=8)
def _act(name: str) -> Finder:
    return Finder([(name, _terms().acts[name])])


@dataclass(frozen=True, slots=True)
class _Section:
    """A part of the letter: text[start:end] of its paragraphs joined with SEPARATOR."""

    heading: str
    role: Role
    start: int
    end: int


def read(paragraphs: Sequence[str], title: str | None) -> Findings:
    """The one incident of a notice.

    Quotes name the section's heading as their column ("" before the first) and count characters of the paragraphs
    joined with an empty line between them, as in documents.text_outside_tables. title: of the document, if known.
    """
    text = SEPARATOR.join(paragraphs)
    found = facts(paragraphs, _year(text, title), title)
    values = [v for v in found.values if not v.field.startswith("notified_subjects")]
    return replace(found, values=(*values, *_notification(text)))


def facts(paragraphs: Sequence[str], year: int | None, title: str | None = None) -> Findings:
    """What prose says of one incident; year: that of dates printed without one. Quotes as in read."""
    text = SEPARATOR.join(paragraphs)
    told = [s for s in _sections(paragraphs, title) if s.role is not Role.IGNORED]
    later = _updates(paragraphs)
    fields = tuple(Field(str(i), _facts(_blank(text, later)[s.start : s.end]), s.role) for i, s in enumerate(told))
    found = _told(Record(fields, period_year=year), told)
    if later:
        fields = tuple(
            replace(f, text=_update(text, later)[s.start : s.end]) for f, s in zip(fields, told, strict=True)
        )
        found = _brought_up_to_date(found, _corrected(Record(fields, period_year=year), told))
    values = [*(_placed(v, told, text) for v in found.values), *_texts(told, text)]
    return replace(found, values=tuple(values), problems=(*found.problems, *_unknown_headings(paragraphs)))


def _told(record: Record, told: Sequence[_Section]) -> Findings:
    """What the fields of a letter say, by the rules for rows and then by those for letters."""
    found = merge(normalise(record) for normalise in NORMALIZERS)
    found = _nearest_dates(record, found)
    found = merge([found, *_occurred(record, found, told), *_affected(record, found)])
    return merge([_lasted(record, found), *_discovered(record, found)])


def _lasted(record: Record, found: Findings) -> Findings:
    """The findings with the day until which it went on, where a sentence gives it and it was known by then."""
    begun, told = found.get("occurred_from"), [found.get("discovered_from"), found.get("reported_from")]
    known = max((day for day in told if isinstance(day, date)), default=None)
    if not isinstance(begun, date) or known is None or found.get("occurred_to") != begun:
        return found
    for field in record.fields:
        for span, words in _ends_in(field, begun.year):
            if span.to and begun < span.to <= known:
                ended = Value("occurred_to", span.to, Basis.INFERRED, "notice.until", words)
                return replace(found, values=(*(v for v in found.values if v.field != "occurred_to"), ended))
    return found


def _ends_in(field: Field, year: int) -> Iterator[tuple[DateSpan, Quote]]:
    """The days right behind "frem til", "indtil" and the like."""
    for cue in _finder("until").find(field.text):
        after = field.text[cue.end : cue.end + UNTIL_REACH]
        span = next((d for d in find_dates(after, year) if d.start <= UNTIL_LEAD), None)
        if span:
            start, end = cue.end + span.start, cue.end + span.end
            yield span, Quote(field.column, field.text[start:end], start, end)


def _nearest_dates(record: Record, found: Findings) -> Findings:
    """The findings with the dates that stand nearest to the words of an act, also for two days read as one range."""
    near = letter_dates.values(record, {name: _act(name) for name in _terms().acts})
    joined = {v.field.partition("_")[0] for v in found.values if any(_within(n, v) for n in near)}
    known = {v.field.partition("_")[0] for v in found.values} - joined
    new = [v for v in near if v.field.partition("_")[0] not in known]
    roles = {v.field.partition("_")[0] for v in new}
    kept = [v for v in found.values if v.field.partition("_")[0] not in roles]
    return replace(found, values=(*kept, *new, *_told_on(near, found)))


def _within(near: Value, read: Value) -> bool:
    """Whether the date that stands nearest is a part of what was read as the date."""
    one, whole = near.quote, read.quote
    if near.field != read.field or not one or not whole or one.column != whole.column:
        return False
    return whole.start <= one.start and one.end <= whole.end and len(one.text) < len(whole.text)


def _told_on(near: Sequence[Value], found: Findings) -> Iterator[Value]:
    """The authority was told where the day of the report is known and nothing else said so."""
    report = next((v for v in near if v.field == "reported_from"), None)
    if report and not any(v.field.startswith("notified_authority") for v in found.values):
        yield replace(report, field="notified_authority", value=True, rule="notice.day_of_report")
        yield replace(report, field="notified_authority_status", value="yes", rule="notice.day_of_report")


def _discovered(record: Record, found: Findings) -> Iterator[Findings]:
    """Where no date is given to the discovery: that of the sentence that tells of it, or the day it happened."""
    if found.get("discovered_from"):
        return
    for field in record.fields:
        for start, end in sentences(field.text):
            cues = _finder("discovery").find(field.text[start:end])
            if not cues:
                continue
            same = _finder("same_day").find(field.text[start + cues[0].start : end])
            occurred = [v for v in found.values if v.field.startswith("occurred") and v.field != "occurred_time"]
            if same and found.get("occurred_from") == found.get("occurred_to") and occurred:
                place = start + cues[0].start + same[0].start
                stop = place + same[0].end - same[0].start
                words = Quote(field.column, field.text[place:stop], place, stop)
                values = (replace(v, field=v.field.replace("occurred", "discovered"), quote=words) for v in occurred)
                rule = "notice.discovered_same_day"
                yield Findings(tuple(replace(v, basis=Basis.INFERRED, rule=rule) for v in values))
                return
            dated = _of_sentence(record, field, (start, end), Role.DISCOVERED)
            if dated.get("discovered_from"):
                yield dated
                return


def _updates(paragraphs: Sequence[str]) -> list[tuple[int, int]]:
    """The places of a letter that correct it: under a heading that says so, or in sentences that do."""
    places: list[tuple[int, int]] = []
    position, updated = 0, False
    for paragraph in paragraphs:
        opens = _opens_with("update_headings", paragraph)
        if len(paragraph) <= HEADING_LENGTH and paragraph.rstrip()[-1:] != ".":
            updated = opens
        elif opens and ":" in paragraph[:HEADING_LENGTH]:
            places.append((position, position + len(paragraph)))
            position += len(paragraph) + len(SEPARATOR)
            continue
        corrected = (s for s in sentences(paragraph) if _finder("corrections").find(paragraph[slice(*s)]))
        spans = [(0, len(paragraph))] if updated else list(corrected)
        places += [(position + start, position + end) for start, end in spans]
        position += len(paragraph) + len(SEPARATOR)
    return places


def _blank(text: str, places: Sequence[tuple[int, int]]) -> str:
    """The text with blanks at these places; all else stays where it is."""
    for start, end in places:
        text = text[:start] + re.sub(r"[^\n]", " ", text[start:end]) + text[end:]
    return text


def _update(text: str, places: Sequence[tuple[int, int]]) -> str:
    """Only what stands at these places, without headings and what is said to be wrong now."""
    bounds = [0, *(edge for place in places for edge in place), len(text)]
    kept = _blank(text, list(zip(bounds[::2], bounds[1::2], strict=True)))
    lines = [m for m in LINE.finditer(kept) if _opens_with("update_headings", m[0].strip())]
    headings = [(m.start(), m.start() + _heading_end(m[0])) for m in lines]
    return _blank(kept, [*headings, *(m.span() for m in SUPERSEDED.finditer(kept))])


def _heading_end(line: str) -> int:
    """Where the heading of an update ends that begins this line: at a colon, else with a short line."""
    colon = line.find(":", 0, HEADING_LENGTH)
    return colon + 1 if colon >= 0 else len(line) * (len(line) <= HEADING_LENGTH)


def _corrected(record: Record, told: Sequence[_Section]) -> Findings:
    """What an update says anew: dates, and how many persons it was."""
    found = _told(record, told)
    if found.get("affected_max") is not None:
        return found
    for field in record.fields:
        if counted := COUNTED_ANEW.search(field.text):
            number = int(counted["number"].replace(".", ""))
            words = Quote(field.column, counted["number"], *counted.span("number"))
            rule = "notice.counted_anew"
            new = tuple(Value(name, number, Basis.STATED, rule, words) for name in ("affected_min", "affected_max"))
            return replace(found, values=(*found.values, *new))
    return found


def _brought_up_to_date(found: Findings, later: Findings) -> Findings:
    """The findings with what an update says; what it replaces comes after it, for the evidence alone."""
    roles = {v.field.partition("_")[0] for v in later.values if v.field.startswith(UPDATED)}
    known = {v.field for v in found.values}
    new = [v for v in later.values if v.field not in known or v.field.startswith(UPDATED)]
    replaced = any(found.get(v.field) != v.value for v in new if v.field in known)
    kept = [v for v in found.values if v.field.partition("_")[0] not in roles]
    before = [
        v for v in found.values if v.field.partition("_")[0] in roles and later.get(v.field) not in (None, v.value)
    ]
    review = (Review.UPDATED_IN_TEXT,) if replaced else ()
    return replace(found, values=(*kept, *new, *before), review=(*found.review, *review))


def _occurred(record: Record, found: Findings, told: Sequence[_Section]) -> Iterator[Findings]:
    """Where no verb gives a date to the incident: the first date of the description that no word gives elsewhere.

    Years alone tell how long somebody was a citizen or pupil; they count only where there is nothing else.
    """
    if found.get("occurred_from") or found.get("occurred_to"):
        return
    fields = sorted(record.with_role(Role.DESCRIPTION), key=lambda f: not told[int(f.column)].heading)
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
    rule = "notice.date_of_description" if role is Role.OCCURRED else "notice.date_of_sentence"
    return Findings(tuple(replace(v, basis=Basis.INFERRED, rule=rule) for v in values), notes=dated.notes)


def _affected(record: Record, found: Findings) -> Iterator[Findings]:
    """Where no word says whose data it was: the persons counted in the description, for it tells of nobody else."""
    if found.get("affected_min") is None and found.get("affected_max") is None:
        told = tuple(replace(f, role=Role.REMARKS) for f in record.with_role(Role.DESCRIPTION))
        counted = people.normalise(replace(record, fields=told))
        known = {v.field for v in found.values}
        values = tuple(replace(v, basis=Basis.INFERRED) for v in counted.values if v.field not in known)
        yield replace(counted, values=values or tuple(_alone(record)))


def _alone(record: Record) -> Iterator[Value]:
    """One person, where the letter says that it is about its reader only."""
    for field in record.fields:
        if found := _finder("alone").find(field.text):
            words = Quote(field.column, field.text[found[0].start : found[0].end], found[0].start, found[0].end)
            for name in ("affected_min", "affected_max"):
                yield Value(name, 1, Basis.STATED, "notice.reader_alone", words)
            return


def _sections(paragraphs: Sequence[str], title: str | None) -> list[_Section]:
    """The letter's sections in order: paragraphs of one heading, or under none of one role; its title heads none."""
    headline = " ".join(title.split()) if title else None
    sections: list[_Section] = []
    current = _Section("", Role.DESCRIPTION, 0, 0)
    position = 0
    for paragraph in paragraphs:
        end = position + len(paragraph)
        begun = None if " ".join(paragraph.split()) == headline else _begins(paragraph, position, current)
        if begun:
            sections.append(current)
            current = begun
        current = replace(current, end=end)
        position = end + len(SEPARATOR)
    return [s for s in (*sections, current) if s.end > s.start]


def _begins(paragraph: str, position: int, current: _Section) -> _Section | None:
    """The section that begins with this paragraph, if it does not go on with the current one."""
    if found := _heading(paragraph):
        role, end = found
        return _Section(paragraph[:end].strip(), role, position + end, position + end)
    if current.role is not Role.IGNORED and _opens_with("closing", paragraph):
        return _Section("", Role.IGNORED, position, position)
    if current.heading or current.role is Role.IGNORED:
        return None
    role = Role.PERSONAL_DATA if _opens_with("openings", paragraph) else Role.DESCRIPTION
    return _Section("", role, position, position) if role is not current.role else None


def _heading(paragraph: str) -> tuple[Role, int] | None:
    """(role, end of the heading) where a paragraph is a heading, or begins with one that asks."""
    line = QUESTION.match(paragraph) or TITLE.fullmatch(paragraph)
    if not line or len(line["words"]) > HEADING_LENGTH:
        return None
    asks = line.re is QUESTION
    matches = [m for m in _finder("headings").find(line["words"]) if asks or _opens(line["words"], m.start)]
    if not matches:
        return None
    longest = max(matches, key=lambda m: m.end - m.start)
    return ROLES[longest.entry], line.end()


def _opens(words: str, start: int) -> bool:
    """Whether at most an article or adjective stands before the place."""
    return len(words[:start].split()) <= 1


def _opens_with(section: str, paragraph: str) -> bool:
    """Whether the paragraph begins with words of this section of the vocabulary."""
    found = _finder(section).find(paragraph[:HEADING_LENGTH])
    return bool(found and not paragraph[: found[0].start].strip())


def _facts(text: str) -> str:
    """The text without advice to the reader and lines of sender and date, cut sentences whole; places stay."""
    text = CUT.sub("  ", text)
    dated = [m.span() for m in re.finditer(r"[^\n]+", text) if DATE_LINE.fullmatch(m[0])]
    advice = [(s, e) for s, e in sentences(text) if _finder("advice").find(text[s:e])]
    for start, end in [*dated, *advice]:
        text = text[:start] + re.sub(r"[^\n]", " ", text[start:end]) + text[end:]
    return text


def _year(text: str, title: str | None) -> int | None:
    """The year of dates printed without one, where title and letter name a single year."""
    years = {int(y) for y in re.findall(r"(?<![\d./-])(20\d\d)(?![\d/]|-\d)", f"{title or ''}\n{text}")}
    return years.pop() if len(years) == 1 else None


def _placed(value: Value, told: Sequence[_Section], text: str) -> Value:
    """The value with its quote counted in the whole text, under the section's heading."""
    if value.quote is None:
        return value
    section = told[int(value.quote.column)]
    start, end = section.start + value.quote.start, section.start + value.quote.end
    return replace(value, quote=Quote(section.heading, text[start:end], start, end))


def _texts(told: Sequence[_Section], text: str) -> Iterator[Value]:
    """The municipality's own words, section by section."""
    for role, name in TEXTS.items():
        parts = [(s, text[s.start : s.end].strip()) for s in told if s.role is role and text[s.start : s.end].strip()]
        if parts:
            section, first = parts[0]
            start = text.index(first, section.start)
            words = Quote(section.heading, first, start, start + len(first))
            yield Value(name, SEPARATOR.join(p for _, p in parts), Basis.STATED, "notice.section", words)


def _notification(text: str) -> Iterator[Value]:
    """A notice is itself the notification of the persons (GDPR art. 34)."""
    found = _finder("telling").find(text)
    start, end = (found[0].start, found[0].end) if found else (0, len(text.partition(SEPARATOR)[0]))
    words = Quote("", text[start:end], start, end) if end > start else None
    yield Value("notified_subjects", True, Basis.STATED, "notice.is_notification", words)
    yield Value("notified_subjects_status", "yes", Basis.STATED, "notice.is_notification", words)


def _unknown_headings(paragraphs: Sequence[str]) -> Iterator[Problem]:
    for paragraph in paragraphs:
        line = paragraph.strip()
        if line.endswith("?") and len(line) <= HEADING_LENGTH and not _heading(paragraph):
            message = "A question that is no heading of vocabulary/notice.toml"
            yield Problem(Stage.NORMALISE, Severity.INFO, code="notice_heading_unknown", message=message, value=line)
