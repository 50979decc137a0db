"""Rows of incidents hold what was told of their own table."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from extractors.document.pages import Document, Page
from extractors.tables import opinions as module
from extractors.tables.engines.camelot import CamelotEngine
from extractors.tables.grid import Grid
from extractors.tables.opinions import DEFAULT
from pipeline.process import process
from pipeline.settings import Engine, Settings
from pipeline.sources.source import Source
from tests.extractors.documents import Ruled, pdf

HEADER = ["Nr.", "Dato", "Beskrivelse af hændelsen", "Antal berørte"]
WIDTHS = [40, 80, 240, 80]


@dataclass(frozen=True)
class FirstPageOnly:
    """An engine that knows nothing of pages after the first."""

    inner: module.Engine
    name: str

    def grids(self, document: Document, page: Page) -> list[Grid]:
        return self.inner.grids(document, page) if page.number == 1 else []


def test_engine_of_an_incident_is_that_of_its_own_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [["1", "02.01.2023", "Et brev blev lagt i en forkert kuvert", "1"]]
    others = [["1", "05.02.2024", "En mail blev sendt til en forkert modtager", "2"]]
    path = tmp_path / "log.pdf"
    path.write_bytes(
        pdf(
            Ruled([HEADER, *rows], WIDTHS).draw,
            Ruled([["Løbenr.", *HEADER[1:]], *others], [60, 70, 240, 80]).draw,
        )
    )
    monkeypatch.setattr(module, "DEFAULT", FirstPageOnly(DEFAULT, DEFAULT.name))
    monkeypatch.setattr(module, "MANY_RULES", 1)
    result = process(Source(path=path, source_file=path.name), Settings(engine=Engine.AUTO, ocr=False))
    assert result.document["engine"] == f"grid+{CamelotEngine.name}"
    assert [row["engine"] for row in result.incidents] == ["grid", CamelotEngine.name]


@pytest.mark.parametrize(
    ("file", "persons", "impossible"),
    [
        ("log.csv", "640.000", True),
        ("log.csv", "600.000", False),
        ("samsoe.csv", "9.000", True),
        ("samsoe.csv", "mellem 10 og 9.000", True),
        ("samsoe.csv", "3.000", False),
        ("samsoe.csv", "mange", False),
    ],
)
def test_more_persons_than_live_there_are_taken_for_a_fact(
    tmp_path: Path, file: str, persons: str, impossible: bool
) -> None:
    path = tmp_path / file
    rows = (
        ";".join(HEADER),
        f"1;02.01.2023;Et brev blev lagt i en forkert kuvert;{persons}",
        "2;03.02.2023;Mappe tabt;1",
    )
    path.write_text("\n".join(rows), encoding="utf-8")
    result = process(Source(path=path, source_file=path.name), Settings(engine=Engine.AUTO, ocr=False))
    assert ["impossible_value" in row["review"] for row in result.incidents] == [impossible, False]
