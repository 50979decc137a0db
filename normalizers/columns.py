"""What each column of a table holds, told from the words of its header (vocabulary/columns.toml)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal, TypeVar

from pydantic import BaseModel, ConfigDict

from extractors.document.problems import Problem, Severity, Stage
from extractors.document.tables import LogicalRow, LogicalTable
from normalizers.column_content import NUMBER_MAX, PROSE_MIN, by_content, causes_in, classes_of_data, consecutive
from normalizers.values import Legend, Role
from normalizers.vocabulary import expression, load

LEVELS = " / "
JOINT = re.compile(r"[/&,+\n]|\b(?:og|samt)\b", re.IGNORECASE)
DAYS = (Role.OCCURRED, Role.DISCOVERED, Role.REGISTERED, Role.REPORTED)
TOLD = frozenset({Role.NOTIFIED_AUTHORITY, Role.NOTIFIED_SUBJECTS})
# What one column may be asked for together.
PAIRS = (
    *({Role.SOURCE_NUMBER, day} for day in DAYS),
    *({a, b} for a in DAYS for b in DAYS if a is not b),
    {Role.REPORTED, Role.NOTIFIED_SUBJECTS},
    {Role.DESCRIPTION, Role.CAUSE},
    set(TOLD),
)
ONCE = (Role.SOURCE_NUMBER, Role.DESCRIPTION)
FAULTS = frozenset({Role.FAULT_HUMAN, Role.FAULT_SYSTEM, Role.FAULT_ATTACK})
# Headers that stand beside each other, never below each other, and what they are together.
SIBLINGS = {
    Role.PERSONAL_DATA: frozenset({Role.ALMINDELIGE, Role.FORTROLIGE, Role.FOELSOMME, Role.STRAFBARE}),
    Role.CAUSE: frozenset({Role.FAULT_HUMAN, Role.FAULT_SYSTEM, Role.FAULT_ATTACK, Role.SYSTEM}),
    Role.LOCATION: frozenset({Role.LOCATION_INTERNAL, Role.LOCATION_EXTERNAL}),
}
# Fewer letters than this occur by chance inside other words once the spaces are gone.
SQUEEZED_MIN = 7
# A word of a header this long is known also with one wrong letter.
SPELLING_MIN = 8
ARTICLE_MAX = 3
BRACKET = re.compile(r"\([^)]*\)")
HEADER_MAX = 120
# A table of fewer columns is no log whose header could be told from the rows below alone.
HEADER_CELLS = 4
# A sign that heads the column of numbers, though it has no letters.
NUMBER_SIGNS = ("#", "№")
# More words than this with a full stop behind them are a sentence, not a label.
SENTENCE_WORDS = 3
# A label stands beside a value with the same words, and must be told from it alone.
HEADER_SHARE, LABEL_SHARE = 0.5, 0.65

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
    months: tuple[str, ...]
    values: tuple[str, ...]
    either: tuple[str, ...]
    filler: tuple[str, ...]
    periods: tuple[str, ...]
    noise: tuple[str, ...]
    bare_days: tuple[str, ...]
    counted: tuple[str, ...]
    spelling: tuple[str, ...]
    column: tuple[_Entry, ...]


Shared = tuple[Role, Role]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Columns:
    """The role of each column, None where no entry fits or the header is empty.

    shared: the roles of the two things that a column holds, in the order of its header; None for every other column.
    """

    roles: tuple[Role | None, ...]
    problems: tuple[Problem, ...] = ()
    shared: tuple[Shared | None, ...] = ()


def recognise(
    columns: Sequence[str],
    samples: Sequence[Sequence[str]] = (),
    legend: Legend | None = None,
    *,
    labels: bool = False,
) -> Columns:
    """The roles of a table's columns. columns: header paths; samples: rows of cell texts below them.

    What the document says of its own headers (legend.definitions) overrules the vocabulary. labels: the columns are
    labels of forms, where one thing may be asked for in several wordings.
    """
    below = [tuple(row[i] for row in samples if i < len(row)) for i in range(len(columns))]
    nested = _nested(columns)
    roles = [role_of(p, cells, legend, nested=n) for p, cells, n in zip(columns, below, nested, strict=True)]
    if Role.PERSONAL_DATA not in roles:
        # A mere "Type" over categories, or the document's own codes of them, tells the data, not the cause.
        weak = (i for i, role in enumerate(roles) if role in (None, Role.CAUSE))
        coded = next((i for i in weak if classes_of_data(below[i], legend)), None)
        roles = [Role.PERSONAL_DATA if i == coded else role for i, role in enumerate(roles)]
    roles = _told_apart(roles, below, legend)
    losers = {} if labels else {loser: role for role in ONCE for loser in _losers(role, roles, below)}
    kept = [None if i in losers else role for i, role in enumerate(roles)]
    open_ = [i for i, role in enumerate(kept) if role is None]
    told = {} if labels else by_content(kept, open_, below, legend)
    problems = (
        *(
            _told(columns[i], told.get(i))
            for i in open_
            if i in told or (i not in losers and _asks(columns[i], below[i]))
        ),
        *(_duplicate(columns[i], role) for i, role in losers.items() if i not in told),
    )
    decided = tuple(told.get(i, role) for i, role in enumerate(kept))
    shared = (_shared(path, role, decided, nested=n) for path, role, n in zip(columns, decided, nested, strict=True))
    return Columns(decided, problems, tuple(shared))


def _told_apart(
    roles: Sequence[Role | None], below: Sequence[Sequence[str]], legend: Legend | None
) -> list[Role | None]:
    """The roles, where the cells tell columns apart whose headers do not.

    Of two for the cause the one of long prose tells what happened, if no other does ("Hvad gik galt", "Fejlkilde"); a
    mere "Konklusion" over causes holds them, if no other column does; a "Måned" beside the days is passed over.
    """
    told = list(roles)
    causes = [i for i, role in enumerate(told) if role is Role.CAUSE]
    prose = [i for i in causes if _look(_filled(below[i]), "prose")]
    if Role.DESCRIPTION not in told and len(causes) > 1 and prose:
        told[max(prose, key=lambda i: (sum(map(len, below[i])), -i))] = Role.DESCRIPTION
    happened = [i for i, role in enumerate(told) if role is Role.OCCURRED]
    dated = {i for i in happened if _look(_filled(below[i]), "date")}
    for i in happened:
        # The month or week beside the day itself says nothing more.
        if dated and i not in dated:
            told[i] = Role.IGNORED
    if not causes and not FAULTS & set(told):
        verdict = next((i for i, r in enumerate(told) if r is Role.STATUS and causes_in(below[i], legend)), None)
        told = [Role.CAUSE if i == verdict else role for i, role in enumerate(told)]
    return told


def _nested(columns: Sequence[str]) -> list[bool]:
    """Whether each column's path has levels: another column stands below the same words, so "/" is no printed slash."""
    tops = [path.partition(LEVELS)[0] for path in columns]
    return [tops.count(top) > 1 for top in tops]


def roles_in(row: LogicalRow, table: LogicalTable, roles: Sequence[T]) -> tuple[T, ...]:
    """What belongs to one row's cells; roles: one for each of the table's columns. A form has its own labels."""
    if not table.form:
        return tuple(roles)
    by_label = dict(zip(table.columns, roles, strict=True))
    return tuple(by_label[cell.column] for cell in row.cells)


def role_of(path: str, cells: Sequence[str] = (), legend: Legend | None = None, *, nested: bool = False) -> Role | None:
    """The role of one column: the deepest level of its header path decides, the upper ones disambiguate.

    nested: the path's levels are printed below each other; otherwise they may be two words beside a slash.
    """
    levels = [level.strip() for level in path.split(LEVELS) if level.strip()]
    if not levels:
        return Role.SOURCE_NUMBER if consecutive(cells) else None
    if pair := _pair(levels[-1] if nested else path):
        return _of_both(pair)
    return _role_defined(levels[-1], cells, legend) or _of_levels(levels, cells)


def _of_levels(levels: Sequence[str], cells: Sequence[str]) -> Role | None:
    """The role that the vocabulary gives a path: of the deepest of its levels that has one, else of all as one text."""
    if len(levels) > 1 and (role := _siblings(levels, cells)):
        return role
    found = (_role(tuple(levels[:depth]), cells) for depth in range(len(levels), 0, -1))
    return next((role for role in found if role), None) or _role((" ".join(levels),), cells)


def _role_defined(level: str, cells: Sequence[str], legend: Legend | None) -> Role | None:
    """The role of what the legend says that this header means; what it adds in brackets comes last."""
    defined = _defined(level, legend) or ""
    return _role((BRACKET.sub(" ", defined),), cells) or _role((defined,), cells)


@lru_cache(maxsize=4096)
def _pair(header: str) -> Shared | None:
    """The roles of the two things a header asks for ("Nr. og dato", "Tilsyn / borger"); None for every other header."""
    parts = [part for part in JOINT.split(header) if part.strip()]
    if len(parts) != 2:
        return None
    first, second = (_role((part,), ()) for part in parts)
    if first is None or second is None or first is second or {first, second} not in PAIRS:
        return None
    bare = Role.SOURCE_NUMBER not in (first, second) and any(
        _is_one_of(part, _vocabulary().bare_days) for part in parts
    )
    return None if bare else (first, second)


def _of_both(pair: Shared) -> Role:
    """The role of a column that holds two things, as far as its cells do not part them."""
    if set(pair) == TOLD:
        return Role.FOLLOW_UP
    return next((role for role in ONCE if role in pair), pair[0])


def _shared(path: str, role: Role | None, roles: Sequence[Role | None], *, nested: bool) -> Shared | None:
    """The two things a column of this role holds, where no other column is for the second."""
    header = path.rsplit(LEVELS, maxsplit=1)[-1]
    pair = _pair(header if nested else path)
    if pair and role is not None and (role in pair or set(pair) == TOLD):
        return pair
    rule = _fitting((header,), ())
    if rule is None or role is None or rule.entry.role is not role or rule.entry.also in (None, *roles):
        return None
    return (role, rule.entry.also) if rule.entry.also else None


def _siblings(levels: Sequence[str], cells: Sequence[str]) -> Role | None:
    """The role of alternatives printed side by side with a slash ("Følsomme / fortrolige"), which are no levels."""
    joined = _role((" ".join(levels),), cells)
    leaves = SIBLINGS.get(joined, frozenset()) if joined else frozenset()
    return joined if leaves and all(_role((level,), ()) in leaves for level in levels) else None


def is_header(texts: Sequence[str]) -> bool:
    """Whether a row of cell texts is a table's header: at least two cells, and most of them, are header words."""
    filled = [t.strip() for t in texts if t.strip()]
    if len(set(filled)) < 2:
        return False
    words = _vocabulary()
    if all(_is_period(t) or _is_heading(t) or _is_one_of(t, words.counted) for t in filled):
        return True
    if any(_is_datum(t) for t in filled):
        return False
    headings = [t for t in filled if _is_heading(t)]
    own = [t for t in headings if not _is_one_of(t, words.values) and not _is_one_of(t, words.either)]
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
    marks = [c for c in cells if any(x.isdigit() for x in c) or c.casefold() in _vocabulary().marks or len(c) == 1]
    return not any(x.isdigit() for x in header) and len(cells) > 1 and 2 * len(marks) > len(cells)


def is_label(text: str) -> bool:
    """Whether the text alone is the label of a form's field ("Antal berørte:")."""
    stripped = text.strip()
    asks = stripped.endswith((":", "?"))
    if asks:
        return _is_heading(stripped)
    if stripped.endswith(".") and len(stripped.split()) > SENTENCE_WORDS:
        return False
    return _is_heading(stripped, LABEL_SHARE) and not _is_one_of(stripped, _vocabulary().values)


def fold(text: str) -> str:
    """Lower case, æ ø å as letters pairs, punctuation as spaces: the form in which headers are compared."""
    lower = text.casefold().replace("#", " nr ").replace("­", "")
    for letter, pair in (("æ", "ae"), ("ø", "oe"), ("å", "aa"), ("é", "e"), ("ü", "y")):
        lower = lower.replace(letter, pair)
    return " ".join(re.sub(r"[^\w-]|_|(?<!\w)-|-(?!\w)", " ", lower).split())


@dataclass(frozen=True)
class _Pattern:
    source: str

    @cached_property
    def word(self) -> re.Pattern[str]:
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
class _Text:
    """One header level, folded; bare: without brackets and noise."""

    folded: str
    bare: str

    @cached_property
    def spoken(self) -> tuple[str, ...]:
        """As printed, and without the hyphens a layout puts into words."""
        return tuple(dict.fromkeys((self.folded, self.folded.replace("-", ""), self.folded.replace("-", " "))))

    def has(self, pattern: _Pattern) -> bool:
        if any(pattern.word.search(s) for s in self.spoken):
            return True
        return pattern.squeezed is not None and pattern.squeezed.search(self.folded) is not None

    def span(self, pattern: _Pattern) -> tuple[int, int] | None:
        """Where the pattern stands in the folded text as printed."""
        found = pattern.word.search(self.folded) or (pattern.squeezed and pattern.squeezed.search(self.folded))
        return found.span() if found else None

    def equals(self, pattern: _Pattern) -> bool:
        if any(pattern.word.fullmatch(s) for s in (*self.spoken, self.bare)):
            return True
        return pattern.squeezed is not None and pattern.squeezed.fullmatch(self.folded) is not None


@dataclass(frozen=True)
class _Rule:
    """One entry with its patterns compiled."""

    entry: _Entry
    whole: tuple[_Pattern, ...]
    words: tuple[_Pattern, ...]
    all: tuple[tuple[_Pattern, ...], ...]
    under: tuple[_Pattern, ...]
    without: tuple[_Pattern, ...]

    def fits(self, text: _Text, upper: Sequence[_Text], cells: Sequence[str]) -> bool:
        if self.under and not any(u.has(p) for u in upper for p in self.under):
            return False
        if not self._says(text) or any(t.has(p) for t in self._scope(text, upper) for p in self.without):
            return False
        return self._cells_fit(cells)

    def covered(self, text: _Text) -> int:
        """How many letters of the text the entry's words take together."""
        spans = (text.span(p) for group in (self.words, *self.all) for p in group)
        return len({i for span in spans if span for i in range(*span) if text.folded[i].isalnum()})

    def _says(self, text: _Text) -> bool:
        if any(text.equals(p) for p in self.whole) or any(text.has(p) for p in self.words):
            return True
        return bool(self.all) and all(any(text.has(p) for p in group) for group in self.all)

    def _scope(self, text: _Text, upper: Sequence[_Text]) -> tuple[_Text, ...]:
        return (text, *upper) if self.under else (text,)

    def _cells_fit(self, cells: Sequence[str]) -> bool:
        filled = _filled(cells)
        if self.entry.looks and not _look(filled, self.entry.looks):
            return False
        return not self.entry.holds or _hold(filled, self.entry.holds)


@lru_cache(maxsize=1)
def _vocabulary() -> _Vocabulary:
    return load("columns", _Vocabulary)


@lru_cache(maxsize=1)
def _date() -> re.Pattern[str]:
    """A day as it is printed: "3/4", "12-03-2020", "2020-03", "5. maj"."""
    months = "|".join(_vocabulary().months)
    return re.compile(rf"\d{{1,2}}[./-]\s?\d{{1,2}}|\d{{4}}-\d\d|\d{{1,2}}\.?\s+(?:{months})", re.IGNORECASE)


@lru_cache(maxsize=1)
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(
            e,
            _patterns(e.whole),
            _patterns(e.words),
            tuple(_patterns(g) for g in e.all),
            _patterns(e.under),
            _patterns(e.without),
        )
        for e in _vocabulary().column
    )


@lru_cache(maxsize=4096)
def _pattern(source: str) -> _Pattern:
    return _Pattern(source)


def _patterns(sources: Iterable[str]) -> tuple[_Pattern, ...]:
    return tuple(_pattern(s) for s in sources)


def _fold_pattern(source: str) -> str:
    return " ".join(fold(w.replace("*", "9star9")).replace("9star9", "*") for w in source.split())


@lru_cache(maxsize=4096)
def _readings(text: str) -> tuple[_Text, ...]:
    """The text with its abbreviations and English words put into plain Danish, then as printed."""
    printed, bare = _mended(fold(text)), _mended(fold(BRACKET.sub(" ", text)))
    plain = _Text(_in_full(printed), _bare(_in_full(bare)))
    return tuple(dict.fromkeys((plain, _Text(printed, _bare(bare)))))


def _bare(folded: str) -> str:
    for pattern in _patterns(_vocabulary().noise):
        folded = pattern.word.sub(" ", folded)
    return " ".join(folded.split())


def _in_full(folded: str) -> str:
    """A folded header with the plain word in place of each other way to write it."""
    pattern, words = _other_words()
    return pattern.sub(lambda m: words[m.group()], folded)


@lru_cache(maxsize=1)
def _other_words() -> tuple[re.Pattern[str], dict[str, str]]:
    words = {fold(other): fold(plain) for plain, others in _vocabulary().same.items() for other in others}
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
    return next((s for s in map(fold, _vocabulary().spelling) if one_letter_apart(word, s)), word)


def _is_known(word: str) -> bool:
    return _known_words().fullmatch(word) is not None


@lru_cache(maxsize=1)
def _pattern_words() -> frozenset[str]:
    """Every word of every pattern, wildcards as written."""
    patterns = (p for rule in _rules() for group in (rule.whole, rule.words, *rule.all, rule.under) for p in group)
    return frozenset(w for p in patterns for w in _fold_pattern(p.source).split())


@lru_cache(maxsize=1)
def _full_words() -> frozenset[str]:
    """The known words without a wildcard."""
    others = frozenset(_other_words()[1]) | frozenset(map(fold, _vocabulary().spelling))
    return others | frozenset(w for w in _pattern_words() if "*" not in w)


@lru_cache(maxsize=1)
def _known_words() -> re.Pattern[str]:
    return re.compile("|".join(expression(w) for w in sorted(_pattern_words())))


def one_letter_apart(a: str, b: str) -> bool:
    """Whether one letter wrong, missing, added or swapped with its neighbour makes one word of the other."""
    if abs(len(a) - len(b)) > 1:
        return False
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    rest_a, rest_b = a[start:], b[start:]
    swapped = rest_a[:2] == rest_b[:2][::-1] and rest_a[2:] == rest_b[2:]
    return swapped or rest_a[1:] == rest_b[1:] or rest_a[1:] == rest_b or rest_a == rest_b[1:]


def _role(levels: tuple[str, ...], cells: Sequence[str]) -> Role | None:
    rule = _fitting(levels, tuple(cells))
    return rule.entry.role if rule else None


@lru_cache(maxsize=4096)
def _fitting(levels: tuple[str, ...], cells: tuple[str, ...]) -> _Rule | None:
    upper = [reading for level in levels[:-1] for reading in _readings(level)]
    fitting = (rule for text in _readings(levels[-1]) for rule in _rules() if rule.fits(text, upper, cells))
    return next(fitting, None)


def _defined(level: str, legend: Legend | None) -> str | None:
    """What the document's own legend says this header means."""
    if legend is None:
        return None
    return next((words for name, words in legend.definitions if _same(fold(name), fold(level))), None)


def _same(name: str, header: str) -> bool:
    """Whether prose speaks of this header, perhaps with the definite article at its end ("Datoen")."""
    name, header = name.replace(" ", ""), header.replace(" ", "")
    return bool(header) and name.startswith(header) and len(name) - len(header) <= ARTICLE_MAX


def _filled(cells: Sequence[str]) -> list[str]:
    return [c.strip() for c in cells if c.strip()]


def _look(filled: Sequence[str], looks: Looks) -> bool:
    tests: dict[Looks, Callable[[str], bool]] = {
        "number": _is_number,
        "date": lambda c: bool(_date().search(c)) and len(c) < PROSE_MIN * 2,
        "prose": lambda c: len(c) >= PROSE_MIN,
        "mark": lambda c: c.casefold() in _vocabulary().marks,
    }
    return bool(filled) and 2 * sum(tests[looks](c) for c in filled) > len(filled)


def _is_number(cell: str) -> bool:
    """Whether a cell counts something: no date, no answer with a number behind it."""
    spoken = cell.casefold().startswith(_vocabulary().answers) or _date().search(cell)
    return len(cell) <= NUMBER_MAX and any(x.isdigit() for x in cell) and not spoken


def _hold(filled: Sequence[str], patterns: Sequence[str]) -> bool:
    found = [c for c in filled if any(t.has(p) for t in _readings(c) for p in _patterns(patterns))]
    return bool(filled) and 2 * len(found) >= len(filled)


def _losers(role: Role, roles: Sequence[Role | None], below: Sequence[Sequence[str]]) -> list[int]:
    """The columns that claim a role which can stand only once, but the best: the counting one, the wordiest one."""
    claims = [i for i, r in enumerate(roles) if r is role]
    if role is Role.SOURCE_NUMBER:
        best = max(claims, key=lambda i: (consecutive(below[i]), -i), default=None)
    else:
        best = max(claims, key=lambda i: (sum(map(len, below[i])), -i), default=None)
    return [i for i in claims if i != best]


def _is_heading(text: str, share: float = HEADER_SHARE) -> bool:
    """Whether the text is nothing but a header: an entry fits, and its words are this share of the text's letters."""
    if not text or len(text) > HEADER_MAX or text.casefold().startswith(_vocabulary().answers) or _is_datum(text):
        return False
    return _is_entry(text, share)


@lru_cache(maxsize=4096)
def _is_entry(text: str, share: float) -> bool:
    rule = _fitting((text,), ())
    if rule is None:
        return any(read.folded and read.equals(p) for read in _readings(text) for p in _under_words())
    return any(_fills(rule, read, share) for read in _readings(text))


def _fills(rule: _Rule, read: _Text, share: float) -> bool:
    """Whether the entry's words are this share of a text's letters, those of words that say nothing left out."""
    if any(read.equals(p) for p in rule.whole):
        return True
    filler = _patterns(_vocabulary().filler)
    letters = sum(len(w) for w in read.folded.split() if not any(p.word.fullmatch(w) for p in filler))
    return bool(rule.covered(read)) and rule.covered(read) >= share * letters


@lru_cache(maxsize=1)
def _under_words() -> tuple[_Pattern, ...]:
    """Words that head a column only below another header."""
    return tuple(p for rule in _rules() if rule.under for p in rule.whole)


def _is_one_of(text: str, sources: tuple[str, ...]) -> bool:
    return len(text) <= HEADER_MAX and _says_one_of(text, sources)


@lru_cache(maxsize=4096)
def _says_one_of(text: str, sources: tuple[str, ...]) -> bool:
    return any(t.equals(p) for t in _readings(text) for p in _patterns(sources))


def _is_period(text: str) -> bool:
    shape = re.sub(r"\b(?:19|20)\d\d\b", lambda m: m.group()[:2] + "##", text.casefold())
    shape = re.sub(r"\b\d\b", "#", shape).replace(".", "").strip()
    return shape in _vocabulary().periods or shape in _vocabulary().months


def _is_datum(text: str) -> bool:
    """Whether the text is a cell's content by its form: a mark, a number, a date."""
    bare = text.strip().casefold()
    if bare in NUMBER_SIGNS:
        return False
    return bare in _vocabulary().marks or bool(_date().search(bare)) or bool(re.fullmatch(r"[\W\d]+", bare))


def _asks(header: str, cells: Sequence[str]) -> bool:
    """Whether a column without a role is worth a word: it has a header, and something below it if anything is known."""
    return bool(header.strip()) and (not cells or any(c.strip() for c in cells))


def _told(header: str, role: Role | None) -> Problem:
    """What became of a header that no entry of the vocabulary fits."""
    if role is None:
        message = "no entry of the vocabulary fits this header"
        return Problem(Stage.COLUMNS, Severity.WARNING, "column_unknown", message, header)
    message = f"no entry of the vocabulary fits this header; its cells hold {role}"
    return Problem(Stage.COLUMNS, Severity.INFO, "column_by_content", message, header)


def _duplicate(header: str, role: Role) -> Problem:
    message = f"another column fits {role} better"
    return Problem(Stage.COLUMNS, Severity.WARNING, "column_duplicate", message, header)
