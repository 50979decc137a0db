"""Whether prose tells of a breach that has happened: by what it says, not by what it calls itself.

Such a text says what went wrong, on which day, with whose data, and what was done about it (GDPR art. 33(3), 34(2)).
What kind of document it is, is for kinds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from normalizers.codes import Precision
from normalizers.danish.analysis import sentences
from normalizers.dates.grammar import DateGrammar
from normalizers.mentions.data_types import DataTypes
from normalizers.vocabulary.patterns import any_of
from normalizers.vocabulary.words import Vocabulary

REPORTED = "reported"
# Signs of which a text that tells of a breach has one, or two if it names no day: somebody was told, or is by it.
TOLD = frozenset({REPORTED, "informed", "apology", "addressed", "criticised"})
TOLD_UNDATED = 2
# How many signs it has in all.
ENOUGH = 3
DAYS = (Precision.DAY, Precision.MINUTE, Precision.MONTH)


class _Report(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    names: tuple[str, ...]
    verbs: tuple[str, ...]


class _Rules(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    words: tuple[str, ...]


class HappenedVocabulary(BaseModel):
    """The file happened.toml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    mishap: tuple[str, ...]
    data: tuple[str, ...]
    acts: dict[str, tuple[str, ...]]
    reported: _Report
    rules: _Rules


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

    @property
    def reports(self) -> bool:
        """Whether it is enough where the authority or the press tells: they tell of nothing that did not happen."""
        return self.mishap and self.data and bool(self.signs) and self.rules <= self.facts


class BreachSigns:
    """Looks for signs of a breach with the words of vocabulary/happened.toml."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        lists = vocabulary.file("happened", HappenedVocabulary)
        self._grammar, self._types = vocabulary.of(DateGrammar), vocabulary.of(DataTypes)
        self._mishap, self._data, self._rules = any_of(lists.mishap), any_of(lists.data), any_of(lists.rules.words)
        self._acts = tuple((name, any_of(patterns)) for name, patterns in lists.acts.items())
        self._report = (any_of(lists.reported.names), any_of(lists.reported.verbs))

    def evidence(self, paragraphs: Sequence[str], title: str | None) -> Evidence:
        """What the sentences of a text say that give no rule."""
        facts, rules = list[str](), 0
        for sentence in _sentences([*([title] if title else []), *paragraphs]):
            if self.gives_rule(sentence):
                rules += 1
            else:
                facts.append(sentence)
        signs = [self._signs(sentence) for sentence in facts]
        mishaps = [self.tells_mishap(sentence) for sentence in facts]
        course = [s for s, sign, mishap in zip(facts, signs, mishaps, strict=True) if sign or mishap]
        return Evidence(
            mishap=any(mishaps),
            day=any(d.precision in DAYS for s in course for d in self._grammar.find_dates(s, 2000)),
            data=any(self.speaks_of_data(sentence) for sentence in facts),
            signs=frozenset().union(*signs),
            facts=len(course),
            rules=rules,
        )

    def gives_rule(self, text: str) -> bool:
        """Whether a sentence says what is to be done or may happen."""
        return self._rules.search(text) is not None

    def tells(self, text: str, *, of_data: bool) -> bool:
        """Whether a row says what went wrong and gives no rule; of_data: it must name personal data too."""
        mishap = self.tells_mishap(text) and not self.gives_rule(text)
        return mishap and (not of_data or self.speaks_of_data(text))

    def _signs(self, sentence: str) -> frozenset[str]:
        acts = {name for name, words in self._acts if words.search(sentence)}
        reported = all(words.search(sentence) for words in self._report)
        return frozenset(acts | ({REPORTED} if reported else set()))

    def names_authority(self, text: str) -> bool:
        """Whether a text names the authority."""
        return self._report[0].search(text) is not None

    def tells_mishap(self, text: str) -> bool:
        """Whether a text says that something went wrong."""
        return self._mishap.search(text) is not None

    def speaks_of_data(self, sentence: str) -> bool:
        """Whether a text names personal data or a kind of them."""
        return self._data.search(sentence) is not None or bool(self._types.find(sentence, prose=True))


def _sentences(texts: Sequence[str]) -> Iterator[str]:
    yield from (text[start:end] for text in texts for start, end in sentences(text))
