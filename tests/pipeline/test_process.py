"""Files with passwords: what cannot be opened fails with a reason, what can is read and noted."""

from pathlib import Path

from reportlab.lib.pdfencrypt import StandardEncryption

from pipeline.process import process
from pipeline.register.results import DocumentResult
from pipeline.settings import Engine, Settings
from pipeline.sources.source import Source
from tests.extractors.documents import Ruled, pdf

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
