"""The words of letters to citizens: headings, acts and openings (vocabulary/notice.toml).

What they mean for a letter is for letter_sections, letter_updates, letter_dates and letter.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from pydantic import BaseModel, ConfigDict

from normalizers.findings import Rule, RuleGroup
from normalizers.vocabulary.patterns import Finder, alternatives, longest_first
from normalizers.vocabulary.words import Vocabulary

SEPARATOR = "\n\n"  # between the paragraphs of documents.text_outside_tables
HEADING_LENGTH = 80
LINE = re.compile(r"[^\n]+")
NUMBER = r"(?:\d{1,3}(?:\.\d{3})+|\d+)"


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
    IS_NOTIFICATION = (
        "notice.is_notification",
        "A letter that speaks to the persons, or says that it tells them, is itself their notification "
        "(GDPR article 34).",
    )
    DECISION = "notice.decision", "The sentence that tells what the authority decided."
    JOURNAL_NUMBER = "notice.journal_number", "The number that the authority's own decision gives its case."
    DAY_OF_DECISION = "notice.day_of_decision", "The day of the authority's own decision, as it is dated."
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
    lasting: dict[str, list[str]]
    stopped: dict[str, list[str]]
    discovery: dict[str, list[str]]
    alone: dict[str, list[str]]
    acts: dict[str, list[str]]
    cut: dict[str, list[str]]
    counted_anew: dict[str, list[str]]
    superseded: dict[str, list[str]]
    clauses: dict[str, list[str]]
    concerned: dict[str, list[str]]
    salutation: dict[str, list[str]]
    decisions: dict[str, list[str]]
    authority_learns: dict[str, list[str]]
    letters: dict[str, list[str]]
    procedure: dict[str, list[str]]
    references: dict[str, list[str]]


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
        self.lasting, self.stopped = Finder(terms.lasting.items()), Finder(terms.stopped.items())
        self.discovery = Finder(terms.discovery.items())
        self.alone = Finder(terms.alone.items())
        self.concerned = Finder(terms.concerned.items())
        self.salutation = Finder(terms.salutation.items())
        self.decisions = Finder(terms.decisions.items())
        who, verbs, learning = (alternatives(terms.authority_learns[name]) for name in ("who", "verbs", "learning"))
        # Days and the way it was told may stand between ("Datatilsynet blev den 14. august bekendt med").
        self.authority_learns = re.compile(rf"{who}(?P<heard>\s+{verbs}\s[^,;:]{{0,60}}?{learning})", re.IGNORECASE)
        self.letters = Finder(terms.letters.items())
        self.procedure = Finder(terms.procedure.items())
        # A line that only names a case ("Journalnummer: 2021-442-99999").
        reference = longest_first(terms.references["words"])
        self.reference_line = re.compile(rf"\s*{reference}[\s.:]*[\w./-]*\d[\w./-]*\s*", re.IGNORECASE)
        self.cut = _cut(terms.cut["behind"])
        self.counted_anew = _counted_anew(terms.counted_anew)
        self.superseded = _superseded(terms.superseded)
        self.clause = re.compile(rf",\s+(?:{'|'.join(terms.clauses['joins'])})\s")
        self.acts = {name: Finder([(name, patterns)]) for name, patterns in terms.acts.items()}


def _cut(behind: Sequence[str]) -> re.Pattern[str]:
    """A sentence the layout cut in two paragraphs: it goes on in small letters, or breaks off where none can end."""
    words = "|".join(rf"(?<=\s{re.escape(word)})" for word in behind)
    small = r"(?:(?<=[^\s.:;!?])|(?<=\s\d\.)|(?<=\s\d\d\.))\n\n(?=[a-zæøå])"
    return re.compile(rf"{small}|(?:{words})\n\n(?=\w)")


def _counted_anew(words: Mapping[str, Sequence[str]]) -> re.Pattern[str]:
    """A number of persons that an update gives."""
    leads = "|".join(rf"{_spaced(lead)}\s+" for lead in words["leads"])
    return re.compile(
        rf"{alternatives(words['counted'])}[^.;\d]*?{alternatives(words['links'])}\s+(?:{leads})*"
        rf"(?P<number>{NUMBER})(?!\.?\s*[^\W\d]*\s*\d{{4}})",
        re.IGNORECASE,
    )


def _superseded(words: Mapping[str, Sequence[str]]) -> re.Pattern[str]:
    """A number or day that an update says was wrong."""
    joins, so, denied, as_told = (alternatives(words[name]) for name in ("joins", "so", "not", "as_told"))
    leads = "|".join(rf"{_spaced(lead)}\s+" for lead in words["leads"])
    return re.compile(
        rf"(?:{joins}|,)?\s*(?:{so}\s+)?{denied}\s+(?:{as_told}\s+\w+\s+\w+\s+)?(?:{leads})?{NUMBER}"
        rf"(?:\.\s*[^\W\d]+)?(?:\s+\d{{4}})?(?:,?\s+{as_told}\s+[^.]*?\d{{1,2}}\.\s+[^\W\d]+)?",
        re.IGNORECASE,
    )


def _spaced(phrase: str) -> str:
    """The expression of a phrase whose words stand in a row."""
    return r"\s+".join(map(re.escape, phrase.split()))


def opens_with(words: Finder, paragraph: str) -> bool:
    """Whether the paragraph begins with one of these words."""
    found = words.find(paragraph[:HEADING_LENGTH])
    return bool(found and not paragraph[: found[0].start].strip())


RULE_GROUP = RuleGroup(
    title="Notices",
    columns=("description", "consequences", "measures", "personal_data_text", "authority_decision"),
    rules=LetterRule,
    sources="GDPR article 34(2): what a notice to the persons must tell.",
    limits="Prose without headings is cut into these parts by cue words only.",
    vocabulary=("notice.toml",),
    cases="",
)
