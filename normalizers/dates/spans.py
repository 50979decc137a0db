"""What a date in a text is: first and last day, precision and place; and what a date that cannot be read is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from normalizers.codes import Precision

YEARS = range(1990, 2060)
# A shorter window holds no day of the month twice, but for the first of a March behind its February.
SHORTEST_MONTHS = 31


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date or range printed at text[start:end]: both days inclusive, None where the text leaves that end open.

    time is the first time of day printed with it ("HH:MM"); complete is False when the year came from outside.
    """

    start: int
    end: int
    from_: date | None
    to: date | None
    precision: Precision
    time: str | None = None
    complete: bool = True


class Fault(StrEnum):
    """Why a text that looks like a date gives none."""

    NO_YEAR = "no_year"
    IMPOSSIBLE = "impossible"
    IN_PART = "in_part"


@dataclass(frozen=True, slots=True)
class Unread:
    """text[start:end] looks like a date but gives none."""

    start: int
    end: int
    fault: Fault


@dataclass(frozen=True, slots=True)
class Reading:
    """All dates of a text and all that only look like dates, in order; none overlaps another."""

    dates: tuple[DateSpan, ...] = ()
    unread: tuple[Unread, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text stands, for what in it looks like a date.

    column: it is a cell of a date column, where "070319" is a day. lone_days: the month of a day printed without one is
    known, so that "d. 7." is a day, and in a column "7." too. whole_days: its table prints midnight for a day without a
    time, so that its clock is the municipality's own, whatever zone it names.
    """

    column: bool = False
    lone_days: bool = False
    whole_days: bool = False


NOWHERE = Place()
Window = tuple[date, date]


def within_a_month(window: Window | None) -> bool:
    """Whether the days from first to last are so few that each day of the month is in one month."""
    return window is not None and (window[1] - window[0]).days < SHORTEST_MONTHS
