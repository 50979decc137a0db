"""Check boxes in the picture of a scanned page, read as signs: empty, or crossed, ticked or filled.

What is ticked is told from the ink within the frame; what cannot be told is no sign, but a doubt. Boxes that a file
draws are for pdf/drawn_boxes, whose measures of what is ticked these are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import cv2
import numpy as np

from extractors.document.geometry import Region, Word
from extractors.document.pages import TICKED, UNTICKED
from extractors.ocr.page_image import PICTURES
from extractors.pdf.drawn_boxes import DRAWN_BOXES
from extractors.pdf.reader import Picture


@dataclass(frozen=True, slots=True)
class BoxMarkTolerances:
    """What in a scan's picture is the frame of a box, and what the ink within says; of frames, DRAWN_BOXES holds."""

    # Sides that the scanner broke, or drew in steps, are whole again.
    gap_pt: float = 1.0
    # A stroke that is shorter is no side: letters such as x stand lower in print of up to 10 points.
    side_pt: float = 5.5
    # Words stand no nearer beside a box, letters of a word do to each other.
    apart_pt: float = 1.6
    # Of a box, the band at its edge in which its side is drawn.
    side_band_share: float = 0.15
    # Of a box within its frame, the ink of an empty one at most: the scanner leaves some dirt.
    empty_share: float = 0.02
    # Of it, the ink of a ticked one at least: a thin tick in a wide box.
    least_ink_share: float = 0.06
    # Of a side, what is inked: letters set close leave more of it white.
    side_drawn_share: float = 0.9
    # Of a corner as wide as that band, what is inked: an o leaves it white.
    corner_share: float = 0.25
    # Of a side, how far its ink stands off its line, and what of it stands no further: a tick may cross it.
    straight_share: float = 0.06
    on_line_share: float = 0.8
    # Of a side, how far beyond its corners nothing goes straight on.
    beyond_share: float = 0.2
    # Boxes of one form differ by no more.
    alike_pt: float = 1.5
    # So much around a box goes with it: the soft edge of its ink, and the end of a tick.
    erased_pt: float = 0.8


BOX_MARKS = BoxMarkTolerances()


@dataclass(frozen=True, slots=True)
class BoxMarks:
    """The signs of the boxes of a picture; the boxes that were not read; the picture without any of them."""

    signs: tuple[Word, ...]
    unread: tuple[Region, ...]
    picture: Picture


@dataclass(frozen=True, slots=True)
class _Frame:
    """A box, its edges in dots of the picture."""

    x0: int
    top: int
    x1: int
    bottom: int

    def around(self, edge: int) -> tuple[slice, slice]:
        """The rows and columns of the box and of so many dots around it."""
        return (
            slice(max(0, self.top - edge), self.bottom + edge),
            slice(max(0, self.x0 - edge), self.x1 + edge),
        )

    def holds(self, other: _Frame) -> bool:
        """Whether another lies in it."""
        return self.x0 <= other.x0 and other.x1 <= self.x1 and self.top <= other.top and other.bottom <= self.bottom

    def is_alike(self, other: _Frame, near: float) -> bool:
        """Whether two boxes are of one size, to so many dots."""
        return (
            abs(self.x1 - self.x0 - other.x1 + other.x0) <= near
            and abs(self.bottom - self.top - other.bottom + other.top) <= near
        )


def box_marks(picture: Picture, scale: float, page: int) -> BoxMarks:
    """The boxes of a level picture in black on white, its rules erased; scale: points a dot."""
    ink = (picture < PICTURES.ink_grey).astype(np.uint8)
    frames = _outermost(_frames(ink, scale))
    shares = [_share(ink, frame) for frame in frames]
    empty = [f for f, share in zip(frames, shares, strict=True) if share < BOX_MARKS.empty_share]
    near = BOX_MARKS.alike_pt / scale
    told = [
        (frame, _sign(ink, frame, share, among_empty=any(frame.is_alike(other, near) for other in empty)))
        for frame, share in zip(frames, shares, strict=True)
    ]
    read = [frame for frame, sign in told if sign]
    signs, unread = [], []
    clean = picture.copy()
    for frame, sign in told:
        region = Region(page, *(v * scale for v in (frame.x0, frame.top, frame.x1, frame.bottom)))
        if sign:
            signs.append(Word(sign, region, region.bottom - region.top))
        elif any(frame.is_alike(other, near) for other in read):
            unread.append(region)
        else:  # no other box is like it: a bullet, or something else that is written
            continue
        clean[frame.around(round(BOX_MARKS.erased_pt / scale))] = 255
    return BoxMarks(tuple(signs), tuple(unread), clean)


def _outermost(frames: Iterable[_Frame]) -> list[_Frame]:
    """The frames but those that lie in another: the filled middle of a box."""
    outer: list[_Frame] = []
    for frame in sorted(frames, key=lambda f: f.x0 - f.x1):
        if not any(other.holds(frame) for other in outer):
            outer.append(frame)
    return outer


def _frames(ink: Picture, scale: float) -> Iterator[_Frame]:
    """The squares whose four sides are drawn."""
    near = round(BOX_MARKS.apart_pt / scale)
    _, marks, stats, _ = cv2.connectedComponentsWithStats(ink)
    for frame in _candidates(ink, scale):
        sides = ((frame.x1 - frame.x0) * scale, (frame.bottom - frame.top) * scale)
        shorter, longer = sorted(sides)
        sized = shorter >= BOX_MARKS.side_pt and longer <= DRAWN_BOXES.largest_pt
        square = longer <= DRAWN_BOXES.square_times * shorter
        own = ink[frame.top : frame.bottom, frame.x0 : frame.x1]
        drawn = sized and square and _has_sides(own) and _is_straight(ink, frame) and not _runs_on(ink, frame)
        if drawn and _stands_alone(marks, stats, frame, near):
            yield frame


def _candidates(ink: Picture, scale: float) -> Iterator[_Frame]:
    """What upright strokes bound at the left and right, and level ones above and below; a tick may reach out of it."""
    gap = round(BOX_MARKS.gap_pt / scale) | 1
    side = round(BOX_MARKS.side_pt / scale)
    whole = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((gap, gap), np.uint8))
    level = _lines(whole, side, gap) & whole
    upright = _lines(whole.T, side, gap).T & whole
    most = DRAWN_BOXES.largest_pt * DRAWN_BOXES.longer_times / scale
    _, marks, stats, _ = cv2.connectedComponentsWithStats(np.maximum(level, upright))
    for number, (x, y, width, height, _) in enumerate(stats[1:].tolist(), start=1):
        if side <= min(width, height) and max(width, height) <= most:
            part = slice(y, y + height), slice(x, x + width)
            own = marks[part] == number
            rows = np.flatnonzero((own & (level[part] > 0)).any(1))
            columns = np.flatnonzero((own & (upright[part] > 0)).any(0))
            if len(rows) and len(columns):
                yield _Frame(x + int(columns[0]), y + int(rows[0]), x + int(columns[-1]) + 1, y + int(rows[-1]) + 1)


def _lines(ink: Picture, length: int, thick: int) -> Picture:
    """The level strokes of a length, also those that a coarse scan draws in steps."""
    wide = cv2.dilate(np.ascontiguousarray(ink), np.ones((thick // 2 | 1, 1), np.uint8))
    return cv2.morphologyEx(wide, cv2.MORPH_OPEN, np.ones((1, length), np.uint8))


def _has_sides(ink: Picture) -> bool:
    """Whether a straight stroke runs along each side, and they meet in corners: those of letters are short or round."""
    band = max(1, round(BOX_MARKS.side_band_share * min(ink.shape)))
    sides = []
    for drawn in (ink, np.ascontiguousarray(ink.T)):
        whole = cv2.morphologyEx(drawn, cv2.MORPH_CLOSE, np.ones((1, 3), np.uint8))
        share = cv2.dilate(whole, np.ones((3, 1), np.uint8)).mean(1)
        sides += [share[:band].max(), share[-band:].max()]
    corners = (ink[:band, :band], ink[:band, -band:], ink[-band:, :band], ink[-band:, -band:])
    met = min(corner.mean() for corner in corners) >= BOX_MARKS.corner_share
    return bool(min(sides) >= BOX_MARKS.side_drawn_share and met)


def _is_straight(ink: Picture, frame: _Frame) -> bool:
    """Whether the outermost ink of each side stands on one line: that of a round letter does not."""
    edge = max(1, round(BOX_MARKS.side_band_share * (frame.x1 - frame.x0)))
    part = ink[frame.around(edge)] > 0
    rows, columns = slice(edge, edge + frame.bottom - frame.top), slice(edge, edge + frame.x1 - frame.x0)
    reach = BOX_MARKS.straight_share * (frame.x1 - frame.x0)
    for side in (part[rows], part[rows, ::-1], part[:, columns].T, part[::-1, columns].T):
        first = side.argmax(1)
        if (np.abs(first - np.median(first)) <= reach).mean() < BOX_MARKS.on_line_share:
            return False
    return True


def _runs_on(ink: Picture, frame: _Frame) -> bool:
    """Whether a side goes straight on beyond a corner, as the stems of b and p do; the end of a tick is slanted."""
    for drawn, (x0, top, x1, bottom) in (
        (ink, (frame.x0, frame.top, frame.x1, frame.bottom)),
        (ink.T, (frame.top, frame.x0, frame.bottom, frame.x1)),
    ):
        band = max(1, round(BOX_MARKS.side_band_share * (x1 - x0)))
        beyond = round(BOX_MARKS.beyond_share * (bottom - top))
        for rows in (slice(max(0, top - beyond), top), slice(bottom, bottom + beyond)):
            for columns in (slice(x0, x0 + band), slice(x1 - band, x1)):
                part = drawn[rows, columns]
                if part.size and part.mean(0).max() >= BOX_MARKS.side_drawn_share:
                    return True
    return False


def _stands_alone(marks: Picture, stats: Picture, frame: _Frame, near: int) -> bool:
    """Whether what is inked is no part of a word: no letter stands close beside it, and it is not written on to one."""
    rows = slice(frame.top, frame.bottom)
    own = np.unique(marks[rows, frame.x0 : frame.x1])
    widest = stats[own[own > 0], cv2.CC_STAT_WIDTH].max(initial=0)
    beside = (marks[rows, max(0, frame.x0 - near) : frame.x0], marks[rows, frame.x1 : frame.x1 + near])
    others = np.setdiff1d(np.concatenate([np.unique(part) for part in beside]), np.append(own, 0))
    return widest <= DRAWN_BOXES.longer_times * (frame.x1 - frame.x0) and not len(others)


def _inside(ink: Picture, frame: _Frame) -> Picture:
    dx = round(DRAWN_BOXES.frame_share * (frame.x1 - frame.x0))
    dy = round(DRAWN_BOXES.frame_share * (frame.bottom - frame.top))
    return ink[frame.top + dy : frame.bottom - dy, frame.x0 + dx : frame.x1 - dx]


def _share(ink: Picture, frame: _Frame) -> float:
    return float(_inside(ink, frame).mean())


def _sign(ink: Picture, frame: _Frame, share: float, *, among_empty: bool) -> str | None:
    """What a box says; None where it cannot be told. A filled one is ticked only where others like it are empty."""
    if share < BOX_MARKS.empty_share:
        return UNTICKED
    if share > DRAWN_BOXES.most_ink_share:
        return TICKED if among_empty else None
    inside = _inside(ink, frame)
    reach = min(_reach(np.asarray(inside.any(axis=axis))) for axis in (0, 1))
    return TICKED if share >= BOX_MARKS.least_ink_share and reach >= DRAWN_BOXES.reach_share else None


def _reach(inked: Picture) -> float:
    """Of a side, what lies between the first ink and the last."""
    places = np.flatnonzero(inked)
    return float(places[-1] - places[0] + 1) / len(inked) if len(places) else 0.0
