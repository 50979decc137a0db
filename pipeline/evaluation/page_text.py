"""The text inside regions of a PDF, from PDFium."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pypdfium2

from pipeline.evaluation.matching import Record, squeeze

TEXT_LAYER = 20


class PageText:
    """Text inside regions of a PDF, from PDFium; None where it cannot be told (no PDF, no text layer, rotated page)."""

    def __init__(self, path: Path | None) -> None:
        self.pdf: Any = None
        if path and path.suffix.lower() == ".pdf":
            try:
                self.pdf = pypdfium2.PdfDocument(path)
            except pypdfium2.PdfiumError:
                self.pdf = None

    def inside(self, regions: list[Record] | None) -> str | None:
        """The squeezed text of the regions, one after the other."""
        if not self.pdf:
            return None
        text = ""
        for region in regions or []:
            if not 1 <= region["page"] <= len(self.pdf):
                return ""
            page = self.pdf[region["page"] - 1]
            textpage = page.get_textpage()
            if page.get_rotation() or textpage.count_chars() < TEXT_LAYER:
                return None
            height = page.get_height()
            text += textpage.get_text_bounded(
                left=region["x0"], right=region["x1"], top=height - region["top"], bottom=height - region["bottom"]
            )
        return squeeze(text)
