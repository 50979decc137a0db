"""What an ingest has done, in numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from extractors.document.problems import Severity
from normalizers.codes import Kind, NormaliseCode
from pipeline.register.results import DocumentResult
from pipeline.register.schema import Status


@dataclass(frozen=True, slots=True)
class Summary:
    """The figures of one ingest; the tuples hold (name, number) in a fixed order, zeros included.

    kinds counts the documents whose kind is known. failed: (source_file, why) of every document that was not read;
    unread: the same of those that look like a log or a count of breaches where nothing was read.
    """

    documents: int
    duplicates: int
    status: tuple[tuple[str, int], ...]
    kinds: tuple[tuple[str, int], ...]
    incidents: int
    to_review: int
    aggregates: int
    problems: tuple[tuple[str, int], ...]
    failed: tuple[tuple[str, str], ...]
    unread: tuple[tuple[str, str], ...]
    files: tuple[Path, ...]

    def as_json(self) -> dict[str, object]:
        """The figures for --json."""
        return {
            "documents": self.documents,
            "duplicates": self.duplicates,
            "status": dict(self.status),
            "kinds": dict(self.kinds),
            "incidents": self.incidents,
            "to_review": self.to_review,
            "aggregates": self.aggregates,
            "problems": dict(self.problems),
            "failed": [{"source_file": name, "message": why} for name, why in self.failed],
            "unread": [{"source_file": name, "message": why} for name, why in self.unread],
            "files": [str(path) for path in self.files],
        }


def summarise(results: Sequence[DocumentResult], files: tuple[Path, ...]) -> Summary:
    """The figures of these results."""
    severities = Counter(p["severity"] for r in results for p in r.problems)
    kinds = Counter(r.document.get("kind") for r in results)
    status = Counter(r.status for r in results)
    return Summary(
        documents=len(results),
        duplicates=sum(r.document.get("duplicate_of") is not None for r in results),
        status=tuple((s.value, status[s]) for s in Status),
        kinds=tuple((k.value, kinds[k.value]) for k in Kind),
        incidents=sum(len(r.incidents) for r in results),
        to_review=sum(bool(i["review"]) for r in results for i in r.incidents),
        aggregates=sum(len(r.aggregates) for r in results),
        problems=tuple((s.value, severities[s.value]) for s in Severity),
        failed=tuple((str(r.document["source_file"]), _why(r)) for r in results if r.status is Status.FAILED),
        unread=tuple((str(r.document["source_file"]), why) for r in results for why in _unread(r)),
        files=files,
    )


def _unread(result: DocumentResult) -> list[str]:
    """What looks like a log and was not read, with its words."""
    found = (p for p in result.problems if p["code"] == NormaliseCode.LOG_UNREAD.value)
    return [f"{p['message']}: {p['value']}" for p in found]


def _why(result: DocumentResult) -> str:
    """The words of the first error; a duplicate of a failed document has none of its own."""
    errors = [str(p["message"]) for p in result.problems if p["severity"] == Severity.ERROR.value]
    return errors[0] if errors else f"same bytes as {result.document.get('duplicate_of')}"
