"""Vocabulary files (*.toml): the Danish words the rules rest on, written for people who know the law, not the code.

Pattern language, one expression a string, read without regard to case:
    "fejl"          the word itself
    "fejl*"         a word that begins so        ("fejlen", "fejlforsendelse")
    "*fejl"         a word that ends so          ("systemfejl")
    "menneskelig* fejl"   words in a row (any white space or one hyphen between them)

One line may stand for several expressions ("(fik|har fået) adgang", "@staff"): see frames.py. An entry that its list
has twice, or that a list searched before its own has too (entries.py), stops the loading; what else adds nothing is
found by audit.py, which takes longer.
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
