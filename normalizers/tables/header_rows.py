"""Which printed rows are headers and which texts are labels of forms.

What a header or label means is for columns.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from normalizers.danish.calendar import Calendar
from normalizers.tables.columns import ColumnRoles
from normalizers.tables.header_patterns import HeaderRule, HeaderText, header_patterns
from normalizers.tables.header_words import CACHED, HEADER_MAX, HeaderWords
from normalizers.vocabulary.words import Vocabulary

# A table of fewer columns is no log whose header could be told from the rows below alone.
HEADER_CELLS = 4
# A sign that heads the column of numbers, though it has no letters.
NUMBER_SIGNS = ("#", "№")
# More words than this with a full stop behind them are a sentence, not a label.
SENTENCE_WORDS = 3
# A label stands beside a value with the same words, and must be told from it alone.
HEADER_SHARE, LABEL_SHARE = 0.5, 0.65


class HeaderRows:
    """Tells headers and labels by the words of vocabulary/columns.toml."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._words = vocabulary.of(HeaderWords)
        self._roles = vocabulary.of(ColumnRoles)
        self._lists = self._words.lists
        self._months = vocabulary.of(Calendar).months
        # Words that head a column only below another header.
        self._under_words = tuple(p for rule in self._words.rules if rule.under for p in rule.whole)
        self._filler = header_patterns(self._lists.filler)
        self._cached_entry = lru_cache(maxsize=CACHED)(self._is_entry)

    def is_header(self, texts: Sequence[str]) -> bool:
        """Whether a row of cell texts is a table's header: at least two cells, and most of them, are header words."""
        filled = [t.strip() for t in texts if t.strip()]
        if len(set(filled)) < 2:
            return False
        is_one_of, lists = self._words.is_one_of, self._lists
        if all(self._is_period(t) or self._is_heading(t) or is_one_of(t, lists.counted) for t in filled):
            return True
        if any(self._is_datum(t) for t in filled):
            return False
        headings = [t for t in filled if self._is_heading(t)]
        own = [t for t in headings if not is_one_of(t, lists.values) and not is_one_of(t, lists.either)]
        return len(headings) >= 2 and 2 * len(headings) >= len(filled) and len(own) >= 2

    def is_header_of(self, texts: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
        """Whether a first row heads the rows below: words over figures, dates and marks, two of them known headers."""
        filled = [t.strip() for t in texts if t.strip()]
        if len(filled) < max(HEADER_CELLS, len(texts) - 1) or len(set(filled)) < len(filled):
            return False
        if not all(map(self._may_head, filled)) or sum(self._roles.role_of(t) is not None for t in filled) < 2:
            return False
        cells = [[row[i].strip() for row in below if i < len(row) and row[i].strip()] for i in range(len(texts))]
        return sum(self._heads_figures(t, cells[i]) for i, t in enumerate(texts)) >= 2

    def is_label(self, text: str) -> bool:
        """Whether the text alone is the label of a form's field ("Antal berørte:")."""
        stripped = text.strip()
        if stripped.endswith((":", "?")):
            return self._is_heading(stripped)
        if stripped.endswith(".") and len(stripped.split()) > SENTENCE_WORDS:
            return False
        return self._is_heading(stripped, LABEL_SHARE) and not self._words.is_one_of(stripped, self._lists.values)

    def _may_head(self, text: str) -> bool:
        sentence = text.endswith(".") and len(text.split()) > SENTENCE_WORDS
        return len(text) <= HEADER_MAX and not self._is_datum(text) and not sentence

    def _heads_figures(self, header: str, cells: Sequence[str]) -> bool:
        """Whether most cells of a column hold a figure or a mark, and its header does not."""
        known = self._lists.marks
        marks = [c for c in cells if any(x.isdigit() for x in c) or c.casefold() in known or len(c) == 1]
        return not any(x.isdigit() for x in header) and len(cells) > 1 and 2 * len(marks) > len(cells)

    def _is_heading(self, text: str, share: float = HEADER_SHARE) -> bool:
        """Whether the text is nothing but a header: an entry fits, its words are this share of the text's letters."""
        answers = text.casefold().startswith(self._lists.answers)
        if not text or len(text) > HEADER_MAX or answers or self._is_datum(text):
            return False
        return self._cached_entry(text, share)

    def _is_entry(self, text: str, share: float) -> bool:
        rule = self._words.fitting_rule((text,))
        readings = self._words.readings(text)
        if rule is None:
            return any(read.folded and read.equals(p) for read in readings for p in self._under_words)
        return any(self._fills(rule, read, share) for read in readings)

    def _fills(self, rule: HeaderRule, read: HeaderText, share: float) -> bool:
        """Whether the entry's words are this share of a text's letters, those of words that say nothing left out."""
        if any(read.equals(p) for p in rule.whole):
            return True
        letters = sum(len(w) for w in read.folded.split() if not any(p.word.fullmatch(w) for p in self._filler))
        return bool(rule.covered(read)) and rule.covered(read) >= share * letters

    def _is_period(self, text: str) -> bool:
        shape = re.sub(r"\b(?:19|20)\d\d\b", lambda m: m.group()[:2] + "##", text.casefold())
        shape = re.sub(r"\b\d\b", "#", shape).replace(".", "").strip()
        return shape in self._lists.periods or shape in self._months

    def _is_datum(self, text: str) -> bool:
        """Whether the text is a cell's content by its form: a mark, a number, a date."""
        bare = text.strip().casefold()
        if bare in NUMBER_SIGNS:
            return False
        printed = bare in self._lists.marks or self._words.printed_day.search(bare)
        return bool(printed) or bool(re.fullmatch(r"[\W\d]+", bare))
