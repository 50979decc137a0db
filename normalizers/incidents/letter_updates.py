"""What a letter's update corrects, and its findings brought up to date; what the update says is read by letter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from normalizers.codes import Review
from normalizers.danish.analysis import sentences
from normalizers.fields.names import FieldName
from normalizers.findings import Findings, Value
from normalizers.incidents.letter_words import HEADING_LENGTH, LINE, SEPARATOR, LetterWords, opens_with
from normalizers.record import Role

# What an update replaces: the dates of these acts, and the counts.
UPDATED = (Role.OCCURRED, Role.DISCOVERED, Role.REPORTED)
COUNTS = ("affected_min", "affected_max", "affected_text")


def updates_in(words: LetterWords, paragraphs: Sequence[str]) -> list[tuple[int, int]]:
    """The places of a letter that correct it: under a heading that says so, or in sentences that do."""
    places: list[tuple[int, int]] = []
    position, updated = 0, False
    for paragraph in paragraphs:
        opens = opens_with(words.update_headings, paragraph)
        if len(paragraph) <= HEADING_LENGTH and paragraph.rstrip()[-1:] != ".":
            updated = opens
        elif opens and ":" in paragraph[:HEADING_LENGTH]:
            places.append((position, position + len(paragraph)))
            position += len(paragraph) + len(SEPARATOR)
            continue
        corrected = (s for s in sentences(paragraph) if words.corrections.find(paragraph[slice(*s)]))
        spans = [(0, len(paragraph))] if updated else list(corrected)
        places += [(position + start, position + end) for start, end in spans]
        position += len(paragraph) + len(SEPARATOR)
    return places


def blanked(text: str, places: Sequence[tuple[int, int]]) -> str:
    """The text with blanks at these places; all else stays where it is."""
    for start, end in places:
        text = text[:start] + re.sub(r"[^\n]", " ", text[start:end]) + text[end:]
    return text


def only_update(words: LetterWords, text: str, places: Sequence[tuple[int, int]]) -> str:
    """Only what stands at these places, without headings and what is said to be wrong now."""
    bounds = [0, *(edge for place in places for edge in place), len(text)]
    kept = blanked(text, list(zip(bounds[::2], bounds[1::2], strict=True)))
    lines = [m for m in LINE.finditer(kept) if opens_with(words.update_headings, m[0].strip())]
    headings = [(m.start(), m.start() + _heading_end(m[0])) for m in lines]
    return blanked(kept, [*headings, *(m.span() for m in words.superseded.finditer(kept))])


def _heading_end(line: str) -> int:
    """Where the heading of an update ends that begins this line: at a colon, else with a short line."""
    colon = line.find(":", 0, HEADING_LENGTH)
    return colon + 1 if colon >= 0 else len(line) * (len(line) <= HEADING_LENGTH)


def brought_up_to_date(found: Findings, later: Findings) -> Findings:
    """The findings with what an update says; what it replaces comes after it, for the evidence alone."""
    told = {subject for v in later.values if (subject := _subject(v))}
    known = {v.field for v in found.values}
    new = [v for v in later.values if v.field not in known or _subject(v)]
    replaced = any(found.get(v.field) != v.value for v in new if v.field in known)
    kept = [v for v in found.values if _subject(v) not in told]
    before = [v for v in found.values if _subject(v) in told and later.get(v.field) not in (None, v.value)]
    review = (Review.UPDATED_IN_TEXT,) if replaced else ()
    return replace(found, values=(*kept, *new, *before), review=(*found.review, *review))


def _subject(value: Value) -> Role | None:
    """What an update may tell anew: the date of an act, or how many were affected; None of any other value."""
    name = FieldName.of(value.field)
    if name:
        return name.role if name.role in UPDATED else None
    return Role.AFFECTED if value.field in COUNTS else None
