"""Counts that cannot be: kept as printed, each with a problem that says why.

A total that is not the sum of its parts is for table_totals.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from extractors.document.problems import Problem, Severity, Stage
from normalizers.codes import NormaliseCode
from normalizers.findings import Count

# What some of the breaches are, and so no more than they: GDPR art. 33 and 34 speak of breaches alone.
PARTS = ("notified", "not_notified")
WHOLE = "breaches"
# What counts of one row or sentence share: quote, page, department and period.
Place = tuple[str, int | None, str | None, str | None]


def impossible_counts(counts: Sequence[Count], most: int) -> Iterator[Problem]:
    """A problem for each count that cannot be. most: as many breaches as the municipality has inhabitants are none."""
    wholes: dict[Place, int] = {}
    parts: dict[Place, list[Count]] = defaultdict(list)
    for count in counts:
        if count.count > most:
            yield _problem(count, "greater than the number of inhabitants")
        place = (count.quote, count.page, count.unit, count.period)
        if count.measure_code == WHOLE:
            wholes[place] = max(count.count, wholes.get(place, 0))
        elif count.measure_code in PARTS:
            parts[place].append(count)
    for place, whole in wholes.items():
        yield from (
            _problem(p, f"greater than the {whole} breaches beside it") for p in parts[place] if p.count > whole
        )


def _problem(count: Count, why: str) -> Problem:
    return Problem(
        Stage.NORMALISE,
        Severity.WARNING,
        NormaliseCode.COUNT_IMPOSSIBLE,
        f"The count {count.count} is {why}",
        count.quote,
        count.page,
        count.region,
    )
