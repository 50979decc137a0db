"""From a Document to an Extraction: find the tables of each page, join them over pages, keep the prose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from extractors.engines.grid import GridEngine
from extractors.engines.lattice import LatticeEngine
from extractors.engines.plumber import PlumberEngine
from extractors.engines.structure import StructureEngine
from extractors.engines.tagged import TaggedEngine
from extractors.fill import fill
from extractors.forms import goes_on, is_form, join_forms
from extractors.grids import Engine
from extractors.join import Joiner, chains_of
from extractors.ledger import lost_words
from extractors.prose import paragraphs_of, running_texts, title_of, without_digits
from extractors.running import running_words
from extractors.stacked import stacked_grids
from extractors.turning import as_displayed, upright
from extractors.values import (
    Document,
    Doubt,
    Extraction,
    Language,
    LogicalTable,
    Page,
    Paragraph,
    Problem,
    Severity,
    Stage,
    Table,
    Word,
)
from extractors.whole_words import WholeWords

DEFAULT = GridEngine()
SECOND = LatticeEngine()
TAGGED = TaggedEngine()
STRUCTURE = StructureEngine()
ENGINES: dict[str, Engine] = {engine.name: engine for engine in (DEFAULT, PlumberEngine(), SECOND)}
AUTO = "auto"
# Prose within this distance (points) over a table is its caption.
CAPTION_DISTANCE = 60.0
# Words outside every table count as a table missed only on a page with at least this many rules.
MANY_RULES = 8
LONGEST_MESSAGE = 200
MOSTLY = 0.5
# The file's own tables hold the words of those that were told from alignment, but for this share of the page's words.
LEFT_OUT = 0.1


@dataclass(frozen=True, slots=True)
class PageTables:
    """What one page gave: its tables, the words outside them, and what was in doubt."""

    page: Page
    tables: tuple[Table, ...]
    outside: tuple[Word, ...]
    problems: tuple[Problem, ...] = ()


def extract(document: Document, engine: str, language: Language) -> Extraction:
    """All tables and prose of a document; engine is "auto" or a name in ENGINES.

    Pages drawn sideways are read upright by the default engine; the others keep to the page as displayed.
    """
    if engine in (AUTO, DEFAULT.name):
        turned = upright(document)
        return as_displayed(_extract(turned, engine, language), turned)
    return _extract(document, engine, language)


def _extract(document: Document, engine: str, language: Language) -> Extraction:
    running = running_words(document, language)
    free = replace(document, pages=tuple(_without(page, running) for page in document.pages))
    pages = [find_tables(free, page, engine) for page in free.pages]
    if document.tables_given is None and engine in (AUTO, DEFAULT.name):
        pages = with_stacked_forms(pages, language)
    pages = [replace(p, outside=(*p.outside, *running[p.page.number])) for p in pages]
    tables = [t for p in pages for t in p.tables]
    cells = [c.lines for t in tables for r in t.rows for c in r.cells if c]
    cells += [((word,),) for p in pages for word in p.outside]
    whole = WholeWords(cells, language)
    prose = [paragraphs_of(p.outside, whole) for p in pages]
    logical = tuple(join_tables(tables, prose, language, whole))
    paragraphs = tuple(paragraph for page in prose for paragraph in page)
    problems = [problem for p in pages for problem in p.problems]
    return Extraction(
        logical,
        paragraphs,
        "+".join(dict.fromkeys(t.engine for t in tables)) or _engine_name(document, engine),
        title_of(prose[0]) if prose else None,
        (*problems, *lost_words(document, logical, paragraphs)),
    )


def _without(page: Page, running: Mapping[int, Sequence[Word]]) -> Page:
    """The page without its running heads and feet."""
    left_out = frozenset(running[page.number])
    return replace(page, words=tuple(w for w in page.words if w not in left_out)) if left_out else page


def _engine_name(document: Document, engine: str) -> str:
    if document.tables_given is not None:
        return STRUCTURE.name
    return DEFAULT.name if engine == AUTO else engine


def find_tables(document: Document, page: Page, engine: str) -> PageTables:
    """The tables of one page: by the engine named, or by the default one with a second opinion where it doubts.

    Where the file itself states its tables, those; a PDF's own tree is asked where no rules draw them.
    """
    if document.tables_given is not None:
        return _found(document, page, STRUCTURE)
    if engine != AUTO:
        return _asked(document, page, ENGINES[engine])
    first = _found(document, page, DEFAULT)
    asked = second_opinion(document, page, first)
    return _settled(first, asked, prefer_second=_is_better(asked, first)) if asked else first


def with_stacked_forms(pages: Sequence[PageTables], language: Language) -> list[PageTables]:
    """The pages, those without any other table read as forms where labels come again and again without rules."""
    free = {p.page.number: p for p in pages if not p.page.picture and not any(_stands(t, language) for t in p.tables)}
    found = {}
    for number, grids in stacked_grids([p.page for p in free.values()], language).items():
        tables, outside = fill(free[number].page, grids, DEFAULT.name)
        if all(is_form(table, language) for table in tables):
            found[number] = PageTables(free[number].page, tuple(tables), tuple(outside))
    return [found.get(p.page.number, p) for p in pages]


def _stands(table: Table, language: Language) -> bool:
    """Whether a table is drawn by rules, stated by the file or a form already."""
    return table.ruled or table.engine != DEFAULT.name or is_form(table, language)


def second_opinion(document: Document, page: Page, first: PageTables) -> PageTables | None:
    """Another reading of a page: the file's own where no rules draw its tables, camelot's where words are left out."""
    if page.reads:
        return None
    if not page.picture and any(not table.ruled for table in first.tables):
        stated = _asked(document, page, TAGGED)
        if stated.tables or stated.problems:
            return stated
    return _asked(document, page, SECOND) if _in_doubt(first) else None


def _is_better(second: PageTables, first: PageTables) -> bool:
    """Whether a second opinion is to be kept: the file's own holds nearly as many words, another one more."""
    more_outside = len(second.outside) - len(first.outside)
    stated = any(table.engine == TAGGED.name for table in second.tables)
    return more_outside <= LEFT_OUT * len(first.page.words) if stated else more_outside < 0


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
        Stage.EXTRACT, Severity.WARNING, "engines_disagree", message[:LONGEST_MESSAGE], page=first.page.number
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


def _asked(document: Document, page: Page, engine: Engine) -> PageTables:
    """What another engine finds; where it gives up, no table and the reason (a page it refuses is no crash)."""
    try:
        return _found(document, page, engine)
    except Exception as error:  # libraries raise what they like: their own errors, AttributeError, struct.error
        message = f"page {page.number}: {engine.name} gave up ({type(error).__name__}: {error})"
        problem = Problem(Stage.EXTRACT, Severity.WARNING, "engine_failed", message[:LONGEST_MESSAGE], page=page.number)
        return PageTables(page, (), page.words, (problem,))


def _found(document: Document, page: Page, engine: Engine) -> PageTables:
    tables, outside = fill(page, engine.grids(document, page), engine.name)
    kept = [t for t in tables if any(c and c.lines for r in t.rows for c in r.cells)]
    return PageTables(page, tuple(replace(t, table_no=n) for n, t in enumerate(kept, start=1)), tuple(outside))


def _in_doubt(found: PageTables) -> bool:
    """A page full of rules whose words mostly stand in no table; or words within a table but in none of its cells."""
    page = found.page
    inside = [w for w in found.outside if any(t.region.holds(*w.region.middle) for t in found.tables)]
    missed = len(page.rules) >= MANY_RULES and len(found.outside) > MOSTLY * len(page.words)
    return bool(inside) or missed


def _texts(found: PageTables) -> list[tuple[str, ...]]:
    return [row.texts for table in found.tables for row in table.rows]


def join_tables(
    tables: Sequence[Table], prose: Sequence[Sequence[Paragraph]], language: Language, whole: WholeWords
) -> list[LogicalTable]:
    """The document's logical tables in printed order; forms that follow each other are one table."""
    running = running_texts(prose)
    joined: list[LogicalTable] = []
    forms: list[Table] = []
    for chain in chains_of(tables, lambda a, b: _is_apart(a, b, prose, running), language):
        if is_form(chain[0], language) or (forms and goes_on(forms, chain[0])):
            forms += chain
            continue
        if forms:
            joined.append(join_forms(forms, language, whole, _above(forms[0], prose)))
            forms = []
        joined.append(Joiner(chain, language, whole).join(_above(chain[0], prose)))
    if forms:
        joined.append(join_forms(forms, language, whole, _above(forms[0], prose)))
    return joined


def _is_apart(above: Table, below: Table, prose: Sequence[Sequence[Paragraph]], running: frozenset[str]) -> bool:
    """Whether two tables of following pages are no single one.

    Text other than running headers and footers stands between them, or the file itself states two tables.
    """
    if below.engine == STRUCTURE.name:
        return True
    after = [p for p in prose[above.page - 1] if p.region.top >= above.region.bottom]
    before = [p for p in prose[below.page - 1] if p.region.bottom <= below.region.top]
    return any(without_digits(p.text) not in running for p in [*after, *before])


def _above(table: Table, prose: Sequence[Sequence[Paragraph]]) -> str:
    """The paragraph right over a table."""
    over = [
        p
        for p in prose[table.page - 1]
        if p.region.bottom <= table.region.top + 2 and table.region.top - p.region.bottom < CAPTION_DISTANCE
    ]
    return over[-1].text if over else ""
