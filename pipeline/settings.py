"""How documents are read: the engine, and whether pictures of text are recognised."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Engine(StrEnum):
    """Which extractor reads the tables: auto is the default path with second opinions, the others are one alone."""

    AUTO = "auto"
    GRID = "grid"
    PDFPLUMBER = "pdfplumber"
    CAMELOT = "camelot"


@dataclass(frozen=True, slots=True)
class Settings:
    """How documents are read. ocr: recognise the text of scanned pages."""

    engine: Engine = Engine.AUTO
    ocr: bool = True
