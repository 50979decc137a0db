"""Cells of a column that holds two things ("Nr. og dato", "Registrerede"): each thing with the role of its own."""

from __future__ import annotations

import re
from dataclasses import replace

from normalizers.date_grammar import find_dates
from normalizers.notifications import Party, Reading, date_pattern, statements
from normalizers.people import reader
from normalizers.values import Field, Role

# The number a cell begins or ends with; the rest is a date.
FIRST = re.compile(r"\s*(?:nr\.?\s*)?[^\s,;:()]+", re.IGNORECASE)
LAST = re.compile(r"(?:nr\.?\s*)?[^\s,;:()]+[\s)]*$", re.IGNORECASE)
WORD = re.compile(r"[^\W_]")


def parted(field: Field, also: Role | None) -> tuple[Field, ...]:
    """The field once for each thing that its cell holds, every letter in its place. also: the column's second role."""
    if also is None:
        return (field,)
    if field.role is Role.SOURCE_NUMBER:
        return _number_and_date(field, also)
    return _answer_and_count(field, also)


def _number_and_date(field: Field, also: Role) -> tuple[Field, ...]:
    text = field.text
    first = FIRST.match(text)
    dated = first and any(d.complete for d in find_dates(first.group()))
    if not first or not WORD.search(text[first.end() :]):
        return (replace(field, role=also),) if dated else (field,)
    start, end = ((dated and LAST.search(text)) or first).span()
    rest = text[:start] + " " * (end - start) + text[end:]
    return replace(field, text=_only(text, start, end)), replace(field, text=rest, role=also)


def _only(text: str, start: int, end: int) -> str:
    return " " * start + text[start:end] + " " * (len(text) - end)


def _answer_and_count(field: Field, also: Role) -> tuple[Field, ...]:
    """An answer, a number of persons, or both ("Ja, 12 elever")."""
    dates = [d.span() for d in date_pattern().finditer(field.text)]
    numbers = [n for n in reader().find(field.text) if not any(start <= n.start < end for start, end in dates)]
    if not numbers:
        return (field,)
    counted = replace(field, role=also)
    answered = dates or statements(field.text, Reading(Party.SUBJECTS, answer=True))
    return (field, counted) if answered else (counted,)
