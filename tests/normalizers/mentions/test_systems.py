"""Known names one by one; what a row names is in test_systems of the fields (tests/cases/systems.toml)."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.mentions.systems import SystemNames
from normalizers.vocabulary.words import Vocabulary

NAMES = Vocabulary().of(SystemNames)


@pytest.mark.parametrize(("text", "names"), [("KMD Nexus", ["KMD Nexus"]), ("Aulas og KMDs fejl", ["Aula", "KMD"])])
def test_longer_name_hides_the_shorter_within_and_a_genitive_is_the_name(text: str, names: list[str]) -> None:
    assert [n.name for n in NAMES.find(text)] == names


@given(st.lists(st.sampled_from(["Aula", "KMD", "Nexus", "og", "SBSYS", "e-Boks"]), max_size=8).map(" ".join))
def test_names_stand_in_order_and_apart(text: str) -> None:
    found = NAMES.find(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
