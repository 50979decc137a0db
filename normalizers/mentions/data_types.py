"""Which kinds of personal data a text names; the kinds and their legal classes are in vocabulary/data_types.toml."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from pydantic import BaseModel, ConfigDict, model_validator

from normalizers.danish.analysis import sentences
from normalizers.danish.negation import negated, possible
from normalizers.mentions.legal_classes import vocabulary as label_vocabulary
from normalizers.vocabulary import load
from normalizers.vocabulary.patterns import Finder, Match, alternatives

FROZEN = ConfigDict(extra="forbid", frozen=True)
LOOKALIKE = "lookalike"
LETTER = re.compile(r"[^\W_]")
LIST_ONLY = "list only: "

Category = Literal["almindelige", "fortrolige", "følsomme", "strafbare"]


class DataType(BaseModel):
    """A kind of personal data; see data_types.toml for what the keys mean."""

    model_config = FROZEN

    code: str
    label_da: str
    label_en: str
    classes: tuple[Category, ...]
    by_circumstances: tuple[Category, ...] = ()
    at_times: tuple[Category, ...] = ()
    container: bool = False
    patterns: tuple[str, ...] = ()
    in_lists: tuple[str, ...] = ()
    source: str


class Vocabulary(BaseModel):
    """The contents of data_types.toml."""

    model_config = FROZEN

    lookalikes: tuple[str, ...]
    sources: Mapping[str, str]
    types: tuple[DataType, ...]

    @model_validator(mode="after")
    def _consistent(self) -> Vocabulary:
        codes = [t.code for t in self.types]
        twice = {c for c in codes if codes.count(c) > 1}
        unsourced = {t.code for t in self.types if t.source not in self.sources}
        if twice or unsourced:
            raise ValueError(f"codes used twice: {sorted(twice)}; types without a known source: {sorted(unsourced)}")
        return self


@dataclass(frozen=True, slots=True)
class Mention:
    """A kind of data named at text[start:end]; denied or possible as the sentence says."""

    type: DataType
    start: int
    end: int
    denied: bool
    possible: bool


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The kinds of data_types.toml, in their order."""
    return load("data_types", Vocabulary)


@lru_cache(maxsize=1)
def _types() -> Mapping[str, DataType]:
    return {t.code: t for t in vocabulary().types}


@lru_cache(maxsize=1)
def _finder() -> Finder:
    types = vocabulary().types
    anywhere = [(t.code, t.patterns) for t in types]
    in_lists = [(LIST_ONLY + t.code, t.in_lists) for t in types]
    return Finder([(LOOKALIKE, vocabulary().lookalikes), *anywhere, *in_lists])


@lru_cache(maxsize=1)
def _refused() -> re.Pattern[str]:
    """A no after the type, as in a form ("Helbred: nej")."""
    marks = sorted(label_vocabulary().marks.no, key=len, reverse=True)
    return re.compile(rf"\s*:\s*(?:{'|'.join(map(re.escape, marks))})(?=[\s.,;]|$)", re.IGNORECASE)


@lru_cache(maxsize=1)
def _contents() -> re.Pattern[str]:
    return re.compile(alternatives(label_vocabulary().words.contents), re.IGNORECASE)


@lru_cache(maxsize=1)
def _walls() -> re.Pattern[str]:
    return re.compile(alternatives(label_vocabulary().words.walls), re.IGNORECASE)


def find_types(text: str, *, prose: bool = False) -> tuple[Mention, ...]:
    """The kinds of data named in a cell that lists them, or (prose) in running text about an event.

    In running text a word such as "adresse" counts only where the sentence lists contents before it, or where it stands
    in a list of kinds of data ("cpr-numre og indkomst", "elevdata (navn, klasse)", "personalets telefonnumre").
    """
    found = _finder().find(text)
    told = _told(text, found) if prose else frozenset(found)
    return tuple(
        Mention(
            _types()[match.entry.removeprefix(LIST_ONLY)],
            match.start,
            match.end,
            denied(text, match.start, match.end),
            possible(text, match.start, match.end),
        )
        for match in found
        if match.entry != LOOKALIKE and match in told
    )


def _told(text: str, found: Sequence[Match]) -> frozenset[Match]:
    """The matches that name data in running text: sure ones, and those the words around show to be contents."""
    sure = {m for m in found if not m.entry.startswith(LIST_ONLY) or _listed(text, m) or _owned(text, m)}
    for chain in _chains(text, found):
        if sure & set(chain) or _bracketed(text, chain) or _opening(text, chain):
            sure |= set(chain)
    return frozenset(sure)


def _chains(text: str, found: Sequence[Match]) -> Iterator[list[Match]]:
    """Matches with nothing but commas, conjunctions and small words between them."""
    chain: list[Match] = []
    for match in found:
        apart = text[chain[-1].end : match.start] if chain else ""
        if chain and not (apart.strip() and _joint().fullmatch(apart)):
            yield chain
            chain = []
        if match.entry != LOOKALIKE:
            chain.append(match)
    if chain:
        yield chain


def _bracketed(text: str, chain: Sequence[Match]) -> bool:
    """Whether brackets hold a list of kinds of data and nothing else."""
    return (
        len(chain) > 1
        and text[: chain[0].start].rstrip().endswith("(")
        and text[chain[-1].end :].lstrip().startswith(")")
    )


def _opening(text: str, chain: Sequence[Match]) -> bool:
    """Whether a text begins with a list of several kinds of data ("Navn, adresse og ...")."""
    items = [text[m.start] for m in chain]
    several = len({m.entry for m in chain}) > 1
    return several and not LETTER.search(text[: chain[0].start]) and all(i.islower() for i in items[1:])


def _owned(text: str, match: Match) -> bool:
    """Whether the words before say whose it is ("personalets telefonnumre"), and none of them that it was the way."""
    owner = _owner().search(text, 0, match.start)
    return owner is not None and not _way().search(text[: owner.start()])


@lru_cache(maxsize=1)
def _joint() -> re.Pattern[str]:
    """What may stand between two items of a list."""
    words = label_vocabulary().words
    return re.compile(rf"(?:[\s,/+&-]|{alternatives((*words.joins, *words.links))})+", re.IGNORECASE)


@lru_cache(maxsize=1)
def _owner() -> re.Pattern[str]:
    """A person's genitive and at most one adjective, right before an item."""
    owners = alternatives(label_vocabulary().words.owners)
    return re.compile(rf"{owners}\s+(?:[^\W\d_]+e\s+)?$", re.IGNORECASE)


@lru_cache(maxsize=1)
def _way() -> re.Pattern[str]:
    """Words that lead to a place or a means of sending ("sendt til borgerens adresse")."""
    return re.compile(rf"{alternatives(label_vocabulary().words.ways)}\s+(?:[^\W\d_]+\s+)?$", re.IGNORECASE)


def denied(text: str, start: int, end: int) -> bool:
    """Whether a no follows text[start:end], or its sentence denies it."""
    return bool(_refused().match(text, end)) or negated(text, start, end)


def _listed(text: str, match: Match) -> bool:
    first = next((s for s, e in sentences(text) if s <= match.start < e), 0)
    opening = _contents().search(text, first, match.start)
    return opening is not None and not _walls().search(text, opening.end(), match.start)
