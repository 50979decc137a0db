from __future__ import annotations

import pytest

from normalizers.vocabulary import frames
from normalizers.vocabulary.column_order import shadowed_columns


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
