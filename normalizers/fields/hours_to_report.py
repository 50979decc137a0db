"""How long it took from the discovery to the report to Datatilsynet, and whether that was later than the law allows.

Which day is which is decided by dates; this field only counts between them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from normalizers.codes import Basis, Precision
from normalizers.fields.declaration import ColumnType, FieldColumn, IncidentField
from normalizers.findings import NOTHING, Findings, Rule, Value
from normalizers.record import Record, Role

# GDPR article 33(1): not later than 72 hours after having become aware of the breach.
ALLOWED = timedelta(hours=72)
COUNTABLE = (Precision.MINUTE, Precision.DAY, Precision.WEEK)
LAST_MINUTE = time(23, 59)
HOUR = timedelta(hours=1)


class HoursToReportRule(Rule):
    """How the hours from discovery to report are told (evidence.rule)."""

    DATES = (
        "hours_to_report.dates",
        "Counted from the discovery to the report. A day or week without a time of day may be any time of it, so the "
        "fewest and the most whole hours are kept; known to the minute they are equal.",
    )


@dataclass(frozen=True, slots=True)
class Moment:
    """The first and the last minute at which something may have happened."""

    first: datetime
    last: datetime


def normalise(_record: Record, known: Findings = NOTHING) -> Findings:
    """hours_to_report_min, hours_to_report_max and late_72h; nothing where the dates tell no hours."""
    discovered, reported = _moment(known, Role.DISCOVERED), _moment(known, Role.REPORTED)
    day = next((v for v in known.values if v.field == f"{Role.REPORTED}_from"), None)
    if discovered is None or reported is None or day is None or reported.last < discovered.first:
        return NOTHING
    least = max(timedelta(0), reported.first - discovered.last)
    most = reported.last - discovered.first
    found: list[tuple[str, int | bool]] = [
        ("hours_to_report_min", least // HOUR),
        ("hours_to_report_max", most // HOUR),
    ]
    if (least > ALLOWED) == (most > ALLOWED):
        found.append(("late_72h", least > ALLOWED))
    return Findings(
        tuple(Value(name, value, Basis.INFERRED, HoursToReportRule.DATES, day.quote) for name, value in found)
    )


def _moment(known: Findings, role: Role) -> Moment | None:
    """When it was, where both ends are known to the week or better."""
    first, last = known.get(f"{role}_from"), known.get(f"{role}_to")
    if not isinstance(first, date) or not isinstance(last, date) or known.get(f"{role}_precision") not in COUNTABLE:
        return None
    said = known.get(f"{role}_time")
    if isinstance(said, str) and first == last:
        minute = datetime.combine(first, time.fromisoformat(said))
        return Moment(minute, minute)
    return Moment(datetime.combine(first, time.min), datetime.combine(last, LAST_MINUTE))


FIELD = IncidentField(
    title="Hours to the report",
    columns=(
        FieldColumn("hours_to_report_min", ColumnType.NUMBER, "Fewest whole hours from the discovery to the report."),
        FieldColumn("hours_to_report_max", ColumnType.NUMBER, "Most whole hours from the discovery to the report."),
        FieldColumn(
            "late_72h",
            ColumnType.FLAG,
            "Whether the report came later than 72 hours after the discovery (GDPR art. 33). NULL: it cannot be told.",
        ),
    ),
    normalise=normalise,
    rules=HoursToReportRule,
    sources="GDPR article 33(1): without undue delay and, where feasible, within 72 hours of becoming aware.",
    limits=(
        "Only where discovery and report are dated to the week or better and follow each other; a municipality may "
        "become aware of a breach later than its log calls it discovered."
    ),
    vocabulary=(),
    cases="values_hours_to_report.csv",
    derived=True,
)
