"""What the pages of one document show, told once for all who ask: its prose, its lines, its bands, its tree.

What they mean is for the finders; what lies on a page without its running heads is for who takes them off.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from extractors.document.geometry import Word
from extractors.document.pages import Document, Page
from extractors.pdf.structure_tree import TaggedPage, tagged_pages
from extractors.tables.other_pages import BandsByPage
from extractors.tables.prose_columns import ProseColumns, prose_columns
from extractors.tables.text_lines import Band, TextLine, bands_of, text_lines


@dataclass(frozen=True)
class PagesSeen:
    """A document and what was told of its pages so far; it lives no longer than the document's extraction."""

    document: Document
    _lines: dict[int, tuple[TextLine, ...]] = field(default_factory=dict, repr=False, compare=False)
    _bands: dict[int, tuple[Band, ...]] = field(default_factory=dict, repr=False, compare=False)
    _prose: dict[int, tuple[ProseColumns, ...]] = field(default_factory=dict, repr=False, compare=False)

    def prose(self, number: int) -> tuple[ProseColumns, ...]:
        """The columns of prose on the page of this number; none where the file itself states its tables."""
        if number not in self._prose:
            stated = self.document.tables_given is not None
            self._prose[number] = () if stated else prose_columns(self.document.pages[number - 1])
        return self._prose[number]

    def lines(self, number: int) -> tuple[TextLine, ...]:
        """All upright lines of the page of this number outside columns of prose, from the top."""
        if number not in self._lines:
            prose = [column for block in self.prose(number) for column in block.columns]
            self._lines[number] = tuple(text_lines(self.document.pages[number - 1].words, prose))
        return self._lines[number]

    def bands(self, number: int) -> tuple[Band, ...]:
        """The runs of these lines that look like tables without vertical rules."""
        if number not in self._bands:
            self._bands[number] = tuple(bands_of(self.lines(number)))
        return self._bands[number]

    @cached_property
    def all_bands(self) -> BandsByPage:
        """The bands of all pages."""
        return BandsByPage((page.number, band) for page in self.document.pages for band in self.bands(page.number))

    @cached_property
    def tagged(self) -> Mapping[int, TaggedPage]:
        """The pages by number on which the file's structure tree states tables."""
        return tagged_pages(self.document)

    def without(self, words: Mapping[int, Sequence[Word]]) -> PagesSeen:
        """The document without some words of its pages, by number; what was told of the other pages stays told."""
        pages = tuple(_without(page, words[page.number]) for page in self.document.pages)
        whole = {page.number for page in self.document.pages if not words[page.number]}
        return PagesSeen(
            replace(self.document, pages=pages),
            {number: lines for number, lines in self._lines.items() if number in whole},
            {number: bands for number, bands in self._bands.items() if number in whole},
            {number: prose for number, prose in self._prose.items() if number in whole},
        )


def _without(page: Page, words: Sequence[Word]) -> Page:
    left_out = frozenset(words)
    return replace(page, words=tuple(w for w in page.words if w not in left_out)) if left_out else page
