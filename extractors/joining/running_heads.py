"""Running heads and feet in parts side by side, which beside a table without rules would pass for its lines.

Those of a single text are told from paragraphs, once tables are found.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from extractors.document.geometry import Word
from extractors.document.lines import text_of
from extractors.document.pages import Page
from extractors.language import Language
from extractors.tables.gutters import starts_near
from extractors.tables.pages_seen import PagesSeen
from extractors.tables.text_lines import TEXT_LINES, TextLine


@dataclass(frozen=True, slots=True)
class RunningTolerances:
    """When lines of several parts are running heads and feet, and no lines of a table."""

    # One line printed on two pages: less than the distance of two lines.
    same_height_pt: float = 3.0
    # A line on one page alone runs on nowhere.
    min_pages: int = 2
    # Of the pages, those with the line: documents put together of several have several heads.
    pages_share: float = 1 / 3
    # Of a line's texts, those that begin where texts do on every page, where it is the table's.
    in_columns_share: float = 0.5
    # Of a line's texts, the labels, where it names fields: a title in a running head may be one too.
    labels_share: float = 0.5


RUNNING = RunningTolerances()


# Side (head or foot), height and words; a number that counts the pages is told from the page's own.
_Key = tuple[bool, tuple[int, int], str]


@dataclass(frozen=True, slots=True)
class _EdgeLine:
    """A line at the head or foot of a page. place: its page and its index there; below: the line under it."""

    place: tuple[int, int]
    line: TextLine
    fixed: tuple[_Key, ...]
    counting: tuple[_Key, ...]
    below: TextLine | None = None

    @property
    def keys(self) -> tuple[_Key, ...]:
        """All that tell it from others."""
        return self.fixed + self.counting


def running_words(seen: PagesSeen, language: Language) -> dict[int, tuple[Word, ...]]:
    """Page number -> the words of its running heads and feet of several parts; none on pages with vertical rules."""
    document = seen.document
    none: dict[int, tuple[Word, ...]] = {page.number: () for page in document.pages}
    pages = [p for p in document.pages if not p.picture and all(r.direction == "horizontal" for r in p.rules)]
    if document.tables_given is not None or len(pages) < RUNNING.min_pages:
        return none
    printed = {page.number: seen.lines(page.number) for page in pages}
    ends = {page.number: _edge_lines(page, printed[page.number]) for page in pages}
    times = Counter(key for sides in ends.values() for side in sides for end in side for key in end.keys)
    least = max(RUNNING.min_pages, ceil(RUNNING.pages_share * len(pages)))
    repeated = {key: count for key, count in times.items() if count >= least}
    of_table = _of_table([e for sides in ends.values() for side in sides for e in side], printed, repeated, language)
    return none | {
        number: tuple(word for side in sides for line in _running(side, repeated, of_table) for word in line.words)
        for number, sides in ends.items()
    }


def _running(side: Sequence[_EdgeLine], repeated: Mapping[_Key, int], of_table: set[_Key]) -> Iterator[TextLine]:
    """The lines of several parts from the page's edge to the first that is not on other pages, or is the table's."""
    for end in side:
        if not any(key in repeated for key in end.keys) or any(key in of_table for key in end.keys):
            return
        if len(end.line.segments) >= TEXT_LINES.tabular_texts:
            yield end.line


def _edge_lines(page: Page, lines: Sequence[TextLine]) -> tuple[list[_EdgeLine], list[_EdgeLine]]:
    """The lines from the head of a page downwards and from its foot upwards."""
    half = min(TEXT_LINES.running_lines, len(lines) // 2)
    head = [_edge_line((page.number, i), lines[i], lines[i + 1], is_head=True) for i in range(half)]
    last = len(lines) - 1
    foot = [_edge_line((page.number, last - i), lines[last - i], None, is_head=False) for i in range(half)]
    return head, foot


def _edge_line(place: tuple[int, int], line: TextLine, below: TextLine | None, *, is_head: bool) -> _EdgeLine:
    text = text_of(line.words)
    numbers = list(re.finditer(r"\d{1,4}", text))
    counted = [f"{text[: n.start()]}<{int(n.group()) - place[0]}>{text[n.end() :]}" for n in numbers]
    # two rasters, so that no two near heights are parted by both
    heights = [(n, int((line.top + n * RUNNING.same_height_pt) // (2 * RUNNING.same_height_pt))) for n in range(2)]
    fixed = tuple((is_head, height, text) for height in heights)
    return _EdgeLine(place, line, fixed, tuple((is_head, height, t) for height in heights for t in counted), below)


def _of_table(
    ends: Sequence[_EdgeLine],
    printed: Mapping[int, Sequence[TextLine]],
    repeated: Mapping[_Key, int],
    language: Language,
) -> set[_Key]:
    """The keys of the repeated lines that are a table's: by their words, their columns, or close over it everywhere."""
    several = [
        e for e in ends if len(e.line.segments) >= TEXT_LINES.tabular_texts and any(key in repeated for key in e.keys)
    ]
    alike = {e.place for e in several}
    places = ((number, index, line) for number, lines in printed.items() for index, line in enumerate(lines))
    body = [line for number, index, line in places if (number, index) not in alike]
    starts = sorted(s[0].region.x0 for line in body for s in line.segments)
    named = Counter(key for e in several if e.below and _is_named(e.below, language) for key in e.keys)
    found: set[_Key] = set()
    for end in several:
        counts = any(key in repeated for key in end.counting)
        inside = [not counts and starts_near(starts, s[0].region.x0) >= len(printed) for s in end.line.segments]
        over_some = any(0 < named[key] < repeated.get(key, 0) for key in end.fixed)
        level = _is_close(end) and not counts and not over_some
        if _is_named(end.line, language) or sum(inside) > RUNNING.in_columns_share * len(inside) or level:
            found.update(end.keys)
    return found


def _is_named(line: TextLine, language: Language) -> bool:
    """Whether a line names columns or fields."""
    texts = [text_of(segment) for segment in line.segments]
    labels = sum(language.label(text) is not None for text in texts)
    return language.is_header(texts) or labels >= RUNNING.labels_share * len(texts)


def _is_close(end: _EdgeLine) -> bool:
    height = end.line.bottom - end.line.top
    return end.below is not None and end.below.top - end.line.bottom < TEXT_LINES.header_gap_heights * height
