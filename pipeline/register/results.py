"""What goes into the work on one document, and what comes out. All of it can be sent between processes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from pipeline.register.schema import Status
from pipeline.register.table import Row


@dataclass(frozen=True, slots=True)
class DocumentResult:
    """All that one document gives to the register: rows of the tables in pipeline/register/schema.py.

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
