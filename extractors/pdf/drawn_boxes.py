"""Boxes and marks that are drawn, not printed: lines, curves or little pictures that say yes or no, read as signs.

What is ticked is told from the picture of the page, as a reader sees it; what cannot be told is no sign, but a doubt.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, floor

import numpy as np

from extractors.document.geometry import Array, Box, Region, Word
from extractors.document.pages import TICKED, UNTICKED
from extractors.pdf.rulings import Stroke, bounds_of

# Letters and signs that tick a box when they are printed in it.
CROSSES = frozenset("xX\u00d7\u2713\u2714\u2715\u2716\u2717\u2718*")
# Renders a part of the page in grey, SCALE_TIMES dots a point, from the whole point at its top left on.
Picture = Callable[[Box], Array]


@dataclass(frozen=True, slots=True)
class DrawnBoxTolerances:
    """When something drawn is a box or mark, and when it is ticked."""

    # The sides of boxes and marks.
    smallest_pt: float = 4.5
    largest_pt: float = 18.0
    # A box is as wide as high, to so much.
    square_times: float = 1.3
    # Of a mark's height, its width at most, and the other way round: ticks are broader than high.
    mark_times: float = 2.0
    # What is drawn no further outside a box is of it.
    around_pt: float = 1.0
    # Sides no further from each other are shared: such boxes are cells.
    shared_side_pt: float = 0.7
    # A line on a side of a box that is longer than it is a table's.
    longer_times: float = 1.6
    # Lines that are no more level or upright than this are slanted.
    slanted_pt: float = 1.5
    # Of a box, what its frame takes on each side.
    frame_share: float = 0.22
    # Of 255, by which ink differs from what is around it.
    ink_grey: float = 60.0
    # Of 255, by which a frame differs from what it frames: some are pale.
    frame_grey: float = 30.0
    # Of 255, from which paper is light.
    light_grey: float = 170.0
    # Of a box within its frame, the ink of an empty one at most, and of a ticked one at least and at most.
    empty_share: float = 0.01
    least_ink_share: float = 0.03
    most_ink_share: float = 0.8
    # Of a box within its frame, what a tick reaches over in both directions: a dash or a speck reaches less.
    reach_share: float = 0.4
    # Of a cross's diagonals, what is inked; of the middles of its sides, what is at most.
    diagonal_share: float = 0.75
    side_share: float = 0.35
    # Of a framed picture's sides, what is inked.
    side_drawn_share: float = 0.8
    # More shapes that say nothing are a drawing, and so are more shapes of any kind.
    most_unread_fields: int = 60
    most_fields: int = 2000


DRAWN_BOXES = DrawnBoxTolerances()


@dataclass(frozen=True, slots=True)
class DrawnBoxes:
    """The signs a page draws; the words and strokes that they take the place of; the shapes that were not read."""

    signs: tuple[Word, ...] = ()
    words: frozenset[Word] = frozenset()
    strokes: frozenset[Stroke] = frozenset()
    unread: tuple[Region, ...] = ()


def drawn_boxes(
    number: int, strokes: Sequence[Stroke], pictures: Sequence[Box], words: Sequence[Word], picture: Picture
) -> DrawnBoxes:
    """The boxes and marks of a page, told from the picture of the part where they stand."""
    bounds = [bounds_of(s.points) for s in strokes]
    small = [(s, b) for s, b in zip(strokes, bounds, strict=True) if _is_small(b)]
    if len(small) > DRAWN_BOXES.most_fields:
        return DrawnBoxes()
    frames = _frames([*(b for s, b in small if _is_outline(s)), *_of_four_lines(bounds)], strokes)
    images = [b for b in pictures if _is_small(b) and _is_square(b)]
    marks = [b for b in _marks([(s, b) for s, b in small if _is_slanted(s)]) if not any(_within(b, f) for f in frames)]
    if not (frames or images or marks):
        return DrawnBoxes()
    seen = _Seen(_around([*frames, *images, *marks]), picture)
    found = [(b, seen.box(b)) for b in frames]
    found += [(b, seen.framed(b) or seen.mark(b)) for b in images]
    found += [(b, seen.mark(b)) for b in marks]
    short = [(s, b) for s, b in zip(strokes, bounds, strict=True) if max(_sides(b)) <= DRAWN_BOXES.largest_pt]
    return _put_together(number, found, short, words)


def _put_together(
    number: int,
    found: Sequence[tuple[Box, str | None]],
    short: Sequence[tuple[Stroke, Box]],
    words: Sequence[Word],
) -> DrawnBoxes:
    signs: list[Word] = []
    replaced: list[Word] = []
    unread: list[Region] = []
    read: list[Box] = []
    framed = [box for box, sign in found if sign]
    for box, sign in found:
        if sign == "" and not any(_are_alike(box, other) for other in framed):
            continue
        inside = [w for w in words if w.upright and _holds(box, w.region.middle)]
        if any(w.text not in CROSSES for w in inside):
            continue
        region = Region(number, *box)
        if inside or sign:
            signs.append(Word(TICKED if inside else sign or "", region, box[3] - box[1]))
            replaced += inside
            read.append(box)
        else:
            unread.append(region)
    used = frozenset(s for s, b in short if any(_within(b, box) for box in read))
    few = len(unread) <= DRAWN_BOXES.most_unread_fields
    return DrawnBoxes(tuple(signs), frozenset(replaced), used, tuple(unread) if few else ())


def _are_alike(box: Box, other: Box) -> bool:
    """Whether two boxes are of one size: a filled one beside an empty one may be its answer."""
    return all(abs(a - b) < DRAWN_BOXES.around_pt for a, b in zip(_sides(box), _sides(other), strict=True))


def _sides(box: Box) -> tuple[float, float]:
    return box[2] - box[0], box[3] - box[1]


def _is_small(box: Box) -> bool:
    shorter, longer = sorted(_sides(box))
    return DRAWN_BOXES.smallest_pt <= longer <= DRAWN_BOXES.largest_pt and longer <= DRAWN_BOXES.mark_times * max(
        shorter, DRAWN_BOXES.slanted_pt
    )


def _is_square(box: Box) -> bool:
    shorter, longer = sorted(_sides(box))
    return longer <= DRAWN_BOXES.square_times * shorter and shorter >= DRAWN_BOXES.smallest_pt


def _is_outline(stroke: Stroke) -> bool:
    """Whether a stroke goes around a square or circle: it reaches all four sides and comes back."""
    box = bounds_of(stroke.points)
    (ax, ay), (bx, by) = stroke.points[0], stroke.points[-1]
    closed = abs(ax - bx) + abs(ay - by) < DRAWN_BOXES.shared_side_pt or stroke.filled
    return _is_square(box) and closed and len(stroke.points) >= 4 and _has_corners(stroke, box)


def _has_corners(stroke: Stroke, box: Box) -> bool:
    """Whether its points stand at the sides, none within: a tick or star has some there."""
    x0, top, x1, bottom = box
    near = DRAWN_BOXES.frame_share * min(_sides(box))
    return all(min(x - x0, x1 - x, y - top, bottom - y) < near for x, y in stroke.points)


def _frames(boxes: Sequence[Box], strokes: Sequence[Stroke]) -> list[Box]:
    """The outermost of boxes that lie in each other, without those that are cells of a table."""
    outer: list[Box] = []
    for box in sorted(boxes, key=lambda b: -(b[2] - b[0]) * (b[3] - b[1])):
        if not any(_within(box, other) for other in outer):
            outer.append(box)
    lines = [(a, b) for s in strokes for a, b in pairwise(s.points)]
    return [b for b in outer if not any(_touch(b, o) for o in outer if o != b) and not _is_on_lines(b, lines)]


def _of_four_lines(bounds: Sequence[Box]) -> Iterator[Box]:
    """Squares whose sides are drawn one by one, from the boxes around a page's strokes."""
    level: dict[tuple[int, int], list[Box]] = {}
    upright: dict[tuple[int, int], list[Box]] = {}
    for box in set(bounds):
        across, down = _sides(box)
        thin, long = sorted((across, down))
        if thin < DRAWN_BOXES.slanted_pt and DRAWN_BOXES.smallest_pt <= long <= DRAWN_BOXES.largest_pt:
            if across > down:
                level.setdefault((round(box[0]), round(box[2])), []).append(box)
            else:
                upright.setdefault((round(box[1]), round(box[3])), []).append(box)
    for sides in level.values():
        for over, under in pairwise(sorted(sides, key=lambda b: b[1])):
            box = (over[0], over[1], under[2], under[3])
            beside = [b for k, bs in upright.items() if abs(k[0] - box[1]) + abs(k[1] - box[3]) < 3 for b in bs]
            ends = [any(abs(b[0] - x) < DRAWN_BOXES.slanted_pt for b in beside) for x in (box[0], box[2])]
            if _is_square(box) and all(ends):
                yield box


def _touch(box: Box, other: Box) -> bool:
    """Whether two boxes share a side, or a part of one."""
    near = DRAWN_BOXES.shared_side_pt
    return (
        box[0] <= other[2] + near
        and other[0] <= box[2] + near
        and box[1] <= other[3] + near
        and other[1] <= box[3] + near
    )


def _is_on_lines(box: Box, lines: Sequence[tuple[tuple[float, float], tuple[float, float]]]) -> bool:
    """Whether a longer line runs along a side of a box."""
    x0, top, x1, bottom = box
    return any(
        _runs_along((ax, bx), (ay, by), (x0, x1), (top, bottom))
        or _runs_along((ay, by), (ax, bx), (top, bottom), (x0, x1))
        for (ax, ay), (bx, by) in lines
    )


def _runs_along(
    along: tuple[float, float], across: tuple[float, float], side: tuple[float, float], ends: tuple[float, float]
) -> bool:
    """Whether a line from and to these places runs over a side, longer than it, at one of the box's two ends."""
    near = DRAWN_BOXES.shared_side_pt
    straight = abs(across[0] - across[1]) < near
    longer = max(along) - min(along) > DRAWN_BOXES.longer_times * (side[1] - side[0])
    over = min(along) < side[1] and max(along) > side[0]
    return straight and longer and over and min(abs(across[0] - end) for end in ends) < near


def _is_slanted(stroke: Stroke) -> bool:
    """Whether a stroke has a side that runs along neither axis."""
    least = DRAWN_BOXES.slanted_pt
    return any(abs(ax - bx) > least and abs(ay - by) > least for (ax, ay), (bx, by) in pairwise(stroke.points))


def _marks(strokes: Sequence[tuple[Stroke, Box]]) -> list[Box]:
    """The boxes around slanted strokes that lie over each other."""
    found: list[Box] = []
    for _, box in sorted(strokes, key=lambda s: s[1]):
        for index, other in enumerate(found):
            if _holds(other, ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)):
                found[index] = (
                    min(other[0], box[0]),
                    min(other[1], box[1]),
                    max(other[2], box[2]),
                    max(other[3], box[3]),
                )
                break
        else:
            found.append(box)
    return [box for box in found if _is_small(box)]


def _within(box: Box, outer: Box) -> bool:
    near = DRAWN_BOXES.around_pt
    return (
        outer[0] - near <= box[0]
        and outer[1] - near <= box[1]
        and box[2] <= outer[2] + near
        and box[3] <= outer[3] + near
    )


def _holds(box: Box, point: tuple[float, float]) -> bool:
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]


def _around(boxes: Sequence[Box]) -> Box:
    """The part of the page, from whole points to whole points, that holds boxes and what is next to them."""
    near = DRAWN_BOXES.around_pt
    x0, top = (max(0, floor(min(b[side] for b in boxes) - near)) for side in (0, 1))
    x1, bottom = (ceil(max(b[side] for b in boxes) + near) for side in (2, 3))
    return x0, top, x1, bottom


# How many dots a point the page is rendered with.
SCALE_TIMES = 4.0


class _Seen:
    """The picture of the part of a page that holds its boxes, and what is seen in them."""

    def __init__(self, part: Box, picture: Picture) -> None:
        self._grey = picture(part)
        self._left, self._top = part[:2]

    def _part(self, box: Box, inset: float = 0.0) -> Array:
        x0, x1 = ((x - self._left) * SCALE_TIMES for x in (box[0], box[2]))
        top, bottom = ((y - self._top) * SCALE_TIMES for y in (box[1], box[3]))
        dx, dy = inset * (x1 - x0), inset * (bottom - top)
        return self._grey[
            max(0, round(top + dy)) : max(0, round(bottom - dy)), max(0, round(x0 + dx)) : max(0, round(x1 - dx))
        ].astype(float)

    def box(self, box: Box) -> str | None:
        """The sign of a box; None where it cannot be told, empty where it has no frame."""
        whole, inside = self._part(box), self._part(box, DRAWN_BOXES.frame_share)
        if inside.size and np.abs(whole - np.median(inside)).max() < DRAWN_BOXES.frame_grey:
            return ""
        return _sign_within(inside)

    def framed(self, box: Box) -> str | None:
        """The sign of a box within a picture, whose frame is the picture's outermost ink."""
        ink = _cut(_ink(self._part(box)))
        if ink is None:
            return None
        edge = max(1, round(0.12 * min(ink.shape)))
        sides = (ink[:edge].any(0), ink[-edge:].any(0), ink[:, :edge].any(1), ink[:, -edge:].any(1))
        if min(side.mean() for side in sides) < DRAWN_BOXES.side_drawn_share:
            return None
        y, x = (round(DRAWN_BOXES.frame_share * n) for n in ink.shape)
        inside = ink[y : ink.shape[0] - y, x : ink.shape[1] - x]
        return _sign_within(np.where(inside, 0.0, 255.0))

    def mark(self, box: Box) -> str | None:
        """The sign of a mark without a box, where it is a cross or a tick."""
        ink = _cut(_ink(self._part(box)))
        return TICKED if ink is not None and (_is_cross(ink) or _is_tick(ink)) else None


def _ink(part: Array) -> Array:
    """Where a part of the page differs from what it mostly is."""
    if not part.size:
        return np.zeros((0, 0), bool)
    found: Array = np.abs(part - np.percentile(part, 90 if np.median(part) > DRAWN_BOXES.light_grey else 50)) > (
        DRAWN_BOXES.ink_grey
    )
    return found


def _cut(ink: Array) -> Array | None:
    """The ink without the white around it."""
    rows, columns = np.flatnonzero(ink.any(1)), np.flatnonzero(ink.any(0))
    if len(rows) < 4 or len(columns) < 4:
        return None
    return ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def _sign_within(part: Array) -> str | None:
    """What the inside of a box says."""
    if not part.size:
        return None
    ink = _ink(part)
    share = float(ink.mean())
    if share < DRAWN_BOXES.empty_share:
        return UNTICKED if np.median(part) > DRAWN_BOXES.light_grey else None
    inked = _cut(ink)
    if inked is None or not DRAWN_BOXES.least_ink_share <= share <= DRAWN_BOXES.most_ink_share:
        return None
    reach = min(a / b for a, b in zip(inked.shape, ink.shape, strict=True))
    return TICKED if reach >= DRAWN_BOXES.reach_share else None


def _is_cross(ink: Array) -> bool:
    """Whether ink runs along both diagonals and leaves the middles of the sides free."""
    height, width = ink.shape
    steps = np.linspace(0.06, 0.94, 25)
    thick = max(1, round(0.08 * min(ink.shape)))
    along = []
    for xs in (steps, 1 - steps):
        hits = [_is_near(ink, y * (height - 1), x * (width - 1), thick) for y, x in zip(steps, xs, strict=True)]
        along.append(sum(hits) / len(hits))
    middles = [
        ink[: height // 4, 2 * width // 5 : 3 * width // 5],
        ink[-(height // 4) :, 2 * width // 5 : 3 * width // 5],
        ink[2 * height // 5 : 3 * height // 5, : width // 4],
        ink[2 * height // 5 : 3 * height // 5, -(width // 4) :],
    ]
    free = all(m.size and m.mean() <= DRAWN_BOXES.side_share for m in middles)
    return min(along) >= DRAWN_BOXES.diagonal_share and free


def _is_near(ink: Array, y: float, x: float, thick: int) -> bool:
    top, left = max(0, round(y) - thick), max(0, round(x) - thick)
    return bool(ink[top : round(y) + thick + 1, left : round(x) + thick + 1].any())


def _is_tick(ink: Array) -> bool:
    """Whether ink goes down a little from the left, then up to the right, one stroke in every column."""
    height, width = ink.shape
    rows = np.arange(height)[:, None]
    middle = (ink * rows).sum(0) / np.maximum(1, ink.sum(0)) / max(1, height - 1)
    if not ink.any(0).all() or ink.sum(0).max() > 0.75 * height:
        return False
    lowest = int(np.argmax(middle))
    inside = 0.1 * width < lowest < 0.65 * width
    first, last = float(middle[: max(1, width // 10)].mean()), float(middle[-max(1, width // 10) :].mean())
    return inside and middle[lowest] > 0.7 and last < 0.25 and last < first < middle[lowest] - 0.1


def words_with_signs(words: Sequence[Word], found: DrawnBoxes) -> Iterator[Word]:
    """The words of a page with the signs it draws, in place of those printed in boxes."""
    yield from (w for w in words if w not in found.words)
    yield from found.signs
