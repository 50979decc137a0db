"""What a document is and says of itself: kind, author, period, legend, the sense of its tables.

It decides nothing but puts together what the other modules of the package say; values of incidents are for incidents.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain

from extractors.document.problems import Problem
from extractors.document.tables import LogicalRow, LogicalTable
from normalizers.codes import Kind, Speaker
from normalizers.documents.kinds import KindReader, KindSense
from normalizers.documents.legend import LegendReader
from normalizers.documents.legend_codes import explained_in_tables
from normalizers.documents.log_tables import LogTables, TableSense
from normalizers.documents.municipality import Municipalities, MunicipalitySense
from normalizers.documents.origin import OTHERS, OriginReader
from normalizers.documents.period import Period, PeriodReader
from normalizers.documents.published import PublishedReader
from normalizers.record import NO_GLOSSARY, Field, Glossary, Legend, Record
from normalizers.tables import explained_headers
from normalizers.tables.columns import roles_in
from normalizers.tables.rows import RowSense
from normalizers.tables.shared_cells import parted
from normalizers.vocabulary.words import Vocabulary

# What a header explains in brackets: "Data (A = almindelige, F = følsomme)".
BRACKETS = re.compile(r"\(([^()]*[=:][^()]*)\)")


@dataclass(frozen=True, slots=True)
class Understanding:
    """A document understood: what the rows' own words are read against, and the vocabulary it was read with."""

    title: str | None
    municipality: MunicipalitySense
    period: Period
    legend: Legend
    tables: tuple[TableSense, ...]
    kind: KindSense
    speaker: Speaker | None
    published: date | None
    vocabulary: Vocabulary = field(compare=False, repr=False)
    headers_missing: tuple[Problem, ...] = ()

    @property
    def origin(self) -> Speaker | None:
        """Who speaks: a document that tells or counts breaches and says nothing else is the municipality's own."""
        if self.speaker or (self.kind.kind is Kind.OTHER and not self.municipality.name):
            return self.speaker
        return Speaker.MUNICIPALITY

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What could not be told of the document and of the columns of its logs."""
        author = (self.municipality.problem,) if self.municipality.problem else ()
        return (*author, *self.headers_missing, *(p for i in self.kind.logs for p in self.tables[i].columns.problems))

    def records(self, sense: TableSense) -> tuple[Record, ...]:
        """The rows of sense.incidents as the normalizers read them."""
        return tuple(self.record(sense, row, what) for row, what in sense.incidents)

    def record(self, sense: TableSense, row: LogicalRow, what: RowSense) -> Record:
        """One row as the normalizers read it."""
        roles = roles_in(row, sense.table, sense.columns.roles)
        shared = roles_in(row, sense.table, sense.columns.shared)
        cells = (
            parted(self.vocabulary, Field(c.column, c.text, role), both, self.legend)
            for c, role, both in zip(row.cells, roles, shared, strict=True)
        )
        covers = (self.period.from_, self.period.to) if self.period.from_ and self.period.to else None
        return Record(
            tuple(chain.from_iterable(cells)),
            self.legend,
            what.section,
            self.period.year,
            covers,
            vocabulary=self.vocabulary,
        )


def understand(  # noqa: PLR0913 - all that was read of a document, and what a person knows of it
    vocabulary: Vocabulary,
    tables: Sequence[LogicalTable],
    paragraphs: Sequence[str],
    title: str | None,
    path: str,
    *,
    glossary: Glossary = NO_GLOSSARY,
) -> Understanding:
    """The sense of a document from its tables and prose; path is relative to the raw folder.

    glossary: what a person says of its columns and words, which goes before all that is told here.
    """
    headers = dict.fromkeys(inner for t in tables for c in t.columns for inner in BRACKETS.findall(c))
    keys = explained_in_tables([(t.columns, *(row.texts for row in t.rows)) for t in tables])
    said = vocabulary.of(LegendReader).read((*paragraphs, *headers), title)
    legend = replace(said, definitions=(*keys, *said.definitions), glossary=glossary)
    logs = vocabulary.of(LogTables)
    senses = tuple(logs.table_sense(table, legend, title) for table in tables)
    speaker = vocabulary.of(OriginReader).speaker(title, paragraphs)
    kind = vocabulary.of(KindReader).kind_of(senses, paragraphs, title, speaker)
    return Understanding(
        title,
        vocabulary.of(Municipalities).author_of(title, paragraphs, path, told_by_others=speaker in OTHERS),
        vocabulary.of(PeriodReader).read(title, paragraphs),
        legend,
        senses,
        kind,
        speaker,
        vocabulary.of(PublishedReader).day(title, paragraphs, lone=not kind.episodes),
        vocabulary,
        explained_headers.missing(glossary, [column for table in tables for column in table.columns]),
    )
