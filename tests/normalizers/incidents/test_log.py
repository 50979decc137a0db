"""Rows of a log that only say what another row says."""

from __future__ import annotations

from normalizers.codes import Note
from normalizers.incidents.log import read_log
from normalizers.record import Field, Record, Role


def row(number: str, story: str, cause: str, day: str = "3/4-2021") -> Record:
    return Record(
        (
            Field("Nr.", number, Role.SOURCE_NUMBER),
            Field("Dato", day, Role.OCCURRED),
            Field("Hændelse", story, Role.DESCRIPTION),
            Field("Årsag", cause, Role.CAUSE),
        )
    )


FIRST = row("1", "Et brev blev tabt.", "Menneskelig fejl")


def test_cell_that_repeats_the_row_above_says_nothing_or_is_quoted_as_its_words() -> None:
    _, second, third = read_log([FIRST, row("2", "En mail.", "do."), row("3", "En mappe.", "do.")])
    for read in (second, third):
        assert read.findings.get("fault") == "human"
        assert Note.REPEATED_FROM_ABOVE in read.findings.notes
        assert {v.quote.text for v in read.findings.values if v.field == "fault" and v.quote} == {"do."}
        assert read.record.text(Role.CAUSE) == "do."


def test_row_that_points_to_another_inherits_nothing_of_it() -> None:
    *_, last = read_log([FIRST, row("2", "En mail.", "Systemfejl"), row("3", "Samme fejl som nr. 1.", "")])
    assert last.findings.get("fault") == "human"
    assert Note.INHERITED_FROM_ROW in last.findings.notes


def test_row_that_points_ahead_takes_what_is_not_yet_read() -> None:
    first, _ = read_log([row("1", "Samme fejl som nr. 2.", ""), row("2", "En mail.", "Systemfejl")])
    assert first.findings.get("fault") is None


def test_row_without_a_year_is_read_without_its_neighbours() -> None:
    days = [row("1", "Brev.", "", "14/11-2019"), row("2", "Mail.", "", "7. januar"), row("3", "Mappe.", "", "3/2-2020")]
    assert [str(read.findings.get("occurred_from")) for read in read_log(days)][1] == "2020-01-07"


def test_log_without_rows_is_read() -> None:
    assert list(read_log([])) == []
