"""Lists of counts in a memo's prose: where they begin, and the label and number of each item.

Decides what is a list; what its items count is for tables.from_list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from normalizers.counts.numbers import CountNumbers
from normalizers.counts.terms import CountTerms
from normalizers.vocabulary.patterns import literals
from normalizers.vocabulary.words import Vocabulary

BULLET = r"\s*(?:[-•*–·▪o]\s+|\d{1,2}[.)]\s+)?"
SHARE = r"(?:\(\s*[\d,]+\s*(?:%|pct\.?|procent)\s*\))?"
# Bare labels and numbers ("Tabt udstyr 4") are a list only where a colon opens it.
BARE_ITEM = re.compile(r"\s*(?:[-•*–·▪]\s*)?(?P<label>[^\W\d][^:.\n]*?[^\d\s.,])\s+(?P<number>\d{1,6})\s*")
# Items that the layout put in one line, each with dots up to its number.
LEADERS = re.compile(
    r"(?P<label>[^\W\d](?:[^.…\n]|\.(?!\s?\.))*?)\s*(?:(?:\.\s?){3,}|…[…. ]*)\s*(?P<number>\d{1,6})(?!\w)"
)
# ... or with a colon before it; the next label begins with a capital.
COLONS = re.compile(r"\s*(?P<label>[A-ZÆØÅ][^:\n\d]*?)\s*:\s*(?P<number>\d{1,6})[.,;]?(?=\s+[A-ZÆØÅ]|\s*$)")
HEADING_WORDS = 9
# Characters: a longer label before a number is a sentence.
LONGEST_ITEM = 100


@dataclass(frozen=True, slots=True)
class ListItem:
    """An item of a list: its words as printed, and the paragraph they stand in."""

    label: str
    number: str
    text: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class CountList:
    """Items that follow each other, and the words before the first."""

    lead: str
    items: tuple[ListItem, ...]


class ListFinder:
    """Finds the lists of a memo's prose."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._terms = vocabulary.of(CountTerms)
        words = sorted(vocabulary.of(CountNumbers).words, key=len, reverse=True)
        numeral = rf"(?:\d{{1,3}}(?:\.\d{{3}})+|\d{{1,6}}|{'|'.join(words)})(?!\w)"
        counted = rf"(?P<number>{numeral})\s*(?:[^\W\d]+)?\s*{SHARE}\s*[.;,]?\s*"
        self._items_anywhere = (
            re.compile(rf"{BULLET}(?P<label>\w[^:\n]*?)\s*:\s*(?i:{counted})"),
            re.compile(r"\s*[-•*–·▪]\s*(?P<number>\d{1,6})\s+(?P<label>[^\W\d][^.:\n]*?)\s*[.;,]?\s*"),
            re.compile(rf"{BULLET}(?P<label>\w[^\n]*?)\s*(?:\.\s?){{3,}}\s*{counted}"),
            re.compile(rf"{BULLET}(?P<label>\w[^\n]*?)\s*(?:…\s?)+\s*{counted}"),
            re.compile(rf"{BULLET}(?P<label>\w[^:\n]*?)\s+[–—-]\s+(?i:{counted})"),
            re.compile(r"\s*(?:[-•*–·▪]\s*)?(?P<label>\w[^:\n]*?)\s*\((?P<number>\d{1,6})\)\s*[.;,]?\s*"),
        )
        units = literals(self._terms.lists.prose.item_units)
        # Where a colon or a heading opens the list: a number and what it counts.
        number_first = re.compile(
            rf"{BULLET}(?P<number>(?i:{numeral}))\s+(?:(?:{units}) )?(?P<label>[^\W\d][^.:\n]*?)\s*[.;,]?\s*"
        )
        self._items_opened = (*self._items_anywhere, BARE_ITEM, number_first)

    def lists_in(self, paragraphs: Sequence[str]) -> Iterator[CountList]:
        """The runs of at least two items: paragraphs or lines of their own, or parted by dots within one line."""
        lead = ""
        run: list[ListItem] = []
        for index, line in _lines(paragraphs):
            items = self._items(line, index, opened=bool(run) or self._opens(lead))
            if items:
                run += items
                continue
            if self._is_list(run):
                yield CountList(lead, tuple(run))
            lead, run = line, []
        if self._is_list(run):
            yield CountList(lead, tuple(run))

    def _is_list(self, run: Sequence[ListItem]) -> bool:
        """Whether items are a list: two, or one that says it is a number of incidents ("Antal brud: 16")."""
        first = run[0].label if run else ""
        alone = self._terms.says(first, "rows", "plain") and self._says(first)
        return len(run) > 1 or alone

    def items_counted(self, found: CountList) -> tuple[ListItem, ...]:
        """The list's items that count incidents: all where the words before it say so, else those that say so."""
        if self._says(found.lead) or self._terms.says(found.lead, "captions", "spread"):
            return tuple(i for i in found.items if not self._terms.tells_of_others(i.label))
        return tuple(i for i in found.items if self._says(i.label))

    def _says(self, text: str) -> bool:
        """Whether a text says what is counted, and not who learns of it."""
        return self._terms.measure(text) is not None and not self._terms.tells_of_others(text)

    def _opens(self, lead: str) -> bool:
        """Whether a line opens a list: it ends with a colon, or is a heading that says what is counted."""
        return lead.rstrip().endswith(":") or (is_heading(lead) and self._terms.measure(lead) is not None)

    def _items(self, line: str, index: int, *, opened: bool) -> list[ListItem]:
        """The items of a line; none where it is prose. opened: a colon or another item stands before it."""
        for pattern in (LEADERS, COLONS):
            found = list(pattern.finditer(line))
            if len(found) > 1 and (pattern is LEADERS or not COLONS.sub("", line).strip()):
                return [ListItem(m["label"].strip(), m["number"], m[0].strip(), index) for m in found]
        patterns = self._items_opened if opened else self._items_anywhere
        match = next((m for pattern in patterns if (m := pattern.fullmatch(line))), None)
        if match is None or len(match["label"]) > LONGEST_ITEM:
            return []
        if len(match["label"].split()) == 1 and self._terms.ends_with(match["label"], "not_before"):
            return []
        return [ListItem(match["label"].strip(), match["number"], line, index)]


def without_item(paragraph: str | None, item: str) -> str | None:
    """A paragraph without an item of a list, its place left blank; None where nothing but the list is in it."""
    rest = (paragraph or "").replace(item, " " * len(item), 1)
    return rest if rest.strip() else None


def is_heading(text: str) -> bool:
    """Whether a paragraph is a heading: a few words without a full stop."""
    return len(text.split()) <= HEADING_WORDS and not text.rstrip().endswith((".", ":", ";", ",", "?", "!"))


def _lines(paragraphs: Sequence[str]) -> Iterator[tuple[int, str]]:
    for index, text in enumerate(paragraphs):
        for line in text.split("\n"):
            if line.strip():
                yield index, line.strip()
