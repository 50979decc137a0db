"""The words of telling the authority and the persons concerned (vocabulary/follow_up.toml).

What a clause made of them says is for mentions.notifications.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import lru_cache
from typing import TypeVar

from pydantic import BaseModel, ConfigDict

from normalizers.codes import Party
from normalizers.danish.calendar import Calendar
from normalizers.danish.negation import Negation
from normalizers.vocabulary.patterns import Finder, Match, WordList, literals
from normalizers.vocabulary.words import Vocabulary

WORD = re.compile(r"[^\W_]+")
CACHED = 512
# The lists of answers that fill a cell and are no words in a sentence.
MARKS = ("yes_marks", "no_marks", "no_answer_marks")
FROZEN = ConfigDict(extra="forbid", frozen=True)
Name = TypeVar("Name", bound=str)


class Telling(StrEnum):
    """The lists of words of telling; an entry of find_verbs is one of these.

    TOLD: somebody was told. REPORTED: the breach was reported. WEAKLY: it may have been another matter (a call).
    NOUN, PLANNED: it does not say by itself that it was done. DONE: only in answer to a question. BARE: phrases that
    name nobody.
    """

    TOLD = "told"
    TOLD_WEAKLY = "told_weakly"
    TOLD_NOUN = "told_noun"
    TOLD_NOUN_WEAKLY = "told_noun_weakly"
    TOLD_PLANNED = "told_planned"
    REPORTED = "reported"
    REPORTED_NOUN = "reported_noun"
    REPORTED_PLANNED = "reported_planned"
    DONE = "done"
    BARE = "bare"


WEAK = frozenset({Telling.TOLD_WEAKLY, Telling.TOLD_NOUN_WEAKLY})
NOUNS = frozenset({Telling.TOLD_NOUN, Telling.TOLD_NOUN_WEAKLY, Telling.REPORTED_NOUN})
PLANNED = frozenset({Telling.TOLD_PLANNED, Telling.REPORTED_PLANNED})
REPORTS = frozenset({Telling.REPORTED, Telling.REPORTED_NOUN, Telling.REPORTED_PLANNED})
TELLS = frozenset(Telling) - REPORTS - {Telling.DONE, Telling.BARE}


class RiskLists(BaseModel):
    """The section [risk]: words of its column, statements elsewhere, and words that leave a statement open."""

    model_config = FROZEN

    low: list[str]
    medium: list[str]
    high: list[str]
    stated_low: list[str]
    stated_medium: list[str]
    stated_high: list[str]
    unsettled: list[str]


class StatusLists(BaseModel):
    """The section [status]: words of its column, statements elsewhere; process: states of the paperwork."""

    model_config = FROZEN

    breach: list[str]
    near_miss: list[str]
    no_breach: list[str]
    disputed: list[str]
    process: list[str]
    stated_no_breach: list[str]
    stated_near_miss: list[str]


class FollowUpVocabulary(BaseModel):
    """The contents of vocabulary/follow_up.toml: word lists by section and name."""

    model_config = FROZEN

    parties: dict[str, list[str]]
    verbs: dict[Telling, list[str]]
    answers: dict[str, list[str]]
    grammar: dict[str, list[str]]
    decision: dict[str, list[str]]
    risk: RiskLists
    status: StatusLists


class NotificationWords:
    """The words of telling, ready to search with, by section and list. lists: the file's own lists.

    find_parties, find_verbs, find_answers: a text -> all words of the section in it; an entry is the list's name.
    short_names: how a party is named in front of its answer ("Anm.: ja").
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.lists = vocabulary.file("follow_up", FollowUpVocabulary)
        self.parties = _searched(self.lists.parties)
        self.verbs = _searched(self.lists.verbs)
        self.answers = _searched(self.lists.answers)
        self.grammar = _searched(self.lists.grammar)
        # The words that deny by themselves.
        self.negators = WordList(vocabulary.of(Negation).negators)
        self.decision = _searched(self.lists.decision)
        self.find_parties = _finder(self.lists.parties)
        self.find_verbs = _finder({name: words for name, words in self.lists.verbs.items() if name != Telling.BARE})
        self.find_answers = _finder({name: words for name, words in self.lists.answers.items() if name not in MARKS})
        self.short_names = {
            Party.AUTHORITY: self.grammar["authority_short"],
            Party.SUBJECTS: self.grammar["subjects_short"],
        }
        # A day as clerks write it; no reading of it, only that there is one.
        months = literals(vocabulary.of(Calendar).months)
        self.day = re.compile(
            rf"\b\d{{1,2}}\s?[./-]\s?\d{{1,2}}(?!\d)|\b\d{{4}}-\d{{2}}-\d{{2}}\b|\b\d{{1,2}}\.?\s+(?:{months})\b"
            rf"|\b(?:{months})\.?\s+\d{{4}}\b",
            re.IGNORECASE,
        )

    def is_filled(self, text: str) -> bool:
        """Whether a cell that asks holds more than white space and strokes."""
        return bool(text.strip()) and text.strip().lower() not in self.lists.answers["no_answer_marks"]


def _searched(lists: Mapping[Name, list[str]]) -> dict[Name, WordList]:
    return {name: WordList(words) for name, words in lists.items()}


def _finder(lists: Mapping[Name, list[str]]) -> Callable[[str], tuple[Match, ...]]:
    """Finds the words of a section; what was found in a text is kept, since each party reads the same cells."""
    finder = Finder(lists.items())
    return lru_cache(maxsize=CACHED)(lambda text: tuple(finder.find(text)))


def word_before(text: str, position: int) -> str:
    """The last word before a place, in lower case."""
    found = WORD.findall(text[max(0, position - 40) : position])
    return found[-1].lower() if found else ""


def words_after(text: str, position: int, count: int) -> list[str]:
    """The first words behind a place, in lower case."""
    return [w.lower() for w in WORD.findall(text[position : position + 80])[:count]]
