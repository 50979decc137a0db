"""The words of letters to citizens: headings, acts and openings (vocabulary/notice.toml)."""

from __future__ import annotations

import re
from functools import lru_cache

from pydantic import BaseModel, ConfigDict

from normalizers.findings import Rule, RuleGroup
from normalizers.vocabulary import load
from normalizers.vocabulary.patterns import Finder

SEPARATOR = "\n\n"  # between the paragraphs of documents.text_outside_tables
HEADING_LENGTH = 80
LINE = re.compile(r"[^\n]+")


class LetterRule(Rule):
    """How a letter to citizens is read, beside the rules for rows (evidence.rule)."""

    DATE_OF_DESCRIPTION = (
        "notice.date_of_description",
        "In a notice, the date in the sentences that tell what happened.",
    )
    DATE_OF_SENTENCE = "notice.date_of_sentence", "In a notice, the date in a sentence with a verb that gives its role."
    UNTIL = "notice.until", "The day until which the letter says that it went on, if it was known by then."
    DISCOVERED_SAME_DAY = (
        "notice.discovered_same_day",
        "In a notice, the breach was discovered on the day it happened, as the sentence says.",
    )
    NEAREST_DATE = (
        "notice.nearest_date",
        "In a notice, the day that stands nearest to the words of the discovery, the report or the decision "
        "in its sentence.",
    )
    IS_NOTIFICATION = "notice.is_notification", "A notice is itself the notification of the persons (GDPR article 34)."
    DAY_OF_REPORT = (
        "notice.day_of_report",
        "A notice that gives the day of the report to the authority says that the authority was told.",
    )
    READER_ALONE = "notice.reader_alone", "The letter says that it concerns its reader only."
    COUNTED_ANEW = "notice.counted_anew", "The letter corrects an earlier number."
    SECTION = "notice.section", "The paragraphs of a notice under the heading, or after the cue word, of this part."


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


RULE_GROUP = RuleGroup(
    title="Notices",
    columns=("description", "consequences", "measures", "personal_data_text"),
    rules=LetterRule,
    sources="GDPR article 34(2): what a notice to the persons must tell.",
    limits="Prose without headings is cut into these parts by cue words only.",
    vocabulary=("notice.toml",),
    cases="",
)
