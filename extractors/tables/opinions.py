"""Which engine reads a page's tables: the default one, and a second where the page is in doubt.

Decides which reading is kept and what is said of the difference; how tables are found is for the engines.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.document.geometry import Word
from extractors.document.pages import Document, Page
from extractors.document.problems import Doubt, ExtractCode, Problem, Severity, Stage
from extractors.document.tables import Table
from extractors.tables.engines.camelot import CamelotEngine
from extractors.tables.engines.default import DefaultEngine
from extractors.tables.engines.engine import Engine
from extractors.tables.engines.pdfplumber import PdfplumberEngine
from extractors.tables.engines.stated import StatedEngine
from extractors.tables.engines.tagged import TaggedEngine
from extractors.tables.pages_seen import PagesSeen
from extractors.tables.words_in_cells import words_in_cells

DEFAULT = DefaultEngine()
SECOND = CamelotEngine()
TAGGED = TaggedEngine()
STRUCTURE = StatedEngine()
ENGINES: dict[str, Engine] = {engine.name: engine for engine in (DEFAULT, PdfplumberEngine(), SECOND)}
AUTO = "auto"
# Words outside every table count as a table missed only on a page with so many rules: frames and underlines are fewer.
MANY_RULES = 8
# Of the page's words, those outside every table where one was missed.
MISSED_SHARE = 0.5
# Of the page's words, those that the file's own tables may leave out of tables told from alignment.
LEFT_OUT_SHARE = 0.1
# A problem's message is cut there: the first other row shows the difference.
MESSAGE_LETTERS = 200


@dataclass(frozen=True, slots=True)
class PageTables:
    """What one page gave: its tables, the words outside them, and what was in doubt."""

    page: Page
    tables: tuple[Table, ...]
    outside: tuple[Word, ...]
    problems: tuple[Problem, ...] = ()


def engine_name(document: Document, engine: str) -> str:
    """The engine that reads a document's tables when this one is asked for."""
    if document.tables_given is not None:
        return STRUCTURE.name
    return DEFAULT.name if engine == AUTO else engine


def find_tables(seen: PagesSeen, page: Page, engine: str) -> PageTables:
    """The tables of one page: by the engine named, or by the default one with a second opinion where it doubts.

    Where the file itself states its tables, those; a PDF's own tree is asked where no rules draw them.
    """
    if seen.document.tables_given is not None:
        return _tables_by(seen, page, STRUCTURE)
    if engine != AUTO:
        return _tables_or_reason(seen, page, ENGINES[engine])
    first = _tables_by(seen, page, DEFAULT)
    asked = second_opinion(seen, page, first)
    return _settled(first, asked, prefer_second=_is_better(asked, first)) if asked else first


def second_opinion(seen: PagesSeen, page: Page, first: PageTables) -> PageTables | None:
    """Another reading of a page: the file's own where no rules draw its tables, camelot's where words are left out."""
    if page.reads or page.beside or page.unrolled:
        return None
    if not page.picture and any(not table.ruled for table in first.tables):
        stated = _tables_or_reason(seen, page, TAGGED)
        if stated.tables or stated.problems:
            return stated
    return _tables_or_reason(seen, page, SECOND) if _in_doubt(first) else None


def _is_better(second: PageTables, first: PageTables) -> bool:
    """Whether a second opinion is to be kept: the file's own holds nearly as many words, another one more."""
    more_outside = len(second.outside) - len(first.outside)
    stated = any(table.engine == TAGGED.name for table in second.tables)
    return more_outside <= LEFT_OUT_SHARE * len(first.page.words) if stated else more_outside < 0


def _settled(first: PageTables, second: PageTables, *, prefer_second: bool) -> PageTables:
    """The preferred of two readings: without doubts where they are the same, else with the difference told."""
    if second.problems:
        return replace(first, problems=second.problems)
    better = second if prefer_second else first
    if _filled(first) == _filled(second):
        fuller = better if _drawn(better) > _drawn(first) else first
        same = _texts(first) == _texts(second)
        return replace(fuller, tables=tuple(replace(t, doubts=()) for t in fuller.tables)) if same else fuller
    message = f"page {first.page.number}: the tables are read differently: {_difference(first, second)}"
    problem = Problem(
        Stage.EXTRACT, Severity.WARNING, ExtractCode.ENGINES_DISAGREE, message[:MESSAGE_LETTERS], page=first.page.number
    )
    others = _filled(first if better is second else second)
    return replace(better, tables=tuple(_marked(t, others) for t in better.tables), problems=(problem,))


def _marked(table: Table, others: Sequence[list[str]]) -> Table:
    """The table with a doubt on each row that the other reading has not."""
    rows = (
        row
        if [text for text in row.texts if text] in others
        else replace(row, doubts=(*row.doubts, Doubt.ENGINES_DISAGREE))
        for row in table.rows
    )
    return replace(table, rows=tuple(rows))


def _drawn(found: PageTables) -> tuple[int, int]:
    """How many columns the tables have, and how many of their cells span rows."""
    spanning = sum(c.rows > 1 for t in found.tables for r in t.rows for c in r.cells if c)
    return sum(len(t.column_edges) for t in found.tables), spanning


def _filled(found: PageTables) -> list[list[str]]:
    """The rows' texts without empty cells: a column without any text is no difference."""
    rows = [[text for text in row if text] for row in _texts(found)]
    return [row for row in rows if row]


def _difference(first: PageTables, second: PageTables) -> str:
    """How many rows and columns each found, and the first row they read differently."""
    sizes = [f"{_engine_of(f)} has {len(_filled(f))} rows and {len(f.outside)} words outside" for f in (first, second)]
    others = _filled(second)
    row = next((row for row in _filled(first) if row not in others), None)
    return ", ".join(sizes) + (f"; first other row: {' | '.join(row)}" if row else "")


def _engine_of(found: PageTables) -> str:
    return found.tables[0].engine if found.tables else "no table"


def _tables_or_reason(seen: PagesSeen, page: Page, engine: Engine) -> PageTables:
    """What another engine finds; where it gives up, no table and the reason (a page it refuses is no crash)."""
    try:
        return _tables_by(seen, page, engine)
    except Exception as error:  # libraries raise what they like: their own errors, AttributeError, struct.error
        message = f"page {page.number}: {engine.name} gave up ({type(error).__name__}: {error})"
        problem = Problem(
            Stage.EXTRACT, Severity.WARNING, ExtractCode.ENGINE_FAILED, message[:MESSAGE_LETTERS], page=page.number
        )
        return PageTables(page, (), page.words, (problem,))


def _tables_by(seen: PagesSeen, page: Page, engine: Engine) -> PageTables:
    tables, outside = words_in_cells(page, engine.grids(seen, page), engine.name)
    kept = [t for t in tables if any(c and c.lines for r in t.rows for c in r.cells)]
    return PageTables(page, tuple(replace(t, table_no=n) for n, t in enumerate(kept, start=1)), tuple(outside))


def _in_doubt(found: PageTables) -> bool:
    """A page full of rules whose words mostly stand in no table; or words within a table but in none of its cells."""
    page = found.page
    inside = [w for w in found.outside if any(t.region.holds(*w.region.middle) for t in found.tables)]
    missed = len(page.rules) >= MANY_RULES and len(found.outside) > MISSED_SHARE * len(page.words)
    return bool(inside) or missed


def _texts(found: PageTables) -> list[tuple[str, ...]]:
    return [row.texts for table in found.tables for row in table.rows]
