"""Headings over groups of columns of a table without vertical rules: which texts are some, and what they stand over.

A rule under a heading that is shorter than the table reaches as far as its group does; where none is drawn, headings
stand in the middle over their columns. Which cells of a row hold them is for grid.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from extractors.document.geometry import Line, Rule, Word
from extractors.tables.grid import GRIDS, column_at
from extractors.tables.gutters import GUTTERS, Strip
from extractors.tables.text_lines import TEXT_LINES, TextLine


@dataclass(frozen=True, slots=True)
class GroupHeadingTolerances:
    """Which text is a heading over a group of columns."""

    # Its rule stands no further under it, in heights of the line.
    rule_gap_heights: float = 0.6
    # It stands in the middle over its columns or its rule, or begins with the rule, to so much of its size: columns are
    # told from their texts, which stand at one side of them.
    in_place_em: float = 1.0
    # The same where the white around the columns' texts is left out of account.
    rounding_em: float = 0.3
    # A heading over fewer columns is a name.
    group_columns: int = 2
    # More lines over the names of columns are no headings.
    most_lines: int = 3
    # A heading stands no further over the names of its columns, in heights of the line.
    gap_heights: float = 1.5


GROUP_HEADINGS = GroupHeadingTolerances()


@dataclass(frozen=True, slots=True)
class Heading:
    """A text over several columns (from the 0-based first on), and the height of the rule under it, if there is one."""

    words: Line
    first: int
    columns: int
    rule: float | None = None


@dataclass(frozen=True, slots=True)
class GroupedColumns:
    """A table's columns: their borders, where their texts stand (left and right end), and the rules across the page."""

    edges: Sequence[float]
    texts: Sequence[Strip]
    rules: Sequence[Rule]

    def headings(self, lines: Sequence[TextLine]) -> list[tuple[Heading, ...]]:
        """The headings in each of a table's lines: they stand in the first ones."""
        found = []
        for number, line in enumerate(lines[: GUTTERS.heading_lines]):
            over = lines[number - 1] if number else None
            underlined = tuple(h for segment in line.segments if (h := self._underlined(segment, line, over)))
            found.append(underlined or self._tiled(line, self._names_under(lines, number)))
        return [*found, *((),) * (len(lines) - len(found))]

    def are_names(self, first: Word, second: Word) -> bool:
        """Whether two words stand in the middle of the texts of two columns, each of its own."""
        middles = [word.region.middle[0] for word in (first, second)]
        columns = [column_at(self.edges, x) for x in middles]
        centred = max(map(self._off_centre, columns, middles)) < GUTTERS.same_start_pt
        return columns[0] != columns[1] and centred

    def _off_centre(self, column: int, x: float) -> float:
        """How far a place is from the middle of a column's texts."""
        return abs(x - sum(self.texts[column]) / 2)

    def _names_under(self, lines: Sequence[TextLine], number: int) -> list[TextLine]:
        """The lines of names under one of headings: the next one, and those down to the rule under it.

        Where the first column has its name beside or above the headings, the line that fills it is a row of the table.
        """
        below = lines[number + 1 : number + 1 + GUTTERS.heading_lines]
        if any(map(self._begins, lines[: number + 1])):
            below = list(takewhile(lambda line: not self._begins(line), below))
        end = min((r.position for r in self.rules if below and r.position > below[0].middle), default=0.0)
        return [line for index, line in enumerate(below) if index == 0 or line.middle < end]

    def _begins(self, line: TextLine) -> bool:
        """Whether a line of several texts has one in the first column."""
        return len(line.segments) > 1 and column_at(self.edges, _middle(line.segments[0])) == 0

    def reach(self, segment: Line) -> range:
        """The columns under a text that stands alone on its line: those it crosses, or all it is in the middle over."""
        left, right = segment[0].region.x0, segment[-1].region.x1
        touched = [n for n, (a, b) in enumerate(self.texts) if left < b and a < right]
        if len(touched) == 1 and self._off_centre(touched[0], (left + right) / 2) < GUTTERS.same_start_pt:
            return range(touched[0], touched[0] + 1)  # a name wider than all that stands under it
        crossed = range(column_at(self.edges, left), column_at(self.edges, right - GUTTERS.same_start_pt) + 1)
        if abs(right - self.texts[crossed[-1]][1]) < TEXT_LINES.same_end_pt:
            # A sum is wider than what stands over it: set right, it begins in the white before its column.
            crossed = range(next((n for n in crossed if left < self.texts[n][1]), crossed[-1]), crossed.stop)
        if len(crossed) < GROUP_HEADINGS.group_columns:
            return crossed
        found = [Heading(segment, first, len(self.texts) - first) for first in (0, 1) if first <= crossed.start]
        near = [h for h in found if self._off_middle(h) < GROUP_HEADINGS.in_place_em * segment[0].size]
        over = min(near, key=self._off_middle, default=None)
        return range(over.first, len(self.texts)) if over and crossed.start else crossed

    def _underlined(self, segment: Line, line: TextLine, over: TextLine | None) -> Heading | None:
        """The heading that a text is by the rule under it, which reaches over several columns but not over all.

        They hold no other text of its line, nor of the line over it but in the middle: a text under others ends a cell.
        """
        level = line.bottom + GROUP_HEADINGS.rule_gap_heights * (line.bottom - line.top)
        for rule in _runs(r for r in self.rules if line.middle < r.position < level):
            columns = [n for n, (a, b) in enumerate(self.texts) if rule.start < (a + b) / 2 < rule.end]
            group = GROUP_HEADINGS.group_columns <= len(columns) < len(self.texts)
            beside = [s for s in line.segments if s is not segment]
            if over and not any(over.middle < r.position < line.middle for r in self.rules):
                beside += [s for s in over.segments if not _is_in_place(s, rule)]
            if group and _is_in_place(segment, rule) and not any(rule.start < _middle(s) < rule.end for s in beside):
                return Heading(segment, columns[0], len(columns), rule.position)
        return None

    def _tiled(self, line: TextLine, names: Sequence[TextLine]) -> tuple[Heading, ...]:
        """Headings without rules: each in the middle over several named columns, together over all from one on.

        Names of other columns may stand before them on their line; a lone text is a heading only behind such a name.
        """
        named = {column_at(self.edges, _middle(s)) for other in names for s in other.segments}
        places = [column_at(self.edges, _middle(s)) for s in line.segments]
        for first in range(len(self.texts) - 1):
            segments = [s for s, place in zip(line.segments, places, strict=True) if place >= first]
            lone = len(segments) == 1 and len(places) == 1
            apart = named.isdisjoint(place for place in places if place < first)
            if segments and not lone and apart and named.issuperset(range(first, len(self.texts))):
                tilings = list(self._tilings(segments, first))
                if tilings:
                    return min(tilings, key=lambda found: sum(map(self._off_middle, found)))
        return ()

    def _tilings(self, segments: Sequence[Line], first: int) -> Iterator[tuple[Heading, ...]]:
        """The ways in which texts are headings side by side over all columns from one (0-based) on."""
        if not segments and first == len(self.texts):
            yield ()
        for end in range(first + GROUP_HEADINGS.group_columns, len(self.texts) + 1) if segments else ():
            heading = Heading(segments[0], first, end - first)
            if self._is_in_middle(heading):
                yield from ((heading, *rest) for rest in self._tilings(segments[1:], end))

    def _is_in_middle(self, heading: Heading) -> bool:
        """Whether a text stands in the middle over columns, wherever in the white around them their borders are."""
        end = heading.first + heading.columns
        left = self.texts[heading.first - 1][1], self.texts[heading.first][0]
        white = (self.texts[-1][0] - self.texts[-2][1]) / 2  # the last column has as much at its right as at its left
        right = self.texts[end - 1][1], self.texts[end][0] if end < len(self.texts) else self.texts[-1][1] + white
        slack = GROUP_HEADINGS.rounding_em * heading.words[0].size
        return left[0] + right[0] - 2 * slack < 2 * _middle(heading.words) < left[1] + right[1] + 2 * slack

    def _off_middle(self, heading: Heading) -> float:
        """How far a text stands from the middle over columns."""
        left, right = self.texts[heading.first][0], self.texts[heading.first + heading.columns - 1][1]
        return abs(_middle(heading.words) - (left + right) / 2)


def grouped_columns(lines: Sequence[TextLine], edges: Sequence[float], rules: Iterable[Rule]) -> GroupedColumns:
    """The columns with these borders (x positions) of a table of these lines."""
    inside: dict[int, list[Strip]] = {}
    for line in lines:
        for segment in line.segments:
            ends = segment[0].region.x0, segment[-1].region.x1
            first, last = (column_at(edges, x) for x in ends)
            if first == last:
                inside.setdefault(first, []).append(ends)
    texts = [
        (min(a for a, _ in inside[n]), max(b for _, b in inside[n])) if n in inside else (edges[n], edges[n + 1])
        for n in range(len(edges) - 1)
    ]
    return GroupedColumns(edges, texts, [r for r in rules if r.direction == "horizontal"])


def headings_over(printed: Sequence[TextLine], lines: Sequence[TextLine], columns: GroupedColumns) -> list[TextLine]:
    """The lines right over a table's first, from the top, that hold headings over groups of its columns."""
    found: list[TextLine] = []
    index = printed.index(lines[0])
    for line in reversed(printed[max(0, index - GROUP_HEADINGS.most_lines) : index]):
        table = [line, *found, *lines]
        near = table[1].top - line.bottom < GROUP_HEADINGS.gap_heights * (line.bottom - line.top)
        inside = columns.edges[0] < line.x0 and line.x1 < columns.edges[-1]
        if not (near and inside and columns.headings(table)[0]):
            break
        found.insert(0, line)
    return found


def _is_in_place(segment: Line, rule: Rule) -> bool:
    """Whether a text stands in the middle over a rule or begins with it."""
    slack = GROUP_HEADINGS.in_place_em * segment[0].size
    centred = abs(_middle(segment) - (rule.start + rule.end) / 2) < slack
    return centred or abs(segment[0].region.x0 - rule.start) < slack


def _middle(segment: Line) -> float:
    return (segment[0].region.x0 + segment[-1].region.x1) / 2


def _runs(rules: Iterable[Rule]) -> list[Rule]:
    """The rules, those that touch at one height made one: some programs draw one for each cell."""
    runs: list[Rule] = []
    for rule in sorted(rules, key=lambda r: r.start):
        for number, run in enumerate(runs):
            if max(abs(rule.position - run.position), rule.start - run.end) < GRIDS.same_edge_pt:
                runs[number] = replace(run, end=max(run.end, rule.end))
                break
        else:
            runs.append(rule)
    return runs
