"""What the reading of counts is given, and what it answers; it decides nothing."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractors.document.problems import Problem, Severity, Stage
from normalizers.codes import NormaliseCode
from normalizers.counts.numbers import CountNumbers
from normalizers.counts.terms import CountTerms
from normalizers.dates.period_phrases import PeriodPhrases
from normalizers.findings import Count
from normalizers.vocabulary.words import Vocabulary


@dataclass(frozen=True, slots=True)
class CountContext:
    """What the document around a table or text says.

    vocabulary: the words it is read with. notes: paragraphs that may say which part of a year a number covers; year: of
    months printed without one; period: what the title says the whole document covers; units: departments named in the
    document's tables; headings: of the table, nearest first, between it and the table before; known: its table is known
    to count incidents.
    """

    vocabulary: Vocabulary = field(compare=False, repr=False)
    title: str | None = None
    notes: tuple[str, ...] = ()
    year: int | None = None
    period: str | None = None
    units: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    known: bool = False

    @property
    def terms(self) -> CountTerms:
        """The words of counting memos."""
        return self.vocabulary.of(CountTerms)

    @property
    def numbers(self) -> CountNumbers:
        """The numbers of counting memos."""
        return self.vocabulary.of(CountNumbers)

    @property
    def phrases(self) -> PeriodPhrases:
        """The periods of counting memos."""
        return self.vocabulary.of(PeriodPhrases)


@dataclass(frozen=True, slots=True)
class CountFindings:
    """The counts of one table or of a document's prose, in printed order."""

    counts: tuple[Count, ...] = ()
    problems: tuple[Problem, ...] = ()


def total_mismatch(count: Count, counted: str) -> Problem:
    """A printed total that is not what was counted; counted says what that is, and how many."""
    return Problem(
        Stage.NORMALISE,
        Severity.WARNING,
        code=NormaliseCode.TOTAL_MISMATCH,
        message=f"The printed total {count.count} is not {counted}",
        value=count.quote,
        page=count.page,
        region=count.region,
    )
