from __future__ import annotations

from datetime import date

import pytest

from extractors.document.problems import Severity
from normalizers.codes import NormaliseCode, Review
from normalizers.incidents.row import normalise
from normalizers.record import Field, Record, Role

HEADERS = {
    Role.DESCRIPTION: "Hvad skete der?",
    Role.PERSONAL_DATA: "Oplysninger",
    Role.CAUSE: "Årsag",
    Role.DISCOVERED: "Opdaget",
}


def left_over(*fields: Field) -> list[str]:
    """The words named by the problems; the review code stands exactly where there are some."""
    found = normalise(Record(fields, period_year=2023))
    named = [p for p in found.problems if p.code is NormaliseCode.UNEXPLAINED_WORDS]
    assert all(p.severity is Severity.INFO for p in named)
    assert (Review.UNEXPLAINED_WORDS in found.review) == bool(named)
    return [p.value or "" for p in named]


def cell(role: Role, text: str) -> Field:
    return Field(HEADERS[role], text, role)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Navn, glimmerkort", ["glimmerkort"]),
        ("Skumret adresse", ["Skumret"]),
        ("Navn og oplysninger om tågesyge hos et barn", ["tågesyge"]),
        ("cpr-nr., pudsekode; helbred", ["pudsekode"]),
    ],
)
def test_unknown_kind_beside_known_data_passes_in_silence(text: str, words: list[str]) -> None:
    assert left_over(cell(Role.PERSONAL_DATA, text)) == words


@pytest.mark.parametrize(
    "text",
    [
        "Navn, adresse og cpr-nr. på 12 borgere",
        "Hverken navne eller helbredsoplysninger",
        "Almindelige: navn og tilhørsforhold. Følsomme: alt om tågesygen",
        "Der var tale om navn, adresse og gamle drømme",
        "Navn og adresse. Det kan udledes, at de bor samme sted",
        "Ingen",
        "X",
        "",
    ],
)
def test_explained_or_told_data_is_a_false_alarm(text: str) -> None:
    assert left_over(cell(Role.PERSONAL_DATA, text)) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Menneskelig fejl, månefald", ["månefald"]),
        ("Både systemfejl og månefald", ["månefald"]),
        ("Gnask. fejl", ["Gnask"]),
    ],
)
def test_second_or_unread_cause_passes_in_silence(text: str, words: list[str]) -> None:
    assert left_over(cell(Role.CAUSE, text)) == words


@pytest.mark.parametrize(
    "text",
    [
        "Menneskelig fejl ved flytningen til Kløvergade",
        "Systemfejl hos leverandøren af bestillingssiden",
        "Både menneskelig fejl og systemfejl",
        "Systemfejl (fx måneskin, frost)",
        "Ukendt",
    ],
)
def test_place_and_occasion_of_a_known_cause_are_a_false_alarm(text: str) -> None:
    assert left_over(cell(Role.CAUSE, text)) == []


def test_day_in_a_column_nobody_knows_passes_in_silence() -> None:
    known = cell(Role.DISCOVERED, "4. maj 2023")
    assert left_over(known, Field("Krusningsdag", "3. maj 2023")) == ["3. maj 2023"]
    assert left_over(known, Field("Krusningsdag", "4. maj 2023")) == ["4. maj 2023"]
    assert left_over(known, Field("Krusningsmåned", "maj 2023")) == []


def test_day_of_the_story_without_a_day_of_the_breach_passes_in_silence() -> None:
    story = cell(Role.DESCRIPTION, "Siden den 3. maj 2023 var der tåge i arkivet.")
    found = normalise(Record((story,), period_year=2023))
    told = found.get("occurred_from") == date(2023, 5, 3)
    assert left_over(story) == ([] if told else ["3. maj 2023"])
    assert left_over(story, Field("Dato", "2. maj 2023", Role.OCCURRED)) == []
    assert left_over(story, cell(Role.DISCOVERED, "3. maj 2023")) == []


def test_several_rows_of_doubt_name_each_cell() -> None:
    fields = (cell(Role.PERSONAL_DATA, "Navn, glimmerkort"), cell(Role.CAUSE, "Menneskelig fejl, månefald"))
    assert left_over(*fields) == ["glimmerkort", "månefald"]
