"""One entry of vocabulary/columns.toml and one printed header, and whether the entry speaks of it.

Which of the entries wins, and what the cells below say to it, is for header_words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from normalizers.record import Role
from normalizers.vocabulary.patterns import expression

# Fewer letters than this occur by chance inside other words once the spaces are gone.
SQUEEZED_MIN = 7
Looks = Literal["number", "date", "prose", "mark"]


class HeaderEntry(BaseModel):
    """One [[column]] of the vocabulary; its keys are explained in the file."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    role: Role
    also: Role | None = None
    whole: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    all: tuple[tuple[str, ...], ...] = ()
    under: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    looks: Looks | None = None
    holds: tuple[str, ...] = ()
    last_resort: bool = False


def fold(text: str) -> str:
    """Lower case, æ ø å as letters pairs, punctuation as spaces: the form in which headers are compared."""
    lower = text.casefold().replace("#", " nr ").replace("­", "")
    for letter, pair in (("æ", "ae"), ("ø", "oe"), ("å", "aa"), ("é", "e"), ("ü", "y")):
        lower = lower.replace(letter, pair)
    return " ".join(re.sub(r"[^\w-]|_|(?<!\w)-|-(?!\w)", " ", lower).split())


@dataclass(frozen=True)
class HeaderPattern:
    """A pattern of the vocabulary, as a word and over torn letters."""

    source: str

    @cached_property
    def folded(self) -> str:
        """The pattern as headers are compared, wildcards as written."""
        return " ".join(fold(w.replace("*", "9star9")).replace("9star9", "*") for w in self.source.split())

    @cached_property
    def word(self) -> re.Pattern[str]:
        """The pattern as whole words."""
        return re.compile(expression(self.folded))

    @cached_property
    def squeezed(self) -> re.Pattern[str] | None:
        """The pattern over any tears of its letters; None where it is too short to be told apart."""
        letters = re.sub(r"[\s-]", "", self.folded)
        if len(letters) < SQUEEZED_MIN:
            return None
        torn = "".join(r"\w*" if c == "*" else rf"{re.escape(c)}[ -]?" for c in letters)
        # A wildcard goes on in the same word only, and a match ends where a word does.
        return re.compile(rf"(?<!\w){torn}".replace(r"[ -]?\w*", r"\w*").removesuffix("[ -]?") + r"(?!\w)")


@lru_cache(maxsize=4096)
def _pattern(source: str) -> HeaderPattern:
    return HeaderPattern(source)


def header_patterns(sources: Iterable[str]) -> tuple[HeaderPattern, ...]:
    """Patterns of the vocabulary, ready to match."""
    return tuple(_pattern(s) for s in sources)


@dataclass(frozen=True)
class HeaderText:
    """One header level, folded; bare: without brackets and noise."""

    folded: str
    bare: str

    @cached_property
    def spoken(self) -> tuple[str, ...]:
        """As printed, and without the hyphens a layout puts into words."""
        return tuple(dict.fromkeys((self.folded, self.folded.replace("-", ""), self.folded.replace("-", " "))))

    def has(self, pattern: HeaderPattern) -> bool:
        """Whether the pattern stands in the header."""
        if any(pattern.word.search(s) for s in self.spoken):
            return True
        return pattern.squeezed is not None and pattern.squeezed.search(self.folded) is not None

    def span(self, pattern: HeaderPattern) -> tuple[int, int] | None:
        """Where the pattern stands in the folded text as printed."""
        found = pattern.word.search(self.folded) or (pattern.squeezed and pattern.squeezed.search(self.folded))
        return found.span() if found else None

    def equals(self, pattern: HeaderPattern) -> bool:
        """Whether the pattern is all of the header."""
        if any(pattern.word.fullmatch(s) for s in (*self.spoken, self.bare)):
            return True
        return pattern.squeezed is not None and pattern.squeezed.fullmatch(self.folded) is not None


@dataclass(frozen=True)
class HeaderRule:
    """One entry with its patterns compiled."""

    entry: HeaderEntry
    whole: tuple[HeaderPattern, ...]
    words: tuple[HeaderPattern, ...]
    all: tuple[tuple[HeaderPattern, ...], ...]
    under: tuple[HeaderPattern, ...]
    without: tuple[HeaderPattern, ...]

    def speaks_of(self, text: HeaderText, upper: Sequence[HeaderText]) -> bool:
        """Whether the entry speaks of a header with these levels over it."""
        if self.under and not any(u.has(p) for u in upper for p in self.under):
            return False
        return self._says(text) and not any(t.has(p) for t in self._scope(text, upper) for p in self.without)

    def covered(self, text: HeaderText) -> int:
        """How many letters of the text the entry's words take together."""
        spans = (text.span(p) for group in (self.words, *self.all) for p in group)
        return len({i for span in spans if span for i in range(*span) if text.folded[i].isalnum()})

    def _says(self, text: HeaderText) -> bool:
        if any(text.equals(p) for p in self.whole) or any(text.has(p) for p in self.words):
            return True
        return bool(self.all) and all(any(text.has(p) for p in group) for group in self.all)

    def _scope(self, text: HeaderText, upper: Sequence[HeaderText]) -> tuple[HeaderText, ...]:
        return (text, *upper) if self.under else (text,)


def header_rule(entry: HeaderEntry) -> HeaderRule:
    """The entry, ready to match."""
    return HeaderRule(
        entry,
        header_patterns(entry.whole),
        header_patterns(entry.words),
        tuple(header_patterns(group) for group in entry.all),
        header_patterns(entry.under),
        header_patterns(entry.without),
    )
