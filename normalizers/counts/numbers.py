"""The numbers of a sentence that count incidents; years, dates, references, money and persons are none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from normalizers.counts.terms import ends_with, finder, says, terms
from normalizers.danish.numbers import number_vocabulary
from normalizers.dates.period_phrases import PeriodMatch
from normalizers.vocabulary.patterns import alternatives
from normalizers.vocabulary.words import shipped

DIGITS = re.compile(
    r"(?<![\w.,/:§+-])(?:\d{1,3}(?:\.\d{3})+|\d{1,6})(?![\w/:%+]|[.,-]\d|-\w|\s*(?:%|procent|pct)|\.\s+[a-zæøå])"
)
PHONE = re.compile(r"(?<!\d)\d{2}(?: \d{2}){3}(?!\d)|(?<!\d)\d{4} \d{4}(?!\d)")
WORD = re.compile(r"[ \n\u00a0]*([^\W\d_]+(?:-[^\W\d_]+)*)")
CLAUSE_END = re.compile(r"\s*(?:[,.;:)]|$)")
JOINS = re.compile(r"\s*(?:og|eller|til|samt|,|-|–)\s*", re.IGNORECASE)
NOUN_WORDS = 3  # a noun stands at most this many words after its number ("46 nye potentielle brud")


@dataclass(frozen=True, slots=True)
class Number:
    """A number that may count incidents: text[start:end].

    phrase_end: the end of its noun; noun is empty where the number stands alone ("84 er vurderet");
    strong: the noun itself names incidents; back: it repeats a count given before ("de 84 brud").
    """

    value: int
    start: int
    end: int
    phrase_end: int
    noun: str
    strong: bool
    back: bool


def numbers(sentence: str, periods: Sequence[PeriodMatch]) -> list[Number]:
    """The sentence's numbers that stand before a noun of incidents or alone, in order."""
    taken = [(p.start, p.end) for p in periods] + [m.span() for m in PHONE.finditer(sentence)]
    found: list[Number] = []
    excluded = -1
    for value, start, end in _raw(sentence):
        if any(start < t[1] and end > t[0] for t in taken):
            continue
        if _named(sentence, start) or (excluded >= 0 and JOINS.fullmatch(sentence[excluded:start])):
            excluded = end
            continue
        if number := _number(sentence, value, start, end):
            found.append(number)
    return found


def _raw(sentence: str) -> list[tuple[int, int, int]]:
    found = [(int(m[0].replace(".", "")), *m.span()) for m in DIGITS.finditer(sentence)]
    found += [(_words()[m[0].lower()], *m.span()) for m in _word_pattern().finditer(sentence)]
    found += [(1, m.start, m.end) for m in finder("prose", "one").find(sentence)]
    found += [(0, m.start, m.start + len("ingen")) for m in finder("prose", "none_of").find(sentence)]
    return sorted(set(found), key=lambda f: f[1])


@lru_cache(maxsize=1)
def number_words() -> dict[str, int]:
    """Number words to 99: "én", "syv", "enogtyve", "ingen"."""
    return _words() | dict.fromkeys(terms().prose.one, 1) | dict.fromkeys(terms().prose.none, 0)


@lru_cache(maxsize=1)
def _words() -> dict[str, int]:
    words = {word: value for word, value in number_vocabulary(shipped()).words.items() if word not in terms().prose.one}
    ones = {"en": 1} | {word: value for word, value in words.items() if 1 < value < 10}
    tens = {word: value for word, value in words.items() if value >= 20}
    return words | {f"{one}og{ten}": a + b for one, a in ones.items() for ten, b in tens.items()}


@lru_cache(maxsize=1)
def _word_pattern() -> re.Pattern[str]:
    words = sorted(_words(), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)


def _named(sentence: str, start: int) -> bool:
    """Whether the words before make the number a name or a reference ("artikel 33"), or a difference."""
    return ends_with(sentence[:start], "not_before")


def _number(sentence: str, value: int, start: int, end: int) -> Number | None:
    back = ends_with(sentence[:start], "anaphora")
    following = list(_following(sentence, end))
    for place, (_, word_end) in enumerate(following):
        phrase = sentence[end:word_end].strip()
        if any(_is(word, "elliptic") or says(word, "columns", "not_counts") for word, _ in following[:place]):
            break
        for strength in ("strong", "weak"):
            if _is(following[place][0], strength):
                return Number(value, start, end, word_end, phrase, strength == "strong", back)
    alone = _is(following[0][0], "elliptic") if following else CLAUSE_END.match(sentence, end)
    if alone:
        return Number(value, start, end, end, "", strong=False, back=back)
    return None


def _following(sentence: str, end: int) -> Iterator[tuple[str, int]]:
    for _ in range(NOUN_WORDS):
        match = WORD.match(sentence, end)
        if not match:
            return
        end = match.end()
        yield match[1], end


@lru_cache(maxsize=8)
def _whole(name: str) -> re.Pattern[str]:
    return re.compile(alternatives(getattr(terms().prose, name)), re.IGNORECASE)


def _is(word: str, name: str) -> bool:
    return bool(_whole(name).fullmatch(word))
