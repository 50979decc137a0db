"""The explanations of all codes in the register: codes.toml."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib import resources

from pydantic import BaseModel, ConfigDict


class Codes(BaseModel):
    """Code -> what it means and what to do about it, in plain words."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    problems: dict[str, str]
    review: dict[str, str]
    notes: dict[str, str]


@lru_cache(maxsize=1)
def load_codes() -> Codes:
    """The content of codes.toml."""
    text = (resources.files("pipeline") / "codes.toml").read_text(encoding="utf-8")
    return Codes.model_validate(tomllib.loads(text))
