"""Signs that tesseract takes for others, told from the shape of their ink: i, comma, Danish minus, crosses."""

from __future__ import annotations

from dataclasses import dataclass, replace
from statistics import median

from extractors.ocr.crops import CROPS, pieces_of
from extractors.ocr.tesseract import Reading
from extractors.pdf.reader import Picture


@dataclass(frozen=True, slots=True)
class ShapeTolerances:
    """The shapes of signs, in shares of others of the same word."""

    # An i's stem is higher than its dot by so much.
    dot_times: float = 2.0
    # Of its height, how wide a single letter of those that are read twice is at most.
    letter_wide_times: float = 1.3
    # Of the height of the word's letters, how far a comma reaches under their line; a full stop does not.
    comma_share: float = 0.1
    # Of the height of the word's letters, the highest comma: what is higher is a letter.
    stop_share: float = 0.6


SHAPES = ShapeTolerances()

# What an i is taken for where its dot is not seen.
STEMS = frozenset("1Il|!:")


def with_shapes(readings: tuple[Reading, ...], picture: Picture) -> tuple[Reading, ...]:
    """The readings of a cell, with signs that are told from their shape: letters read twice, an i, commas."""
    told = without_letters_read_twice(readings, picture)
    lone = len(told) < 2
    return tuple(_with_comma(r if lone else _with_dot(r, picture), picture) for r in told)


def _with_dot(reading: Reading, picture: Picture) -> Reading:
    """A lone stem among words that has a dot over it is an i."""
    if reading.text in STEMS and is_dotted(_part(reading, picture)):
        return replace(reading, text="i")
    return reading


def _with_comma(reading: Reading, picture: Picture) -> Reading:
    """A word whose last sign is a comma where its ink reaches under the line: a full stop stands on it."""
    if not reading.text.endswith(".") or len(reading.text) < 3:
        return reading
    pieces = sorted(pieces_of(_part(reading, picture)), key=lambda p: p[0])
    letters = [p for p in pieces[:-1] if p[3] >= SHAPES.stop_share * max(q[3] for q in pieces)]
    if not letters:
        return reading
    height = median(p[3] for p in letters)
    line = median(p[1] + p[3] for p in letters)
    _, top, _, high = pieces[-1]
    is_low = high <= SHAPES.stop_share * height and top > line - height / 2
    under = top + high - line
    return replace(reading, text=reading.text[:-1] + ",") if is_low and under > SHAPES.comma_share * height else reading


def _part(reading: Reading, picture: Picture) -> Picture:
    """The ink of a word, and what reaches out of its box: tesseract cuts off the tails of commas."""
    more = CROPS.missed_px
    return picture[max(0, reading.top - more) : reading.bottom + more, max(0, reading.x0 - 1) : reading.x1 + more]


def is_dotted(picture: Picture) -> bool:
    """Whether the ink is a stem with a dot over it."""
    stats = sorted(pieces_of(picture), key=lambda s: s[1])
    if len(stats) != 2:
        return False
    (x, y, width, height), (stem_x, stem_y, stem_width, stem_height) = stats
    over = y + height <= stem_y and x < stem_x + stem_width and stem_x < x + width
    return over and stem_height >= SHAPES.dot_times * height


def is_division(picture: Picture) -> bool:
    """Whether the ink is the Danish minus, a bar with a dot above and below it, which tesseract cannot read."""
    pieces = pieces_of(picture)
    if len(pieces) != 3:
        return False
    upper, bar, lower = sorted(pieces, key=lambda p: p[1])
    middles = [s[0] + s[2] / 2 for s in (upper, bar, lower)]
    dots = all(s[2] < bar[2] / 2 and s[3] < bar[2] / 2 for s in (upper, lower))
    return dots and bar[2] > 2 * bar[3] and max(middles) - min(middles) < bar[2] / 5


def without_letters_read_twice(readings: tuple[Reading, ...], picture: Picture) -> tuple[Reading, ...]:
    """The readings of a cell; one letter that tesseract read twice ("Xx") made one: its ink is no wider than one."""
    text = "".join(reading.text for reading in readings)
    if len(text) != 2 or text[0].lower() != text[1].lower() or not text.isalpha():
        return readings
    height, width = (side - 2 * CROPS.frame_px for side in picture.shape)
    return (replace(readings[0], text=text[0]),) if width <= SHAPES.letter_wide_times * height else readings
