import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from normalizers.danish.negation import Negation
from normalizers.vocabulary.words import shipped

CASES = tomllib.loads((Path(__file__).parents[2] / "cases" / "negation.toml").read_text(encoding="utf-8"))["cases"]

NEGATION = shipped().of(Negation)
negated, possible = NEGATION.negated, NEGATION.possible


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


@pytest.mark.parametrize("word", ["ikke", "ingen", "hverken", "uden", "aldrig", "undlod"])
def test_word_that_denies_by_itself_is_known_to_all_who_ask(word: str) -> None:
    assert word in NEGATION.negators
    assert meaning(f"Der var {word} [adresse].") == "negated"


def test_no_behind_a_comma_speaks_of_what_follows_it() -> None:
    assert not NEGATION.denied("navn, ikke adresse", 0, 4)
    assert NEGATION.denied("navn, ikke adresse", 11, 18)
