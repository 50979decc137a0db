"""Whether a letter is itself the notification of the persons."""

from __future__ import annotations

import pytest

from normalizers.codes import Speaker
from normalizers.incidents.letter import read
from normalizers.incidents.letter_decision import Source
from normalizers.vocabulary.words import shipped

STORY = "Den 3. maj 2022 blev en liste med navne og adresser på 12 borgere sendt til en forkert modtager."


def told(paragraphs: list[str], title: str | None = None, speaker: Speaker | None = None) -> object:
    return read(shipped(), [*paragraphs, STORY], Source(title, speaker)).get("notified_subjects")


@pytest.mark.parametrize(
    "paragraph",
    [
        "Kære forældre",
        "Hej alle",
        "Til dig, der har fået hjælp",
        "Til jer, der bor her",
        "Engby Kommune underretter hermed 12 borgere om et brud.",
        "Kommunen orienterer hermed om et brud på persondatasikkerheden.",
        "Kommunen informerer herved om et brud.",
        "Vi må desværre meddele, at oplysninger er havnet et forkert sted.",
        "Vi skal hermed orientere om et brud.",
        "Med denne meddelelse får alle berørte at vide, hvad der skete.",
        "Hermed underrettes de berørte.",
        "Listen indeholdt også din adresse.",
        "I modtager denne besked, fordi listen er sendt forkert.",
        "Kommunen ønsker med denne besked at underrette de berørte.",
        "Dette er en underretning.",
        "Kommunen skriver til alle berørte.",
    ],
)
def test_letter_that_tells_the_persons_is_no_notification(paragraph: str) -> None:
    assert told([paragraph]) is True


@pytest.mark.parametrize(
    "paragraph",
    [
        "Underretning til borgere",
        "Hvad betyder det for dig?",
        "Hvis du er i tvivl, er du velkommen til at ringe.",
        "Pressemeddelelse",
    ],
)
def test_heading_or_advice_is_taken_for_a_notification(paragraph: str) -> None:
    assert told([paragraph]) is None


def test_title_among_the_paragraphs_is_taken_for_a_notification() -> None:
    assert told(["Kære borger, læs dette"], "Kære borger,  læs dette") is None


def test_news_that_say_whom_nobody_told_are_taken_for_a_notification() -> None:
    assert told(["De berørte er ikke underrettet."]) is False
    assert told(["De berørte borgere er underrettet."]) is True


@pytest.mark.parametrize("speaker", [Speaker.AUTHORITY, Speaker.PRESS])
def test_words_to_the_readers_of_a_paper_tell_those_concerned(speaker: Speaker) -> None:
    assert told(["Kære læser, her kan du se, om dine oplysninger er med."], speaker=speaker) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Alle berørte borgere har i dag fået besked i Digital Post.",
        "Samme dag blev alle familierne ringet op.",
        "De ramte familier har fået brev om fejlen.",
        "De omfattede borgere har fået besked.",
        "Borgerne på listen har fået brev.",
        "Samtlige borgere har fået besked.",
    ],
)
def test_story_says_who_was_told_and_nobody_hears(sentence: str) -> None:
    assert told([sentence]) is True


def test_letter_that_was_the_breach_tells_the_persons() -> None:
    assert told(["Ved en fejl fik alle borgere et brev med en andens cpr-nummer."]) is None
