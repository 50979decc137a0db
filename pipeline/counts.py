"""From a document's tables and prose to its rows of aggregates."""

from __future__ import annotations

from dataclasses import replace

from extractors.values import Problem
from normalizers.counts import CountContext, from_prose, from_table, whole
from normalizers.counts_period import period_range
from normalizers.values import Count, Kind
from pipeline.reading import Reading
from pipeline.results import region_row
from pipeline.schema import Row


def count_rows(reading: Reading) -> tuple[tuple[Row, ...], list[Problem]]:
    """The printed counts of a memo, tables first, and what was in doubt; none for documents of other kinds."""
    sense = reading.sense
    if sense.kind.kind is not Kind.AGGREGATE:
        return (), []
    covered = sense.period
    span = period_range(covered.from_, covered.to) if covered.from_ and covered.to else None
    context = CountContext(title=sense.title, year=covered.year, period=span)
    counts: list[Count] = []
    problems: list[Problem] = []
    tables = whole([t.table for t in sense.tables])
    for table in (tables[index] for index in sense.kind.counts):
        found = from_table(table, table.above, context)
        counts += found.counts
        problems += found.problems
    units = tuple(dict.fromkeys(c.unit for c in counts if c.unit))
    prose = from_prose(reading.paragraphs, replace(context, units=units))
    return tuple(_row(reading, c) for c in (*counts, *prose.counts)), [*problems, *prose.problems]


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
