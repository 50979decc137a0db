"""Prose that tells of several breaches: where each begins and what it says."""

import pytest

from normalizers.codes import Kind
from normalizers.documents.episodes import EpisodeFinder
from normalizers.documents.kinds import KindReader
from normalizers.documents.labelled_prose import LabelledProse
from normalizers.vocabulary.words import shipped

episodes, fields_of = shipped().of(EpisodeFinder).find, shipped().of(LabelledProse).fields

FIRST = "Den 3. maj 2021 blev en liste med navn og adresse på 12 borgere sendt til en forkert borger."
SECOND = "Den 9. juni 2021 blev en mappe med navn og cpr-nummer på 4 borgere glemt i bussen."
THIRD = "Den 2. juli 2021 lå en fil med navne på 30 elever åbent på nettet."


def starts(paragraphs: list[str]) -> list[tuple[int, int, str | None]]:
    return [(e.start, e.end, e.number) for e in episodes(paragraphs)]


@pytest.mark.parametrize(
    ("paragraphs", "found"),
    [
        ([f"Hændelse 1: {FIRST}", f"Hændelse 2: {SECOND}"], [(0, 1, "1"), (1, 2, "2")]),
        (["Indledning.", f"Brud nr. 3. {FIRST}", f"Brud nr. 4. {SECOND}"], [(1, 2, "3"), (2, 3, "4")]),
        ([f"1. {FIRST}", f"2. {SECOND}", f"3. {THIRD}"], [(0, 1, "1"), (1, 2, "2"), (2, 3, "3")]),
        ([f"HÆ-21/001 {FIRST}", f"HÆ-21/002 {SECOND}", f"HÆ-21/003 {THIRD}"],
         [(0, 1, "HÆ-21/001"), (1, 2, "HÆ-21/002"), (2, 3, "HÆ-21/003")]),
        ([FIRST, SECOND, THIRD], [(0, 1, None), (1, 2, None), (2, 3, None)]),
        ([f"Den første hændelse: {FIRST}", f"Den anden hændelse: {SECOND}"], [(0, 1, None), (1, 2, None)]),
        (["Vi har haft to brud i foråret.", "Liste sendt forkert", FIRST, "Mappe glemt", SECOND],
         [(1, 3, None), (3, 5, None)]),
    ],
)  # fmt: skip
def test_where_each_breach_begins(paragraphs: list[str], found: list[tuple[int, int, str | None]]) -> None:
    assert starts(paragraphs) == found


@pytest.mark.parametrize(
    "paragraphs",
    [
        [FIRST],
        ["1. Ring til din leder", "2. Udfyld skemaet", "3. Vent på svar"],
        ["Hvad er der sket?", FIRST, "Hvilke oplysninger?", "Navn og adresse."],
        ["Vi har haft tre brud.", "Liste sendt forkert", FIRST, "Mappe glemt", SECOND],
        ["2. Ændring", f"1. {FIRST}", f"2. {SECOND}"],
        [
            "Vi har talt to hændelser.",
            "Liste",
            FIRST,
            "Sådan behandles sager",
            "Vejledningen gælder alle.",
            "Mappe",
            SECOND,
        ],
    ],
)
def test_steps_and_sections_of_one_breach_are_taken_for_several(paragraphs: list[str]) -> None:
    assert episodes(paragraphs) == ()


def test_date_of_a_letter_begins_no_breach_before_the_headings() -> None:
    paragraphs = [
        "11. november 2021",
        "Vi har haft to brud i efteråret.",
        "1. Liste sendt forkert",
        FIRST,
        "Bruddet blev anmeldt.",
        "2. Mappe glemt",
        SECOND,
        "Vi beklager.",
    ]
    assert [(start, end) for start, end, _ in starts(paragraphs)] == [(2, 5), (5, 8)]


def test_labels_of_a_breach_become_its_cells() -> None:
    paragraphs = ["Dato: 3. maj 2021", "Hændelse: Brev sendt forkert", "Årsag: Fejl"] * 2
    found = episodes(paragraphs)
    assert [(e.start, e.end) for e in found] == [(0, 3), (3, 6)]
    assert [f.text for f in fields_of(found[0].texts(paragraphs))] == ["3. maj 2021", "Brev sendt forkert", "Fejl"]


def test_letter_of_two_breaches_is_a_notice() -> None:
    paragraphs = [
        "Kære borgere. Vi har haft to brud på persondatasikkerheden.",
        "Liste sendt forkert",
        FIRST,
        "Mappe glemt",
        SECOND,
    ]
    found = shipped().of(KindReader).kind_of([], [*paragraphs, "Alle berørte har fået brev. Vi beklager."], None)
    assert (found.kind, len(found.episodes)) == (Kind.NOTICE, 2)
