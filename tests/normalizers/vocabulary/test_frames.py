from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import BaseModel

from normalizers.vocabulary import entries, frames
from normalizers.vocabulary.load import VocabularyError, load


class Words(BaseModel):
    words: list[str]


def test_name_of_no_concept_stops_the_loading(folder: Path) -> None:
    (folder / "marks.toml").write_text('words = ["@nobody"]', encoding="utf-8")
    with pytest.raises(VocabularyError, match=r"marks\.toml: @nobody stands in no list"):
        load("marks", Words)


@pytest.mark.parametrize(
    ("line", "patterns"),
    [
        ("(fik|har fået) adgang", ("fik adgang", "har fået adgang")),
        ("(en|) lav risiko", ("en lav risiko", "lav risiko")),
        ("(hus|)ejere", ("husejere", "ejere")),
        ("(a|b) og (a|b)", ("a og a", "a og b", "b og a", "b og b")),
        ("(fik|@modtage) besked", ("fik besked", *(f"{v} besked" for v in frames.concepts()["modtage"]))),
        ("(x)", ("(x)",)),
        ("adresse (beskyttet*", ("adresse (beskyttet*",)),
        ("fejl*", ("fejl*",)),
    ],
)
def test_frame_is_spelled_out(line: str, patterns: tuple[str, ...]) -> None:
    assert frames.spelled_out(line) == patterns


def test_brackets_within_brackets_are_refused() -> None:
    with pytest.raises(ValueError, match="brackets within brackets"):
        frames.spelled_out("sendt (|til (den|en)) forkert")


def test_list_of_concepts_that_no_file_names_is_waste() -> None:
    used = {
        name
        for file in entries.files()
        for listing in entries.listings(file, entries.written(file))
        for line in listing.patterns
        for name in frames.NAME.findall(line)
    }
    assert sorted(frames.concepts().keys() - used) == []


def test_lists_and_verbs_of_concepts_stand_for_their_patterns() -> None:
    for name, patterns in frames.concepts().items():
        assert frames.spelled_out(f"@{name}") == patterns
