"""Headers of a table in a line that the layout has not parted into cells ("Nr. Dato Hvad skete der? Anmeldt").

What a single header means is for columns.
"""

from __future__ import annotations

import re

from normalizers.record import Role
from normalizers.tables.columns import ColumnRoles
from normalizers.tables.header_rows import HeaderRows
from normalizers.tables.header_words import HeaderWords
from normalizers.vocabulary.words import Vocabulary

# Words of one header ("Er Datatilsynet blevet underrettet om bruddet"), and of the headers of a wide table.
HEADER_WORDS, LINE_WORDS = 7, 40
# So much of a line must be headers, as of a label (header_rows): a sentence has too many other words.
LINE_SHARE = 0.65
# The end of a sentence; "Evt." is none.
PROSE = re.compile(r"[^\W\d]{5}\.\s*$")


class HeaderLines:
    """Cuts lines into headers by the words of vocabulary/columns.toml."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._words = vocabulary.of(HeaderWords)
        self._rows = vocabulary.of(HeaderRows)
        self._roles = vocabulary.of(ColumnRoles)

    def roles_in(self, text: str) -> tuple[Role, ...]:
        """The roles of the headers that a text is made of, in order; none where much of it is something else."""
        words = text.split()
        if len(words) > LINE_WORDS or PROSE.search(text):
            return ()
        # Cutting takes long; where too few words are known it is in vain.
        if sum(_letters(word) for word in words if self._words.knows(word)) < LINE_SHARE * _letters(text):
            return ()
        headers = self._cut(words)
        if sum(map(_letters, headers)) < LINE_SHARE * _letters(text):
            return ()
        return tuple(role for header in headers if (role := self._roles.role_of(header)))

    def _cut(self, words: list[str]) -> tuple[str, ...]:
        """The headers that take most of the letters, of equal ways the one with most headers; other words are left."""
        ways: list[tuple[int, tuple[str, ...]]] = [(0, ())]
        for end in range(1, len(words) + 1):
            open_ways = [ways[end - 1]]
            for start in range(max(0, end - HEADER_WORDS), end):
                header = " ".join(words[start:end])
                if self._rows.is_label(header):
                    letters, before = ways[start]
                    open_ways.append((letters + _letters(header), (*before, header)))
            ways.append(max(open_ways, key=lambda way: (way[0], len(way[1]))))
        return ways[-1][1]


def _letters(text: str) -> int:
    return sum(c.isalnum() for c in text)
