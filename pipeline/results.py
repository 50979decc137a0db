"""What goes into the work on one document, and what comes out. All of it can be sent between processes."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path

from extractors.document.geometry import Region
from extractors.document.problems import Problem
from pipeline.schema import Row, Status


class Engine(StrEnum):
    """Which extractor reads the tables: auto is the default path with second opinions, the others are one alone."""

    AUTO = "auto"
    GRID = "grid"
    PDFPLUMBER = "pdfplumber"
    CAMELOT = "camelot"


@dataclass(frozen=True, slots=True)
class Settings:
    """How documents are read. ocr: recognise the text of scanned pages."""

    engine: Engine = Engine.AUTO
    ocr: bool = True


@dataclass(frozen=True, slots=True)
class Source:
    """One input file, and what sources.toml says of it (it overrules what the document says of itself).

    source_file is the path relative to the folder that is read, with forward slashes.
    period: first and last day. fictional: an example shipped with the project.
    """

    path: Path
    source_file: str
    municipality: str | None = None
    title: str | None = None
    url: str | None = None
    period: tuple[date, date] | None = None
    fictional: bool = False


@dataclass(frozen=True, slots=True)
class DocumentResult:
    """All that one document gives to the register: rows of the tables in pipeline/schema.py.

    document leaves out the counts and register_version; ingest fills them in.
    """

    document: Row
    incidents: tuple[Row, ...] = ()
    evidence: tuple[Row, ...] = ()
    aggregates: tuple[Row, ...] = ()
    rows: tuple[Row, ...] = ()
    problems: tuple[Row, ...] = ()

    @property
    def status(self) -> Status:
        """How far the document was read."""
        return Status(str(self.document["status"]))

    @property
    def tables(self) -> Mapping[str, tuple[Row, ...]]:
        """Table name -> the document's rows of it."""
        return {
            "documents": (self.document,),
            "incidents": self.incidents,
            "evidence": self.evidence,
            "aggregates": self.aggregates,
            "rows": self.rows,
            "problems": self.problems,
        }

    def completed(self, register_version: str) -> DocumentResult:
        """The same with the document's counts and version filled in."""
        counts: Mapping[str, object] = {
            "incidents": len(self.incidents),
            "aggregates": len(self.aggregates),
            "problems": len(self.problems),
            "register_version": register_version,
        }
        return replace(self, document={**self.document, **counts})


def source_row(source: Source, sha256: str | None) -> dict[str, object]:
    """The part of a documents row that is known before the file is read. sha256 None: it cannot be opened."""
    period_from, period_to = source.period or (None, None)
    return {
        "document_id": (sha256 or hashlib.sha256(source.source_file.encode()).hexdigest())[:16],
        "source_file": source.source_file,
        "source_sha256": sha256,
        "source_url": source.url,
        "title": source.title,
        "municipality": source.municipality,
        "period_from": period_from,
        "period_to": period_to,
        "fictional": source.fictional,
    }


def region_row(region: Region) -> dict[str, object]:
    """A region as it stands in the tables: points rounded to 2 decimals."""
    return {
        "page": region.page,
        "x0": round(region.x0, 2),
        "top": round(region.top, 2),
        "x1": round(region.x1, 2),
        "bottom": round(region.bottom, 2),
    }


def problem_row(document_id: str, problem: Problem, incident_id: str | None = None) -> dict[str, object]:
    """A problem as a row of problems."""
    return {
        "document_id": document_id,
        "page": problem.page,
        "stage": problem.stage.value,
        "severity": problem.severity.value,
        "code": problem.code,
        "message": problem.message,
        "value": problem.value,
        "region": region_row(problem.region) if problem.region else None,
        "incident_id": incident_id,
    }
