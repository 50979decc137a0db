"""From a cell's lines to its text: words that the layout tore apart are put together again.

A layout engine breaks inside a word without a hyphen only where the whole word does not fit its column alone:
then the first part stands alone on its line and fills it. That is told from the page's geometry; where geometry
leaves it open, the words the document prints elsewhere decide.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.values import Line, Word

SOFT_HYPHEN = "\u00ad"
CLOSING = re.compile(r"^[?!.,;:)\]»”%]+$")
BARE = re.compile(r"^\W+|\W+$")
# Words after which a hyphen at a line's end belongs to a suspended compound: "person- og sagsoplysninger".
SUSPENDING = frozenset({"og", "eller", "samt", "/", "og/eller", "hhv.", "til"})


def bare(word: str) -> str:
    """The word in lower case without punctuation around it."""
    return BARE.sub("", word).lower()


@dataclass(frozen=True, slots=True)
class Text:
    """A cell's text in whole words; doubtful: a torn word could not be decided."""

    text: str
    doubtful: bool = False


class WholeWords:
    """Joins lines, knowing the words that the document prints whole and those the caller knows."""

    def __init__(self, cells: Iterable[Sequence[Line]], known: Callable[[str], bool]) -> None:
        self._printed = frozenset(bare(w) for lines in cells for w in _inner_words(lines))
        self._known = known

    def text(self, lines: Sequence[Line], right: float) -> Text:
        """The lines as one text; right is the x position that no line of this column passes (points)."""
        if not lines:
            return Text("")
        parts = [" ".join(w.text for w in lines[0])]
        doubtful = False
        for above, below in pairwise(lines):
            separator, doubt = self._between(above, below, right)
            doubtful = doubtful or doubt
            if separator is None:
                parts[-1] = parts[-1].rstrip(f"-{SOFT_HYPHEN}")
            parts += [separator or "", " ".join(w.text for w in below)]
        return Text("".join(parts).replace(SOFT_HYPHEN, ""), doubtful)

    def _between(self, above: Line, below: Line, right: float) -> tuple[str | None, bool]:
        """What stands between two lines (None: nothing, and the hyphen goes), and whether that is in doubt."""
        last, first = above[-1], below[0]
        if last.text.endswith(SOFT_HYPHEN):
            return None, False
        if last.text.endswith("-") and len(last.text) > 1:
            return self._after_hyphen(last.text, first.text), False
        if CLOSING.match(first.text) or last.text.endswith("/"):
            return "", False
        if len(above) > 1 or not _fills(last, first, right):
            return " ", False
        return self._torn(last.text, first.text)

    def _after_hyphen(self, last: str, first: str) -> str | None:
        if first.lower() in SUSPENDING:
            return " "
        joined, kept = bare(last[:-1] + first), bare(last + first)
        if joined in self._printed and kept not in self._printed and first[:1].islower():
            return None
        return ""

    def _torn(self, last: str, first: str) -> tuple[str, bool]:
        """Whether two parts that geometry lets be one word are one."""
        if not first[:1].islower() and not (last[-1:].isdigit() or first[:1].isdigit()):
            return " ", False
        if last[-1:] in ".,;:!?)":
            joins = last[-2:-1].isdigit() and first[:1].isdigit()
            return ("" if joins else " "), False
        if self._is_word(last + first):
            return "", False
        if self._is_word(last) and self._is_word(first):
            return " ", True
        return "", not (self._is_word(last) or self._is_word(first))

    def _is_word(self, word: str) -> bool:
        return bare(word) in self._printed or self._known(bare(word))


def _inner_words(lines: Sequence[Line]) -> list[str]:
    """The words that no line break can have torn: not the last of a line or the first of the next."""
    found = []
    for number, line in enumerate(lines):
        start = 0 if number == 0 else 1
        end = len(line) if number == len(lines) - 1 else len(line) - 1
        found += [w.text for w in line[start:end]]
    return found


def _fills(last: Word, first: Word, right: float) -> bool:
    """Whether not even the first letter of the next line would have fitted behind this word."""
    letter = (first.region.x1 - first.region.x0) / max(1, len(first.text))
    return right - last.region.x1 < letter
