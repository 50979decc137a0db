"""What is told of a document's pages is told once, and forgotten with the document."""

from __future__ import annotations

import gc
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from benchmarks.long_log import write_log
from extractors.document.geometry import Region, Word
from extractors.document.pages import Document
from extractors.extract import extract
from extractors.tables import pages_seen
from extractors.tables.opinions import AUTO
from extractors.tables.pages_seen import PagesSeen
from extractors.tables.text_lines import TextLine, text_lines
from tests.extractors.documents import LANGUAGE, opened


@pytest.fixture(params=[True, False], ids=["ruled", "borderless"])
def log(request: pytest.FixtureRequest, tmp_path: Path) -> Document:
    path = tmp_path / "log.pdf"
    write_log(path, 3, ruled=request.param)
    return opened(path.read_bytes())


def test_documents_kept_after_their_extraction_fill_the_memory(log: Document) -> None:
    before = sys.getrefcount(log.data)
    extract(log, AUTO, LANGUAGE)
    gc.collect()
    after = sys.getrefcount(log.data)
    assert after == before


def test_lines_of_one_page_are_told_again_by_every_finder(log: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    told: Counter[int] = Counter()

    def counting(words: Iterable[Word], taken: Sequence[Region]) -> list[TextLine]:
        held = list(words)
        told[held[0].region.page] += 1
        return text_lines(held, taken)

    monkeypatch.setattr(pages_seen, "text_lines", counting)
    extract(log, AUTO, LANGUAGE)
    assert set(told.values()) <= {1}


def test_page_without_its_running_head_still_shows_it(log: Document) -> None:
    seen = PagesSeen(log)
    whole = {page.number: seen.lines(page.number) for page in log.pages}
    head = whole[2][0]
    left = seen.without({1: (), 2: head.words, 3: ()})
    assert left.lines(1) is whole[1]
    assert left.lines(2) == whole[2][1:]
    assert left.document.pages[1].words != log.pages[1].words


def test_two_readings_of_one_file_are_one_value(log: Document) -> None:
    assert log == opened(log.data)
