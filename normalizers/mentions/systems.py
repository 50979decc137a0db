"""The known IT systems and suppliers a text names (vocabulary/systems.toml).

Other names in a column for systems are for fields.systems; whether a supplier is to blame, for fields.third_party.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from normalizers.vocabulary.patterns import WordList
from normalizers.vocabulary.words import Vocabulary


class SystemsVocabulary(BaseModel):
    """vocabulary/systems.toml: the register's name -> spellings."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    system: dict[str, list[str]]
    supplier: dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class NamedSystem:
    """A system or supplier at text[start:end]; name: the register's."""

    name: str
    start: int
    end: int


class SystemNames:
    """The names of vocabulary/systems.toml, ready to search with. supplier_spellings: all forms of suppliers' names."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        said = vocabulary.file("systems", SystemsVocabulary)
        entries = {**said.system, **said.supplier}
        self._names = [(name, WordList(_with_genitive(spellings))) for name, spellings in entries.items()]
        self.supplier_spellings = [form for spellings in said.supplier.values() for form in _with_genitive(spellings)]

    def find(self, text: str) -> list[NamedSystem]:
        """The known names in the text, in order; of names within each other the longer."""
        found = [NamedSystem(name, *span) for name, words in self._names for span in words.spans(text)]
        kept: list[NamedSystem] = []
        for named in sorted(found, key=lambda n: (n.start - n.end, n.start)):
            if all(named.end <= k.start or named.start >= k.end for k in kept):
                kept.append(named)
        return sorted(kept, key=lambda k: k.start)


def _with_genitive(spellings: Iterable[str]) -> list[str]:
    """The spellings, and each with a final s."""
    return [form for s in spellings for form in ((s,) if s.endswith("*") else (s, f"{s}s"))]
