"""Several breaches told in the prose of one document: the values of each (the parts are found by episodes)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from normalizers.documents.episodes import Episode
from normalizers.findings import Findings, Quote, Value
from normalizers.incidents import letter, row
from normalizers.incidents.letter_words import SEPARATOR
from normalizers.record import Field, Legend, Record

# What a letter says once for all the breaches it tells of.
SHARED = ("notified_authority", "reported_", "decided_")
SUBJECTS = "notified_subjects"
# A breach told under at least so many labels is read like the row of a table.
LABELS = 2


@dataclass(frozen=True, slots=True)
class Told:
    """One breach of a log in prose: its number and labelled parts as cells, and what they say."""

    record: Record
    findings: Findings


def in_log(episode: Episode, paragraphs: Sequence[str], legend: Legend, year: int | None) -> Told:
    """A breach of a document that lists them; quotes count characters of the cell they stand in."""
    record = Record(episode.fields(paragraphs), legend, period_year=year)
    labelled = sum(bool(f.column) for f in record.fields) >= LABELS
    if labelled:
        return Told(record, row.normalise(record))
    number = tuple(f for f in record.fields if f.text == episode.number)
    texts = episode.texts(paragraphs)
    text = Field("", SEPARATOR.join(texts))
    found = letter.facts(texts, legend.year or year)
    numbered = row.normalise(Record(number)).values
    return Told(Record((*number, text)), replace(found, values=(*numbered, *found.values)))


def in_notice(episode: Episode, paragraphs: Sequence[str], title: str | None, others: Sequence[Episode]) -> Findings:
    """A breach of a letter that tells of several; quotes count as those of notice.read.

    others: all breaches of the letter; what stands before the first and behind the last is said of all.
    """
    own = _unless_denied(letter.read(paragraphs[episode.start : episode.end], title), paragraphs, episode)
    found = {v.field for v in own.values}
    before, behind = (0, others[0].start), (others[-1].end, len(paragraphs))
    shared = [
        _moved(v, paragraphs, start)
        for start, end in (before, behind)
        for v in letter.read(paragraphs[start:end], title).values
        if v.field.startswith(SHARED) and v.field not in found
    ]
    first = {v.field: v for v in reversed(shared)}
    return replace(own, values=(*(_moved(v, paragraphs, episode.start) for v in own.values), *first.values()))


def _unless_denied(found: Findings, paragraphs: Sequence[str], episode: Episode) -> Findings:
    """The findings, with a no to the notification of the persons where the words of this breach deny it."""
    said = letter.facts(paragraphs[episode.start : episode.end], None)
    if said.get(SUBJECTS) is not False:
        return found
    kept = [v for v in found.values if not v.field.startswith(SUBJECTS)]
    return replace(found, values=(*kept, *(v for v in said.values if v.field.startswith(SUBJECTS))))


def _moved(value: Value, paragraphs: Sequence[str], start: int) -> Value:
    """The value with its quote counted from the first paragraph instead of paragraphs[start]."""
    if value.quote is None:
        return value
    ahead = sum(len(p) + len(SEPARATOR) for p in paragraphs[:start])
    words = value.quote
    return replace(value, quote=Quote(words.column, words.text, words.start + ahead, words.end + ahead))
