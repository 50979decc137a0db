"""Headers that a person explained (sources.toml) and that no table of the document has: a slip, or another file.

What the explained ones do is for columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from extractors.document.problems import Problem, Severity, Stage
from normalizers.codes import NormaliseCode
from normalizers.record import Glossary, header_key

NEAREST = 3


def missing(glossary: Glossary, printed: Sequence[str]) -> tuple[Problem, ...]:
    """A problem for each expected header that is not printed, naming the nearest ones. printed: header paths."""
    known = {header_key(header) for header in printed}
    expected = [column.header for column in glossary.columns if column.expected]
    expected += [word.header for word in glossary.words if word.expected]
    return tuple(_problem(header, printed) for header in dict.fromkeys(expected) if header_key(header) not in known)


def _problem(header: str, printed: Sequence[str]) -> Problem:
    folded = {path.casefold(): path for path in printed if path.strip()}
    near = [repr(folded[path]) for path in get_close_matches(header.casefold(), folded, NEAREST, cutoff=0)]
    nearest = f"the nearest of its headers are {', '.join(near)}" if near else "it has no table with headers"
    message = f"sources.toml explains a column that the document does not have; {nearest}"
    return Problem(Stage.COLUMNS, Severity.WARNING, NormaliseCode.COLUMN_NOT_FOUND, message, header)
