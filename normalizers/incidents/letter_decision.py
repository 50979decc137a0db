"""What a text says of the authority's decision: its words, and of the authority's own text its number and day.

The day that a sentence gives to the decision is for nearest_dates.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from normalizers.codes import Basis, Precision, Speaker
from normalizers.dates.grammar import DateGrammar
from normalizers.documents.origin import OriginReader
from normalizers.fields.names import DatePart, FieldName
from normalizers.findings import Findings, Quote, Value
from normalizers.incidents.letter_words import LetterRule, LetterWords
from normalizers.incidents.nearest_dates import sentences_in
from normalizers.record import Role
from normalizers.vocabulary.words import Vocabulary


@dataclass(frozen=True, slots=True)
class Source:
    """What a text is part of: the document's title, who speaks in it, and its own day; None where it does not say."""

    title: str | None = None
    speaker: Speaker | None = None
    day: date | None = None


NOBODY = Source()


def with_decision(vocabulary: Vocabulary, text: str, source: Source, found: Findings) -> Findings:
    """The findings with the words of the decision, and with number and day of one that the authority publishes."""
    said = tuple(_words(vocabulary.of(LetterWords), text, source))
    number = tuple(_number(vocabulary, text)) if source.speaker is Speaker.AUTHORITY else ()
    # News of the authority have no number, and a day of their own.
    dated = number and found.get(str(FieldName(Role.DECIDED, DatePart.FROM))) is None
    day = tuple(_day(vocabulary, text, source.day)) if dated else ()
    return replace(found, values=(*found.values, *said, *number, *day))


def _words(words: LetterWords, text: str, source: Source) -> Iterator[Value]:
    """The first sentence that tells of criticism, a fine, an order or none of them, where the authority gives it."""
    for start, end in sentences_in(text):
        sentence = text[start:end].strip()
        named = source.speaker is Speaker.AUTHORITY or words.acts["authority"].find(sentence)
        if named and words.decisions.find(sentence):
            place = text.index(sentence, start)
            said = Quote("", sentence, place, place + len(sentence))
            yield Value("authority_decision", sentence, Basis.STATED, LetterRule.DECISION, said)
            return


def _number(vocabulary: Vocabulary, text: str) -> Iterator[Value]:
    number = vocabulary.of(OriginReader).journal_number(text)
    if number:
        said = Quote("", number["number"], *number.span("number"))
        yield Value("source_number", number["number"], Basis.STATED, LetterRule.JOURNAL_NUMBER, said)


def _day(vocabulary: Vocabulary, text: str, day: date | None) -> Iterator[Value]:
    """The day of the text as that of the decision it is."""
    span = next((d for d in vocabulary.of(DateGrammar).find_dates(text) if day and d.from_ == d.to == day), None)
    if span and day:
        said = Quote("", text[span.start : span.end], span.start, span.end)
        parts = ((DatePart.FROM, day), (DatePart.TO, day), (DatePart.PRECISION, Precision.DAY.value))
        for part, value in parts:
            yield Value(str(FieldName(Role.DECIDED, part)), value, Basis.STATED, LetterRule.DAY_OF_DECISION, said)
