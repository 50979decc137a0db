from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel

from normalizers import vocabulary
from normalizers.vocabulary import VocabularyError, audit, entries, frames
from normalizers.vocabulary.column_order import shadowed_columns
from normalizers.vocabulary.covering import covers, holds


class Words(BaseModel):
    words: list[str]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of vocabulary files of a test's own, with the lists and verbs of the real concepts.toml."""
    monkeypatch.setattr(entries, "FOLDER", tmp_path)
    vocabulary.spelled_out_file.cache_clear()
    yield tmp_path
    vocabulary.spelled_out_file.cache_clear()


def test_no_entry_of_the_vocabulary_adds_nothing() -> None:
    audit.audit()


def test_checks_at_loading_take_no_longer_than_the_parsing() -> None:
    vocabulary.spelled_out_file.cache_clear()
    loading = min(_seconds(vocabulary.spelled_out_file) for _ in range(3))
    assert loading < 3 * min(_seconds(entries.written) for _ in range(3)), "half as much again, for a busy machine"


def _seconds(read: Callable[[str], object]) -> float:
    vocabulary.spelled_out_file.cache_clear()
    start = time.process_time()
    for name in entries.files():
        read(name)
    return time.process_time() - start


def test_double_in_a_list_stops_the_loading_and_is_named(folder: Path) -> None:
    (folder / "marks.toml").write_text('words = ["ja", "jep", "ja"]', encoding="utf-8")
    with pytest.raises(VocabularyError, match=r"marks\.toml: words: 'ja' stands there twice"):
        vocabulary.load("marks", Words)


def test_double_between_lists_searched_together_stops_the_loading(folder: Path) -> None:
    (folder / "location.toml").write_text('[places]\ninternal = ["huset"]\nexternal = ["huset"]', encoding="utf-8")
    with pytest.raises(VocabularyError, match=r"places\.external: 'huset' stands in places\.internal too"):
        vocabulary.load("location", Words)


def test_frame_that_spells_out_what_the_list_has_is_a_double(folder: Path) -> None:
    (folder / "marks.toml").write_text('words = ["fik adgang", "(fik|har fået) adgang"]', encoding="utf-8")
    with pytest.raises(VocabularyError, match="'fik adgang' stands there twice"):
        vocabulary.load("marks", Words)


def test_name_of_no_concept_stops_the_loading(folder: Path) -> None:
    (folder / "marks.toml").write_text('words = ["@nobody"]', encoding="utf-8")
    with pytest.raises(VocabularyError, match=r"marks\.toml: @nobody stands in no list"):
        vocabulary.load("marks", Words)


def test_covered_entry_is_found_with_what_covers_it(folder: Path) -> None:
    (folder / "marks.toml").write_text('words = ["fejlforsendelse*", "fejl*"]', encoding="utf-8")
    found = audit.findings("marks")
    assert [(f.section, f.pattern, f.by) for f in found] == [("words", "fejlforsendelse*", "fejl*")]
    assert "normalizers/vocabulary/marks.toml, words: 'fejlforsendelse*' adds nothing" in str(found[0])


def test_entry_whose_text_an_earlier_list_takes_is_found(folder: Path) -> None:
    (folder / "location.toml").write_text('[places]\ninternal = ["skole*"]\nexternal = ["skolen"]', encoding="utf-8")
    assert [(f.pattern, f.by_section) for f in audit.findings("location")] == [("skolen", "places.internal")]


def test_exception_before_the_general_entry_stays(folder: Path) -> None:
    (folder / "location.toml").write_text('[places]\ninternal = ["skolen"]\nexternal = ["skole*"]', encoding="utf-8")
    assert audit.findings("location") == []


@pytest.mark.parametrize(
    ("wider", "narrower"),
    [
        ("fejl*", "fejlforsendelse*"),
        ("fejl*", "fejl"),
        ("*fejl", "systemfejl"),
        ("*fejl*", "systemfejlen"),
        ("tog * med hjem", "tog sager med hjem"),
        ("cpr nr", "cpr-nr"),
        ("a/s", "A/S"),
    ],
)
def test_wider_pattern_covers(wider: str, narrower: str) -> None:
    assert covers(wider, narrower)


@pytest.mark.parametrize(
    ("wider", "narrower"),
    [
        ("fejl", "fejl*"),
        ("fejl*", "systemfejl"),
        ("fejl", "ved en fejl"),
        ("cpr-nr", "cpr nr"),
        ("EG", "eg"),
        ("*", "x"),
        ("tog * hjem", "tog sager med hjem"),
    ],
)
def test_pattern_that_fits_other_text_covers_not(wider: str, narrower: str) -> None:
    assert not covers(wider, narrower)


def test_word_within_a_longer_pattern_is_held() -> None:
    assert holds("fejl", "ved en fejl")
    assert not holds("fejl", "ved en fejltagelse")


def test_header_that_an_earlier_block_always_takes_is_shadowed() -> None:
    tree = {"column": [_block("measures", words=["løsning*"]), _block("system", whole=["løsning", "program"])]}
    assert [(s.section, s.pattern, s.by) for s in shadowed_columns(tree)] == [
        ("[[column]] 2, system.whole", "løsning", "løsning*")
    ]


@pytest.mark.parametrize("more", [{"looks": "mark"}, {"under": ["data"]}, {"holds": ["ja"]}, {"without": ["løsning*"]}])
def test_header_of_a_block_that_asks_for_more_leaves_room_for_a_later_one(more: dict[str, object]) -> None:
    tree = {"column": [_block("measures", words=["løs*"], **more), _block("system", whole=["løsning"])]}
    assert not list(shadowed_columns(tree))


def test_words_forbidden_to_the_earlier_block_alone_reach_the_later() -> None:
    tree = {"column": [_block("measures", words=["løs*"], without=["it"]), _block("system", words=["løsning"])]}
    assert not list(shadowed_columns(tree))


def _block(role: str, **parts: object) -> frames.Tree:
    return {"role": role, **parts}  # type: ignore[dict-item]


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
