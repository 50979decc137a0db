"""The words of letters to citizens: headings, acts and openings (vocabulary/notice.toml)."""

from __future__ import annotations

import re
from functools import lru_cache

from pydantic import BaseModel, ConfigDict

from normalizers.vocabulary import load
from normalizers.vocabulary.patterns import Finder

SEPARATOR = "\n\n"  # between the paragraphs of documents.text_outside_tables
HEADING_LENGTH = 80
LINE = re.compile(r"[^\n]+")


class NoticeTerms(BaseModel):
    """The vocabulary file notice.toml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    headings: dict[str, list[str]]
    openings: dict[str, list[str]]
    closing: dict[str, list[str]]
    advice: dict[str, list[str]]
    telling: dict[str, list[str]]
    update_headings: dict[str, list[str]]
    corrections: dict[str, list[str]]
    same_day: dict[str, list[str]]
    until: dict[str, list[str]]
    discovery: dict[str, list[str]]
    alone: dict[str, list[str]]
    acts: dict[str, list[str]]


@lru_cache(maxsize=1)
def notice_terms() -> NoticeTerms:
    """The vocabulary, loaded once. Raises VocabularyError."""
    return load("notice", NoticeTerms)


@lru_cache(maxsize=16)
def letter_finder(section: str) -> Finder:
    """A finder for one section."""
    return Finder(getattr(notice_terms(), section).items())


@lru_cache(maxsize=8)
def act_finder(name: str) -> Finder:
    """A finder for the words of one act: the discovery, the report, the decision."""
    return Finder([(name, notice_terms().acts[name])])


def opens_with(section: str, paragraph: str) -> bool:
    """Whether the paragraph begins with words of this section of the vocabulary."""
    found = letter_finder(section).find(paragraph[:HEADING_LENGTH])
    return bool(found and not paragraph[: found[0].start].strip())
