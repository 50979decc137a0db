"""The names of the register's date fields: of which act, and what of its date ("occurred_from")."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from normalizers.record import DATE_ROLES, Role


class DatePart(StrEnum):
    """What a field says of a date."""

    FROM = "from"
    TO = "to"
    PRECISION = "precision"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class FieldName:
    """A date field: str() is its column in the register. role is one of DATE_ROLES."""

    role: Role
    part: DatePart

    def __str__(self) -> str:
        return f"{self.role.value}_{self.part.value}"

    @staticmethod
    def of(field: str) -> FieldName | None:
        """The date field of this name; None for every other field of the register."""
        return _NAMES.get(field)


_NAMES = {str(name): name for name in (FieldName(role, part) for role in DATE_ROLES for part in DatePart)}
