"""The Danish municipalities since 2007: code, name and region (municipalities.csv, codes of Danmarks Statistik)."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Municipality:
    """One municipality; code has 4 digits, name leaves out the word Kommune."""

    code: str
    name: str
    region: str


@lru_cache(maxsize=1)
def municipalities() -> Mapping[str, Municipality]:
    """Name -> municipality, by code."""
    text = (resources.files("pipeline") / "municipalities.csv").read_text(encoding="utf-8")
    return {row["name"]: Municipality(**row) for row in csv.DictReader(text.splitlines())}
