"""Whether a text denies a mention or leaves it open.

After ConText (Harkema, Dowling, Thornblade, Chapman: ConText, J Biomed Inform 42 (2009) 839-851): triggers that reach
ahead or behind within the sentence, phrases that only look like triggers, and terminators that end the reach. The
words are in vocabulary/negation.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from normalizers.danish.analysis import sentences
from normalizers.vocabulary.patterns import Finder, Match, Span
from normalizers.vocabulary.words import Vocabulary

WORD = re.compile(r"[^\W_]+(?:[-.'’/][^\W_]+)*")
PART_END = re.compile(r"[,;\n]")
TERMINATOR = "terminator"
CACHED = 4096

Meaning = Literal["negated", "possible", "none"]
Reach = int | Literal["sentence"]


class Trigger(BaseModel):
    """Phrases of one meaning and how many words they reach in each direction."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    meaning: Meaning
    ahead: Reach = 0
    behind: Reach = 0
    negators: tuple[str, ...] = ()
    patterns: tuple[str, ...]


class NegationVocabulary(BaseModel):
    """The contents of negation.toml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    terminators: tuple[str, ...]
    signs_ahead: str
    signs_behind: str
    triggers: tuple[Trigger, ...]


class Negation:
    """The words of vocabulary/negation.toml, asked for the meaning of a mention in its sentence."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._words = vocabulary.file("negation", NegationVocabulary)
        # The words that deny by themselves, for rules that look for a denial in their own way.
        self.negators = tuple(word for trigger in self._words.triggers for word in trigger.negators)
        entries = [(str(n), (*trigger.negators, *trigger.patterns)) for n, trigger in enumerate(self._words.triggers)]
        finder = Finder([*entries, (TERMINATOR, self._words.terminators)])
        # Triggers and terminators of a sentence, kept because each mention in it asks anew.
        self._found = lru_cache(maxsize=CACHED)(lambda sentence: tuple(finder.find(sentence)))

    def negated(self, text: str, start: int, end: int) -> bool:
        """Whether the words text[start:end] are denied ("hverken navn eller adresse", "diagnoser fremgår ikke")."""
        return "negated" in self._meanings(text, start, end) and not self.possible(text, start, end)

    def possible(self, text: str, start: int, end: int) -> bool:
        """Whether text[start:end] is said to be possible only ("potentielt", "kan ikke udelukkes")."""
        return "possible" in self._meanings(text, start, end)

    def denied(self, text: str, start: int, end: int) -> bool:
        """Whether a short cell denies text[start:end]; words behind a comma speak of what follows ("X, ikke Y")."""
        part_end = PART_END.search(text, end)
        return self.negated(text[: part_end.start()] if part_end else text, start, end)

    def triggers(self, text: str) -> tuple[Span, ...]:
        """(start, end) of the words that deny or leave open."""
        found = (self._found(text[start:end]) for start, end in sentences(text))
        return tuple(
            (start + m.start, start + m.end) for (start, _), ms in zip(sentences(text), found, strict=True) for m in ms
        )

    def _meanings(self, text: str, start: int, end: int) -> set[Meaning]:
        first, last = next((s for s in sentences(text) if s[0] <= start < s[1]), (0, len(text)))
        return set(self._speaking(text[first:last], start - first, end - first))

    def _speaking(self, sentence: str, start: int, end: int) -> Iterator[Meaning]:
        found: tuple[Match, ...] = self._found(sentence)
        walls = [m for m in found if m.entry == TERMINATOR]
        for match in found:
            if match.entry == TERMINATOR:
                continue
            trigger = self._words.triggers[int(match.entry)]
            ahead = match.end <= start
            way = (match.end, start) if ahead else (end, match.start)
            if way[0] > way[1] or any(way[0] <= wall.start and wall.end <= way[1] for wall in walls):
                continue
            if ahead:
                reach, signs = trigger.ahead, self._words.signs_ahead
            else:
                reach, signs = trigger.behind, self._words.signs_behind
            if _reaches(sentence[slice(*way)], reach, signs):
                yield trigger.meaning


def _reaches(way: str, reach: Reach, signs: str) -> bool:
    """Whether the words between a trigger and the mention are few enough and hold no sign that ends the reach.

    A reach of 1 is the very next word: not even a comma may stand between ("navn, ikke adresse").
    """
    if any(sign in way for sign in signs) or (reach == 1 and way.strip()):
        return False
    return reach == "sentence" or len(WORD.findall(way)) < reach
