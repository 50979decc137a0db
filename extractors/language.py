"""What the layout may ask of words, and nobody here can answer: whoever knows the language hands it in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


class Language(Protocol):
    """What the layout must know of words; handed in by whoever knows the language."""

    def is_header(self, texts: Sequence[str]) -> bool:
        """Whether a row of cell texts reads like a table's header."""
        ...

    def is_header_of(self, texts: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
        """Whether a table's first row, of unknown words, is a header by its contrast to the rows below."""
        ...

    def label(self, text: str) -> str | None:
        """What a text means as the label of a form's field, the same for all its wordings; None: it is no label."""
        ...

    def is_word(self, word: str) -> bool:
        """Whether a word (lower case) is known to be a whole word."""
        ...

    def is_noun(self, word: str) -> bool:
        """Whether a word (lower case) is known to name a thing: two such words in a row are one, a compound."""
        ...

    def compound_cuts(self, word: str) -> Sequence[int]:
        """The places where a word (lower case) falls into two known words."""
        ...
