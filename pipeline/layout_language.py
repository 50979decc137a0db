"""What the layout must know of words: the normalizers' Danish handed to the extractors."""

from __future__ import annotations

from collections.abc import Sequence

from normalizers.danish import lexicon
from normalizers.tables import columns
from normalizers.tables.header_rows import is_header, is_header_of, is_label


class DanishLayout:
    """Danish as extractors.language.Language asks for it."""

    def is_header(self, texts: Sequence[str]) -> bool:
        """Whether a row of cell texts reads like a table's header."""
        return is_header(texts)

    def is_header_of(self, texts: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
        """Whether a table's first row, of unknown words, is a header by its contrast to the rows below."""
        return is_header_of(texts, below)

    def label(self, text: str) -> str | None:
        """The role that a form's label names; None: the text is no label."""
        if not is_label(text):
            return None
        return columns.role_of(text)

    def is_word(self, word: str) -> bool:
        """Whether a word (lower case) stands in the dictionary."""
        return lexicon.is_word(word)

    def compound_cuts(self, word: str) -> Sequence[int]:
        """The places where a word (lower case) falls into two known words."""
        return lexicon.compound_cuts(word)
