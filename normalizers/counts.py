"""Counts of memos: how many incidents were reported, were breaches, were notified, by department, kind and period."""

from normalizers.counts_log import from_log
from normalizers.counts_prose import from_prose
from normalizers.counts_table import counts_incidents, from_table
from normalizers.counts_terms import CountContext, CountFindings
from normalizers.counts_whole import whole

__all__ = ["CountContext", "CountFindings", "counts_incidents", "from_log", "from_prose", "from_table", "whole"]
