"""Header words and the roles they speak for (vocabulary/columns.toml), also torn, misspelt or abbreviated.

Decides on one header and the cells below it; how the columns of a table share their roles is for columns.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from pydantic import BaseModel, ConfigDict

from normalizers.danish.calendar import Calendar
from normalizers.danish.spelling import one_letter_apart
from normalizers.record import Role
from normalizers.tables.column_content import NUMBER_MAX, PROSE_MIN
from normalizers.tables.header_patterns import (
    HeaderEntry,
    HeaderRule,
    HeaderText,
    Looks,
    fold,
    header_patterns,
    header_rule,
)
from normalizers.vocabulary.patterns import expression, literals
from normalizers.vocabulary.words import Vocabulary

# A word of a header this long is known also with one wrong letter.
SPELLING_MIN = 8
BRACKET = re.compile(r"\([^)]*\)")
HEADER_MAX = 120
# Headers and cells come again and again in one document.
CACHED = 4096


class ColumnsVocabulary(BaseModel):
    """The file columns.toml."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    same: dict[str, tuple[str, ...]]
    marks: frozenset[str]
    answers: tuple[str, ...]
    values: tuple[str, ...]
    number_leads: tuple[str, ...]
    joints: tuple[str, ...]
    either: tuple[str, ...]
    filler: tuple[str, ...]
    periods: tuple[str, ...]
    noise: tuple[str, ...]
    bare_days: tuple[str, ...]
    counted: tuple[str, ...]
    spelling: tuple[str, ...]
    over_marks: dict[Role, tuple[str, ...]]
    column: tuple[HeaderEntry, ...]


class HeaderWords:
    """vocabulary/columns.toml, ready to read headers with.

    lists: the file; rules: its entries in their order; printed_day: a day as it is printed ("3/4", "12-03-2020", "5.
    maj").
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.lists = vocabulary.file("columns", ColumnsVocabulary)
        self.rules = tuple(map(header_rule, self.lists.column))
        months = literals(vocabulary.of(Calendar).months)
        self.printed_day = re.compile(
            rf"\d{{1,2}}[./-]\s?\d{{1,2}}|\d{{4}}-\d\d|\d{{1,2}}\.?\s+(?:{months})", re.IGNORECASE
        )
        self._mender = _Mender(self.lists, self.rules)
        self._noise = header_patterns(self.lists.noise)
        self._cached_readings = lru_cache(maxsize=CACHED)(self._readings)
        self._cached_rule = lru_cache(maxsize=CACHED)(self._fitting_rule)
        self._cached_one_of = lru_cache(maxsize=CACHED)(self._says_one_of)

    def readings(self, text: str) -> tuple[HeaderText, ...]:
        """The text with its abbreviations and English words put into plain Danish, then as printed."""
        return self._cached_readings(text)

    def knows(self, word: str) -> bool:
        """Whether a word stands in an entry, alone or among others."""
        return self._mender.is_known(fold(word))

    def fitting_rule(self, levels: Sequence[str], cells: Sequence[str] = ()) -> HeaderRule | None:
        """The first entry that fits the deepest level of a header path, given the cells below."""
        return self._cached_rule(tuple(levels), tuple(cells))

    def role(self, levels: Sequence[str], cells: Sequence[str] = ()) -> Role | None:
        """The role that the first fitting entry gives."""
        rule = self.fitting_rule(levels, cells)
        return rule.entry.role if rule else None

    def is_one_of(self, text: str, sources: tuple[str, ...]) -> bool:
        """Whether a short text is one of the patterns and nothing else."""
        return len(text) <= HEADER_MAX and self._cached_one_of(text, sources)

    def look_like(self, filled: Sequence[str], looks: Looks) -> bool:
        """Whether most of a column's filled cells are numbers, dates, marks or prose."""
        tests: dict[Looks, Callable[[str], bool]] = {
            "number": self._is_number,
            "date": lambda c: bool(self.printed_day.search(c)) and len(c) < PROSE_MIN * 2,
            "prose": lambda c: len(c) >= PROSE_MIN,
            "mark": lambda c: c.casefold() in self.lists.marks,
        }
        return bool(filled) and 2 * sum(tests[looks](c) for c in filled) > len(filled)

    def _readings(self, text: str) -> tuple[HeaderText, ...]:
        mender = self._mender
        printed, bare = mender.mended(fold(text)), mender.mended(fold(BRACKET.sub(" ", text)))
        plain = HeaderText(mender.in_full(printed), self._without_noise(mender.in_full(bare)))
        return tuple(dict.fromkeys((plain, HeaderText(printed, self._without_noise(bare)))))

    def _without_noise(self, folded: str) -> str:
        for pattern in self._noise:
            folded = pattern.word.sub(" ", folded)
        return " ".join(folded.split())

    def _fitting_rule(self, levels: tuple[str, ...], cells: tuple[str, ...]) -> HeaderRule | None:
        upper = [reading for level in levels[:-1] for reading in self.readings(level)]
        fitting = (
            rule
            for text in self.readings(levels[-1])
            for rule in self.rules
            if rule.speaks_of(text, upper) and self._cells_fit(rule.entry, cells)
        )
        return next(fitting, None)

    def _cells_fit(self, entry: HeaderEntry, cells: Sequence[str]) -> bool:
        filled = filled_cells(cells)
        if entry.looks and not self.look_like(filled, entry.looks):
            return False
        return not entry.holds or self._hold(filled, entry.holds)

    def _is_number(self, cell: str) -> bool:
        """Whether a cell counts something: no date, no answer with a number behind it."""
        spoken = cell.casefold().startswith(self.lists.answers) or self.printed_day.search(cell)
        return len(cell) <= NUMBER_MAX and any(x.isdigit() for x in cell) and not spoken

    def _hold(self, filled: Sequence[str], sources: Sequence[str]) -> bool:
        patterns = header_patterns(sources)
        found = [c for c in filled if any(t.has(p) for t in self.readings(c) for p in patterns)]
        return bool(filled) and 2 * len(found) >= len(filled)

    def _says_one_of(self, text: str, sources: tuple[str, ...]) -> bool:
        return any(t.equals(p) for t in self.readings(text) for p in header_patterns(sources))


class _Mender:
    """Puts together the words of a header that the layout tore, and right those that are misspelt."""

    def __init__(self, lists: ColumnsVocabulary, rules: Sequence[HeaderRule]) -> None:
        patterns = (p for rule in rules for group in (rule.whole, rule.words, *rule.all, rule.under) for p in group)
        # Every word of every pattern, wildcards as written.
        words = frozenset(w for p in patterns for w in p.folded.split())
        self._known = re.compile("|".join(expression(w) for w in sorted(words)))
        self._plain = {fold(other): fold(plain) for plain, others in lists.same.items() for other in others}
        longest = sorted(self._plain, key=len, reverse=True)
        self._other = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest))})(?![\w-])")
        self._spelling = tuple(map(fold, lists.spelling))
        # The known words without a wildcard, those of other ways to write them too.
        spelled = (w for other in self._plain for w in other.split())
        self._full = frozenset((*spelled, *self._spelling, *(w for w in words if "*" not in w)))
        self._spelled = lru_cache(maxsize=CACHED)(self._put_right)

    def in_full(self, folded: str) -> str:
        """A folded header with the plain word in place of each other way to write it."""
        return self._other.sub(lambda m: self._plain[m.group()], folded)

    def mended(self, folded: str) -> str:
        """The words of a header, those torn by the layout put together and misspelled ones put right."""
        words: list[str] = []
        for piece in re.split(r"([ -])", folded):
            torn = len(words) > 1 and words[-1] in (" ", "-") and self._is_torn(words[-2], piece)
            if torn:
                words[-2:] = [words[-2] + piece]
            else:
                words.append(piece)
        return "".join(self._spelled(w) for w in words)

    def _is_torn(self, start: str, end: str) -> bool:
        """Whether two pieces are one known word; a known word is joined only where the file has just the whole."""
        joined = start + end
        if len(joined) < SPELLING_MIN:
            return False
        if joined in self._full or self._spelled(joined) != joined:
            return True
        return self.is_known(joined) and not self.is_known(start)

    def _put_right(self, word: str) -> str:
        """The word, or the known header word it is one letter away from."""
        if len(word) < SPELLING_MIN or self.is_known(word):
            return word
        return next((s for s in self._spelling if one_letter_apart(word, s)), word)

    def is_known(self, word: str) -> bool:
        """Whether a folded word stands in an entry."""
        return self._known.fullmatch(word) is not None


def filled_cells(cells: Sequence[str]) -> list[str]:
    """The cells that say something."""
    return [c.strip() for c in cells if c.strip()]
