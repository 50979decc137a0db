"""Which headers of columns.toml never win: there the first [[column]] block that fits a header decides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, ConfigDict

from normalizers.vocabulary.covering import covers, holds
from normalizers.vocabulary.frames import Tree, spell_out

Part = Literal["whole", "words"]


class Block(BaseModel):
    """One [[column]] block, as far as its words go; the keys are explained in columns.toml."""

    model_config = ConfigDict(extra="ignore", frozen=True)
    role: str
    whole: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    all: tuple[tuple[str, ...], ...] = ()
    under: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    looks: str | None = None
    holds: tuple[str, ...] = ()

    @property
    def asks_more(self) -> bool:
        """Whether more than the words of a header decides."""
        return bool(self.under or self.looks or self.holds)


@dataclass(frozen=True, slots=True)
class Shadowed:
    """A header that an earlier block always takes."""

    section: str
    pattern: str
    by: str
    by_section: str


def shadowed_columns(tree: Mapping[str, Tree]) -> Iterator[Shadowed]:
    """The headers of all blocks that an earlier block always takes."""
    columns = spell_out(tree["column"])
    blocks = [Block.model_validate(block) for block in columns] if isinstance(columns, list) else []
    for place, block in enumerate(blocks):
        section = f"[[column]] {place + 1}, {block.role}"
        parts: tuple[tuple[Part, tuple[str, ...]], ...] = (("whole", block.whole), ("words", block.words))
        for part, patterns in parts:
            for pattern in patterns:
                if taker := _taker(blocks[:place], pattern, part, block):
                    number, by = taker
                    yield Shadowed(f"{section}.{part}", pattern, by, f"[[column]] {number}, {blocks[number - 1].role}")


def _taker(earlier: Sequence[Block], pattern: str, part: Part, block: Block) -> tuple[int, str] | None:
    """The number of the earlier block that always takes a pattern, and the words by which it does."""
    for number, by in enumerate(earlier, start=1):
        if _takes(by, pattern, part, block):
            return number, next((p for p in (*by.words, *by.whole) if holds(p, pattern)), "all")
    return None


def _takes(earlier: Block, pattern: str, part: Part, block: Block) -> bool:
    """Whether an earlier block fits every header that this pattern of a later block fits."""
    if earlier.asks_more or _forbids(earlier, pattern, part, block):
        return False
    if any(holds(words, pattern) for words in earlier.words):
        return True
    if part == "whole" and any(covers(whole, pattern) for whole in earlier.whole):
        return True
    return bool(earlier.all) and all(any(holds(p, pattern) for p in group) for group in earlier.all)


def _forbids(earlier: Block, pattern: str, part: Part, block: Block) -> bool:
    """Whether the earlier block forbids words that may stand in such a header."""
    if part == "whole":
        return any(holds(p, pattern) or ("*" in pattern and _may_hold(p, pattern)) for p in earlier.without)
    return not set(earlier.without) <= set(block.without)


def _may_hold(forbidden: str, pattern: str) -> bool:
    """Whether some text of a pattern with a wildcard may hold the forbidden word."""
    return covers(pattern, forbidden) or any(covers(word, forbidden) for word in pattern.split() if "*" in word)
