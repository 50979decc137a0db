"""What a reader says of a file that cannot be read, or that holds no words; the reader decides which it is."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.document.pages import Page
from extractors.document.problems import ExtractCode, Problem, Severity, Stage


class UnreadableError(Exception):
    """The document cannot be read; problem says why and what to do, media_type what it is."""

    def __init__(self, code: ExtractCode, message: str, media_type: str, sha256: str | None) -> None:
        super().__init__(message)
        self.problem = Problem(Stage.READ, Severity.ERROR, code, message)
        self.media_type = media_type
        self.sha256 = sha256


def without_words(name: str, pages: Sequence[Page]) -> list[Problem]:
    """The problem of a document in which no page has a word; none where one has."""
    if any(page.words for page in pages):
        return []
    message = f"{name} holds no words that can be read; look at it, and ask the municipality for another file"
    return [Problem(Stage.READ, Severity.ERROR, ExtractCode.DOCUMENT_WITHOUT_WORDS, message)]
