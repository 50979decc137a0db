"""Pictures of scanned pages made plain: turned upright, level, black on white; and the rules drawn in them."""

from __future__ import annotations

import cv2
import numpy as np

from extractors.document.geometry import Rule
from extractors.pdf.reader import Picture
from extractors.pdf.rulings import SAME_POSITION, Direction, Stroke, rules_of

# Scans are turned by at most this many degrees; found in steps, first coarse, then fine.
MAX_SKEW = 4.0
COARSE_STEP, FINE_STEP = 0.2, 0.02
# The width in dots of the picture in which skew is looked for.
SKEW_WIDTH = 1200
# Ink is narrower than this (points); what is wider is paper, shaded or dark.
WIDEST_INK = 8.0
# Grey levels of evened paper (0 to 255): lighter is paper, darker is full ink; of a trace of ink; of letters and rules.
PAPER, FULL_INK = 225, 60
TRACE_LEVEL, INK_LEVEL = 190, 128
# A dark band: darker than this, letters in it drawn thinner than this (points), this high, mostly dark.
DARK, BAND_LETTER, BAND_HEIGHT, BAND_SHARE = 110, 3.0, 8.0, 0.6
# A faint or broken rule: how much darker (grey levels) than paper it is at least on the way, how much darkness counts
# at most, and at most this share of it lies so far (points) beside it.
FAINT, FULL, BESIDE, ASIDE = 7.0, 40.0, 0.22, 1.3
# A rule ends where so long a stretch (points) is paper.
BREAK = 6.0
# Specks have an area (square points) and a side (points) up to this; the dot over an i is larger.
SPECK = 0.45
# Solid rules are at least this long (points), broken ones this; shorter lines are strokes of letters, or their feet.
SHORTEST_RULE, SHORTEST_BROKEN = 18.0, 60.0
# Thicker lines are no rules; nor is what lies this near to the paper's edge (points).
THICKEST_RULE, MARGIN = 3.5, 5.0
# Paper is about as light as this (0 to 255); so much (points) around a rule goes with it.
PAPER_LEVEL, ERASED = 248, 1.2
# Half the height (points) of the thin box a line is handed on as.
THIN = 0.3
DIRECTIONS: tuple[Direction, ...] = ("horizontal", "vertical")


def turned(picture: Picture, degrees: int) -> Picture:
    """A picture turned clockwise by 0, 90, 180 or 270 degrees."""
    return np.ascontiguousarray(np.rot90(picture, -degrees // 90))


def even(picture: Picture, scale: float) -> Picture:
    """A grey picture with white paper everywhere, also where it is shaded or dark; scale: points a dot."""
    smooth = without_bands(cv2.GaussianBlur(picture, (0, 0), 0.25 / scale), scale)
    half = cv2.resize(smooth, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    kernel = _box(WIDEST_INK / scale / 2)
    paper = cv2.GaussianBlur(cv2.morphologyEx(half, cv2.MORPH_CLOSE, kernel), (0, 0), 3)
    paper = cv2.resize(paper, picture.shape[::-1], interpolation=cv2.INTER_LINEAR)
    share = smooth.astype(np.float32) / np.maximum(paper, 1) * 255
    return np.clip(share * (255 / np.median(share)), 0, 255).astype(np.uint8)


def plain(picture: Picture, scale: float) -> Picture:
    """An even picture in black on white, without dirt; scale: points a dot."""
    strong = np.clip((picture.astype(np.float32) - FULL_INK) / (PAPER - FULL_INK) * 255, 0, 255)
    return without_dirt(strong.astype(np.uint8), scale)


def without_bands(picture: Picture, scale: float) -> Picture:
    """A grey picture whose dark bands with light letters are light with dark letters, and framed."""
    dark = (picture < DARK).astype(np.uint8)
    solid = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, _box(BAND_LETTER / scale))
    solid = cv2.morphologyEx(solid, cv2.MORPH_OPEN, _box(BAND_HEIGHT / scale))
    outlines = cv2.findContours(solid, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)[0]
    plain = picture.copy()
    for outline in outlines:
        band = cv2.drawContours(np.zeros_like(dark), [outline], -1, 1, cv2.FILLED) > 0
        if dark[band].mean() >= BAND_SHARE:
            plain[band] = 255 - picture[band]
            frame = np.rint(cv2.boxPoints(cv2.minAreaRect(outline))).astype(np.int32)
            cv2.polylines(plain, [frame], isClosed=True, color=0, thickness=max(1, round(0.5 / scale)))
    return plain


def _box(size: float) -> Picture:
    return cv2.getStructuringElement(cv2.MORPH_RECT, (round(size) | 1, round(size) | 1))


def without_dirt(picture: Picture, scale: float) -> Picture:
    """A black on white picture without specks, and without the shadows at its edges; scale: points a dot."""
    ink = (picture < TRACE_LEVEL).astype(np.uint8)
    _, marks, stats, _ = cv2.connectedComponentsWithStats(ink)
    speck = stats[:, cv2.CC_STAT_AREA] * scale * scale < SPECK
    clean = picture.copy()
    clean[speck[marks] | (ink == 0)] = 255
    edge = round(MARGIN / scale)
    clean[:edge], clean[-edge:], clean[:, :edge], clean[:, -edge:] = 255, 255, 255, 255
    return clean


def skew_of(picture: Picture) -> float:
    """The angle in degrees by which a black on white picture must be turned for its lines to be level."""
    factor = min(1.0, SKEW_WIDTH / picture.shape[1])
    small = cv2.resize(255 - picture, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    coarse = max(np.arange(-MAX_SKEW, MAX_SKEW + COARSE_STEP / 2, COARSE_STEP), key=lambda a: _levelness(small, a))
    near = np.arange(coarse - COARSE_STEP, coarse + COARSE_STEP + FINE_STEP / 2, FINE_STEP)
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
    upright = turned(even(picture, scale), (360 - reads) % 360)
    return level(picture, skew_of(plain(upright, scale)))


def lines_of_picture(picture: Picture, scale: float) -> tuple[tuple[Rule, ...], Picture]:
    """The rules drawn in a level even picture, and the picture in black on white without them; scale: points a dot."""
    clean = plain(picture, scale)
    ink = (clean < INK_LEVEL).astype(np.uint8)
    darkness = np.clip(PAPER_LEVEL - picture.astype(np.float32), 0, FULL)
    rules: list[Rule] = []
    for direction in DIRECTIONS:
        marks, lines = _lines(ink, darkness, direction, scale)
        found = [r for r in rules_of(map(_stroke, lines.values()))[0] if r.end - r.start >= SHORTEST_RULE]
        drawn = [number for number, line in lines.items() if any(_is_part(line, rule) for rule in found)]
        clean[cv2.dilate(np.isin(marks, drawn).astype(np.uint8), _box(ERASED / scale)) > 0] = 255
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
        x, _, width, _, area = (int(v) for v in stats[number])
        if area / width * scale <= THICKEST_RULE:
            lines[number] = Rule(direction, float(middles[number][1]) * scale, x * scale, (x + width) * scale)
    return marks if is_level else marks.T, lines


def _solid(ink: Picture, scale: float) -> Picture:
    """The level lines drawn without a break."""
    return cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, round(SHORTEST_RULE / scale)), np.uint8))


def _faint(darkness: Picture, scale: float) -> Picture:
    """The level lines that are weak or broken, and stand alone."""
    length, aside = round(SHORTEST_BROKEN / scale), round(ASIDE / scale)
    along = cv2.blur(darkness, (length, 1))
    lone = (along >= FAINT) & (_beside(along, aside) <= BESIDE * along)
    reach = cv2.dilate(along * lone, np.ones((1, length), np.uint8))
    near = cv2.blur(darkness, (round(BREAK / scale), 1))
    own = (near >= reach / 2) & (_beside(near, aside) <= near / 2)
    return ((reach > 0) & own).astype(np.uint8)


def _beside(darkness: Picture, distance: int) -> Picture:
    """The greater darkness of the two places above and below each."""
    beside = np.zeros_like(darkness)
    beside[distance:] = darkness[:-distance]
    beside[:-distance] = np.maximum(beside[:-distance], darkness[distance:])
    return beside


def _stroke(line: Rule) -> Stroke:
    across, along = (line.position - THIN, line.position + THIN), (line.start, line.end)
    (x0, x1), (top, bottom) = (along, across) if line.direction == "horizontal" else (across, along)
    return Stroke(((x0, top), (x1, top), (x1, bottom), (x0, bottom), (x0, top)), filled=True, stroked=False)


def _is_part(line: Rule, rule: Rule) -> bool:
    return abs(line.position - rule.position) <= SAME_POSITION and rule.start <= line.start and line.end <= rule.end
