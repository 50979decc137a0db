"""What kind of document it is: a log, a memo of counts, a notice to those concerned, or none of these.

A table is known by what its columns hold, never by a title alone (log_tables, count_tables); prose by its signs of a
breach (breach_signs).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.document.tables import LogicalTable
from normalizers.codes import Kind, Speaker
from normalizers.counts import CountContext, from_prose
from normalizers.counts.lists import ListFinder
from normalizers.counts.terms import CountTerms
from normalizers.danish.analysis import sentences
from normalizers.dates.grammar import DateGrammar
from normalizers.documents.breach_signs import BreachSigns, Evidence
from normalizers.documents.count_tables import counting_tables
from normalizers.documents.episodes import Episode, EpisodeFinder
from normalizers.documents.kind_words import KindWords, stand_in
from normalizers.documents.log_tables import LogTables, TableSense
from normalizers.documents.origin import OTHERS
from normalizers.vocabulary.words import Vocabulary

# How many signs make a notice, how many sentences with counts a memo, and of how many breaches news tell at most.
ENOUGH_SIGNS = 2
SURE_COUNTS = 2
FEW = 4
# News have at least so many sentences that tell for one that gives a rule.
RULES_OF_NEWS = 3


@dataclass(frozen=True, slots=True)
class KindSense:
    """What a document is and why.

    logs, counts: the indexes of its tables of incidents and of counts; counted: the latter, those that the layout cut
    under the header of the part they go on; episodes: the breaches its prose tells of.
    """

    kind: Kind
    reason: str
    logs: tuple[int, ...] = ()
    counts: tuple[int, ...] = ()
    counted: tuple[LogicalTable, ...] = ()
    episodes: tuple[Episode, ...] = ()


class KindReader:
    """Tells kinds of documents with the words of vocabulary/kinds.toml."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._grammar = vocabulary.of(DateGrammar)
        self._logs = vocabulary.of(LogTables)
        self._signs = vocabulary.of(BreachSigns)
        self._episodes = vocabulary.of(EpisodeFinder)
        self._words = vocabulary.of(KindWords)
        self._lists = self._words.lists

    def kind_of(
        self,
        tables: Sequence[TableSense],
        paragraphs: Sequence[str],
        title: str | None = None,
        speaker: Speaker | None = None,
    ) -> KindSense:
        """The kind of a document from its tables, the prose around them, its title, and who speaks in it."""
        prose = [t for t in (title, *paragraphs) if t]
        around = [*prose, *(t.table.above for t in tables), *(c for t in tables for c in t.table.columns)]
        breaches = stand_in(self._lists.breach, around)
        guide = stand_in(self._lists.guide, [title or (paragraphs[0] if paragraphs else "")])
        real = not stand_in(self._lists.plans, [title or ""]) and not self._words.lists_others(title or "")
        imagined = stand_in(self._lists.imagined, prose)
        letter = any(stand_in(sign, prose) for sign in self._lists.direct)
        headings = [self._logs.is_named(t.table, title) for t in tables]
        logs = tuple(
            i
            for i, (t, named) in enumerate(zip(tables, headings, strict=True))
            if real
            and not (t.columns.unheaded and letter)
            and not self._logs.is_imagined(t, told=imagined)
            and self._logs.is_log(t, breaches=breaches, named=named, guide=guide)
        )
        if not real:
            return KindSense(Kind.OTHER, "a plan, budget or record, in which no breach has happened")
        about = (
            breaches
            or bool(logs)
            or all(stand_in(sign, [*around, *_cells(tables)]) for sign in self._lists.counted_breaches)
            or stand_in(self._lists.breach, _cells(tables))
        )
        context = CountContext(self._vocabulary, title)
        counted = counting_tables([t.table for t in tables], logs, context) if about else {}
        counts, mended = tuple(counted), tuple(counted.values())
        if logs:
            return KindSense(Kind.LOG, "a table of incidents", logs, counts, mended)
        if counts:
            return KindSense(Kind.AGGREGATE, "a table of counts", counts=counts, counted=mended)
        if speaker in OTHERS and not self._words.of_one([t for t in (title, *paragraphs) if t]):
            return KindSense(Kind.OTHER, "others speak, and not of one municipality")
        return self._of_prose(paragraphs, title, breaches=breaches, guide=guide, others=speaker in OTHERS)

    def _of_prose(
        self, paragraphs: Sequence[str], title: str | None, *, breaches: bool, guide: bool, others: bool
    ) -> KindSense:
        """The kind of a document without a table of incidents or counts."""
        happened = self._signs.evidence(paragraphs, title)
        tells = happened.reports if others else happened.tells
        if not breaches and not tells:
            return KindSense(Kind.OTHER, "nothing in it speaks of breaches")
        prose = [t for t in (title, *paragraphs) if t]
        counted = sum(self._words.counts(text[a:b]) for text in prose for a, b in sentences(text))
        guide = guide and not (tells and self._is_headline(title, happened))
        told = () if guide else self._episodes.find(paragraphs)
        spoken = 0 if guide else self._spoken(prose, happened)
        signs = max(spoken, len(happened.signs) - (not others) if tells and not guide else 0)
        news = spoken or (tells and len(told) <= FEW)
        if told and (not news or stand_in(self._lists.lists, [title or ""])):
            return KindSense(Kind.LOG, "its prose tells of one breach after the other", episodes=told)
        if signs and (told or counted < SURE_COUNTS or counted < signs):
            return KindSense(Kind.NOTICE, "it tells of a breach that has happened", episodes=told)
        context = CountContext(self._vocabulary)
        listed = not guide and self._lists_counts(prose)
        sure = counted >= SURE_COUNTS or listed or (counted and not guide)
        if sure and from_prose(prose, context).counts:
            return KindSense(Kind.AGGREGATE, "its prose counts breaches")
        return KindSense(Kind.OTHER, "it speaks of breaches but tells of none")

    def _spoken(self, prose: Sequence[str], happened: Evidence) -> int:
        """How many signs of speaking to those concerned a letter has; 0 where it is none."""
        words = self._lists
        direct = sum(stand_in(sign, prose) for sign in words.direct)
        signs = direct + sum(stand_in(sign, prose) for sign in words.notice)
        dated = any(self._grammar.find_dates(text) for text in prose)
        enough = signs >= ENOUGH_SIGNS and dated and happened.mishap and happened.rules <= happened.facts
        return direct if enough else 0

    def _lists_counts(self, prose: Sequence[str]) -> bool:
        """Whether lists have several items that are counts, and one says of what ("Brud: 34", "Anmeldt: 7")."""
        finder, measure = self._vocabulary.of(ListFinder), self._vocabulary.of(CountTerms).measure
        items = [item for found in finder.lists_in(prose) for item in finder.items_counted(found)]
        return len(items) >= SURE_COUNTS and any(measure(item.label) for item in items)

    def _is_headline(self, title: str | None, happened: Evidence) -> bool:
        """Whether a manual's word in a title is what the breach was about: it opens it not, and few rules follow."""
        opening = title and self._words.guide.match(title.strip())
        return not opening and RULES_OF_NEWS * happened.rules <= happened.facts


def _cells(tables: Sequence[TableSense]) -> Iterator[str]:
    return (text for t in tables for row in t.table.rows for text in row.texts)
