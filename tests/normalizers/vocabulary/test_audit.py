from __future__ import annotations

from pathlib import Path

from normalizers.vocabulary import audit


def test_no_entry_of_the_vocabulary_adds_nothing() -> None:
    audit.audit()


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
