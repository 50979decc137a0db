"""The proof that nothing was lost: every letter of every page stands in a table's row or in the prose."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from extractors.values import Document, LogicalTable, Paragraph, Problem, Severity, Stage


def lost_words(
    document: Document, tables: Sequence[LogicalTable], paragraphs: Sequence[Paragraph]
) -> tuple[Problem, ...]:
    """A problem for each page some of whose letters stand in no row and no paragraph, or stand twice."""
    problems = []
    for page in document.pages:
        printed = _letters(w.text for w in page.words)
        kept = _letters(
            text
            for source in (
                [c.text for t in tables for r in t.ledger if r.row.page == page.number for c in r.row.cells if c],
                [p.text for p in paragraphs if p.region.page == page.number],
            )
            for text in source
        )
        if printed != kept:
            lost, twice = sum((printed - kept).values()), sum((kept - printed).values())
            message = f"page {page.number}: {lost} letters stand in no row or paragraph, {twice} in more than one"
            problems.append(Problem(Stage.EXTRACT, Severity.ERROR, "words_lost", message, page=page.number))
    return tuple(problems)


def _letters(texts: Iterable[str]) -> Counter[str]:
    return Counter(re.sub(r"[\W_]+", "", "".join(texts)))
