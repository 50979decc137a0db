"""Words of a row that no rule could use, where they may change a value: the row is then in doubt.

A cell that lists the personal data or the causes should be explained word for word or item for item; elsewhere only
days and answers that nothing took are looked for. Words beside an answer (where, who, what was done next) are normal.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from extractors.document.problems import Problem, Severity, Stage
from normalizers.cells.marks import Mark, mark_in
from normalizers.codes import NormaliseCode, Precision, Review
from normalizers.danish.content_words import content_words, items, left_over
from normalizers.danish.negation import Negation
from normalizers.dates.grammar import DateGrammar
from normalizers.fields.category_words import DataWords
from normalizers.fields.cause import FaultClues
from normalizers.fields.mechanism import MechanismWords
from normalizers.fields.third_party import SupplierWords
from normalizers.findings import NOTHING, Findings
from normalizers.mentions.causes import CauseWords
from normalizers.mentions.person_words import PersonWords
from normalizers.record import Field, Record, Role
from normalizers.vocabulary.patterns import Span

DAYS = (Precision.DAY, Precision.MINUTE)


@dataclass(frozen=True, slots=True)
class LeftOver:
    """Words of a cell that nothing explains."""

    field: Field
    words: str


def doubts(record: Record, found: Findings) -> Findings:
    """A review code and a problem for each cell with words that may change a value; nothing where all are explained."""
    left = [*_data(record, found), *_causes(record, found), *_days(record, found)]
    if not left:
        return NOTHING
    return Findings(problems=tuple(map(_problem, left)), review=(Review.UNEXPLAINED_WORDS,))


def _data(record: Record, found: Findings) -> Iterator[LeftOver]:
    """Words of a list of personal data that are neither a kind of data nor words around it."""
    words, persons = record.vocabulary.of(DataWords), record.vocabulary.of(PersonWords)
    negation = record.vocabulary.of(Negation)
    for field in record.with_role(Role.PERSONAL_DATA):
        if mark_in(field, record) is not Mark.OTHER or not words.lists(field.text):
            continue
        known = words.explained(field, record.legend)
        if left_over(field.text, known):
            nouns = ((m.start, m.end) for m in persons.nouns(field.text))
            yield from _left(field, (*known, *negation.triggers(field.text), *nouns, *_quoted(field, found)))


def _causes(record: Record, found: Findings) -> Iterator[LeftOver]:
    """Causes listed beside a known one and not known themselves; where no fault was told, every word left over."""
    for field in found.cause.cells:
        known = (*_words_of_causes(field, record), *_quoted(field, found))
        if found.get("fault") is None and not found.cause.unknown:
            yield from _left(field, known)
            continue
        for start, end in items(field.text, record.vocabulary.of(CauseWords).joining):
            item = field.text[start:end]
            if content_words(item) and not any(s < end and start < e for s, e in known):
                yield LeftOver(field, item.strip())


def _words_of_causes(field: Field, record: Record) -> Iterator[Span]:
    vocabulary, text = record.vocabulary, field.text
    clues = vocabulary.of(FaultClues)
    yield from vocabulary.of(CauseWords).known(text)
    yield from ((m.start, m.end) for m in vocabulary.of(CauseWords).find(text, record.legend))
    for book in (clues.sentences, clues.in_column, vocabulary.of(MechanismWords).clues, vocabulary.of(SupplierWords)):
        yield from book.known(text)


def _days(record: Record, found: Findings) -> Iterator[LeftOver]:
    """Days that are no date of the row: in a column that nobody knows, and in the story where nothing tells its day."""
    grammar = record.vocabulary.of(DateGrammar)
    known = {v.value for v in found.values if isinstance(v.value, date)}
    untold = found.get("occurred_from") is None
    for field in record.fields:
        if not (field.role is None or (field.role is Role.DESCRIPTION and untold)):
            continue
        quoted = _quoted(field, found)
        for day in grammar.find_dates(field.text, record.period_year):
            told = any(s < day.end and day.start < e for s, e in quoted)
            repeated = field.role is Role.DESCRIPTION and day.from_ in known
            if day.precision in DAYS and not (told or repeated):
                yield LeftOver(field, field.text[day.start : day.end])


def _left(field: Field, explained: Sequence[Span]) -> Iterator[LeftOver]:
    words = left_over(field.text, explained)
    if words:
        yield LeftOver(field, ", ".join(field.text[start:end] for start, end in words))


def _quoted(field: Field, found: Findings) -> list[Span]:
    """Where quotes of values stand in a cell."""
    quotes = (q for v in found.values for _, q in v.parts if q and q.column == field.column)
    return [(q.start, q.end) for q in quotes if field.text[q.start : q.end] == q.text]


def _problem(left: LeftOver) -> Problem:
    message = f"words of column {left.field.column!r} that no rule could use"
    return Problem(Stage.NORMALISE, Severity.INFO, NormaliseCode.UNEXPLAINED_WORDS, message, left.words)
