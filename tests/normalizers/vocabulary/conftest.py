from collections.abc import Iterator
from pathlib import Path

import pytest

from normalizers.vocabulary import entries
from normalizers.vocabulary.load import spelled_out_file


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of vocabulary files of a test's own, with the lists and verbs of the real concepts.toml."""
    monkeypatch.setattr(entries, "FOLDER", tmp_path)
    spelled_out_file.cache_clear()
    yield tmp_path
    spelled_out_file.cache_clear()
