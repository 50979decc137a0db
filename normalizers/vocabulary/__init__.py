"""Vocabulary files (*.toml): the Danish words the rules rest on, written for people who know the law, not the code.

Pattern language, one expression a string, read without regard to case:
    "fejl"          the word itself
    "fejl*"         a word that begins so        ("fejlen", "fejlforsendelse")
    "*fejl"         a word that ends so          ("systemfejl")
    "menneskelig* fejl"   words in a row (any white space or one hyphen between them)
"""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import TypeVar

from pydantic import BaseModel, ValidationError

Model = TypeVar("Model", bound=BaseModel)


class VocabularyError(Exception):
    """A vocabulary file that cannot be used: names the file and what to mend."""


def load(name: str, model: type[Model]) -> Model:
    """The vocabulary file name.toml, checked against its model. Raises VocabularyError."""
    path = resources.files(__name__) / f"{name}.toml"
    try:
        return model.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, tomllib.TOMLDecodeError, ValidationError) as error:
        raise VocabularyError(f"normalizers/vocabulary/{name}.toml: {error}") from error
