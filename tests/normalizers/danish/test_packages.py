"""Which trained pipelines there are, and what is told of a register that another one read."""

from __future__ import annotations

from pathlib import Path

import pytest

from normalizers.danish import packages
from normalizers.danish.packages import BLANK, BUNDLED, PUBLISHED, VARIABLE, configured_key, danish_doubt


@pytest.fixture(autouse=True)
def nothing_configured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setattr(packages, "installed", lambda: {PUBLISHED[0]: "3.8.0", BUNDLED: "1.0.0"})


def test_register_read_without_any_trained_pipeline_says_so() -> None:
    problem = danish_doubt([f"{PUBLISHED[0]}-3.8.0", f"{BLANK}-3.8.18"])
    assert problem
    assert problem.code == "danish_untrained"


def test_register_read_by_another_pipeline_than_the_preferred_says_so() -> None:
    problem = danish_doubt([f"{BUNDLED}-1.0.0"])
    assert problem
    assert problem.code == "danish_fallback"


def test_preferred_and_configured_pipelines_leave_no_doubt(monkeypatch: pytest.MonkeyPatch) -> None:
    assert danish_doubt([f"{PUBLISHED[0]}-3.8.0", None]) is None
    assert danish_doubt([]) is None
    monkeypatch.setenv(VARIABLE, "da_own")
    assert danish_doubt(["da_own-1.0.0"]) is None


def test_key_of_a_configured_folder_changes_with_its_description(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert configured_key() == "none"
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    keys = []
    for description in ("one", "two"):
        (tmp_path / "meta.json").write_text(description, encoding="utf-8")
        keys.append(configured_key())
    assert keys[0] != keys[1]
