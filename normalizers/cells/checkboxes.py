"""Boxes to tick in a cell ("[x] Ja [ ] Nej"): the cell as it reads with the words of the ticked boxes alone.

Every letter that is kept keeps its place, so that a quote's offsets hold for the printed cell too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pydantic import BaseModel, ConfigDict

from normalizers.cells.marks import Mark, Marks
from normalizers.findings import Findings, Quote
from normalizers.record import Legend, Record, Role
from normalizers.vocabulary.patterns import longest_first
from normalizers.vocabulary.words import Vocabulary

# A line to write on.
LINE = re.compile(r"_{2,}|\.{4,}|…{2,}")
# What was left out of a story may stand in it as empty brackets.
PROSE = (Role.DESCRIPTION, Role.CONSEQUENCES, Role.MEASURES)
LETTERS = re.compile(r"[^\W\d_]")
DIGIT = re.compile(r"\d")


class BoxesVocabulary(BaseModel):
    """The file boxes.toml."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    ticked: tuple[str, ...]
    unticked: tuple[str, ...]
    circles_ticked: tuple[str, ...]
    circles_unticked: tuple[str, ...]
    crosses: tuple[str, ...]
    refusals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Box:
    ticked: bool
    start: int
    end: int


class Boxes:
    """The signs of vocabulary/boxes.toml, ready to read cells with."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._said = said = vocabulary.file("boxes", BoxesVocabulary)
        signs = "".join((*said.ticked, *said.unticked, *said.circles_ticked, *said.circles_unticked))
        cross = "|".join(re.escape(c) for c in said.crosses)
        # A pair of brackets behind a letter belongs to its word: "barn(x)".
        brackets = rf"\[[\s_]*(?:{cross})?[\s_]*\]|(?<!\w)\([\s_]*(?:{cross})?[\s_]*\)"
        self._box = re.compile(rf"{brackets}|[{signs}]", re.IGNORECASE)
        self._marks = vocabulary.of(Marks)
        self._refusal = re.compile(rf"\s*{longest_first(said.refusals)}", re.IGNORECASE)

    def chosen(self, text: str) -> str:
        """The text, as long as before: boxes, words of empty boxes and lines to write on are spaces.

        A sign that is all a cell holds is a mark and stays.
        """
        boxes = self._find(text)
        if not boxes or not LETTERS.search(_without(text, boxes)):
            return LINE.sub(_blank, text)
        if self.contradicts(text):
            return " " * len(text)
        keeps = [span for box, span in zip(boxes, _options(text, boxes), strict=True) if box.ticked]
        if not keeps:
            return " " * len(text)
        return LINE.sub(_blank, _kept(text, [*_heading(text, boxes), *keeps, *self._day(text, boxes)]))

    def contradicts(self, text: str) -> bool:
        """Whether the boxes of a yes and of a no are both ticked ("☒ Ja ☒ Nej")."""
        boxes = self._find(text)
        options = zip(boxes, _options(text, boxes), strict=True) if boxes else ()
        said = {
            self._marks.read(text[start:end].strip(" .,;:/"), Legend()) for box, (start, end) in options if box.ticked
        }
        return {Mark.YES, Mark.NO} <= said

    def _find(self, text: str) -> list[_Box]:
        circles = any(c in text for c in self._said.circles_unticked)
        return [
            _Box(self._is_ticked(m.group()), m.start(), m.end())
            for m in self._box.finditer(text)
            if circles or m.group() not in self._said.circles_ticked
        ]

    def _is_ticked(self, box: str) -> bool:
        signs = (*self._said.ticked, *self._said.circles_ticked)
        return box in signs or any(c in box.lower() for c in self._said.crosses)

    def _day(self, text: str, boxes: Sequence[_Box]) -> list[tuple[int, int]]:
        """A day printed behind the last box, which nobody ticked and which is for the no: that of the ticked answer."""
        last = boxes[-1]
        refusal = self._refusal.match(text, last.end)
        if last.ticked or not refusal or not DIGIT.search(text, refusal.end()):
            return []
        return [(refusal.end(), len(text))]


def ticked(record: Record) -> Record:
    """The record with the words of ticked boxes alone in its cells; in prose brackets are no boxes."""
    boxes = record.vocabulary.of(Boxes)
    fields = (f if f.role in PROSE else replace(f, text=boxes.chosen(f.text)) for f in record.fields)
    return replace(record, fields=tuple(fields))


def contradicted(record: Record) -> bool:
    """Whether boxes of a printed cell answer both yes and no."""
    boxes = record.vocabulary.of(Boxes)
    return any(f.role not in PROSE and boxes.contradicts(f.text) for f in record.fields)


def as_printed(findings: Findings, record: Record) -> Findings:
    """What was found in a record of ticked words, its quotes in the words of the printed record."""
    return replace(findings, values=tuple(v.requoted(lambda q: _quoted(q, record)) for v in findings.values))


def _quoted(words: Quote, record: Record) -> Quote:
    """The quote as printed, in the first cell of the column that reads so."""
    boxes = record.vocabulary.of(Boxes)
    cells = (f.text for f in record.fields if f.column == words.column)
    own = next((c for c in cells if boxes.chosen(c)[words.start : words.end] == words.text), None)
    return replace(words, text=own[words.start : words.end]) if own is not None else words


def _kept(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """The spans of the text in their places, a semicolon in front of each but the first."""
    letters = [" "] * len(text)
    for number, (start, end) in enumerate(spans):
        letters[start:end] = text[start:end]
        if number and start and letters[start - 1] == " ":
            letters[start - 1] = ";"
    return "".join(letters)


def _options(text: str, boxes: Sequence[_Box]) -> Iterator[tuple[int, int]]:
    """Where the words of each box stand: behind it, or in front of it where the text ends with a box."""
    if _behind(text, boxes):
        begins = [0, *(b.end for b in boxes)]
        return ((start, box.start) for start, box in zip(begins, boxes, strict=False))
    ends = [*(b.start for b in boxes[1:]), len(text)]
    return ((box.end, end) for box, end in zip(boxes, ends, strict=True))


def _heading(text: str, boxes: Sequence[_Box]) -> list[tuple[int, int]]:
    """The words ahead of the first box, where they are not its own."""
    first = boxes[0].start
    return [] if _behind(text, boxes) or not text[:first].strip() else [(0, first)]


def _behind(text: str, boxes: Sequence[_Box]) -> bool:
    """Whether the boxes stand behind their words."""
    return bool(text[: boxes[0].start].strip()) and not text[boxes[-1].end :].strip(" .")


def _without(text: str, boxes: Sequence[_Box]) -> str:
    return "".join(" " if any(b.start <= i < b.end for b in boxes) else c for i, c in enumerate(text))


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())
