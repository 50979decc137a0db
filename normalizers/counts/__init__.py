"""Counts of memos: how many incidents were reported, were breaches, were notified, by department, kind and period.

May import tables and everything below it.
"""

from __future__ import annotations

from normalizers.counts.context import CountContext, CountFindings
from normalizers.counts.continued import continued_counts
from normalizers.counts.doubts import impossible_counts
from normalizers.counts.log_totals import from_log
from normalizers.counts.prose import from_prose
from normalizers.counts.tables import counts_incidents, from_table

__all__ = [
    "CountContext",
    "CountFindings",
    "continued_counts",
    "counts_incidents",
    "from_log",
    "from_prose",
    "from_table",
    "impossible_counts",
]
