"""Whether the documents were read with the Danish pipeline that should have read them."""

from __future__ import annotations

from collections.abc import Iterable

from extractors.document.problems import Problem, Severity, Stage
from normalizers.danish.packages import BLANK, configured, installed

CODES = ("danish_untrained", "danish_fallback")


def danish_doubt(used: Iterable[object]) -> Problem | None:
    """What to tell once for a whole register; used: documents.danish_pipeline of its documents."""
    names = {str(name).rpartition("-")[0] for name in used if name is not None}
    if BLANK in names:
        message = "No trained Danish pipeline could be loaded; spaCy's rules were used instead. Run: make setup"
        return Problem(Stage.NORMALISE, Severity.WARNING, code="danish_untrained", message=message)
    preferred = next(iter(installed()), None)
    if configured() is None and preferred and names and preferred not in names:
        message = f"{preferred} is installed but does not load; {min(names)} was used. Run: brudregister doctor"
        return Problem(Stage.NORMALISE, Severity.WARNING, code="danish_fallback", message=message)
    return None
