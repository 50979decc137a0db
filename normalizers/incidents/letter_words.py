"""The words of letters to citizens: headings, acts and openings (vocabulary/notice.toml).

What they mean for a letter is for letter_sections, letter_updates, letter_dates and letter.
"""

from __future__ import annotations

import re

from pydantic import BaseModel, ConfigDict

from normalizers.findings import Rule, RuleGroup
from normalizers.vocabulary.patterns import Finder
from normalizers.vocabulary.words import Vocabulary

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


RULE_GROUP = RuleGroup(
    title="Notices",
    columns=("description", "consequences", "measures", "personal_data_text"),
    rules=LetterRule,
    sources="GDPR article 34(2): what a notice to the persons must tell.",
    limits="Prose without headings is cut into these parts by cue words only.",
    vocabulary=("notice.toml",),
    cases="",
)
