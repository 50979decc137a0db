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
