"""Rows that tell of mishaps with personal data, and rows that tell of something else."""

from __future__ import annotations

import pytest

from normalizers.documents.told_rows import ToldRows
from normalizers.vocabulary.words import shipped

TOLD = shipped().of(ToldRows)


@pytest.mark.parametrize(
    ("texts", "about", "breaches"),
    [
        (("Brev lagt i forkert kuvert", "Adgang gives af lederen", "Skema om fravær"), False, True),
        (("Brev lagt i forkert kuvert", "Løn", "Valg", "Pas"), False, False),
        (("Cykel stjålet fra skuret",), False, False),
        (("Cykel stjålet fra skuret",), True, True),
        (("Mappe med cpr-numre stjålet fra cykel",), False, True),
        (("Fravær registreres hver morgen",), True, False),
        ((), True, False),
    ],
)
def test_stories_of_other_lists_are_taken_for_breaches(texts: tuple[str, ...], about: bool, breaches: bool) -> None:
    assert TOLD.tell_of_breaches(texts, about=about) is breaches


def test_list_in_which_a_third_tells_of_breaches_is_a_log_without_a_title() -> None:
    rows = ("Brev lagt i forkert kuvert", "Skab malet", "Kursus afholdt")
    assert TOLD.tell_of_breaches(rows, about=False)
    assert not TOLD.mostly_tell_of_breaches(rows, about=False)
    assert TOLD.mostly_tell_of_breaches(rows[:2], about=False)
    assert not TOLD.mostly_tell_of_breaches((), about=True)


def test_one_mishap_among_rows_of_few_words_is_overlooked() -> None:
    assert TOLD.tell_of_mishaps(("Post", "Skab", "Mail til forkert", "Tavle"))
    assert not TOLD.tell_of_mishaps(("Kursus", "Plakat"))


def test_authority_in_a_header_is_overlooked() -> None:
    assert TOLD.name_authority(["Nr.", "Anmeldt til Datatilsynet"])
    assert not TOLD.name_authority(["Nr.", "Anmeldt"])
