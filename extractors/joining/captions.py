"""What stands over a table or between two: whether they are one, and what the one is called.

Whether their columns agree is for column_match.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.document.tables import Paragraph, Table
from extractors.joining.paragraphs import without_digits
from extractors.tables.opinions import STRUCTURE

# Prose within this distance (points) over a table is its caption.
CAPTION_DISTANCE_PT = 60.0
# It may reach so far into the table: descenders under a line set close to the border.
CAPTION_OVERLAP_PT = 2.0


def is_apart(above: Table, below: Table, prose: Sequence[Sequence[Paragraph]], running: frozenset[str]) -> bool:
    """Whether two tables of following pages are no single one.

    Text other than running headers and footers stands between them, or the file itself states two tables.
    """
    if below.engine == STRUCTURE.name:
        return True
    after = [p for p in prose[above.page - 1] if p.region.top >= above.region.bottom]
    before = [p for p in prose[below.page - 1] if p.region.bottom <= below.region.top]
    return any(without_digits(p.text) not in running for p in [*after, *before])


def caption_over(table: Table, prose: Sequence[Sequence[Paragraph]]) -> str:
    """The paragraph right over a table, one in its own column of the page before one beside it."""
    over = [
        p
        for p in prose[table.page - 1]
        if p.region.bottom <= table.region.top + CAPTION_OVERLAP_PT
        and table.region.top - p.region.bottom < CAPTION_DISTANCE_PT
    ]
    own = [p for p in over if p.region.x0 < table.region.x1 and table.region.x0 < p.region.x1]
    return (own or over)[-1].text if over else ""
