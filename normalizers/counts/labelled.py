"""Items of a memo that a department opens ("Sundhed: 8 brud, heraf 2 anmeldt"): which labels are some, what is theirs.

What the sentences behind a label count is for prose; items of a label and one number are for lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from normalizers.counts.numbers import CountNumbers
from normalizers.counts.terms import CountTerms
from normalizers.dates.period_phrases import PeriodPhrases
from normalizers.vocabulary.words import Vocabulary

# Where an item begins: at a line, or at a bullet that the layout left within one.
ITEM_BEGINS = re.compile(r"\n\s*(?:[-–*o]\s+)?|(?:^|\s+)[•●▪‣◦·]\s+")
# A name of few words, a colon or dash, and a number.
LABEL_WORDS = 7
LABEL = re.compile(r"\s*(?P<label>[^\W\d][^:.;()\n\d]*?)\s*(?::|\s[–—-])\s+(?P<first>\w+)")


@dataclass(frozen=True, slots=True)
class LabelledItem:
    """A line or bullet: the department that opens it, None where none does, and its words behind the label."""

    unit: str | None
    text: str


class LabelledItems:
    """The items of one document's paragraphs."""

    def __init__(self, vocabulary: Vocabulary, paragraphs: Sequence[str | None]) -> None:
        self._terms = vocabulary.of(CountTerms)
        self._numbers = vocabulary.of(CountNumbers)
        self._phrases = vocabulary.of(PeriodPhrases)
        self._units = self._departments([part for text in paragraphs for part in _parts(text or "")])

    def items(self, text: str) -> Iterator[LabelledItem]:
        """The items of a paragraph in their order; one without bullets or lines is one item."""
        for part in _parts(text):
            found = self._label(part)
            if found and found["label"] in self._units:
                yield LabelledItem(found["label"], part[found.start("first") :])
            else:
                yield LabelledItem(None, part)

    def _departments(self, parts: Sequence[str]) -> frozenset[str]:
        """The labels of runs of two items or more that are departments, by their names or by the words over them."""
        units: set[str] = set()
        run: list[str] = []
        lead = ""
        for part in (*parts, ""):
            if found := self._label(part):
                run.append(found["label"])
                continue
            named = sum(self._terms.says(label, "rows", "unit_names") for label in run)
            if len(run) > 1 and (2 * named >= len(run) or self._terms.says(lead, "captions", "units")):
                units.update(run)
            run, lead = [], part
        return frozenset(units)

    def _label(self, part: str) -> re.Match[str] | None:
        """What opens an item before its first number, unless it says what is counted, when, or that it adds up."""
        found = LABEL.match(part)
        if not found or len(found["label"].split()) > LABEL_WORDS or self._numbers.of_cell(found["first"]) is None:
            return None
        label = found["label"]
        other = self._terms.measure(label) or self._terms.is_total(label) or self._phrases.is_period(label)
        return None if other else found


def _parts(text: str) -> Iterator[str]:
    return (part for part in ITEM_BEGINS.split(text) if part.strip())
