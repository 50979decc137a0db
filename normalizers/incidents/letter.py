"""A notice to the citizens concerned (GDPR art. 34): one incident, told in the sections of a letter.

The sections become the fields of a Record by their headings, and the normalizers of rows read it; what only letters say
is for letter_dates and letter_updates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from normalizers.codes import Basis
from normalizers.danish.numbers import of_digits
from normalizers.documents.origin import OTHERS
from normalizers.fields import affected
from normalizers.fields.all_fields import read_fields, with_derived
from normalizers.findings import Findings, Quote, Value, merge, quote
from normalizers.incidents.letter_asides import without_asides
from normalizers.incidents.letter_dates import discovered_in, occurred_in, with_last_day, with_nearest_dates
from normalizers.incidents.letter_decision import NOBODY, Source, with_decision
from normalizers.incidents.letter_sections import LetterSection, sections_of, unknown_headings
from normalizers.incidents.letter_telling import with_persons_told, with_telling
from normalizers.incidents.letter_updates import blanked, brought_up_to_date, only_update, updates_in
from normalizers.incidents.letter_words import SEPARATOR, LetterRule, LetterWords
from normalizers.record import Field, Record, Role
from normalizers.vocabulary.words import Vocabulary

TEXTS = {
    Role.DESCRIPTION: "description",
    Role.PERSONAL_DATA: "personal_data_text",
    Role.CONSEQUENCES: "consequences",
    Role.MEASURES: "measures",
}


def read(vocabulary: Vocabulary, paragraphs: Sequence[str], source: Source = NOBODY) -> Findings:
    """The one incident of a notice.

    Quotes name the section's heading as their column ("" before the first) and count characters of the paragraphs
    joined with an empty line between them, as in documents.text_outside_tables. The authority and the press tell the
    persons nothing.
    """
    text = SEPARATOR.join(paragraphs)
    found = facts(vocabulary, paragraphs, _year(text, source.title), source.title)
    found = with_decision(vocabulary, text, source, found)
    headline = " ".join(source.title.split()) if source.title else None
    return with_telling(vocabulary.of(LetterWords), paragraphs, found, headline, tells=source.speaker not in OTHERS)


def facts(vocabulary: Vocabulary, paragraphs: Sequence[str], year: int | None, title: str | None = None) -> Findings:
    """What prose says of one incident; year: that of dates printed without one. Quotes as in read."""
    text = SEPARATOR.join(paragraphs)
    words = vocabulary.of(LetterWords)
    sections = [s for s in sections_of(words, paragraphs, title) if s.role is not Role.IGNORED]
    later = updates_in(words, paragraphs)
    first = blanked(text, later)
    fields = tuple(
        Field("", without_asides(vocabulary, first[s.start : s.end]), s.role, place) for place, s in enumerate(sections)
    )
    record = Record(fields, period_year=year, vocabulary=vocabulary)
    found = _findings(record, sections)
    if later:
        update = only_update(words, text, later)
        fields = tuple(replace(f, text=update[s.start : s.end]) for f, s in zip(fields, sections, strict=True))
        found = brought_up_to_date(found, _corrected(replace(record, fields=fields), sections))
    values = [*(_in_letter(v, sections, text) for v in found.values), *_texts(sections, text)]
    found = replace(found, values=tuple(values), problems=(*found.problems, *unknown_headings(words, paragraphs)))
    return with_derived(record, found)


def _findings(record: Record, sections: Sequence[LetterSection]) -> Findings:
    """What the fields of a letter say, by the rules for rows and then by those for letters."""
    found = read_fields(record)
    found = with_nearest_dates(record, found)
    found = with_persons_told(record, found)
    found = merge([found, *occurred_in(record, found, sections), *_affected(record, found)])
    return merge([with_last_day(record, found), *discovered_in(record, found)])


def _corrected(record: Record, sections: Sequence[LetterSection]) -> Findings:
    """What an update says anew: dates, and how many persons it was."""
    found = _findings(record, sections)
    if found.get("affected_max") is not None:
        return found
    counts = record.vocabulary.of(LetterWords).counted_anew
    for field in record.fields:
        if counted := counts.search(field.text):
            number = of_digits(counted["number"])
            words = quote(field, *counted.span("number"))
            rule = LetterRule.COUNTED_ANEW
            new = tuple(Value(name, number, Basis.STATED, rule, words) for name in ("affected_min", "affected_max"))
            return replace(found, values=(*found.values, *new))
    return found


def _affected(record: Record, found: Findings) -> Iterator[Findings]:
    """Where no word says whose data it was: the persons counted in the description, for it tells of nobody else."""
    if found.get("affected_min") is None and found.get("affected_max") is None:
        described = tuple(replace(f, role=Role.REMARKS) for f in record.with_role(Role.DESCRIPTION))
        counted = affected.normalise(replace(record, fields=described))
        known = {v.field for v in found.values}
        values = tuple(replace(v, basis=Basis.INFERRED) for v in counted.values if v.field not in known)
        yield replace(counted, values=values or tuple(_alone(record)))


def _alone(record: Record) -> Iterator[Value]:
    """One person, where the letter says that it is about its reader only."""
    for field in record.fields:
        if found := record.vocabulary.of(LetterWords).alone.find(field.text):
            words = quote(field, found[0].start, found[0].end)
            for name in ("affected_min", "affected_max"):
                yield Value(name, 1, Basis.STATED, LetterRule.READER_ALONE, words)
            return


def _year(text: str, title: str | None) -> int | None:
    """The year of dates printed without one, where title and letter name a single year."""
    years = {int(y) for y in re.findall(r"(?<![\d./-])(20\d\d)(?![\d/]|-\d)", f"{title or ''}\n{text}")}
    return years.pop() if len(years) == 1 else None


def _in_letter(value: Value, sections: Sequence[LetterSection], text: str) -> Value:
    """The value with its quote counted in the whole text, under the section's heading."""

    def counted(words: Quote) -> Quote:
        if words.place is None:
            raise ValueError(f"no section is known for the words of {value.field}")
        section = sections[words.place]
        start, end = section.start + words.start, section.start + words.end
        return Quote(section.heading, text[start:end], start, end)

    return value.requoted(counted)


def _texts(sections: Sequence[LetterSection], text: str) -> Iterator[Value]:
    """The municipality's own words, section by section."""
    for role, name in TEXTS.items():
        parts = [
            (s, text[s.start : s.end].strip()) for s in sections if s.role is role and text[s.start : s.end].strip()
        ]
        if parts:
            section, first = parts[0]
            start = text.index(first, section.start)
            words = Quote(section.heading, first, start, start + len(first))
            yield Value(name, SEPARATOR.join(p for _, p in parts), Basis.STATED, LetterRule.SECTION, words)
