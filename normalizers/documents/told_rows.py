"""Whether the rows of a table tell of mishaps, and of mishaps with personal data.

A list of requests, of systems or of rights has the columns of a log but not its stories. Which tables are logs is for
log_tables.
"""

from __future__ import annotations

from collections.abc import Sequence

from normalizers.codes import Mechanism
from normalizers.documents.breach_signs import BreachSigns
from normalizers.fields.mechanism import MechanismWords
from normalizers.record import Field, Role
from normalizers.vocabulary.words import Vocabulary

# Of a log's rows, those that tell of a mishap in known words are at least half; a third leaves room for short words.
TOLD_SHARE = 1 / 3
MOSTLY = 1 / 2
# What befalls personal data alone; things are lost and systems fail without any.
OF_DATA = frozenset(
    {
        Mechanism.MISDELIVERY,
        Mechanism.PUBLICATION,
        Mechanism.MISFILING,
        Mechanism.ACCESS_CONTROL,
        Mechanism.UNJUSTIFIED_LOOKUP,
        Mechanism.UNSECURED_TRANSMISSION,
    }
)


class ToldRows:
    """Looks for mishaps with the words of vocabulary/happened.toml and vocabulary/mechanism.toml."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._signs = vocabulary.of(BreachSigns)
        self._clues = vocabulary.of(MechanismWords).clues

    def tell_of_mishaps(self, texts: Sequence[str]) -> bool:
        """Whether rows, one text each, tell of mishaps, be it in one row of many: few words name none."""
        return any(self._signs.tells_mishap(text) or self._mechanism(text) for text in texts)

    def tell_of_breaches(self, texts: Sequence[str], *, about: bool) -> bool:
        """Whether enough rows tell of mishaps with personal data; about: that is what the table is about."""
        return self._told(texts, about=about) >= max(1, TOLD_SHARE * len(texts))

    def mostly_tell_of_breaches(self, texts: Sequence[str], *, about: bool) -> bool:
        """Whether at least half of the rows do, so that no heading needs to say so."""
        return self._told(texts, about=about) >= max(1, MOSTLY * len(texts))

    def name_authority(self, headers: Sequence[str]) -> bool:
        """Whether a header names the authority to which breaches are reported."""
        return any(map(self._signs.names_authority, headers))

    def _told(self, texts: Sequence[str], *, about: bool) -> int:
        return sum(self._is_breach(text, about=about) for text in texts)

    def _is_breach(self, text: str, *, about: bool) -> bool:
        mechanism = self._mechanism(text)
        if mechanism in OF_DATA:
            return True
        mishap = mechanism is not None or self._signs.tells_mishap(text)
        return mishap and (about or self._signs.speaks_of_data(text))

    def _mechanism(self, text: str) -> Mechanism | None:
        sign = self._clues.first([Field("", text, Role.DESCRIPTION)])
        return Mechanism(sign.value) if sign else None
