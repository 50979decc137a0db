"""A PDF as a Document: its own text where it has one, recognised text for pages that are pictures or garbled.

Decides which pages are recognised; how is for ocr, and what PDFium sees of a page for pdf/reader.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from extractors.document.pages import Document, Page
from extractors.document.problems import ExtractCode, Problem, Severity, Stage
from extractors.formats.errors import UnreadableError, without_words
from extractors.formats.media_types import PDF
from extractors.language import Language
from extractors.ocr.garbled_text import is_garbled, is_text
from extractors.ocr.scanned_page import read_scan
from extractors.ocr.tesseract import DPI, NoRecognitionError
from extractors.pdf.reader import LockedPdfError, PdfError, pictures_of, read_pdf


def pdf_document(name: str, data: bytes, digest: str, *, ocr: bool) -> Document:
    """The document of a PDF's bytes; ocr: recognise the text of scanned pages. Raises UnreadableError."""
    try:
        content = read_pdf(data)
    except LockedPdfError as error:
        raise UnreadableError(
            ExtractCode.PDF_LOCKED,
            f"{name} is locked with a password; ask the municipality for an open file",
            PDF,
            digest,
        ) from error
    except PdfError as error:
        raise UnreadableError(ExtractCode.PDF_DAMAGED, f"{name}: {error}; download it again", PDF, digest) from error
    problems = [
        Problem(
            Stage.READ,
            Severity.ERROR,
            ExtractCode.PAGE_UNREADABLE,
            f"page {number} of {name} {reason}",
            page=number,
        )
        for numbers, reason in (
            (content.unread, "cannot be read"),
            (content.overfull, "draws more than any page of a document does, and was not read"),
        )
        for number in numbers
    ]
    pages, unread = _with_scans(content.pages, data, ocr=ocr)
    problems += [
        Problem(
            Stage.READ,
            Severity.ERROR,
            ExtractCode.PAGE_WITHOUT_TEXT,
            f"page {number} of {name} is a picture: {reason}",
            page=number,
        )
        for number, reason in unread
    ]
    if not problems:
        problems += without_words(name, pages)
    if content.restricted:
        message = f"{name} has an owner's password that forbids uses of it other than reading"
        problems.append(Problem(Stage.READ, Severity.INFO, ExtractCode.PDF_RESTRICTED, message))
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


def with_legible_pages(document: Document, language: Language, *, ocr: bool) -> Document:
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
    said = [p for p in document.problems if not (read_again and p.code == ExtractCode.DOCUMENT_WITHOUT_WORDS)]
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
    return Problem(Stage.READ, severity, ExtractCode.TEXT_GARBLED, message, page=number)


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
