"""What each row of a table is: an incident, a heading within the table, a total, or nothing of these.

Whether the table is a log of incidents at all is for documents.kinds.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from extractors.document.tables import LEVELS, LogicalRow, LogicalTable
from normalizers.dates.period_phrases import PeriodPhrases
from normalizers.record import Role
from normalizers.tables.columns import roles_in
from normalizers.tables.header_patterns import fold
from normalizers.tables.header_rows import HeaderRows
from normalizers.vocabulary.patterns import alternatives, any_of
from normalizers.vocabulary.words import Vocabulary

# A row that says there is nothing to tell says little else.
PLACEHOLDER_WORDS = 12
CONTENT = (
    Role.DESCRIPTION,
    Role.CAUSE,
    Role.PERSONAL_DATA,
    Role.CONSEQUENCES,
    Role.MEASURES,
    Role.FOLLOW_UP,
    Role.REMARKS,
)
DATES = (Role.OCCURRED, Role.DISCOVERED, Role.REGISTERED, Role.REPORTED)
HEADING_WORDS = 8
# A row of one text is no heading of this many words.
TITLE_WORDS = 4
COUNT = re.compile(r"\W*\d{1,3}(?:[. ]?\d{3})*(?:,\d+)?\s*(?:%|pct\.?|[^\W\d]+(?:\s[^\W\d]+)?)?\W*")
# Counts told in words: "3 hændelser, heraf 1 anmeldt".
TOLD_COUNT = re.compile(r"\W*(?:[^\W\d]+:?\s+){0,3}\d+(?:\s+[^\W\d]+){0,4}\W*")
NAME_ENDS = re.compile(r"\s+[-–—]\s+|:\s+")
NOTHING = re.compile(r"[\s\-–—.…_/*?]*")


class Disposition(StrEnum):
    """What a row of a table is (the ledger has more, for rows the layout has dealt with)."""

    INCIDENT = "incident"
    SECTION = "section"
    SUBTOTAL = "subtotal"
    REPEATED_HEADER = "repeated_header"
    NOT_AN_INCIDENT = "not_an_incident"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class RowSense:
    """What a row is and why; section: the words of the heading above it within the table (of itself for a section)."""

    disposition: Disposition
    reason: str
    section: str | None = None


class RowsVocabulary(BaseModel):
    """The file rows.toml."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    totals: tuple[str, ...]
    total_ends: tuple[str, ...]
    placeholders: tuple[str, ...]
    struck: tuple[str, ...]
    templates: tuple[str, ...]
    templates_alone: tuple[str, ...]
    notes: tuple[str, ...]


_Verdict = tuple[Disposition, str]


class RowClassifier:
    """Tells what rows are by the words of vocabulary/rows.toml and by what their columns hold."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._periods = vocabulary.of(PeriodPhrases)
        self._headers = vocabulary.of(HeaderRows)
        lists = vocabulary.file("rows", RowsVocabulary)
        self._totals = any_of(lists.totals)
        self._total_end = re.compile(rf"\s{alternatives(lists.total_ends)}\W*$", re.IGNORECASE)
        self._counted_total = re.compile(rf"\W*\d+\s+[^\W\d]+\s{alternatives(lists.total_ends)}", re.IGNORECASE)
        self._placeholders = any_of(lists.placeholders)
        self._struck = any_of(lists.struck)
        self._templates = any_of(lists.templates)
        self._templates_alone = lists.templates_alone
        self._notes = any_of(lists.notes)

    def classify_rows(self, table: LogicalTable, roles: Sequence[Role | None]) -> tuple[RowSense, ...]:
        """One RowSense for each row of the table, in order. roles: of the table's columns."""
        section: str | None = None
        senses = []
        for row in table.rows:
            sense = self.classify(row, roles_in(row, table, roles), () if table.form else table.columns, section)
            if sense.disposition is Disposition.SECTION:
                section = sense.section
            senses.append(sense)
        return tuple(senses)

    def classify(
        self, row: LogicalRow, roles: Sequence[Role | None], columns: Sequence[str] = (), section: str | None = None
    ) -> RowSense:
        """What one row is. columns: the table's header paths; section: the heading that the row stands under."""
        texts = [t.strip() for t in row.texts]
        filled = [t for t in texts if t]
        disposition, reason = (
            _nothing(filled)
            or self._repeated(texts, columns)
            or self._total(texts)
            or self._heading(row, texts, filled, roles)
            or self._placeholder(texts, filled, roles)
            or _incident(texts, roles)
        )
        return RowSense(disposition, reason, _one_line(filled) if disposition is Disposition.SECTION else section)

    def says_something(self, texts: Sequence[str]) -> bool:
        """Whether a row holds more than a heading, a form to be filled in, or that there is nothing to tell."""
        filled = [t.strip() for t in texts if t.strip()]
        words = sum(len(t.split()) for t in filled)
        told = len(filled) > 1 or words > TITLE_WORDS
        return told and not self.says_nothing(filled) and not any(map(self._is_template, filled))

    def _repeated(self, texts: Sequence[str], columns: Sequence[str]) -> _Verdict | None:
        """The table's own header again, or the header words of another part of it."""
        printed = [[fold(level) for level in c.split(LEVELS)] for c in columns]
        same = [fold(t) in levels for t, levels in zip(texts, printed, strict=False) if t]
        if len(set(filter(None, texts))) > 1 and 2 * sum(same) > len(same):
            return Disposition.REPEATED_HEADER, "the cells repeat the header"
        if self._headers.is_header(texts):
            return Disposition.REPEATED_HEADER, "the cells are header words"
        return None

    def _total(self, texts: Sequence[str]) -> _Verdict | None:
        """A total names itself in its first words; all else in the row is counts."""
        first, *others = [t for t in texts if t]
        if not self._is_total(first) or len(first.split()) > PLACEHOLDER_WORDS:
            return None
        if all(_is_counted(t) or self._is_total(t) for t in others) and (others or re.search(r"\d", first)):
            return Disposition.SUBTOTAL, f"the row adds up others: {first[:40]}"
        return None

    def _is_total(self, text: str) -> bool:
        """Whether a text begins as a total ("I alt", "2 brud i alt"), or ends as one behind a period ("Maj i alt")."""
        if _begins(text, self._totals) or self._counted_total.match(text):
            return True
        ends = self._total_end.search(text)
        return ends is not None and self._periods.is_period(text[: ends.start()])

    def _heading(
        self, row: LogicalRow, texts: Sequence[str], filled: Sequence[str], roles: Sequence[Role | None]
    ) -> _Verdict | None:
        """A full-width row, or a row with one text which stands where no incident tells of itself."""
        alone = len(set(filled)) == 1
        if self.says_nothing(filled) or (alone and self._names_nothing(filled[0], spanning=row.spanning)):
            return Disposition.NOT_AN_INCIDENT, "the row says that there is nothing"
        if row.spanning or (alone and len(filled) == len(texts) > 1):
            if _begins(filled[0], self._notes):
                return Disposition.NOT_AN_INCIDENT, "a note within the table"
            return Disposition.SECTION, "a row of full width"
        if alone and len(texts) > 2 and not _has(texts, roles, CONTENT) and not _is_number(filled[0]):
            return Disposition.SECTION, "one text where no column tells of an incident"
        if alone and Role.SOURCE_NUMBER in roles and len(filled) == 1 and _is_title(filled[0]):
            return Disposition.SECTION, "a short text alone in a table of numbered rows"
        return None

    def _placeholder(
        self, texts: Sequence[str], filled: Sequence[str], roles: Sequence[Role | None]
    ) -> _Verdict | None:
        content = [t for t, role in zip(texts, roles, strict=False) if role in CONTENT and t] or list(filled)
        if self.says_nothing(content):
            return Disposition.NOT_AN_INCIDENT, "the row says that there is nothing"
        if any(self._is_template(t) for t in content[:1]):
            return Disposition.NOT_AN_INCIDENT, "a row to be filled in"
        return None

    def _is_template(self, text: str) -> bool:
        if text.strip().casefold() in self._templates_alone:
            return True
        return _begins(text, self._templates) and len(text.split()) <= PLACEHOLDER_WORDS

    def says_nothing(self, texts: Sequence[str]) -> bool:
        """Whether the only thing said is that there is nothing to say."""
        printed = [t for t in dict.fromkeys(texts) if not NOTHING.fullmatch(t)]
        if len(printed) != 1 or len(printed[0].split()) > PLACEHOLDER_WORDS:
            return False
        return _begins(printed[0], self._placeholders) or bool(self._struck.fullmatch(printed[0].strip(" .()")))

    def _names_nothing(self, text: str, *, spanning: bool) -> bool:
        """Whether a heading tells that there is nothing under it ("3. kvartal – ingen brud")."""
        name, *rest = NAME_ENDS.split(text, maxsplit=1)
        return bool(rest) and (spanning or self._periods.is_period(name)) and self.says_nothing(rest)


def _nothing(filled: Sequence[str]) -> _Verdict | None:
    if not filled:
        return Disposition.EMPTY, "no cell has a text"
    if all(NOTHING.fullmatch(t) for t in filled):
        return Disposition.EMPTY, "the cells hold only dashes or dots"
    return None


def _is_counted(text: str) -> bool:
    """Whether a text is a count, or counts in words and not much else."""
    if COUNT.fullmatch(text):
        return True
    return len(text.split()) <= PLACEHOLDER_WORDS and all(TOLD_COUNT.fullmatch(p) for p in re.split("[,;/]", text))


def _incident(texts: Sequence[str], roles: Sequence[Role | None]) -> _Verdict:
    if _has(texts, roles, (Role.DESCRIPTION,)):
        return Disposition.INCIDENT, "it tells what happened"
    told = sum(_has(texts, roles, (role,)) for role in (*CONTENT, *DATES))
    numbered = _has(texts, roles, (Role.SOURCE_NUMBER,))
    if told > 1 or (told and numbered):
        return Disposition.INCIDENT, "it has a number or date and tells of an incident"
    return Disposition.NOT_AN_INCIDENT, "no column tells what happened"


def _has(texts: Sequence[str], roles: Sequence[Role | None], wanted: Collection[Role]) -> bool:
    """Whether a column of one of these roles holds more than dashes."""
    return any(role in wanted and not NOTHING.fullmatch(t) for t, role in zip(texts, roles, strict=False))


def _is_title(text: str) -> bool:
    return len(text.split()) <= HEADING_WORDS and not text.endswith((".", "?", "!")) and not _is_number(text)


def _is_number(text: str) -> bool:
    return bool(re.fullmatch(r"\W*[\w/-]*\d[\w/-]*\W*", text))


def _one_line(texts: Sequence[str]) -> str:
    return " ".join(" ".join(dict.fromkeys(texts)).split())


def _begins(text: str, words: re.Pattern[str]) -> bool:
    return words.match(text.lstrip("*( ")) is not None
