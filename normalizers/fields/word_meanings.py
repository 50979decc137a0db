"""What a person may say that a word means (sources.toml), in the register's own names: "risk high", "no_breach", "yes".

What a word so explained does to a row is for explained_words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from itertools import chain

from normalizers.codes import Answer, Fault, Mechanism, Risk, Status
from normalizers.fields import location, notification
from normalizers.fields.category_ticks import TICK_ROLES
from normalizers.mentions.data_types import DataTypes
from normalizers.record import Meaning
from normalizers.vocabulary.words import Vocabulary

# What a word may answer to the question of its own column; nothing: it has been looked at and says nothing.
YES, NO, PENDING, SILENT = Answer.YES.value, Answer.NO.value, Answer.PENDING.value, "nothing"
ANSWERS = (YES, NO, PENDING, SILENT)
YES_OR_NO = (YES, NO)
BETWEEN = re.compile(r"[\s:=]+")


class WordMeanings:
    """The meanings a word may be given. choices: column of incidents -> the values it may have."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        allowed = {c.name: c.allowed for field in (location.FIELD, notification.FIELD) for c in field.columns}
        self.choices: Mapping[str, tuple[str, ...]] = {
            "notified_authority": allowed["notified_authority_status"],
            "notified_subjects": allowed["notified_subjects_status"],
            "status": tuple(Status),
            "fault": tuple(Fault),
            "mechanism": tuple(Mechanism),
            "third_party": YES_OR_NO,
            "risk": tuple(Risk),
            "location": allowed["location"],
            **dict.fromkeys(TICK_ROLES, YES_OR_NO),
            "data_types": tuple(kind.code for kind in vocabulary.of(DataTypes).types),
        }
        times = Counter(chain.from_iterable(self.choices.values()))
        # A value that one column alone may have needs no name of its column, a class of data no yes.
        self._alone = {
            value: Meaning(field, value)
            for field, values in self.choices.items()
            for value in values
            if times[value] == 1
        } | {category: Meaning(category, YES) for category in TICK_ROLES}

    def read(self, text: str) -> Meaning:
        """The meaning that a person wrote down. Raises ValueError, which lists all that may be written."""
        first, *rest = BETWEEN.split(text.strip().casefold(), maxsplit=1)
        if not rest and first in ANSWERS:
            return Meaning(None, first)
        if not rest and first in self._alone:
            return self._alone[first]
        if rest and rest[0] in self.choices.get(first, ()):
            return Meaning(first, rest[0])
        listed = (f"{field}: {', '.join(values)}" for field, values in self.choices.items())
        lead = (
            f"{text!r} is no meaning of a word; write {', '.join(ANSWERS)} (what it answers to its column), "
            'or a column of the register and its value, such as "risk high", of'
        )
        raise ValueError("\n      ".join([lead, *listed]))
