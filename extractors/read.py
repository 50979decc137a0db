"""Opens a file once: from its bytes to a Document, by the reader of its kind.

What kind it is tells formats/media_types; what a reader makes of it is the reader's.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from extractors.document.pages import Document
from extractors.document.problems import ExtractCode
from extractors.formats.docx import read_docx
from extractors.formats.errors import UnreadableError, without_words
from extractors.formats.flow_layout import FlowContent, FlowError, lay_out
from extractors.formats.html import read_html
from extractors.formats.media_types import DOCX, HTML, PDF, TEXT, UNKNOWN, XLSX, media_type
from extractors.formats.pdf import pdf_document, with_legible_pages
from extractors.formats.text import read_text
from extractors.formats.xlsx import read_xlsx
from extractors.language import Language

FLOW_READERS: dict[str, Callable[[bytes], FlowContent]] = {
    DOCX: read_docx,
    XLSX: read_xlsx,
    HTML: read_html,
    TEXT: read_text,
}


def read(path: Path, *, ocr: bool = True, language: Language | None = None) -> Document:
    """The document of a file; ocr: recognise the text of scanned pages.

    language: recognise also pages without words or with words of no language, if that gives words of this one.
    Raises UnreadableError when the file is empty, locked, damaged or of an unsupported kind.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableError(
            ExtractCode.FILE_UNREADABLE,
            f"{path.name} cannot be opened ({error.strerror}); check its permissions",
            UNKNOWN,
            None,
        ) from error
    digest = hashlib.sha256(data).hexdigest()
    kind = media_type(data)
    if not data:
        raise UnreadableError(ExtractCode.FILE_EMPTY, f"{path.name} is empty; download it again", kind, digest)
    if kind in FLOW_READERS:
        return _read_flow(path.name, data, digest, kind)
    if kind != PDF:
        raise UnreadableError(
            ExtractCode.MEDIA_TYPE_UNSUPPORTED,
            f"{path.name} is {kind}, which cannot be read; give the PDF",
            kind,
            digest,
        )
    document = pdf_document(path.name, data, digest, ocr=ocr)
    return with_legible_pages(document, language, ocr=ocr) if language else document


def _read_flow(name: str, data: bytes, digest: str, kind: str) -> Document:
    try:
        content = FLOW_READERS[kind](data)
    except FlowError as error:
        raise UnreadableError(ExtractCode.FILE_DAMAGED, f"{name}: {error}; download it again", kind, digest) from error
    pages, tables = lay_out(content.pages)
    return Document(
        name=name,
        data=data,
        sha256=digest,
        media_type=kind,
        pages=pages,
        title=content.title,
        problems=(*content.problems, *without_words(name, pages)),
        tables_given=tables,
    )
