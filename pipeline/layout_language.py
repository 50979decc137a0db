"""What the layout must know of words: the normalizers' Danish handed to the extractors; it decides nothing itself."""

from __future__ import annotations

from collections.abc import Sequence

from normalizers.danish.lexicon import Lexicon
from normalizers.tables.columns import ColumnRoles
from normalizers.tables.header_rows import HeaderRows
from normalizers.vocabulary.words import Vocabulary


class DanishLayout:
    """Danish as extractors.language.Language asks for it."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    @property
    def _headers(self) -> HeaderRows:
        return self._vocabulary.of(HeaderRows)

    def is_header(self, texts: Sequence[str]) -> bool:
        """Whether a row of cell texts reads like a table's header."""
        return self._headers.is_header(texts)

    def is_header_of(self, texts: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
        """Whether a table's first row, of unknown words, is a header by its contrast to the rows below."""
        return self._headers.is_header_of(texts, below)

    def label(self, text: str) -> str | None:
        """The role that a form's label names; None: the text is no label."""
        return self._vocabulary.of(ColumnRoles).role_of(text) if self._headers.is_label(text) else None

    def is_word(self, word: str) -> bool:
        """Whether a word (lower case) stands in the dictionary."""
        return self._vocabulary.of(Lexicon).is_word(word)

    def is_noun(self, word: str) -> bool:
        """Whether a word (lower case) is a noun in its basic form."""
        return self._vocabulary.of(Lexicon).is_noun(word)

    def compound_cuts(self, word: str) -> Sequence[int]:
        """The places where a word (lower case) falls into two known words."""
        return self._vocabulary.of(Lexicon).compound_cuts(word)
