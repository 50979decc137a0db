"""Scanned pages: rules from the picture's lines, words from tesseract; in points from the top left as displayed."""

from __future__ import annotations

import csv
import math
import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

import cv2
import numpy as np

from extractors.engines.ruled import ruled_grids
from extractors.pdf import Picture
from extractors.rules import Stroke, rules_of
from extractors.values import Page, Region, Rule, Word

DPI = 300
LANGUAGE = "dan"
# Lines shorter than this (points) are strokes of letters.
SHORTEST_LINE = 18.0
# Scans are turned by at most this many degrees.
MAX_SKEW = 3.0
# tesseract's confidence (0 to 100) under which a word is in doubt, and under which it is dirt.
DOUBTFUL = 60.0
DIRT = 5.0
# Rests of rules and shadows; a lone short dash is a clerk's "nothing".
NOISE = re.compile(r"[|=_~—“”‘’\[\]{}<>\\]+|[-–.,:;'\"]{2,}")
SECONDS_A_PAGE = 120
# Cells read one by one: dots around each, points inside its rules, darkness of ink, and dots that are no speck.
STRIP_MARGIN = 24
CELL_INSET = 1.5
INK = 128
MIN_INK = 12


class NoRecognitionError(Exception):
    """Text cannot be recognised on this machine: says what is missing and how to get it."""


def read_scan(page: Page, picture: Picture) -> Page:
    """A scanned page with the rules its picture shows and the words recognised in it, as if laid straight.

    A hidden text layer is older recognition, mostly of whole lines across the columns: it is used only where no new
    recognition can be had. Raises NoRecognitionError where neither can.
    """
    straight, angle = straighten(picture)
    scale = page.width / picture.shape[1]
    rules, clean = lines_of_picture(straight, scale)
    ruled = replace(page, rules=rules, words=())
    try:
        words = words_of_picture(clean, page.number, scale)
        return replace(ruled, words=(*words, *_words_of_small_cells(ruled, words, clean, scale)), image_only=False)
    except NoRecognitionError:
        if page.image_only:
            raise
        return replace(ruled, words=tuple(_turned(w, page, angle) for w in page.words))


def _turned(word: Word, page: Page, angle: float) -> Word:
    """A word moved as the page's picture was turned, about the page's middle."""
    x, y = word.region.middle
    cx, cy, a = page.width / 2, page.height / 2, math.radians(-angle)
    dx = cx + (x - cx) * math.cos(a) - (y - cy) * math.sin(a) - x
    dy = cy + (x - cx) * math.sin(a) + (y - cy) * math.cos(a) - y
    r = word.region
    return replace(word, region=Region(r.page, r.x0 + dx, r.top + dy, r.x1 + dx, r.bottom + dy))


def _words_of_small_cells(page: Page, words: Sequence[Word], clean: Picture, scale: float) -> list[Word]:
    """Cells with ink but no word (numbers, crosses), read again from one picture of all of them in a column."""
    empty = [
        box.region
        for grid in ruled_grids(page)
        for box in grid.boxes
        if not any(box.region.holds(*w.region.middle) for w in words)
    ]
    strips = [(r, strip) for r in empty if (strip := _ink(clean, r, scale)) is not None]
    if not strips:
        return []
    width = max(strip.shape[1] for _, strip in strips) + 2 * STRIP_MARGIN
    sheet, places = [], []
    top = 0
    for region, strip in strips:
        framed = np.full((strip.shape[0] + 2 * STRIP_MARGIN, width), 255, np.uint8)
        framed[STRIP_MARGIN:-STRIP_MARGIN, STRIP_MARGIN : STRIP_MARGIN + strip.shape[1]] = strip
        places.append((top, top + framed.shape[0], region))
        sheet.append(framed)
        top += framed.shape[0]
    found = words_of_picture(np.vstack(sheet), page.number, 1.0)
    return [
        replace(word, region=region)
        for word in found
        for start, end, region in places
        if start <= word.region.middle[1] < end
    ]


def _ink(clean: Picture, region: Region, scale: float) -> Picture | None:
    """The inked part of a cell, None where it is blank or only specks."""
    inset = CELL_INSET
    rows = slice(round((region.top + inset) / scale), round((region.bottom - inset) / scale))
    columns = slice(round((region.x0 + inset) / scale), round((region.x1 - inset) / scale))
    cell = clean[rows, columns]
    dark = np.argwhere(cell < INK)
    if len(dark) < MIN_INK:
        return None
    (y0, x0), (y1, x1) = dark.min(axis=0), dark.max(axis=0)
    return cell[y0 : y1 + 1, x0 : x1 + 1]


def straighten(picture: Picture) -> tuple[Picture, float]:
    """A grey picture turned so that its long lines are level, and the angle in degrees."""
    edges = cv2.threshold(picture, 0, 255, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)[1]
    shortest = picture.shape[1] // 8
    found = cv2.HoughLinesP(edges, 1, np.pi / 1800, 200, minLineLength=shortest, maxLineGap=8)
    if found is None:
        return picture, 0.0
    angles = [float(np.degrees(np.arctan2(y1 - y0, x1 - x0))) for x0, y0, x1, y1 in found.reshape(-1, 4)]
    level = [a for a in angles if abs(a) <= MAX_SKEW]
    angle = float(np.median(level)) if level else 0.0
    if abs(angle) < 0.05:
        return picture, 0.0
    height, width = picture.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    return cv2.warpAffine(picture, turn, (width, height), flags=cv2.INTER_LINEAR, borderValue=255), angle


def lines_of_picture(picture: Picture, scale: float) -> tuple[tuple[Rule, ...], Picture]:
    """The rules drawn in a straight grey picture, and the picture without them; scale: points a dot."""
    dark = cv2.threshold(picture, 0, 255, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)[1]
    length = round(SHORTEST_LINE / scale)
    strokes: list[Stroke] = []
    clean = picture.copy()
    for size in ((length, 1), (1, length)):
        kernel = cv2.getStructuringElement(cv2.MORPH_RECT, size)
        lines = cv2.morphologyEx(cv2.dilate(dark, np.ones((2, 2), np.uint8)), cv2.MORPH_OPEN, kernel)
        clean[cv2.dilate(lines, np.ones((3, 3), np.uint8)) > 0] = 255
        for x, y, width, height in _boxes(lines):
            x0, top, x1, bottom = (v * scale for v in (x, y, x + width, y + height))
            corners = ((x0, top), (x1, top), (x1, bottom), (x0, bottom), (x0, top))
            strokes.append(Stroke(corners, filled=True, stroked=False))
    return tuple(rules_of(strokes)[0]), clean


def _boxes(lines: Picture) -> Iterator[tuple[int, int, int, int]]:
    count, _, stats, _ = cv2.connectedComponentsWithStats(lines)
    for index in range(1, count):
        x, y, width, height, _ = stats[index]
        yield int(x), int(y), int(width), int(height)


@lru_cache(maxsize=1)
def recognition() -> str:
    """The path of tesseract. Raises NoRecognitionError where it or its Danish data is missing."""
    program = shutil.which("tesseract")
    if program:
        listed = subprocess.run([program, "--list-langs"], capture_output=True, text=True, check=False).stdout
        if LANGUAGE in listed.split():
            return program
    needed = "apt-get install tesseract-ocr tesseract-ocr-dan"
    raise NoRecognitionError(f"its text cannot be recognised without tesseract and its Danish data: {needed}")


def words_of_picture(picture: Picture, page: int, scale: float) -> tuple[Word, ...]:
    """The words tesseract reads in a grey picture without rules; scale: points a dot. Raises NoRecognitionError."""
    encoded = cv2.imencode(".png", picture)[1].tobytes()
    command = [recognition(), "stdin", "stdout", "-l", LANGUAGE, "--psm", "6", "--dpi", str(DPI), "tsv"]
    environment = os.environ | {"OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(
            command, input=encoded, capture_output=True, env=environment, timeout=SECONDS_A_PAGE, check=True
        )
    except subprocess.SubprocessError as error:
        raise NoRecognitionError(f"tesseract failed on page {page}") from error
    return tuple(_words(done.stdout.decode("utf-8").splitlines(), page, scale))


def _words(lines: Sequence[str], page: int, scale: float) -> Iterator[Word]:
    for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
        text, confidence = (row["text"] or "").strip(), float(row["conf"])
        if not text or confidence < DIRT or NOISE.fullmatch(text):
            continue
        x0, top, width, height = (int(row[k]) * scale for k in ("left", "top", "width", "height"))
        region = Region(page, x0, top, x0 + width, top + height)
        yield Word(text, region, size=height, sure=confidence >= DOUBTFUL)
