"""What a story tells of an incident's course without naming it: the day it opens with, and days counted on from it.

For logs that keep dates, causes and what was done in running text; words: vocabulary/dates.toml, section [story].
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict

from normalizers.codes import Basis, Precision
from normalizers.dates.spans import DateSpan
from normalizers.dates.words import DateWords
from normalizers.fields.date_roles import Claim, DateRule, Part
from normalizers.record import Field, Record, Role
from normalizers.vocabulary.patterns import longest_first
from normalizers.vocabulary.words import Vocabulary

RANK = 5
# What may stand between a word of time and the day of another thing ("efter sin fratræden den 3. maj").
TWO_WORDS = r"(?:\s+[^\s.,;:]+){0,2}"


class StoryVocabulary(BaseModel):
    """Section [story] of vocabulary/dates.toml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    of_another: tuple[str, ...]
    before_or_after: tuple[str, ...]


class _File(BaseModel):
    story: StoryVocabulary


class Stories:
    """Finds the day on which a story begins with the words of a vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        article, short = vocabulary.of(DateWords).said.articles
        said = vocabulary.file("dates", _File).story
        words = rf"(?:{longest_first(said.of_another)}|{longest_first(said.before_or_after)}{TWO_WORDS})"
        self._of_another = re.compile(rf"{words}\.?\s+(?:(?:{article}|{short}\.?)\s*)?$", re.IGNORECASE)

    def begins(self, field: Field, dated: Sequence[tuple[DateSpan, Part]], record: Record) -> Claim | None:
        """The day of the occurrence: the first of a description that no word gives to anything else.

        Only where no column is for the occurrence.
        """
        if field.role is not Role.DESCRIPTION or any(record.with_role(Role.OCCURRED)):
            return None
        own = (span for span, part in dated if self._is_of_the_incident(field, span, part))
        span = next(own, None)
        return Claim(Role.OCCURRED, field, span, DateRule.STORY, RANK, Basis.INFERRED) if span else None

    def _is_of_the_incident(self, field: Field, span: DateSpan, part: Part) -> bool:
        """No word of another role or matter, no plan, no day of a letter ("referat af 5. januar")."""
        if span.precision is Precision.YEAR or None in (span.from_, span.to):
            return False
        spoken = part.vocabulary.tells_role(f"{part.earlier} {part.words}")
        if spoken or part.blocked("plan", "elsewhere") or part.authority("names"):
            return False
        return self._of_another.search(field.text, 0, span.start) is None
