"""What the rows and columns of a table of counts are: departments, kinds, periods or measures."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from normalizers.counts.table_layout import last_level, number
from normalizers.counts.terms import finder, is_total, measure, says
from normalizers.dates.period_phrases import find_periods, is_period
from normalizers.vocabulary.patterns import Match

ABBREVIATION = re.compile(r"[A-ZÆØÅ]{2,6}(?:\s*/\s*[A-ZÆØÅ]{2,6})*")


class Axis(StrEnum):
    """What the labels of a row or column tell apart."""

    UNIT = "unit"
    TYPE = "type"
    PERIOD = "period"
    MEASURE = "measure"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class CountColumn:
    """A column of counts; path is the header without its periods, which are period_words as printed.

    kind: the path without the words of a total; columns of one kind add up.
    """

    index: int
    path: str
    kind: str
    period: str | None
    period_words: str
    total: bool
    axis: Axis


@dataclass(frozen=True, slots=True)
class LineLabel:
    """What a row's label columns say."""

    unit: str | None
    kind: str
    measure: str
    period: str | None
    period_words: str
    total: bool


def without_period(part: str, year: int | None) -> tuple[str, str]:
    """(the rest, the period as printed) of one level of a header: "Antal 2020" -> ("", "2020")."""
    part = part.strip()
    if is_period(part):
        return "", part
    found = [p for p in find_periods(part, year) if p.period]
    if len(found) != 1:
        return part, ""
    rest = f"{part[: found[0].start]} {part[found[0].end :]}".strip()
    return ("" if is_plain_count(rest) and not is_total(rest) else rest), part[found[0].start : found[0].end]


def with_units_across(columns: list[CountColumn], units_down: bool) -> list[CountColumn]:
    """Columns whose headers are departments' names, where the rows are not."""
    named = [c for c in columns if c.axis is Axis.TYPE]
    if units_down or len(named) < 2 or not all(_is_unit_name(last_level(c.path)) for c in named):
        return columns
    return [replace(c, axis=Axis.UNIT) if c.axis is Axis.TYPE else c for c in columns]


def is_sequence(texts: list[str]) -> bool:
    """Whether a column numbers the rows: 1, 2, 3, 4 ..."""
    numbers = [n for t in texts if (n := number(t)) is not None]
    return len(numbers) > 3 and numbers == list(range(1, len(numbers) + 1))


def is_not_count(path: str) -> bool:
    """Whether a header names shares, or persons and the like; "Underretning af borgere" counts incidents."""
    if "%" in path or says(path, "columns", "shares"):
        return True
    others = [] if says(path, "columns", "levels") else finder("columns", "not_counts").find(path)
    counted = measure(path)
    if not others or counted is None:
        return bool(others)
    if others[0].start <= counted.start and counted.end < others[0].end:
        return True
    if says(path[: others[0].start], "columns", "counted_things"):
        return False
    if counted.code == "subjects_informed" and _tells_persons(path, others[0]):
        return False
    adjective = path[: counted.end].endswith("e") and path[counted.end : others[0].start].isspace()
    return counted.start > others[0].start or adjective


def _tells_persons(path: str, other: Match) -> bool:
    """Whether the persons open a statement on the incidents ("Borgere orienteret"), not "Antal borgere orienteret"."""
    return not path[: other.start].strip() and says(path[other.start : other.end], "measures", "persons")


def is_plain_count(text: str) -> bool:
    """Whether a header says nothing but "Antal"."""
    return not text.strip() or (says(text, "rows", "plain") and measure(text) is None and len(text.split()) <= 3)


def is_total_alone(text: str) -> bool:
    """Whether a label says "i alt" and no measure."""
    return is_total(text) and measure(text) is None


def _is_unit_name(text: str) -> bool:
    return bool(ABBREVIATION.fullmatch(text)) or says(text, "rows", "unit_names")


def is_measure_label(text: str) -> bool:
    """Whether a label says what is counted, a kind of breach left aside."""
    found = measure(text)
    return found is not None and found.code != "by_type"


def axis_of_labels(texts: list[str]) -> Axis | None:
    """What labels under an empty header are, by the greater part of them."""
    if not texts:
        return None
    if sum(is_measure_label(t) for t in texts) * 2 > len(texts):
        return Axis.MEASURE
    if sum(_is_unit_name(t) for t in texts) * 2 > len(texts):
        return Axis.UNIT
    return None
