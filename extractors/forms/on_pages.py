"""Which pages are read as forms without rules: those without any other table, where every table found is a form.

Where the labels are is decided by stacked.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.document.tables import Table
from extractors.forms.join import is_form
from extractors.forms.stacked import stacked_form_grids
from extractors.language import Language
from extractors.tables.opinions import DEFAULT, PageTables
from extractors.tables.pages_seen import PagesSeen
from extractors.tables.words_in_cells import words_in_cells


def with_stacked_forms(seen: PagesSeen, pages: Sequence[PageTables], language: Language) -> list[PageTables]:
    """The pages, those without any other table read as forms where labels come again and again without rules."""
    free = {p.page.number: p for p in pages if not p.page.picture and not any(_stands(t, language) for t in p.tables)}
    found = {}
    for number, grids in stacked_form_grids(seen, [p.page for p in free.values()], language).items():
        tables, outside = words_in_cells(free[number].page, grids, DEFAULT.name)
        if all(is_form(table, language) for table in tables):
            found[number] = PageTables(free[number].page, tuple(tables), tuple(outside))
    return [found.get(p.page.number, p) for p in pages]


def _stands(table: Table, language: Language) -> bool:
    """Whether a table is drawn by rules, stated by the file or a form already."""
    return table.ruled or table.engine != DEFAULT.name or is_form(table, language)
