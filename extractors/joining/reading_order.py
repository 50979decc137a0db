"""In which order the words outside tables are read: what stands over columns of prose, each column, what stands under.

Where columns are is for tables/prose_columns; which lines are one paragraph is for paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractors.document.geometry import Word
from extractors.tables.prose_columns import ProseColumns


@dataclass(frozen=True, slots=True)
class ReadingPart:
    """Words that are read together.

    prose: they are a column of prose, however wide its spaces. goes_on: the part before is the column at their left.
    """

    words: tuple[Word, ...]
    prose: bool = False
    goes_on: bool = False


def in_reading_order(words: Iterable[Word], columns: Sequence[ProseColumns]) -> list[ReadingPart]:
    """A page's words in parts; columns stand from the top. Turned words and watermarks come last."""
    left = tuple(words)
    parts: list[ReadingPart] = []
    for block in columns:
        inside = [tuple(w for w in left if _is_read(w) and c.holds(*w.region.middle)) for c in block.in_order]
        held = {word for column in inside for word in column}
        over = tuple(w for w in left if _is_read(w) and w not in held and w.region.middle[1] < block.region.middle[1])
        parts.append(ReadingPart(over))
        prose = [column in block.columns for column in block.in_order]
        parts += [
            ReadingPart(column, own, goes_on=number > 0 and own)
            for number, (column, own) in enumerate(zip(inside, prose, strict=True))
        ]
        taken = held | set(over)
        left = tuple(w for w in left if w not in taken)
    return [*parts, ReadingPart(left)]


def _is_read(word: Word) -> bool:
    return word.upright and not word.watermark
