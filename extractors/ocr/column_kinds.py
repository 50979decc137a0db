"""What the cells of a column are like, told from most of them: numbers and dates of one shape, or few repeated words.

Knows characters and counts, no words; what is read again because it does not fit is for second_look.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KindTolerances:
    """When a column is of one kind."""

    # Of fewer filled cells nothing is told.
    min_cells: int = 4
    # Of the filled cells, those of the kind; the others are headers, remarks and what was misread.
    most_share: float = 0.6
    # Repeated texts have no more letters: a column of yes and no, of levels, crosses or causes.
    longest_letters: int = 40
    # More letters in a column of numbers are a word, and meant.
    stray_letters: int = 2


KINDS = KindTolerances()

NUMBER_SIGNS = "0123456789.,/-:"
NUMBER = re.compile(rf"(?=.*\d)[{re.escape(NUMBER_SIGNS)} ]+")


@dataclass(frozen=True, slots=True)
class Numbers:
    """A column of numbers or dates. shape: how most are written, each run of digits as one 9; None: in several ways."""

    shape: str | None

    def fits(self, text: str) -> bool:
        """Whether a text is written as the column's others."""
        return shape_of(text) == self.shape if self.shape else bool(NUMBER.fullmatch(text))

    def may_be(self, text: str) -> bool:
        """Whether a text that does not fit may be a number misread; a word is none."""
        return sum(c.isalpha() for c in text) <= KINDS.stray_letters

    def is_amiss(self, text: str) -> bool:
        """Whether a text that does not fit is in doubt: dates of one column are written alike, numbers need not be."""
        return not NUMBER.fullmatch(text) or len(self.shape or "") > len("9.")


@dataclass(frozen=True, slots=True)
class Repeated:
    """A column of few short texts that repeat."""

    texts: frozenset[str]

    def fits(self, text: str) -> bool:
        """Whether a text is one of them."""
        return text in self.texts

    def may_be(self, text: str) -> bool:
        """Whether a text that does not fit may be one of them misread: it is empty, or one letter differs."""
        return not text or any(_is_near(text, other) for other in self.texts)

    def is_amiss(self, text: str) -> bool:
        """Whether a text that does not fit is in doubt."""
        return self.may_be(text)


Kind = Numbers | Repeated


def kind_of(texts: Sequence[str]) -> Kind | None:
    """The kind of a column by its cells' texts; None where they are of no kind."""
    filled = [text for text in texts if text]
    least = max(KINDS.min_cells, KINDS.most_share * len(filled))
    numbers = [text for text in filled if NUMBER.fullmatch(text)]
    if len(numbers) >= least:
        shape, count = Counter(map(shape_of, numbers)).most_common(1)[0]
        return Numbers(shape if count >= least else None)
    repeated = {t: n for t, n in Counter(filled).items() if n > 1 and len(t) <= KINDS.longest_letters}
    if sum(repeated.values()) >= least:
        return Repeated(frozenset(repeated))
    return None


def shape_of(text: str) -> str:
    """How a number is written: each run of digits as one 9, also where a narrow column broke it over lines."""
    return re.sub(r"\d+", "9", "".join(text.split()))


def _is_near(text: str, other: str) -> bool:
    """Whether texts differ in one letter: another one, one more or one less."""
    shorter, longer = sorted((text, other), key=len)
    if len(shorter) == len(longer):
        return sum(a != b for a, b in zip(shorter, longer, strict=True)) == 1
    return len(longer) - len(shorter) == 1 and any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer)))
