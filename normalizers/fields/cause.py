"""Who or what was at fault: fault and fault_basis (register.md, "Cause")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Literal

from extractors.document.problems import Problem, Severity, Stage
from normalizers.cells.abbreviations import explained
from normalizers.cells.marks import Mark, read_mark
from normalizers.codes import Basis, Fault, NormaliseCode, Review
from normalizers.danish.clues import Clue, ClueBook, ClueVocabulary, Sign, denied
from normalizers.danish.spelling import nearly
from normalizers.fields.declaration import ColumnType, FieldColumn, IncidentField
from normalizers.findings import NOTHING, Findings, Quote, Rule, Value, quote
from normalizers.record import Field, Legend, Record, Role
from normalizers.vocabulary import load
from normalizers.vocabulary.patterns import Finder, Match, compiled

Word = Literal["human", "system", "attack", "both", "no_fault", "undecided", "unknown", "ignored"]
PART = re.compile(r"[^,;:/+&()\n]+")
CELL_WITHOUT_WORDS = re.compile(r"[\W_]*")
TELLING: tuple[Word, ...] = ("attack", "human", "system", "both")
NO_LEGEND = Legend()
MARKED = {Role.FAULT_HUMAN: "human", Role.FAULT_SYSTEM: "system", Role.FAULT_ATTACK: "attack"}


class CauseRule(Rule):
    """How the cause is told (evidence.rule)."""

    MARK = "cause.mark", "The mark in a column for human error, system error or attack; marks in two are both."
    COLUMN = "cause.column", "The words of the column of causes."
    COLUMN_SENTENCE = "cause.column_sentence", "A sentence in the column of causes that tells who erred."
    COLUMN_ACTOR = "cause.column_actor", "The cause cell begins with the one who acted."
    REMARKS = "cause.remarks", "The remarks tell who erred, or what was done afterwards names it outright."
    DESCRIPTION = "cause.description", "The description clearly tells who erred, where no column does."


class CauseVocabulary(ClueVocabulary):
    """vocabulary/cause.toml."""

    examples: list[str]
    joining: list[str]
    alternatives: list[str]
    words: dict[Word, list[str]]
    labels: dict[Word, list[str]]
    actors: dict[str, Fault]
    column_clues: list[Clue]


@lru_cache(maxsize=1)
def _vocabulary() -> CauseVocabulary:
    return load("cause", CauseVocabulary)


@lru_cache(maxsize=1)
def _words() -> Finder:
    return Finder(_vocabulary().words.items())


@lru_cache(maxsize=1)
def _clues() -> ClueBook:
    return ClueBook(_vocabulary().lists, _vocabulary().clues)


@lru_cache(maxsize=1)
def _outright() -> ClueBook:
    """The clues that are one phrase ("menneskelig fejl"), which nothing around it has to bear out."""
    return ClueBook(_vocabulary().lists, [clue for clue in _vocabulary().clues if len(clue.words) == 1])


@lru_cache(maxsize=1)
def _column_clues() -> ClueBook:
    return ClueBook(_vocabulary().lists, _vocabulary().column_clues)


@lru_cache(maxsize=1)
def _stems() -> dict[str, Word]:
    """The long words of one piece that tell a fault, as they begin; for words with a slip of the pen."""
    sections = (_vocabulary().words, _vocabulary().labels)
    told = ((pattern, code) for words in sections for code in TELLING for pattern in words.get(code, ()))
    return {pattern.rstrip("*"): code for pattern, code in told if re.fullmatch(r"\w+\*?", pattern)}


def normalise(record: Record, _known: Findings = NOTHING) -> Findings:
    """fault and fault_basis of a row: mark columns first, then the cause column, then the description."""
    marks = _marks(record)
    if marks:
        return _found(_fault(dict(marks)), Basis.STATED, CauseRule.MARK, marks[0][1])
    causes = [f for f in (*_unread_marks(record), *cells(record)) if not CELL_WITHOUT_WORDS.fullmatch(f.text)]
    readings = [(field, cause_words(field.text, record.legend)) for field in causes]
    for field, words in readings:
        decided = _from_words(field, words)
        if decided:
            return _found(*decided)
    if any(m.entry in ("no_fault", "unknown") for _, words in readings for m in words):
        return Findings()
    unclear = [field for field, words in readings if any(m.entry in TELLING for m in words)]
    unread = [field for field, words in readings if not words]
    found = None if unclear else _from_prose(record, causes)
    if found or not (unclear or unread):
        return found or Findings()
    return Findings(problems=tuple(_unknown(f, record) for f in (*unclear, *unread)), review=(Review.FAULT_UNKNOWN,))


def said_to_be_unknown(record: Record) -> bool:
    """Whether the cause column says that nobody knows the cause."""
    return any(m.entry == "unknown" for field in cells(record) for m in cause_words(field.text, record.legend))


def staff_words() -> tuple[str, ...]:
    """The words for the municipality's own people."""
    return tuple(_vocabulary().lists["staff"])


def cells(record: Record) -> list[Field]:
    """The cause cells, without brackets that only give examples of a class of causes."""
    return [replace(f, text=without_examples(f.text)) for f in record.with_role(Role.CAUSE)]


def cause_words(text: str, legend: Legend) -> tuple[Match, ...]:
    """The words of a cause cell in order, negated ones left out; the document's abbreviations before the vocabulary."""
    abbreviated = _abbreviated(text, legend)
    words = _apart((m for m in _words().find(text) if m.entry != "ignored"), abbreviated)
    labels = _apart(_labels(text), (*abbreviated, *words))
    known = (*abbreviated, *words, *labels)
    found = known if any(m.entry not in ("undecided", "ignored") for m in known) else (*known, *_misspelt(text))
    return tuple(sorted((m for m in found if not denied(text, m.start, m.end)), key=lambda m: m.start))


def _apart(matches: Iterable[Match], taken: Sequence[Match]) -> tuple[Match, ...]:
    """The matches that touch none of those taken."""
    return tuple(m for m in matches if all(m.end <= t.start or m.start >= t.end for t in taken))


def _abbreviated(text: str, legend: Legend) -> tuple[Match, ...]:
    """What the document's own abbreviations in a cell stand for ("M/T" with "M = menneske")."""
    return tuple(
        Match(word.entry, short.start, short.end, word.pattern)
        for short in explained(text, legend)
        for word in cause_words(short.words, NO_LEGEND)[:1]
    )


def _misspelt(text: str) -> tuple[Match, ...]:
    """Long words with one letter wrong ("Medabejder"), for a cell without a word that tells anything."""
    near = ((m, nearly(m.group(), _stems())) for m in re.finditer(r"[^\W\d_]+", text))
    return tuple(Match(_stems()[stem], m.start(), m.end(), stem) for m, stem in near if stem)


def without_examples(text: str) -> str:
    """The text with brackets that only give examples made a sentence's end, every other word in its place."""
    opening = "|".join(re.escape(e) for e in _vocabulary().examples)
    bracket = re.compile(rf"\(\s*(?:{opening})(?!\w)[^)]*\)?", re.IGNORECASE)
    return bracket.sub(lambda m: ". ".ljust(len(m.group())), text)


def _labels(text: str) -> Iterator[Match]:
    """Labels that fill a part of the cell between signs or joining words."""
    joining = re.compile("|".join(compiled(j).pattern for j in _vocabulary().joining), re.IGNORECASE)
    apart = joining.sub(lambda m: "," * len(m.group()), text)
    for part in PART.finditer(apart):
        label = part.group().strip(" .-–—")
        start = part.start() + part.group().find(label)
        for code, patterns in _vocabulary().labels.items():
            if label and any(compiled(p).fullmatch(label) for p in patterns):
                yield Match(code, start, start + len(label), label)
                break


def _marks(record: Record) -> list[tuple[str, Quote]]:
    return [
        (MARKED[f.role], quote(f, 0, len(f.text)))
        for f in record.with_role(*MARKED)
        if f.role and f.text.strip() and read_mark(f.text, record.legend) is Mark.YES
    ]


def _unread_marks(record: Record) -> Iterator[Field]:
    """Cells of mark columns that hold words instead of a mark."""
    return (f for f in record.with_role(*MARKED) if read_mark(f.text, record.legend) is Mark.OTHER)


def _fault(classes: dict[str, Quote]) -> Fault:
    """Attack goes before all: it may use a human slip, and is not one (register.md)."""
    if "attack" in classes:
        return Fault.ATTACK
    if len(classes) > 1 or "both" in classes:
        return Fault.BOTH
    return Fault(next(iter(classes)))


def _from_words(field: Field, words: tuple[Match, ...]) -> tuple[Fault, Basis, str, Quote] | None:
    told = [m for m in words if m.entry in TELLING]
    classes = {m.entry: quote(field, m.start, m.end) for m in reversed(told)}
    if not classes or (len(classes) > 1 and _either_or(field.text)):
        return None
    fault = _fault(classes)
    if fault is Fault.BOTH:
        return fault, Basis.STATED, CauseRule.COLUMN, quote(field, told[0].start, told[-1].end)
    return fault, Basis.STATED, CauseRule.COLUMN, classes[fault.value]


def _either_or(text: str) -> bool:
    return any(compiled(a).search(text) for a in _vocabulary().alternatives)


def _from_prose(record: Record, causes: list[Field]) -> Findings | None:
    """What sentences of the cause column, else of the description, clearly say; None where they contradict."""
    for fields, basis, rule in (
        (causes, Basis.STATED, CauseRule.COLUMN_SENTENCE),
        (list(record.with_role(Role.DESCRIPTION)), Basis.INFERRED, CauseRule.DESCRIPTION),
    ):
        signs = list(_clues().signs(fields)) or list(_column_clues().signs(fields if fields is causes else ()))
        if signs:
            return _agreed(signs, basis, rule)
        acting = next((a for f in causes for a in _actors(f)), None)
        if acting:
            return _found(acting[0], Basis.STATED, CauseRule.COLUMN_ACTOR, acting[1])
    return _from_remarks(record)


def _from_remarks(record: Record) -> Findings | None:
    """What remarks tell of the cause; columns of what was done afterwards only where they name it outright."""
    signs = [*_clues().signs(record.with_role(Role.REMARKS))]
    signs += _outright().signs(record.with_role(Role.FOLLOW_UP, Role.MEASURES))
    return _agreed(signs, Basis.INFERRED, CauseRule.REMARKS) if signs else None


def _actors(field: Field) -> Iterator[tuple[Fault, Quote]]:
    """The actor a cause cell begins with: at most an article or the like stands before it."""
    for name, fault in _vocabulary().actors.items():
        for start, end in _clues().mentions(name, field.text):
            if len(field.text[:start].split()) <= 1:
                yield fault, quote(field, start, end)


def _agreed(signs: list[Sign], basis: Basis, rule: str) -> Findings | None:
    if signs[0].value != Fault.ATTACK and len({s.value for s in signs}) > 1:
        return None
    return _found(Fault(signs[0].value), basis, rule, signs[0].quote)


def _found(fault: Fault, basis: Basis, rule: str, words: Quote) -> Findings:
    return Findings(
        (Value("fault", fault.value, basis, rule, words), Value("fault_basis", basis.value, basis, rule, words))
    )


def _unknown(field: Field, record: Record) -> Problem:
    message = f"no cause word of the vocabulary decides column {field.column!r}"
    printed = next(f.text for f in record.fields if f.column == field.column)
    return Problem(Stage.NORMALISE, Severity.WARNING, NormaliseCode.CAUSE_UNKNOWN, message, printed.strip())


FIELD = IncidentField(
    title="Cause",
    columns=(
        FieldColumn("fault", ColumnType.TEXT, "The cause: human or system error, both, or an attack.", tuple(Fault)),
        FieldColumn(
            "fault_basis",
            ColumnType.TEXT,
            "Whether the document states the cause or it follows from its words.",
            tuple(Basis),
        ),
    ),
    normalise=normalise,
    rules=CauseRule,
    sources=(
        "The document's own words for the cause; the four values are those that municipal logs use: human, "
        "system, both, attack."
    ),
    limits=(
        "Words that contradict each other, and a cell no word of which is known, give NULL and the review "
        "code fault_unknown."
    ),
    vocabulary=("cause.toml",),
    cases="values_cause.csv",
)
