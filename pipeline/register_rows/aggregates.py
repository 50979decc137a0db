"""From a document's tables and prose to its rows of aggregates."""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile

from extractors.document.geometry import Region, union
from extractors.document.problems import Problem
from extractors.document.tables import LogicalTable
from normalizers.codes import Kind
from normalizers.counts import CountContext, from_log, from_prose, from_table, impossible_counts
from normalizers.dates.periods import period_range
from normalizers.findings import Count
from pipeline.register.rows import region_row
from pipeline.register.table import Row
from pipeline.register_rows.reading import Reading

# A heading has at most this many words, and may reach this many points into its table's first row.
HEADING_WORDS = 16
NEAR = 2


def count_rows(reading: Reading) -> tuple[tuple[Row, ...], list[Problem]]:
    """The printed counts and what was in doubt: of a memo its tables and prose; of a log its tables and totals."""
    sense = reading.sense
    if sense.kind.kind not in (Kind.AGGREGATE, Kind.LOG):
        return (), []
    covered = sense.period
    span = period_range(covered.from_, covered.to) if covered.from_ and covered.to else None
    context = CountContext(sense.vocabulary, sense.title, tuple(reading.paragraphs), covered.year, span)
    findings = [
        from_table(table, table.above, replace(context, headings=_headings(reading, index), known=True))
        for index, table in zip(sense.kind.counts, sense.kind.counted, strict=True)
    ]
    logs = [sense.tables[index] for index in sense.kind.logs]
    findings += [from_log(log.table, log.columns.roles, log.rows, context) for log in logs]
    if sense.kind.kind is Kind.AGGREGATE:
        units = tuple(dict.fromkeys(c.unit for f in findings for c in f.counts if c.unit))
        findings.append(from_prose(reading.paragraphs, replace(context, units=units)))
    counts = [count for found in findings for count in found.counts]
    problems = [problem for found in findings for problem in found.problems]
    problems += impossible_counts(counts, reading.most_persons)
    return tuple(_row(reading, count) for count in counts), problems


def _headings(reading: Reading, index: int) -> tuple[str, ...]:
    """The short paragraphs that stand over a table one after the other, below the table before it; nearest first."""
    tables = reading.sense.tables
    place = _place(tables[index].table)
    before = _place(tables[index - 1].table) if index else None
    if place is None:
        return ()
    top = before.bottom if before and before.page == place.page else 0
    over = [
        p.text
        for p in reading.extraction.paragraphs
        if p.region.page == place.page and top <= p.region.top and p.region.bottom <= place.top + NEAR
    ]
    nearer = over[:-1] if over and over[-1] == tables[index].table.above else over
    return tuple(takewhile(lambda text: len(text.split()) <= HEADING_WORDS, reversed(nearer)))


def _place(table: LogicalTable) -> Region | None:
    """Where a table begins: its rows of its first page."""
    regions = [r for row in table.rows for r in row.regions]
    return union([r for r in regions if r.page == regions[0].page]) if regions else None


def _row(reading: Reading, count: Count) -> Row:
    paragraphs = reading.extraction.paragraphs
    region = count.region or (paragraphs[count.paragraph].region if count.paragraph is not None else None)
    author = reading.author
    return {
        "document_id": reading.document_id,
        "municipality": author["municipality"],
        "municipality_code": author["municipality_code"],
        "unit": count.unit,
        "period": count.period,
        "measure": count.measure,
        "measure_code": count.measure_code,
        "count": count.count,
        "page": count.page or (region.page if region else None),
        "region": region_row(region) if region else None,
        "table_no": count.table_no,
        "total": count.total,
        "quote": count.quote,
    }
