"""The programs that are compared: each reads all tables (or all text) of one PDF. Imports are not part of the time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

Tool = Callable[[Path], object]


def brudregister() -> Tool:
    """This project without text recognition, which the others lack: tables in whole words, joined over pages."""
    from extractors.extract import extract
    from extractors.read import read
    from extractors.tables.opinions import AUTO
    from normalizers.vocabulary.words import shipped
    from pipeline.layout_language import DanishLayout

    language = DanishLayout(shipped())
    return lambda path: extract(read(path, ocr=False), AUTO, language)


def pdfplumber() -> Tool:
    """pdfplumber, page by page."""
    import pdfplumber as library

    def tables(path: Path) -> None:
        with library.open(path) as pdf:
            for page in pdf.pages:
                page.extract_tables()
                page.close()

    return tables


def camelot_vector() -> Tool:
    """camelot's lattice parser on the file's own lines."""
    return _camelot("vector")


def camelot_combined() -> Tool:
    """camelot's lattice parser on the file's own lines and those seen in a picture of the page."""
    return _camelot("combined")


def _camelot(engine: str) -> Tool:
    from camelot.io import read_pdf

    return lambda path: read_pdf(str(path), pages="all", flavor="lattice", engine=engine, suppress_stdout=True)


def pdfium_text() -> Tool:
    """PDFium's plain text: no tables, the least that reading can take."""
    import pypdfium2

    def text(path: Path) -> None:
        pdf = pypdfium2.PdfDocument(path)
        for page in pdf:
            page.get_textpage().get_text_bounded()
        pdf.close()

    return text


TOOLS: dict[str, Callable[[], Tool]] = {
    "brudregister": brudregister,
    "pdfplumber extract_tables": pdfplumber,
    "camelot lattice vector": camelot_vector,
    "camelot lattice combined": camelot_combined,
    "PDFium plain text": pdfium_text,
}
