"""Finds one incident of a register by what a reader would type, with all the tables say of it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.register.schema import INCIDENTS
from pipeline.sources.find import EXAMPLES, RAW

Record = Mapping[str, Any]
# The columns of incidents that keep whole texts.
WORDS = INCIDENTS.names[INCIDENTS.names.index("description") : INCIDENTS.names.index("other_text") + 1]
# An incident_id may be shortened to this many characters.
SHORTEST_ID = 4
CANDIDATES_SHOWN = 20
WORDS_SHOWN = 60


class NotFoundError(Exception):
    """No register, no incident, more than one, or no file: says which, and what to do."""


@dataclass(frozen=True, slots=True)
class Found:
    """One incident: its row, its document's row, and its rows of evidence and problems."""

    incident: Record
    document: Record
    evidence: tuple[Record, ...]
    problems: tuple[Record, ...]

    @property
    def texts(self) -> tuple[tuple[str, str], ...]:
        """(header, text) of each printed cell; a notice has one text: all that stands outside tables."""
        cells = self.incident["cells"]
        if cells:
            return tuple((c["column"] or "", c["text"] or "") for c in cells)
        return (("", self.document["text_outside_tables"] or ""),)

    def quotes(self, index: int) -> tuple[tuple[int, int], ...]:
        """Where the quotes of values begin and end in the text of this index, sorted, each once."""
        column, text = self.texts[index]
        printed = bool(self.incident["cells"])
        spans = {
            (e["start"], e["end"])
            for e in self.evidence
            if e["field"] not in WORDS
            and e["quote"]
            and text[e["start"] : e["end"]] == e["quote"]
            and (not printed or e["column"] == column)
        }
        return tuple(sorted(spans))


def find_incident(register: Path, wanted: str) -> Found:
    """The one incident that wanted names; wanted is one of

    - an incident_id or the beginning of one;
    - FILE:NUMBER, a file's name or its beginning and the number printed in the row; where no row of that number is
      printed, the incident's place in the document;
    - FILE, where the document tells of one incident;
    - a number printed in one row only.
    Raises NotFoundError; where several fit, it lists them.
    """
    documents = [d for d in rows_of(register, "documents") if d["duplicate_of"] is None]
    files = {d["source_file"]: d["document_id"] for d in rows_of(register, "documents")}
    incidents = rows_of(register, "incidents")
    fitting = _fitting(incidents, files, wanted.strip())
    by_id = {d["document_id"]: d for d in documents}
    if not fitting:
        raise NotFoundError(
            f"{register} has no incident {wanted}; name an incident_id or its beginning, or FILE:NUMBER "
            f"({_examples(files)})"
        )
    if len(fitting) > 1:
        listed = [_line(i, by_id[i["document_id"]]) for i in fitting[:CANDIDATES_SHOWN]]
        more = [f"and {len(fitting) - CANDIDATES_SHOWN} more"] if len(fitting) > CANDIDATES_SHOWN else []
        raise NotFoundError("\n".join([f"{wanted} fits {len(fitting)} incidents; name one of", *listed, *more]))
    incident = fitting[0]
    key = [("incident_id", "=", incident["incident_id"])]
    return Found(
        incident,
        by_id[incident["document_id"]],
        tuple(rows_of(register, "evidence", key)),
        tuple(rows_of(register, "problems", key)),
    )


def raw_file(found: Found, raw: Path | None) -> Path:
    """The file the incident was read from, below raw (default: data/raw, or the examples for an invented document).

    Raises NotFoundError where it is missing or no longer the same.
    """
    folder = raw or (EXAMPLES if found.document["fictional"] else RAW)
    path = folder / str(found.document["source_file"])
    try:
        data = path.read_bytes()
    except OSError as error:
        raise NotFoundError(f"{path}: {error.strerror}; name the folder that was read with --raw") from error
    if hashlib.sha256(data).hexdigest() != found.document["source_sha256"]:
        raise NotFoundError(f"{path} has changed since the register was made; read it again, or name another --raw")
    return path


def rows_of(register: Path, table: str, filters: list[tuple[str, str, str]] | None = None) -> list[dict[str, Any]]:
    """The rows of one table of a register. Raises NotFoundError."""
    try:
        rows: list[dict[str, Any]] = pq.read_table(register / f"{table}.parquet", filters=filters).to_pylist()
    except FileNotFoundError as error:
        raise NotFoundError(f"{register} holds no register; make one with brudregister ingest") from error
    except (OSError, pa.ArrowException) as error:
        raise NotFoundError(f"{register / table}.parquet cannot be read; make the register again: {error}") from error
    return rows


def _fitting(incidents: Sequence[Record], files: Mapping[str, str], wanted: str) -> list[Record]:
    """All incidents that wanted may name; an exact incident_id names one."""
    name, colon, number = wanted.rpartition(":")
    of_files = _of_files(incidents, files, name) if colon else []
    if of_files:
        return [i for i in of_files if _is_number(i, number)] or [i for i in of_files if str(i["sequence"]) == number]
    beginning = wanted.lower()
    ids = [i for i in incidents if len(wanted) >= SHORTEST_ID and i["incident_id"].startswith(beginning)]
    named = _of_files(incidents, files, wanted)
    return [
        i for i in incidents if any(i is other for other in (*ids, *named)) or _is_number(i, wanted)
    ]  # fmt: skip


def _of_files(incidents: Sequence[Record], files: Mapping[str, str], name: str) -> list[Record]:
    """Incidents of the documents of that name, with or without folder and ending; else of names that begin so."""
    if not name:
        return []
    keys = {key for file, key in files.items() if name in file_names(file)}
    keys = keys or {key for file, key in files.items() if any(n.startswith(name) for n in file_names(file))}
    return [i for i in incidents if i["document_id"] in keys]


def file_names(file: str) -> tuple[str, ...]:
    """What a document may be called by: its path, its name, its name without the ending."""
    path = PurePosixPath(file)
    return file, path.name, path.stem


def _is_number(incident: Record, number: str) -> bool:
    """Whether this number is printed in the row; a full stop after it does not count."""
    return _plain(incident["source_number"] or "") == _plain(number) != ""


def _plain(number: str) -> str:
    return number.strip().rstrip(".").casefold()


def _examples(files: Mapping[str, str]) -> str:
    return f"such as {PurePosixPath(min(files)).stem}:1" if files else "the register is empty"


def _line(incident: Record, document: Record) -> str:
    number = f"no. {incident['source_number']}" if incident["source_number"] else f"row {incident['sequence']}"
    words = " ".join((incident["description"] or "").split())
    shown = words if len(words) <= WORDS_SHOWN else words[:WORDS_SHOWN].rstrip() + "…"
    return f"  {incident['incident_id']}  {document['source_file']}  {number}  {shown}"
