"""Loads a vocabulary file: its frames spelled out, its doubles refused, checked against the model of whoever reads it.

What an entry is worth beside the others is for audit.
"""

from __future__ import annotations

from functools import cache
from typing import TypeVar

from pydantic import BaseModel

from normalizers.vocabulary.entries import doubles, written
from normalizers.vocabulary.frames import Tree, spell_out

Model = TypeVar("Model", bound=BaseModel)


class VocabularyError(Exception):
    """A vocabulary file that cannot be used: names the file and what to mend."""


def load(name: str, model: type[Model]) -> Model:
    """The vocabulary file name.toml, checked against its model. Raises VocabularyError."""
    try:
        return model.model_validate(spelled_out_file(name))
    except (OSError, ValueError) as error:
        raise VocabularyError(f"normalizers/vocabulary/{name}.toml: {error}") from error


@cache
def spelled_out_file(name: str) -> Tree:
    """What a file holds, its frames spelled out. Raises ValueError where it holds an entry twice."""
    tree = spell_out(written(name))
    if twice := list(doubles(name, tree)):
        raise ValueError("\n".join(twice))
    return tree
