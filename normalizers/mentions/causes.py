"""The words of a cell of causes: human or system error, attack, unknown (vocabulary/cause.toml).

Which fault they add up to, and what sentences tell of it, is for fields.cause.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Literal

from normalizers.cells.abbreviations import explained
from normalizers.codes import Fault
from normalizers.danish.clues import Clue, ClueVocabulary
from normalizers.danish.negation import Negation
from normalizers.danish.spelling import nearly
from normalizers.record import Legend
from normalizers.vocabulary.patterns import Finder, Match, Span, compiled
from normalizers.vocabulary.words import Vocabulary

Word = Literal["human", "system", "attack", "both", "no_fault", "undecided", "unknown", "ignored"]
TELLING: tuple[Word, ...] = ("attack", "human", "system", "both")
PART = re.compile(r"[^,;:/+&()\n]+")
NO_LEGEND = Legend()
CACHED = 2048


class CauseVocabulary(ClueVocabulary):
    """vocabulary/cause.toml."""

    examples: list[str]
    joining: list[str]
    alternatives: list[str]
    words: dict[Word, list[str]]
    labels: dict[Word, list[str]]
    actors: dict[str, Fault]
    column_clues: list[Clue]


class CauseWords:
    """The words of vocabulary/cause.toml that stand in cells of causes, ready to search with.

    joining: what stands between causes that are told together ("både ... og").
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        said = vocabulary.file("cause", CauseVocabulary)
        self._negation = vocabulary.of(Negation)
        opening = "|".join(re.escape(e) for e in said.examples)
        self._example = re.compile(rf"\(\s*(?:{opening})(?!\w)[^)]*\)?", re.IGNORECASE)
        self.joining = re.compile("|".join(compiled(j).pattern for j in said.joining), re.IGNORECASE)
        self._alternatives = [compiled(a) for a in said.alternatives]
        finder = Finder(said.words.items())
        self._found = lru_cache(maxsize=CACHED)(lambda text: tuple(finder.find(text)))
        self._labels = {code: [compiled(p) for p in patterns] for code, patterns in said.labels.items()}
        # The long words of one piece that tell a fault, as they begin; for words with a slip of the pen.
        told = ((p, code) for words in (said.words, said.labels) for code in TELLING for p in words.get(code, ()))
        self._stems = {p.rstrip("*"): code for p, code in told if re.fullmatch(r"\w+\*?", p)}

    def find(self, text: str, legend: Legend = NO_LEGEND) -> tuple[Match, ...]:
        """The words of a cell in order, negated ones left out; the document's abbreviations before the vocabulary.

        The entry of a match is a Word.
        """
        abbreviated = self._abbreviated(text, legend)
        words = _apart((m for m in self._found(text) if m.entry != "ignored"), abbreviated)
        labels = _apart(self._labelled(text), (*abbreviated, *words))
        known = (*abbreviated, *words, *labels)
        clear = any(m.entry not in ("undecided", "ignored") for m in known)
        found = known if clear else (*known, *self._misspelt(text))
        return tuple(
            sorted((m for m in found if not self._negation.denied(text, m.start, m.end)), key=lambda m: m.start)
        )

    def known(self, text: str) -> tuple[Span, ...]:
        """(start, end) of every word for a cause in the text, denied or not."""
        return tuple((m.start, m.end) for m in (*self._found(text), *self._labelled(text)))

    def names_a_fault(self, text: str, legend: Legend = NO_LEGEND) -> bool:
        """Whether a cell tells a fault."""
        return any(m.entry in TELLING for m in self.find(text, legend))

    def without_examples(self, text: str) -> str:
        """The text with brackets that only give examples made a sentence's end, every other word in its place."""
        return self._example.sub(lambda m: ". ".ljust(len(m.group())), text)

    def leaves_open(self, text: str) -> bool:
        """Whether a cell says that it was one or the other ("enten eller")."""
        return any(a.search(text) for a in self._alternatives)

    def _abbreviated(self, text: str, legend: Legend) -> tuple[Match, ...]:
        """What the document's own abbreviations in a cell stand for ("M/T" with "M = menneske")."""
        return tuple(
            Match(word.entry, short.start, short.end, word.pattern)
            for short in explained(text, legend)
            for word in self.find(short.words)[:1]
        )

    def _misspelt(self, text: str) -> tuple[Match, ...]:
        """Long words with one letter wrong ("Medabejder"), for a cell without a word that tells anything."""
        near = ((m, nearly(m.group(), self._stems)) for m in re.finditer(r"[^\W\d_]+", text))
        return tuple(Match(self._stems[stem], m.start(), m.end(), stem) for m, stem in near if stem)

    def _labelled(self, text: str) -> Iterator[Match]:
        """Labels that fill a part of the cell between signs or joining words."""
        apart = self.joining.sub(lambda m: "," * len(m.group()), text)
        for part in PART.finditer(apart):
            label = part.group().strip(" .-–—")
            start = part.start() + part.group().find(label)
            codes = (c for c, patterns in self._labels.items() if label and any(p.fullmatch(label) for p in patterns))
            if code := next(codes, None):
                yield Match(code, start, start + len(label), label)


def _apart(matches: Iterable[Match], taken: Sequence[Match]) -> tuple[Match, ...]:
    """The matches that touch none of those taken."""
    return tuple(m for m in matches if all(m.end <= t.start or m.start >= t.end for t in taken))
