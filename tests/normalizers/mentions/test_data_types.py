from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalizers.mentions.data_types import DataTypes, DataTypesVocabulary
from normalizers.vocabulary.words import Vocabulary
from tests.normalizers.rows import cases

TYPES = Vocabulary().of(DataTypes)
KIND = {"code": "name", "label_da": "Navn", "label_en": "Name", "classes": ["almindelige"]}


@pytest.mark.parametrize("case", cases("data_types"), ids=lambda c: c["guards"])
def test_kinds_of_data_named(case: dict[str, Any]) -> None:
    found = TYPES.find(case["text"], prose=case.get("prose", False))
    assert [m.type.code for m in found] == case["names"]
    assert [m.type.code for m in found if m.denied] == case.get("denied", [])
    assert [m.type.code for m in found if m.possible] == case.get("possible", [])


def test_code_used_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="codes used twice"):
        DataTypesVocabulary.model_validate(
            {
                "lookalikes": [],
                "sources": {"law": "GDPR"},
                "types": [{**KIND, "source": "law"}, {**KIND, "source": "law"}],
            }
        )


def test_kind_without_a_known_source_is_refused() -> None:
    with pytest.raises(ValueError, match="without a known source"):
        DataTypesVocabulary.model_validate({"lookalikes": [], "sources": {}, "types": [{**KIND, "source": "law"}]})


@given(st.text(max_size=60))
def test_running_text_names_no_more_than_a_list_of_the_same_words(text: str) -> None:
    assert set(TYPES.find(text, prose=True)) <= set(TYPES.find(text))
