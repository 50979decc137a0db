"""Totals that a log prints among its rows ("I alt 7 hændelser"): counts, compared with the rows they add up.

Which row of a log is a total is for tables.rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.document.geometry import union
from extractors.document.problems import Problem
from extractors.document.tables import LogicalRow, LogicalTable
from normalizers.counts.context import CountContext, CountFindings, total_mismatch
from normalizers.danish.numbers import of_digits
from normalizers.findings import Count
from normalizers.record import Role
from normalizers.tables.rows import Disposition, RowSense

NUMBER = re.compile(
    r"(?<![\d.,/-])(?P<number>\d{1,3}(?:\.\d{3})+|\d{1,6})(?![\d/-]|[.,]\d|\s*%)(?:\s+(?P<noun>[^\W\d]+))?"
)


@dataclass(frozen=True, slots=True)
class _Printed:
    """A number of a total's row; named: its noun says that incidents are counted."""

    value: int
    noun: str
    named: bool


def from_log(
    table: LogicalTable, roles: Sequence[Role | None], senses: Sequence[RowSense], context: CountContext
) -> CountFindings:
    """The totals of a log's rows; roles: of its columns; senses: of its rows."""
    counts: list[Count] = []
    problems: list[Problem] = []
    rows = list(zip(table.rows, senses, strict=True))
    for index, (row, sense) in enumerate(rows):
        if sense.disposition is not Disposition.SUBTOTAL:
            continue
        expected = tuple(_added_up(senses[:index], sense.section))
        chosen = _chosen(list(_printed(row, roles, context)), expected)
        if chosen is None:
            continue
        count = _count(row, sense, chosen, expected, context)
        counts.append(count)
        if expected and chosen.value not in expected:
            problems.append(total_mismatch(count, f"the number of rows it adds up, {expected[0]}"))
    return CountFindings(tuple(counts), tuple(problems))


def _added_up(above: Sequence[RowSense], section: str | None) -> Iterator[int]:
    """How many incidents a total may add up: those since the last total, those of its section, all."""
    kinds = [sense.disposition for sense in above]
    last = max((i for i, kind in enumerate(kinds) if kind is Disposition.SUBTOTAL), default=-1)
    yield kinds[last + 1 :].count(Disposition.INCIDENT)
    if section:
        yield sum(s.disposition is Disposition.INCIDENT and s.section == section for s in above)
    yield kinds.count(Disposition.INCIDENT)


def _printed(row: LogicalRow, roles: Sequence[Role | None], context: CountContext) -> Iterator[_Printed]:
    """The numbers of a total's row that are no part of a period and count no persons."""
    for text, role in zip(row.texts, roles, strict=False):
        taken = [(p.start, p.end) for p in context.phrases.find(text, context.year)]
        for match in NUMBER.finditer(text):
            within = any(start < match.end("number") and match.start() < end for start, end in taken)
            noun = match["noun"] or ""
            if not within and role is not Role.AFFECTED and not context.terms.says(noun, "columns", "not_counts"):
                yield _Printed(of_digits(match["number"]), noun, context.terms.says(noun, "captions", "incidents"))


def _chosen(found: Sequence[_Printed], expected: Sequence[int]) -> _Printed | None:
    """The number that counts the incidents: the named one, the only one, or the one that fits."""
    named = [p for p in found if p.named]
    if named or len(found) == 1:
        return (named or found)[0]
    return next((p for p in found if p.value in expected), None)


def _count(row: LogicalRow, sense: RowSense, chosen: _Printed, expected: Sequence[int], context: CountContext) -> Count:
    text = " ".join(row.texts)
    named = [p.period for p in context.phrases.find(text, context.year) if p.period]
    of_section = sense.section is not None and chosen.value in expected[:-1]
    section = sense.section if of_section else None
    period = named[0] if len(named) == 1 else context.phrases.of_label(section or "", context.year) or context.period
    found = context.terms.measure(chosen.noun)
    page = row.pages[0] if row.pages else None
    regions = [r for r in row.regions if r.page == page]
    return Count(
        unit=None if section is None or context.phrases.is_period(section) else section,
        period=period,
        measure=chosen.noun or next(t.strip() for t in row.texts if t.strip()),
        measure_code=found.code if found else "reported",
        count=chosen.value,
        total=True,
        quote=" | ".join(t.strip() for t in row.texts if t.strip()),
        page=page,
        table_no=row.parts[0].table_no if row.parts else None,
        region=union(regions) if regions else None,
    )
