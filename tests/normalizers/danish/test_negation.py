import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalizers.danish.negation import negated, possible

CASES = tomllib.loads((Path(__file__).parents[2] / "cases" / "negation.toml").read_text(encoding="utf-8"))["cases"]


def meaning(marked: str) -> str:
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    if negated(text, start, end):
        return "negated"
    return "possible" if possible(text, start, end) else "stated"


@pytest.mark.parametrize("case", CASES, ids=[c["text"] for c in CASES])
def test_case_of_negation(case: dict[str, str]) -> None:
    assert meaning(case["text"]) == case["is"]


@settings(deadline=None)
@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_any_span_has_at_most_one_meaning(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    assert not (negated(text, start, end) and possible(text, start, end))


@pytest.mark.parametrize("before", ["Ikke cpr-nummer.", "Hverken navn eller alder.", "Der er intet i filen."])
def test_denial_of_one_sentence_does_not_reach_the_next(before: str) -> None:
    assert meaning(f"{before} [Adresse] fremgår.") == "stated"
