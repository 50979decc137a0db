"""Opens a file once: from its bytes to a Document."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from extractors.docx import read_docx
from extractors.encoding import text_of
from extractors.flow import FlowContent, FlowError, lay_out
from extractors.html import read_html
from extractors.legible import is_garbled, is_text
from extractors.pdf import LockedPdfError, PdfError, pictures_of, read_pdf
from extractors.recognition import DPI, NoRecognitionError
from extractors.scan import read_scan
from extractors.text import read_text
from extractors.values import Document, Language, Page, Problem, Severity, Stage
from extractors.xlsx import read_xlsx

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HTML = "text/html"
TEXT = "text/plain"
UNKNOWN = "application/octet-stream"
FLOW_READERS: dict[str, Callable[[bytes], FlowContent]] = {
    DOCX: read_docx,
    XLSX: read_xlsx,
    HTML: read_html,
    TEXT: read_text,
}
# A PDF's mark stands in its first bytes; some servers put a few others before it.
PDF_MARK_WITHIN = 1024


class UnreadableError(Exception):
    """The document cannot be read; problem says why and what to do, media_type what it is."""

    def __init__(self, code: str, message: str, media_type: str, sha256: str | None) -> None:
        super().__init__(message)
        self.problem = Problem(Stage.READ, Severity.ERROR, code, message)
        self.media_type = media_type
        self.sha256 = sha256


def read(path: Path, *, ocr: bool = True, language: Language | None = None) -> Document:
    """The document of a file; ocr: recognise the text of scanned pages.

    language: recognise also pages without words or with words of no language, if that gives words of this one.
    Raises UnreadableError when the file is empty, locked, damaged or of an unsupported kind.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableError(
            "file_unreadable", f"{path.name} cannot be opened ({error.strerror}); check its permissions", UNKNOWN, None
        ) from error
    digest = hashlib.sha256(data).hexdigest()
    kind = media_type(data)
    if not data:
        raise UnreadableError("file_empty", f"{path.name} is empty; download it again", kind, digest)
    if kind in FLOW_READERS:
        return _read_flow(path.name, data, digest, kind)
    if kind != PDF:
        raise UnreadableError(
            "media_type_unsupported", f"{path.name} is {kind}, which cannot be read; give the PDF", kind, digest
        )
    document = _read_pdf(path.name, data, digest, ocr=ocr)
    return _legible(document, language, ocr=ocr) if language else document


def media_type(data: bytes) -> str:
    """What the bytes are, told from the bytes (names lie)."""
    if b"%PDF-" in data[:PDF_MARK_WITHIN]:
        return PDF
    if data[:4] == b"PK\x03\x04":
        return _office_type(data)
    start = data[:PDF_MARK_WITHIN].replace(b"\x00", b"").lstrip().lower()
    if any(mark in start for mark in (b"<!doctype html", b"<html", b"<body")):
        return HTML
    return UNKNOWN if text_of(data) is None else TEXT


def _office_type(data: bytes) -> str:
    try:
        names = zipfile.ZipFile(BytesIO(data)).namelist()
    except zipfile.BadZipFile:
        return UNKNOWN
    if "word/document.xml" in names:
        return DOCX
    return XLSX if "xl/workbook.xml" in names else UNKNOWN


def _read_pdf(name: str, data: bytes, digest: str, *, ocr: bool) -> Document:
    try:
        content = read_pdf(data)
    except LockedPdfError as error:
        raise UnreadableError(
            "pdf_locked", f"{name} is locked with a password; ask the municipality for an open file", PDF, digest
        ) from error
    except PdfError as error:
        raise UnreadableError("pdf_damaged", f"{name}: {error}; download it again", PDF, digest) from error
    problems = [
        Problem(Stage.READ, Severity.ERROR, "page_unreadable", f"page {number} of {name} cannot be read", page=number)
        for number in content.unread
    ]
    pages, unread = _with_scans(content.pages, data, ocr=ocr)
    problems += [
        Problem(
            Stage.READ,
            Severity.ERROR,
            "page_without_text",
            f"page {number} of {name} is a picture: {reason}",
            page=number,
        )
        for number, reason in unread
    ]
    if not problems:
        problems += _without_words(name, pages)
    if content.restricted:
        message = f"{name} has an owner's password that forbids uses of it other than reading"
        problems.append(Problem(Stage.READ, Severity.INFO, "pdf_restricted", message))
    return Document(
        name=name,
        data=data,
        sha256=digest,
        media_type=PDF,
        pages=pages,
        title=content.title,
        producer=content.producer,
        ocr=any(page.picture and page.words for page in pages),
        problems=tuple(problems),
    )


def _legible(document: Document, language: Language, *, ocr: bool) -> Document:
    """The document, pages whose letters only the eye can tell recognised from their pictures; a problem for each.

    A page without words may be blank: it is a problem only where its picture holds some.
    """
    readable = [p for p in document.pages if p.width and not (p.picture or p.image_only)]
    mute = {p.number: p for p in readable if not p.words or is_garbled(p, language)}
    read_again: dict[int, Page] = {}
    for number, picture in pictures_of(document.data, mute, DPI) if ocr else ():
        with suppress(NoRecognitionError):
            found = read_scan(replace(mute[number], words=(), reads=0, picture=True, image_only=True), picture)
            if is_text(found, language):
                read_again[number] = found
    said = [p for p in document.problems if not (read_again and p.code == "document_without_words")]
    garbled = [n for n, page in mute.items() if page.words or n in read_again]
    return replace(
        document,
        pages=tuple(read_again.get(page.number, page) for page in document.pages),
        ocr=document.ocr or bool(read_again),
        problems=(*said, *(_garbled(number, recognised=number in read_again) for number in garbled)),
    )


def _garbled(number: int, *, recognised: bool) -> Problem:
    outcome = "they were recognised from its picture" if recognised else "they were not recognised from its picture"
    message = f"page {number}: its fonts do not tell its letters, so its words say nothing; {outcome}"
    severity = Severity.WARNING if recognised else Severity.ERROR
    return Problem(Stage.READ, severity, "text_garbled", message, page=number)


def _without_words(name: str, pages: Sequence[Page]) -> list[Problem]:
    if any(page.words for page in pages):
        return []
    message = f"{name} holds no words that can be read; look at it, and ask the municipality for another file"
    return [Problem(Stage.READ, Severity.ERROR, "document_without_words", message)]


def _read_flow(name: str, data: bytes, digest: str, kind: str) -> Document:
    try:
        content = FLOW_READERS[kind](data)
    except FlowError as error:
        raise UnreadableError("file_damaged", f"{name}: {error}; download it again", kind, digest) from error
    pages, tables = lay_out(content.pages)
    return Document(
        name=name,
        data=data,
        sha256=digest,
        media_type=kind,
        pages=pages,
        title=content.title,
        problems=(*content.problems, *_without_words(name, pages)),
        tables_given=tables,
    )


def _with_scans(pages: Sequence[Page], data: bytes, *, ocr: bool) -> tuple[tuple[Page, ...], list[tuple[int, str]]]:
    """The pages with the scanned ones read from their pictures; and number and reason of those that could not be."""
    scanned = {page.number: page for page in pages if page.image_only or (page.picture and not page.rules)}
    unread: list[tuple[int, str]] = []
    if not ocr:
        unread = [(n, "text recognition is switched off") for n, page in scanned.items() if page.image_only]
        return tuple(pages), unread
    read_again: dict[int, Page] = {}
    for number, picture in pictures_of(data, scanned, DPI):
        try:
            read_again[number] = read_scan(scanned[number], picture)
        except NoRecognitionError as error:
            unread.append((number, str(error)))
    return tuple(read_again.get(page.number, page) for page in pages), unread
