"""Tables whose rows are incidents, and those that only look so; kinds.toml of the cases has whole documents.

kind_words has no test of its own: its one function is that of every case of test_kinds.
"""

from __future__ import annotations

import pytest

from normalizers.codes import Review
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


TORN = [
    ["", "", "", "", ""],
    ["1", "3/4-2021", "Brev om skolestart lagt i nabobarnets taske", "1", "Nej"],
    ["2", "9/4-2021", "Mail med madplan og diagnoser til forkert køkken", "14", "Ja"],
]


def test_log_that_lost_its_header_is_lost_or_taken_without_a_word() -> None:
    sensed = LOGS.table_sense(table(TORN), title="Databrud 2021")
    assert LOGS.is_log(sensed, breaches=True, named=True, guide=False)
    assert sensed.review == (Review.COLUMN_UNKNOWN,)
    headed = LOGS.table_sense(table([HEADER, ROW]), title="Databrud 2021")
    assert headed.review == ()


def test_matrix_of_rights_is_a_log() -> None:
    ticks = [["Nr.", "Rolle", "Almindelige", "Fortrolige", "Følsomme", "Kan sende til Datatilsynet"]]
    assert not is_log(*ticks, ["1", "Jurist", "X", "X", "", "X"], ["2", "Vikar", "X", "", "", ""], breaches=False)


def test_what_another_authority_found_is_a_log() -> None:
    header = ["Nr.", "Dato", "Arbejdsplads", "Konstateret", "Påbud", "Opfølgning", "Anmeldt"]
    rows = [
        ["1", "3/2-2021", "Skole", "Støj", "Ja", "Loftet skiftes", "Nej"],
        ["2", "4/2-2021", "Vej", "Støv", "Nej", "", "Ja"],
    ]
    assert not is_log(header, *rows, breaches=False)


def test_codes_explained_beside_a_log_are_a_log() -> None:
    codes = [
        ["Kode", "Forklaring"],
        ["A", "Brev eller mail sendt til forkert modtager"],
        ["B", "Tabt telefon eller papir"],
    ]
    assert not is_log(*codes, named=True)
