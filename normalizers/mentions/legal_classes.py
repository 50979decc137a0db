"""The legal classes a document names itself: where such a label stands, and which words it covers.

"Følsomme: diagnoser", "Almindelige (navn, adresse)", "cpr-nummer (fortrolige)", "følsomme oplysninger om børn" each
cover the words they go with, a heading up to the next label, the last one its sentence; "almindelige og fortrolige"
alone covers none. Words: vocabulary/categories.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from pydantic import BaseModel, ConfigDict

from normalizers.danish.analysis import sentences
from normalizers.danish.negation import Negation
from normalizers.vocabulary.patterns import Finder, alternatives, longest_first
from normalizers.vocabulary.words import Vocabulary

FROZEN = ConfigDict(extra="forbid", frozen=True)
HEADING_SIGN = re.compile(r"\s*[:–—-]")
END_OF_LIST = re.compile(r"\s*(?:[.;]|$)")
CLOSING = re.compile(r"\s*\)")
BRACKET = re.compile(r"\s*\(")
SIGN_OR_END = re.compile(r"\s*(?:[:;,./+&()–—-]|$)")


class Words(BaseModel):
    """The words around a label; see categories.toml."""

    model_config = FROZEN

    nouns: tuple[str, ...]
    leads: tuple[str, ...]
    joins: tuple[str, ...]
    separators: tuple[str, ...]
    everyday: tuple[str, ...]
    says_nothing: tuple[str, ...]
    fillers: tuple[str, ...]
    verbs: tuple[str, ...]
    contents: tuple[str, ...]
    refers: tuple[str, ...]
    walls: tuple[str, ...]
    links: tuple[str, ...]
    owners: tuple[str, ...]
    ways: tuple[str, ...]


class Marks(BaseModel):
    """Marks of a tick column where the document explains none, in lower case."""

    model_config = FROZEN

    yes: frozenset[str]
    no: frozenset[str]
    pending: frozenset[str]


class CategoriesVocabulary(BaseModel):
    """The contents of categories.toml; labels maps each class to its words."""

    model_config = FROZEN

    labels: Mapping[str, tuple[str, ...]]
    words: Words
    marks: Marks


@dataclass(frozen=True, slots=True)
class Label:
    """A class named in a text at [start:end]; covers is the stretch of text it speaks of, empty where there is none.

    stated is False where the text denies the class ("ingen følsomme oplysninger", "Følsomme: nej"). with_noun: the
    label goes with a noun of data ("følsomme oplysninger"), so that it is one even in running text.
    """

    category: str
    start: int
    end: int
    covers: tuple[int, int]
    stated: bool = True
    possible: bool = False
    with_noun: bool = False


class ClassLabels:
    """The labels of vocabulary/categories.toml, ready to search with."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        said = vocabulary.file("categories", CategoriesVocabulary)
        self._marks = said.marks
        self._negation = vocabulary.of(Negation)
        self._labels = Finder(said.labels.items())
        self._nouns = re.compile(rf"(?:\s*{longest_first(said.words.nouns)})+", re.IGNORECASE)
        self._lead = re.compile(rf"\s*,?\s*{longest_first(said.words.leads)}", re.IGNORECASE)
        self._separator = re.compile(rf"[,;/+]|{alternatives(said.words.separators)}", re.IGNORECASE)
        self._joint = re.compile(rf"[\s,/+&(]*(?:{longest_first(said.words.joins)}\s*)*", re.IGNORECASE)

    def find(self, text: str) -> tuple[Label, ...]:
        """The labels in a text, in order."""
        found: list[Label] = []
        groups = self._groups(text, list(self._phrases(text)))
        for number, group in enumerate(groups):
            after = groups[number + 1][0].start if number + 1 < len(groups) else len(text)
            before = max((x for label in found for x in (label.end, label.covers[1]) if x <= group[0].start), default=0)
            covers = self._covers(text, group, before, after)
            noun = any(label.with_noun for label in group)
            found.extend(self._judged(text, replace(label, covers=covers, with_noun=noun)) for label in group)
        return tuple(found)

    def _phrases(self, text: str) -> Iterator[Label]:
        """Words of a label in a place where they are one: with a noun, a sign, a lead or another label after them."""
        matches = self._labels.find(text)
        starts = {m.start for m in matches}
        for match in matches:
            noun = self._nouns.match(text, match.end)
            end = noun.end() if noun else match.end
            joint = self._joint.match(text, end)
            followed = SIGN_OR_END.match(text, end) or self._lead.match(text, end)
            if noun or followed or (joint and joint.end() in starts):
                yield Label(match.entry, match.start, end, (end, end), with_noun=bool(noun))

    def _groups(self, text: str, phrases: list[Label]) -> list[list[Label]]:
        """Labels with nothing but joins between them speak together ("almindelige og fortrolige")."""
        groups: list[list[Label]] = []
        for phrase in phrases:
            if groups and self._joint.fullmatch(text, groups[-1][-1].end, phrase.start):
                groups[-1].append(phrase)
            else:
                groups.append([phrase])
        return groups

    def _covers(self, text: str, group: list[Label], before: int, after: int) -> tuple[int, int]:
        """The stretch a group of labels speaks of, between the label before and the label after it."""
        start, end = group[0].start, group[-1].end
        inner = text[start:end]
        if inner.count("(") > inner.count(")") and text[end : end + 1] == ")":
            end += 1
        sentence_end = next((last for first, last in sentences(text) if first <= start < last), after)
        if HEADING_SIGN.match(text, end):
            return end, after if after < len(text) else sentence_end
        if BRACKET.match(text, end):
            closing = text.find(")", end)
            return end, closing if closing >= 0 else after
        if self._lead.match(text, end):
            return end, min(after, sentence_end)
        return self._before_bracket(text, group, before) or (end, end)

    def _judged(self, text: str, label: Label) -> Label:
        """The label with its meaning: denied, possible only, or answered by a mark ("Fortrolige: nej")."""
        marks = self._marks
        answer = text[slice(*label.covers)].strip(" \t\n:.,;()–—-").lower()
        if self._negation.negated(text, label.start, label.end) or answer in marks.no:
            return replace(label, stated=False, covers=(label.end, label.end))
        if self._negation.possible(text, label.start, label.end) or answer in marks.pending:
            return replace(label, possible=True, covers=(label.end, label.end))
        return label

    def _before_bracket(self, text: str, group: list[Label], before: int) -> tuple[int, int] | None:
        """What a label in brackets speaks of: a lone one at the end of the whole list, any other of one item."""
        opening = text.rfind("(", before, group[0].start)
        closing = CLOSING.match(text, group[-1].end)
        if opening < 0 or ")" in text[opening : group[0].start] or not closing:
            return None
        if before == 0 and END_OF_LIST.match(text, closing.end()):
            return 0, opening
        separators = [s.end() for s in self._separator.finditer(text, before, opening)]
        return max(separators, default=before), opening
