"""Tables whose rows are incidents, and those that only look so; kinds.toml of the cases has whole documents.

kind_words has no test of its own: its one function is that of every case of test_kinds.
"""

from __future__ import annotations

import pytest

from normalizers.documents.log_tables import LogTables
from normalizers.vocabulary.words import shipped
from tests.normalizers.documents.tables import table

LOGS = shipped().of(LogTables)
HEADER = ["Nr.", "Hændelse", "Årsag", "Anmeldt til Datatilsynet"]
ROW = ["1", "Brev tabt på gaden", "Menneskelig fejl", "Nej"]


def is_log(*lines: list[str], breaches: bool = True, named: bool = False, guide: bool = False) -> bool:
    return LOGS.is_log(LOGS.table_sense(table(lines)), breaches=breaches, named=named, guide=guide)


def test_table_of_incidents_is_no_log() -> None:
    assert is_log(HEADER, ROW)


@pytest.mark.parametrize(
    "lines",
    [
        [HEADER],
        [HEADER, ["", "", "", ""]],
        [["Nr.", "Hændelse"], ["1", "Sommerfest"]],
        [["Afdeling", "Anmeldt", "Ikke anmeldt"], ["Skole", "4", "7"]],
    ],
    ids=["no rows", "empty rows", "other happenings", "counts"],
)
def test_table_without_incidents_is_a_log(lines: list[list[str]]) -> None:
    assert not is_log(*lines, breaches=False)


def test_example_in_a_manual_is_a_log() -> None:
    assert not is_log(HEADER, ROW, guide=True)
    assert is_log(HEADER, ROW, [*ROW], guide=True)


def test_things_that_may_happen_are_taken_for_things_that_have() -> None:
    sensed = LOGS.table_sense(table([HEADER, ROW]))
    assert LOGS.is_imagined(sensed, told=True)
    dated = LOGS.table_sense(table([[*HEADER, "Dato for hændelsen"], [*ROW, "3/4-2021"]]))
    assert not LOGS.is_imagined(dated, told=True)
