"""Every rule that evidence can name is declared, and every one declared is in use."""

from __future__ import annotations

from pipeline.reference.rulebook import normalisation
from pipeline.sources.find import PROJECT


def test_description_of_the_rules_is_up_to_date() -> None:
    written = (PROJECT / "docs" / "normalisation.md").read_text(encoding="utf-8")
    assert written == normalisation(), "run: make dictionary"
