"""Sheets that are wider than the paper: a spreadsheet prints their further columns on pages of their own.

Such a page holds the same rows at the same heights, and other columns. It is put at the right of the page that has the
first ones, before anybody looks for tables; what was found is told of the pages as printed. In which order the pages
follow, the rest of the rows or the rest of the columns first, is told from which pages belong side by side.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from extractors.document.geometry import Array, Region, Rule, Word
from extractors.document.lines import text_of
from extractors.document.pages import Document, Page
from extractors.document.tables import Extraction
from extractors.places import Places
from extractors.tables.gutters import clusters, starts_near
from extractors.tables.pages_seen import PagesSeen
from extractors.tables.text_lines import TEXT_LINES, TextLine


@dataclass(frozen=True, slots=True)
class SideBySideTolerances:
    """When a page holds the further columns of the rows of another."""

    # One row on two pages: programs round its place by less.
    same_height_pt: float = 1.0
    # Pages of one size.
    same_size_pt: float = 1.0
    # Fewer rows stand at the same heights by chance; the last page of a sheet may have fewer.
    min_lines: int = 3
    # Of the lines of the further page, those at the heights of words of the first: a name of its columns may be longer.
    same_lines_share: float = 0.8
    # Of the heights of words of the further page, those of both: the lines with running heads and feet among them.
    shared_heights_share: float = 0.6
    # Of the rows of the first page, those with a text on the further one: clerks leave cells empty.
    same_rows_share: float = 0.8
    # Of the places where texts begin on the two pages, those of both where they have the same columns.
    same_columns_share: float = 0.5
    # Of the further page's lines, those that begin as one of the first does, where each page names its own rows.
    same_names_share: float = 0.5
    # Of a page's lines, those that begin a text at a place where a column begins.
    column_share: float = 0.3
    # Of the page's left border, where the first column begins: numbers in it may stand at its right.
    first_column_pt: float = 24.0
    # The rows of a sheet go on over no more pages before its further columns follow.
    most_pages: int = 60
    # White between the last column of a page and the first of the further one, where no rules draw them.
    between_pt: float = 12.0


SIDE_BY_SIDE = SideBySideTolerances()


@dataclass(frozen=True, slots=True)
class Seam:
    """Where (x in points) a further page begins at the right of a page, its number, and how far it was moved."""

    x: float
    page: int
    moved: float


@dataclass(frozen=True)
class Sheets:
    """A document whose further columns stand beside the first ones. seams: by page number, from the left."""

    document: Document
    seams: dict[int, tuple[Seam, ...]]


def sheets_of(seen: PagesSeen) -> Sheets:
    """The document with the pages put together that hold one sheet's columns; the same where there are none."""
    document = seen.document
    if document.tables_given is not None or not _share_heights(document.pages):
        return Sheets(document, {})
    pages = list(document.pages)
    seams: dict[int, tuple[Seam, ...]] = {}
    for sheet in _sheets(seen):
        groups = [[document.pages[index] for index in group] for group in sheet]
        heads = {page.number: _running(seen, group[0], page) for group in groups for page in group[1:]}
        for page, own in _side_by_side([[_without(page, heads.get(page.number, ())) for page in g] for g in groups]):
            seams[page.number] = own
            pages[page.number - 1] = page
            for number in page.beside:  # the further ones keep their places, with their running heads alone on them
                further = document.pages[number - 1]
                pages[number - 1] = Page(number, further.width, further.height, heads[number])
    return Sheets(replace(document, pages=tuple(pages)), seams) if seams else Sheets(document, {})


def _share_heights(pages: Sequence[Page]) -> bool:
    """Whether words of any two pages near each other stand at the same heights: else no page has another's rows.

    Asked first, as it takes no lines: in nearly all documents rows follow each other as their texts are long.
    """
    heights = [{int(w.region.middle[1] / SIDE_BY_SIDE.same_height_pt) for w in page.words} for page in pages]
    around = [{h + step for h in own for step in (-1, 0, 1)} for own in heights]
    return any(
        len(further & around[first]) >= SIDE_BY_SIDE.shared_heights_share * len(further) > 0
        for first in range(len(pages))
        for further in heights[first + 1 : first + 1 + SIDE_BY_SIDE.most_pages]
    )


def _running(seen: PagesSeen, first: Page, further: Page) -> tuple[Word, ...]:
    """The words of the further page that stand on the first one too: its running head and foot, no columns."""
    lines = seen.lines(first.number)
    return tuple(w for line in seen.lines(further.number) if _is_running(line, lines) for w in line.words)


def _without(page: Page, words: Sequence[Word]) -> Page:
    left_out = frozenset(words)
    return replace(page, words=tuple(w for w in page.words if w not in left_out))


def put_back(found: Extraction, sheets: Sheets) -> Extraction:
    """What was found in such a document, in points of its pages as printed."""
    if not sheets.seams:
        return found
    return Places(lambda region: _parts(region, sheets.seams.get(region.page, ()))).of(found)


def _parts(region: Region, seams: Sequence[Seam]) -> list[Region]:
    """A region cut at the seams, each part on its page."""
    begun = [Seam(-np.inf, region.page, 0.0), *seams]
    ends = [seam.x for seam in seams] + [np.inf]
    return [
        replace(region, page=seam.page, x0=max(region.x0, seam.x) - seam.moved, x1=min(region.x1, end) - seam.moved)
        for seam, end in zip(begun, ends, strict=True)
        if region.x0 < end and region.x1 >= seam.x
    ]


def _sheets(seen: PagesSeen) -> list[list[list[int]]]:
    """The sheets with further columns: of each the pages (their indexes), in groups that belong side by side."""
    shapes = [_shape(page, seen.lines(page.number)) for page in seen.document.pages]
    kinds = _kinds(shapes)
    sheets: list[list[list[int]]] = []
    first = 0
    while first < len(shapes):
        sheet = _sheet(shapes, kinds, first)
        sheets += [sheet] if len(sheet[0]) > 1 else []
        first += sum(len(group) for group in sheet)
    return sheets


def _kinds(shapes: Sequence[_Shape]) -> list[int]:
    """For each page the number of the first one that has the same columns."""
    kinds: list[int] = []
    for number, shape in enumerate(shapes):
        known = dict.fromkeys(kinds)
        kinds.append(next((kind for kind in known if _has_same_columns(shapes[kind], shape)), number))
    return kinds


def _sheet(shapes: Sequence[_Shape], kinds: Sequence[int], first: int) -> list[list[int]]:
    """The groups of the sheet that begins with a page: its rows go on first, or its columns; else the page alone.

    kinds: for each page the number of its columns' kind; most pages of a long log have one.
    """
    others = [
        n for n in range(first + 1, min(len(shapes), first + SIDE_BY_SIDE.most_pages + 1)) if kinds[n] != kinds[first]
    ]
    further = next((n for n in others if _is_beside(shapes[first], shapes[n], SIDE_BY_SIDE.min_lines)), first)
    step = further - first
    if not step:
        return [[first]]
    rows = [[index] for index in range(first, first + step)]
    while all(group[-1] + step < len(shapes) and _is_further(shapes, group, group[-1] + step) for group in rows):
        rows = [[*group, group[-1] + step] for group in rows]
    return rows if len(rows[0]) > 1 else [[first]]


def _is_further(shapes: Sequence[_Shape], group: Sequence[int], index: int) -> bool:
    """Whether a page belongs beside the first one of a group, with columns that none of its pages has."""
    others = (shapes[other] for other in group)
    return _is_beside(shapes[group[0]], shapes[index], 1) and not any(
        _has_same_columns(other, shapes[index]) for other in others
    )


@dataclass(frozen=True, slots=True)
class _Shape:
    """What tells one page's rows and columns: its lines, and the places of its columns.

    heights: the middles of its words (ascending). rows: those of the words that begin rows.
    """

    size: tuple[float, float]
    lines: tuple[TextLine, ...]
    heights: Array
    rows: Array
    columns: tuple[float, ...]


def _shape(page: Page, lines: Sequence[TextLine]) -> _Shape:
    left = min((line.x0 for line in lines), default=0.0)
    rows = [
        line.segments[0][0].region.middle[1]
        for line in lines
        if line.x0 < left + SIDE_BY_SIDE.first_column_pt and len(line.segments) > 1
    ]
    heights = sorted(w.region.middle[1] for line in lines for w in line.words)
    starts = sorted(s[0].region.x0 for line in lines for s in line.segments)
    least = max(2, SIDE_BY_SIDE.column_share * len(lines))
    columns = [x for x in clusters(starts) if starts_near(starts, x) >= least]
    return _Shape((page.width, page.height), tuple(lines), np.array(heights), np.array(rows), tuple(columns))


def _is_beside(first: _Shape, further: _Shape, least: int) -> bool:
    """Whether a page holds the same rows as another, so many at least, and other columns."""
    rows = _standing_at(first.rows, further.heights)
    if not rows or rows < SIDE_BY_SIDE.same_rows_share * len(first.rows):
        return False
    if _has_same_columns(first, further) or not _has_same_size(first, further):
        return False
    lines = [line for line in further.lines if not _is_running(line, first.lines)]
    if len(lines) < least:
        return False
    matched = _standing_at(np.array([line.segments[0][0].region.middle[1] for line in lines]), first.heights)
    return (
        matched >= SIDE_BY_SIDE.same_lines_share * len(lines)
        and not _has_title(first.lines, lines)
        and not _is_numbered(lines)
        and not _names_rows(first.lines, lines)
    )


def _standing_at(heights: Array, others: Array) -> int:
    """How many of the heights are among others (ascending)."""
    near = SIDE_BY_SIDE.same_height_pt
    return int((np.searchsorted(others, heights - near) < np.searchsorted(others, heights + near, "right")).sum())


def _is_running(line: TextLine, others: Sequence[TextLine]) -> bool:
    """Whether a line stands on the other page too, but for its numbers: a running head or foot."""
    return any(
        abs(line.middle - other.middle) < SIDE_BY_SIDE.same_height_pt
        and abs(line.x0 - other.x0) < TEXT_LINES.same_left_pt
        and _letters(line) == _letters(other) != ""
        for other in others
    )


def _letters(line: TextLine) -> str:
    return "".join(c for word in line.words for c in word.text if c.isalpha())


def _has_same_size(first: _Shape, further: _Shape) -> bool:
    return all(abs(a - b) < SIDE_BY_SIDE.same_size_pt for a, b in zip(first.size, further.size, strict=True))


def _has_same_columns(first: _Shape, further: _Shape) -> bool:
    both = sum(bool(starts_near(first.columns, x)) for x in further.columns)
    most = max(len(first.columns), len(further.columns))
    return both > SIDE_BY_SIDE.same_columns_share * most


def _has_title(first: Sequence[TextLine], further: Sequence[TextLine]) -> bool:
    """Whether each page has a title of its own over its columns, at the same height: two sheets.

    A title longer than the page goes on on the further one, which does not show where it begins.
    """
    over, own = first[0], further[0]
    same = abs(own.middle - over.middle) < SIDE_BY_SIDE.same_height_pt
    return len(over.segments) == 1 and same and not own.words[0].goes_on


def _is_numbered(lines: Sequence[TextLine]) -> bool:
    """Whether the first texts of the lines count them: a sheet of its own has its own numbers."""
    texts = [line.segments[0][0].text.rstrip(".") for line in lines]
    numbers = [int(text) for text in texts if text.isdecimal()]
    return len(numbers) >= SIDE_BY_SIDE.min_lines and all(b - a == 1 for a, b in pairwise(numbers))


def _names_rows(first: Sequence[TextLine], further: Sequence[TextLine]) -> bool:
    """Whether most lines of the further page begin with a text that begins one of the first: two tables of one list."""
    names = {text_of(line.segments[0]) for line in first}
    return sum(text_of(line.segments[0]) in names for line in further) > SIDE_BY_SIDE.same_names_share * len(further)


def _side_by_side(sheet: Sequence[Sequence[Page]]) -> list[tuple[Page, tuple[Seam, ...]]]:
    """The pages of each group as one, each further one at the right of those before it, at one place in all groups."""
    found: list[tuple[Page, tuple[Seam, ...]]] = [(pages[0], ()) for pages in sheet]
    for number in range(1, len(sheet[0])):
        further = [pages[number] for pages in sheet]
        ruled = all(page.rules for page in further) and all(page.rules for page, _ in found)
        between = 0.0 if ruled else SIDE_BY_SIDE.between_pt
        right = max(_ends(page, ruled=ruled)[1] for page, _ in found)
        moved = right + between - min(_ends(page, ruled=ruled)[0] for page in further)
        found = [
            (_joined(page, added, moved), (*seams, Seam(right + between / 2, added.number, moved)))
            for (page, seams), added in zip(found, further, strict=True)
        ]
    return found


def _ends(page: Page, *, ruled: bool) -> tuple[float, float]:
    """The left and right end of what a page prints, or of its rules."""
    if ruled:
        level = _level(page)
        return min(r.start for r in level), max(r.end for r in level)
    return min(w.region.x0 for w in page.words), max(w.region.x1 for w in page.words)


def _level(page: Page) -> list[Rule]:
    """The rules of a page as they run from left to right; a vertical one stands at one place."""
    return [
        r if r.direction == "horizontal" else Rule("horizontal", r.start, r.position, r.position) for r in page.rules
    ]


def _joined(page: Page, further: Page, moved: float) -> Page:
    def region(r: Region) -> Region:
        return Region(page.number, r.x0 + moved, r.top, r.x1 + moved, r.bottom)

    def word(w: Word) -> Word:
        return replace(w, region=region(w.region))

    return replace(
        page,
        width=max(page.width, further.width + moved),
        words=(*page.words, *map(word, further.words)),
        rules=(*page.rules, *(_moved(rule, moved) for rule in further.rules)),
        fills=(*page.fills, *map(region, further.fills)),
        unread=(*page.unread, *map(region, further.unread)),
        hidden=(*page.hidden, *map(word, further.hidden)),
        beside=(*page.beside, further.number),
    )


def _moved(rule: Rule, by: float) -> Rule:
    if rule.direction == "vertical":
        return replace(rule, position=rule.position + by)
    return replace(rule, start=rule.start + by, end=rule.end + by)
