"""Opens a file once: from its bytes to a Document."""

from __future__ import annotations

import hashlib
import zipfile
from io import BytesIO
from pathlib import Path

from extractors.pdf import LockedPdfError, PdfError, read_pdf
from extractors.values import Document, Problem, Severity, Stage

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HTML = "text/html"
TEXT = "text/plain"
UNKNOWN = "application/octet-stream"
# A PDF's mark stands in its first bytes; some servers put a few others before it.
PDF_MARK_WITHIN = 1024


class UnreadableError(Exception):
    """The document cannot be read; problem says why and what to do, media_type what it is."""

    def __init__(self, code: str, message: str, media_type: str, sha256: str | None) -> None:
        super().__init__(message)
        self.problem = Problem(Stage.READ, Severity.ERROR, code, message)
        self.media_type = media_type
        self.sha256 = sha256


def read(path: Path) -> Document:
    """The document of a file. Raises UnreadableError when it is empty, locked, damaged or of an unsupported kind."""
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
    if kind != PDF:
        raise UnreadableError(
            "media_type_unsupported", f"{path.name} is {kind}, which cannot be read yet; give the PDF", kind, digest
        )
    return _read_pdf(path.name, data, digest)


def media_type(data: bytes) -> str:
    """What the bytes are, told from the bytes (names lie)."""
    if b"%PDF-" in data[:PDF_MARK_WITHIN]:
        return PDF
    if data[:4] == b"PK\x03\x04":
        return _office_type(data)
    start = data[:PDF_MARK_WITHIN].lstrip().lower()
    if start.startswith((b"<!doctype html", b"<html")) or b"<body" in start:
        return HTML
    return TEXT if _is_text(data) else UNKNOWN


def _office_type(data: bytes) -> str:
    try:
        names = zipfile.ZipFile(BytesIO(data)).namelist()
    except zipfile.BadZipFile:
        return UNKNOWN
    if "word/document.xml" in names:
        return DOCX
    return XLSX if "xl/workbook.xml" in names else UNKNOWN


def _is_text(data: bytes) -> bool:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return "\x00" not in text


def _read_pdf(name: str, data: bytes, digest: str) -> Document:
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
    problems += [
        Problem(
            Stage.READ,
            Severity.ERROR,
            "page_without_text",
            f"page {page.number} of {name} is a picture without text and is not read",
            page=page.number,
        )
        for page in content.pages
        if page.image_only
    ]
    return Document(
        name=name,
        data=data,
        sha256=digest,
        media_type=PDF,
        pages=content.pages,
        title=content.title,
        producer=content.producer,
        problems=tuple(problems),
    )
