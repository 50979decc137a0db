"""What went wrong on the way, and what the layout leaves open; the messages belong to where they are found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from extractors.document.geometry import Region


class Explained(StrEnum):
    """A closed list of codes, each with its meaning in plain words: CODE = "code", "what it means"."""

    meaning: str

    def __new__(cls, code: str, meaning: str) -> Self:
        """A member: its value is the code."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.meaning = meaning
        return member


class Severity(StrEnum):
    """How much a problem matters: error (something is missing), warning (look at it), info."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Stage(StrEnum):
    """Where on its way a document was when the problem showed."""

    READ = "read"
    EXTRACT = "extract"
    STITCH = "stitch"
    COLUMNS = "columns"
    NORMALISE = "normalise"
    STORE = "store"


class Doubt(Explained):
    """What the layout leaves open about a row or table: why a person should look (incidents.review)."""

    ENGINES_DISAGREE = (
        "engines_disagree",
        "Two ways of reading the table gave different cells; compare the row with the page.",
    )
    WORD_TORN = (
        "word_torn",
        "A word was broken over lines and it could not be decided how it was printed; check the cell's words.",
    )
    ROW_JOINED = (
        "row_joined",
        "The row was joined from parts on two pages although the signs were weak; check that it is one incident.",
    )
    COLUMNS_UNCERTAIN = (
        "columns_uncertain",
        "The table has no vertical rules and the columns were told from the alignment of the words, or a row of a "
        "text file has fewer cells than the table; check the cells.",
    )
    CELLS_JOINED = (
        "cells_joined",
        "Between two words of one cell is a gap as wide as between the table's columns; they may stand in two printed "
        "columns. Compare the cells with the page.",
    )
    BOX_UNREAD = (
        "box_unread",
        "A box or mark is drawn in the row, and whether it is ticked could not be told; look at the page.",
    )
    HIDDEN_WORDS = (
        "hidden_words",
        "Words of the file stand in the row that a reader of the page cannot see, as under a black bar; they were left "
        "out. Look at the page, and tell the municipality, which may have meant to remove them.",
    )
    WORDS_CUT = (
        "words_cut",
        "The print shows only a part of a text of the row, as a spreadsheet does where a text is longer than its cell. "
        "What the file holds of it was read, which may end in mid-word; ask the municipality for the sheet itself.",
    )
    WORD_DOUBTFUL = (
        "word_doubtful",
        "The page is a scan and at least one word of the row was hard to recognise; check the words.",
    )


class ProblemCode(Explained):
    """Codes of problems: what happened, and what to do about it. Each package has its own closed list."""


class ExtractCode(ProblemCode):
    """What can go wrong while a file is read and its tables are found (problems.code)."""

    CELLS_HIDDEN = (
        "cells_hidden",
        "Rows or columns of a sheet of the workbook are hidden (by hand or by a filter) and were not read, as "
        "they are not meant to be seen. Show them in Excel and read the file again if they are.",
    )
    DOCUMENT_WITHOUT_WORDS = (
        "document_without_words",
        "No page of the file holds a word; look at it, and ask the municipality for another file.",
    )
    ENGINE_FAILED = (
        "engine_failed",
        "A second way of finding tables gave up on the page; the default reading was kept. Nothing to do unless "
        "the page's rows look wrong.",
    )
    ENGINES_DISAGREE = (
        "engines_disagree",
        "Two ways of finding the tables of a page gave different cells; the one that left fewer words outside was "
        "kept, or what a tagged file states of itself where no rules draw the table. The message says what "
        "differs. Compare the page's rows with the page.",
    )
    FILE_DAMAGED = (
        "file_damaged",
        "The Word, Excel, web or text file cannot be opened as what it says it is; download it again.",
    )
    FILE_EMPTY = "file_empty", "The file holds no bytes; download it again."
    FILE_UNREADABLE = (
        "file_unreadable",
        "The file could not be opened; check that it is still there and that you may read it.",
    )
    FORMULA_WITHOUT_VALUE = (
        "formula_without_value",
        "A cell of the workbook holds a formula, and the program that wrote the file did not store its value; the "
        "cell is read as empty. Open the file in Excel, save it and read it again.",
    )
    MEDIA_TYPE_UNSUPPORTED = (
        "media_type_unsupported",
        "The file is neither PDF, Word (docx), Excel (xlsx), web page, text nor CSV; give the PDF that was made "
        "from it. An archive is unpacked if it is a zip of at most 500 files and 500 MB without a password; "
        "unpack any other.",
    )
    PAGE_UNREADABLE = (
        "page_unreadable",
        "One page of the file is damaged, or draws more than can be gone through; the others are read. Ask the "
        "municipality for a new copy.",
    )
    PAGE_WITHOUT_TEXT = (
        "page_without_text",
        "The page is a picture without a text layer and its words were not read; run text recognition on the file.",
    )
    PDF_DAMAGED = "pdf_damaged", "The file is not a PDF that can be opened; download it again."
    PDF_LOCKED = "pdf_locked", "The file asks for a password to be opened; ask the municipality for an open file."
    PDF_RESTRICTED = (
        "pdf_restricted",
        "The file has an owner's password that forbids uses such as copying or printing; it can be read without "
        "one and was. Nothing to do.",
    )
    SHEET_HIDDEN = (
        "sheet_hidden",
        "A sheet of the workbook is hidden and was not read, as it is not meant to be seen. Show it in Excel and "
        "read the file again if it is.",
    )
    TEXT_GARBLED = (
        "text_garbled",
        "The fonts of the page do not tell their letters, so its text says nothing; its words were recognised "
        "from its picture where that was possible. Compare the rows with the page, or ask the municipality for "
        "another file.",
    )
    WORDS_HIDDEN = (
        "words_hidden",
        "The page holds words that a reader cannot see: under bars or pictures, in the colour of the paper, or beyond "
        "its edge. They were left out and are not repeated here. Tell the municipality, which may have meant to "
        "remove them.",
    )
    WORDS_LOST = (
        "words_lost",
        "Some letters of the page stand in no row and no paragraph, or in more than one: a fault of the program; "
        "report the file.",
    )


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that went wrong or needs a look; one row of problems.parquet."""

    stage: Stage
    severity: Severity
    code: ProblemCode
    message: str
    value: str | None = None
    page: int | None = None
    region: Region | None = None
