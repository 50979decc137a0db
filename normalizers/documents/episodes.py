"""Prose that tells of several breaches one after the other: which paragraphs belong to which.

A breach begins with its number or day ("Hændelse 2", "Det tredje brud", "4.", "HÆ-19/204", "Den 3. maj 2021"), with the
label that the first one began with ("Dato: ..."), or under a heading where the text says how many it tells of. What it
says is for incidents.episode_values.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pydantic import BaseModel, ConfigDict

from normalizers.codes import Precision
from normalizers.danish.calendar import Calendar
from normalizers.danish.numbers import small_numbers
from normalizers.dates.grammar import DateGrammar
from normalizers.documents.labelled_prose import LabelledProse
from normalizers.mentions.data_types import DataTypes
from normalizers.vocabulary.patterns import alternatives, longest_first
from normalizers.vocabulary.words import Vocabulary

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
# A breach told under labels has at least so many of them.
LABELS = 3
CASE = re.compile(r"\s*(?P<number>[A-ZÆØÅ]{1,5}[- ]?\d{2,4}[-/.]\d{1,5}|\d{2,4}[-/]\d{3,6})\b[\s:.–-]*")


class EpisodesVocabulary(BaseModel):
    """The file episodes.toml."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    names: tuple[str, ...]
    articles: tuple[str, ...]
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


# (its number as printed, its length) of the lead-in that a paragraph begins with; None where it begins with none.
Lead = Callable[[str], tuple[str | None, int] | None]


class EpisodeFinder:
    """Finds where breaches begin with the words of vocabulary/episodes.toml."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        lists = vocabulary.file("episodes", EpisodesVocabulary)
        self._prose = vocabulary.of(LabelledProse)
        self._grammar, self._types = vocabulary.of(DateGrammar), vocabulary.of(DataTypes)
        several = {word: n for word, n in small_numbers(vocabulary, IN_WORDS - 1).items() if n > 1}
        self._several_words = several
        number_words = "|".join(re.escape(w) for w in lists.number_words)
        self._named_lead = re.compile(
            rf"\s*{longest_first(lists.names)}\s*(?:(?:{number_words})\s*)?"
            r"(?P<number>\d{1,3}|[A-H]|[IVX]{1,4})(?!\w)[\s:.)–-]*",
            re.IGNORECASE,
        )
        articles = "|".join(lists.articles)
        ordinals = "|".join(word for word, n in vocabulary.of(Calendar).ordinals.items() if n <= IN_WORDS)
        self._counted_lead = re.compile(
            rf"\s*(?:(?:{articles}) )?(?:{ordinals})\s+(?:\w+\s+)?{alternatives(lists.names)}", re.IGNORECASE
        )
        numbers = "|".join((*several, r"[2-9]"))
        self._several = re.compile(
            rf"(?<![\w./-])(?P<number>{numbers})\s+(?:[^\W\d]+\s+)?{alternatives(lists.plurals)}", re.IGNORECASE
        )

    def find(self, paragraphs: Sequence[str]) -> tuple[Episode, ...]:
        """The breaches that a text tells one after the other, in order; empty where it tells of one or of none."""
        for lead, least in ((self._named, NAMED), (self._counted, NAMED), (self._numbered, MANY), (self._case, MANY)):
            if found := self._begun_by(lead, least, paragraphs):
                return found
        return (
            self._under_labels(paragraphs)
            or self._under_headings(paragraphs)
            or self._begun_by(self._dated, MANY, paragraphs)
        )

    def _under_labels(self, paragraphs: Sequence[str]) -> tuple[Episode, ...]:
        """The breaches of a text in which one label comes again and again, each time with others behind it."""
        labels = [[label for label, _ in self._prose.labelled(text)] for text in paragraphs]
        for first in dict.fromkeys(found[0] for found in labels if found and found[0]):
            starts = [i for i, found in enumerate(labels) if found[:1] == [first]]
            parts = tuple(Episode(a, b) for a, b in pairwise([*starts, len(paragraphs)]))
            enough = all(
                sum(bool(label) for part in labels[e.start : e.end] for label in part) >= LABELS for e in parts
            )
            if enough and len(parts) > 1:
                return parts
        return ()

    def _under_headings(self, paragraphs: Sequence[str]) -> tuple[Episode, ...]:
        """The breaches of a text that says how many it tells of, each under a heading of its own."""
        announced = {number for text in paragraphs for number in self._announced(text)}
        heads = [i for i, text in enumerate(paragraphs) if _is_heading(text)]
        parts = [Episode(a, b) for a, b in pairwise([*heads, len(paragraphs)]) if b - a > 1]
        # What says how many there were comes before them.
        behind = [part for part in parts if not any(self._announced(paragraphs[part.start + 1]))]
        for some, prose in ((parts, True), (behind, False)):
            found = tuple(part for part in some if self._hold_breaches(paragraphs, (part,), prose=prose))
            together = all(a.end == b.start for a, b in pairwise(found))
            if found and together and len(found) in announced:
                return found
        return ()

    def _announced(self, text: str) -> Iterator[int]:
        """How many breaches a text says there were ("to brud", "tre uafhængige hændelser")."""
        for match in self._several.finditer(text):
            number = match["number"].lower()
            spelled = self._several_words.get(number)
            yield int(number) if spelled is None else spelled

    def _begun_by(self, lead: Lead, least: int, paragraphs: Sequence[str]) -> tuple[Episode, ...]:
        """The breaches that begin with a lead-in, so many at least."""
        found = _cut(paragraphs, lead)
        return found if len(found) >= least and _rising(found) and self._hold_breaches(paragraphs, found) else ()

    def _hold_breaches(self, paragraphs: Sequence[str], found: Sequence[Episode], *, prose: bool = True) -> bool:
        """Whether most parts hold what a breach has: a day, and kinds of personal data (prose: see DataTypes.find)."""
        texts = [" ".join(paragraphs[e.start : e.end])[e.lead :] for e in found]
        dated = sum(any(d.precision in DAYS for d in self._grammar.find_dates(text)) for text in texts)
        typed = sum(bool(self._types.find(text, prose=prose)) for text in texts)
        return dated >= MOST * len(texts) and typed * 2 >= len(texts)

    def _numbered(self, text: str) -> tuple[str | None, int] | None:
        match = NUMBER.match(text)
        if not match or any(d.start < match.end() for d in self._grammar.find_dates(text[: match.end() + LEAD], 2000)):
            return None
        return match["number"], match.end()

    def _case(self, text: str) -> tuple[str | None, int] | None:
        match = CASE.match(text)
        if not match or any(d.start < match.end() for d in self._grammar.find_dates(text[: match.end() + LEAD], 2000)):
            return None
        return match["number"], match.end()

    def _dated(self, text: str) -> tuple[str | None, int] | None:
        days = [d for d in self._grammar.find_dates(text) if d.precision in DAYS]
        # A day alone on its line dates the letter.
        return (None, 0) if days and days[0].start <= LEAD and text[days[0].end :].strip(" .") else None

    def _named(self, text: str) -> tuple[str | None, int] | None:
        match = self._named_lead.match(text)
        return (match["number"], match.end()) if match else None

    def _counted(self, text: str) -> tuple[str | None, int] | None:
        return (None, 0) if self._counted_lead.match(text) else None


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
