"""Numbers of persons in a text (vocabulary/people.toml).

Whether prose counts those whose data it was is for mentions.persons; cells that count, for fields.affected_counts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pydantic import BaseModel, ConfigDict

from normalizers.danish.calendar import Calendar
from normalizers.danish.numbers import Number, NumberReader, number_vocabulary
from normalizers.vocabulary.patterns import Finder, Match, WordList
from normalizers.vocabulary.words import Vocabulary

CPR = "cpr"
DOCUMENT = "document"
STAFF = "ansat"
# Up to so many adjectives stand between a number and its noun ("5 navngivne nuværende elever").
ADJECTIVES = 2
CACHED = 256


class PeopleVocabulary(BaseModel):
    """The contents of vocabulary/people.toml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    affected: dict[str, list[str]]
    persons: dict[str, list[str]]
    prose: dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Group:
    """So many persons of one kind, in a text[start:end]. kind None: the column alone says that they are persons."""

    number: Number
    kind: str | None
    start: int
    end: int


class PersonWords:
    """The words of vocabulary/people.toml, ready to search with; numbers: reads the numbers of a text.

    lists: the file's own lists, by section.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        said = vocabulary.file("people", PeopleVocabulary)
        self.numbers = vocabulary.of(NumberReader)
        # What joins groups of persons, and what a description counts besides persons.
        self.joints = number_vocabulary(vocabulary).qualifiers["and"]
        self.no_persons = WordList((*said.prose["no_persons"], *vocabulary.of(Calendar).months))
        self.lists = said
        self._searched = {
            (section, name): WordList(words)
            for section, lists in (("affected", said.affected), ("prose", said.prose))
            for name, words in lists.items()
        }
        kinds = ((kind, [form for word in words for form in _forms(word)]) for kind, words in said.persons.items())
        self._nouns = Finder(kinds)
        # An adjective or participle in the plural, and a conjunction to the next one.
        joins = "|".join(said.prose["joins"])
        self._adjective = re.compile(rf"[\s-]+([^\W\d_]+e)(?:\s+(?:{joins})(?=\s+[^\W\d_]+e\s))?(?=[\s-])")
        self.nouns = lru_cache(maxsize=CACHED)(self._find_nouns)

    def of_column(self, name: str) -> WordList:
        """A list of the section affected: words of the column that counts persons."""
        return self._searched["affected", name]

    def of_prose(self, name: str) -> WordList:
        """A list of the section prose."""
        return self._searched["prose", name]

    def _find_nouns(self, text: str) -> tuple[Match, ...]:
        """The nouns for persons in a text."""
        return tuple(self._nouns.find(text))

    def counted(self, text: str, number: Number) -> Group | None:
        """The number and the person noun that follows it, adjectives between them."""
        position = number.end
        for _ in range(ADJECTIVES + 1):
            noun = next((m for m in self.nouns(text) if re.fullmatch(r"\s+|\s?-\s?", text[position : m.start])), None)
            if noun:
                return Group(number, noun.entry, number.start, noun.end)
            adjective = self._adjective.match(text, position)
            if adjective is None or adjective[1].lower() in self.lists.prose["stops"]:
                return None
            position = adjective.end()
        return None

    def sized(self, text: str, number: Number) -> Group | None:
        """The number behind a group of persons ("en familie på fire")."""
        for start, end in self.of_column("sized").spans(text, 0, number.start):
            if not text[end : number.start].strip():
                return Group(number, "person", start, number.end)
        return None

    def says_total(self, text: str, number: Number) -> bool:
        """Whether words for all persons together stand right before a number."""
        return any(number.start - 2 <= end <= number.end for _, end in self.of_column("total").spans(text))


def opens_text(words: WordList, text: str) -> bool:
    """Whether the text begins with one of the words."""
    first = len(text) - len(text.lstrip())
    return any(start == first for start, _ in words.spans(text))


def _forms(noun: str) -> tuple[str, ...]:
    """A noun and its genitive ("naboer", "naboers")."""
    return (noun,) if not noun[-1].isalpha() or noun.endswith("s") else (noun, f"{noun}s")
