"""Pages whose text is drawn sideways: turned upright to be read, and what was found turned back as displayed.

That a page reads sideways is told by its reader (pdf/reader, ocr/scanned_page).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from extractors.document.geometry import Box, Region, Rule, turned_box
from extractors.document.pages import Document, Page
from extractors.document.tables import Extraction
from extractors.places import Places


def upright(document: Document) -> Document:
    """The document with each page turned on which most text is drawn sideways or upside down."""
    if not any(page.reads for page in document.pages):
        return document
    return replace(document, pages=tuple(_upright_page(page) if page.reads else page for page in document.pages))


def lying(page: Page, reads: int) -> Page:
    """An upright page as it is displayed where its text reads at an angle (clockwise: 0, 90, 180 or 270 degrees)."""
    return replace(_turned_page(page, (360 - reads) % 360), reads=reads) if reads else page


def _upright_page(page: Page) -> Page:
    return _turned_page(page, page.reads)


def _turned_page(page: Page, angle: int) -> Page:
    turn = _Turn(page, angle)
    sideways = angle in (90, 270)
    return replace(
        page,
        width=page.height if sideways else page.width,
        height=page.width if sideways else page.height,
        words=tuple(replace(w, region=turn.region(w.region), upright=not w.upright) for w in page.words),
        rules=tuple(turn.rule(rule) for rule in page.rules),
        fills=turn.regions(page.fills),
        unread=turn.regions(page.unread),
        hidden=tuple(replace(w, region=turn.region(w.region)) for w in page.hidden),
    )


def as_displayed(found: Extraction, read: Document) -> Extraction:
    """What was found in an upright document, in points of its pages as displayed."""
    turns = {page.number: _Turn(page, 360 - page.reads) for page in read.pages if page.reads}
    if not turns:
        return found
    return Places(lambda region: (_displayed(region, turns.get(region.page)),)).of(found)


def _displayed(region: Region, turn: _Turn | None) -> Region:
    return turn.region(region) if turn else region


class _Turn:
    """The turn of one page by an angle."""

    def __init__(self, page: Page, angle: int) -> None:
        self._angle, self._width, self._height = angle, page.width, page.height

    def region(self, region: Region) -> Region:
        box = (region.x0, region.top, region.x1, region.bottom)
        return Region(region.page, *turned_box(box, self._angle, self._width, self._height))

    def regions(self, regions: Iterable[Region]) -> tuple[Region, ...]:
        return tuple(map(self.region, regions))

    def rule(self, rule: Rule) -> Rule:
        level = rule.direction == "horizontal"
        box = (rule.start, rule.position, rule.end, rule.position)
        x0, top, x1, bottom = turned_box(box if level else _flipped(box), self._angle, self._width, self._height)
        return Rule("horizontal", top, x0, x1) if x1 - x0 > bottom - top else Rule("vertical", x0, top, bottom)


def _flipped(box: Box) -> Box:
    x0, top, x1, bottom = box
    return top, x0, bottom, x1
