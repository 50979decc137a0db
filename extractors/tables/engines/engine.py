"""What an engine is: one way to find the tables of a page. Which is asked, and which believed, is for opinions."""

from __future__ import annotations

from typing import Protocol

from extractors.document.pages import Page
from extractors.tables.grid import Grid
from extractors.tables.pages_seen import PagesSeen


class Engine(Protocol):
    """One way to find the tables of a page; keeps nothing of a document, whose pages are handed to it."""

    @property
    def name(self) -> str:
        """What the register calls it."""
        ...

    def grids(self, seen: PagesSeen, page: Page) -> list[Grid]:
        """The tables of the page, from top to bottom."""
        ...
