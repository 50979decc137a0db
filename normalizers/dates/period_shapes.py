"""The shapes in which periods of counts and titles are written: points of the grammar of dates, one or two a period.

They are wider than the shapes of dates, for a header, label or title names its period without more words: every number
like a year is one ("Brud 2020"), "H1" a half year, "2018 maj" a month.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalizers.danish.calendar import Calendar
from normalizers.danish.numbers import number_vocabulary
from normalizers.dates.period_words import PeriodWords
from normalizers.dates.points import Point, PointFinder
from normalizers.dates.shapes import Unit
from normalizers.dates.words import QUARTERS
from normalizers.vocabulary.patterns import literals
from normalizers.vocabulary.words import Vocabulary

CENTURY = r"(?:19|20)\d\d"
YEAR = rf"(?<![\d./-])(?P<year1>{CENTURY})(?!\d|[./-]\d)"
# The group of a shape: the part of a point it prints, which of two points, and n where another group prints it too.
GROUP = re.compile(r"(?P<part>[a-z_]+)(?P<point>[12])n?")
MONTHS = 12


class PeriodShapes:
    """The shapes with the words of a vocabulary, in order of trust: where two overlap, the earlier one stands."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._calendar = vocabulary.of(Calendar)
        self._said = vocabulary.of(PeriodWords).calendar
        self._finder = vocabulary.of(PointFinder)
        words = {word: n for word, n in number_vocabulary(vocabulary).words.items() if 1 <= n <= MONTHS}
        self._numbers = words | {str(n): n for n in range(1, MONTHS + 1)}
        counted = rf"(?P<count>{literals(self._numbers)})\s+"
        self._parts = rf"(?P<part>{literals((*self._calendar.parts.month, *self._calendar.parts.quarter))})"
        self.months_alone = re.compile(counted + self._parts, re.IGNORECASE)
        self.bare_month = re.compile(rf"({literals(self._calendar.months)})\.?", re.IGNORECASE)
        self.shapes = tuple((unit, re.compile(source, re.IGNORECASE)) for unit, source in self._sources(counted))

    def points(self, unit: Unit | None, match: re.Match[str]) -> tuple[Point, ...]:
        """The points of a match; without unit it is of the months or quarters that open a year."""
        if unit is None:
            return (self.opening(match, match.groupdict().get("year1")),)
        printed: tuple[dict[str, str | None], dict[str, str | None]] = ({}, {})
        for name, words in match.groupdict().items():
            group = GROUP.fullmatch(name)
            if group and words:
                printed[int(group["point"]) - 1][group["part"]] = words
        return tuple(self._finder.point(unit, parts, match.start(), match.end()) for parts in printed if parts)

    def opening(self, match: re.Match[str], year: str | None) -> Point:
        """The first months of a year that a match counts ("de første tre kvartaler"); more than twelve do not exist."""
        months = match["part"].lower() in self._calendar.parts.month
        count = self._numbers[match["count"].lower()] * (1 if months else MONTHS // QUARTERS)
        return Point(match.start(), match.end(), Unit.MONTH, 1, count, year=int(year) if year else None)

    def _sources(self, counted: str) -> Iterator[tuple[Unit | None, str]]:
        month, ordinal = literals(self._calendar.months), literals(self._calendar.ordinals_to(QUARTERS))
        quarter = rf"(?:{literals(self._calendar.parts.quarter)})"
        half = rf"(?:{literals((*self._calendar.parts.half, *self._said.halves))})"
        until = rf"(?:\s*(?:{literals(self._said.until)})\s*)"
        opening, first = (rf"(?:{literals(w)})" for w in (self._said.opening, self._said.first))
        links, month_links = (literals(w) for w in (self._said.of_year, self._said.month_of_year))
        article, to_year = (literals(w) for w in (self._said.articles, self._said.to_year))
        of_year = rf"(?:\s*(?:{links}|,|/|-)?\s*(?P<year1>{CENTURY}(?!\d)))?"
        year_of = rf"(?<!\d)(?P<year1>{CENTURY})\s*[,/-]?\s*"

        def name(n: int) -> str:
            return rf"(?P<name{n}>{month})\.?(?![^\W\d_])"

        def day(n: int) -> str:
            words = rf"(?P<day{n}>\d{{1,2}})\.?\s*{name(n)}(?:\s*(?P<year{n}>{CENTURY}))?"
            year = rf"(?:[./\s-](?P<year{n}n>{CENTURY}|(?<=[./-])\d\d))?"
            numbers = rf"(?P<day{n}n>\d{{1,2}})[./-](?P<month{n}>\d{{1,2}}){year}"
            return rf"(?<!\d)(?:(?:{article})\s+)?(?:{words}|{numbers})(?!\d)"

        yield Unit.DAY, rf"{day(1)}{until}{day(2)}"
        yield Unit.DAY, day(1)
        yield Unit.MONTH, rf"(?<!\w){name(1)}\s*(?P<year1>{CENTURY})?{until}{name(2)}\s*(?P<year2>{CENTURY})"
        yield Unit.MONTH, rf"(?P<year2>{CENTURY})\s*[,:]?\s*{name(1)}{until}{name(2)}"
        yield Unit.MONTH, rf"(?<!\w){name(1)}{until}{name(2)}"
        first_quarter = rf"(?<!\w)(?P<first1>{ordinal})\.?(?:\s*{quarter})?"
        yield Unit.QUARTER, rf"{first_quarter}{until}(?P<last1>{ordinal})\.?\s*{quarter}{of_year}"
        yield Unit.QUARTER, rf"(?<!\w)[QK](?P<first1>[1-4]){until}[QK](?P<last1>[1-4])\b{of_year}"
        yield Unit.QUARTER, rf"(?<!\d)(?P<year1>{CENTURY})\s*[QK](?P<first1>[1-4]){until}[QK](?P<last1>[1-4])\b"
        yield None, rf"(?<!\w){opening}\s+{counted}{self._parts}{of_year}"
        yield None, rf"(?<!\w){counted}{first}\s+{self._parts}{of_year}"
        yield Unit.QUARTER, rf"{year_of}[QK](?P<first1>[1-4])\b"
        yield Unit.QUARTER, rf"{year_of}(?P<first1>{ordinal})\.\s*{quarter}"
        yield Unit.QUARTER, rf"(?<!\w)(?P<first1>{ordinal})\.?\s*{quarter}{of_year}"
        yield Unit.QUARTER, rf"(?<!\w)[QK](?P<first1>[1-4])\b{of_year}"
        yield Unit.QUARTER, rf"(?<!\w){quarter}\s*(?P<first1>[1-4])(?![\d.,/-]){of_year}"
        yield Unit.HALF, rf"(?<!\w)(?P<first1>{ordinal})\.?\s*{half}{of_year}"
        yield Unit.HALF, rf"(?<!\w)H(?P<first1>[12])\b{of_year}"
        month_year = rf"(?:\s*(?:{month_links}|,|-|/)?\s*(?P<year1>{CENTURY}|(?<=[-/' ])\d\d(?!\d)))"
        yield Unit.MONTH, rf"(?<!\w){name(1)}{month_year}"
        yield Unit.MONTH, rf"(?P<year1>{CENTURY})\s*[-/,]?\s*{name(1)}"
        yield Unit.YEAR, rf"(?<!\d)(?P<year1>{CENTURY})\s*(?:{to_year}|[-–])\s*(?P<until1>{CENTURY})(?![\d])"
        yield Unit.MONTH, rf"(?<!\w)(?P<name1>{literals(self._calendar.full_months)})(?![^\W\d_])"
        yield Unit.YEAR, YEAR
