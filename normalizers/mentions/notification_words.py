"""The words of telling the authority and the persons concerned (vocabulary/follow_up.toml)."""

from __future__ import annotations

import re
from functools import lru_cache

from pydantic import BaseModel, ConfigDict

from normalizers.danish.calendar import Calendar
from normalizers.danish.negation import Negation
from normalizers.vocabulary import load
from normalizers.vocabulary.patterns import Finder, Match, WordList
from normalizers.vocabulary.words import shipped

WORD = re.compile(r"[^\W_]+")


class FollowUpVocabulary(BaseModel):
    """The contents of vocabulary/follow_up.toml: word lists by section and name."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    parties: dict[str, list[str]]
    verbs: dict[str, list[str]]
    answers: dict[str, list[str]]
    grammar: dict[str, list[str]]
    decision: dict[str, list[str]]
    risk: dict[str, list[str]]
    status: dict[str, list[str]]


@lru_cache(maxsize=1)
def vocabulary() -> FollowUpVocabulary:
    """The words of follow_up.toml."""
    return load("follow_up", FollowUpVocabulary)


@lru_cache(maxsize=64)
def words(section: str, name: str) -> WordList:
    """One word list of follow_up.toml."""
    return WordList(getattr(vocabulary(), section)[name])


@lru_cache(maxsize=1)
def negators() -> WordList:
    """The words that deny by themselves (negation.toml)."""
    return WordList(shipped().of(Negation).negators)


def mentions(section: str, name: str, text: str) -> list[tuple[int, int]]:
    """(start, end) of each word of a list in the text."""
    return list(words(section, name).spans(text))


@lru_cache(maxsize=8)
def finder(section: str) -> Finder:
    """All word lists of one section; a match's entry is the list's name."""
    lists: dict[str, list[str]] = getattr(vocabulary(), section)
    return Finder((name, patterns) for name, patterns in lists.items() if not name.endswith(("marks", "bare")))


@lru_cache(maxsize=512)
def found_in(section: str, text: str) -> tuple[Match, ...]:
    """All words of a section in a text; kept, since each party reads the same cells."""
    return tuple(finder(section).find(text))


@lru_cache(maxsize=1)
def date_pattern() -> re.Pattern[str]:
    """A day as clerks write it; no reading of it, only that there is one."""
    months = "|".join(sorted(shipped().of(Calendar).months, key=len, reverse=True))
    return re.compile(
        rf"\b\d{{1,2}}\s?[./-]\s?\d{{1,2}}(?!\d)|\b\d{{4}}-\d{{2}}-\d{{2}}\b|\b\d{{1,2}}\.?\s+(?:{months})\b"
        rf"|\b(?:{months})\.?\s+\d{{4}}\b",
        re.IGNORECASE,
    )


def word_before(text: str, position: int) -> str:
    """The last word before a place, in lower case."""
    found = WORD.findall(text[max(0, position - 40) : position])
    return found[-1].lower() if found else ""


def words_after(text: str, position: int, count: int) -> list[str]:
    """The first words behind a place, in lower case."""
    return [w.lower() for w in WORD.findall(text[position : position + 80])[:count]]
