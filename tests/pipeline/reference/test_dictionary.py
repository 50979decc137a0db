from __future__ import annotations

from pipeline.reference.dictionary import data_dictionary
from pipeline.sources.find import PROJECT


def test_data_dictionary_is_up_to_date() -> None:
    written = (PROJECT / "docs" / "data-dictionary.md").read_text(encoding="utf-8")
    assert written == data_dictionary(), "run: make dictionary"
