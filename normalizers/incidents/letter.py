"""A notice to the citizens concerned (GDPR art. 34): one incident, told in the sections of a letter.

The sections become the fields of a Record by their headings, and the normalizers of rows read it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from normalizers.codes import Basis
from normalizers.danish.analysis import sentences
from normalizers.fields import affected
from normalizers.fields.all_fields import read_fields, with_derived
from normalizers.findings import Findings, Quote, Value, merge
from normalizers.incidents.letter_dates import discovered_in, occurred_in, with_last_day, with_nearest_dates
from normalizers.incidents.letter_sections import LetterSection, sections_of, unknown_headings
from normalizers.incidents.letter_updates import NUMBER, blanked, brought_up_to_date, only_update, updates_in
from normalizers.incidents.letter_words import SEPARATOR, LetterRule, letter_finder
from normalizers.record import Field, Record, Role

# A sentence the layout cut in two paragraphs: it goes on in small letters, or breaks off where none can end.
CUT = re.compile(
    r"(?:(?<=[^\s.:;!?])|(?<=\s\d\.)|(?<=\s\d\d\.))\n\n(?=[a-zæøå])"
    r"|(?<=\s(?:til|den|det|fra|hos|med|som|for))\n\n(?=\w)|(?<=\s(?:af|på|en|et|og|at|om|de|er))\n\n(?=\w)"
)
TEXTS = {
    Role.DESCRIPTION: "description",
    Role.PERSONAL_DATA: "personal_data_text",
    Role.CONSEQUENCES: "consequences",
    Role.MEASURES: "measures",
}
# A line of nothing but place or sender and a date ("Engby Kommune, den 3. maj 2022", "10. jul. 2020").
DATE_LINE = re.compile(
    r"\s*(?:[^\W\d]+[\s,.:]+){0,4}(?:\d{1,2}\.?\s*[^\W\d]+\.?|\d{1,2}[./-]\d{1,2}(?:[./-]|(?=\s)))\s*(?:\d{4}|\d\d)\s*\.?\s*"
)
COUNTED_ANEW = re.compile(
    r"(?:\bantal\w*|\bberørte|\bramte|\bomfatte\w*)[^.;\d]*?\b(?:til|er|på|var)\s+(?:ca\.\s+|nu\s+|i alt\s+)*"
    rf"(?P<number>{NUMBER})(?!\.?\s*[^\W\d]*\s*\d{{4}})",
    re.IGNORECASE,
)


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
    told = [s for s in sections_of(paragraphs, title) if s.role is not Role.IGNORED]
    later = updates_in(paragraphs)
    fields = tuple(Field(str(i), _facts(blanked(text, later)[s.start : s.end]), s.role) for i, s in enumerate(told))
    found = _told(Record(fields, period_year=year), told)
    if later:
        fields = tuple(
            replace(f, text=only_update(text, later)[s.start : s.end]) for f, s in zip(fields, told, strict=True)
        )
        found = brought_up_to_date(found, _corrected(Record(fields, period_year=year), told))
    values = [*(_placed(v, told, text) for v in found.values), *_texts(told, text)]
    found = replace(found, values=tuple(values), problems=(*found.problems, *unknown_headings(paragraphs)))
    return with_derived(Record(()), found)


def _told(record: Record, told: Sequence[LetterSection]) -> Findings:
    """What the fields of a letter say, by the rules for rows and then by those for letters."""
    found = read_fields(record)
    found = with_nearest_dates(record, found)
    found = merge([found, *occurred_in(record, found, told), *_affected(record, found)])
    return merge([with_last_day(record, found), *discovered_in(record, found)])


def _corrected(record: Record, told: Sequence[LetterSection]) -> Findings:
    """What an update says anew: dates, and how many persons it was."""
    found = _told(record, told)
    if found.get("affected_max") is not None:
        return found
    for field in record.fields:
        if counted := COUNTED_ANEW.search(field.text):
            number = int(counted["number"].replace(".", ""))
            words = Quote(field.column, counted["number"], *counted.span("number"))
            rule = LetterRule.COUNTED_ANEW
            new = tuple(Value(name, number, Basis.STATED, rule, words) for name in ("affected_min", "affected_max"))
            return replace(found, values=(*found.values, *new))
    return found


def _affected(record: Record, found: Findings) -> Iterator[Findings]:
    """Where no word says whose data it was: the persons counted in the description, for it tells of nobody else."""
    if found.get("affected_min") is None and found.get("affected_max") is None:
        told = tuple(replace(f, role=Role.REMARKS) for f in record.with_role(Role.DESCRIPTION))
        counted = affected.normalise(replace(record, fields=told))
        known = {v.field for v in found.values}
        values = tuple(replace(v, basis=Basis.INFERRED) for v in counted.values if v.field not in known)
        yield replace(counted, values=values or tuple(_alone(record)))


def _alone(record: Record) -> Iterator[Value]:
    """One person, where the letter says that it is about its reader only."""
    for field in record.fields:
        if found := letter_finder("alone").find(field.text):
            words = Quote(field.column, field.text[found[0].start : found[0].end], found[0].start, found[0].end)
            for name in ("affected_min", "affected_max"):
                yield Value(name, 1, Basis.STATED, LetterRule.READER_ALONE, words)
            return


def _facts(text: str) -> str:
    """The text without advice to the reader and lines of sender and date, cut sentences whole; places stay."""
    text = CUT.sub("  ", text)
    dated = [m.span() for m in re.finditer(r"[^\n]+", text) if DATE_LINE.fullmatch(m[0])]
    advice = [(s, e) for s, e in sentences(text) if letter_finder("advice").find(text[s:e])]
    for start, end in [*dated, *advice]:
        text = text[:start] + re.sub(r"[^\n]", " ", text[start:end]) + text[end:]
    return text


def _year(text: str, title: str | None) -> int | None:
    """The year of dates printed without one, where title and letter name a single year."""
    years = {int(y) for y in re.findall(r"(?<![\d./-])(20\d\d)(?![\d/]|-\d)", f"{title or ''}\n{text}")}
    return years.pop() if len(years) == 1 else None


def _placed(value: Value, told: Sequence[LetterSection], text: str) -> Value:
    """The value with its quote counted in the whole text, under the section's heading."""
    if value.quote is None:
        return value
    section = told[int(value.quote.column)]
    start, end = section.start + value.quote.start, section.start + value.quote.end
    return replace(value, quote=Quote(section.heading, text[start:end], start, end))


def _texts(told: Sequence[LetterSection], text: str) -> Iterator[Value]:
    """The municipality's own words, section by section."""
    for role, name in TEXTS.items():
        parts = [(s, text[s.start : s.end].strip()) for s in told if s.role is role and text[s.start : s.end].strip()]
        if parts:
            section, first = parts[0]
            start = text.index(first, section.start)
            words = Quote(section.heading, first, start, start + len(first))
            yield Value(name, SEPARATOR.join(p for _, p in parts), Basis.STATED, LetterRule.SECTION, words)


def _notification(text: str) -> Iterator[Value]:
    """A notice is itself the notification of the persons (GDPR art. 34)."""
    found = letter_finder("telling").find(text)
    start, end = (found[0].start, found[0].end) if found else (0, len(text.partition(SEPARATOR)[0]))
    words = Quote("", text[start:end], start, end) if end > start else None
    yield Value("notified_subjects", True, Basis.STATED, LetterRule.IS_NOTIFICATION, words)
    yield Value("notified_subjects_status", "yes", Basis.STATED, LetterRule.IS_NOTIFICATION, words)
