"""The words of counting memos (vocabulary/counts.toml) and what a text says is counted.

Decides on a text alone; where it stands is for table_axes and prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from pydantic import BaseModel, ConfigDict

from normalizers.danish.calendar import Calendar
from normalizers.danish.negation import Negation
from normalizers.dates.period_words import CalendarWords, ends_with_one_of
from normalizers.vocabulary.patterns import Finder, Match, alternatives, expression, longest_first
from normalizers.vocabulary.words import Vocabulary

MEASURE_LISTS = (
    "broken", "reported", "recorded", "breaches", "not_breaches", "notified", "subjects_informed", "told", "other",
    "closed", "by_type",
)  # fmt: skip
PRECEDENCE = (
    "not_breaches", "subjects_informed", "other", "not_notified", "notified", "by_type", "breaches", "reported",
    "recorded", "closed",
)  # fmt: skip
UNASSESSED = (*PRECEDENCE[:6], "reported", "breaches", "recorded", "closed")
# The register's codes of what is said where no other word speaks.
WEAK = {"recorded": "reported", "closed": "other"}
OPPOSITES = {"notified": "not_notified", "breaches": "not_breaches", "subjects_informed": "other"}
NEGATION_REACH = 60  # characters a negator reaches forward within its clause
UNNEEDED_WITHIN = 4  # words between what was not done and the words that say so


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Measures(_Section):
    reported: list[str]
    recorded: list[str]
    breaches: list[str]
    broken: list[str]
    not_breaches: list[str]
    assessed: list[str]
    notified: list[str]
    subjects_informed: list[str]
    other: list[str]
    closed: list[str]
    told: list[str]
    persons: list[str]
    by_type: list[str]
    internal: list[str]
    negators: list[str]
    unneeded: list[str]
    authority: list[str]
    clause_breaks: list[str]


class _Rows(_Section):
    totals: list[str]
    whole_totals: list[str]
    total_ends: list[str]
    year_totals: list[str]
    units: list[str]
    types: list[str]
    measures: list[str]
    plain: list[str]
    unit_names: list[str]


class _Columns(_Section):
    shares: list[str]
    counted_things: list[str]
    not_counts: list[str]
    references: list[str]
    blanks: list[str]
    levels: list[str]
    noughts: list[str]


class _Captions(_Section):
    incidents: list[str]
    contents: list[str]
    money: list[str]
    others: list[str]
    of_others: list[str]
    spread: list[str]
    units: list[str]
    types: list[str]


class _Prose(_Section):
    units: list[str]
    at: list[str]
    same: list[str]
    since: list[str]
    until: list[str]
    strong: list[str]
    weak: list[str]
    elliptic: list[str]
    not_before: list[str]
    one: list[str]
    not_one: list[str]
    participles: list[str]
    none_of: list[str]
    none: list[str]
    same_period: list[str]
    hypothetical: list[str]
    rates: list[str]
    comparison: list[str]
    others: list[str]
    anaphora: list[str]
    reason: list[str]
    spread_out: list[str]
    relatives: list[str]
    duties: list[str]
    part: list[str]
    compared: list[str]
    respectively: list[str]
    year_before: list[str]
    item_units: list[str]
    number_joins: list[str]
    parts_before: list[str]
    parts_after: list[str]
    of_whole: list[str]
    range_opens: list[str]
    range_ands: list[str]
    range_joins: list[str]
    name_joins: list[str]
    no_department: list[str]
    of_year: list[str]


class CountVocabulary(_Section):
    """The vocabulary file counts.toml."""

    measures: _Measures
    rows: _Rows
    columns: _Columns
    captions: _Captions
    prose: _Prose
    calendar: CalendarWords


@dataclass(frozen=True, slots=True)
class Measure:
    """What is counted: the register's code, and the words that say so (text[start:end])."""

    code: str
    start: int
    end: int


class CountTerms:
    """vocabulary/counts.toml, ready to search with."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.lists = vocabulary.file("counts", CountVocabulary)
        self._finders: dict[tuple[str, ...], Finder] = {}
        self._negators = Finder([("negators", (*vocabulary.of(Negation).negators, *self.lists.measures.negators))])
        self._clause_break = re.compile(rf"[,;:()/]|{alternatives(self.lists.measures.clause_breaks)}", re.IGNORECASE)
        prose = self.lists.prose
        # Where the words of one number end and those of the next begin.
        self.part_begins = re.compile(rf"[,;]|{alternatives(prose.parts_before)}")
        self.part_ends = re.compile(rf"[,;]?\s*{alternatives(prose.parts_after)}")
        # Between a part and the whole that it is of ("12 af de 19"); also where the whole opens a sentence.
        self.of_whole = re.compile(rf"\s*{longest_first(prose.of_whole)}(?:\s+[^\W\d]+){{0,3}}\s*")
        self.whole_first = re.compile(rf"\s*{longest_first(prose.of_whole)}\s+(?:[^\W\d]+\s+){{0,3}}\d", re.IGNORECASE)
        # Where the clause of another subject begins, or one that gives a rule ("12 brud, som skal anmeldes").
        relative = rf",\s+{alternatives(prose.relatives)}"
        self.relative = re.compile(relative)
        self.rule = re.compile(rf"{relative}(?:\s+[^\W\d]+){{0,2}}\s+{alternatives(prose.duties)}")
        # Between what is held and the incidents that it is about ("kursus om brud").
        self._of_others = re.compile(alternatives(self.lists.captions.of_others))
        joins = alternatives(prose.name_joins)
        self.name = re.compile(rf"[A-ZÆØÅ][\w-]*(?:(?:,|,? {joins}| &|- {joins})? [A-ZÆØÅ][\w-]*)*")
        # What stands before the last part of a department's name ("Teknik- og Miljøforvaltningen").
        self._first_halves = re.compile(rf"(?:[A-ZÆØÅ][^\W\d]*-(?:,| {joins})? )+$")
        parts = vocabulary.of(Calendar).parts
        # Headers over bare ordinals ("2.") that are parts of a year.
        self.parts_of_a_year = (*parts.quarter, *parts.half)
        rows = self.lists.rows
        begins = [rf"(?:\W*{expression(p)})" for p in rows.totals]
        alone = [rf"(?:\W*{expression(p)}\W*$)" for p in rows.whole_totals]
        self._total = re.compile("|".join((*begins, *alone)), re.IGNORECASE)
        ends = "|".join(expression(p) for p in rows.total_ends)
        self._total_end = re.compile(rf"(?<=\w)\W*\s(?:{ends})\W*$", re.IGNORECASE)

    def finder(self, section: str, *names: str) -> Finder:
        """A finder for lists of the vocabulary: finder("prose", "strong", "weak")."""
        key = (section, *names)
        if key not in self._finders:
            part = getattr(self.lists, section)
            self._finders[key] = Finder((name, getattr(part, name)) for name in names)
        return self._finders[key]

    def says(self, text: str, section: str, name: str) -> bool:
        """Whether the text holds a word of this list."""
        return bool(self.finder(section, name).find(text))

    def tells_of_others(self, text: str) -> bool:
        """Whether those are counted who learn or are asked of incidents ("Deltagelse i kursus om brud")."""
        others = self.finder("captions", "others").find(text)
        told = self.finder("captions", "incidents").find(text)
        return bool(others and told) and self._of_others.search(text, others[0].end, told[0].start + 1) is not None

    def ends_with(self, text: str, name: str) -> bool:
        """Whether the text ends with a phrase of this list of the vocabulary's prose section."""
        return ends_with_one_of(text, tuple(getattr(self.lists.prose, name)))

    def first_halves(self, sentence: str, start: int) -> int:
        """Where a name begins whose last part stands at start, with the halves of words before it."""
        found = self._first_halves.search(sentence[:start])
        return found.start() if found else start

    def is_total(self, label: str) -> bool:
        """Whether a row's or column's label begins as a total ("Samlet antal ..."), or is nothing else ("Året")."""
        return bool(self._total.match(label.strip())) or self.total_of(label) is not None

    def total_of(self, label: str) -> str | None:
        """What a label that ends as a total adds up ("2. kvartal i alt"); None where it is a measure ("Brud i alt")."""
        found = self._total_end.search(label)
        part = label[: found.start()].strip() if found else ""
        return part if part and self.measure(part) is None else None

    def measure(self, text: str) -> Measure | None:
        """What a header, caption or clause says is counted; None where no word of the vocabulary speaks."""
        found = list(self._measures(text))
        order = PRECEDENCE if self.says(text, "measures", "assessed") else UNASSESSED
        chosen = next((m for code in order for m in found if m.code == code), None)
        return replace(chosen, code=WEAK.get(chosen.code, chosen.code)) if chosen else None

    def first_measure(self, texts: Iterable[str | None]) -> tuple[str, Measure] | None:
        """The first of the texts that says what is counted, and what it says."""
        for text in texts:
            found = self.measure(text) if text else None
            if text and found:
                return text, found
        return None

    def denied(self, code: str, after: str) -> str:
        """The code of what was said before, or its opposite where a word of denial is all that is said of a number."""
        return OPPOSITES.get(code, code) if self._negators.find(after) and self.measure(after) is None else code

    def _measures(self, text: str) -> Iterator[Measure]:
        internal = self.says(text, "measures", "internal")
        persons = self.says(text, "measures", "persons")
        spoken_for = 0
        for match in self.finder("measures", *MEASURE_LISTS).find(text):
            if match.entry != "broken" and (match.entry != "told" or persons):
                yield Measure(self._code(text, match, internal, spoken_for), match.start, match.end)
            if match.entry == "notified":
                spoken_for = match.end

    def _code(self, text: str, match: Match, internal: bool, spoken_for: int) -> str:
        """spoken_for: a negator before it belongs to an earlier word ("ikke anmeldte brud" are breaches)."""
        entry = "subjects_informed" if match.entry == "told" else match.entry
        if entry == "notified" and internal and not self.says(text, "measures", "authority"):
            return "reported"
        if entry not in OPPOSITES:
            return entry
        unneeded = entry != "breaches" and self._is_unneeded(text[match.end :])
        denied = unneeded or self._is_negated(text[spoken_for : match.start])
        return OPPOSITES[entry] if denied else entry

    def _is_unneeded(self, after: str) -> bool:
        """Whether the words behind turn what was done into its opposite ("en anmeldelse ikke var nødvendig")."""
        found = self.finder("measures", "unneeded").find(after[:NEGATION_REACH])
        between = after[: found[0].start] if found else ""
        return bool(found) and len(between.split()) <= UNNEEDED_WITHIN and ":" not in between

    def _is_negated(self, before: str) -> bool:
        near = before[-NEGATION_REACH:]
        last_break = max((m.end() for m in self._clause_break.finditer(near)), default=0)
        return bool(self._negators.find(near[last_break:]))
