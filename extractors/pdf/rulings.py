"""From drawn paths to rules: the straight lines a reader sees as a table's grid.

Which rules make a table is for tables/ruled.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from extractors.document.geometry import Rule


@dataclass(frozen=True, slots=True)
class RulingTolerances:
    """When drawn paths are the straight lines that a reader sees."""

    # The ends of a level line differ less in height: programs round.
    level_pt: float = 0.5
    # A filled box thinner than this is seen as a line, not as a shaded cell.
    line_thickness_pt: float = 3.0
    # A box less than this many times longer than thick is a dot.
    dot_times: float = 1.5
    # Lines closer to each other are seen as one.
    same_position_pt: float = 1.2
    # Shorter gaps in a line are dashes or joints of cell borders.
    same_line_gap_pt: float = 4.0
    # Slices of one filled bar touch but for rounding.
    slice_gap_pt: float = 0.1
    # Shorter lines are ticks, bullets or parts of letters.
    min_length_pt: float = 4.0


RULINGS = RulingTolerances()


Box = tuple[float, float, float, float]
Direction = Literal["horizontal", "vertical"]


@dataclass(frozen=True, slots=True)
class Stroke:
    """One sub-path: its points (x, top) in order, and whether it is filled and stroked."""

    points: tuple[tuple[float, float], ...]
    filled: bool
    stroked: bool


def rules_of(strokes: Iterable[Stroke]) -> tuple[list[Rule], list[Box]]:
    """Rules (joined, sorted) and shaded boxes (x0, top, x1, bottom) of a page's paths."""
    segments: list[Rule] = []
    boxes: list[Box] = []
    slices: list[Box] = []
    for stroke in strokes:
        if stroke.stroked:
            segments.extend(_segments(stroke.points))
        elif stroke.filled:
            box = bounds_of(stroke.points)
            if _thin(box):
                slices.append(box)
            elif _is_box(stroke.points):
                boxes.append(box)
    filled = _put_together(slices)
    segments += [line for box in filled for line in _thin(box)]
    fills = [*boxes, *(box for box in filled if not _thin(box))]
    return [*_joined(segments, "horizontal"), *_joined(segments, "vertical")], fills


def _put_together(slices: Iterable[Box]) -> list[Box]:
    """Upright slices that follow each other without a gap made one box: a bar is at times filled letter by letter."""
    boxes: list[Box] = []
    for box in sorted(slices, key=lambda b: (round(b[1]), round(b[3]), b[0])):
        last = boxes[-1] if boxes else None
        upright = box[3] - box[1] > RULINGS.line_thickness_pt
        if (
            last
            and upright
            and abs(last[1] - box[1]) + abs(last[3] - box[3]) < RULINGS.slice_gap_pt > abs(box[0] - last[2])
        ):
            boxes[-1] = (last[0], last[1], box[2], last[3])
        else:
            boxes.append(box)
    return boxes


def _segments(points: Sequence[tuple[float, float]]) -> list[Rule]:
    found = []
    for (ax, ay), (bx, by) in pairwise(points):
        if abs(ay - by) < RULINGS.level_pt <= abs(ax - bx):
            found.append(Rule("horizontal", (ay + by) / 2, min(ax, bx), max(ax, bx)))
        elif abs(ax - bx) < RULINGS.level_pt <= abs(ay - by):
            found.append(Rule("vertical", (ax + bx) / 2, min(ay, by), max(ay, by)))
    return found


def bounds_of(points: Sequence[tuple[float, float]]) -> Box:
    """The box around points."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _thin(box: Box) -> list[Rule]:
    """A filled box as the line it is seen as; a dot may be of a line in either direction."""
    x0, top, x1, bottom = box
    width, height = x1 - x0, bottom - top
    lines = []
    if height < RULINGS.line_thickness_pt and width > height / RULINGS.dot_times:
        lines.append(Rule("horizontal", (top + bottom) / 2, x0, x1))
    if width < RULINGS.line_thickness_pt and height > width / RULINGS.dot_times:
        lines.append(Rule("vertical", (x0 + x1) / 2, top, bottom))
    return lines


def _is_box(points: Sequence[tuple[float, float]]) -> bool:
    """Four or five corners, each side along an axis."""
    sides = list(pairwise(points))
    return 3 <= len(sides) <= 5 and all(
        abs(ax - bx) < RULINGS.level_pt or abs(ay - by) < RULINGS.level_pt for (ax, ay), (bx, by) in sides
    )


def _joined(segments: Iterable[Rule], direction: Direction) -> list[Rule]:
    """Segments of one direction, those on one line and nearly touching made one; too short ones left out."""
    lines: list[list[Rule]] = []
    for segment in sorted((s for s in segments if s.direction == direction), key=lambda s: s.position):
        if lines and segment.position - lines[-1][0].position <= RULINGS.same_position_pt:
            lines[-1].append(segment)
        else:
            lines.append([segment])
    return [rule for line in lines for rule in _runs(line, direction) if rule.end - rule.start >= RULINGS.min_length_pt]


def _runs(line: list[Rule], direction: Direction) -> list[Rule]:
    position = sum(s.position for s in line) / len(line)
    runs: list[Rule] = []
    for segment in sorted(line, key=lambda s: s.start):
        if runs and segment.start <= runs[-1].end + RULINGS.same_line_gap_pt:
            runs[-1] = Rule(direction, position, runs[-1].start, max(runs[-1].end, segment.end))
        else:
            runs.append(Rule(direction, position, segment.start, segment.end))
    return runs
