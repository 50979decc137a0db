"""The lines of a table of counts: which are headers, groups and figures.

What rows and columns tell apart is for table_axes; a header that the layout cut off is for continued.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.document.tables import LEVELS, LogicalRow, LogicalTable
from normalizers.counts.numbers import CountNumbers
from normalizers.counts.terms import CountTerms
from normalizers.dates.period_phrases import PeriodPhrases, is_year

PART = re.compile(r"\s*[1-4]\s*\.?\s*")


@dataclass(frozen=True, slots=True)
class CountLine:
    """A row of the table, whole: its texts and, for the place, the row it came from."""

    texts: tuple[str, ...]
    row: LogicalRow | None


def blocks(
    numbers: CountNumbers, phrases: PeriodPhrases, table: LogicalTable
) -> Iterator[tuple[tuple[str, ...], list[CountLine]]]:
    """Header paths and rows; two tables that the layout took for one are two blocks, each under its header row.

    The layout may also have taken a row of counts for the header, or a header for a row.
    """
    lines = [CountLine(row.texts, row) for row in table.rows]
    names, lines = _with_headers_over_counts(numbers, table.columns, lines)
    columns = _with_groups_in_place(phrases, names)
    if any(numbers.is_count(last_level(c)) for c in columns):
        columns, lines = ("",) * len(columns), [CountLine(columns, None), *lines]
    lines = [_with_years_apart(numbers, line, lines[i + 1 :]) for i, line in enumerate(lines)]
    block: list[CountLine] = []
    for index, line in enumerate(lines):
        if not _heads_counts(numbers, line.texts, lines[index + 1 :]):
            block.append(line)
            continue
        if block:
            yield columns, block
            columns, block = ("",) * len(columns), []
        texts = _spread(line.texts, lines[index + 1].texts)
        columns = tuple(joined_path(c, t) for c, t in zip(columns, texts, strict=False))
    yield columns, block


def _with_headers_over_counts(
    numbers: CountNumbers, columns: tuple[str, ...], lines: list[CountLine]
) -> tuple[tuple[str, ...], list[CountLine]]:
    """Columns whose name stands in an empty column of its own before their counts are one with it."""
    pages = [columns, *(line.texts for line in lines)]
    named = {
        i
        for i in range(1, len(columns) - 1)
        if not any(texts[i].strip() and texts[i + 1].strip() for texts in pages)
        and sum(bool(texts[i].strip()) for texts in pages) == 1
        and any(numbers.is_count(texts[i + 1]) for texts in pages)
        and not any(numbers.is_count(texts[i]) for texts in pages)
    }
    named = {i for i in named if any(t[i].strip() for t in pages[:2])}
    if not named:
        return columns, lines
    closed = [
        tuple(t[i] or t[i + 1] if i in named else t[i] for i in range(len(t)) if i - 1 not in named) for t in pages
    ]
    return closed[0], [replace(line, texts=texts) for line, texts in zip(lines, closed[1:], strict=True)]


def _with_groups_in_place(phrases: PeriodPhrases, columns: tuple[str, ...]) -> tuple[str, ...]:
    """Header paths whose periods stand over the wrong columns, where the names below repeat for each period."""
    parts = [(path.rpartition(LEVELS)[0], last_level(path)) for path in columns[1:]]
    groups = list(dict.fromkeys(group for group, _ in parts if group))
    size, rest = divmod(len(parts), len(groups)) if groups else (0, 1)
    names = [name for _, name in parts]
    if (
        rest
        or size < 2
        or len(groups) < 2
        or not all(map(phrases.is_period, groups))
        or names != names[:size] * len(groups)
    ):
        return columns
    return (columns[0], *(joined_path(groups[i // size], name) for i, name in enumerate(names)))


def _with_years_apart(numbers: CountNumbers, line: CountLine, below: Sequence[CountLine]) -> CountLine:
    """The line; where it is nothing but the periods of the columns of counts below, in one cell, each in its own."""
    printed = [t.split() for t in line.texts if t.strip()]
    counted = [i for i, t in enumerate(below[0].texts) if i and numbers.is_count(t)] if below else []
    if len(printed) != 1 or not 1 < len(printed[0]) == len(counted) or not all(is_year(t) for t in printed[0]):
        return line
    names = dict(zip(counted, printed[0], strict=True))
    return CountLine(tuple(names.get(i, "") for i in range(len(line.texts))), line.row)


def _spread(texts: Sequence[str], below: Sequence[str]) -> list[str]:
    """A header row whose groups' names reach over the empty cells at their right that have a name below, as theirs."""
    spread: list[str] = []
    group = ""
    for text, name in zip(texts, below, strict=False):
        named = bool(re.search(r"[^\W\d]", name))
        group = (text if named else "") if text.strip() else group
        spread.append(text if text.strip() or not named else group)
    return spread


def _heads_counts(numbers: CountNumbers, texts: Sequence[str], below: Sequence[CountLine]) -> bool:
    """Whether a row names columns that hold counts in the next row of counts, and holds no count itself."""
    printed = {t.strip() for t in texts if t.strip()}
    if len(printed) < 2 or any(numbers.is_count(t) or is_percentage(t) for t in printed):
        return False
    for line in below:
        counted = [i for i, t in enumerate(line.texts) if i and numbers.is_count(t)]
        if counted:
            return any(re.search(r"\w", texts[i]) for i in counted if i < len(texts))
    return False


def joined_path(above: str, below: str) -> str:
    """Two levels of a header as one path."""
    return LEVELS.join(part for part in (above.strip(), below.strip()) if part)


def last_level(path: str) -> str:
    """The deepest level of a header path."""
    return path.rsplit(LEVELS, maxsplit=1)[-1]


def with_parts_named(terms: CountTerms, line: CountLine, header: tuple[str, ...]) -> CountLine:
    """The line with the parts of a year that only their column's header names ("2." under "Kvartal") in full."""
    texts = list(line.texts)
    for index, (text, path) in enumerate(zip(line.texts, header, strict=False)):
        name = last_level(path).strip()
        if PART.fullmatch(text) and name.lower() in terms.parts_of_a_year:
            texts[index] = f"{text.strip(' .')}. {name}"
    return replace(line, texts=tuple(texts))


def is_percentage(text: str) -> bool:
    """Whether a cell is a share in per cent."""
    return bool(re.fullmatch(r"\d+(?:[.,]\d+)?\s*(?:%|pct\.?|procent)", text.strip(), re.IGNORECASE))


def is_section(numbers: CountNumbers, line: CountLine) -> bool:
    """Whether a line is a heading among the rows: one text, in its first cell or of full width, and no count."""
    words = {t.strip() for t in line.texts if t.strip()}
    spanning = line.row is not None and line.row.spanning
    alone = len(words) == 1 and (spanning or bool(line.texts[0].strip()))
    return alone and not any(map(numbers.is_count, words))
