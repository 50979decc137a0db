"""A small register as an ingest writes it: two incidents with all types of values, a count, and a duplicate."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from extractors.document.problems import Doubt
from normalizers.codes import Note, Review
from pipeline.register.results import DocumentResult
from pipeline.register.rows import source_row
from pipeline.register.store import Store
from pipeline.register.table import Row
from pipeline.sources.source import Source
from tests.pipeline import fakes

SHA256 = "ab" * 32
DOCUMENT = SHA256[:16]
FULL = {
    **fakes.incident(DOCUMENT, 1),
    "municipality": "Ålev",
    "year": 2019,
    "description": "En sag på en delt mappe; væk efter 2 dage.\nIngen så den.",
    "occurred_from": date(2019, 7, 12),
    "occurred_to": date(2019, 7, 14),
    "occurred_precision": "day",
    "følsomme": True,
    "strafbare": False,
    "data_types": ["helbred", "navn"],
    "fault": "human",
    "affected_min": 0,
    "affected_max": 12,
    "pages": [1, 2],
    "cells": [{"column": "Nr.", "text": "1"}, {"column": "Data", "text": ""}],
    "review": [Review.FAULT_UNKNOWN.value, Doubt.WORD_DOUBTFUL.value],
    "notes": [Note.POSSIBLY.value],
}
BARE = fakes.incident(DOCUMENT, 2)
COUNT = {"document_id": DOCUMENT, "measure": "Brud", "measure_code": "breaches", "count": 7, "total": False}


def write(folder: Path, **changes: object) -> Path:
    """Writes the register; the changes are made to its second incident."""
    document = {**source_row(Source(Path("a.pdf"), "a.pdf"), SHA256), "status": "ok", "kind": "log"}
    incidents: tuple[Row, ...] = (FULL, {**BARE, **changes})
    first = DocumentResult(document=document, incidents=incidents, aggregates=(COUNT,))
    second = DocumentResult(document={**document, "source_file": "b.pdf", "duplicate_of": "a.pdf"})
    Store(folder).write([result.completed("test") for result in (first, second)])
    return folder
