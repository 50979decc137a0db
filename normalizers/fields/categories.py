"""Which legal classes of personal data a row names, and which kinds of data (register.md, "Categories").

The document's own label or tick wins; else the classes follow from the kinds of data the row names. The column of data
types is read first; the description only where that column is missing, empty or sends the reader there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from extractors.document.problems import Problem, Severity, Stage
from normalizers.cells.marks import Mark, read_mark
from normalizers.codes import Basis, NormaliseCode, Note, Review
from normalizers.fields.declaration import ColumnType, FieldColumn, IncidentField
from normalizers.findings import NOTHING, Findings, Quote, Rule, Value, quote
from normalizers.mentions.data_types import DataType, Mention, find_types
from normalizers.mentions.data_types import vocabulary as type_vocabulary
from normalizers.mentions.legal_classes import Label, find_labels
from normalizers.mentions.legal_classes import vocabulary as label_vocabulary
from normalizers.record import Field, Legend, Record, Role
from normalizers.vocabulary.patterns import longest_first

TICK_ROLES = {
    "almindelige": Role.ALMINDELIGE,
    "fortrolige": Role.FORTROLIGE,
    "følsomme": Role.FOELSOMME,
    "strafbare": Role.STRAFBARE,
}
PROSE_ROLES = (Role.DESCRIPTION, Role.REMARKS)
PART = re.compile(r"[^,;/.:\n()]{3,}")
ABBREVIATION = re.compile(r"[^\s,;/+&.]+")
LETTERS = re.compile(r"[^\W\d_]")
LONGEST_PART = 3
# So many kinds of data make a list.
LEAST_LIST = 2
# A stroke in a cell of words leaves it empty.
STROKES = ("", "-", "–", "—", "/", ".", "./.")


class CategoryRule(Rule):
    """How the legal classes and kinds of personal data are told (evidence.rule)."""

    LABEL = "categories.label", 'The document labels the data with the class itself ("Følsomme: ...").'
    OTHER_LABEL = "categories.other_label", "Absence: the document labels its data with other classes only."
    TYPE = "categories.type.*", "The kind of data named belongs to the class; the last part is the kind's code."
    ABSENT = "categories.absent", "Absence: kinds of data are named, none of them of this class."
    TICK = (
        "categories.tick",
        'The mark, or the list of data, in the column of the class. A no to one kind of data ("CPR?") '
        "denies that kind alone.",
    )
    TICK_EMPTY = (
        "categories.tick_empty",
        "Absence: the column of the class is empty while another class is marked, or the legend says that "
        "empty means no.",
    )
    BASIS = "categories.basis", "Stated if one class at least is stated, else inferred."
    DATA_TYPES = (
        "categories.data_types",
        "The kinds of data named, in the order of the table below, denied ones left out.",
    )


@dataclass(frozen=True, slots=True)
class _Named:
    """A kind of data named in a cell; covered: the cell itself says of which class it is."""

    type: DataType
    quote: Quote
    possible: bool
    covered: bool


@dataclass(frozen=True, slots=True)
class _Labelled:
    """A class the cell names itself."""

    category: str
    quote: Quote
    stated: bool
    possible: bool


@dataclass(frozen=True, slots=True)
class _Reading:
    """What the row's words say of its data."""

    named: tuple[_Named, ...] = ()
    labels: tuple[_Labelled, ...] = ()
    problems: tuple[Problem, ...] = ()
    everyday: bool = False

    def counting(self) -> tuple[_Named, ...]:
        """The kinds that say something of the classes: a container does so only where nothing else is named."""
        open_kinds = tuple(n for n in self.named if not n.covered)
        return tuple(n for n in open_kinds if not n.type.container) or (() if self._says_more() else open_kinds)

    def _says_more(self) -> bool:
        return any(label.stated for label in self.labels) or any(not n.type.container for n in self.named)


@dataclass(frozen=True, slots=True)
class _Verdict:
    """The value of one class (None: left open) with its reason."""

    value: bool | None
    basis: Basis = Basis.INFERRED
    rule: str = ""
    quote: Quote | None = None
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class _Ticks:
    """What the columns of the classes say; lists are cells that name kinds of data in place of a mark.

    asked: the kinds of data that a class's column asks for in place of the class ("Var der CPR-numre?").
    """

    verdicts: Mapping[str, _Verdict] = field(default_factory=dict)
    asked: Mapping[str, frozenset[str]] = field(default_factory=dict)
    lists: tuple[Field, ...] = ()
    problems: tuple[Problem, ...] = ()


def normalise(record: Record, _known: Findings = NOTHING) -> Findings:
    """almindelige, fortrolige, følsomme, strafbare, categories_basis and data_types of one row."""
    ticks = _ticks(record)
    reading = _reading(record, ticks)
    verdicts = {c: _decided(c, ticks, reading) for c in TICK_ROLES}
    problems = (*ticks.problems, *reading.problems)
    unclear = any(p.severity is Severity.WARNING for p in problems) or any(n.type.container for n in reading.counting())
    unclear = unclear or _contradicted(verdicts, reading) or (_only_told(record) and not _says_any(verdicts, reading))
    notes = [note for v in verdicts.values() for note in v.notes]
    if reading.everyday:
        notes.append(Note.EVERYDAY_LABEL)
    return Findings(
        values=tuple(_values(verdicts, reading)),
        problems=problems,
        review=(Review.CATEGORIES_UNCLEAR,) if unclear else (),
        notes=tuple(dict.fromkeys(notes)),
    )


def _decided(category: str, ticks: _Ticks, reading: _Reading) -> _Verdict:
    """The tick, unless its no denies one kind of data only and the row names another of the class."""
    tick, said = ticks.verdicts.get(category), _verdict(category, reading)
    asked = ticks.asked.get(category)
    if tick is None:
        return said
    others = {n.type.code for n in reading.counting() if category in n.type.classes and not n.possible} - (
        asked or set()
    )
    return said if asked and tick.value is False and others else tick


def _only_told(record: Record) -> bool:
    """Whether no column asks for the data, so that the description alone can tell of them."""
    asked = any(record.with_role(Role.PERSONAL_DATA, *TICK_ROLES.values()))
    return not asked and any(f.text.strip() for f in record.with_role(Role.DESCRIPTION))


def _says_any(verdicts: Mapping[str, _Verdict], reading: _Reading) -> bool:
    return bool(reading.named) or any(v.value is not None for v in verdicts.values())


def _contradicted(verdicts: Mapping[str, _Verdict], reading: _Reading) -> bool:
    """Whether a class is answered no though the row surely names data of it."""
    denied = {category for category, v in verdicts.items() if v.value is False and v.quote}
    return any(denied & set(n.type.classes) for n in reading.counting() if not n.possible)


def _values(verdicts: Mapping[str, _Verdict], reading: _Reading) -> Iterator[Value]:
    known = {c: v for c, v in verdicts.items() if v.value is not None}
    for category, v in known.items():
        yield Value(category, v.value, v.basis, v.rule, v.quote)
    if known:
        basis = Basis.STATED if any(v.basis is Basis.STATED for v in known.values()) else Basis.INFERRED
        reasons = [v.quote for v in known.values() if v.basis is basis and v.quote]
        yield Value("categories_basis", basis.value, basis, CategoryRule.BASIS, next(iter(reasons), None))
    if reading.named:
        codes = {n.type.code for n in reading.named}
        ordered = tuple(t.code for t in type_vocabulary().types if t.code in codes)
        yield Value("data_types", ordered, Basis.STATED, CategoryRule.DATA_TYPES, reading.named[0].quote)


def _verdict(category: str, reading: _Reading) -> _Verdict:
    """What labels, then kinds of data, say of one class; a class nothing speaks of is false if any is named at all."""
    labels = sorted((x for x in reading.labels if x.category == category), key=lambda x: (not x.stated, x.possible))
    if labels:
        notes = (Note.POSSIBLY,) if labels[0].possible else ()
        return _Verdict(labels[0].stated, Basis.STATED, CategoryRule.LABEL, labels[0].quote, notes)
    named = reading.counting()
    always = sorted((n for n in named if category in n.type.classes), key=lambda n: n.possible)
    if always:
        notes = (Note.POSSIBLY,) if always[0].possible else ()
        return _Verdict(True, Basis.INFERRED, CategoryRule.TYPE.of(always[0].type.code), always[0].quote, notes)
    if any(category in n.type.by_circumstances for n in named):
        return _Verdict(None, notes=(Note.BY_CIRCUMSTANCES,))
    notes = (Note.BY_CIRCUMSTANCES,) if any(category in n.type.at_times for n in named) else ()
    if any(label.stated for label in reading.labels):
        return _Verdict(False, Basis.STATED, CategoryRule.OTHER_LABEL, notes=notes)
    return _Verdict(False, Basis.INFERRED, CategoryRule.ABSENT, notes=notes) if named else _Verdict(None)


def _ticks(record: Record) -> _Ticks:
    verdicts: dict[str, _Verdict] = {}
    empty: list[str] = []
    lists: list[Field] = []
    problems: list[Problem] = []
    asked: dict[str, frozenset[str]] = {}
    for category, role in TICK_ROLES.items():
        for cell in record.with_role(role):
            if not find_labels(cell.column):
                asked[category] = frozenset(m.type.code for m in find_types(cell.column))
            if not cell.text.strip():
                empty.append(category)
                continue
            value = _mark(cell.text, record.legend)
            if value is None and find_types(cell.text):
                lists.append(cell)
                value = any(not m.denied for m in find_types(cell.text))
            if value is None and not _pending(cell.text, record.legend):
                problems.append(
                    _problem(NormaliseCode.CATEGORY_MARK_UNKNOWN, "The mark of a class's column is not known", cell)
                )
            if value is not None:
                words = quote(cell, 0, len(cell.text))
                verdicts[category] = _Verdict(value, Basis.STATED, CategoryRule.TICK, words)
    if record.legend.empty_means_no or any(v.value for v in verdicts.values()):
        for category in empty:
            verdicts.setdefault(category, _Verdict(False, Basis.STATED, CategoryRule.TICK_EMPTY))
    return _Ticks(verdicts, asked, tuple(lists), tuple(problems))


def _mark(text: str, legend: Legend) -> bool | None:
    """Yes, no, or None for a mark of neither kind; the document's legend before the common marks."""
    mark = text.strip().lower()
    if mark in legend.pending:
        return None
    if mark in legend.yes or mark in legend.no:
        return mark in legend.yes
    marks = label_vocabulary().marks
    return True if mark in marks.yes else False if mark in marks.no else None


def _pending(text: str, legend: Legend) -> bool:
    return text.strip().lower() in legend.pending | label_vocabulary().marks.pending


def _reading(record: Record, ticks: _Ticks) -> _Reading:
    """Ticks with words beside them, then the column of data types, else the running text of the row."""
    cells = list(record.with_role(Role.PERSONAL_DATA))
    columns = [f for f in cells if _says_something(f.text, record.legend) and not _refers(f.text)]
    columns += [f for f in record.fields if f.role in (Role.REMARKS, None) and not columns and _is_list(f.text)]
    readings = [_listed(f, record.legend) for f in columns]
    if not columns and not _without_data(record):
        readings = [_prose(f) for f in record.with_role(*PROSE_ROLES) if f.text.strip()]
    under_ticks = tuple(_named(f, m, covered=True) for f in ticks.lists for m in find_types(f.text) if not m.denied)
    return _Reading(
        named=(*under_ticks, *(n for r in readings for n in r.named)),
        labels=tuple(x for r in readings for x in r.labels),
        problems=tuple(p for r in readings for p in r.problems),
        everyday=any(r.everyday for r in readings),
    )


def _is_list(text: str) -> bool:
    """Whether a cell of remarks holds kinds of data, two at least or a sure one, and no other words."""
    mentions = find_types(text)
    if len({m.type.code for m in mentions}) < LEAST_LIST and not find_types(text, prose=True):
        return False
    rest = list(text)
    for m in mentions:
        rest[m.start : m.end] = " " * (m.end - m.start)
    return not any(part.group().strip() and not _says_nothing(part.group()) for part in PART.finditer("".join(rest)))


def _says_something(text: str, legend: Legend) -> bool:
    """Whether a cell has words, or numbers that the document explains as classes ("1+2")."""
    return bool(LETTERS.search(text) or (text.strip() and _abbreviated(text, legend)))


def _without_data(record: Record) -> bool:
    """Whether the column of data types answers no: there were none, whatever the description names."""
    cells = [f for f in record.with_role(Role.PERSONAL_DATA) if f.text.strip() not in STROKES]
    return any(read_mark(f.text, record.legend) is Mark.NO for f in cells)


def _listed(cell: Field, legend: Legend) -> _Reading:
    """A cell of the column of data types: what it says, and a problem for what nobody knows."""
    labels = _abbreviated(cell.text, legend) or find_labels(cell.text)
    mentions = find_types(cell.text)
    everyday = [m.span() for m in _phrase("everyday").finditer(cell.text)]
    spans = [*everyday, *((x.start, x.end) for x in labels), *((m.start, m.end) for m in mentions)]
    unknown = tuple(_unlisted(cell, spans)) if spans else tuple(_unknown(cell))
    return _Reading(_all_named(cell, mentions, labels), _labelled(cell, labels), unknown, bool(everyday))


def _prose(cell: Field) -> _Reading:
    labels = tuple(x for x in find_labels(cell.text) if x.with_noun)
    everyday = _phrase("everyday").search(cell.text) is not None
    return _Reading(
        _all_named(cell, find_types(cell.text, prose=True), labels), _labelled(cell, labels), everyday=everyday
    )


def _all_named(cell: Field, mentions: Iterable[Mention], labels: tuple[Label, ...]) -> tuple[_Named, ...]:
    return tuple(
        _named(cell, m, covered=any(x.covers[0] <= m.start < x.covers[1] for x in labels))
        for m in mentions
        if not m.denied and not any(x.start <= m.start < x.end for x in labels)
    )


def _named(cell: Field, mention: Mention, *, covered: bool) -> _Named:
    return _Named(mention.type, quote(cell, mention.start, mention.end), mention.possible, covered)


def _labelled(cell: Field, labels: tuple[Label, ...]) -> tuple[_Labelled, ...]:
    return tuple(_Labelled(x.category, quote(cell, x.start, x.end), x.stated, x.possible) for x in labels)


def _abbreviated(text: str, legend: Legend) -> tuple[Label, ...]:
    """Labels of a cell made of abbreviations the document explains ("A, F" with "A = almindelige")."""
    meanings: dict[str, list[Label]] = {}
    for key, words in legend.definitions:
        meanings.setdefault(key.rstrip(".").lower(), []).extend(find_labels(words))
    parts = list(ABBREVIATION.finditer(text))
    if not all(p.group().lower() in meanings for p in parts):
        return ()
    return tuple(
        Label(label.category, p.start(), p.end(), (p.end(), p.end()))
        for p in parts
        for label in meanings[p.group().lower()]
    )


@lru_cache(maxsize=8)
def _phrase(*lists: str) -> re.Pattern[str]:
    """Any phrase of these lists of categories.toml, longest first."""
    phrases = [p for name in lists for p in getattr(label_vocabulary().words, name)]
    return re.compile(longest_first(phrases), re.IGNORECASE)


def _refers(text: str) -> bool:
    return _phrase("refers").match(text.strip()) is not None


def _says_nothing(text: str) -> bool:
    """Whether no word is left beside answers that name no kind of data and the small words around them."""
    return not LETTERS.search(_phrase("says_nothing", "fillers").sub(" ", text))


def _unknown(cell: Field) -> Iterator[Problem]:
    if not _says_nothing(cell.text):
        yield _problem(NormaliseCode.DATA_TYPE_UNKNOWN, "No word of the cell is in the vocabulary of data types", cell)


def _unlisted(cell: Field, spans: list[tuple[int, int]]) -> Iterator[Problem]:
    """Short items of a list that stand beside known ones and are not known themselves."""
    for part in PART.finditer(cell.text):
        known = any(start < part.end() and part.start() < end for start, end in spans)
        text = part.group().strip()
        if not known and 0 < len(text.split()) <= LONGEST_PART and not _says_nothing(text):
            message = "An item beside known data types is not in the vocabulary"
            yield Problem(Stage.NORMALISE, Severity.INFO, NormaliseCode.DATA_TYPE_UNLISTED, message, text)


def _problem(code: NormaliseCode, message: str, cell: Field) -> Problem:
    return Problem(Stage.NORMALISE, Severity.WARNING, code, message, cell.text)


FIELD = IncidentField(
    title="Kinds of personal data and their legal class",
    columns=(
        FieldColumn("almindelige", ColumnType.FLAG, "Whether ordinary personal data (GDPR art. 6) are concerned."),
        FieldColumn(
            "fortrolige",
            ColumnType.FLAG,
            "Whether confidential data (such as CPR numbers; forvaltningsloven § 27) are concerned.",
        ),
        FieldColumn("følsomme", ColumnType.FLAG, "Whether special categories of data (GDPR art. 9) are concerned."),
        FieldColumn("strafbare", ColumnType.FLAG, "Whether data on criminal offences (GDPR art. 10) are concerned."),
        FieldColumn(
            "categories_basis",
            ColumnType.TEXT,
            "Whether the document states the categories or they follow from its words.",
            tuple(Basis),
        ),
        FieldColumn(
            "data_types", ColumnType.TEXTS, "Codes of the types of data named in the row (normalizers/vocabulary)."
        ),
    ),
    normalise=normalise,
    rules=CategoryRule,
    sources=(
        "The document's own label first. Else the kind of data: GDPR articles 4, 9 and 10, "
        "databeskyttelsesloven sections 8 and 11, and Datatilsynet's guidance; the table below names the "
        "source of each kind."
    ),
    limits=(
        "A kind whose class depends on circumstances leaves that class NULL with the note by_circumstances; "
        "money, which is ordinary and at times confidential, is ordinary alone with the same note. A class "
        "nothing speaks of is false only where the row names some kind of data or labels another class."
    ),
    vocabulary=(
        "categories.toml",
        "data_types.toml",
        "negation.toml",
        "boxes.toml",
        "marks.toml",
    ),
    cases="values_categories.csv",
)
