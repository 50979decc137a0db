"""Prose that tells of several breaches one after the other: which paragraphs belong to which, and what they say.

A breach begins with its number or day ("Hændelse 2", "Det tredje brud", "4.", "HÆ-19/204", "Den 3. maj 2021"), with the
label that the first one began with ("Dato: ..."), or under a heading where the text says how many it tells of.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from pydantic import BaseModel, ConfigDict

from normalizers.codes import Precision
from normalizers.danish.calendar import Calendar
from normalizers.danish.numbers import small_numbers
from normalizers.dates.grammar import find_dates
from normalizers.mentions.data_types import find_types
from normalizers.record import Field, Role
from normalizers.tables import columns
from normalizers.tables.header_rows import is_label
from normalizers.vocabulary import load
from normalizers.vocabulary.patterns import any_of, longest_first
from normalizers.vocabulary.words import shipped

# Numbers, case numbers and days begin many a paragraph: only so many of them, most with a day and kinds of data, tell.
MANY = 3
MOST = 2 / 3
NAMED = 2
DAYS = (Precision.DAY, Precision.MINUTE)
# A day that begins a paragraph stands within so many characters ("Mandag den 3. maj 2021").
LEAD = 14
# A text counts no more breaches than this in words ("den tiende hændelse").
IN_WORDS = 10
# Characters: a heading is no longer.
HEADING = 90
NUMBER = re.compile(r"\s*\(?(?P<number>\d{1,3})[.):]\s+(?=\S)")
# "Personoplysninger: navn og adresse", at the beginning of a paragraph also "Personoplysninger. Navn" or with a dash.
COLON = re.compile(r"[^:.;!?\n]{1,60}\??\s*:\s*")
CAPITAL = re.compile(r"(?<!\S)[A-ZÆØÅ]")
OPENING = re.compile(r"\s*(?P<label>[^\W\d_][^:.;!?\n]{1,60}\??)(?:\s*[:.]|\s+[–-]|$)\s*")
SHORT_LABEL = 3
# A breach told under labels has at least so many of them.
LABELS = 3
CASE = re.compile(r"\s*(?P<number>[A-ZÆØÅ]{1,5}[- ]?\d{2,4}[-/.]\d{1,5}|\d{2,4}[-/]\d{3,6})\b[\s:.–-]*")


class _Vocabulary(BaseModel):
    """The file episodes.toml."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    names: tuple[str, ...]
    number_words: tuple[str, ...]
    plurals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Episode:
    """One breach told in prose: paragraphs[start:end]; its number as printed; how long the lead-in is (characters)."""

    start: int
    end: int
    number: str | None = None
    lead: int = 0

    def texts(self, paragraphs: Sequence[str]) -> list[str]:
        """Its paragraphs, the first without the lead-in."""
        return [paragraphs[self.start][self.lead :], *paragraphs[self.start + 1 : self.end]]

    def fields(self, paragraphs: Sequence[str]) -> tuple[Field, ...]:
        """Its number and its labelled parts, each under its label; what has no label tells what happened."""
        texts = _mended(self.texts(paragraphs))
        number = (Field("", self.number, Role.SOURCE_NUMBER),) if self.number else ()
        return (*number, *_parts(texts))


def _mended(texts: Sequence[str]) -> list[str]:
    """Paragraphs, those made one that the layout cut within a sentence: they go on in lower case."""
    whole = [texts[0]]
    for text in texts[1:]:
        if text[:1].islower():
            whole[-1] += f" {text}"
        else:
            whole.append(text)
    return whole


def _parts(texts: Sequence[str]) -> Iterator[Field]:
    label, words = "", list[str]()
    for text in texts:
        for begins, part in _labelled(text):
            if begins:
                yield from _field(label, words)
                label, words = begins, []
            words.append(part)
    yield from _field(label, words)


def _field(label: str, words: Sequence[str]) -> Iterator[Field]:
    text = " ".join(w for w in words if w.strip())
    if label or text:
        yield Field(label, text, columns.role_of(label, (text,)) if label else Role.DESCRIPTION)


def _labelled(text: str) -> Iterator[tuple[str, str]]:
    """(label, words) of each part of a paragraph; the first part may have no label."""
    marks = list(_labels(text))
    opening = OPENING.match(text)
    if opening and is_label(opening["label"]) and not (marks and marks[0][0] < opening.end()):
        marks.insert(0, (opening.start("label"), opening.end(), opening["label"]))
    bounds = [*(start for start, _, _ in marks), len(text)]
    if text[: bounds[0]].strip():
        yield "", text[: bounds[0]].strip()
    for (_, begins, label), end in zip(marks, bounds[1:], strict=True):
        yield label.strip(), text[begins:end].strip()


def _labels(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, label) of each label before a colon; it begins with a capital, whatever stands before it."""
    for match in COLON.finditer(text):
        for capital in CAPITAL.finditer(text, match.start(), match.end()):
            label = text[capital.start() : match.end()].rstrip(" :\n")
            short = len(label.split()) <= SHORT_LABEL and columns.role_of(label) is not None
            if is_label(label) or short:
                yield capital.start(), match.end(), label
                break


Lead = Callable[[str], tuple[str | None, int] | None]


def episodes(paragraphs: Sequence[str]) -> tuple[Episode, ...]:
    """The breaches that a text tells one after the other, in order; empty where it tells of one or of none."""
    for lead, least in ((_named, NAMED), (_counted, NAMED), (_numbered, MANY), (_case, MANY)):
        if found := _begun_by(lead, least, paragraphs):
            return found
    return _under_labels(paragraphs) or _under_headings(paragraphs) or _begun_by(_dated, MANY, paragraphs)


def _begun_by(lead: Lead, least: int, paragraphs: Sequence[str]) -> tuple[Episode, ...]:
    """The breaches that begin with a lead-in, so many at least."""
    found = _cut(paragraphs, lead)
    return found if len(found) >= least and _rising(found) and _tell(paragraphs, found) else ()


def _under_labels(paragraphs: Sequence[str]) -> tuple[Episode, ...]:
    """The breaches of a text in which one label comes again and again, each time with others behind it."""
    labels = [[label for label, _ in _labelled(text)] for text in paragraphs]
    for first in dict.fromkeys(found[0] for found in labels if found and found[0]):
        starts = [i for i, found in enumerate(labels) if found[:1] == [first]]
        parts = tuple(Episode(a, b) for a, b in pairwise([*starts, len(paragraphs)]))
        enough = all(sum(bool(label) for part in labels[e.start : e.end] for label in part) >= LABELS for e in parts)
        if enough and len(parts) > 1:
            return parts
    return ()


def _under_headings(paragraphs: Sequence[str]) -> tuple[Episode, ...]:
    """The breaches of a text that says how many it tells of, one after the other, each under a heading of its own."""
    announced = {number for text in paragraphs for number in _announced(text)}
    heads = [i for i, text in enumerate(paragraphs) if _is_heading(text)]
    parts = [Episode(a, b) for a, b in pairwise([*heads, len(paragraphs)]) if b - a > 1]
    # What says how many there were comes before them.
    behind = [part for part in parts if not any(_announced(paragraphs[part.start + 1]))]
    for some, prose in ((parts, True), (behind, False)):
        told = tuple(part for part in some if _tell(paragraphs, (part,), prose=prose))
        together = all(a.end == b.start for a, b in pairwise(told))
        if told and together and len(told) in announced:
            return told
    return ()


def _announced(text: str) -> Iterator[int]:
    """How many breaches a text says there were ("to brud", "tre uafhængige hændelser")."""
    for match in _several().finditer(text):
        number = match["number"].lower()
        spelled = _several_words().get(number)
        yield int(number) if spelled is None else spelled


def _is_heading(text: str) -> bool:
    words = text.strip()
    number = NUMBER.match(words)
    opens = words[number.end() :] if number else words
    return len(text) <= HEADING and "\n" not in words and words[-1:] not in tuple(".:,;!?") and opens[:1].isupper()


def _cut(paragraphs: Sequence[str], lead: Lead) -> tuple[Episode, ...]:
    """The parts that begin with a lead-in; the last is no longer than the longest before it."""
    leads = [(i, begun) for i, text in enumerate(paragraphs) if (begun := lead(text))]
    starts = [i for i, _ in leads]
    longest = max((b - a for a, b in pairwise(starts)), default=0)
    if not longest:
        return ()
    ends = [*starts[1:], min(len(paragraphs), starts[-1] + longest)]
    return tuple(Episode(i, end, *begun) for (i, begun), end in zip(leads, ends, strict=True))


def _rising(found: Sequence[Episode]) -> bool:
    """Whether the plain numbers among the lead-ins rise, as those of a list do and those of two lists do not."""
    numbers = [int(e.number) for e in found if e.number and e.number.isdigit()]
    return all(a < b for a, b in pairwise(numbers))


def _tell(paragraphs: Sequence[str], found: Sequence[Episode], *, prose: bool = True) -> bool:
    """Whether most parts hold what a breach has: a day, and kinds of personal data (prose: see find_types)."""
    texts = [" ".join(paragraphs[e.start : e.end])[e.lead :] for e in found]
    dated = sum(any(d.precision in DAYS for d in find_dates(text)) for text in texts)
    typed = sum(bool(find_types(text, prose=prose)) for text in texts)
    return dated >= MOST * len(texts) and typed * 2 >= len(texts)


def _named(text: str) -> tuple[str | None, int] | None:
    match = _named_lead().match(text)
    return (match["number"], match.end()) if match else None


def _counted(text: str) -> tuple[str | None, int] | None:
    return (None, 0) if _counted_lead().match(text) else None


def _numbered(text: str) -> tuple[str | None, int] | None:
    match = NUMBER.match(text)
    if not match or any(d.start < match.end() for d in find_dates(text[: match.end() + LEAD], 2000)):
        return None
    return match["number"], match.end()


def _case(text: str) -> tuple[str | None, int] | None:
    match = CASE.match(text)
    if not match or any(d.start < match.end() for d in find_dates(text[: match.end() + LEAD], 2000)):
        return None
    return match["number"], match.end()


def _dated(text: str) -> tuple[str | None, int] | None:
    days = [d for d in find_dates(text) if d.precision in DAYS]
    # A day alone on its line dates the letter.
    return (None, 0) if days and days[0].start <= LEAD and text[days[0].end :].strip(" .") else None


@lru_cache(maxsize=1)
def _named_lead() -> re.Pattern[str]:
    words = _words()
    number_words = "|".join(re.escape(w) for w in words.number_words)
    names = longest_first(words.names)
    return re.compile(
        rf"\s*{names}\s*(?:(?:{number_words})\s*)?(?P<number>\d{{1,3}}|[A-H]|[IVX]{{1,4}})(?!\w)[\s:.)–-]*",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1)
def _counted_lead() -> re.Pattern[str]:
    ordinals = "|".join(word for word, n in shipped().of(Calendar).ordinals.items() if n <= IN_WORDS)
    return re.compile(rf"\s*(?:den |det )?(?:{ordinals})\s+(?:\w+\s+)?{any_of(_words().names).pattern}", re.IGNORECASE)


def _several_words() -> dict[str, int]:
    """The words for more than one breach, below ten."""
    return {word: n for word, n in small_numbers(shipped(), IN_WORDS - 1).items() if n > 1}


@lru_cache(maxsize=1)
def _several() -> re.Pattern[str]:
    words = _words()
    numbers = "|".join((*_several_words(), r"[2-9]"))
    return re.compile(
        rf"(?<![\w./-])(?P<number>{numbers})\s+(?:[^\W\d]+\s+)?{any_of(words.plurals).pattern}", re.IGNORECASE
    )


@lru_cache(maxsize=1)
def _words() -> _Vocabulary:
    return load("episodes", _Vocabulary)
