"""Which tables count incidents, with the parts that the layout cut off.

What they count is for the package counts; which tables are logs is for log_tables.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from extractors.document.tables import LogicalTable
from normalizers.codes import Precision
from normalizers.counts import CountContext, continued_counts, counts_incidents, from_table
from normalizers.counts.numbers import CELL
from normalizers.danish.numbers import of_digits
from normalizers.dates.grammar import DateGrammar
from normalizers.tables.rows import COUNT

# The same sum in two tables, if greater than this, tells that they count the same.
TELLING = 9
# Characters: longer texts beside a number tell of what happened.
LABEL = 60
DAYS = (Precision.DAY, Precision.MINUTE)


def counting_tables(
    tables: Sequence[LogicalTable], logs: Collection[int], context: CountContext
) -> dict[int, LogicalTable]:
    """The tables of counts by their index, with the parts in which one goes on. logs: those that are none."""
    found: dict[int, LogicalTable] = {}
    for i, part in enumerate(continued_counts(context.vocabulary, tables)):
        goes_on = part is not tables[i] and i - 1 in found
        numbers = _is_count(tables[i]) or _has_columns_of_counts(tables[i], context)
        if i not in logs and (goes_on or (numbers and _counts_incidents(part, context))):
            found[i] = part
    sums = {n for part in found.values() if (n := _sum(part))}
    also = {
        i: table
        for i, table in enumerate(tables)
        if i not in found and i not in logs and _is_count(table) and _sum(table) in sums
    }
    return dict(sorted((found | also).items()))


def is_number(text: str) -> bool:
    """Whether a cell is a count, or a dash among counts."""
    counted = COUNT.fullmatch(text) is not None and len(text.split()) <= 2
    return text in ("-", "–") or counted or CELL.fullmatch(text) is not None


def _counts_incidents(table: LogicalTable, context: CountContext) -> bool:
    """Whether a table of numbers counts incidents, and not what they cost or may do."""
    return counts_incidents(table, context) and bool(from_table(table, None, context).counts)


def _sum(table: LogicalTable) -> int | None:
    """The greatest number of a table's last row, its sum where it has one; None where that is no number to go by."""
    texts = table.rows[-1].texts if table.rows else ()
    numbers = [of_digits(t) for t in texts if re.fullmatch(r"\d{1,3}(?:\.\d{3})*", t.strip())]
    return max(numbers) if numbers and max(numbers) > TELLING else None


def _is_count(table: LogicalTable) -> bool:
    """Whether most rows end with a count, or most cells beside the first are counts."""
    rows = [[t.strip() for t in r.texts if t.strip()] for r in table.rows if not r.spanning]
    rows = [r for r in rows if len(r) > 1]
    cells = [t for r in rows for t in r[1:]]
    if not cells:
        return False
    ends = sum(is_number(r[-1]) for r in rows)
    labels = [t for r in rows for t in r if not is_number(t)]
    short = len(rows) > 1 and all(len(t) <= LABEL for t in labels)
    share = sum(map(is_number, cells)) / len(cells)
    return 3 * ends >= 2 * len(rows) and share >= (1 / 3 if short else 1 / 2)


def _has_columns_of_counts(table: LogicalTable, context: CountContext) -> bool:
    """Whether a column whose header says what it counts holds counts and nothing else, and no column holds days.

    Remarks may stand beside such a column; what happened on its day is a log.
    """
    columns = list(zip(*(row.texts for row in table.rows if not row.spanning), strict=False))
    if any(_holds_days(texts, context) for texts in columns):
        return False
    heads = zip(table.columns[1:], columns[1:], strict=False)
    return any(len(t) > 1 and all(is_number(x.strip()) for x in t) and context.terms.measure(h) for h, t in heads)


def _holds_days(texts: Sequence[str], context: CountContext) -> bool:
    """Whether most cells of a column hold a day."""
    dates = context.vocabulary.of(DateGrammar)
    days = sum(any(d.precision in DAYS for d in dates.find_dates(t, 2000)) for t in texts if len(t) <= LABEL)
    return 2 * days > len(texts)
