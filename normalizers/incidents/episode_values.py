"""Several breaches told in the prose of one document: the values of each.

Where each of them begins and ends is for documents.episodes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from normalizers.documents.episodes import Episode
from normalizers.documents.labelled_prose import LabelledProse
from normalizers.findings import Findings, Value
from normalizers.incidents import letter, row
from normalizers.incidents.letter_decision import NOBODY, Source
from normalizers.incidents.letter_words import SEPARATOR
from normalizers.record import Field, Legend, Record, Role
from normalizers.vocabulary.words import Vocabulary

# What a letter says once for all the breaches it tells of.
SHARED = ("notified_", "reported_", "decided_", "authority_decision", "source_number")
SUBJECTS = "notified_subjects"
# A breach told under at least so many labels is read like the row of a table.
LABELS = 2


@dataclass(frozen=True, slots=True)
class EpisodeValues:
    """One breach of a log in prose: its number and labelled parts as cells, and what they say."""

    record: Record
    findings: Findings


def in_log(
    vocabulary: Vocabulary, episode: Episode, paragraphs: Sequence[str], legend: Legend, year: int | None
) -> EpisodeValues:
    """A breach of a document that lists them; quotes count characters of the cell they stand in."""
    texts = episode.texts(paragraphs)
    number = (Field("", episode.number, Role.SOURCE_NUMBER),) if episode.number else ()
    parts = tuple(vocabulary.of(LabelledProse).fields(texts))
    if sum(bool(f.column) for f in parts) >= LABELS:
        record = Record((*number, *parts), legend, period_year=year, vocabulary=vocabulary)
        return EpisodeValues(record, row.normalise(record))
    found = letter.facts(vocabulary, texts, legend.year or year)
    numbered = row.normalise(Record(number, vocabulary=vocabulary)).values
    cells = (*number, Field("", SEPARATOR.join(texts)))
    return EpisodeValues(Record(cells, vocabulary=vocabulary), replace(found, values=(*numbered, *found.values)))


def in_notice(
    vocabulary: Vocabulary,
    episode: Episode,
    paragraphs: Sequence[str],
    others: Sequence[Episode],
    source: Source = NOBODY,
) -> Findings:
    """A breach of a letter that tells of several; quotes count as those of letter.read.

    others: all breaches of the letter; what stands before the first and behind the last is said of all.
    """
    within = paragraphs[episode.start : episode.end]
    own = _unless_denied(letter.read(vocabulary, within, source), letter.facts(vocabulary, within, None))
    found = {v.field for v in own.values}
    before, behind = (0, others[0].start), (others[-1].end, len(paragraphs))
    shared = [
        _moved(v, paragraphs, start)
        for start, end in (before, behind)
        for v in letter.read(vocabulary, paragraphs[start:end], source).values
        if v.field.startswith(SHARED) and v.field not in found
    ]
    first = {v.field: v for v in reversed(shared)}
    return replace(own, values=(*(_moved(v, paragraphs, episode.start) for v in own.values), *first.values()))


def _unless_denied(found: Findings, own_words: Findings) -> Findings:
    """The findings, with a no to the notification of the persons where the words of this breach deny it."""
    if own_words.get(SUBJECTS) is not False:
        return found
    kept = [v for v in found.values if not v.field.startswith(SUBJECTS)]
    return replace(found, values=(*kept, *(v for v in own_words.values if v.field.startswith(SUBJECTS))))


def _moved(value: Value, paragraphs: Sequence[str], start: int) -> Value:
    """The value with its quote counted from the first paragraph instead of paragraphs[start]."""
    ahead = sum(len(p) + len(SEPARATOR) for p in paragraphs[:start])
    return value.requoted(lambda words: replace(words, start=words.start + ahead, end=words.end + ahead))
