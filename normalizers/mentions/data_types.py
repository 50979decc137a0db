"""Which kinds of personal data a text names, denies or leaves open (vocabulary/data_types.toml).

Which cells are read, and which legal classes follow, is for fields.categories.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from pydantic import BaseModel, ConfigDict, model_validator

from normalizers.danish.analysis import sentences
from normalizers.danish.content_words import without_small_words_behind
from normalizers.danish.negation import Negation
from normalizers.mentions.legal_classes import CategoriesVocabulary
from normalizers.vocabulary.patterns import Finder, Match, Span, alternatives, literals
from normalizers.vocabulary.words import Vocabulary

FROZEN = ConfigDict(extra="forbid", frozen=True)
LOOKALIKE = "lookalike"
CACHED = 2048
LETTER = re.compile(r"[^\W_]")

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


class DataTypesVocabulary(BaseModel):
    """The contents of data_types.toml."""

    model_config = FROZEN

    lookalikes: tuple[str, ...]
    sources: Mapping[str, str]
    types: tuple[DataType, ...]

    @model_validator(mode="after")
    def _consistent(self) -> DataTypesVocabulary:
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


class DataTypes:
    """The kinds of data of vocabulary/data_types.toml, ready to search with. types: in the order of the file."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        said = vocabulary.file("data_types", DataTypesVocabulary)
        around = vocabulary.file("categories", CategoriesVocabulary)
        self.types = said.types
        self._negation = vocabulary.of(Negation)
        anywhere = {t.code: t for t in said.types}
        in_lists = {f"{t.code} in lists": t for t in said.types}
        # A type has two entries: words that name it anywhere, and those that name it only in a list of data.
        self._by_entry = anywhere | in_lists
        self._in_lists = frozenset(in_lists)
        found_anywhere = [(entry, t.patterns) for entry, t in anywhere.items()]
        found_in_lists = [(entry, t.in_lists) for entry, t in in_lists.items()]
        finder = Finder([(LOOKALIKE, said.lookalikes), *found_anywhere, *found_in_lists])
        # Kept, because several fields ask for the same cells.
        self._found = lru_cache(maxsize=CACHED)(lambda text: tuple(finder.find(text)))
        # A no after the type, as in a form ("Helbred: nej").
        refusals = literals(around.marks.no)
        self._refused = re.compile(rf"\s*:\s*(?:{refusals})(?=[\s.,;]|$)", re.IGNORECASE)
        words = around.words
        self._contents = re.compile(alternatives(words.contents), re.IGNORECASE)
        self._walls = re.compile(alternatives(words.walls), re.IGNORECASE)
        # What may stand between two items of a list.
        self._joint = re.compile(rf"(?:[\s,/+&-]|{alternatives((*words.joins, *words.links))})+", re.IGNORECASE)
        # A person's genitive and at most one adjective, right before an item.
        self._owner = re.compile(rf"{alternatives(words.owners)}\s+(?:[^\W\d_]+e\s+)?$", re.IGNORECASE)
        # Words that lead to a place or a means of sending ("sendt til borgerens adresse").
        self._way = re.compile(rf"{alternatives(words.ways)}\s+(?:[^\W\d_]+\s+)?$", re.IGNORECASE)

    def find(self, text: str, *, prose: bool = False) -> tuple[Mention, ...]:
        """The kinds of data named in a cell that lists them, or (prose) in running text about an event.

        In running text a word such as "adresse" counts only where the sentence lists contents before it, or where it
        stands in a list of kinds of data ("cpr-numre og indkomst", "elevdata (navn, klasse)") or is somebody's.
        """
        found = self._found(text)
        naming = self._naming(text, found) if prose else frozenset(found)
        return tuple(
            Mention(
                self._by_entry[match.entry],
                *without_small_words_behind(text, match.start, match.end),
                self.denied(text, match.start, match.end),
                self._negation.possible(text, match.start, match.end),
            )
            for match in found
            if match.entry != LOOKALIKE and match in naming
        )

    def known(self, text: str) -> tuple[Span, ...]:
        """(start, end) of every word for a kind of data in the text, and of what only looks like one."""
        return tuple((m.start, m.end) for m in self._found(text))

    def denied(self, text: str, start: int, end: int) -> bool:
        """Whether a no follows text[start:end], or its sentence denies it."""
        return bool(self._refused.match(text, end)) or self._negation.negated(text, start, end)

    def _naming(self, text: str, found: Sequence[Match]) -> frozenset[Match]:
        """The matches that name data in running text: sure ones, and those the words around show to be contents."""
        sure = {m for m in found if m.entry not in self._in_lists or self._listed(text, m) or self._owned(text, m)}
        for chain in self._chains(text, found):
            if sure & set(chain) or _bracketed(text, chain) or _opening(text, chain):
                sure |= set(chain)
        return frozenset(sure)

    def _chains(self, text: str, found: Sequence[Match]) -> Iterator[list[Match]]:
        """Matches with nothing but commas, conjunctions and small words between them."""
        chain: list[Match] = []
        for match in found:
            apart = text[chain[-1].end : match.start] if chain else ""
            if chain and not (apart.strip() and self._joint.fullmatch(apart)):
                yield chain
                chain = []
            if match.entry != LOOKALIKE:
                chain.append(match)
        if chain:
            yield chain

    def _owned(self, text: str, match: Match) -> bool:
        """Whether the words before say whose it is ("personalets telefonnumre"), and not that it was the way."""
        owner = self._owner.search(text, 0, match.start)
        return owner is not None and not self._way.search(text[: owner.start()])

    def _listed(self, text: str, match: Match) -> bool:
        first = next((s for s, e in sentences(text) if s <= match.start < e), 0)
        opening = self._contents.search(text, first, match.start)
        return opening is not None and not self._walls.search(text, opening.end(), match.start)


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
