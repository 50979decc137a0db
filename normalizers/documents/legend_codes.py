"""Codes of cells that a document explains in words: colours, levels, classes ("Grøn: almindelige", "Niveau 1 = lav").

Marks, abbreviations and columns are explained for legend. A code counts only beside another of its sort.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from pydantic import BaseModel, ConfigDict

from normalizers.vocabulary.patterns import alternatives, longest_first
from normalizers.vocabulary.words import Vocabulary

# A sentence's end, or the end of a piece of it that explains one code.
PIECE_END = re.compile(r"[.;]\s|[;\n]|\.?$")
LETTER = re.compile(r"[^\W\d_]")
LONGEST_EXPLANATION = 15
LEAST_CODES = 2
# A key is a table of two columns whose codes are so short, and so many of them stand in cells of other tables.
CODE_MAX = 12


class LegendCodesVocabulary(BaseModel):
    """The file legend_codes.toml."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    names: tuple[str, ...]
    levels: tuple[str, ...]
    joints: tuple[str, ...]
    loose_ends: tuple[str, ...]


class LegendCodes:
    """Finds explained codes with the words of vocabulary/legend_codes.toml."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        words = vocabulary.file("legend_codes", LegendCodesVocabulary)
        joint = rf"(?P<joint>\s*[:=(]\s*|\s+[–—-]\s+|\s+{longest_first(words.joints)}\s+)"
        names, levels = longest_first(words.names), alternatives(words.levels)
        number = r"(?P<code>\d{1,2}|(?-i:[A-ZÆØÅ]|I{1,3}|I?V))(?!\w)"
        # Behind the first explained name the joint may be left out: "Grøn betyder lav, gul mellem og rød høj".
        self._sorts = (
            re.compile(rf"(?P<code>{names})(?:{joint}|(?P<bare>\s+(?=[^\W\d_])))", re.IGNORECASE),
            re.compile(rf"(?:(?P<level>(?<!\w){levels})\.?\s*|(?P<bare>(?<![\w.,/-]))){number}{joint}", re.IGNORECASE),
        )
        self._loose_end = re.compile(rf"[\s,]+{longest_first(words.loose_ends)}$", re.IGNORECASE)

    def find(self, text: str) -> tuple[tuple[str, str], ...]:
        """(code, words) for each code that the text explains, in order; the code as it may stand in a cell.

        That of a level stands alone and with its word ("2", "Niveau 2").
        """
        found: list[tuple[str, str]] = []
        for sort in self._sorts:
            codes = list(self._of_sort(sort, text))
            if len({code.casefold().rpartition(" ")[2] for code, _ in codes}) >= LEAST_CODES:
                found.extend(codes)
        return tuple(found)

    def _of_sort(self, sort: re.Pattern[str], text: str) -> Iterator[tuple[str, str]]:
        """The codes of one sort; a bare one only behind one in full of the same sentence."""
        said = list(sort.finditer(text))
        full_until = -1
        for match, after in zip(said, [*said[1:], None], strict=False):
            if match["bare"] is not None and match.start() >= full_until:
                continue
            end = PIECE_END.search(text, match.end())
            piece_end = end.start() if end else len(text)
            full_until = max(full_until, piece_end)
            stop = min(piece_end, after.start()) if after else piece_end
            words = self._loose_end.sub("", text[match.end() : stop].strip(" ,;:()"))
            if LETTER.search(words) and len(words.split()) <= LONGEST_EXPLANATION:
                yield match["code"], words
                if named := match.groupdict().get("level"):
                    yield f"{named} {match['code']}", words


def explained_in_tables(
    tables: Sequence[Sequence[Sequence[str]]],
) -> tuple[tuple[str, str], ...]:
    """(code, words) of the tables that are keys: two columns, the first of which stands in rows of other tables.

    tables: the rows of each table, its header first, one text a cell.
    """
    found: dict[tuple[str, str], None] = {}
    for number, rows in enumerate(tables):
        others = {text.strip() for i, other in enumerate(tables) if i != number for row in other[1:] for text in row}
        if _is_key(rows, others):
            found |= dict.fromkeys((row[0].strip(), row[1].strip()) for row in rows if row[0].strip() in others)
    return tuple(found)


def _is_key(rows: Sequence[Sequence[str]], others: Collection[str]) -> bool:
    filled = [row for row in rows if any(text.strip() for text in row)]
    shaped = all(len(row) == LEAST_CODES and len(row[0].strip()) <= CODE_MAX for row in filled)
    used = {row[0].strip() for row in filled if row[0].strip() in others} if shaped else set()
    return len(used) >= LEAST_CODES and len(used) >= len(filled) - 1
