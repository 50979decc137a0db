"""Codes that a document explains in words for its cells."""

from __future__ import annotations

import pytest

from normalizers.documents.legend_codes import LegendCodes, explained_in_tables
from normalizers.vocabulary.words import shipped

find = shipped().of(LegendCodes).find
CLASSES = ("almindelige", "fortrolige", "følsomme")


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Grøn: almindelige. Gul: fortrolige. Rød: følsomme.", ("Grøn", "Gul", "Rød")),
        ("Grøn = almindelige, gul = fortrolige og rød = følsomme", ("Grøn", "gul", "rød")),
        ("Orange betyder almindelige, blå fortrolige og lilla følsomme.", ("Orange", "blå", "lilla")),
        ("Felterne er hvid (almindelige), grå (fortrolige), sort (følsomme)", ("hvid", "grå", "sort")),
        ("Green means almindelige, yellow means fortrolige and red means følsomme", ("Green", "yellow", "red")),
        ("White indicates almindelige while blue stands for fortrolige, black is følsomme", ("White", "blue", "black")),
    ],
)
def test_colour_that_the_document_explains_says_nothing(text: str, codes: tuple[str, ...]) -> None:
    assert find(text) == tuple(zip(codes, CLASSES, strict=True))


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Niveau 1 = almindelige, niveau 2 = fortrolige, niveau 3 = følsomme.", ("1", "2", "3")),
        ("Kategori A er almindelige oplysninger, B er fortrolige og C er følsomme.", ("A", "B", "C")),
        ("Klasse I: almindelige; klasse II: fortrolige; klasse III: følsomme", ("I", "II", "III")),
        ("Trin 1 dækker almindelige, mens trin 2 dækker fortrolige", ("1", "2")),
        ("Gruppe 1 – almindelige, gruppe 2 – fortrolige", ("1", "2")),
        ("Grad 1 svarer til lav, men grad 2 svarer til høj", ("1", "2")),
        ("Level 1 is low, level 2 is high. Category A is own, category B is theirs.", ("1", "2", "A", "B")),
        ("Class 1 viser lav, class 2 viser høj. Code A markerer lav, code B angiver høj.", ("1", "2", "A", "B")),
        ("Type A står for lav, type B står for høj", ("A", "B")),
        ("Kat. 1: almindelige, kat. 2: fortrolige", ("1", "2")),
    ],
)
def test_level_that_the_document_explains_says_nothing(text: str, codes: tuple[str, ...]) -> None:
    assert tuple(code for code, _ in find(text) if " " not in code) == codes


def test_level_is_lost_where_its_word_stands_in_the_cell() -> None:
    assert ("Niveau 1", "lav") in find("Niveau 1 = lav, niveau 2 = høj")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Grøn: almindelige.",
        "En rød mappe og en grøn mappe lå fremme.",
        "Skolen har type A og type B.",
        "Niveau 1 = lav",
        "Kl. 2: mødet, kl. 3: pausen",
        "Rød: 12. Grøn: 14.",
    ],
)
def test_words_of_prose_are_taken_for_codes(text: str) -> None:
    assert find(text) == ()


LOG = (("Nr.", "Kode"), ("1", "A"), ("2", "B"))


def test_key_printed_as_a_table_says_nothing() -> None:
    key = (("Kode", "Forklaring"), ("A", "menneskelig fejl"), ("B", "systemfejl"))
    assert explained_in_tables([LOG, key]) == (("A", "menneskelig fejl"), ("B", "systemfejl"))
    assert explained_in_tables([key[1:], LOG]) == (("A", "menneskelig fejl"), ("B", "systemfejl"))


@pytest.mark.parametrize(
    "other",
    [
        (("A", "menneskelig fejl", "12"), ("B", "systemfejl", "3")),
        (("Skoler", "4"), ("Ældre", "7")),
        (("A", "menneskelig fejl"), ("Skoler", "x"), ("Ældre", "y"), ("B", "z")),
    ],
    ids=["three columns", "codes of no cell", "most are of no cell"],
)
def test_table_of_something_else_is_taken_for_a_key(other: tuple[tuple[str, ...], ...]) -> None:
    assert explained_in_tables([LOG, other]) == ()
