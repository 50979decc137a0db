"""Columns that are the choices of one question, a mark in each: kinds of data, who was to blame, where it was.

A column is one by its cells, which are marks, and by the words over it; what a mark means is for fields.answer_columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.document.tables import LEVELS
from normalizers.cells.marks import Marks
from normalizers.mentions.data_types import DataTypes
from normalizers.mentions.legal_classes import ClassLabels
from normalizers.record import Legend, Role
from normalizers.tables.header_words import HeaderWords, filled_cells
from normalizers.vocabulary.words import Vocabulary

# Headers that stand beside each other, never below each other, and what they are together.
SIBLINGS = {
    Role.PERSONAL_DATA: frozenset({Role.ALMINDELIGE, Role.FORTROLIGE, Role.FOELSOMME, Role.STRAFBARE}),
    Role.CAUSE: frozenset({Role.FAULT_HUMAN, Role.FAULT_SYSTEM, Role.FAULT_ATTACK, Role.SYSTEM}),
    Role.LOCATION: frozenset({Role.LOCATION_INTERNAL, Role.LOCATION_EXTERNAL}),
}
# Choices that have a role of their own under these headings.
OWN = SIBLINGS | {Role.CAUSE: SIBLINGS[Role.CAUSE] | {Role.THIRD_PARTY}}
CLASSES = SIBLINGS[Role.PERSONAL_DATA]
# What a kind of data may be taken for where its column holds no marks ("Navn", "Adresse").
OTHERWISE = frozenset({None, Role.IGNORED, Role.LOCATION, Role.REMARKS, Role.PERSONAL_DATA})
# The share of a header's letters that kinds of data take where it names nothing else.
NAMED_SHARE = 0.6
# One column of marks under a kind of data may ask for anything; so many tell what the others are.
LEAST_KINDS = 2


class ChoiceColumns:
    """Tells columns of choices by vocabulary/columns.toml, data_types.toml and marks.toml."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._words = vocabulary.of(HeaderWords)
        self._marks = vocabulary.of(Marks)
        self._types = vocabulary.of(DataTypes)
        self._labels = vocabulary.of(ClassLabels)

    def roles(
        self,
        columns: Sequence[str],
        roles: Sequence[Role | None],
        below: Sequence[Sequence[str]],
        legend: Legend | None = None,
    ) -> list[Role | None]:
        """The roles, those of choices put right. columns: header paths; below: cells by column."""
        marked = [self._holds_marks(cells, legend or Legend()) for cells in below]
        told = list(roles)
        for group, role in self._groups(columns):
            if (
                all(marked[i] or not filled_cells(below[i]) for i in group)
                and not {roles[i] for i in group} <= OWN[role]
            ):
                told = [role if i in group else r for i, r in enumerate(told)]
        kinds = [i for i, path in enumerate(columns) if marked[i] and self._names_data(path)]
        if len(kinds) >= LEAST_KINDS:
            told = [Role.DATA_TYPE if i in kinds and r in OTHERWISE else r for i, r in enumerate(told)]
        return told

    def _groups(self, columns: Sequence[str]) -> Iterator[tuple[list[int], Role]]:
        """The columns under one heading that asks for a choice, and what it asks for."""
        tops = [path.partition(LEVELS)[0] for path in columns]
        for top in dict.fromkeys(tops):
            group = [i for i, other in enumerate(tops) if other == top]
            asked = (role for role, words in self._words.lists.over_marks.items() if self._words.is_one_of(top, words))
            role = next(asked, None) if len(group) > 1 else None
            if role:
                yield group, role

    def _holds_marks(self, cells: Sequence[str], legend: Legend) -> bool:
        filled = filled_cells(cells)
        return bool(filled) and all(self._marks.is_mark(cell, legend) for cell in filled)

    def _names_data(self, path: str) -> bool:
        """Whether the deepest level of a header names kinds of data and little else."""
        header = path.rpartition(LEVELS)[2]
        letters = sum(c.isalnum() for c in header)
        named = sum(c.isalnum() for m in self._types.find(header) for c in header[m.start : m.end])
        return bool(letters) and named >= NAMED_SHARE * letters and not self._labels.find(header)
