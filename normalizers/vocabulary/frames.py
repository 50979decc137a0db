"""Frames: one line of a vocabulary file that stands for several patterns, spelled out when the file is loaded.

    "(fik|har fået) adgang"      one of the wordings in brackets       ("fik adgang", "har fået adgang")
    "(en|et|) (lav|ringe) risiko"  an empty wording makes the words optional
    "@staff"                     every pattern of the list staff in concepts.toml
    "forkert(|e) @recipient"     a list of concepts.toml as a part of a pattern
    "(fik|@modtage) besked"      the same within brackets
    "@sende"                     a verb of concepts.toml as something done: "sendte", "har sendt", "havde sendt"

Brackets without "|" are ordinary signs ("(x)"). Nobody but this module knows of frames: the rules read plain patterns.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from importlib import resources
from itertools import product

from pydantic import BaseModel, ConfigDict

GROUP = re.compile(r"\(([^()]*\|[^()]*)\)")
NAME = re.compile(r"@([^\W\d]\w*)")
PART = re.compile(rf"{GROUP.pattern}|{NAME.pattern}")
CONCEPTS = "concepts"
Tree = str | int | float | bool | list["Tree"] | dict[str, "Tree"]


class _Concepts(BaseModel):
    """The file concepts.toml."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    lists: dict[str, tuple[str, ...]]
    verbs: dict[str, tuple[str, str]]


@lru_cache(maxsize=1)
def concepts() -> Mapping[str, tuple[str, ...]]:
    """The patterns that "@name" stands for, by name. Raises ValueError for a name given twice or not given."""
    path = resources.files("normalizers.vocabulary") / f"{CONCEPTS}.toml"
    read = _Concepts.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    if twice := read.lists.keys() & read.verbs.keys():
        raise ValueError(f"{CONCEPTS}.toml: both a list and a verb: {', '.join(sorted(twice))}")
    known: dict[str, tuple[str, ...]] = {
        verb: (past, f"har {participle}", f"havde {participle}") for verb, (past, participle) in read.verbs.items()
    }
    for name, patterns in read.lists.items():
        known[name] = tuple(_spelled_out(patterns, known))
    return known


def is_frame(pattern: str) -> bool:
    """Whether a line of a vocabulary file stands for several patterns."""
    return "@" in pattern or ("|" in pattern and GROUP.search(pattern) is not None)


def spelled_out(pattern: str) -> tuple[str, ...]:
    """The patterns that one line of a vocabulary file stands for. Raises ValueError for an unknown name."""
    return tuple(_spelled_out((pattern,), concepts())) if is_frame(pattern) else (pattern,)


def spell_out(tree: Tree) -> Tree:
    """What a vocabulary file holds, with the frames of all its lists spelled out. Raises ValueError."""
    if isinstance(tree, dict):
        return {key: spell_out(value) for key, value in tree.items()}
    if isinstance(tree, list):
        spelled: list[Tree] = []
        for item in tree:
            # Most lines are no frames, and are passed on untried: loading must stay quick.
            if isinstance(item, str) and "@" not in item and "|" not in item:
                spelled.append(item)
            else:
                spelled += spelled_out(item) if isinstance(item, str) else [spell_out(item)]
        return spelled
    return tree


def _spelled_out(patterns: Iterable[str], known: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    for pattern in patterns:
        if is_frame(pattern):
            forms = dict.fromkeys(" ".join(form.split()) for form in _forms(pattern, known))
            if any("|" in form for form in forms):
                raise ValueError(f"{pattern!r}: brackets within brackets are not understood")
            yield from forms
        else:
            yield pattern


def _forms(text: str, known: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    """Every text that comes of choosing one wording for each group and name."""
    for chosen in product(*(_wordings(piece, known) for piece in _pieces(text))):
        yield "".join(chosen)


def _pieces(text: str) -> Iterator[str]:
    """The text cut into groups, names and what stands between."""
    end = 0
    for found in PART.finditer(text):
        yield from (text[end : found.start()], found.group())
        end = found.end()
    yield text[end:]


def _wordings(piece: str, known: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    if group := GROUP.fullmatch(piece):
        return tuple(form for wording in group[1].split("|") for form in _forms(wording, known))
    name = NAME.fullmatch(piece)
    if name is None:
        return (piece,)
    if name[1] not in known:
        raise ValueError(f"{piece} stands in no list of {CONCEPTS}.toml")
    return known[name[1]]
