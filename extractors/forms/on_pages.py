"""Which pages are read as forms without rules: those where every table found is a form, and no drawn one tells fields.

Where the labels are is decided by stacked.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.document.lines import text_of
from extractors.document.tables import Row, Table
from extractors.forms.fields import FIELDS
from extractors.forms.join import is_form
from extractors.forms.stacked import stacked_form_grids
from extractors.language import Language
from extractors.tables.opinions import DEFAULT, PageTables
from extractors.tables.pages_seen import PagesSeen
from extractors.tables.words_in_cells import words_in_cells

# The edges of labels and of their values.
PAIR_EDGES = 3


def with_stacked_forms(seen: PagesSeen, pages: Sequence[PageTables], language: Language) -> list[PageTables]:
    """The pages, those without drawn tables read as forms where labels come again and again without rules."""
    free = {p.page.number: p for p in pages if not p.page.picture and not any(_stands(t, language) for t in p.tables)}
    found = {}
    for number, grids in stacked_form_grids(seen, [p.page for p in free.values()], language).items():
        tables, outside = words_in_cells(free[number].page, grids, DEFAULT.name)
        if all(is_form(table, language) for table in tables):
            found[number] = PageTables(free[number].page, tuple(tables), tuple(outside))
    return [found.get(p.page.number, p) for p in pages]


def _stands(table: Table, language: Language) -> bool:
    """Whether a table is stated by the file or drawn by rules, which part one label from the next."""
    crowded = len(table.column_edges) <= PAIR_EDGES and any(_is_crowded(row, language) for row in table.rows)
    return table.engine != DEFAULT.name or (table.ruled and not crowded)


def _is_crowded(row: Row, language: Language) -> bool:
    """Whether the first cell of a row holds several labels, each on a line: rules around a card part no fields."""
    lines = row.cells[0].lines if row.cells and row.cells[0] else ()
    if len(lines) < FIELDS.min_labels:
        return False
    known = sum(language.label(text_of(line)) is not None for line in lines)
    return known >= FIELDS.min_labels
