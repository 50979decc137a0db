"""The words of dates: months, days, ordinals, seasons, feasts; loaded from vocabulary/dates.toml."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from normalizers.dates.holidays import Feast
from normalizers.vocabulary import load


class GrammarWords(BaseModel):
    """Section [grammar] of vocabulary/dates.toml."""

    model_config = ConfigDict(extra="forbid")
    weekdays: list[str]
    connectors: list[str]
    open_end_before: list[str]
    open_end_after: list[str]
    open_start_before: list[str]
    after: list[str]
    before: list[str]
    first_third: list[str]
    second_third: list[str]
    last_third: list[str]
    clock: list[str]
    year_before: list[str]
    year_before_sign: list[str]
    never_after: list[str]
    never_before: list[str]
    months: dict[int, list[str]]
    ordinals: dict[int, list[str]]
    days: dict[int, list[str]]
    seasons: dict[int, list[str]]
    same_month: list[str]
    feasts: list[Feast]


class _File(BaseModel):
    grammar: GrammarWords


WORDS = load("dates", _File).grammar


def _numbered(words: dict[int, list[str]]) -> dict[str, int]:
    return {name: number for number, names in words.items() for name in names}


MONTHS, ORDINALS = _numbered(WORDS.months), _numbered(WORDS.ordinals)
DAYS, SEASONS = _numbered(WORDS.days), _numbered(WORDS.seasons)
FEASTS = {name: number for number, feast in enumerate(WORDS.feasts) for name in feast.names}
THIRDS = {w: n for n, ws in enumerate((WORDS.first_third, WORDS.second_third, WORDS.last_third), 1) for w in ws}
