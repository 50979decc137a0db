"""The words that one document is read with: the files of this folder, each loaded once, and what is compiled of them.

Whoever reads a document hands its Vocabulary in; nothing keeps words of its own. What a module searches with is a class
that is made of a Vocabulary (`vocabulary.of(CauseWords)`).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar, cast

from pydantic import BaseModel

from normalizers.vocabulary.load import load

Model = TypeVar("Model", bound=BaseModel)
Compiled = TypeVar("Compiled")


class Vocabulary:
    """The vocabulary files, loaded when first asked for, and what was made of them, made once."""

    def __init__(self) -> None:
        self._files: dict[tuple[str, type[BaseModel]], BaseModel] = {}
        self._made: dict[Callable[[Vocabulary], object], object] = {}

    def file(self, name: str, model: type[Model]) -> Model:
        """The vocabulary file name.toml as this model. Raises VocabularyError."""
        key = (name, model)
        if key not in self._files:
            self._files[key] = load(name, model)
        return cast("Model", self._files[key])

    def of(self, make: Callable[[Vocabulary], Compiled]) -> Compiled:
        """What a class (or function) makes of this vocabulary; made once."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast("Compiled", self._made[make])


@lru_cache(maxsize=1)
def shipped() -> Vocabulary:
    """The words that ship with the project, for whoever is handed none."""
    return Vocabulary()
