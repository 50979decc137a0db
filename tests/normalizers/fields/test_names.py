"""The names of date fields."""

from __future__ import annotations

import pytest

from normalizers.fields.names import DatePart, FieldName
from normalizers.record import DATE_ROLES, Role


@pytest.mark.parametrize("role", DATE_ROLES)
@pytest.mark.parametrize("part", list(DatePart))
def test_name_written_and_read_back_is_the_same(role: Role, part: DatePart) -> None:
    assert FieldName.of(str(FieldName(role, part))) == FieldName(role, part)


@pytest.mark.parametrize("field", ["notified_authority", "reported", "affected_from", "occurred_from_to"])
def test_other_field_is_no_date_field(field: str) -> None:
    assert FieldName.of(field) is None
