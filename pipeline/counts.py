"""From a document's tables and prose to its rows of aggregates."""

from __future__ import annotations

from dataclasses import replace

from extractors.values import Problem
from normalizers.counts import CountContext, from_log, from_prose, from_table
from normalizers.counts_period import period_range
from normalizers.values import Count, Kind
from pipeline.reading import Reading
from pipeline.results import region_row
from pipeline.schema import Row


def count_rows(reading: Reading) -> tuple[tuple[Row, ...], list[Problem]]:
    """The printed counts and what was in doubt: of a memo its tables and prose; of a log its tables and totals."""
    sense = reading.sense
    if sense.kind.kind not in (Kind.AGGREGATE, Kind.LOG):
        return (), []
    covered = sense.period
    span = period_range(covered.from_, covered.to) if covered.from_ and covered.to else None
    context = CountContext(sense.title, tuple(reading.paragraphs), covered.year, span)
    findings = [from_table(table, table.above, context) for table in sense.kind.counted]
    logs = [sense.tables[index] for index in sense.kind.logs]
    findings += [from_log(log.table, log.columns.roles, log.rows, context) for log in logs]
    if sense.kind.kind is Kind.AGGREGATE:
        units = tuple(dict.fromkeys(c.unit for f in findings for c in f.counts if c.unit))
        findings.append(from_prose(reading.paragraphs, replace(context, units=units)))
    rows = tuple(_row(reading, count) for found in findings for count in found.counts)
    return rows, [problem for found in findings for problem in found.problems]


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
