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
# Where the words of a number end: its sentence does, or those of a part begin.
CLAUSE = re.compile(r"[.,;()]")
# What is said of a part of the incidents ("heraf 1 anmeldt"); no number of rows.
PARTS = ("notified", "not_notified", "subjects_informed", "not_breaches", "other")


@dataclass(frozen=True, slots=True)
class _Printed:
    """A number of a total's row; named: its noun says that incidents are counted; words, code: what is counted."""

    value: int
    named: bool
    words: str
    code: str


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
        printed = list(_printed(row, roles, context))
        chosen = _chosen([p for p in printed if p.code not in PARTS], expected)
        of_section = chosen is None or chosen.value in expected[:-1]
        told = [p for p in printed if p is chosen or p.code in PARTS]
        counts += (_count(row, sense.section if of_section else None, p, context) for p in told)
        if chosen and expected and chosen.value not in expected:
            whole = next(c for c in counts[-len(told) :] if c.count == chosen.value)
            problems.append(total_mismatch(whole, f"the number of rows it adds up, {expected[0]}"))
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
    label = next(t.strip() for t in row.texts if t.strip())
    cells = {text: role for text, role in zip(row.texts, roles, strict=False) if role is not Role.AFFECTED}
    for text in cells:
        taken = [(p.start, p.end) for p in context.phrases.find(text, context.year)]
        numbers = list(NUMBER.finditer(text))
        ends = [*(m.start() for m in numbers[1:]), len(text)]
        for match, end in zip(numbers, ends, strict=False):
            within = any(start < match.end("number") and match.start() < stop for start, stop in taken)
            if within or context.terms.says(match["noun"] or "", "columns", "not_counts"):
                continue
            before = text[: match.start()] if text.strip() == label else label
            yield _of_words(match, CLAUSE.split(text[match.end("number") : end])[0].strip(), before, context)


def _of_words(match: re.Match[str], behind: str, label: str, context: CountContext) -> _Printed:
    """A number by the words behind it, else by the label of its row ("Heraf anmeldt")."""
    noun = match["noun"] or ""
    found = context.terms.measure(behind) or (None if behind else context.terms.measure(label))
    words = (behind if found and found.code in PARTS else noun) or label.strip(" :")
    code = found.code if found else "reported"
    return _Printed(of_digits(match["number"]), context.terms.says(noun, "captions", "incidents"), words, code)


def _chosen(found: Sequence[_Printed], expected: Sequence[int]) -> _Printed | None:
    """The number that counts the incidents: the named one, the only one, or the one that fits."""
    named = [p for p in found if p.named]
    if named or len(found) == 1:
        return (named or found)[0]
    return next((p for p in found if p.value in expected), None)


def _count(row: LogicalRow, section: str | None, printed: _Printed, context: CountContext) -> Count:
    """section: the heading that the row adds up."""
    text = " ".join(dict.fromkeys(row.texts))
    named = [p.period for p in context.phrases.find(text, context.year) if p.period]
    period = named[0] if len(named) == 1 else context.phrases.of_label(section or "", context.year) or context.period
    page = row.pages[0] if row.pages else None
    regions = [r for r in row.regions if r.page == page]
    return Count(
        unit=None if section is None or context.phrases.is_period(section) else section,
        period=period,
        measure=printed.words,
        measure_code=printed.code,
        count=printed.value,
        total=True,
        quote=" | ".join(dict.fromkeys(t.strip() for t in row.texts if t.strip())),
        page=page,
        table_no=row.parts[0].table_no if row.parts else None,
        region=union(regions) if regions else None,
    )
