"""Which legal classes of personal data a row names, and which kinds of data (docs/normalisation.md).

The document's own label or tick wins; else the classes follow from the kinds of data the row names. Ticks are read by
category_ticks, words by category_words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from extractors.document.problems import Severity
from normalizers.codes import Basis, Note, Review
from normalizers.fields.category_ticks import TICK_ROLES, CategoryRule, TickColumns, Ticks, Verdict
from normalizers.fields.category_words import DataReading, DataWords, NamedClass, NamedType
from normalizers.fields.declaration import ColumnType, FieldColumn, IncidentField
from normalizers.findings import NOTHING, Findings, Value
from normalizers.mentions.data_types import DataTypes
from normalizers.record import Record, Role


def normalise(record: Record, known: Findings = NOTHING) -> Findings:
    """almindelige, fortrolige, følsomme, strafbare, categories_basis and data_types of one row.

    known may hold kinds and classes that a person told of the row's words.
    """
    ticks = record.vocabulary.of(TickColumns).read(record)
    told = _told(record, known)
    read = record.vocabulary.of(DataWords).read(record, ticks.lists, told=bool(told.named or told.labels))
    ticked = tuple(NamedType(kind, mark, possible=False, covered=True) for kind, mark in ticks.ticked)
    reading = replace(read, named=(*told.named, *ticked, *read.named), labels=(*told.labels, *read.labels))
    verdicts = {c: _decided(c, ticks, reading) for c in TICK_ROLES}
    problems = (*ticks.problems, *reading.problems)
    unclear = any(p.severity is Severity.WARNING for p in problems) or any(n.type.container for n in reading.counting())
    unclear = unclear or _contradicted(verdicts, reading) or (not _says_any(verdicts, reading) and _hints(record))
    notes = [note for v in verdicts.values() for note in v.notes]
    if reading.everyday:
        notes.append(Note.EVERYDAY_LABEL)
    return Findings(
        values=tuple(_values(record, verdicts, reading)),
        problems=problems,
        review=(Review.CATEGORIES_UNCLEAR,) if unclear else (),
        notes=tuple(dict.fromkeys(notes)),
    )


def _told(record: Record, known: Findings) -> DataReading:
    """The kinds and classes of data that a person told of the row's words."""
    told = known.value("data_types")
    words = dict(told.parts) if told else {}
    types = ((kind, words.get(kind.code)) for kind in record.vocabulary.of(DataTypes).types)
    named = (NamedType(kind, quote, possible=False, covered=False) for kind, quote in types if quote)
    classes = (v for v in known.values if v.field in TICK_ROLES and v.quote)
    labels = (NamedClass(v.field, v.quote, stated=v.value is True, possible=False) for v in classes if v.quote)
    return DataReading(tuple(named), tuple(labels))


def _decided(category: str, ticks: Ticks, reading: DataReading) -> Verdict:
    """The tick, unless its no denies one kind of data only and the row names another of the class."""
    tick, said = ticks.verdicts.get(category), _verdict(category, reading)
    asked = ticks.asked.get(category)
    if tick is None:
        return said
    others = {n.type.code for n in reading.counting() if category in n.type.classes and not n.possible} - (
        asked or set()
    )
    return said if asked and tick.value is False and others else tick


def _hints(record: Record) -> bool:
    """Whether no column asks for the data and the story names several kinds, though none surely as what was concerned.

    One alone is mostly something else ("sendt til en gammel adresse").
    """
    if any(record.with_role(Role.PERSONAL_DATA, *TICK_ROLES.values())):
        return False
    types = record.vocabulary.of(DataTypes)
    return any(len({m.type.code for m in types.find(f.text)}) > 1 for f in record.with_role(Role.DESCRIPTION))


def _says_any(verdicts: Mapping[str, Verdict], reading: DataReading) -> bool:
    return bool(reading.named) or any(v.value is not None for v in verdicts.values())


def _contradicted(verdicts: Mapping[str, Verdict], reading: DataReading) -> bool:
    """Whether a class is answered no though the row surely names data of it."""
    denied = {category for category, v in verdicts.items() if v.value is False and v.quote}
    return any(denied & set(n.type.classes) for n in reading.counting() if not n.possible)


def _values(record: Record, verdicts: Mapping[str, Verdict], reading: DataReading) -> Iterator[Value]:
    known = {c: v for c, v in verdicts.items() if v.value is not None}
    for category, v in known.items():
        yield Value(category, v.value, v.basis, v.rule, v.quote)
    if known:
        basis = Basis.STATED if any(v.basis is Basis.STATED for v in known.values()) else Basis.INFERRED
        reasons = [v.quote for v in known.values() if v.basis is basis and v.quote]
        yield Value("categories_basis", basis.value, basis, CategoryRule.BASIS, next(iter(reasons), None))
    if reading.named:
        words = {n.type.code: n.quote for n in reversed(reading.named)}
        ordered = tuple(t.code for t in record.vocabulary.of(DataTypes).types if t.code in words)
        quotes = tuple(words[code] for code in ordered)
        yield Value("data_types", ordered, Basis.STATED, CategoryRule.DATA_TYPES, quotes[0], quotes)


def _verdict(category: str, reading: DataReading) -> Verdict:
    """What labels, then kinds of data, say of one class; a class nothing speaks of is false if any is named at all."""
    labels = sorted((x for x in reading.labels if x.category == category), key=lambda x: (not x.stated, x.possible))
    if labels:
        notes = (Note.POSSIBLY,) if labels[0].possible else ()
        return Verdict(labels[0].stated, Basis.STATED, CategoryRule.LABEL, labels[0].quote, notes)
    named = reading.counting()
    always = sorted((n for n in named if category in n.type.classes), key=lambda n: n.possible)
    if always:
        notes = (Note.POSSIBLY,) if always[0].possible else ()
        return Verdict(True, Basis.INFERRED, CategoryRule.TYPE.of(always[0].type.code), always[0].quote, notes)
    if any(category in n.type.by_circumstances for n in named):
        return Verdict(None, notes=(Note.BY_CIRCUMSTANCES,))
    notes = (Note.BY_CIRCUMSTANCES,) if any(category in n.type.at_times for n in named) else ()
    if any(label.stated for label in reading.labels):
        return Verdict(False, Basis.STATED, CategoryRule.OTHER_LABEL, notes=notes)
    return Verdict(False, Basis.INFERRED, CategoryRule.ABSENT, notes=notes) if named else Verdict(None)


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
            detail=True,
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
