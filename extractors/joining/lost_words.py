"""The proof that nothing was lost: every letter of every page stands in a table's row or in the prose.

Decides nothing but whether it holds; a word in the wrong cell is no loss here. Words that a reader cannot see are left
out on purpose: they are counted, and not repeated.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from extractors.document.pages import Document
from extractors.document.problems import ExtractCode, Problem, Severity, Stage
from extractors.document.tables import LogicalTable, Paragraph


def lost_words(
    document: Document, tables: Sequence[LogicalTable], paragraphs: Sequence[Paragraph]
) -> tuple[Problem, ...]:
    """A problem for each page some of whose letters stand in no row and no paragraph, or stand twice."""
    kept_by_page: dict[int, list[str]] = defaultdict(list)
    for row in (entry.row for table in tables for entry in table.ledger):
        kept_by_page[row.page] += row.texts
    for paragraph in paragraphs:
        kept_by_page[paragraph.region.page].append(paragraph.text)
    problems = []
    for page in document.pages:
        printed, kept = _letters(w.text for w in page.words), _letters(kept_by_page[page.number])
        if printed != kept:
            lost, twice = sum((printed - kept).values()), sum((kept - printed).values())
            message = f"page {page.number}: {lost} letters stand in no row or paragraph, {twice} in more than one"
            problems.append(Problem(Stage.EXTRACT, Severity.ERROR, ExtractCode.WORDS_LOST, message, page=page.number))
    return tuple(problems)


def words_left_out(document: Document) -> tuple[Problem, ...]:
    """A problem for each page with words that a reader cannot see."""
    problems = []
    for page in document.pages:
        if page.hidden:
            message = f"page {page.number}: {len(page.hidden)} words that a reader cannot see were left out"
            problems.append(
                Problem(Stage.EXTRACT, Severity.WARNING, ExtractCode.WORDS_HIDDEN, message, page=page.number)
            )
    return tuple(problems)


def _letters(texts: Iterable[str]) -> Counter[str]:
    return Counter(re.sub(r"[\W_]+", "", "".join(texts)))
