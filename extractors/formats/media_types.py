"""What a file is, told from its bytes; who reads it is decided in read.py."""

from __future__ import annotations

import zipfile
from io import BytesIO

from extractors.formats.encoding import text_of

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HTML = "text/html"
TEXT = "text/plain"
UNKNOWN = "application/octet-stream"
# A PDF's mark stands in its first bytes; some servers put a few others before it.
PDF_MARK_BYTES = 1024


def media_type(data: bytes) -> str:
    """What the bytes are, told from the bytes (names lie)."""
    if b"%PDF-" in data[:PDF_MARK_BYTES]:
        return PDF
    if data[:4] == b"PK\x03\x04":
        return _office_type(data)
    start = data[:PDF_MARK_BYTES].replace(b"\x00", b"").lstrip().lower()
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
