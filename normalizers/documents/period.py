"""The time a document says it covers, read from its title or from the sentences that say so.

What it means for dates without a year is for the readers of dates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from pydantic import BaseModel, ConfigDict

from normalizers.codes import Precision
from normalizers.danish.analysis import sentences
from normalizers.dates.grammar import DateGrammar
from normalizers.dates.spans import DateSpan
from normalizers.vocabulary.patterns import alternatives, any_of
from normalizers.vocabulary.words import Vocabulary

# A paragraph this short among the first ones is a title, or goes with it.
TITLE_WORDS = 12
HEAD_PARAGRAPHS = 3
BARE_YEAR = re.compile(r"(?<![\w./-])20[0-5]\d(?![\w/-]|\.\d)")


@dataclass(frozen=True, slots=True)
class Period:
    """from_ to to, both days inclusive; None where that end is not said. year: where both lie in one year."""

    from_: date | None = None
    to: date | None = None
    year: int | None = None
    quote: str | None = None


class PeriodVocabulary(BaseModel):
    """The file period.toml."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    covers: tuple[str, ...]
    subjects: tuple[str, ...]
    not_covered: tuple[str, ...]
    articles: tuple[str, ...]


class PeriodReader:
    """Reads what documents cover with the words of vocabulary/period.toml."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        lists = vocabulary.file("period", PeriodVocabulary)
        self._grammar = vocabulary.of(DateGrammar)
        self._covers, self._subjects = any_of(lists.covers), any_of(lists.subjects)
        # A word that makes what follows the day of a print, a count or a meeting.
        articles = "|".join(lists.articles)
        self._leads = re.compile(rf"{alternatives(lists.not_covered)}[.:]?\s*(?:(?:{articles})\s*)?$", re.IGNORECASE)

    def read(self, title: str | None, paragraphs: Sequence[str]) -> Period:
        """What the document covers: by its title, else its first short paragraphs, else a sentence that says so."""
        heads = [p for p in paragraphs[:HEAD_PARAGRAPHS] if len(p.split()) <= TITLE_WORDS]
        for text in (title or "", *heads, *self._covering(paragraphs)):
            period = self._period(text)
            if period.quote:
                return period
        return Period()

    def _covering(self, paragraphs: Sequence[str]) -> Iterator[str]:
        """The sentences that say what the document covers."""
        for text in paragraphs:
            for start, end in sentences(text):
                sentence = text[start:end]
                if self._covers.search(sentence) and self._subjects.search(sentence):
                    yield sentence

    def _period(self, text: str) -> Period:
        """From the first to the last of the text's dates; a lone day is of a letter or meeting and covers nothing."""
        spans = [s for s in self._grammar.find_dates(text) if s.complete]
        covered = [s for s in spans if s.from_ != s.to and not self._follows(text, s.start)]
        covered = covered or [y for y in self._years(text) if all(y.end <= s.start or y.start >= s.end for s in spans)]
        if not covered:
            return Period()
        begins, ends = [s.from_ for s in covered], [s.to for s in covered]
        from_ = None if None in begins else min(b for b in begins if b)
        to = None if None in ends else max(e for e in ends if e)
        year = from_.year if from_ and to and from_.year == to.year else None
        return Period(from_, to, year, text[covered[0].start : covered[-1].end].strip())

    def _years(self, text: str) -> Iterator[DateSpan]:
        """Bare years amid the words of a title, where the grammar of dates would want more around them."""
        for m in BARE_YEAR.finditer(text):
            year = int(m.group())
            if not self._follows(text, m.start()):
                yield DateSpan(m.start(), m.end(), date(year, 1, 1), date(year, 12, 31), Precision.YEAR)

    def _follows(self, text: str, start: int) -> bool:
        """Whether a word stands before which makes it the day of a print, a count or a meeting."""
        return self._leads.search(text[:start]) is not None
