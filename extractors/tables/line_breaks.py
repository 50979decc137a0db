"""Which line begins a row where neither rules nor gaps tell: what a new line does in the columns of the one above.

A number or date under a number or date is of another row, since no cell breaks within one; a text that breaks though
the next word would have fitted has ended; a text that breaks where it is full goes on. Which lines are asked is for the
finders.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.document.geometry import Line, Word
from extractors.document.lines import text_of
from extractors.tables.grid import column_at
from extractors.tables.text_lines import TEXT_LINES, TextLine, usual_pitch
from extractors.tables.values import is_value


@dataclass(frozen=True, slots=True)
class LineBreakTolerances:
    """When a line ends a text, and when it begins a row."""

    # So many columns with a value under a value begin a row, whatever the texts beside them do.
    begun_columns: int = 2
    # Of the columns where the row above has values, those with a value in a line that begins a row.
    values_share: float = 0.5
    # The same between two rules, which are to part the rows: a number torn in a narrow cell is no row.
    ruled_values_share: float = 0.75
    # A text over so many borders between columns is a heading over them.
    heading_borders: int = 1
    # So many rows begin where a line under a title does.
    set_in_rows: int = 2
    # The space that a next word would need.
    space_em: float = 0.25
    # The white that a ruled column leaves at its right border is that at its left, but no more than this.
    widest_padding_pt: float = 6.0
    # A line set out begins so much further left; letters' side bearings differ by less.
    set_out_pt: float = 2.0
    # A text that would have fitted by less may be full: widths are rounded.
    rounding_pt: float = 0.5


LINE_BREAKS = LineBreakTolerances()

Cells = dict[int, Line]


def row_starts(lines: Sequence[TextLine], columns: Sequence[float], *, ruled: bool) -> frozenset[int]:
    """The lines (their indexes) that begin a row by what stands in them; columns are borders, drawn where ruled."""
    cells = [_by_column(line, columns) for line in lines]
    if ruled and not _has_values_in_two_lines(cells):
        return frozenset()
    limits = _limits(cells, columns, ruled=ruled)
    gaps, titles = _gaps(lines), _titles(cells)
    share = LINE_BREAKS.ruled_values_share if ruled else LINE_BREAKS.values_share
    begun: list[int] = []
    last, valued = 0, False  # the last line with a value, and whether there was any
    row: Cells = {}  # of each column the last text of the row so far
    lone: list[int] = []  # the lines since its last value that stand in the first column alone
    for index, own in enumerate(cells):
        if not ruled and not begun and _is_over_names(lines, index, columns):
            begun.append(index + 1)
        if _reaches_over(lines[index], columns):
            begun += [index, index + 1]
            row, lone = {}, []
            continue
        first = not ruled and (lone or not valued) and _is_first(cells, index, limits)
        if index and (first or _is_under_values(row, own, cells[index - 1], limits, share)):
            gap = next((n for n in range(index, last, -1) if n in gaps), None)
            begun += _of_lone(lone, index, cells, limits, titles) if lone or gap is None else [gap]
            row, lone = {}, []
        elif index and set(own) == {0}:
            lone.append(index)
        elif any(is_value(own[c]) for c in own):
            lone = []
        row |= own
        if any(is_value(text) for text in own.values()):
            last, valued = index, True
    return frozenset(begun) - {0, len(lines)}


def _has_values_in_two_lines(cells: Sequence[Cells]) -> bool:
    """Whether any column has a value in a second line: between rules nothing else begins a row."""
    seen: set[int] = set()
    for own in cells:
        values = {c for c, text in own.items() if is_value(text)}
        if seen & values:
            return True
        seen |= values
    return False


def _gaps(lines: Sequence[TextLine]) -> frozenset[int]:
    """The lines that stand further under the one above than the lines of one cell do."""
    widest = TEXT_LINES.row_gap_pitches * usual_pitch(lines) if lines else 0.0
    return frozenset(n for n, (a, b) in enumerate(pairwise(lines), start=1) if b.middle - a.middle > widest)


def _reaches_over(line: TextLine, columns: Sequence[float]) -> bool:
    """Whether a line is one text over several columns that are not the first: a heading between rows."""
    return (
        len(line.segments) == 1
        and line.x0 > columns[1]
        and sum(line.x0 < x < line.x1 for x in columns) >= LINE_BREAKS.heading_borders
    )


def _is_over_names(lines: Sequence[TextLine], index: int, columns: Sequence[float]) -> bool:
    """Whether a line of the header has a text over several columns, each with a name in the next line."""
    below = [s[0].region.middle[0] for s in lines[index + 1].segments] if index + 1 < len(lines) else []
    named = {column_at(columns, x) for x in below}
    return any(
        len(named.intersection(range(column_at(columns, s[0].region.x0), column_at(columns, s[-1].region.x1) + 1))) > 1
        for s in lines[index].segments
    )


def _titles(cells: Sequence[Cells]) -> frozenset[int]:
    """The lines in the first column alone over a line set in from them as far as other rows begin: titles over rows."""
    labels = {n: own[0][0].region.x0 for n, own in enumerate(cells) if 0 in own}
    lone = {n for n, own in enumerate(cells) if set(own) == {0}}
    rows = [x for n, x in labels.items() if n not in lone and n - 1 not in lone]
    return frozenset(
        n
        for n in lone
        if n + 1 in labels
        and n + 1 not in lone
        and labels[n + 1] > labels[n] + LINE_BREAKS.set_out_pt
        and sum(abs(x - labels[n + 1]) < LINE_BREAKS.set_out_pt for x in rows) >= LINE_BREAKS.set_in_rows
    )


def _of_lone(
    lone: Sequence[int], index: int, cells: Sequence[Cells], limits: dict[int, float], titles: frozenset[int]
) -> list[int]:
    """Where rows begin from the lone lines before a line that begins one: its label's first lines, or section rows."""
    begun = [index]
    for number in reversed([n for n in lone if lone and _runs_on(lone, n, index)]):
        if number in titles:
            begun = [number, *begun]
            continue
        goes_on = 0 in cells[number + 1] and _goes_on(cells[number][0], cells[number + 1][0], limits[0])
        ended = 0 not in cells[number - 1] or not _goes_on(cells[number - 1][0], cells[number][0], limits[0])
        heads = _heads(cells, number)
        if not ended and not heads:
            break
        begun = [number, *begun[1:]] if goes_on and not heads else [number, *begun]
    return begun


def _heads(cells: Sequence[Cells], number: int) -> bool:
    """Whether two labels or more below a lone one begin at one place further right: it heads their rows."""
    left = cells[number][0][0].region.x0 + TEXT_LINES.same_place_pt
    below = [own[0][0].region.x0 for own in cells[number + 1 : number + 3] if 0 in own]
    return len(below) > 1 and min(below) > left and max(below) - min(below) < TEXT_LINES.same_place_pt


def _goes_on(above: Line, below: Line, limit: float) -> bool:
    """Whether a label goes on in the next line: it is full there, in one type, not set out, and no number follows."""
    same_type = above[-1].bold == below[0].bold and not _is_set_out(above, below)
    return same_type and _is_full(above, below, limit) and not is_value(below)


def _is_set_out(above: Line, below: Line) -> bool:
    """Whether a line begins left of the one above it, as titles over rows do that are set in; centred ones are not."""
    (a, b), (c, d) = ((line[0].region.x0, line[-1].region.x1) for line in (above, below))
    return c < a - LINE_BREAKS.set_out_pt and min(abs(d - b), abs(a + b - c - d)) > LINE_BREAKS.set_out_pt


def _runs_on(lone: Sequence[int], number: int, index: int) -> bool:
    """Whether only lone lines stand between one and a later line."""
    return all(n in lone for n in range(number, index))


def _is_under_values(row: Cells, own: Cells, above: Cells, limits: dict[int, float], share: float) -> bool:
    """Whether a line has values in enough columns where its row so far has some, and no text that goes on.

    Where the line right above has them too, no cell of several lines stands between, whatever looks full.
    """
    values = [c for c in own if c in row and _is_next_value(row[c], own[c], limits[c])]
    if 0 in own and 0 in row and _is_next_key(row[0], own[0]):
        values.append(0)
    if len(values) < share * sum(is_value(text) for text in row.values()):
        return False
    if sum(c in above for c in values) >= LINE_BREAKS.begun_columns:
        return True
    return bool(values) and len(own) > 1 and (set(above) == {0} or not _text_goes_on(own, above, limits, values))


def _is_first(cells: Sequence[Cells], index: int, limits: dict[int, float]) -> bool:
    """Whether the first line with values stands under names or a heading: no text goes on from the line above."""
    own, above = cells[index], cells[index - 1]
    values = [c for c in own if is_value(own[c]) or (c == 0 and _is_key(own[c]))]
    if len(values) < LINE_BREAKS.begun_columns:
        return False
    return not _text_goes_on(own, above, limits, values) or (set(above) == {0} and _heads(cells, index - 1))


def _text_goes_on(own: Cells, above: Cells, limits: dict[int, float], values: Sequence[int]) -> bool:
    """Whether a text that is no value goes on from the line above; a number under a label does not."""
    return any(
        (_goes_on if c == 0 else _is_full)(above[c], own[c], limits[c]) for c in own if c in above and c not in values
    )


def _is_next_value(above: Line, below: Line, limit: float) -> bool:
    """Whether two texts of one column are two values; a number torn where its column is full is one."""
    if _look(above) == _look(below):
        return is_value(above)
    marks = all(is_value(t) or _is_mark(t) for t in (above, below)) and not (_is_mark(above) and _is_mark(below))
    return (
        marks and not any(c.isalpha() for w in (*above, *below) for c in w.text) and not _is_full(above, below, limit)
    )


def _is_next_key(above: Line, below: Line) -> bool:
    """Whether two texts of the first column are the names of two rows, in letters and digits: "SO-1", "SO-2"."""
    return _is_key(above) and _look(above) == _look(below)


def _is_key(text: Line) -> bool:
    """Whether a text is one word of letters and digits."""
    return len(text) == 1 and any(c.isalpha() for c in text[0].text) and any(c.isdigit() for c in text[0].text)


def _is_mark(text: Line) -> bool:
    """Whether a text is a sign for no value: a dash, a dagger."""
    return len(text) == 1 and len(text[0].text) == 1 and not text[0].text.isalnum()


def _look(text: Line) -> str:
    """How a text looks: all numbers alike, however many digits and separators they have."""
    return re.sub(r"[^\W\d_]+", "a", re.sub(r"\d+(?:[.,]\d+)*", "9", text_of(text)))


def _is_full(above: Line, below: Line, limit: float) -> bool:
    """Whether the first word of the lower text would not have fitted behind the upper one."""
    word = below[0].region
    width = above[-1].region.x1 - above[0].region.x0 + LINE_BREAKS.space_em * above[-1].size + word.x1 - word.x0
    return width > limit - LINE_BREAKS.rounding_pt


def _limits(cells: Sequence[Cells], columns: Sequence[float], *, ruled: bool) -> dict[int, float]:
    """How wide the texts of each column may be: as wide as the widest within it, or as its drawn borders leave."""
    limits: dict[int, float] = {}
    for column in {c for own in cells for c in own}:
        texts = [own[column] for own in cells if column in own]
        within = [t for t in texts if column or t[-1].region.x1 <= columns[1]] or texts
        left, right = min(t[0].region.x0 for t in texts), max(t[-1].region.x1 for t in within)
        limits[column] = right - left
        if ruled and column + 1 < len(columns):
            padding = min(max(left - columns[column], 0.0), LINE_BREAKS.widest_padding_pt)
            limits[column] = max(limits[column], columns[column + 1] - columns[column] - 2 * padding)
    return limits


def _by_column(line: TextLine, columns: Sequence[float]) -> Cells:
    if len(line.segments) == 1 and any(w.region.x0 < columns[1] < w.region.x1 for w in line.words):
        return {0: line.words}  # a lone text that runs over the first border is of no other column
    found: dict[int, list[Word]] = {}
    for word in line.words:
        found.setdefault(column_at(columns, word.region.middle[0]), []).append(word)
    return {column: tuple(words) for column, words in found.items()}
