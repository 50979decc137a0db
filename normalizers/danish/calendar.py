"""The names of the calendar: months, weekdays, ordinals, parts of a year, seasons (vocabulary/calendar.toml)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pydantic import BaseModel, ConfigDict, Field

from normalizers.vocabulary.words import Vocabulary


class PartWords(BaseModel):
    """Section [parts]: what a part of a year is called, in one and in several."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    month: tuple[str, ...]
    quarter: tuple[str, ...]
    half: tuple[str, ...]
    week: tuple[str, ...]


class CalendarVocabulary(BaseModel):
    """The file calendar.toml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    months: tuple[tuple[str, ...], ...] = Field(min_length=12, max_length=12)
    weekdays: tuple[tuple[str, ...], ...] = Field(min_length=7, max_length=7)
    ordinals: tuple[tuple[str, ...], ...]
    parts: PartWords
    seasons: dict[int, tuple[str, ...]]


class Calendar:
    """Each name with what it stands for: months 1-12, weekdays 1-7, ordinals from 1, seasons by their first month."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        said = vocabulary.file("calendar", CalendarVocabulary)
        self.months = _numbered(enumerate(said.months, 1))
        self.full_months = tuple(names[0] for names in said.months)
        self.full_weekdays = tuple(names[0] for names in said.weekdays)
        self.weekdays = _numbered(enumerate(said.weekdays, 1))
        self.ordinals = _numbered(enumerate(said.ordinals, 1))
        self.seasons = _numbered(said.seasons.items())
        self.parts = said.parts

    def ordinals_to(self, last: int) -> Mapping[str, int]:
        """The ordinals from the first to the last, in digits and in words ("1", "første")."""
        words = {word: n for word, n in self.ordinals.items() if n <= last}
        return {str(n): n for n in range(1, last + 1)} | words


def _numbered(words: Iterable[tuple[int, tuple[str, ...]]]) -> dict[str, int]:
    return {name: number for number, names in words for name in names}
