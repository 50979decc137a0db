"""Pages set in two columns that both hold tables: the right one is put under the left one.

That is done before anybody looks for tables, whose lines would run over both columns; what was found is told of the
pages as printed. Columns of which one is prose alone are read beside each other (reading_order).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from extractors.document.geometry import Region, Rule, Word
from extractors.document.pages import Document, Page
from extractors.document.tables import Extraction
from extractors.places import Places
from extractors.tables.pages_seen import PagesSeen


@dataclass(frozen=True, slots=True)
class ColumnTolerances:
    """How the columns are put under each other."""

    # White between the last line of the left column and the first of the right: so paragraphs go on.
    between_pt: float = 2.0


COLUMNS = ColumnTolerances()


@dataclass(frozen=True, slots=True)
class Fold:
    """The two columns of a page (points): where they were, and how far the right one was moved."""

    left: Region
    right: Region

    @property
    def begins(self) -> float:
        """The height at which the right column begins under the left one."""
        return self.left.bottom + COLUMNS.between_pt

    @property
    def ends(self) -> float:
        """The height at which it ends there."""
        return self.begins + self.right.bottom - self.right.top

    @property
    def foot(self) -> float:
        """The height under both columns as printed."""
        return max(self.left.bottom, self.right.bottom)

    @property
    def column(self) -> Region:
        """Both columns under each other."""
        width = max(side.x1 - side.x0 for side in (self.left, self.right))
        return replace(self.left, x1=self.left.x0 + width, bottom=self.ends)

    def moved(self, region: Region) -> Region:
        """Where a rectangle stands once the right column is under the left one."""
        x, y = region.middle
        if self.right.holds(x, y):
            return _shifted(region, self.left.x0 - self.right.x0, self.begins - self.right.top)
        return _shifted(region, 0.0, self.ends - self.foot) if y > self.foot else region

    def as_printed(self, region: Region) -> list[Region]:
        """A rectangle of such a page where it was printed, in parts where it reaches over several places."""
        parts: list[tuple[float, float, Callable[[Region], Region]]] = [
            (-float("inf"), self.begins, lambda r: r),
            (
                self.begins,
                self.ends,
                lambda r: _shifted(r, self.right.x0 - self.left.x0, self.right.top - self.begins),
            ),
            (self.ends, float("inf"), lambda r: _shifted(r, 0.0, self.foot - self.ends)),
        ]
        return [
            back(replace(region, top=max(region.top, top), bottom=min(region.bottom, bottom)))
            for top, bottom, back in parts
            if min(region.bottom, bottom) > max(region.top, top)
        ]


@dataclass(frozen=True)
class Unrolled:
    """A document with such pages put in one column, by their numbers."""

    document: Document
    folds: dict[int, Fold]


def unrolled(seen: PagesSeen) -> Unrolled:
    """The document, each page with tables in both of two columns in one; the same where there are none."""
    folds = {page.number: fold for page in seen.document.pages if (fold := _fold(seen, page))}
    pages = tuple(_unrolled(page, folds[page.number]) if page.number in folds else page for page in seen.document.pages)
    return Unrolled(replace(seen.document, pages=pages), folds)


def rolled_back(found: Extraction, columns: Unrolled) -> Extraction:
    """What was found in such a document, in points of its pages as printed."""
    if not columns.folds:
        return found
    folds = columns.folds
    return Places(lambda r: folds[r.page].as_printed(r) if r.page in folds else [r]).of(found)


def _fold(seen: PagesSeen, page: Page) -> Fold | None:
    """The two columns with tables of a page; None where it has none, or more than once."""
    found = [block.tabular for block in seen.prose(page.number) if block.tabular]
    return Fold(*found[0]) if len(found) == 1 else None


def _unrolled(page: Page, fold: Fold) -> Page:
    return replace(
        page,
        height=page.height + fold.ends - fold.foot,
        words=tuple(_word(word, fold) for word in page.words),
        rules=tuple(moved for rule in page.rules if (moved := _rule(rule, fold, page.number))),
        fills=tuple(map(fold.moved, page.fills)),
        unread=tuple(map(fold.moved, page.unread)),
        hidden=tuple(_word(word, fold) for word in page.hidden),
        unrolled=fold.column,
    )


def _word(word: Word, fold: Fold) -> Word:
    return replace(word, region=fold.moved(word.region))


def _rule(rule: Rule, fold: Fold, page: int) -> Rule | None:
    """A rule where it belongs; none for the one between the columns."""
    if rule.direction == "vertical":
        if fold.left.x1 < rule.position < fold.right.x0:
            return None
        moved = fold.moved(Region(page, rule.position, rule.start, rule.position, rule.end))
        return replace(rule, position=moved.x0, start=moved.top, end=moved.bottom)
    moved = fold.moved(Region(page, rule.start, rule.position, rule.end, rule.position))
    return replace(rule, position=moved.top, start=moved.x0, end=moved.x1)


def _shifted(region: Region, right: float, down: float) -> Region:
    return replace(
        region, x0=region.x0 + right, x1=region.x1 + right, top=region.top + down, bottom=region.bottom + down
    )
