"""The day a document was published or dated, as printed: behind a label, or on a line of nothing but place and day.

The days of the breach it tells of are for incidents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from pydantic import BaseModel, ConfigDict

from normalizers.codes import Precision
from normalizers.dates.grammar import DateGrammar
from normalizers.dates.spans import DateSpan
from normalizers.vocabulary.patterns import alternatives
from normalizers.vocabulary.words import Vocabulary

# Paragraphs at the beginning and end of a document in which its day stands.
HEAD = 8
FOOT = 4
# Characters between a label and its day ("Publiceret mandag den ").
LEAD = 16
# Words of a place or paper before the day ("Engby Kommune, den"), letters of what may stand behind it ("kl. 11.00").
WORDS_BEFORE = 4
# The same with a comma right before the day ("Notat fra Digitalisering og Jura, Engby Kommune, 3. maj 2022").
LONG_PLACE = 9
DAYS = (Precision.DAY, Precision.MINUTE)
# A line, or a part of it between strokes or points ("Af Lone Krog · 3. maj 2022 · Engby").
LINE = re.compile(r"[^\n|·•]+")
BEHIND = re.compile(r"\s*[.,]?\s*(?:(?:kl\.?\s*)?\d{1,2}[.:]\d\d)?\s*[.|]?\s*")


class PublishedVocabulary(BaseModel):
    """The file published.toml."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    labels: tuple[str, ...]
    no_places: tuple[str, ...]


class PublishedReader:
    """Reads the day of a document with the words of vocabulary/published.toml."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        lists = vocabulary.file("published", PublishedVocabulary)
        self._grammar = vocabulary.of(DateGrammar)
        self._label = re.compile(rf"(?:^|\()\s*{alternatives(lists.labels)}[\s:]*", re.IGNORECASE | re.MULTILINE)
        self._no_place = re.compile(alternatives(lists.no_places), re.IGNORECASE)
        word = r"(?:[^\W\d][\w&-]*[\s,.:–-]+)"
        self._place = re.compile(
            rf"\s*(?:{word}{{0,{WORDS_BEFORE}}}|(?:[^\W\d][\w&-]*,?\s+){{0,{LONG_PLACE}}}(?<=,\s))"
        )

    def day(self, title: str | None, paragraphs: Sequence[str], *, lone: bool) -> date | None:
        """The day behind a label, else, if days may stand alone (lone), that of a dateline; None without one."""
        head, foot = paragraphs[:HEAD], paragraphs[HEAD:][-FOOT:]
        lines = [m[0] for text in (title or "", *head, *foot) for m in LINE.finditer(text)]
        labelled = (day for line in lines for day in self._labelled(line))
        placed = (day for line in lines for day in self._placed(line))
        return next(labelled, None) or (next(placed, None) if lone else None)

    def _labelled(self, line: str) -> Iterator[date]:
        for label in self._label.finditer(line):
            for span in self._grammar.find_dates(line[label.end() :])[:1]:
                if span.start <= LEAD and _is_day(span) and span.from_:
                    yield span.from_

    def _placed(self, line: str) -> Iterator[date]:
        """The only day of a line that holds nothing but a few words of place or sender before it."""
        for span in self._grammar.find_dates(line)[:1]:
            before, behind = line[: span.start], line[span.end :]
            alone = self._place.fullmatch(before) and BEHIND.fullmatch(behind)
            if alone and _is_day(span) and span.from_ and not self._no_place.search(before.rpartition(",")[2]):
                yield span.from_


def _is_day(span: DateSpan) -> bool:
    return span.complete and span.precision in DAYS and span.from_ == span.to
