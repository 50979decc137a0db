"""The words of letters to citizens: headings, acts and openings (vocabulary/notice.toml).

What they mean for a letter is for letter_sections, letter_updates, letter_dates and letter.
"""

from __future__ import annotations

import re

from pydantic import BaseModel, ConfigDict

from normalizers.vocabulary.patterns import Finder
from normalizers.vocabulary.words import Vocabulary, shipped

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


class LetterWords:
    """vocabulary/notice.toml, ready to search with.

    Each finder is of the section of its name; acts: the finders of single acts (discovery, report, decision) by name.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        terms = vocabulary.file("notice", NoticeTerms)
        self.headings = Finder(terms.headings.items())
        self.openings = Finder(terms.openings.items())
        self.closing = Finder(terms.closing.items())
        self.advice = Finder(terms.advice.items())
        self.telling = Finder(terms.telling.items())
        self.update_headings = Finder(terms.update_headings.items())
        self.corrections = Finder(terms.corrections.items())
        self.same_day = Finder(terms.same_day.items())
        self.until = Finder(terms.until.items())
        self.discovery = Finder(terms.discovery.items())
        self.alone = Finder(terms.alone.items())
        self.acts = {name: Finder([(name, patterns)]) for name, patterns in terms.acts.items()}


def opens_with(words: Finder, paragraph: str) -> bool:
    """Whether the paragraph begins with one of these words."""
    found = words.find(paragraph[:HEADING_LENGTH])
    return bool(found and not paragraph[: found[0].start].strip())


# until callers hand their vocabulary in
def notice_terms() -> NoticeTerms:
    """The file, as it ships with the project."""
    return shipped().file("notice", NoticeTerms)


# until callers hand their vocabulary in
def letter_finder(section: str) -> Finder:
    """The finder of LetterWords for one section."""
    finder: Finder = getattr(shipped().of(LetterWords), section)
    return finder


# until callers hand their vocabulary in
def act_finder(name: str) -> Finder:
    """The finder of LetterWords for one act."""
    return shipped().of(LetterWords).acts[name]
