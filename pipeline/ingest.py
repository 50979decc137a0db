"""Reads many documents, each in a child process, and puts their rows together."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from extractors.document.problems import ExtractCode, Problem, Severity, Stage
from normalizers.danish.packages import danish_doubt
from pipeline.reference.version import register_version
from pipeline.register.confidence import with_confidence
from pipeline.register.results import DocumentResult
from pipeline.register.rows import problem_row, source_row
from pipeline.register.schema import Status, check_tables
from pipeline.settings import Settings
from pipeline.sources.source import Source
from pipeline.workers import Failure, Limits, run

Process = Callable[[Source, Settings], DocumentResult]


def read_document(source: Source, settings: Settings) -> DocumentResult:
    """The way of one document; its libraries are loaded by the child that calls it."""
    from pipeline.process import process  # noqa: PLC0415 - spaCy and the readers take a second to load

    return process(source, settings)


def ingest(
    sources: Sequence[Source],
    settings: Settings,
    limits: Limits,
    done: Callable[[Source], None] = lambda _: None,
    process: Process = read_document,
) -> tuple[DocumentResult, ...]:
    """The results of all sources, in their order, checked against the schema.

    done is called as each source is ready. process must be picklable. Whatever goes wrong with a document becomes a
    result with status failed; of files with the same bytes only the first is read.
    """
    version = register_version()
    hashes = [_hash(source) for source in sources]
    firsts: dict[str, Source] = {}
    for source, sha256 in zip(sources, hashes, strict=True):
        if isinstance(sha256, str) and sha256 not in firsts:
            firsts[sha256] = source
        else:
            done(source)
    work = partial(_checked, settings=settings, version=version, process=process)
    order = list(firsts.items())
    read: dict[str, DocumentResult] = {}
    for index, answer in run(work, list(firsts.values()), limits):
        sha256, source = order[index]
        read[sha256] = failed(source, sha256, answer, version) if isinstance(answer, Failure) else answer
        done(source)
    results = tuple(_result(s, h, read, version) for s, h in zip(sources, hashes, strict=True))
    return _with_danish_doubt(results, version)


def _with_danish_doubt(results: tuple[DocumentResult, ...], version: str) -> tuple[DocumentResult, ...]:
    """A doubt in the Danish pipeline stands once in a register, with the first document that it read."""
    used = [r.document.get("danish_pipeline") for r in results]
    doubt = danish_doubt(used)
    if doubt is None:
        return results
    first = next(i for i, name in enumerate(used) if name is not None)
    told = results[first]
    row = problem_row(str(told.document["document_id"]), doubt)
    told = replace(told, problems=(*told.problems, row)).completed(version)
    return (*results[:first], told, *results[first + 1 :])


def _hash(source: Source) -> str | Failure:
    try:
        return hashlib.sha256(source.path.read_bytes()).hexdigest()
    except OSError as error:
        return Failure(
            code=ExtractCode.FILE_UNREADABLE, message=f"the file cannot be opened: {error.strerror or error}"
        )


def _checked(source: Source, settings: Settings, version: str, process: Process) -> DocumentResult:
    """The document's result, complete; raises SchemaError where a row does not fit its table."""
    result = with_confidence(process(source, settings)).completed(version)
    check_tables(result.tables)
    return result


def _result(source: Source, sha256: str | Failure, read: Mapping[str, DocumentResult], version: str) -> DocumentResult:
    if isinstance(sha256, Failure):
        return failed(source, None, sha256, version)
    result = read[sha256]
    if result.document["source_file"] == source.source_file:
        return result
    return duplicate(source, sha256, result, version)


def failed(source: Source, sha256: str | None, failure: Failure, version: str) -> DocumentResult:
    """What the register holds of a document that was not read: that it is there, and why it was not read."""
    document = {**source_row(source, sha256), "status": Status.FAILED.value}
    problem = Problem(Stage.READ, Severity.ERROR, failure.code, f"The document was not read: {failure.message}.")
    row = problem_row(str(document["document_id"]), problem)
    return DocumentResult(document=document, problems=(row,)).completed(version)


def duplicate(source: Source, sha256: str, first: DocumentResult, version: str) -> DocumentResult:
    """The only row of a second file with the bytes of a first."""
    document = {
        **source_row(source, sha256),
        "status": first.status.value,
        "duplicate_of": first.document["source_file"],
    }
    return DocumentResult(document=document).completed(version)
