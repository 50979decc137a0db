"""Points earned and points possible, figure by figure."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

JUDGED = (
    "almindelige", "fortrolige", "følsomme", "fault", "third_party", "notified_authority", "notified_subjects",
    "affected_min", "affected_max",
)  # fmt: skip
FIELDS = (
    "source_number", "occurred_from", "occurred_to", "occurred_precision", "discovered_from", "registered_from",
    "reported_from", "decided_from", *JUDGED, "location",
)  # fmt: skip
FIGURES = (
    "rows", "stray", "cells", "cells~", "exact", "columns", *FIELDS, "fields", "judged", "evidence", "regions",
    "kind", "municipality", "origin", "published", "caught", "alarms", "counts", "measures",
)  # fmt: skip
SHOWN = ("rows", "cells", "cells~", "exact", "fields", "counts")
# Fields without evidence of their own: they follow from another field's quote, or are the cell itself.
WITHOUT_EVIDENCE = ("_to", "_precision", "number")
MISSES_SHOWN = 8


@dataclass
class Tally:
    """Points earned of points possible for each figure, and what was missed."""

    points: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    misses: list[str] = field(default_factory=list)

    def add(self, name: str, good: float, total: float = 1) -> None:
        """Earn good of total points for a figure."""
        self.points[name][0] += good
        self.points[name][1] += total

    def include(self, other: Tally) -> None:
        """Add the points of another document."""
        for name, (good, total) in other.points.items():
            self.add(name, good, total)

    @property
    def figures(self) -> dict[str, float]:
        """The share earned of each figure that has points at all."""
        return {name: good / total for name, (good, total) in self.points.items() if total}
