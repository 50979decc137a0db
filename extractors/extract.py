"""From a Document to an Extraction: the order in which tables are found, joined over pages and read as forms.

Each step is decided where it stands: running heads, tables of a page, chains of tables, prose.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.document.pages import Document
from extractors.document.tables import Extraction, LogicalTable, Paragraph, Table
from extractors.forms.join import goes_on, is_form, join_forms
from extractors.forms.on_pages import with_stacked_forms
from extractors.forms.tiles import with_tiles
from extractors.joining.captions import caption_over, is_apart
from extractors.joining.column_after_column import rolled_back, unrolled
from extractors.joining.logical_table import Joiner, chains_of
from extractors.joining.lost_words import lost_words, words_left_out
from extractors.joining.paragraphs import paragraphs_of, running_texts, title_of
from extractors.joining.running_heads import running_words
from extractors.joining.side_by_side import put_back, sheets_of
from extractors.joining.whole_words import WholeWords
from extractors.language import Language
from extractors.rotation import as_displayed, upright
from extractors.tables.opinions import AUTO, DEFAULT, engine_name, find_tables
from extractors.tables.pages_seen import PagesSeen


def extract(document: Document, engine: str, language: Language) -> Extraction:
    """All tables and prose of a document; engine is "auto" or a name in ENGINES.

    Pages drawn sideways are read upright by the default engine; the others keep to the page as displayed.
    """
    if engine in (AUTO, DEFAULT.name):
        turned = upright(document)
        seen = PagesSeen(turned)
        sheets = sheets_of(seen)
        seen = PagesSeen(sheets.document) if sheets.seams else seen
        columns = unrolled(seen)
        found = _extract(PagesSeen(columns.document) if columns.folds else seen, engine, language)
        return as_displayed(put_back(rolled_back(found, columns), sheets), turned)
    return _extract(PagesSeen(document), engine, language)


def _extract(whole_pages: PagesSeen, engine: str, language: Language) -> Extraction:
    document = whole_pages.document
    running = running_words(whole_pages, language)
    seen = whole_pages.without(running)
    pages = [find_tables(seen, page, engine) for page in seen.document.pages]
    if document.tables_given is None and engine in (AUTO, DEFAULT.name):
        pages = with_tiles(with_stacked_forms(seen, pages, language))
    pages = [replace(p, outside=(*p.outside, *running[p.page.number])) for p in pages]
    tables = [t for p in pages for t in p.tables]
    cells = [c.lines for t in tables for r in t.rows for c in r.cells if c]
    cells += [((word,),) for p in pages for word in p.outside]
    whole = WholeWords(cells, language)
    prose = [paragraphs_of(p.outside, whole, seen.prose(p.page.number)) for p in pages]
    logical = tuple(join_tables(tables, prose, language, whole))
    paragraphs = tuple(paragraph for page in prose for paragraph in page)
    problems = [problem for p in pages for problem in p.problems]
    return Extraction(
        logical,
        paragraphs,
        "+".join(dict.fromkeys(t.engine for t in tables)) or engine_name(document, engine),
        title_of(prose[0]) if prose else None,
        (*problems, *words_left_out(document), *lost_words(document, logical, paragraphs)),
    )


def join_tables(
    tables: Sequence[Table], prose: Sequence[Sequence[Paragraph]], language: Language, whole: WholeWords
) -> list[LogicalTable]:
    """The document's logical tables in printed order; forms that follow each other are one table."""
    running = running_texts(prose)
    joined: list[LogicalTable] = []
    forms: list[Table] = []
    for chain in chains_of(tables, lambda a, b: is_apart(a, b, prose, running), language):
        if is_form(chain[0], language) or (forms and goes_on(forms, chain[0])):
            forms += chain
            continue
        if forms:
            joined.append(join_forms(forms, language, whole, caption_over(forms[0], prose)))
            forms = []
        joined.append(Joiner(chain, language, whole).join(caption_over(chain[0], prose)))
    if forms:
        joined.append(join_forms(forms, language, whole, caption_over(forms[0], prose)))
    return joined
