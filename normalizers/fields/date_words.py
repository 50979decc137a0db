"""The words that tell what happened on a date (vocabulary/dates.toml)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict

from normalizers.danish.negation import Negation
from normalizers.danish.numbers import small_numbers
from normalizers.mentions.notification_words import NotificationWords
from normalizers.record import Role
from normalizers.vocabulary.patterns import Finder, alternatives
from normalizers.vocabulary.words import Vocabulary

# Phrases that hold the word of a role and tell none.
NO_ROLE = "none"
# So many days or weeks later are told in words.
LATER_AT_MOST = 10


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class CellWords(_Strict):
    """Section [cells] of vocabulary/dates.toml."""

    unknown: list[str]
    answers: list[str]
    end_columns: list[str]
    begins: list[str]
    same_day: list[str]
    next_day: list[str]
    at_once: list[str]


class CueWords(_Strict):
    """What tells one role: in a column of dates, and in prose."""

    column: list[str]
    prose: list[str]


class AuthorityWords(_Strict):
    """Section [authority]: the names of the authority, and the verbs of telling."""

    names: list[str]
    told: list[str]


class BetweenWords(_Strict):
    """Section [between]: what stands between a date and the words that may speak of it."""

    another: list[str]
    yes: list[str]


class BlockerWords(_Strict):
    """Section [blockers]: words that give a date to something else."""

    plan: list[str]
    denial: list[str]
    harmless: list[str]
    other: list[str]
    elsewhere: list[str]
    receipt: list[str]
    waiting: list[str]


class LaterWords(_Strict):
    """Section [later]: "to dage senere"."""

    units: dict[str, int]
    behind: list[str]


class RoleVocabulary(BaseModel):
    """The sections of vocabulary/dates.toml that tell roles."""

    cells: CellWords
    cues: dict[Role, CueWords]
    no_cues: list[str]
    authority: AuthorityWords
    between: BetweenWords
    blockers: BlockerWords
    later: LaterWords


class RoleWords:
    """The words of dates.toml, ready to search with."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        words = vocabulary.file("dates", RoleVocabulary)
        self.breach = vocabulary.of(NotificationWords).grammar["breach"]
        self.another = re.compile(rf"\s(?:{'|'.join(words.between.another)})\s")
        self.yes_behind = re.compile(rf"\s*:\s*{alternatives(words.between.yes)}", re.IGNORECASE)
        no_cues = (NO_ROLE, words.no_cues)
        self.cells = Finder(words.cells.model_dump(exclude={"end_columns", "begins"}).items())
        self.column_cues = Finder([no_cues, *((role.value, cue.column) for role, cue in words.cues.items())])
        self.prose_cues = Finder([no_cues, *((role.value, cue.prose) for role, cue in words.cues.items())])
        self.authority = Finder(words.authority.model_dump().items())
        negators = vocabulary.of(Negation).negators
        self.blockers = Finder([*words.blockers.model_dump().items(), ("denial", negators)])
        self.begins = tuple(pattern.rstrip("*") for pattern in words.cells.begins)
        self.end_columns = Finder([("end", words.cells.end_columns)])
        self._numbers, self._units = small_numbers(vocabulary, LATER_AT_MOST), words.later.units
        self.later = _later(self._numbers, words.later)

    def tells_role(self, text: str) -> bool:
        """Whether a word of running text tells what happened on a date."""
        return any(m.entry != NO_ROLE for m in self.prose_cues.find(text))

    def counted_days(self, text: str) -> list[tuple[int, int, int]]:
        """(start, end, days) of each day that a text counts from another one ("samme dag", "to dage senere")."""
        named = {"same_day": 0, "next_day": 1}
        found = [(m.start, m.end, named[m.entry]) for m in self.cells.find(text) if m.entry in named]
        return sorted([*found, *((*m.span(), self.days_later(m)) for m in self.later.finditer(text))])

    def days_later(self, counted: re.Match[str]) -> int:
        """How many days a match of later counts ("to dage senere", "en uge efter")."""
        number = counted["number"].lower()
        return (int(number) if number.isdecimal() else self._numbers[number]) * self._units[counted["unit"].lower()]


def _later(numbers: Mapping[str, int], words: LaterWords) -> re.Pattern[str]:
    number, unit, behind = ("|".join(sorted(w, key=len, reverse=True)) for w in (numbers, words.units, words.behind))
    return re.compile(rf"(?<!\w)(?P<number>\d{{1,2}}|{number})\s+(?P<unit>{unit})\s+(?:{behind})(?!\w)", re.IGNORECASE)
