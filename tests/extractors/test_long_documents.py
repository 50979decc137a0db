"""Documents of many pages: the work grows with the pages, not with their square."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest

from benchmarks.long_log import write_log
from extractors.document.pages import Document
from extractors.extract import extract
from tests.extractors.documents import LANGUAGE, opened

PAGES = 24
# Twice the pages may take this many times the work: twice, and what one page more or less shows.
GROWTH = 2.3


def _calls(work: Callable[[], object]) -> int:
    """How many functions of Python are entered or gone on with; a count, so the same on every machine."""
    counted = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal counted
        counted += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return counted


def _log(folder: Path, pages: int, *, ruled: bool) -> Document:
    path = folder / f"{pages}.pdf"
    write_log(path, pages, ruled=ruled)
    return opened(path.read_bytes())


@pytest.mark.parametrize("ruled", [True, False])
def test_every_page_looking_at_all_other_pages_makes_long_logs_endless(tmp_path: Path, ruled: bool) -> None:
    short, long = (_log(tmp_path, pages, ruled=ruled) for pages in (PAGES, 2 * PAGES))
    once = _calls(lambda: extract(short, "auto", LANGUAGE))
    twice = _calls(lambda: extract(long, "auto", LANGUAGE))
    assert twice < GROWTH * once
