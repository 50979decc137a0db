"""Stand-ins for the way of one document; child processes import them by name.

What a file holds decides what happens to it: "die…", "hang", "swell", "raise" and "misfit" are accidents, anything else
is a log of one incident; "read with NAME" names the Danish pipeline that read it, "unread" is a log read in part.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from extractors.document.problems import Problem, Severity, Stage
from normalizers.codes import NormaliseCode
from pipeline.register.results import DocumentResult
from pipeline.register.rows import problem_row, source_row
from pipeline.settings import Settings
from pipeline.sources.source import Source
from pipeline.workers import MEMORY_LIMIT

REGION = {"page": 1, "x0": 1.0, "top": 2.0, "x1": 3.0, "bottom": 4.0}


def incident(document_id: str, sequence: int = 1) -> dict[str, object]:
    """The least row of incidents that fits the schema."""
    return {
        "incident_id": f"{document_id}-{sequence:04}",
        "document_id": document_id,
        "sequence": sequence,
        "description": "Et brev blev lagt i en forkert kuvert.",
        "pages": [1],
        "regions": [REGION],
        "cells": [{"column": "Beskrivelse", "text": "Et brev blev lagt i en forkert kuvert."}],
        "review": [],
        "notes": [],
    }


def process(source: Source, settings: Settings) -> DocumentResult:
    """A DocumentResult, or the accident that the file's text asks for."""
    text = source.path.read_text(encoding="utf-8")
    if text.startswith("die"):
        os.abort()
    if text == "hang":
        program = subprocess.Popen(["sleep", "60"])
        source.path.with_name("pid").write_text(str(program.pid), encoding="utf-8")
        program.wait()
    if text == "swell":
        bytearray(2 * MEMORY_LIMIT)
    if text == "raise":
        raise ValueError("the fault's own words")
    sys.stdout.write("noise on the child's stdout")
    sys.stdout.flush()
    document = source_row(source, hashlib.sha256(text.encode()).hexdigest())
    row = incident(str(document["document_id"]))
    if text == "misfit":
        row["fault"] = "gremlins"
    _, _, danish = text.partition("read with ")
    document |= {"status": "ok", "kind": "log", "danish_pipeline": danish or None}
    unread = Problem(
        Stage.NORMALISE, Severity.ERROR, NormaliseCode.LOG_UNREAD, "Page 2 looks like a log", "Nr. Dato", 2
    )
    if text == "unread":
        document["status"] = "partial"
        return DocumentResult(document=document, problems=(problem_row(str(document["document_id"]), unread),))
    return DocumentResult(document=document, incidents=(row,))


def sources(folder: Path, **texts: str) -> tuple[Source, ...]:
    """One file a name, holding the text."""
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return tuple(Source(folder / name, name) for name in texts)
