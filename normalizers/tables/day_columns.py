"""Which day a column tells where its header does not: by the days of the other columns, and by the rows that have one.

A breach is discovered no earlier than it happens, and registered and reported no earlier than it is discovered; a day
that only the reported breaches have is that of the report. What is not told so stays open.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from normalizers.cells.marks import Mark, Marks
from normalizers.codes import Precision
from normalizers.dates.grammar import DateGrammar
from normalizers.record import Legend, Role
from normalizers.vocabulary.words import Vocabulary

# A longer cell tells a story.
SHORT_MAX = 60
DAY_OR_FINER = (Precision.DAY, Precision.MINUTE)
# The roles whose days are never after the day of the role.
EARLIER = {
    Role.OCCURRED: (),
    Role.DISCOVERED: (Role.OCCURRED,),
    Role.REGISTERED: (Role.OCCURRED, Role.DISCOVERED),
    Role.REPORTED: (Role.OCCURRED, Role.DISCOVERED),
}
# The year of days printed without one: only their order counts.
SOME_YEAR = 2019
# So many rows must tell the same.
FILLED_MIN = 2

Days = tuple[tuple[date, date] | None, ...]
Known = Sequence[Role | None]


class DayColumns:
    """Tells columns of days by their order."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._dates = vocabulary.of(DateGrammar)
        self._marks = vocabulary.of(Marks)

    def is_a_day(self, text: str) -> bool:
        """Whether a short cell names a day, with its year or without."""
        found = self._dates.find_dates(text, SOME_YEAR) if len(text) <= SHORT_MAX else []
        return any(d.precision in DAY_OR_FINER for d in found)

    def roles(
        self, known: Known, places: Sequence[int], below: Sequence[Sequence[str]], legend: Legend
    ) -> dict[int, Role]:
        """Column -> role for those of the columns of days at places that only one role fits. below: cells by column."""
        days = self._of_columns(known, places, below)
        told = self._reported(known, below, legend)
        found: dict[int, Role] = {}
        tests: tuple[tuple[Role, Callable[[int], bool]], ...] = (
            (Role.REPORTED, lambda i: _only_where(days[i], told)),
            (Role.OCCURRED, lambda i: _comes_first(days[i], [d for j, d in days.items() if j != i])),
            (Role.DISCOVERED, lambda i: _is_between(days, i, {**dict(enumerate(known)), **found})),
        )
        for role, test in tests:
            now = [found.get(i, r) for i, r in enumerate(known)]
            fitting = [i for i in places if i not in found and _fits(role, i, now, days) and test(i)]
            if role not in now and len(fitting) == 1:
                found[fitting[0]] = role
        return found

    def may_tell(self, known: Known, place: int, below: Sequence[Sequence[str]], legend: Legend) -> bool:
        """Whether a column of days may be one that no other column of the table tells."""
        days = self._of_columns(known, [place], below)
        told = self._reported(known, below, legend)
        missing = [role for role in EARLIER if role not in known and _fits(role, place, known, days)]
        return any(role is not Role.REPORTED or None in told or _only_where(days[place], told) for role in missing)

    def _of_columns(self, known: Known, places: Sequence[int], below: Sequence[Sequence[str]]) -> dict[int, Days]:
        dated = {*places, *(i for i, role in enumerate(known) if role in EARLIER)}
        return {i: tuple(map(self._days, below[i])) for i in sorted(dated)}

    def _days(self, text: str) -> tuple[date, date] | None:
        """The first and last day that a short cell names; None where it leaves one open."""
        found = self._dates.find_dates(text, SOME_YEAR) if len(text) <= SHORT_MAX else []
        first, last = (found[0].from_, found[-1].to) if found else (None, None)
        return (first, last) if first and last else None

    def _reported(self, known: Known, below: Sequence[Sequence[str]], legend: Legend) -> tuple[Mark | None, ...]:
        """What each row answers to whether the authority was told; (None,) where no column asks."""
        column = next((below[i] for i, role in enumerate(known) if role is Role.NOTIFIED_AUTHORITY), None)
        return (None,) if column is None else tuple(self._marks.read(text, legend) for text in column)


def _only_where(days: Days, told: Sequence[Mark | None]) -> bool:
    """Whether only the rows that answer yes have a day, and some row answers no."""
    if len(days) != len(told) or Mark.NO not in told:
        return False
    dated = [mark for day, mark in zip(days, told, strict=True) if day]
    return len(dated) >= FILLED_MIN and all(mark is Mark.YES for mark in dated)


def _comes_first(days: Days, others: Sequence[Days]) -> bool:
    """Whether no day of a column is after those of the others in its row, and some are before."""
    return all(_is_never_after(days, other) for other in others) and any(_is_before(days, other) for other in others)


def _is_between(days: Mapping[int, Days], place: int, roles: Mapping[int, Role | None]) -> bool:
    """Whether a column stands between when it happened and when it was registered, and some days are later."""
    happened, registered = (
        [days[i] for i, r in roles.items() if r is role and i in days] for role in (Role.OCCURRED, Role.REGISTERED)
    )
    return bool(registered) and any(_is_before(d, days[place]) for d in happened)


def _fits(role: Role, place: int, known: Known, days: Mapping[int, Days]) -> bool:
    """Whether the days of a column stand in the order that the role has to those of the known ones."""
    here = days[place]
    if sum(d is not None for d in here) < FILLED_MIN:
        return False
    before = all(_is_never_after(days[i], here) for i, r in enumerate(known) if r in EARLIER[role])
    return before and all(
        _is_never_after(here, days[i]) for i, r in enumerate(known) if r in EARLIER and role in EARLIER[r]
    )


def _pairs(first: Days, second: Days) -> Iterator[tuple[tuple[date, date], tuple[date, date]]]:
    return ((a, b) for a, b in zip(first, second, strict=True) if a and b)


def _is_never_after(first: Days, second: Days) -> bool:
    return all(a[0] <= b[1] for a, b in _pairs(first, second))


def _is_before(first: Days, second: Days) -> bool:
    return any(a[1] < b[0] for a, b in _pairs(first, second))
