"""Tables that are the text of a letter: its headings at the left, what they head at the right.

They are read as the letter's prose, for they list no incidents; its sections are for letter_sections.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.document.tables import LogicalTable
from normalizers.documents.kind_words import KindWords, stand_in
from normalizers.incidents.letter_sections import is_heading
from normalizers.incidents.letter_words import LetterWords
from normalizers.vocabulary.words import Vocabulary

# In how many ways a letter speaks to its readers, and how many headings of a letter stand in its table.
ENOUGH_SIGNS = 2
ENOUGH_HEADINGS = 2
# The columns of headings and of what they head.
COLUMNS = 2


class LetterTables:
    """Tells such tables with the words of vocabulary/kinds.toml and vocabulary/notice.toml."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._direct = vocabulary.of(KindWords).lists.direct
        self._words = vocabulary.of(LetterWords)

    def told_in(self, tables: Sequence[LogicalTable], paragraphs: Sequence[str], title: str | None) -> tuple[int, ...]:
        """The tables (their indexes) that hold text of the letter; none where the prose speaks to nobody."""
        prose = [text for text in (title, *paragraphs) if text]
        if sum(stand_in(sign, prose) for sign in self._direct) < ENOUGH_SIGNS:
            return ()
        return tuple(index for index, table in enumerate(tables) if self._is_text(table))

    def _is_text(self, table: LogicalTable) -> bool:
        """Whether half of a table's labels are headings of letters, each beside one text."""
        if table.form:
            labels = list(table.columns) if len(table.rows) == 1 else []
        elif len(table.columns) == COLUMNS and not any(table.columns):
            labels = [row.texts[0] for row in table.rows if all(row.texts)]
        else:
            labels = []
        headings = sum(is_heading(self._words, label) for label in labels)
        return headings >= max(ENOUGH_HEADINGS, len(labels) / 2)
