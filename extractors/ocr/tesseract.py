"""Text recognition with tesseract: the words in grey pictures, and which way up a page lies.

Decides what is dirt; what is in doubt is for scanned_page.
"""

from __future__ import annotations

import csv
import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from io import BytesIO

from PIL import Image

from extractors.pdf.reader import Picture

DPI = 300
LANGUAGE = "dan"
PAGE_SECONDS = 120


@dataclass(frozen=True, slots=True)
class RecognitionTolerances:
    """tesseract's confidence (0 to 100) and what is believed of it."""

    # Under it a word is dirt.
    dirt_confidence: float = 5.0
    # The same for a lone dash or equals sign: rests of rules look like them.
    dash_dirt_confidence: float = 60.0
    # From it the way up is believed; its scale is its own.
    way_up_confidence: float = 5.0


RECOGNITION = RecognitionTolerances()


# Danish print has no em dash: tesseract takes an en dash for one.
EN_DASH = str.maketrans("—", "–")
LONE_SIGNS = ("–", "=")
# Rests of rules, shadows and specks; a lone short dash is a clerk's "nothing", an equals sign explains a mark.
NOISE = re.compile(r"(?!=$)[|=_~“”‘’\[\]{}<>\\]+|[-–—.,:;'\"]{2,}|[.,:;'\"]")
TURN = re.compile(r"^Rotate: (\d+)$", re.MULTILINE)
SURENESS = re.compile(r"^Orientation confidence: ([\d.]+)$", re.MULTILINE)


class NoRecognitionError(Exception):
    """Text cannot be recognised on this machine: says what is missing and how to get it."""


class Layout(Enum):
    """What a picture shows; tesseract's page segmentation modes."""

    BLOCK = "6"
    LINE = "7"
    WAY_UP = "0"


@dataclass(frozen=True, slots=True)
class Reading:
    """A word as recognised: its box in dots of the picture, and the confidence (0 to 100)."""

    text: str
    x0: int
    top: int
    x1: int
    bottom: int
    confidence: float


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


def recognise(pictures: Sequence[Picture], layout: Layout, signs: str = "") -> list[tuple[Reading, ...]]:
    """The words in each picture; signs: the only ones there are, where that is known. Raises NoRecognitionError."""
    found: list[list[Reading]] = [[] for _ in pictures]
    if not pictures:
        return []
    known = ["-c", f"tessedit_char_whitelist={signs}"] if signs else []
    answer = _tesseract(pictures, layout, ["-l", LANGUAGE, *known, "tsv"])
    for number, reading in _readings(answer.splitlines()):
        found[number - 1].append(reading)
    return [tuple(readings) for readings in found]


def way_up(picture: Picture) -> int:
    """By how many degrees clockwise (0, 90, 180, 270) a page must be turned to be upright; 0 where in doubt."""
    try:
        answer = _tesseract([picture], Layout.WAY_UP, [])
    except NoRecognitionError:  # too few letters, or no data for the way up: the page is read as it lies
        return 0
    turn, sureness = TURN.search(answer), SURENESS.search(answer)
    if not turn or not sureness or float(sureness[1]) < RECOGNITION.way_up_confidence:
        return 0
    return int(turn[1])


def _tesseract(pictures: Sequence[Picture], layout: Layout, arguments: Sequence[str]) -> str:
    command = [recognition(), "stdin", "stdout", "--psm", layout.value, "--dpi", str(DPI), *arguments]
    environment = os.environ | {"OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(
            command, input=_encoded(pictures), capture_output=True, env=environment, timeout=PAGE_SECONDS, check=True
        )
    except subprocess.SubprocessError as error:
        raise NoRecognitionError("tesseract failed on the page") from error
    return done.stdout.decode("utf-8")


def _encoded(pictures: Sequence[Picture]) -> bytes:
    """The pictures as the pages of one TIFF: tesseract loads its data once for all of them."""
    first, *others = [Image.fromarray(picture) for picture in pictures]
    data = BytesIO()
    first.save(data, "TIFF", save_all=True, append_images=others)
    return data.getvalue()


def _readings(lines: Sequence[str]) -> Iterator[tuple[int, Reading]]:
    for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
        text, confidence = (row["text"] or "").strip().translate(EN_DASH), float(row["conf"])
        if (
            not text
            or NOISE.fullmatch(text)
            or confidence < (RECOGNITION.dash_dirt_confidence if text in LONE_SIGNS else RECOGNITION.dirt_confidence)
        ):
            continue
        x0, top, width, height = (int(row[k]) for k in ("left", "top", "width", "height"))
        yield int(row["page_num"]), Reading(text, x0, top, x0 + width, top + height, confidence)
