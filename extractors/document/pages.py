"""A file that was read: its pages with their words and rules, before anybody looks for tables.

Readers fill it (formats, pdf); where its tables are is for the finders.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from extractors.document.geometry import Region, Rule, Word
from extractors.document.problems import Problem

# Signs for boxes that a file draws or fills in without printing a letter.
TICKED, UNTICKED = "\u2612", "\u2610"


@dataclass(frozen=True, slots=True)
class Page:
    """One page as displayed (rotation applied). number is 1-based; width and height in points.

    picture: a picture covers the page and no other text is seen: it was scanned. image_only: nor has it a hidden
    text layer. cut: what the crop box leaves out of the sheet at the left, top, right and bottom. reads: the direction
    in which nearly all of the text reads, in degrees clockwise (0, 90, 180, 270). unread: drawings that may be boxes,
    and of which it could not be told whether they are ticked. hidden: words of the file that a reader cannot see.
    beside: the numbers of the pages whose columns were put at its right, as it is one sheet with them. unrolled: the
    column in which its right column was put under its left one.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...] = ()
    rules: tuple[Rule, ...] = ()
    fills: tuple[Region, ...] = ()
    picture: bool = False
    image_only: bool = False
    cut: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    reads: int = 0
    unread: tuple[Region, ...] = ()
    hidden: tuple[Word, ...] = field(default=(), repr=False)
    beside: tuple[int, ...] = ()
    unrolled: Region | None = None


@dataclass(frozen=True, slots=True)
class GivenTable:
    """A table that the file itself states: the rectangles of its cells on one page.

    ruled False: the format does not say which cells span. doubtful: the 0-based rows with uncertain columns.
    """

    cells: tuple[Region, ...]
    ruled: bool = True
    doubtful: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One file, opened and read once. data holds the file's bytes for second opinions.

    tables_given: the tables where the file states them; None where they must be told from the pages (PDF).
    """

    name: str
    data: bytes = field(repr=False)
    sha256: str
    media_type: str
    pages: tuple[Page, ...] = ()
    title: str | None = None
    producer: str | None = None
    ocr: bool = False
    problems: tuple[Problem, ...] = ()
    tables_given: tuple[GivenTable, ...] | None = None

    @property
    def document_id(self) -> str:
        """The first 16 hex digits of the SHA-256 of the bytes."""
        return self.sha256[:16]
