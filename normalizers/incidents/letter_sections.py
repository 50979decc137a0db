"""The sections of a letter and the roles their headings give them; what they say is for letter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.document.problems import Problem, Severity, Stage
from normalizers.codes import NormaliseCode
from normalizers.incidents.letter_words import HEADING_LENGTH, SEPARATOR, LetterWords, opens_with
from normalizers.record import Role

ROLES = {
    "description": Role.DESCRIPTION,
    "personal_data": Role.PERSONAL_DATA,
    "remarks": Role.REMARKS,
    "measures": Role.MEASURES,
    "follow_up": Role.FOLLOW_UP,
    "consequences": Role.CONSEQUENCES,
    "advice": Role.IGNORED,
}
# "1. Hvad er der sket?", the answer may follow on the same line; or a line of its own without a full stop.
QUESTION = re.compile(r"\s*(?:\d+[.)]\s*)?(?P<words>[^.!?:\n\d]+\?)")
SENTENCE_ENDS = (".", "!", ":")
TITLE = re.compile(r"\s*(?:\d+[.)]\s*)?(?P<words>[A-ZÆØÅ][^.!?:\n\d]+):?\s*")


@dataclass(frozen=True, slots=True)
class LetterSection:
    """A part of the letter: text[start:end] of its paragraphs joined with SEPARATOR."""

    heading: str
    role: Role
    start: int
    end: int


def sections_of(words: LetterWords, paragraphs: Sequence[str], title: str | None) -> list[LetterSection]:
    """The letter's sections in order: paragraphs of one heading, or under none of one role.

    Its title heads none, nor do headlines before its first sentence.
    """
    headline = " ".join(title.split()) if title else None
    sections: list[LetterSection] = []
    current = LetterSection("", Role.DESCRIPTION, 0, 0)
    position, spoken, listed = 0, False, False
    for paragraph in paragraphs:
        end = position + len(paragraph)
        is_title = " ".join(paragraph.split()) == headline or not (spoken or _stands_alone(words, paragraph))
        listed = _is_item(paragraph, announced=listed)
        begun = None if is_title or listed else _begins(words, paragraph, position, current)
        listed = listed or paragraph.rstrip().endswith(":")
        spoken = spoken or paragraph.rstrip().endswith(SENTENCE_ENDS)
        if begun:
            sections.append(current)
            current = begun
        current = replace(current, end=end)
        position = end + len(SEPARATOR)
    return [s for s in (*sections, current) if s.end > s.start]


def _begins(words: LetterWords, paragraph: str, position: int, current: LetterSection) -> LetterSection | None:
    """The section that begins with this paragraph, if it does not go on with the current one."""
    if found := _heading(words, paragraph):
        role, end = found
        return LetterSection(paragraph[:end].strip(), role, position + end, position + end)
    if current.role is not Role.IGNORED and opens_with(words.closing, paragraph):
        return LetterSection("", Role.IGNORED, position, position)
    if current.heading or current.role is Role.IGNORED:
        return None
    role = Role.PERSONAL_DATA if opens_with(words.openings, paragraph) else Role.DESCRIPTION
    return LetterSection("", role, position, position) if role is not current.role else None


def is_heading(words: LetterWords, text: str) -> bool:
    """Whether a text is a heading of a letter and no more."""
    found = _heading(words, text)
    return found is not None and not text[found[1] :].strip()


def _is_item(paragraph: str, *, announced: bool) -> bool:
    """Whether a line belongs to the list that a colon or an item before it announced: it is short and no sentence."""
    short = len(paragraph) <= HEADING_LENGTH and not paragraph.rstrip().endswith((".", "!", "?", ":"))
    return announced and short


def _stands_alone(words: LetterWords, paragraph: str) -> bool:
    """Whether a line is no headline: it asks, or it is nothing but a known heading."""
    line = TITLE.fullmatch(paragraph)
    return line is None or any(m.end - m.start == len(line["words"]) for m in words.headings.find(line["words"]))


def _heading(words: LetterWords, paragraph: str) -> tuple[Role, int] | None:
    """(role, end of the heading) where a paragraph is a heading, or begins with one that asks."""
    line = QUESTION.match(paragraph) or TITLE.fullmatch(paragraph)
    if not line or len(line["words"]) > HEADING_LENGTH:
        return None
    asks = line.re is QUESTION
    matches = [m for m in words.headings.find(line["words"]) if asks or _opens(line["words"], m.start)]
    if not matches:
        return None
    longest = max(matches, key=lambda m: m.end - m.start)
    return ROLES[longest.entry], line.end()


def _opens(heading: str, start: int) -> bool:
    """Whether at most an article or adjective stands before the place."""
    return len(heading[:start].split()) <= 1


def unknown_headings(words: LetterWords, paragraphs: Sequence[str]) -> Iterator[Problem]:
    """Questions that stand like headings and are none of the vocabulary."""
    for paragraph in paragraphs:
        line = paragraph.strip()
        if line.endswith("?") and len(line) <= HEADING_LENGTH and not _heading(words, paragraph):
            message = "A question that is no heading of vocabulary/notice.toml"
            yield Problem(
                Stage.NORMALISE, Severity.INFO, code=NormaliseCode.NOTICE_HEADING_UNKNOWN, message=message, value=line
            )
