"""Which printed rows are headers and which texts are labels of forms."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from normalizers.danish.calendar import Calendar
from normalizers.tables.columns import role_of
from normalizers.tables.header_words import (
    HEADER_MAX,
    HeaderPattern,
    HeaderRule,
    HeaderText,
    fitting_rule,
    header_patterns,
    header_readings,
    header_rules,
    header_vocabulary,
    is_one_of,
    printed_day,
)
from normalizers.vocabulary.words import shipped

# A table of fewer columns is no log whose header could be told from the rows below alone.
HEADER_CELLS = 4
# A sign that heads the column of numbers, though it has no letters.
NUMBER_SIGNS = ("#", "№")
# More words than this with a full stop behind them are a sentence, not a label.
SENTENCE_WORDS = 3
# A label stands beside a value with the same words, and must be told from it alone.
HEADER_SHARE, LABEL_SHARE = 0.5, 0.65


def is_header(texts: Sequence[str]) -> bool:
    """Whether a row of cell texts is a table's header: at least two cells, and most of them, are header words."""
    filled = [t.strip() for t in texts if t.strip()]
    if len(set(filled)) < 2:
        return False
    words = header_vocabulary()
    if all(_is_period(t) or _is_heading(t) or is_one_of(t, words.counted) for t in filled):
        return True
    if any(_is_datum(t) for t in filled):
        return False
    headings = [t for t in filled if _is_heading(t)]
    own = [t for t in headings if not is_one_of(t, words.values) and not is_one_of(t, words.either)]
    return len(headings) >= 2 and 2 * len(headings) >= len(filled) and len(own) >= 2


def is_header_of(texts: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Whether a first row heads the rows below: words over figures, dates and marks, two of them known headers."""
    filled = [t.strip() for t in texts if t.strip()]
    if len(filled) < max(HEADER_CELLS, len(texts) - 1) or len(set(filled)) < len(filled):
        return False
    if not all(map(_may_head, filled)) or sum(role_of(t) is not None for t in filled) < 2:
        return False
    cells = [[row[i].strip() for row in below if i < len(row) and row[i].strip()] for i in range(len(texts))]
    return sum(_figures(t, cells[i]) for i, t in enumerate(texts)) >= 2


def _may_head(text: str) -> bool:
    sentence = text.endswith(".") and len(text.split()) > SENTENCE_WORDS
    return len(text) <= HEADER_MAX and not _is_datum(text) and not sentence


def _figures(header: str, cells: Sequence[str]) -> bool:
    """Whether most cells of a column hold a figure or a mark, and its header does not."""
    marks = [
        c for c in cells if any(x.isdigit() for x in c) or c.casefold() in header_vocabulary().marks or len(c) == 1
    ]
    return not any(x.isdigit() for x in header) and len(cells) > 1 and 2 * len(marks) > len(cells)


def is_label(text: str) -> bool:
    """Whether the text alone is the label of a form's field ("Antal berørte:")."""
    stripped = text.strip()
    asks = stripped.endswith((":", "?"))
    if asks:
        return _is_heading(stripped)
    if stripped.endswith(".") and len(stripped.split()) > SENTENCE_WORDS:
        return False
    return _is_heading(stripped, LABEL_SHARE) and not is_one_of(stripped, header_vocabulary().values)


def _is_heading(text: str, share: float = HEADER_SHARE) -> bool:
    """Whether the text is nothing but a header: an entry fits, and its words are this share of the text's letters."""
    if not text or len(text) > HEADER_MAX or text.casefold().startswith(header_vocabulary().answers) or _is_datum(text):
        return False
    return _is_entry(text, share)


@lru_cache(maxsize=4096)
def _is_entry(text: str, share: float) -> bool:
    rule = fitting_rule((text,), ())
    if rule is None:
        return any(read.folded and read.equals(p) for read in header_readings(text) for p in _under_words())
    return any(_fills(rule, read, share) for read in header_readings(text))


def _fills(rule: HeaderRule, read: HeaderText, share: float) -> bool:
    """Whether the entry's words are this share of a text's letters, those of words that say nothing left out."""
    if any(read.equals(p) for p in rule.whole):
        return True
    filler = header_patterns(header_vocabulary().filler)
    letters = sum(len(w) for w in read.folded.split() if not any(p.word.fullmatch(w) for p in filler))
    return bool(rule.covered(read)) and rule.covered(read) >= share * letters


@lru_cache(maxsize=1)
def _under_words() -> tuple[HeaderPattern, ...]:
    """Words that head a column only below another header."""
    return tuple(p for rule in header_rules() if rule.under for p in rule.whole)


def _is_period(text: str) -> bool:
    shape = re.sub(r"\b(?:19|20)\d\d\b", lambda m: m.group()[:2] + "##", text.casefold())
    shape = re.sub(r"\b\d\b", "#", shape).replace(".", "").strip()
    return shape in header_vocabulary().periods or shape in shipped().of(Calendar).months


def _is_datum(text: str) -> bool:
    """Whether the text is a cell's content by its form: a mark, a number, a date."""
    bare = text.strip().casefold()
    if bare in NUMBER_SIGNS:
        return False
    return bare in header_vocabulary().marks or bool(printed_day().search(bare)) or bool(re.fullmatch(r"[\W\d]+", bare))
