"""Files with passwords: what cannot be opened fails with a reason, what can is read and noted."""

from pathlib import Path

from reportlab.lib.pdfencrypt import StandardEncryption

from pipeline.process import process
from pipeline.register.results import DocumentResult
from pipeline.settings import Engine, Settings
from pipeline.sources.source import Source
from tests.extractors.documents import Ruled, Sheet, pdf

ROWS = [
    ["Nr.", "Dato", "Beskrivelse af hændelsen", "Antal berørte"],
    ["1", "02.01.2023", "Et brev blev lagt i en forkert kuvert", "1"],
    ["2", "05.01.2023", "En mail blev sendt til en forkert modtager", "2"],
]


def result_of(path: Path, password: StandardEncryption) -> DocumentResult:
    path.write_bytes(pdf(Ruled(ROWS, [40, 80, 240, 80]).draw, password=password))
    return process(Source(path=path, source_file=path.name), Settings(engine=Engine.AUTO, ocr=False))


def test_file_locked_for_readers_fails_and_says_what_to_do(tmp_path: Path) -> None:
    result = result_of(tmp_path / "log.pdf", StandardEncryption("hemmelig", "ejer"))
    assert (result.document["status"], result.incidents) == ("failed", ())
    (problem,) = result.problems
    assert problem["code"] == "pdf_locked"
    assert "ask the municipality for an open file" in str(problem["message"])


def test_file_with_an_owners_lock_is_read_and_noted(tmp_path: Path) -> None:
    result = result_of(tmp_path / "log.pdf", StandardEncryption("", "ejer", canPrint=0, canCopy=0))
    assert (result.document["status"], len(result.incidents)) == ("ok", 2)
    assert ("pdf_restricted", "info") in [(p["code"], p["severity"]) for p in result.problems]


LETTER = [
    [
        "Hvad er der sket?",
        "Den 4. marts 2024 blev et regneark med oplysninger om 132 borgere sendt til en forkert modtager.",
    ],
    ["Hvilke oplysninger?", "Navn, adresse og cpr-nummer."],
    ["Hvad har vi gjort?", "Arket er slettet, og vi har anmeldt bruddet til Datatilsynet den 6. marts 2024."],
    ["Hvad kan du gøre?", "Du skal ikke gøre noget."],
]


def test_letter_drawn_as_a_table_is_a_notice_and_no_log(tmp_path: Path) -> None:
    def page(sheet: Sheet) -> None:
        sheet.text(40, 40, "Underretning om brud på persondatasikkerheden", size=14)
        sheet.text(40, 70, "Vi skriver til dig, fordi der er sket et brud på sikkerheden for dine oplysninger.")
        bottom = Ruled(LETTER, [130, 360], top=90).draw(sheet)
        sheet.text(40, bottom + 20, "Vi beklager det skete.")

    path = tmp_path / "brev.pdf"
    path.write_bytes(pdf(page))
    result = process(Source(path=path, source_file=path.name), Settings(engine=Engine.AUTO, ocr=False))
    (incident,) = result.incidents
    assert (result.document["kind"], result.rows) == ("notice", ())
    assert (str(incident["occurred_from"]), str(incident["reported_from"])) == ("2024-03-04", "2024-03-06")
    assert incident["affected_max"] == 132
