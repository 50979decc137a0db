"""Danish numbers in digits and words, with their bounds: "ca. 1.140", "12-14", "mindst otte", "et halvt hundrede"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from normalizers.vocabulary.patterns import LETTER, expression
from normalizers.vocabulary.words import Vocabulary

# Digits that count: no part of a date, a time, a percentage, a decimal, a case number or a telephone number.
FREE = r"(?<![\w,:§-])(?<!\d[./])"
DIGITS = FREE + r"(?:\d{1,3}(?:[. ]\d{3})+|\d{1,7})(?![\w%:]|[.,/-]\d|\s?%|\s?kr\b)"
# The two ends of a range may stand close together ("12-14").
ENDS = r"\d{1,3}(?:\.\d{3})+|\d{1,7}"
# Characters before a number in which its qualifier is looked for.
LOOK_BACK = 30
BOUNDS = ("lower", "upper")
# More digits than any count has; Python reads no number of thousands of them.
MOST_DIGITS = 30


class Composed(BaseModel):
    """Section [composed]: the parts of "enogtyve" that are no number words."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    one: list[str]
    joints: list[str]


class NumberVocabulary(BaseModel):
    """The file numbers.toml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    words: dict[str, int]
    scales: dict[str, int]
    fractions: dict[str, float]
    composed: Composed
    qualifiers: dict[str, list[str]]


def number_vocabulary(vocabulary: Vocabulary) -> NumberVocabulary:
    """The words of numbers. Raises VocabularyError."""
    return vocabulary.file("numbers", NumberVocabulary)


def small_numbers(vocabulary: Vocabulary, most: int) -> dict[str, int]:
    """The words for 1 to most, "en" and "et" among them; most is below twenty."""
    said = number_vocabulary(vocabulary)
    ones = {word: 1 for word, part in said.fractions.items() if part == 1}
    return ones | {word: n for word, n in said.words.items() if 1 <= n <= most}


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text[start:end], bounds included in its words; None: no bound, both None: a vague number."""

    minimum: int | None
    maximum: int | None
    start: int
    end: int


class NumberReader:
    """Finds the numbers of a text with the words of a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        said = number_vocabulary(vocabulary)
        self._words = said.words
        self._scales = said.scales
        self._fractions = said.fractions
        # "et hundrede", "en million".
        self._ones = tuple(word for word, part in said.fractions.items() if part == 1)
        self._one = said.composed.one
        self._and = "|".join(said.composed.joints)
        self._per_ten = re.compile(rf"(?P<one>\w+?)(?:{self._and})(?P<ten>\w+)")
        self._rest = re.compile(rf" (?:{self._and}) ")
        q = said.qualifiers
        self._single, self._vague = _any(q["single"]), _any(q["vague"])
        about = rf"(?:{_source(q['about'])}\s*)?"
        low = rf"{FREE}(?P<low>{ENDS}|{self._word()})\s?"
        high = rf"\s?{about}(?P<high>{ENDS}|{self._word()})(?![\w%:]|[.,/-]\d)"
        self._ranges = (
            re.compile(rf"{_source(q['between'])}\s+{about}{low}{_source(q['and'])}{high}", re.IGNORECASE),
            re.compile(rf"(?:{_source(q['between'])}\s+)?{low}{_source(q['range'])}{high}", re.IGNORECASE),
        )
        ahead = (*BOUNDS, "about", "listing")
        self._before = {name: re.compile(_source(q[name]) + r"\s*$", re.IGNORECASE) for name in ahead}
        # "3 +" is a lower bound, "3 + 2" a sum.
        ending = r"(?!\s*\d)"
        self._after = {
            name: re.compile(r"\s*" + _source(q[f"{name}_after"]) + ending, re.IGNORECASE) for name in BOUNDS
        }
        self._between = re.compile(rf"\s*[,;/]?\s*(?:{_source(q['sides'])})?\s*", re.IGNORECASE)
        self._plain = re.compile(self._plain_pattern(), re.IGNORECASE)

    def find(self, text: str) -> tuple[Number, ...]:
        """The text's numbers in order, none inside another; vague ones have no bounds."""
        found: list[Number] = []
        for number in sorted(self._all(text), key=lambda n: n.start - n.end):
            if all(number.end <= f.start or number.start >= f.end for f in found):
                found.append(number)
        return tuple(self._joined(text, sorted(found, key=lambda n: n.start)))

    def _all(self, text: str) -> Iterator[Number]:
        """Every reading, also of parts of a longer one ("flere hundrede" holds "hundrede")."""
        for m in (m for pattern in self._ranges for m in pattern.finditer(text)):
            low, high = self._small(m["low"].lower()), self._small(m["high"].lower())
            if low is not None and high is not None and low < high:
                yield Number(low, high, m.start(), m.end())
        for m in self._vague.finditer(text):
            if not self._plain.match(text, m.end() + 1):
                yield Number(None, None, m.start(), m.end())
        for m in self._single.finditer(text):
            yield Number(1, 1, m.start(), m.end())
        for m in self._plain.finditer(text):
            value = self._read(m[0])
            if value is not None:
                yield self._bounded(text, value, m.start(), m.end())

    def _bounded(self, text: str, value: int, start: int, end: int) -> Number:
        about = self._before["about"].search(text, max(0, start - LOOK_BACK), start)
        first = about.start() if about else start
        if self._before["listing"].search(text, max(0, first - LOOK_BACK), first):
            return Number(value, value, first, end)
        bounds = [found for name in BOUNDS if (found := self._bound(text, name, first, end))]
        if not bounds:
            return Number(value, value, first, end)
        start, last, name = min(bounds)
        return Number(value if name == "lower" else None, value if name == "upper" else None, start, last)

    def _bound(self, text: str, name: str, first: int, end: int) -> tuple[int, int, str] | None:
        """Where a bound around a number begins and ends; the longer of two ("ikke flere end") begins first."""
        before = self._before[name].search(text, max(0, first - LOOK_BACK), first)
        after = self._after[name].match(text, end)
        if not before and not after:
            return None
        return before.start() if before else first, after.end() if after else end, name

    def _joined(self, text: str, numbers: list[Number]) -> Iterator[Number]:
        """ "mindst 12, højst 51": a lower and an upper bound side by side are one number."""
        rest = list(numbers)
        while rest:
            low = rest.pop(0)
            high = rest[0] if rest else low
            sides = (
                low.minimum is not None and low.maximum is None and high.minimum is None and high.maximum is not None
            )
            if sides and self._between.fullmatch(text, low.end, high.start):
                rest.pop(0)
                yield Number(low.minimum, high.maximum, low.start, high.end)
            else:
                yield low

    def _plain_pattern(self) -> str:
        scales = "|".join(sorted(map(re.escape, self._scales), key=len, reverse=True))
        fractions = "|".join(expression(f) for f in sorted(self._fractions, key=len, reverse=True))
        word = self._word()
        small = "|".join(sorted((*self._words, *self._ones), key=len, reverse=True))
        head = rf"(?:(?:{DIGITS}|{word}|{fractions})\s*|(?<!\w)(?:{small}))(?:{scales})\b\.?|(?<!\w)(?:{scales})(?!\w)"
        # "hundrede og femten", but not "hundrede og to hundrede".
        rest = rf"(?:\s+(?:{self._and})\s+{word}(?!\s*(?:{scales})\b))?"
        return rf"(?:{head}){rest}|{DIGITS}|{word}"

    def _word(self) -> str:
        """The expression of a number below a hundred in words ("syv", "enogtyve")."""
        tens = "|".join(sorted((w for w, n in self._words.items() if n >= 20), key=len, reverse=True))
        small = "|".join(sorted(self._words, key=len, reverse=True))
        ones = "|".join((small, *self._one))
        return rf"(?<![^\W\d_])(?:(?:{ones})(?:{self._and})(?:{tens})|{small})(?!{LETTER})"

    def _read(self, words: str) -> int | None:
        text, *others = self._rest.split(words.lower().strip(" ."), maxsplit=1)
        rest = "".join(others)
        added = self._small(rest.strip()) if rest else 0
        if added is None:
            return None
        scale = next((s for s in sorted(self._scales, key=len, reverse=True) if text.endswith(s)), None)
        if scale is None:
            return self._small(text)
        head = text.removesuffix(scale).strip()
        factor = self._fractions.get(head) if head in self._fractions else self._small(head) if head else 1
        return None if factor is None else int(factor * self._scales[scale]) + added

    def _small(self, text: str) -> int | None:
        if text[:1].isdigit():
            return of_digits(text)
        composed = self._per_ten.fullmatch(text)
        if text not in self._words and composed:
            one = 1 if composed["one"] in self._one else self._words.get(composed["one"])
            ten = self._words.get(composed["ten"])
            return None if one is None or ten is None else one + ten
        return self._words.get(text)


def of_digits(text: str) -> int:
    """The number that a text's digits write, whatever parts them; of very many only the first, a number still huge."""
    return int(re.sub(r"\D", "", text)[:MOST_DIGITS])


def _source(patterns: list[str]) -> str:
    """Any of the patterns, longest first; a sign or abbreviation needs no word border behind it."""
    parts = (expression(p) if p[-1].isalpha() else re.escape(p) for p in sorted(patterns, key=len, reverse=True))
    return f"(?:{'|'.join(parts)})"


def _any(patterns: list[str]) -> re.Pattern[str]:
    return re.compile(_source(patterns), re.IGNORECASE)
