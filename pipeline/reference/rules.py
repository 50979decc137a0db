"""The explanations of all rules that evidence.rule names: rules.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources

from pydantic import BaseModel, ConfigDict, TypeAdapter

FAMILY = "*"


class Group(BaseModel):
    """The rules of some columns of incidents; see rules.toml for what the keys mean."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str
    fields: tuple[str, ...]
    sources: str
    limits: str
    vocabulary: tuple[str, ...]
    examples: str
    rules: dict[str, str]


@lru_cache(maxsize=1)
def load_rules() -> Mapping[str, Group]:
    """The groups of rules.toml, in their order."""
    text = (resources.files("pipeline") / "rules.toml").read_text(encoding="utf-8")
    return TypeAdapter(dict[str, Group]).validate_python(tomllib.loads(text))


def explanation(rule: str) -> str | None:
    """What a rule says; the longest family it belongs to speaks for a rule that is not explained by itself."""
    told = {name: words for group in load_rules().values() for name, words in group.rules.items()}
    families = [n for n in told if n.endswith(FAMILY) and rule.startswith(n.removesuffix(FAMILY))]
    return told.get(rule) or told.get(max(families, key=len, default=""))
