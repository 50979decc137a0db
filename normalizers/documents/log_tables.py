"""Which tables are logs: tables whose rows are incidents, told by what their columns hold.

Which tables count incidents is for count_tables, which rows tell of mishaps for told_rows, what kind of document it
makes for kinds.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from extractors.document.tables import LEVELS, LogicalRow, LogicalTable
from normalizers.codes import Review
from normalizers.documents.count_tables import is_number
from normalizers.documents.kind_words import KindWords, stand_in
from normalizers.documents.told_rows import ToldRows
from normalizers.record import Legend, Role
from normalizers.tables.columns import ColumnRoles, Columns, roles_in
from normalizers.tables.rows import Disposition, RowClassifier, RowSense
from normalizers.vocabulary.words import Vocabulary

# Columns that only a log of breaches has ...
OF_BREACHES = frozenset(
    {
        Role.NOTIFIED_AUTHORITY,
        Role.NOTIFIED_AUTHORITY_REASON,
        Role.NOTIFIED_SUBJECTS,
        Role.NOTIFIED_SUBJECTS_REASON,
        Role.AUTHORITY_DECISION,
        Role.REPORTED,
        Role.PERSONAL_DATA,
        Role.DATA_TYPE,
        Role.ALMINDELIGE,
        Role.FORTROLIGE,
        Role.FOELSOMME,
        Role.STRAFBARE,
        Role.FAULT_HUMAN,
        Role.FAULT_SYSTEM,
        Role.FAULT_ATTACK,
        Role.AFFECTED,
        Role.DISCOVERED,
    }
)
# Columns of data and persons, which a record of processing has too: all of them count as one beside foreign headers.
OF_DATA = frozenset(
    {
        Role.PERSONAL_DATA,
        Role.DATA_TYPE,
        Role.ALMINDELIGE,
        Role.FORTROLIGE,
        Role.FOELSOMME,
        Role.STRAFBARE,
        Role.AFFECTED,
    }
)
# Columns of what was done about a breach; no other list has two of them.
ACTS = OF_BREACHES - OF_DATA
ENOUGH_ACTS = 2
# ... and columns it shares with other lists.
SHARED = frozenset(
    {
        Role.CAUSE,
        Role.CONSEQUENCES,
        Role.MEASURES,
        Role.FOLLOW_UP,
        Role.OCCURRED,
        Role.REGISTERED,
        Role.DECIDED,
        Role.LOCATION,
        Role.LOCATION_INTERNAL,
        Role.LOCATION_EXTERNAL,
        Role.THIRD_PARTY,
        Role.RISK,
        Role.STATUS,
        Role.DIMENSION,
    }
)
# Columns of any list.
COMMON = frozenset({Role.SOURCE_NUMBER, Role.DESCRIPTION})
# Columns that tell when; what has not happened has no such day.
DATES = frozenset({Role.OCCURRED, Role.DISCOVERED, Role.REGISTERED, Role.REPORTED})
# Columns that tell what went wrong.
STORY = frozenset({Role.DESCRIPTION, Role.CAUSE})
# So many rows that tell of breaches make a log without a title: one may be a letter's.
ENTRIES = 2
# Letters of a row that tells what happened in a sentence; the name of a kind is shorter.
SENTENCE = 30
# Columns of words; one that holds numbers counts incidents.
TOLD = (OF_BREACHES | SHARED) - {Role.AFFECTED, Role.RISK, Role.DECIDED, Role.REPORTED, Role.DISCOVERED}
# So many columns of a log has a table beside the one for what happened.
BESIDE_DESCRIPTION = 2
# Without a column for what happened a table must have this many of the others, or of all in a document on breaches.
WITHOUT_DESCRIPTION = 3
WITHOUT_DESCRIPTION_SHARED = 4


@dataclass(frozen=True, slots=True)
class TableSense:
    """A table with the roles of its columns and the dispositions of its rows."""

    table: LogicalTable
    columns: Columns
    rows: tuple[RowSense, ...]

    @property
    def incidents(self) -> tuple[tuple[LogicalRow, RowSense], ...]:
        """The rows that are incidents, each as printed and what it is."""
        pairs = zip(self.table.rows, self.rows, strict=True)
        return tuple((row, what) for row, what in pairs if what.disposition is Disposition.INCIDENT)

    @property
    def review(self) -> tuple[Review, ...]:
        """Why a person should look at each of them."""
        return (Review.COLUMN_UNKNOWN,) if self.columns.unheaded or self.columns.untold else ()


class LogTables:
    """Reads tables and tells logs with the words of vocabulary/kinds.toml."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._columns = vocabulary.of(ColumnRoles)
        self._rows = vocabulary.of(RowClassifier)
        self._words = vocabulary.of(KindWords)
        self._told = vocabulary.of(ToldRows)

    def table_sense(self, table: LogicalTable, legend: Legend | None = None, title: str | None = None) -> TableSense:
        """The table with its columns recognised and its rows classified; title: of its document."""
        samples = [_under(table, row) for row in table.rows if not row.spanning]
        named = self.is_named(table, title)
        columns = self._columns.recognise(table.columns, samples, legend, labels=table.form, of_breaches=named)
        return TableSense(table, columns, self._rows.classify_rows(table, columns.roles))

    def is_named(self, table: LogicalTable, title: str | None) -> bool:
        """Whether the title or what stands over the table speaks of breaches."""
        return stand_in(self._words.lists.breach, (title or "", table.above))

    def is_log(self, sensed: TableSense, *, breaches: bool, named: bool, guide: bool) -> bool:
        """Whether a table's rows are single incidents.

        breaches: the document speaks of them; named: its title or the table's caption does; guide: it is a manual.
        """
        if not sensed.incidents or self._lists_things(sensed):
            return False
        if not guide and self._tells_row_by_row(sensed, named=named):
            return True
        return self._has_columns_of_log(sensed, breaches=breaches, named=named, guide=guide)

    def _has_columns_of_log(self, sensed: TableSense, *, breaches: bool, named: bool, guide: bool) -> bool:
        """Whether the columns are those of a log more than of any other table."""
        roles = frozenset(
            r for i, r in enumerate(sensed.columns.roles) if r and not (r in TOLD and _holds_counts(sensed.table, i))
        )
        own = len(roles & OF_BREACHES)
        if self._foreign(sensed) > _weight(roles, named=named):
            return False
        if guide and (len(sensed.incidents) < 2 or not (own or named)):
            return False
        if named and _tells_of_each(roles) and self._told.tell_of_mishaps(_told_in(sensed)):
            return True
        about = breaches or bool(roles & OF_DATA - {Role.AFFECTED}) or self._told.name_authority(sensed.table.columns)
        if Role.DESCRIPTION not in roles:
            return about and _is_log_undescribed(roles, breaches=breaches, named=named)
        beside = own + len(roles & SHARED)
        dated = bool(roles & DATES) and not guide
        told = own > 0 or dated if named else self._tells_of_breaches(sensed, roles, about=about)
        return told and beside >= BESIDE_DESCRIPTION

    def _tells_row_by_row(self, sensed: TableSense, *, named: bool) -> bool:
        """Whether most rows tell of a breach, each with a day or told to somebody, whatever other columns stand beside.

        Where a title or caption names breaches a number in each row will do, else it takes two rows. Of rows that are
        counted only a sentence in each, counted once, tells that they are no kinds of breaches.
        """
        rows, roles = _told_in(sensed), set(sensed.columns.roles)
        if not self._told.mostly_tell_of_breaches(rows, about=named) or not (named or len(rows) >= ENTRIES):
            return False
        if amounts := self._amounts(sensed.table):
            sentences = Role.DESCRIPTION in roles and sum(map(len, rows)) >= SENTENCE * len(rows)
            return named and sentences and not any(_holds_counts(sensed.table, i) for i in amounts)
        return bool(roles & (DATES | ACTS)) or (named and _is_numbered(sensed))

    def _amounts(self, table: LogicalTable) -> list[int]:
        """The columns headed as saying of how many incidents each row speaks."""
        heads = (c.rpartition(LEVELS)[2].strip(" .:?") for c in table.columns)
        return [i for i, head in enumerate(heads) if self._words.amounts.fullmatch(head)]

    def _lists_things(self, sensed: TableSense) -> bool:
        """Whether its first column names suppliers or systems and no row tells of a mishap: they are what it lists."""
        named = (
            c for c, r in zip(sensed.table.columns, sensed.columns.roles, strict=True) if r is not Role.SOURCE_NUMBER
        )
        first = next(named, "").rpartition(LEVELS)[2].strip(" .:?")
        things = self._words.things.fullmatch(first) is not None
        return things and not self._told.tell_of_breaches(_told_in(sensed), about=True)

    def _tells_of_breaches(self, sensed: TableSense, roles: frozenset[Role], *, about: bool) -> bool:
        """Whether what happened, or what was done about it, is a breach; about: the table has to do with breaches."""
        acts = about and len(roles & ACTS) >= ENOUGH_ACTS
        return acts or self._told.tell_of_breaches(_told_in(sensed), about=about)

    def is_headed(self, sensed: TableSense, *, about: bool, named: bool) -> bool:
        """Whether a table has the header of a log, whatever its rows are; about: the document speaks of breaches.

        Numbered and dated entries of what happened, with one column of a log, need no word of breaches.
        """
        roles = frozenset(r for r in sensed.columns.roles if r)
        if self._lists_things(sensed):
            return False
        entries = roles >= COMMON and bool(roles & DATES)
        about = about or entries
        return are_of_log(roles, about=about, named=named) and self._foreign(sensed) <= _weight(roles, named=named)

    def is_imagined(self, sensed: TableSense, *, told: bool) -> bool:
        """Whether a table's rows are things that may happen: a header or the text says so, and none has a day."""
        levels = [level.strip(" .:?") for c in sensed.table.columns for level in c.split(LEVELS)]
        headed = any(self._words.imagined_headers.fullmatch(level) for level in levels)
        return (headed or told) and not DATES & set(sensed.columns.roles)

    def _foreign(self, sensed: TableSense) -> int:
        """How many headers are those of other tables."""
        return sum(self._heads_other(c) for c in sensed.table.columns)

    def _heads_other(self, path: str) -> bool:
        """Whether the deepest level of a header path is a word of other tables than logs."""
        return self._words.foreign.fullmatch(path.rpartition(LEVELS)[2].strip(" .:?")) is not None


def are_of_log(roles: frozenset[Role], *, about: bool, named: bool) -> bool:
    """Whether headers are those of a log; one that other lists have too is enough where breaches are spoken of."""
    own = _weight(roles, named=named)
    return own >= (1 if about else 2) and own + len(roles & (SHARED | COMMON)) >= WITHOUT_DESCRIPTION


def _weight(roles: Collection[Role], *, named: bool) -> int:
    """How many columns only a log of breaches has; those of data and persons are one where no title names breaches."""
    own = OF_BREACHES.intersection(roles)
    return len(own) if named else len(own - OF_DATA) + bool(own & OF_DATA)


def _is_numbered(sensed: TableSense) -> bool:
    """Whether most rows have a number; a letter is a code that is explained."""
    places = [i for i, role in enumerate(sensed.columns.roles) if role is Role.SOURCE_NUMBER]
    numbers = [_under(sensed.table, row)[i] for row, _ in sensed.incidents for i in places]
    return 2 * sum(any(map(str.isdigit, n)) for n in numbers) > len(numbers)


def _tells_of_each(roles: frozenset[Role]) -> bool:
    """Whether columns number or date each row and say what happened or what was done."""
    return bool(roles & (DATES | {Role.SOURCE_NUMBER})) and bool(roles & (ACTS | {Role.DESCRIPTION}))


def _is_log_undescribed(roles: frozenset[Role], *, breaches: bool, named: bool) -> bool:
    """Whether the columns of a table without one for what happened are a log's.

    Ticks under the classes of data alone are a matrix of rights, unless a title speaks of breaches and days are told.
    """
    own = _weight(roles, named=False)
    if own >= WITHOUT_DESCRIPTION:
        return True
    if named and DATES & roles and len(roles & OF_BREACHES) >= WITHOUT_DESCRIPTION:
        return True
    about = named or (breaches and roles & ACTS)
    return bool(about and own) and own + len(roles & SHARED) >= WITHOUT_DESCRIPTION_SHARED


def _told_in(sensed: TableSense) -> tuple[str, ...]:
    """What the rows that may be incidents tell: of what happened and why, one text a row."""
    texts = []
    for row, _ in sensed.incidents:
        roles = roles_in(row, sensed.table, sensed.columns.roles)
        texts.append("\n".join(c.text for c, r in zip(row.cells, roles, strict=True) if r in STORY and c.text.strip()))
    return tuple(texts)


def _under(table: LogicalTable, row: LogicalRow) -> tuple[str, ...]:
    """A row's texts, one under each column of the table."""
    if not table.form:
        return row.texts
    texts = {cell.column: cell.text for cell in row.cells}
    return tuple(texts.get(column, "") for column in table.columns)


def _holds_counts(table: LogicalTable, column: int) -> bool:
    """Whether a column holds numbers and nothing else, which tell no single incident; a lone 1 may be a tick."""
    texts = [row.texts[column].strip() for row in table.rows if not table.form and column < len(row.texts)]
    numbers = [t for t in texts if t]
    return bool(numbers) and all(map(is_number, numbers)) and any(re.search(r"[2-9]|\d\d", t) for t in numbers)
