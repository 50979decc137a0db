"""What a letter says beside the breach is blanked, and everything else keeps its place."""

from __future__ import annotations

import pytest

from normalizers.incidents.letter_asides import without_asides
from normalizers.vocabulary.words import shipped


def kept(text: str) -> str:
    left = without_asides(shipped(), text)
    assert len(left) == len(text)
    assert all(a in (b, " ") for a, b in zip(left, text, strict=True))
    return " ".join(left.split())


@pytest.mark.parametrize(
    "line",
    [
        "Journalnummer: 2021-442-99999", "Journalnr. 21/448", "J.nr.: 2021-31-0006", "Jour.nr. 7", "Jr.nr. 12",
        "Sagsnr. 22/3100", "Sagsnummer 4", "Sags id: S2021-7", "Sag nr. 12", "Dok.nr. 88123", "Dokumentnr. 9",
        "Vores ref. 12-3", "Deres ref.: A-77", "Ref.: 2020-1", "Reference: 2020-1",
        "Engby Kommune, den 3. maj 2022",
    ],
)  # fmt: skip
def test_number_or_day_of_a_case_is_read_as_of_the_breach(line: str) -> None:
    assert kept(f"{line}\nEn mappe blev glemt i toget.") == "En mappe blev glemt i toget."


@pytest.mark.parametrize(
    ("sentence", "left"),
    [
        ("Datatilsynet blev opmærksom på det.", "Datatilsynet på det."),
        ("Datatilsynet er den 3. maj 2021 blevet bekendt med det.", "Datatilsynet det."),
        ("Tilsynet fik kendskab til fejlen.", "Tilsynet fejlen."),
        ("Datatilsynet har selv opdaget det.", "Datatilsynet det."),
        ("Datatilsynet har ved en kontrol konstateret det.", "Datatilsynet det."),
        ("Datatilsynet blev orienteret om det.", "Datatilsynet det."),
        ("Tilsynet blev underrettet om det.", "Tilsynet det."),
        ("Kommunen blev opmærksom på det.", "Kommunen blev opmærksom på det."),
    ],
)
def test_hearing_of_the_authority_is_read_as_discovery(sentence: str, left: str) -> None:
    assert kept(sentence) == left


@pytest.mark.parametrize(
    "letter",
    [
        "brev af 24. maj 2021", "mail dateret 3/5 2021", "e-mail fra den 3. maj 2021", "skrivelse af 4. maj 2021",
        "udtalelse af 5. maj 2021", "redegørelse af 5. maj 2021", "svar af 5. maj 2021", "høringssvar af 5. maj 2021",
        "henvendelse af 5. maj 2021", "partshøring af 5. maj 2021", "anmodning af 5. maj 2021",
        "afgørelse af 5. maj 2021",
    ],
)  # fmt: skip
def test_day_of_a_letter_is_read_as_of_the_breach(letter: str) -> None:
    assert kept(f"Det fremgår ved {letter}, at en mappe blev glemt.") == "Det fremgår ved , at en mappe blev glemt."


def test_day_of_the_report_is_lost_with_its_letter() -> None:
    told = "Kommunen anmeldte bruddet til Datatilsynet ved brev af 24. maj 2021."
    assert "24. maj 2021" in kept(told)


@pytest.mark.parametrize(
    "words",
    ["udtalelse i sagen", "fremgår af sagen", "fremgår herefter af sagen", "redegjort for sagen", "oplyst i sagen",
     "afgørelse i sagen"],
)  # fmt: skip
def test_matter_before_the_authority_is_read_as_a_file(words: str) -> None:
    assert kept(f"Der er {words}, at det skete.") == "Der er , at det skete."
