"""Whether a letter is itself the notification of the persons (GDPR art. 34): it speaks to them, or says that it tells.

A title, a heading or advice tells nobody; what a letter reports of other letters is for fields.notification.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from normalizers.codes import Basis
from normalizers.danish.analysis import sentences
from normalizers.documents.breach_signs import BreachSigns
from normalizers.fields import notification
from normalizers.findings import Findings, Quote, Value
from normalizers.incidents.letter_updates import blanked
from normalizers.incidents.letter_words import HEADING_LENGTH, SEPARATOR, LetterRule, LetterWords, opens_with
from normalizers.incidents.nearest_dates import sentences_in
from normalizers.record import Record, Role

SUBJECTS = "notified_subjects"
# Signs with which a sentence ends; a heading has none of them, and a question asks.
ENDS = (".", "!", ":")


def with_persons_told(record: Record, found: Findings) -> Findings:
    """The findings; where they say nothing of telling the persons, with what the story says of those concerned.

    In a story words such as "fik brev" may tell of the breach: only sentences count that name those concerned.
    """
    if any(v.field.startswith(SUBJECTS) for v in found.values):
        return found
    told = tuple(
        replace(f, text=_of_those_concerned(record, f.text), role=Role.FOLLOW_UP)
        for f in record.with_role(Role.DESCRIPTION, Role.PERSONAL_DATA)
    )
    read = notification.normalise(replace(record, fields=told))
    values = (replace(v, basis=Basis.INFERRED) for v in read.values if v.field.startswith(SUBJECTS))
    return replace(found, values=(*found.values, *values))


def _of_those_concerned(record: Record, text: str) -> str:
    """The text with blanks in place of the sentences that do not name those concerned."""
    words, signs = record.vocabulary.of(LetterWords), record.vocabulary.of(BreachSigns)
    for start, end in sentences_in(text):
        named = {m.entry for m in words.concerned.find(text[start:end])}
        if not ("sure" in named or (named and not signs.tells_mishap(text[start:end]))):
            text = blanked(text, [(start, end)])
    return text


def with_telling(
    words: LetterWords, paragraphs: Sequence[str], found: Findings, headline: str | None, *, tells: bool
) -> Findings:
    """The findings; where the letter tells the persons, with that instead of what it reports of telling them.

    headline: its title, white space collapsed, which may stand among the paragraphs. tells: whether who speaks is
    somebody who has to tell the persons.
    """
    found = replace(found, values=tuple(v for v in found.values if not _is_heading(v, paragraphs)))
    told = ["" if " ".join(p.split()) == headline else p for p in paragraphs]
    telling = tuple(_telling(words, paragraphs, told)) if tells else ()
    if not telling:
        return found
    return replace(found, values=(*(v for v in found.values if not v.field.startswith(SUBJECTS)), *telling))


def _is_heading(value: Value, paragraphs: Sequence[str]) -> bool:
    """Whether a value on telling the persons rests on a paragraph that is short and no sentence."""
    if not value.field.startswith(SUBJECTS) or value.quote is None:
        return False
    position = 0
    for paragraph in paragraphs:
        if position <= value.quote.start < position + len(paragraph):
            return len(paragraph) <= HEADING_LENGTH and not any(sign in paragraph for sign in ENDS)
        position += len(paragraph) + len(SEPARATOR)
    return False


def _telling(words: LetterWords, paragraphs: Sequence[str], told: Sequence[str]) -> Iterator[Value]:
    """The values of a letter that tells the persons, with the words by which it does."""
    said = next(_acts(words, paragraphs, told), None)
    if said:
        yield Value(SUBJECTS, True, Basis.STATED, LetterRule.IS_NOTIFICATION, said)
        yield Value(f"{SUBJECTS}_status", "yes", Basis.STATED, LetterRule.IS_NOTIFICATION, said)


def _acts(words: LetterWords, paragraphs: Sequence[str], told: Sequence[str]) -> Iterator[Quote]:
    """The words of each sentence that speaks to the persons or says that it tells them."""
    text = SEPARATOR.join(paragraphs)
    position = 0
    for paragraph, part in zip(paragraphs, told, strict=True):
        for start, end in _told_in(words, part):
            yield Quote("", text[position + start : position + end], position + start, position + end)
        position += len(paragraph) + len(SEPARATOR)


def _told_in(words: LetterWords, paragraph: str) -> Iterator[tuple[int, int]]:
    """Where a paragraph greets the persons, or has words in a sentence of its own that tell them and advise nothing."""
    if opens_with(words.salutation, paragraph):
        yield 0, len(paragraph.partition("\n")[0])
    for start, end in sentences(paragraph):
        sentence = paragraph[start:end]
        if sentence.rstrip().endswith(ENDS) and not words.advice.find(sentence):
            yield from ((start + m.start, start + m.end) for m in words.telling.find(sentence))
