"""Whether prose tells of a breach that has happened: by what it says, not by what it calls itself.

Such a text says what went wrong, on which day, with whose data, and what was done about it (GDPR art. 33(3), 34(2)).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pydantic import BaseModel, ConfigDict

from normalizers.codes import Precision
from normalizers.danish.analysis import sentences
from normalizers.dates.grammar import find_dates
from normalizers.mentions.data_types import find_types
from normalizers.vocabulary import load
from normalizers.vocabulary.patterns import any_of

REPORTED = "reported"
# Signs of which a text that tells of a breach has one, or two if it names no day: somebody was told, or is by it.
TOLD = frozenset({REPORTED, "informed", "apology", "addressed", "criticised"})
TOLD_UNDATED = 2
# How many signs it has in all.
ENOUGH = 3
DAYS = (Precision.DAY, Precision.MINUTE, Precision.MONTH)


class _Vocabulary(BaseModel):
    """The file happened.toml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    mishap: tuple[str, ...]
    data: tuple[str, ...]
    acts: dict[str, tuple[str, ...]]
    reported: dict[str, tuple[str, ...]]
    rules: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a breach that has happened.

    mishap, day, data: whether it says what went wrong, on which day, with personal data; signs: what was done;
    facts, rules: sentences that tell and sentences that give a rule.
    """

    mishap: bool
    day: bool
    data: bool
    signs: frozenset[str]
    facts: int
    rules: int

    @property
    def tells(self) -> bool:
        """Whether it is enough."""
        told = len(self.signs & TOLD)
        whole = self.mishap and self.data and told >= (1 if self.day else TOLD_UNDATED)
        return whole and len(self.signs) >= ENOUGH and self.rules <= self.facts


def evidence(paragraphs: Sequence[str], title: str | None) -> Evidence:
    """What the sentences of a text say that give no rule."""
    words = _words()
    told, rules = list[str](), 0
    for sentence in _sentences([*([title] if title else []), *paragraphs]):
        if any_of(words.rules["words"]).search(sentence):
            rules += 1
        else:
            told.append(sentence)
    signs = [_signs(sentence) for sentence in told]
    mishaps = [any_of(words.mishap).search(sentence) is not None for sentence in told]
    course = [s for s, sign, mishap in zip(told, signs, mishaps, strict=True) if sign or mishap]
    return Evidence(
        mishap=any(mishaps),
        day=any(d.precision in DAYS for s in course for d in find_dates(s, 2000)),
        data=any(_speaks_of_data(sentence) for sentence in told),
        signs=frozenset().union(*signs),
        facts=len(course),
        rules=rules,
    )


def _sentences(texts: Sequence[str]) -> Iterator[str]:
    yield from (text[start:end] for text in texts for start, end in sentences(text))


def _signs(sentence: str) -> frozenset[str]:
    words = _words()
    acts = {name for name, patterns in words.acts.items() if any_of(patterns).search(sentence)}
    reported = all(any_of(words.reported[part]).search(sentence) for part in ("names", "verbs"))
    return frozenset(acts | ({REPORTED} if reported else set()))


def _speaks_of_data(sentence: str) -> bool:
    return any_of(_words().data).search(sentence) is not None or bool(find_types(sentence, prose=True))


@lru_cache(maxsize=1)
def _words() -> _Vocabulary:
    return load("happened", _Vocabulary)
