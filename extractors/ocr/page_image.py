"""Pictures of scanned pages made plain: turned upright, level, black on white; and the rules drawn in them.

What is written there is for scanned_page; which strokes make a rule for pdf/rulings.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from extractors.document.geometry import Rule
from extractors.pdf.reader import Picture
from extractors.pdf.rulings import RULINGS, Direction, Stroke, rules_of


@dataclass(frozen=True, slots=True)
class PictureTolerances:
    """What in a scan's picture is ink, dirt, a band or a rule. Grey levels are of 0 (black) to 255."""

    # Sheets drawn in askew are turned by no more.
    max_skew_degrees: float = 4.0
    # Skew is looked for in coarse steps, then around the best in fine ones.
    coarse_step_degrees: float = 0.2
    # Over the width of a sheet less than a dot of type.
    fine_step_degrees: float = 0.02
    # The width of the picture in which skew is looked for: smaller is faster, and lines still show.
    skew_width_px: int = 1200
    # The noise of the scanner is finer.
    blur_pt: float = 0.25
    # The frame drawn around a dark band, as thick as a rule.
    frame_pt: float = 0.5
    # What is wider is paper, shaded or dark.
    widest_ink_pt: float = 8.0
    # On a page in black, darker is full ink and lighter is paper: beside it may stand words in grey.
    full_ink_grey: float = 60.0
    paper_grey: float = 225.0
    # Of all dots darker than half-way between paper and ink, the share that is full ink.
    full_ink_share: float = 0.1
    # On the way from half-way to white: lighter is paper.
    paper_share: float = 0.55
    # Half-way between paper and ink is no lighter: on an empty sheet that would be the grain of the paper.
    palest_grey: float = 230.0
    # Darker is a trace of ink.
    trace_grey: int = 190
    # Darker is of letters and rules: half of the scale.
    ink_grey: int = 128
    # On the way from the darkest ink to paper: a dark band is darker.
    dark_share: float = 0.43
    # Of all dots, those of the darkest ink at least.
    darkest_share: float = 0.001
    # Letters in a dark band are drawn thinner.
    band_letter_pt: float = 3.0
    # A dark band holds a line of text.
    band_height_pt: float = 8.0
    # Of a band's dots, the dark ones: the others are its letters.
    band_share: float = 0.6
    # How much darker than paper a faint or broken rule is at least on the way.
    faint_grey: float = 7.0
    # Darkness over this counts as this: one black dot makes no line of its neighbours.
    full_grey: float = 40.0
    # Of the darkness of a faint rule, what lies beside it at most: else it is the edge of something.
    beside_share: float = 0.22
    # What counts as beside a rule.
    aside_pt: float = 1.3
    # A rule ends where so long a stretch is paper.
    break_pt: float = 6.0
    # Of a rule shorter than that, what is paper at most: between stems of letters a third is.
    gap_share: float = 0.2
    # The area of specks that stand alone.
    speck_pt2: float = 1.0
    # The area of specks beside letters: the dot over an i in small print is larger, also where it is pale.
    speck_at_letter_pt2: float = 0.25
    # Letters, of which dots and commas stand no further away, are larger than any of them.
    letter_pt2: float = 1.5
    letter_dot_pt: float = 2.0
    # Shorter solid lines are strokes of letters, or their feet.
    solid_rule_pt: float = 18.0
    # Shorter broken lines are rows of letters.
    broken_rule_pt: float = 60.0
    # Thicker lines are bars.
    thickest_rule_pt: float = 3.5
    # Nearer to the paper's edge lie the shadows of the scanner.
    margin_pt: float = 5.0
    # Paper is about as light.
    white_grey: int = 248
    # So much around a rule goes with it: the soft edge of its ink.
    erased_pt: float = 1.2
    # Half the height of the thin box a line is handed on as; under what is taken for a filled box.
    thin_pt: float = 0.3


PICTURES = PictureTolerances()


DIRECTIONS: tuple[Direction, ...] = ("horizontal", "vertical")


def turned(picture: Picture, degrees: int) -> Picture:
    """A picture turned clockwise by 0, 90, 180 or 270 degrees."""
    return np.ascontiguousarray(np.rot90(picture, -degrees // 90))


def evenly_lit(picture: Picture, scale: float) -> Picture:
    """A grey picture with white paper everywhere, also where it is shaded or dark; scale: points a dot."""
    smooth = without_bands(cv2.GaussianBlur(picture, (0, 0), PICTURES.blur_pt / scale), scale)
    half = cv2.resize(smooth, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    kernel = _box(PICTURES.widest_ink_pt / scale / 2)
    paper = cv2.GaussianBlur(cv2.morphologyEx(half, cv2.MORPH_CLOSE, kernel), (0, 0), 3)
    paper = cv2.resize(paper, picture.shape[::-1], interpolation=cv2.INTER_LINEAR)
    share = smooth.astype(np.float32) / np.maximum(paper, 1) * 255
    return np.clip(share * (255 / np.median(share)), 0, 255).astype(np.uint8)


def black_on_white(picture: Picture, scale: float) -> Picture:
    """An even picture in black on white, without dirt; scale: points a dot."""
    full_ink, paper = _greys(picture)
    strong = np.clip((picture.astype(np.float32) - full_ink) / (paper - full_ink) * 255, 0, 255)
    return without_dirt(strong.astype(np.uint8), scale)


def _greys(picture: Picture) -> tuple[float, float]:
    """The greys of full ink and of paper in an even picture: pale print and thin strokes are never black."""
    half_way = min(cv2.threshold(picture, 0, 255, cv2.THRESH_OTSU)[0], PICTURES.palest_grey)
    ink = picture[picture <= half_way]
    full_ink = float(np.quantile(ink, PICTURES.full_ink_share)) if ink.size else 0.0
    paper = half_way + PICTURES.paper_share * (255 - half_way)
    return max(full_ink, PICTURES.full_ink_grey), max(paper, PICTURES.paper_grey)


def without_bands(picture: Picture, scale: float) -> Picture:
    """A grey picture whose dark bands with light letters are light with dark letters, and framed."""
    ink, paper = np.quantile(picture, [PICTURES.darkest_share, 0.5])
    dark = (picture < ink + PICTURES.dark_share * (paper - ink)).astype(np.uint8)
    solid = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, _box(PICTURES.band_letter_pt / scale))
    solid = cv2.morphologyEx(solid, cv2.MORPH_OPEN, _box(PICTURES.band_height_pt / scale))
    outlines = cv2.findContours(solid, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)[0]
    turned_light = picture.copy()
    for outline in outlines:
        band = cv2.drawContours(np.zeros_like(dark), [outline], -1, 1, cv2.FILLED) > 0
        if dark[band].mean() >= PICTURES.band_share:
            turned_light[band] = 255 - picture[band]
            frame = np.rint(cv2.boxPoints(cv2.minAreaRect(outline))).astype(np.int32)
            cv2.polylines(
                turned_light, [frame], isClosed=True, color=0, thickness=max(1, round(PICTURES.frame_pt / scale))
            )
    return turned_light


def _box(size: float) -> Picture:
    return cv2.getStructuringElement(cv2.MORPH_RECT, (round(size) | 1, round(size) | 1))


def without_dirt(picture: Picture, scale: float) -> Picture:
    """A black on white picture without specks, and without the shadows at its edges; scale: points a dot."""
    ink = (picture < PICTURES.trace_grey).astype(np.uint8)
    _, marks, stats, _ = cv2.connectedComponentsWithStats(ink)
    area = stats[:, cv2.CC_STAT_AREA] * scale * scale
    letters = (area >= PICTURES.letter_pt2)[marks] & (ink > 0)
    around = cv2.dilate(letters.astype(np.uint8), _box(2 * PICTURES.letter_dot_pt / scale))
    at_letter = np.zeros(len(stats), bool)
    at_letter[marks[around > 0]] = True
    speck = area < np.where(at_letter, PICTURES.speck_at_letter_pt2, PICTURES.speck_pt2)
    clean = picture.copy()
    clean[speck[marks] | (ink == 0)] = 255
    edge = round(PICTURES.margin_pt / scale)
    clean[:edge], clean[-edge:], clean[:, :edge], clean[:, -edge:] = 255, 255, 255, 255
    return clean


def skew_of(picture: Picture) -> float:
    """The angle in degrees by which a black on white picture must be turned for its lines to be level."""
    factor = min(1.0, PICTURES.skew_width_px / picture.shape[1])
    small = cv2.resize(255 - picture, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    coarse = max(
        np.arange(
            -PICTURES.max_skew_degrees,
            PICTURES.max_skew_degrees + PICTURES.coarse_step_degrees / 2,
            PICTURES.coarse_step_degrees,
        ),
        key=lambda a: _levelness(small, a),
    )
    near = np.arange(
        coarse - PICTURES.coarse_step_degrees,
        coarse + PICTURES.coarse_step_degrees + PICTURES.fine_step_degrees / 2,
        PICTURES.fine_step_degrees,
    )
    return round(float(max(near, key=lambda a: _levelness(small, a))), 3)


def _levelness(picture: Picture, angle: float) -> float:
    """How sharply rows of ink are parted from empty ones when a picture is turned by an angle."""
    rows = level(picture, angle, paper=0).sum(axis=1, dtype=np.float64)
    return float(np.square(np.diff(rows)).sum())


def level(picture: Picture, angle: float, paper: int = 255) -> Picture:
    """A picture turned about its middle by a few degrees."""
    height, width = picture.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    return cv2.warpAffine(picture, turn, (width, height), flags=cv2.INTER_LINEAR, borderValue=paper)


def laid_straight(picture: Picture, scale: float, reads: int) -> Picture:
    """A grey picture with its lines level, as displayed; its text reads at an angle (clockwise: 0, 90, 180, 270)."""
    upright = turned(evenly_lit(picture, scale), (360 - reads) % 360)
    return level(picture, skew_of(black_on_white(upright, scale)))


def lines_of_picture(picture: Picture, scale: float) -> tuple[tuple[Rule, ...], Picture]:
    """The rules drawn in a level even picture, and the picture in black on white without them; scale: points a dot."""
    clean = black_on_white(picture, scale)
    ink = (clean < PICTURES.ink_grey).astype(np.uint8)
    darkness = np.clip(PICTURES.white_grey - picture.astype(np.float32), 0, PICTURES.full_grey)
    rules: list[Rule] = []
    for direction in DIRECTIONS:
        marks, lines = _lines(ink, darkness, direction, scale)
        found = [r for r in rules_of(map(_stroke, lines.values()))[0] if r.end - r.start >= PICTURES.solid_rule_pt]
        drawn = [number for number, line in lines.items() if any(_is_part(line, rule) for rule in found)]
        clean[cv2.dilate(np.isin(marks, drawn).astype(np.uint8), _box(PICTURES.erased_pt / scale)) > 0] = 255
        rules += found
    return tuple(rules), clean


def _lines(ink: Picture, darkness: Picture, direction: Direction, scale: float) -> tuple[Picture, dict[int, Rule]]:
    """The straight thin stretches of one direction by number, and the picture of their numbers."""
    is_level = direction == "horizontal"
    if not is_level:
        ink, darkness = np.ascontiguousarray(ink.T), np.ascontiguousarray(darkness.T)
    drawn: Picture = np.maximum(_solid(ink, scale), _faint(darkness, scale))
    count, marks, stats, middles = cv2.connectedComponentsWithStats(drawn)
    lines = {}
    for number in range(1, count):
        x, y, width, height, area = (int(v) for v in stats[number])
        is_thin = area / width * scale <= PICTURES.thickest_rule_pt
        if is_thin and not _is_of_stems(darkness[y : y + height, x : x + width], scale):
            lines[number] = Rule(direction, float(middles[number][1]) * scale, x * scale, (x + width) * scale)
    return marks if is_level else marks.T, lines


def _is_of_stems(darkness: Picture, scale: float) -> bool:
    """Whether a short level line is mostly gaps: the stems of letters that stand under each other line by line."""
    if darkness.shape[1] * scale >= PICTURES.broken_rule_pt:
        return False
    return float((darkness.max(axis=0) < PICTURES.faint_grey).mean()) > PICTURES.gap_share


def _solid(ink: Picture, scale: float) -> Picture:
    """The level lines drawn without a break."""
    return cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, round(PICTURES.solid_rule_pt / scale)), np.uint8))


def _faint(darkness: Picture, scale: float) -> Picture:
    """The level lines that are weak or broken, and stand alone."""
    length, aside = round(PICTURES.broken_rule_pt / scale), round(PICTURES.aside_pt / scale)
    along = cv2.blur(darkness, (length, 1))
    lone = (along >= PICTURES.faint_grey) & (_beside(along, aside) <= PICTURES.beside_share * along)
    reach = cv2.dilate(along * lone, np.ones((1, length), np.uint8))
    near = cv2.blur(darkness, (round(PICTURES.break_pt / scale), 1))
    own = (near >= reach / 2) & (_beside(near, aside) <= near / 2)
    return ((reach > 0) & own).astype(np.uint8)


def _beside(darkness: Picture, distance: int) -> Picture:
    """The greater darkness of the two places above and below each."""
    beside = np.zeros_like(darkness)
    beside[distance:] = darkness[:-distance]
    beside[:-distance] = np.maximum(beside[:-distance], darkness[distance:])
    return beside


def _stroke(line: Rule) -> Stroke:
    across, along = (line.position - PICTURES.thin_pt, line.position + PICTURES.thin_pt), (line.start, line.end)
    (x0, x1), (top, bottom) = (along, across) if line.direction == "horizontal" else (across, along)
    return Stroke(((x0, top), (x1, top), (x1, bottom), (x0, bottom), (x0, top)), filled=True, stroked=False)


def _is_part(line: Rule, rule: Rule) -> bool:
    return (
        abs(line.position - rule.position) <= RULINGS.same_position_pt
        and rule.start <= line.start
        and line.end <= rule.end
    )
