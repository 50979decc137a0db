"""Lists of counts in a memo's prose: their items, their headings and where they begin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from normalizers.counts.numbers import number_words
from normalizers.counts.terms import ends_with, measure, says

BULLET = r"\s*(?:[-•*–·▪o]\s+|\d{1,2}[.)]\s+)?"
SHARE = r"(?:\(\s*[\d,]+\s*(?:%|pct\.?|procent)\s*\))?"
NUMERAL = rf"(?:\d{{1,3}}(?:\.\d{{3}})+|\d{{1,6}}|{'|'.join(sorted(number_words(), key=len, reverse=True))})(?!\w)"
COUNTED = rf"(?P<number>{NUMERAL})\s*(?:[^\W\d]+)?\s*{SHARE}\s*[.;,]?\s*"
LIST_ITEMS = (
    re.compile(rf"{BULLET}(?P<label>\w[^:\n]*?)\s*:\s*(?i:{COUNTED})"),
    re.compile(r"\s*[-•*–·▪]\s*(?P<number>\d{1,6})\s+(?P<label>[^\W\d][^.:\n]*?)\s*[.;,]?\s*"),
    re.compile(rf"{BULLET}(?P<label>\w[^\n]*?)\s*(?:\.\s?){{3,}}\s*{COUNTED}"),
    re.compile(rf"{BULLET}(?P<label>\w[^\n]*?)\s*(?:…\s?)+\s*{COUNTED}"),
    re.compile(rf"{BULLET}(?P<label>\w[^:\n]*?)\s+[–—-]\s+(?i:{COUNTED})"),
    re.compile(r"\s*(?:[-•*–·▪]\s*)?(?P<label>\w[^:\n]*?)\s*\((?P<number>\d{1,6})\)\s*[.;,]?\s*"),
)
# Where a colon or a heading opens the list: a number and what it counts.
NUMBER_FIRST = re.compile(
    rf"{BULLET}(?P<number>(?i:{NUMERAL}))\s+(?:x |stk\.? |gange )?(?P<label>[^\W\d][^.:\n]*?)\s*[.;,]?\s*"
)
# Bare labels and numbers ("Tabt udstyr 4") are a list only where a colon opens it.
BARE_ITEM = re.compile(r"\s*(?:[-•*–·▪]\s*)?(?P<label>[^\W\d][^:.\n]*?[^\d\s.,])\s+(?P<number>\d{1,6})\s*")
# Items that the layout put in one line, each with dots up to its number.
LEADERS = re.compile(
    r"(?P<label>[^\W\d](?:[^.…\n]|\.(?!\s?\.))*?)\s*(?:(?:\.\s?){3,}|…[…. ]*)\s*(?P<number>\d{1,6})(?!\w)"
)
HEADING_WORDS = 9
# Characters: a longer label before a number is a sentence.
LONGEST_ITEM = 100


def says_spread(lead: str) -> bool:
    """Whether a line says that counts follow, each with its department or kind ("Fordeling på områder")."""
    return says(lead, "captions", "spread")


def without_item(paragraph: str | None, item: str) -> str | None:
    """A paragraph without an item of a list, its place left blank; None where nothing but the list is in it."""
    rest = (paragraph or "").replace(item, " " * len(item), 1)
    return rest if rest.strip() else None


@dataclass(frozen=True, slots=True)
class _Item:
    """An item of a list: its words as printed, and the paragraph they stand in."""

    label: str
    number: str
    text: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class _List:
    """Items that follow each other, and the words before the first."""

    lead: str
    items: tuple[_Item, ...]


def lists_in(paragraphs: Sequence[str]) -> Iterator[_List]:
    """The runs of at least two items: paragraphs or lines of their own, or parted by dots within one line."""
    lead = ""
    run: list[_Item] = []
    for index, line in _lines(paragraphs):
        items = _items(line, index, opened=bool(run) or _opens(lead))
        if items:
            run += items
            continue
        if len(run) > 1:
            yield _List(lead, tuple(run))
        lead, run = line, []
    if len(run) > 1:
        yield _List(lead, tuple(run))


def _opens(lead: str) -> bool:
    """Whether a line opens a list: it ends with a colon, or is a heading that says what is counted."""
    return lead.rstrip().endswith(":") or (is_heading(lead) and measure(lead) is not None)


def is_heading(text: str) -> bool:
    """Whether a paragraph is a heading: a few words without a full stop."""
    return len(text.split()) <= HEADING_WORDS and not text.rstrip().endswith((".", ":", ";", ",", "?", "!"))


def _lines(paragraphs: Sequence[str]) -> Iterator[tuple[int, str]]:
    for index, text in enumerate(paragraphs):
        for line in text.split("\n"):
            if line.strip():
                yield index, line.strip()


def _items(line: str, index: int, *, opened: bool) -> list[_Item]:
    """The items of a line; none where it is prose. opened: a colon or another item stands before it."""
    leaders = list(LEADERS.finditer(line))
    if len(leaders) > 1:
        return [_Item(m["label"].strip(), m["number"], m[0].strip(), index) for m in leaders]
    patterns = (*LIST_ITEMS, BARE_ITEM, NUMBER_FIRST) if opened else LIST_ITEMS
    match = next((m for pattern in patterns if (m := pattern.fullmatch(line))), None)
    if match is None or len(match["label"]) > LONGEST_ITEM:
        return []
    if len(match["label"].split()) == 1 and ends_with(match["label"], "not_before"):
        return []
    return [_Item(match["label"].strip(), match["number"], line, index)]
