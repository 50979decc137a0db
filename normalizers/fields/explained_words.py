"""Words of a row that a person explained (sources.toml): they overrule the vocabulary and the document's own legend.

A word that answers its column reads as the vocabulary's answer; any other is a value of its own and is taken out of its
cell, so that no rule reads it in another way. What a word may mean is for word_meanings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from normalizers.cells.marks import Mark, Marks
from normalizers.codes import Answer, Basis, Review
from normalizers.fields.category_ticks import TICK_ROLES
from normalizers.fields.notification import VALUES, VOLUNTARY
from normalizers.fields.word_meanings import NO, PENDING, YES
from normalizers.findings import Findings, Quote, Rule, RuleGroup, Value, quote
from normalizers.mentions.data_types import DataTypes
from normalizers.record import Field, Meaning, Record, Role, WordMeaning

MARKS = {YES: Mark.YES, NO: Mark.NO, PENDING: Mark.PENDING}
# Columns in which an empty cell may be a no; one whose only word says something else is not empty.
ASKING = frozenset({Role.NOTIFIED_AUTHORITY, Role.NOTIFIED_SUBJECTS, *TICK_ROLES.values()})
TOLD = ("notified_authority", "notified_subjects")
DATA_TYPES = "data_types"
# What may stand before and behind a word; a number beside a slash is part of a day.
BEFORE, BEHIND = r"(?:^|(?<=[\s,;+&({0}]))", r"(?=[\s,;+&){0}]|[.:!?](?:\s|$)|$)"


class SourceRule(Rule):
    """How a value rests on what a person said in sources.toml (evidence.rule)."""

    COLUMNS = (
        "source.columns",
        "sources.toml says what the column holds; `evidence.read_by` names the rule that read the cell.",
    )
    WORDS = (
        "source.words",
        "sources.toml says what the word means; `evidence.read_by` names the rule that read it as an answer.",
    )


SOURCE_RULES = frozenset(map(str, SourceRule))


@dataclass(frozen=True, slots=True)
class _Word:
    """An explained word at text[start:end] of a field; change: what stands in its place for the rules."""

    field: Field
    start: int
    end: int
    meanings: tuple[Meaning, ...]
    change: str


@dataclass(frozen=True, slots=True)
class Explained:
    """A row as the rules are to read it, and what its explained words say: told holds their values."""

    printed: Record
    record: Record
    told: Findings
    words: tuple[tuple[_Word, ...], ...]

    def as_printed(self, findings: Findings) -> Findings:
        """What was found in the record, with its quotes in the printed cells and what a person said as its reason."""
        values = (self._of_column(self._of_word(value)) for value in findings.values)
        return replace(findings, values=tuple(values))

    def _of_word(self, value: Value) -> Value:
        """The value with its quotes as printed; read in an answer that a person explained, it rests on that."""
        place = self._place(value.quote) if value.quote else None
        own = value.requoted(self._quoted)
        if value.quote is None or place is None or value.rule in SOURCE_RULES:
            return own
        answers = _answers(self.words[place])
        if any(start < value.quote.end and value.quote.start < end for start, end in answers):
            return replace(own, rule=SourceRule.WORDS, read_by=value.rule)
        return own

    def _quoted(self, words: Quote) -> Quote:
        """The quote as printed; the whole cell where a word of another length was read in place of the printed one."""
        place = self._place(words)
        if place is None:
            return words
        cell, read = self.printed.fields[place], self.record.fields[place]
        same = len(read.text) == len(cell.text)
        return quote(cell, words.start, words.end) if same else quote(cell, 0, len(cell.text))

    def _place(self, words: Quote) -> int | None:
        """The field that is quoted, where a word of it is explained."""
        pairs = enumerate(zip(self.printed.fields, self.record.fields, self.words, strict=True))
        fits = (
            place
            for place, (printed, read, explained) in pairs
            if explained
            and printed.column == words.column
            and words.text in (read.text[words.start : words.end], printed.text[words.start : words.end])
        )
        return next(fits, None)

    def _of_column(self, value: Value) -> Value:
        """A value stated in a column whose meaning a person gave rests on that; what is inferred rests on more."""
        said = value.quote and self.printed.legend.glossary.role_of(value.quote.column)
        if not said or value.basis is not Basis.STATED or value.rule in SOURCE_RULES:
            return value
        return replace(value, rule=SourceRule.COLUMNS, read_by=value.rule)


def explained(record: Record) -> Explained:
    """The row with its explained words read; as it is where none stands in it."""
    words = tuple(tuple(_words(record, field)) for field in record.fields)
    fields = tuple(_changed(field, own) for field, own in zip(record.fields, words, strict=True))
    return Explained(record, replace(record, fields=fields), _told(record, [w for own in words for w in own]), words)


def _words(record: Record, field: Field) -> Iterator[_Word]:
    """The explained words of a cell in printed order, of two at one place the longer."""
    known = {_plain(word.word): word for word in record.legend.glossary.words_in(field.column)}
    if not known:
        return
    longest = sorted(known.values(), key=lambda word: -len(word.word))
    for match in re.finditer("|".join(map(_pattern, longest)), field.text, re.IGNORECASE):
        meanings = known[_plain(match.group())].meanings
        mark = next((MARKS[m.value] for m in meanings if m.field is None and m.value in MARKS), None)
        if mark is None and field.role in ASKING and match.group() == field.text.strip():
            mark = Mark.UNKNOWN
        change = record.vocabulary.of(Marks).plain(mark) if mark else " " * len(match.group())
        yield _Word(field, *match.span(), meanings, change)


def _plain(word: str) -> str:
    return " ".join(word.casefold().split())


def _pattern(word: WordMeaning) -> str:
    stroke = "" if word.word.strip().isdecimal() else "/"
    spoken = r"\s+".join(map(re.escape, word.word.split()))
    return f"{BEFORE.format(stroke)}{spoken}{BEHIND.format(stroke)}"


def _changed(field: Field, words: Sequence[_Word]) -> Field:
    """The cell as the rules are to read it."""
    text, end = "", 0
    for word in words:
        text += field.text[end : word.start] + word.change
        end = word.end
    return replace(field, text=text + field.text[end:])


def _answers(words: Sequence[_Word]) -> Iterator[tuple[int, int]]:
    """Where in the changed cell the answers stand."""
    moved = 0
    for word in words:
        start = word.start + moved
        if word.change.strip():
            yield start, start + len(word.change)
        moved += len(word.change) - (word.end - word.start)


def _told(record: Record, words: Sequence[_Word]) -> Findings:
    """The values of the explained words; of several for one column none is believed, but kinds of data add up."""
    said: dict[str, dict[str, Quote]] = {}
    for word in words:
        for meaning in word.meanings:
            if meaning.field is not None:
                own = quote(word.field, word.start, word.end)
                said.setdefault(meaning.field, {}).setdefault(meaning.value, own)
    kinds = said.pop(DATA_TYPES, {})
    codes = tuple(t.code for t in record.vocabulary.of(DataTypes).types if t.code in kinds)
    values = [v for column, one in said.items() if len(one) == 1 for v in _values(column, *next(iter(one.items())))]
    if kinds:
        quotes = tuple(kinds[code] for code in codes)
        values.append(Value(DATA_TYPES, codes, Basis.STATED, SourceRule.WORDS, quotes[0], quotes))
    contradicted = any(len(one) > 1 for one in said.values())
    each = tuple({value.field: value for value in values}.values())
    return Findings(each, review=(Review.MARKS_CONTRADICT,) if contradicted else ())


def _values(column: str, value: str, words: Quote) -> Iterator[Value]:
    """A meaning as values of the register."""
    for name, told in _columns(column, value):
        if told is not None:
            yield Value(name, told, Basis.STATED, SourceRule.WORDS, words)


def _columns(column: str, value: str) -> Iterator[tuple[str, object]]:
    """Columns of incidents and what stands there for a meaning; None: nothing."""
    if column in TOLD:
        yield column, value == VOLUNTARY or VALUES[Answer(value)]
        yield f"{column}_status", value
    elif column in TICK_ROLES:
        yield column, value == YES
        yield "categories_basis", Basis.STATED.value
    elif column == "third_party":
        yield column, value == YES
    else:
        yield column, value
        if column == "fault":
            yield "fault_basis", Basis.STATED.value


RULE_GROUP = RuleGroup(
    title="What a person said of a document",
    columns=(*TOLD, "status", "fault", "mechanism", "third_party", "risk", "location", *TICK_ROLES, DATA_TYPES),
    rules=SourceRule,
    sources="`data/raw/sources.toml`: a person who knows the document. It overrules its legend and the vocabulary.",
    limits=(
        "A word counts where it stands by itself in a cell of its column, even if denied there. Where a row's words "
        "say two things of one column, none is believed (`marks_contradict`). What is inferred from a column that a "
        "person named keeps its own rule."
    ),
    vocabulary=("marks.toml",),
    cases="",
)
