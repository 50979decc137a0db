"""Numbers that may count incidents, in a cell or a sentence; years, dates, references, money and persons are none.

Decides which numbers count; what they count is for terms, and whose period they have for prose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from normalizers.counts.terms import CountTerms
from normalizers.danish.numbers import NumberVocabulary, number_vocabulary, of_digits
from normalizers.dates.period_phrases import PeriodMatch, is_year
from normalizers.vocabulary.patterns import alternatives, longest_first
from normalizers.vocabulary.words import Vocabulary

# The count of a cell, maybe with its share behind it ("12 (40 %)").
CELL = re.compile(r"(\d{1,3}(?:[. ]\d{3})+|\d+)\s*(?:stk\.?)?\s*\*{0,3}(?:\(\s*[\d,.]+\s*(?:%|pct\.?)\s*\))?")
DASH = re.compile(r"\s*[-–—]\s*")
DIGITS = re.compile(
    r"(?<![\w.,/:§+-])(?:\d{1,3}(?:[. \u00a0]\d{3})+|\d{1,6})"
    r"(?![\w/:%+]|[.,-]\d|-\w|\s*(?:%|procent|pct)|\.\s+[a-zæøå])"
)
PHONE = re.compile(r"(?<!\d)\d{2}(?: \d{2}){3}(?!\d)|(?<!\d)\d{4} \d{4}(?!\d)")
WORD = re.compile(r"[ \n\u00a0]*([^\W\d_]+(?:-[^\W\d_]+)*)")
CLAUSE_CUT = re.compile(r"[,;:]\s")
CLAUSE_END = re.compile(r"\s*(?:[,.;:)]|$)")
# Of so many nobody has counted a part: "9 ud af 10" is a share.
RATES = (10, 100)
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


class CountNumbers:
    """The numbers of counting memos, in digits and in words."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._terms = vocabulary.of(CountTerms)
        prose = self._terms.lists.prose
        said = number_vocabulary(vocabulary)
        self._spelled = _to_99(said, {word: value for word, value in said.words.items() if word not in prose.one})
        # Number words to 99: "én", "syv", "enogtyve", "ingen".
        self.words = self._spelled | dict.fromkeys(prose.one, 1) | dict.fromkeys(prose.none, 0)
        longest = sorted(self._spelled, key=len, reverse=True)
        self._word_pattern = re.compile(rf"(?<!\w)(?:{'|'.join(longest)})(?!\w)", re.IGNORECASE)
        self._joins = re.compile(rf"\s*(?:{alternatives(prose.number_joins)}|,|-|–)\s*", re.IGNORECASE)
        self._ands = re.compile(rf"\s*{alternatives(prose.range_ands)}\s*")
        self._range_joins = re.compile(rf"\s*(?:{alternatives(prose.range_joins)}|[-–])\s*")
        self._ratio = re.compile(rf"\s*{longest_first(prose.of_whole)}\s*")
        self._nouns = {
            name: re.compile(alternatives(patterns), re.IGNORECASE)
            for name, patterns in (("strong", prose.strong), ("weak", prose.weak), ("elliptic", prose.elliptic))
        }

    def of_cell(self, text: str) -> int | None:
        """The count a cell holds; None for an empty cell, a percentage or other words than those of a number."""
        match = CELL.fullmatch(text.strip())
        return of_digits(match[1]) if match else self.words.get(text.strip().lower())

    def of_counted_cell(self, text: str) -> int | None:
        """The count that a cell among counts holds; a dash is nought."""
        return 0 if DASH.fullmatch(text) else self.of_cell(text)

    def is_count(self, text: str) -> bool:
        """Whether a cell is a number and no year."""
        return self.of_cell(text) is not None and not is_year(text)

    def of_sentence(self, sentence: str, periods: Sequence[PeriodMatch]) -> list[Number]:
        """The sentence's numbers that stand before a noun of incidents or alone, in order."""
        taken = [(p.start, p.end) for p in periods] + [m.span() for m in PHONE.finditer(sentence)]
        found: list[Number] = []
        excluded = -1
        raw = [r for r in self._raw(sentence) if not any(r[1] < t[1] and r[2] > t[0] for t in taken)]
        bounds = self._bounds(sentence, raw) | self._rates(sentence, raw)
        of_whole = self._terms.whole_first.match(sentence) is not None
        for value, start, end in raw:
            if start in bounds:
                continue
            if self._is_name(sentence, start) or (excluded >= 0 and self._joins.fullmatch(sentence[excluded:start])):
                excluded = end
                continue
            is_kind = of_whole and bool(found) and self._is_of_kind(sentence[:start])
            if number := self._number(sentence, value, start, end, alone=is_kind):
                found.append(number)
        return found

    def _raw(self, sentence: str) -> list[tuple[int, int, int]]:
        finder = self._terms.finder
        found = [(of_digits(m[0]), *m.span()) for m in DIGITS.finditer(sentence)]
        found += [(self._spelled[m[0].lower()], *m.span()) for m in self._word_pattern.finditer(sentence)]
        ones = finder("prose", "one", "not_one").find(sentence)
        found += [(1, m.start, m.end) for m in ones if m.entry == "one"]
        found += [(0, m.start, _word_end(sentence, m.start)) for m in finder("prose", "none_of").find(sentence)]
        return sorted(set(found), key=lambda f: f[1])

    def _bounds(self, sentence: str, raw: Sequence[tuple[int, int, int]]) -> set[int]:
        """Where the bounds begin between which a number lies ("mellem to og 25"), and the numbers of "9 ud af 10"."""
        found: set[int] = set()
        for (_, start, end), (value, start_after, _) in pairwise(raw):
            between, before = sentence[end:start_after], sentence[:start]
            opened = self._terms.ends_with(before, "range_opens") and self._ands.fullmatch(between)
            ranged = self._range_joins.fullmatch(between) and not self._terms.ends_with(before, "same")
            rate = value in RATES and self._ratio.fullmatch(between)
            if opened or ranged or rate:
                found |= {start, start_after}
        return found

    def _rates(self, sentence: str, raw: Sequence[tuple[int, int, int]]) -> set[int]:
        """Where the numbers begin that stand in a clause with the words of a rate ("12 om ugen")."""
        cuts = [0, *(m.end() for m in CLAUSE_CUT.finditer(sentence)), len(sentence)]
        said = self._terms.finder("prose", "rates").find(sentence)
        clauses = [(a, b) for a, b in pairwise(cuts) if any(a <= m.start < b for m in said)]
        return {start for _, start, _ in raw if any(a <= start < b for a, b in clauses)}

    def _is_of_kind(self, before: str) -> bool:
        """Whether the word before a number says of what kind so many are ("Af de 158 vedrørte 130 ...")."""
        return bool(before.split()) and self._terms.says(before.rsplit(maxsplit=1)[-1], "measures", "by_type")

    def _is_name(self, sentence: str, start: int) -> bool:
        """Whether the words before make the number a name or a reference ("artikel 33"), or a difference."""
        return self._terms.ends_with(sentence[:start], "not_before")

    def _number(self, sentence: str, value: int, start: int, end: int, *, alone: bool) -> Number | None:
        back = self._terms.ends_with(sentence[:start], "anaphora")
        following = list(_following(sentence, end))
        for place, (_, word_end) in enumerate(following):
            phrase = sentence[end:word_end].strip()
            if any(self._is_other(word) for word, _ in following[:place]):
                break
            for strength in ("strong", "weak"):
                if self._is_incident(following[place][0], strength):
                    return Number(value, start, end, word_end, phrase, strength == "strong", back)
        if following and self._is_participle(sentence, *following[0]):
            return Number(value, start, end, following[0][1], following[0][0], strong=False, back=back)
        if alone and following and self._is_other(following[0][0]):
            return None
        leans = self._is(following[0][0], "elliptic") if following else CLAUSE_END.match(sentence, end)
        if alone or leans:
            return Number(value, start, end, end, "", strong=False, back=back)
        return None

    def _is_incident(self, word: str, strength: str) -> bool:
        """Whether a noun names what is counted; a power cut ("nedbrud") or a cause ("årsager") only ends like one."""
        others = self._terms.finder("measures", "broken", "by_type").find(word)
        return self._is(word, strength) and not others

    def _is_participle(self, sentence: str, word: str, end: int) -> bool:
        """Whether a word stands for the noun said before ("19 registrerede, heraf 6 anmeldt")."""
        named = word.lower() in self._terms.lists.prose.participles
        rest = sentence[end:].lstrip(" ,")
        parts = self._terms.finder("prose", "part").find(rest)
        return named and (not rest.strip(" .") or bool(parts and parts[0].start == 0))

    def _is_other(self, word: str) -> bool:
        return self._is(word, "elliptic") or self._terms.says(word, "columns", "not_counts")

    def _is(self, word: str, name: str) -> bool:
        return bool(self._nouns[name].fullmatch(word))


def _word_end(sentence: str, start: int) -> int:
    """Where the word ends that begins at a place."""
    word = WORD.match(sentence, start)
    return word.end() if word else start


def _to_99(said: NumberVocabulary, words: dict[str, int]) -> dict[str, int]:
    """The number words with those that are put together of a one and a ten ("enogtyve")."""
    ones = dict.fromkeys(said.composed.one, 1) | {word: value for word, value in words.items() if 1 < value < 10}
    tens = {word: value for word, value in words.items() if value >= 20}
    return words | {
        f"{one}{joint}{ten}": a + b
        for one, a in ones.items()
        for joint in said.composed.joints
        for ten, b in tens.items()
    }


def _following(sentence: str, end: int) -> Iterator[tuple[str, int]]:
    for _ in range(NOUN_WORDS):
        match = WORD.match(sentence, end)
        if not match:
            return
        end = match.end()
        yield match[1], end
