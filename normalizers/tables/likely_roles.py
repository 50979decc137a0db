"""What a column whose header nobody knows may hold, told from its cells: choices for a person, the likeliest first.

It decides nothing; what the reading itself makes of such a column is for columns.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from normalizers.record import Role
from normalizers.tables.column_content import ColumnContent
from normalizers.tables.header_words import HeaderWords, filled_cells
from normalizers.vocabulary.words import Vocabulary

# Beside these the cells of a column may say what they look like; one of two is told, so that answers are for the other.
BESIDE = (Role.SOURCE_NUMBER, Role.DESCRIPTION, Role.NOTIFIED_AUTHORITY)
DAYS = (Role.OCCURRED, Role.DISCOVERED, Role.REGISTERED, Role.REPORTED, Role.DECIDED)
ANSWERS = (Role.NOTIFIED_AUTHORITY, Role.NOTIFIED_SUBJECTS, Role.THIRD_PARTY)
# Columns of prose, of few words and of numbers, as logs have them.
PROSE = (Role.REMARKS, Role.MEASURES, Role.CONSEQUENCES, Role.CAUSE, Role.PERSONAL_DATA, Role.FOLLOW_UP)
NUMBERS = (Role.AFFECTED, Role.SOURCE_NUMBER)
FEW_WORDS = (Role.UNIT, Role.STATUS, Role.RISK, Role.CAUSE, Role.LOCATION, Role.SYSTEM)


class LikelyRoles:
    """Ranks what a column may hold, with the words of the fields that columns hold."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._content = vocabulary.of(ColumnContent)
        self._looks = vocabulary.of(HeaderWords)

    def of(self, cells: Sequence[str], told: Collection[Role]) -> tuple[Role, ...]:
        """The roles the cells may have; told: roles that other columns have. The first settles it without a guess.

        A kind of which several roles are open (days, answers) tells none of them: such a column is first one that
        nothing is read of, as is one whose cells look like nothing known.
        """
        last = len(BESIDE)
        found = self._content.roles_by_cells((*BESIDE, None), [last], (*((),) * last, tuple(cells))).get(last)
        for kind in (DAYS, ANSWERS):
            if found in kind:
                return _of_kind(kind, told)
        if found and found is not Role.DESCRIPTION and found not in told:
            return (found, Role.REMARKS, Role.IGNORED)
        filled = filled_cells(cells)
        if self._looks.look_like(filled, "number"):
            return (Role.IGNORED, *NUMBERS)
        return PROSE if self._looks.look_like(filled, "prose") else (Role.IGNORED, Role.REMARKS, *FEW_WORDS)


def _of_kind(kind: Sequence[Role], told: Collection[Role]) -> tuple[Role, ...]:
    """The roles of a kind, those that no column has first; the only one of these before all."""
    left = [role for role in kind if role not in told]
    ranked = (*left, *(role for role in kind if role in told))
    return (*ranked, Role.IGNORED) if len(left) == 1 else (Role.IGNORED, *ranked)
