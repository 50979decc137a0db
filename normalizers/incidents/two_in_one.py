"""Cells that hold two numbers, days or answers where the others of their column hold one: two rows taken for one.

Looks at the rows as printed and decides no value.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from normalizers.codes import Precision
from normalizers.dates.grammar import DateGrammar
from normalizers.record import DATE_ROLES, Field, Record, Role

ANSWERS = frozenset(
    {
        Role.NOTIFIED_AUTHORITY,
        Role.NOTIFIED_SUBJECTS,
        Role.ALMINDELIGE,
        Role.FORTROLIGE,
        Role.FOELSOMME,
        Role.STRAFBARE,
        Role.FAULT_HUMAN,
        Role.FAULT_SYSTEM,
        Role.FAULT_ATTACK,
        Role.LOCATION_INTERNAL,
        Role.LOCATION_EXTERNAL,
    }
)
DAYS = (Precision.DAY, Precision.MINUTE)
# Fewer other cells do not show what a column holds.
OTHERS = 2


def doubled(records: Sequence[Record]) -> tuple[bool, ...]:
    """Whether a cell of each row holds two of what most cells of its column hold one of. records: rows of one table."""
    columns: dict[tuple[str, Role], list[str]] = {}
    for record in records:
        for field in record.fields:
            if field.role and field.text.strip():
                columns.setdefault((field.column, field.role), []).append(field.text.strip())
    return tuple(any(_is_double(field, columns, record) for field in record.fields) for record in records)


def _is_double(field: Field, columns: dict[tuple[str, Role], list[str]], record: Record) -> bool:
    text = field.text.strip()
    if field.role is None or not text:
        return False
    cells = columns[field.column, field.role]
    others = [cell for cell in cells if cell != text]
    if field.role is Role.SOURCE_NUMBER:
        return _follow_each_other(text) or _alone_in(_numbers, text, others)
    if field.role in DATE_ROLES:
        grammar = record.vocabulary.of(DateGrammar)
        return _alone_in(lambda cell: _days(grammar, cell), text, others)
    return field.role in ANSWERS and _are_answers(text, others)


def _alone_in(count: Callable[[str], int], text: str, others: Sequence[str]) -> bool:
    """Whether a cell holds several and most of the others one."""
    single = sum(count(cell) == 1 for cell in others)
    return len(others) >= OTHERS and 2 * single > len(others) and count(text) > 1


def _numbers(text: str) -> int:
    """How many numbers stand behind each other in a cell: words with digits that look alike ("HÆ-1/19 HÆ-2/19")."""
    words = text.split()
    looks = {re.sub(r"\d+", "9", re.sub(r"[^\W\d_]+", "a", word)) for word in words}
    return len(words) if len(looks) == 1 and "9" in next(iter(looks)) else 1


def _follow_each_other(text: str) -> bool:
    """Whether a cell counts on, so that its row is two ("7 8")."""
    numbers = [int(word) for word in text.split() if re.fullmatch(r"\d{1,6}", word)]
    whole = len(numbers) == len(text.split()) > 1
    return whole and all(b - a == 1 for a, b in pairwise(numbers))


def _days(grammar: DateGrammar, text: str) -> int:
    """How many days stand behind each other in a cell with nothing between them; a range or list is one."""
    text = " ".join(text.split())
    days = [day for day in grammar.find_dates(text, 2000) if day.precision in DAYS]
    return min(len(days), 1) + sum(not text[a.end : b.start].strip() for a, b in pairwise(days))


def _are_answers(text: str, others: Sequence[str]) -> bool:
    """Whether a cell is made of several words that fill other cells alone ("Ja Nej")."""
    words = [word.casefold() for word in text.split()]
    single = [cell.casefold() for cell in others if len(cell.split()) == 1]
    return len(words) > 1 and len(single) >= OTHERS and set(words) <= set(single)
