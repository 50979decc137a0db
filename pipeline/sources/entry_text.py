"""Writes entries of sources.toml as a person would, with the other choices of each line in a comment."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

# So many cells of a column, and letters of each, show what it holds.
CELLS_SHOWN = 3
LETTERS_SHOWN = 30


@dataclass(frozen=True, slots=True)
class Choice:
    """A header or a word and what is said of it; others: what could be said instead.

    seen: cells that show what it is. remark: what else a person should know.
    """

    name: str
    said: str
    others: tuple[str, ...] = ()
    seen: tuple[str, ...] = ()
    remark: str = ""


@dataclass(frozen=True, slots=True)
class SuggestedEntry:
    """What sources.toml could say of one path; words: header -> its words.

    municipality: None where it is known; said is empty where nothing can be suggested.
    """

    path: str
    municipality: Choice | None = None
    columns: tuple[Choice, ...] = ()
    words: tuple[tuple[str, tuple[Choice, ...]], ...] = ()

    def lines(self) -> Iterator[str]:
        """The entry as lines of TOML."""
        yield "[[source]]"
        yield f"path = {_quoted(self.path)}"
        if self.municipality:
            line = f"municipality = {_quoted(self.municipality.said)}{_comment(self.municipality)}"
            yield line if self.municipality.said else f"# {line}"
        if self.columns:
            yield ""
            yield "[source.columns]"
            yield from map(_line, self.columns)
        for header, words in self.words:
            yield ""
            yield f"[source.words.{_quoted(header)}]"
            yield from map(_line, words)


def _line(choice: Choice) -> str:
    return f"{_quoted(choice.name)} = {_quoted(choice.said)}{_comment(choice)}"


def _comment(choice: Choice) -> str:
    others = f"or {', '.join(choice.others)}" if choice.others else ""
    shown = " | ".join(_short(cell) for cell in choice.seen[:CELLS_SHOWN])
    words = "; ".join(filter(None, (others, f"seen: {shown}" if shown else "", choice.remark)))
    return f"  # {words}" if words else ""


def _short(cell: str) -> str:
    """The beginning of a cell on one line, without signs that no comment may hold."""
    text = " ".join("".join(c if c.isprintable() else " " for c in cell).split())
    return text if len(text) <= LETTERS_SHOWN else text[:LETTERS_SHOWN].rstrip() + "…"


def _quoted(text: str) -> str:
    """The text as a string of TOML, which are those of JSON but for one sign."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
