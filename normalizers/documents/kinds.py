"""What kind of document it is, and which of its tables hold incidents or counts.

A table is known by what its columns hold, never by a title alone: a log tells what happened and who was told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pydantic import BaseModel, ConfigDict

from extractors.document.tables import LogicalRow, LogicalTable
from normalizers.codes import Kind
from normalizers.counts import CountContext, counts_incidents, from_prose, from_table, whole
from normalizers.danish.analysis import sentences
from normalizers.danish.numbers import number_vocabulary
from normalizers.dates.grammar import find_dates
from normalizers.documents.breach_signs import Evidence, evidence
from normalizers.documents.episodes import Episode, episodes
from normalizers.record import Legend, Role
from normalizers.tables.columns import Columns, recognise
from normalizers.tables.rows import COUNT, Disposition, RowSense, classify_rows
from normalizers.vocabulary import load
from normalizers.vocabulary.patterns import alternatives, any_of, compiled
from normalizers.vocabulary.words import shipped

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
        Role.ALMINDELIGE,
        Role.FORTROLIGE,
        Role.FOELSOMME,
        Role.STRAFBARE,
        Role.AFFECTED,
    }
)
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
# Columns that tell when; what has not happened has no such day.
DATES = frozenset({Role.OCCURRED, Role.DISCOVERED, Role.REGISTERED, Role.REPORTED})
# Columns of words; one that holds numbers counts incidents.
TOLD = (OF_BREACHES | SHARED) - {Role.AFFECTED, Role.RISK, Role.DECIDED, Role.REPORTED, Role.DISCOVERED}
# Without a column for what happened a table must have this many of the others, or of all in a document on breaches.
WITHOUT_DESCRIPTION = 3
WITHOUT_DESCRIPTION_SHARED = 4
# How many signs make a notice, how many sentences with counts a memo, and of how many breaches news tell at most.
ENOUGH_SIGNS = 2
SURE_COUNTS = 2
FEW = 4
# News have at least so many sentences that tell for one that gives a rule.
RULES_OF_NEWS = 3
# The same sum in two tables, if greater than this, tells that they count the same.
TELLING = 9
# Characters: longer texts beside a number tell of what happened.
LABEL = 60
# A word set with spaces ("N O T A T").
SPACED = re.compile(r"(?<!\w)(?:[^\W\d] ){4,}[^\W\d](?!\w)")
DIGITS = r"(?<![\w./-])\d{1,3}(?:\.\d{3})*(?![\d/-]|\.\d|\s*(?:%|pct))"


@dataclass(frozen=True, slots=True)
class TableSense:
    """A table with the roles of its columns and the dispositions of its rows."""

    table: LogicalTable
    columns: Columns
    rows: tuple[RowSense, ...]


@dataclass(frozen=True, slots=True)
class KindSense:
    """What a document is and why.

    logs, counts: the indexes of its tables of incidents and of counts; counted: the latter, those that the layout cut
    under the header of the part they go on; episodes: the breaches its prose tells of.
    """

    kind: Kind
    reason: str
    logs: tuple[int, ...] = ()
    counts: tuple[int, ...] = ()
    counted: tuple[LogicalTable, ...] = ()
    episodes: tuple[Episode, ...] = ()


class _Vocabulary(BaseModel):
    """The file kinds.toml."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    breach: tuple[str, ...]
    foreign: tuple[str, ...]
    guide: tuple[str, ...]
    imagined_headers: tuple[str, ...]
    imagined: tuple[str, ...]
    plans: tuple[str, ...]
    lists: tuple[str, ...]
    direct: tuple[tuple[str, ...], ...]
    notice: tuple[tuple[str, ...], ...]
    counted_breaches: tuple[tuple[str, ...], ...]
    counted: tuple[str, ...]


def sense(table: LogicalTable, legend: Legend | None = None) -> TableSense:
    """The table with its columns recognised and its rows classified."""
    samples = [_under(table, row) for row in table.rows if not row.spanning]
    columns = recognise(table.columns, samples, legend, labels=table.form)
    return TableSense(table, columns, classify_rows(table, columns.roles))


def _under(table: LogicalTable, row: LogicalRow) -> tuple[str, ...]:
    """A row's texts, one under each column of the table."""
    if not table.form:
        return row.texts
    texts = {cell.column: cell.text for cell in row.cells}
    return tuple(texts.get(column, "") for column in table.columns)


def tell(tables: Sequence[TableSense], paragraphs: Sequence[str], title: str | None = None) -> KindSense:
    """The kind of a document from its tables, the prose around them and its title."""
    prose = [t for t in (title, *paragraphs) if t]
    around = [*prose, *(t.table.above for t in tables), *(c for t in tables for c in t.table.columns)]
    breaches = _mentions(_words().breach, around)
    guide = _mentions(_words().guide, [title or (paragraphs[0] if paragraphs else "")])
    real = not _mentions(_words().plans, [title or ""])
    imagined = _mentions(_words().imagined, prose)
    headings = [_mentions(_words().breach, (title or "", t.table.above)) for t in tables]
    logs = tuple(
        i
        for i, (t, named) in enumerate(zip(tables, headings, strict=True))
        if real and not _is_imagined(t, told=imagined) and _is_log(t, breaches=breaches, named=named, guide=guide)
    )
    if not real:
        return KindSense(Kind.OTHER, "a plan, budget or record, in which nothing has happened")
    about = (
        breaches
        or bool(logs)
        or all(_mentions(sign, [*around, *_cells(tables)]) for sign in _words().counted_breaches)
        or _mentions(_words().breach, _cells(tables))
    )
    counted = _counting(tables, logs, title) if about else {}
    counts, mended = tuple(counted), tuple(counted.values())
    if logs:
        return KindSense(Kind.LOG, "a table of incidents", logs, counts, mended)
    if counts:
        return KindSense(Kind.AGGREGATE, "a table of counts", counts=counts, counted=mended)
    return _of_prose(paragraphs, title, breaches=breaches, guide=guide)


def _cells(tables: Sequence[TableSense]) -> Iterator[str]:
    return (text for t in tables for row in t.table.rows for text in row.texts)


def _is_log(sensed: TableSense, *, breaches: bool, named: bool, guide: bool) -> bool:
    """Whether a table's rows are single incidents.

    breaches: the document speaks of them; named: its title or the table's caption does; guide: it is a manual.
    """
    roles = {r for i, r in enumerate(sensed.columns.roles) if r and not (r in TOLD and _holds_counts(sensed.table, i))}
    own, shared = len(roles & OF_BREACHES), len(roles & SHARED)
    foreign = sum(_heads_other(c) for c in sensed.table.columns)
    incidents = sum(r.disposition is Disposition.INCIDENT for r in sensed.rows)
    weight = own if named else len(roles & OF_BREACHES - OF_DATA) + bool(roles & OF_DATA)
    if not incidents or own + shared < 2 or foreign > weight:
        return False
    if guide and (incidents < 2 or not (own or named)):
        return False
    if Role.DESCRIPTION in roles:
        return own > 0 or breaches
    return own >= WITHOUT_DESCRIPTION or (breaches and own > 0 and own + shared >= WITHOUT_DESCRIPTION_SHARED)


def _holds_counts(table: LogicalTable, column: int) -> bool:
    """Whether a column holds numbers and nothing else, which tell no single incident; a lone 1 may be a tick."""
    texts = [row.texts[column].strip() for row in table.rows if not table.form and column < len(row.texts)]
    numbers = [t for t in texts if t]
    return bool(numbers) and all(map(_is_number, numbers)) and any(re.search(r"[2-9]|\d\d", t) for t in numbers)


def _is_imagined(sensed: TableSense, *, told: bool) -> bool:
    """Whether a table's rows are things that may happen: a header or the text says so, and none has a day."""
    levels = [level.strip(" .:?") for c in sensed.table.columns for level in c.split(" / ")]
    headed = any(any_of(_words().imagined_headers).fullmatch(level) for level in levels)
    return (headed or told) and not DATES & set(sensed.columns.roles)


def _heads_other(path: str) -> bool:
    """Whether the deepest level of a header path is a word of other tables than logs."""
    return any_of(_words().foreign).fullmatch(path.rpartition(" / ")[2].strip(" .:?")) is not None


def _counting(tables: Sequence[TableSense], logs: Sequence[int], title: str | None) -> dict[int, LogicalTable]:
    """The tables of counts by their index, with the parts in which one goes on."""
    found: dict[int, LogicalTable] = {}
    for i, part in enumerate(whole([t.table for t in tables])):
        goes_on = part is not tables[i].table and i - 1 in found
        if i not in logs and (goes_on or (_is_count(tables[i].table) and _counts_incidents(part, title))):
            found[i] = part
    sums = {n for part in found.values() if (n := _sum(part))}
    also = {
        i: t.table
        for i, t in enumerate(tables)
        if i not in found and i not in logs and _is_count(t.table) and _sum(t.table) in sums
    }
    return dict(sorted((found | also).items()))


def _sum(table: LogicalTable) -> int | None:
    """The greatest number of a table's last row, its sum where it has one; None where that is no number to go by."""
    texts = table.rows[-1].texts if table.rows else ()
    numbers = [int(t.replace(".", "")) for t in texts if re.fullmatch(r"\d{1,3}(?:\.\d{3})*", t.strip())]
    return max(numbers) if numbers and max(numbers) > TELLING else None


def _counts_incidents(table: LogicalTable, title: str | None) -> bool:
    """Whether a table of numbers counts incidents, and not what they cost or may do."""
    return counts_incidents(table, title) and bool(from_table(table, None, CountContext(title)).counts)


def _is_count(table: LogicalTable) -> bool:
    """Whether most rows end with a count, or most cells beside the first are counts."""
    rows = [[t.strip() for t in r.texts if t.strip()] for r in table.rows if not r.spanning]
    rows = [r for r in rows if len(r) > 1]
    cells = [t for r in rows for t in r[1:]]
    if not cells:
        return False
    ends = sum(_is_number(r[-1]) for r in rows)
    labels = [t for r in rows for t in r if not _is_number(t)]
    short = len(rows) > 1 and all(len(t) <= LABEL for t in labels)
    share = sum(map(_is_number, cells)) / len(cells)
    return 3 * ends >= 2 * len(rows) and share >= (1 / 3 if short else 1 / 2)


def _is_number(text: str) -> bool:
    return text in ("-", "–") or (COUNT.fullmatch(text) is not None and len(text.split()) <= 2)


def _of_prose(paragraphs: Sequence[str], title: str | None, *, breaches: bool, guide: bool) -> KindSense:
    """The kind of a document without a table of incidents or counts."""
    happened = evidence(paragraphs, title)
    if not breaches and not happened.tells:
        return KindSense(Kind.OTHER, "nothing in it speaks of breaches")
    prose = [t for t in (title, *paragraphs) if t]
    counted = sum(bool(_counts().search(text[a:b])) for text in prose for a, b in sentences(text))
    guide = guide and not (happened.tells and _is_headline(title, happened))
    told = () if guide else episodes(paragraphs)
    spoken = 0 if guide else _spoken(prose, happened)
    signs = max(spoken, len(happened.signs) - 1 if happened.tells and not guide else 0)
    news = spoken or (happened.tells and len(told) <= FEW)
    if told and (not news or _mentions(_words().lists, [title or ""])):
        return KindSense(Kind.LOG, "its prose tells of one breach after the other", episodes=told)
    if signs and (told or counted < SURE_COUNTS or counted < signs):
        return KindSense(Kind.NOTICE, "it tells of a breach that has happened", episodes=told)
    if (counted >= SURE_COUNTS or (counted and not guide)) and from_prose(prose, CountContext()).counts:
        return KindSense(Kind.AGGREGATE, "its prose counts breaches")
    return KindSense(Kind.OTHER, "it speaks of breaches but tells of none")


def _spoken(prose: Sequence[str], happened: Evidence) -> int:
    """How many signs of speaking to those concerned a letter has; 0 where it is none."""
    words = _words()
    direct = sum(_mentions(sign, prose) for sign in words.direct)
    signs = direct + sum(_mentions(sign, prose) for sign in words.notice)
    dated = any(find_dates(text) for text in prose)
    enough = signs >= ENOUGH_SIGNS and dated and happened.mishap and happened.rules <= happened.facts
    return direct if enough else 0


def _is_headline(title: str | None, happened: Evidence) -> bool:
    """Whether a manual's word in a title is what the breach was about: it does not open it, and few rules follow."""
    opening = title and any_of(_words().guide).match(title.strip())
    return not opening and RULES_OF_NEWS * happened.rules <= happened.facts


def _mentions(patterns: Iterable[str], texts: Iterable[str]) -> bool:
    words = tuple(patterns)
    return any(compiled(p).search(text) for text in map(_close, texts) for p in words)


def _close(text: str) -> str:
    """The text with words closed up that are printed with a space between their letters."""
    return SPACED.sub(lambda word: word[0].replace(" ", ""), text)


@lru_cache(maxsize=1)
def _counts() -> re.Pattern[str]:
    """A number and, a few words on, what it counts."""
    words = _words()
    several = alternatives(word for word, n in number_vocabulary(shipped()).words.items() if n > 1)
    number = rf"(?:{DIGITS}|{several})"
    counted = alternatives(words.counted)
    return re.compile(rf"{number}(?:\s+[^\s\d.,;]+){{0,3}}?\s+(?:{counted})", re.IGNORECASE)


@lru_cache(maxsize=1)
def _words() -> _Vocabulary:
    return load("kinds", _Vocabulary)
