from __future__ import annotations

from pathlib import Path

import pytest

from tests.normalizers.vocabulary import promises as command
from tests.normalizers.vocabulary import reached
from tests.normalizers.vocabulary.reached import Key, entries, promises, unreached


def _told(keys: frozenset[Key]) -> list[str]:
    return [" | ".join(key) for key in sorted(keys)]


def test_every_entry_is_reached_by_a_text_or_a_source_or_promised() -> None:
    assert _told(unreached() - promises()) == [], "write a case for it in tests/cases"


def test_every_promise_is_still_open() -> None:
    struck = _told(promises() - unreached())
    assert struck == [], "kept or gone: python -m tests.normalizers.vocabulary.promises"


def test_promises_stand_in_order_so_that_changes_are_easy_to_see() -> None:
    lines = reached.PROMISES.read_text(encoding="utf-8").splitlines()
    listed = [line for line in lines if not line.startswith("#")]
    assert listed == ["\t".join(key) for key in sorted(promises())]


def test_wildcard_reaches_no_further_than_its_word() -> None:
    name, section, line = next(key for key in entries() if key[2] == "fejlagtig*")
    assert reached.by_what((name, section, line)) == "text"
    assert reached.by_what((name, section, "fejlagtigxyz*")) is None


def test_entry_with_a_source_of_law_needs_no_text() -> None:
    assert reached.by_what(("data_types", "types.health.patterns", "xyzzy")) == "source"
    assert reached.by_what(("data_types", "lookalikes", "xyzzy")) is None


def test_command_strikes_but_never_adds(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept, open_, new = ("a", "b", "kept"), ("a", "b", "open"), ("a", "b", "new")
    monkeypatch.setattr(command, "PROMISES", tmp_path / "promises.txt")
    monkeypatch.setattr(command, "promises", lambda: frozenset({kept, open_}))
    monkeypatch.setattr(command, "unreached", lambda: frozenset({open_, new}))
    with pytest.raises(SystemExit, match="1 entries are reached by nothing"):
        command.main()
    assert (tmp_path / "promises.txt").read_text(encoding="utf-8") == command.HEAD + "a\tb\topen\n"
    assert capsys.readouterr().out == "1 struck, 1 left\n"
