"""Rows that several tables share: a region, a problem, a source file."""

from __future__ import annotations

import hashlib

from extractors.document.geometry import Region
from extractors.document.problems import Problem
from pipeline.sources.source import Source


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
        "code": problem.code.value,
        "message": problem.message,
        "value": problem.value,
        "region": region_row(problem.region) if problem.region else None,
        "incident_id": incident_id,
    }
