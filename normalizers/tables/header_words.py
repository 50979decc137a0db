"""Header words and the roles they speak for (vocabulary/columns.toml), also torn, misspelt or abbreviated."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from normalizers.danish.calendar import Calendar
from normalizers.danish.spelling import one_letter_apart
from normalizers.record import Role
from normalizers.tables.column_content import NUMBER_MAX, PROSE_MIN
from normalizers.vocabulary import load
from normalizers.vocabulary.patterns import expression
from normalizers.vocabulary.words import shipped

# Fewer letters than this occur by chance inside other words once the spaces are gone.
SQUEEZED_MIN = 7
# A word of a header this long is known also with one wrong letter.
SPELLING_MIN = 8
BRACKET = re.compile(r"\([^)]*\)")
HEADER_MAX = 120
Looks = Literal["number", "date", "prose", "mark"]


class _Entry(BaseModel):
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


class _Vocabulary(BaseModel):
    """The file columns.toml."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    same: dict[str, tuple[str, ...]]
    marks: frozenset[str]
    answers: tuple[str, ...]
    values: tuple[str, ...]
    either: tuple[str, ...]
    filler: tuple[str, ...]
    periods: tuple[str, ...]
    noise: tuple[str, ...]
    bare_days: tuple[str, ...]
    counted: tuple[str, ...]
    spelling: tuple[str, ...]
    column: tuple[_Entry, ...]


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
    def word(self) -> re.Pattern[str]:
        """The pattern as whole words."""
        return re.compile(expression(_fold_pattern(self.source)))

    @cached_property
    def squeezed(self) -> re.Pattern[str] | None:
        """The pattern over any tears of its letters; None where it is too short to be told apart."""
        folded = _fold_pattern(self.source)
        letters = re.sub(r"[\s-]", "", folded)
        if len(letters) < SQUEEZED_MIN:
            return None
        torn = "".join(r"\w*" if c == "*" else rf"{re.escape(c)}[ -]?" for c in letters)
        # A wildcard goes on in the same word only, and a match ends where a word does.
        return re.compile(rf"(?<!\w){torn}".replace(r"[ -]?\w*", r"\w*").removesuffix("[ -]?") + r"(?!\w)")


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

    entry: _Entry
    whole: tuple[HeaderPattern, ...]
    words: tuple[HeaderPattern, ...]
    all: tuple[tuple[HeaderPattern, ...], ...]
    under: tuple[HeaderPattern, ...]
    without: tuple[HeaderPattern, ...]

    def fits(self, text: HeaderText, upper: Sequence[HeaderText], cells: Sequence[str]) -> bool:
        """Whether the entry speaks of a header with these levels over it and these cells below."""
        if self.under and not any(u.has(p) for u in upper for p in self.under):
            return False
        if not self._says(text) or any(t.has(p) for t in self._scope(text, upper) for p in self.without):
            return False
        return self._cells_fit(cells)

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

    def _cells_fit(self, cells: Sequence[str]) -> bool:
        filled = filled_cells(cells)
        if self.entry.looks and not look_like(filled, self.entry.looks):
            return False
        return not self.entry.holds or _hold(filled, self.entry.holds)


@lru_cache(maxsize=1)
def header_vocabulary() -> _Vocabulary:
    """The vocabulary, loaded once. Raises VocabularyError."""
    return load("columns", _Vocabulary)


@lru_cache(maxsize=1)
def printed_day() -> re.Pattern[str]:
    """A day as it is printed: "3/4", "12-03-2020", "2020-03", "5. maj"."""
    months = "|".join(sorted(shipped().of(Calendar).months, key=len, reverse=True))
    return re.compile(rf"\d{{1,2}}[./-]\s?\d{{1,2}}|\d{{4}}-\d\d|\d{{1,2}}\.?\s+(?:{months})", re.IGNORECASE)


@lru_cache(maxsize=1)
def header_rules() -> tuple[HeaderRule, ...]:
    """The vocabulary's entries in their order, ready to match."""
    return tuple(
        HeaderRule(
            e,
            header_patterns(e.whole),
            header_patterns(e.words),
            tuple(header_patterns(g) for g in e.all),
            header_patterns(e.under),
            header_patterns(e.without),
        )
        for e in header_vocabulary().column
    )


@lru_cache(maxsize=4096)
def _pattern(source: str) -> HeaderPattern:
    return HeaderPattern(source)


def header_patterns(sources: Iterable[str]) -> tuple[HeaderPattern, ...]:
    """Patterns of the vocabulary, ready to match."""
    return tuple(_pattern(s) for s in sources)


def _fold_pattern(source: str) -> str:
    return " ".join(fold(w.replace("*", "9star9")).replace("9star9", "*") for w in source.split())


@lru_cache(maxsize=4096)
def header_readings(text: str) -> tuple[HeaderText, ...]:
    """The text with its abbreviations and English words put into plain Danish, then as printed."""
    printed, bare = _mended(fold(text)), _mended(fold(BRACKET.sub(" ", text)))
    plain = HeaderText(_in_full(printed), _bare(_in_full(bare)))
    return tuple(dict.fromkeys((plain, HeaderText(printed, _bare(bare)))))


def _bare(folded: str) -> str:
    for pattern in header_patterns(header_vocabulary().noise):
        folded = pattern.word.sub(" ", folded)
    return " ".join(folded.split())


def _in_full(folded: str) -> str:
    """A folded header with the plain word in place of each other way to write it."""
    pattern, words = _other_words()
    return pattern.sub(lambda m: words[m.group()], folded)


@lru_cache(maxsize=1)
def _other_words() -> tuple[re.Pattern[str], dict[str, str]]:
    words = {fold(other): fold(plain) for plain, others in header_vocabulary().same.items() for other in others}
    longest = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest))})(?![\w-])"), words


def _mended(folded: str) -> str:
    """The words of a header, those torn by the layout put together and misspelled ones put right."""
    words: list[str] = []
    for piece in re.split(r"([ -])", folded):
        torn = len(words) > 1 and words[-1] in (" ", "-") and _torn(words[-2], piece)
        if torn:
            words[-2:] = [words[-2] + piece]
        else:
            words.append(piece)
    return "".join(_spelled(w) for w in words)


def _torn(start: str, end: str) -> bool:
    """Whether two pieces are one known word; a known word is joined only where the vocabulary has just the whole."""
    joined = start + end
    if len(joined) < SPELLING_MIN:
        return False
    if joined in _full_words() or _spelled(joined) != joined:
        return True
    return _is_known(joined) and not _is_known(start)


@lru_cache(maxsize=4096)
def _spelled(word: str) -> str:
    """The word, or the known header word it is one letter away from."""
    if len(word) < SPELLING_MIN or _is_known(word):
        return word
    return next((s for s in map(fold, header_vocabulary().spelling) if one_letter_apart(word, s)), word)


def _is_known(word: str) -> bool:
    return _known_words().fullmatch(word) is not None


@lru_cache(maxsize=1)
def _pattern_words() -> frozenset[str]:
    """Every word of every pattern, wildcards as written."""
    patterns = (
        p for rule in header_rules() for group in (rule.whole, rule.words, *rule.all, rule.under) for p in group
    )
    return frozenset(w for p in patterns for w in _fold_pattern(p.source).split())


@lru_cache(maxsize=1)
def _full_words() -> frozenset[str]:
    """The known words without a wildcard."""
    others = frozenset(_other_words()[1]) | frozenset(map(fold, header_vocabulary().spelling))
    return others | frozenset(w for w in _pattern_words() if "*" not in w)


@lru_cache(maxsize=1)
def _known_words() -> re.Pattern[str]:
    return re.compile("|".join(expression(w) for w in sorted(_pattern_words())))


def role_of_words(levels: tuple[str, ...], cells: Sequence[str]) -> Role | None:
    """The role that the first fitting entry gives."""
    rule = fitting_rule(levels, tuple(cells))
    return rule.entry.role if rule else None


@lru_cache(maxsize=4096)
def fitting_rule(levels: tuple[str, ...], cells: tuple[str, ...]) -> HeaderRule | None:
    """The first entry that fits the deepest level of a header path."""
    upper = [reading for level in levels[:-1] for reading in header_readings(level)]
    fitting = (rule for text in header_readings(levels[-1]) for rule in header_rules() if rule.fits(text, upper, cells))
    return next(fitting, None)


def filled_cells(cells: Sequence[str]) -> list[str]:
    """The cells that say something."""
    return [c.strip() for c in cells if c.strip()]


def look_like(filled: Sequence[str], looks: Looks) -> bool:
    """Whether most of a column's cells are numbers, dates, marks or prose."""
    tests: dict[Looks, Callable[[str], bool]] = {
        "number": _is_number,
        "date": lambda c: bool(printed_day().search(c)) and len(c) < PROSE_MIN * 2,
        "prose": lambda c: len(c) >= PROSE_MIN,
        "mark": lambda c: c.casefold() in header_vocabulary().marks,
    }
    return bool(filled) and 2 * sum(tests[looks](c) for c in filled) > len(filled)


def _is_number(cell: str) -> bool:
    """Whether a cell counts something: no date, no answer with a number behind it."""
    spoken = cell.casefold().startswith(header_vocabulary().answers) or printed_day().search(cell)
    return len(cell) <= NUMBER_MAX and any(x.isdigit() for x in cell) and not spoken


def _hold(filled: Sequence[str], patterns: Sequence[str]) -> bool:
    found = [c for c in filled if any(t.has(p) for t in header_readings(c) for p in header_patterns(patterns))]
    return bool(filled) and 2 * len(found) >= len(filled)


def is_one_of(text: str, sources: tuple[str, ...]) -> bool:
    """Whether a short text is one of the patterns and nothing else."""
    return len(text) <= HEADER_MAX and _says_one_of(text, sources)


@lru_cache(maxsize=4096)
def _says_one_of(text: str, sources: tuple[str, ...]) -> bool:
    return any(t.equals(p) for t in header_readings(text) for p in header_patterns(sources))
