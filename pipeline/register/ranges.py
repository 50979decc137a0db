"""Numbers that no column of the register can hold: each costs itself, never its document.

What is wrong in any other way is a fault of the program, and the check of the schema stops the document.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractors.document.problems import Problem, Severity, Stage
from normalizers.codes import Review
from pipeline.register.codes import IngestCode
from pipeline.register.results import DocumentResult
from pipeline.register.rows import problem_row
from pipeline.register.schema import AGGREGATES, INCIDENTS, Status
from pipeline.register.table import Row, Table, is_out_of_range


@dataclass(frozen=True, slots=True)
class _LeftOut:
    """A number that its column cannot hold, and the words it was read from."""

    row: Row
    column: str
    quote: str | None


def in_range(result: DocumentResult) -> DocumentResult:
    """The document's rows without the numbers that their columns cannot hold.

    Only numbers told in the document can be so great: pages and places in a text are counted by the program. A problem
    quotes each one left out, and the document is read in part. An incident goes without the value and its evidence, and
    is to be reviewed; a count, which is nothing without its number, goes without its row.
    """
    left_out = tuple(_left_out(result))
    if not left_out:
        return result
    unknown = {(out.row["incident_id"], out.column) for out in left_out if "incident_id" in out.row}
    partial = result.status if result.status is Status.FAILED else Status.PARTIAL
    return replace(
        result,
        document={**result.document, "status": partial.value},
        incidents=tuple(_without(row) for row in result.incidents),
        evidence=tuple(e for e in result.evidence if (e["incident_id"], e["field"]) not in unknown),
        aggregates=tuple(row for row in result.aggregates if not any(_beyond(AGGREGATES, row))),
        problems=(*result.problems, *map(_problem, left_out)),
    )


def _left_out(result: DocumentResult) -> Iterator[_LeftOut]:
    quotes = {(e["incident_id"], e["field"]): e["quote"] for e in result.evidence}
    for row in result.incidents:
        for name in _beyond(INCIDENTS, row):
            quote = quotes.get((row["incident_id"], name))
            yield _LeftOut(row, name, str(quote) if quote else None)
    for row in result.aggregates:
        for name in _beyond(AGGREGATES, row):
            yield _LeftOut(row, name, str(row["quote"]) if row["quote"] else None)


def _beyond(table: Table, row: Row) -> Iterator[str]:
    return (c.name for c in table.columns if is_out_of_range(row.get(c.name), c.type))


def _without(row: Row) -> Row:
    """The incident without the numbers that are out of range, to be reviewed if it had any."""
    beyond = tuple(_beyond(INCIDENTS, row))
    if not beyond:
        return row
    review = row["review"] if isinstance(row["review"], list) else []
    marked = list(dict.fromkeys([*review, Review.IMPOSSIBLE_VALUE.value]))
    return {**row, **dict.fromkeys(beyond), "review": marked}


def _problem(out: _LeftOut) -> Row:
    words = f"A number for {out.column} is greater than any that the register can hold; it was left out"
    problem = Problem(Stage.STORE, Severity.ERROR, IngestCode.TOTAL_OUT_OF_RANGE, words, out.quote)
    incident = out.row.get("incident_id")
    pages = out.row.get("pages")
    page = pages[0] if isinstance(pages, list) and pages else out.row.get("page")
    row = problem_row(str(out.row["document_id"]), problem, str(incident) if incident else None)
    return {**row, "page": page, "region": out.row.get("region")}
