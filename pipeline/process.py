"""The way of one document, from its file to its rows of the register."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractors.document.pages import Document
from extractors.document.problems import Problem, Severity
from extractors.extract import extract
from extractors.formats.errors import UnreadableError
from extractors.joining.tables_as_prose import with_tables_as_prose
from extractors.read import read
from normalizers.danish.analysis import pipeline_name
from normalizers.documents.understanding import understand
from normalizers.documents.unread_logs import UnreadLogs
from normalizers.incidents.letter_tables import LetterTables
from normalizers.vocabulary.words import shipped
from pipeline.layout_language import DanishLayout
from pipeline.register.ranges import in_range
from pipeline.register.results import DocumentResult
from pipeline.register.rows import problem_row, source_row
from pipeline.register.schema import Status
from pipeline.register.table import Row
from pipeline.register_rows.aggregates import count_rows
from pipeline.register_rows.incidents import Incident, incidents_of
from pipeline.register_rows.ledger import ledger_rows
from pipeline.register_rows.reading import Reading
from pipeline.settings import Settings
from pipeline.sources.source import Source

# The words of every document that this process reads; handed on from here, each file loaded when first asked for.
VOCABULARY = shipped()
LANGUAGE = DanishLayout(VOCABULARY)


def process(source: Source, settings: Settings) -> DocumentResult:
    """Reads, understands and normalises one document; never raises for what stands in the file."""
    try:
        reading = read_and_understand(source, settings)
    except UnreadableError as error:
        return _failed(source, error)
    document, extraction = reading.document, reading.extraction
    incidents = incidents_of(reading)
    counts, doubts = count_rows(reading)
    problems = [
        *document.problems,
        *extraction.problems,
        *reading.problems,
        *doubts,
        *_unread(reading, incidents, counts),
    ]
    return in_range(
        DocumentResult(
            document=_document_row(reading, problems),
            incidents=tuple(i.row for i in incidents),
            evidence=tuple(e for i in incidents for e in i.evidence),
            aggregates=counts,
            rows=ledger_rows(reading, incidents),
            problems=(
                *(problem_row(document.document_id, p) for p in problems),
                *(p for i in incidents for p in i.problems),
            ),
        )
    )


def read_and_understand(source: Source, settings: Settings) -> Reading:
    """The document with the roles of its tables' columns and rows. Raises UnreadableError."""
    document = read(source.path, ocr=settings.ocr, language=LANGUAGE)
    extraction = extract(document, settings.engine, LANGUAGE)
    title, path = source.title or extraction.title, source.source_file
    prose = [p.text for p in extraction.paragraphs]
    if told := VOCABULARY.of(LetterTables).told_in(extraction.tables, prose, title):
        extraction = with_tables_as_prose(extraction, told)
        prose = [p.text for p in extraction.paragraphs]
    sense = understand(VOCABULARY, extraction.tables, prose, title, path, glossary=source.glossary)
    return Reading(source, document, extraction, sense)


def _unread(reading: Reading, incidents: Sequence[Incident], counts: Sequence[Row]) -> tuple[Problem, ...]:
    """A problem where pages look like a log or a count of breaches, and none of these rows stands on them."""
    pages = {page for i in incidents for page in i.pages} | {count["page"] for count in counts}
    read = frozenset(page for page in pages if isinstance(page, int))
    problem = VOCABULARY.of(UnreadLogs).problem(reading.sense, reading.extraction.paragraphs, read)
    return (problem,) if problem else ()


def _document_row(reading: Reading, problems: Iterable[Problem]) -> Row:
    document, sense = reading.document, reading.sense
    period_from, period_to = reading.source.period or (sense.period.from_, sense.period.to)
    return {
        **source_row(reading.source, document.sha256),
        **reading.author,
        "media_type": document.media_type,
        "title": sense.title or document.title,
        "kind": sense.kind.kind.value,
        "origin": sense.origin.value if sense.origin else None,
        "period_from": period_from,
        "period_to": period_to,
        "published": sense.published,
        "pages": len(document.pages),
        "producer": document.producer,
        "engine": reading.extraction.engine,
        "ocr": document.ocr,
        "danish_pipeline": pipeline_name(),
        "status": _status(document, problems).value,
        "text_outside_tables": reading.extraction.text_outside_tables,
    }


def _status(document: Document, problems: Iterable[Problem]) -> Status:
    """failed: no page gave a word; partial: something is missing."""
    if not any(page.words for page in document.pages):
        return Status.FAILED
    return Status.PARTIAL if any(p.severity is Severity.ERROR for p in problems) else Status.OK


def _failed(source: Source, error: UnreadableError) -> DocumentResult:
    row = {**source_row(source, error.sha256), "media_type": error.media_type, "status": Status.FAILED.value}
    return DocumentResult(document=row, problems=(problem_row(str(row["document_id"]), error.problem),))
