"""What the words of a row say of its data: kinds of data, and classes that the document names itself.

The column of data types is read first; the description only where that column is missing, empty or sends the reader
there. Which legal classes follow is for fields.categories.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extractors.document.problems import Problem, Severity, Stage
from normalizers.cells.marks import Mark, mark_in
from normalizers.codes import NormaliseCode
from normalizers.danish.content_words import content_words, items
from normalizers.findings import Quote, quote
from normalizers.mentions.data_types import DataType, DataTypes, Mention
from normalizers.mentions.legal_classes import CategoriesVocabulary, ClassLabels, Label
from normalizers.record import Field, Legend, Record, Role
from normalizers.vocabulary.patterns import Span, longest_first
from normalizers.vocabulary.words import Vocabulary

PROSE_ROLES = (Role.DESCRIPTION, Role.REMARKS)
PART = re.compile(r"[^,;/.:\n()]{3,}")
ABBREVIATION = re.compile(r"[^\s,;/+&.]+")
LETTERS = re.compile(r"[^\W\d_]")
LONGEST_PART = 3
# Content words of an item; a longer one tells a story.
LONGEST_ITEM = 4
# So many kinds of data make a list.
LEAST_LIST = 2
# A stroke in a cell of words leaves it empty.
STROKES = ("", "-", "–", "—", "/", ".", "./.")


@dataclass(frozen=True, slots=True)
class NamedType:
    """A kind of data named in a cell; covered: the cell itself says of which class it is."""

    type: DataType
    quote: Quote
    possible: bool
    covered: bool


@dataclass(frozen=True, slots=True)
class NamedClass:
    """A class the cell names itself."""

    category: str
    quote: Quote
    stated: bool
    possible: bool


@dataclass(frozen=True, slots=True)
class DataReading:
    """What the row's words say of its data."""

    named: tuple[NamedType, ...] = ()
    labels: tuple[NamedClass, ...] = ()
    problems: tuple[Problem, ...] = ()
    everyday: bool = False

    def counting(self) -> tuple[NamedType, ...]:
        """The kinds that say something of the classes: a container does so only where nothing else is named."""
        open_kinds = tuple(n for n in self.named if not n.covered)
        return tuple(n for n in open_kinds if not n.type.container) or (() if self._says_more() else open_kinds)

    def _says_more(self) -> bool:
        return any(label.stated for label in self.labels) or any(not n.type.container for n in self.named)


class DataWords:
    """Reads the cells of a row for data, with the words of vocabulary/data_types.toml and categories.toml."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        said = vocabulary.file("categories", CategoriesVocabulary).words
        self._types = vocabulary.of(DataTypes)
        self._labels = vocabulary.of(ClassLabels)
        self._everyday = _any_of(said.everyday)
        self._joins = _any_of(said.joins)
        self._refers_to = _any_of(said.refers)
        self._separators = _any_of(said.separators)
        self._verbs = _any_of(said.verbs)
        # Answers that name no kind of data, and the small words around them.
        self._idle = _any_of((*said.says_nothing, *said.fillers))

    def read(self, record: Record, under_ticks: Sequence[Field], *, told: bool = False) -> DataReading:
        """Cells that list data under a class's column, then the column of data types, else the row's running text.

        told: a person said of other words what data they name, so that no running text has to tell.
        """
        cells = list(record.with_role(Role.PERSONAL_DATA))
        columns = [f for f in cells if self._says_something(f.text, record.legend) and not self._refers(f.text)]
        columns += [
            f for f in record.fields if f.role in (Role.REMARKS, None) and not columns and self._is_list(f.text)
        ]
        readings = [self._listed(f, record.legend) for f in columns]
        if not columns and not told and not _without_data(record):
            readings = [self._prose(f) for f in record.with_role(*PROSE_ROLES) if f.text.strip()]
        listed = ((f, m) for f in under_ticks for m in self._types.find(f.text) if not m.denied)
        return DataReading(
            named=(*(_named(f, m, covered=True) for f, m in listed), *(n for r in readings for n in r.named)),
            labels=tuple(x for r in readings for x in r.labels),
            problems=tuple(p for r in readings for p in r.problems),
            everyday=any(r.everyday for r in readings),
        )

    def explained(self, cell: Field, legend: Legend) -> tuple[Span, ...]:
        """Where a cell of the column of data types holds words that are known: kinds, answers, small words, classes and
        what they label, whatever it is.
        """
        text = cell.text
        patterns = (self._everyday, self._idle)
        labels = self._abbreviated(text, legend) or self._labels.find(text)
        return (
            *(m.span() for pattern in patterns for m in pattern.finditer(text)),
            *(span for label in labels for span in ((label.start, label.end), label.covers)),
            *self._types.known(text),
        )

    def lists(self, text: str) -> bool:
        """Whether a cell only lists: none of its items has a verb or more than a few words of its own."""
        parts = items(text, self._separators)
        short = all(len(content_words(text[start:end])) <= LONGEST_ITEM for start, end in parts)
        return short and not self._verbs.search(text)

    def _is_list(self, text: str) -> bool:
        """Whether a cell of remarks holds kinds of data, two at least or a sure one, and no other words."""
        mentions = self._types.find(text)
        if len({m.type.code for m in mentions}) < LEAST_LIST and not self._types.find(text, prose=True):
            return False
        rest = list(text)
        for m in mentions:
            rest[m.start : m.end] = " " * (m.end - m.start)
        parts = (part.group() for part in PART.finditer("".join(rest)))
        return all(self._says_nothing(part) for part in parts if part.strip())

    def _says_something(self, text: str, legend: Legend) -> bool:
        """Whether a cell has words, or numbers that the document explains as classes ("1+2")."""
        return bool(LETTERS.search(text) or (text.strip() and self._abbreviated(text, legend)))

    def _refers(self, text: str) -> bool:
        return self._refers_to.match(text.strip()) is not None

    def _says_nothing(self, text: str) -> bool:
        """Whether no word is left beside answers that name no kind of data and the small words around them."""
        return not LETTERS.search(self._idle.sub(" ", text))

    def _listed(self, cell: Field, legend: Legend) -> DataReading:
        """A cell of the column of data types: what it says, and a problem for what nobody knows."""
        labels = self._abbreviated(cell.text, legend) or self._labels.find(cell.text)
        mentions = self._types.find(cell.text)
        everyday = [m.span() for m in self._everyday.finditer(cell.text)]
        spans = [*everyday, *((x.start, x.end) for x in labels), *((m.start, m.end) for m in mentions)]
        unknown = tuple(self._unlisted(cell, spans)) if spans else tuple(self._unknown(cell))
        return DataReading(_all_named(cell, mentions, labels), _labelled(cell, labels), unknown, bool(everyday))

    def _prose(self, cell: Field) -> DataReading:
        labels = tuple(x for x in self._labels.find(cell.text) if x.with_noun)
        named = _all_named(cell, self._types.find(cell.text, prose=True), labels)
        everyday = self._everyday.search(cell.text) is not None
        return DataReading(named, _labelled(cell, labels), everyday=everyday)

    def _abbreviated(self, text: str, legend: Legend) -> tuple[Label, ...]:
        """Labels of a cell made of abbreviations the document explains ("A, F" with "A = almindelige")."""
        meanings: dict[str, list[Label]] = {}
        for key, words in legend.definitions:
            meanings.setdefault(key.rstrip(".").lower(), []).extend(self._labels.find(words))
        whole = text.strip(" .").lower()
        if whole in meanings:
            start = text.lower().index(whole)
            return tuple(_code(label, start, start + len(whole)) for label in meanings[whole])
        parts = [p for p in ABBREVIATION.finditer(text) if not self._joins.fullmatch(p.group())]
        if not all(p.group().lower() in meanings for p in parts):
            return ()
        return tuple(_code(label, p.start(), p.end()) for p in parts for label in meanings[p.group().lower()])

    def _unknown(self, cell: Field) -> Iterator[Problem]:
        if not self._says_nothing(cell.text):
            message = "No word of the cell is in the vocabulary of data types"
            yield Problem(Stage.NORMALISE, Severity.WARNING, NormaliseCode.DATA_TYPE_UNKNOWN, message, cell.text)

    def _unlisted(self, cell: Field, spans: list[tuple[int, int]]) -> Iterator[Problem]:
        """Short items of a list that stand beside known ones and are not known themselves."""
        for part in PART.finditer(cell.text):
            known = any(start < part.end() and part.start() < end for start, end in spans)
            text = part.group().strip()
            if not known and 0 < len(text.split()) <= LONGEST_PART and not self._says_nothing(text):
                message = "An item beside known data types is not in the vocabulary"
                yield Problem(Stage.NORMALISE, Severity.INFO, NormaliseCode.DATA_TYPE_UNLISTED, message, text)


def _code(label: Label, start: int, end: int) -> Label:
    """The label that an abbreviation at [start:end] stands for; it covers no other words."""
    return Label(label.category, start, end, (end, end), label.stated)


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(longest_first(phrases), re.IGNORECASE)


def _without_data(record: Record) -> bool:
    """Whether the column of data types answers no: there were none, whatever the description names."""
    cells = [f for f in record.with_role(Role.PERSONAL_DATA) if f.text.strip() not in STROKES]
    return any(mark_in(f, record) is Mark.NO for f in cells)


def _all_named(cell: Field, mentions: Iterable[Mention], labels: tuple[Label, ...]) -> tuple[NamedType, ...]:
    return tuple(
        _named(cell, m, covered=any(x.covers[0] <= m.start < x.covers[1] for x in labels))
        for m in mentions
        if not m.denied and not any(x.start <= m.start < x.end for x in labels)
    )


def _named(cell: Field, mention: Mention, *, covered: bool) -> NamedType:
    return NamedType(mention.type, quote(cell, mention.start, mention.end), mention.possible, covered)


def _labelled(cell: Field, labels: tuple[Label, ...]) -> tuple[NamedClass, ...]:
    return tuple(NamedClass(x.category, quote(cell, x.start, x.end), x.stated, x.possible) for x in labels)
