from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import BaseModel

from normalizers.vocabulary import entries
from normalizers.vocabulary.load import VocabularyError, load, spelled_out_file


class Words(BaseModel):
    words: list[str]


def test_checks_at_loading_take_no_longer_than_the_parsing() -> None:
    spelled_out_file.cache_clear()
    loading = min(_seconds(spelled_out_file) for _ in range(3))
    assert loading < 3 * min(_seconds(entries.written) for _ in range(3)), "half as much again, for a busy machine"


def _seconds(read: Callable[[str], object]) -> float:
    spelled_out_file.cache_clear()
    start = time.process_time()
    for name in entries.files():
        read(name)
    return time.process_time() - start


def test_double_in_a_list_stops_the_loading_and_is_named(folder: Path) -> None:
    (folder / "marks.toml").write_text('words = ["ja", "jep", "ja"]', encoding="utf-8")
    with pytest.raises(VocabularyError, match=r"marks\.toml: words: 'ja' stands there twice"):
        load("marks", Words)


def test_double_between_lists_searched_together_stops_the_loading(folder: Path) -> None:
    (folder / "location.toml").write_text('[places]\ninternal = ["huset"]\nexternal = ["huset"]', encoding="utf-8")
    with pytest.raises(VocabularyError, match=r"places\.external: 'huset' stands in places\.internal too"):
        load("location", Words)


def test_frame_that_spells_out_what_the_list_has_is_a_double(folder: Path) -> None:
    (folder / "marks.toml").write_text('words = ["fik adgang", "(fik|har fået) adgang"]', encoding="utf-8")
    with pytest.raises(VocabularyError, match="'fik adgang' stands there twice"):
        load("marks", Words)
