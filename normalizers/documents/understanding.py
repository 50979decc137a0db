"""What a document is and says of itself: kind, author, period, legend, the sense of its tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from extractors.document.problems import Problem
from extractors.document.tables import LogicalRow, LogicalTable
from normalizers.documents import kinds, legend, municipality, period
from normalizers.documents.kinds import KindSense, TableSense
from normalizers.documents.municipality import MunicipalitySense
from normalizers.documents.period import Period
from normalizers.record import Field, Legend, Record
from normalizers.tables.columns import roles_in
from normalizers.tables.rows import RowSense
from normalizers.tables.shared_cells import parted

# What a header explains in brackets: "Data (A = almindelige, F = følsomme)".
BRACKETS = re.compile(r"\(([^()]*[=:][^()]*)\)")


@dataclass(frozen=True, slots=True)
class Understanding:
    """A document understood: everything that the rows' own words are read against."""

    title: str | None
    municipality: MunicipalitySense
    period: Period
    legend: Legend
    tables: tuple[TableSense, ...]
    kind: KindSense

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What could not be told of the document and of the columns of its logs."""
        author = (self.municipality.problem,) if self.municipality.problem else ()
        return (*author, *(p for i in self.kind.logs for p in self.tables[i].columns.problems))

    def record(self, sense: TableSense, row: LogicalRow, what: RowSense) -> Record:
        """One row as the normalizers read it."""
        roles = roles_in(row, sense.table, sense.columns.roles)
        shared = roles_in(row, sense.table, sense.columns.shared)
        cells = (
            parted(Field(c.column, c.text, role), both, self.legend)
            for c, role, both in zip(row.cells, roles, shared, strict=True)
        )
        covers = (self.period.from_, self.period.to) if self.period.from_ and self.period.to else None
        return Record(tuple(chain.from_iterable(cells)), self.legend, what.section, self.period.year, covers)


def understand(
    tables: Sequence[LogicalTable], paragraphs: Sequence[str], title: str | None, path: str
) -> Understanding:
    """The sense of a document from its tables and prose; path is relative to the raw folder."""
    headers = dict.fromkeys(inner for t in tables for c in t.columns for inner in BRACKETS.findall(c))
    said = legend.read((*paragraphs, *headers), title)
    covered = period.read(title, paragraphs)
    senses = tuple(kinds.sense(table, said) for table in tables)
    return Understanding(
        title,
        municipality.tell(title, paragraphs, path),
        covered,
        said,
        senses,
        kinds.tell(senses, paragraphs, title),
    )
