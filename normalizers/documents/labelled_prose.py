"""Prose told under labels of its own ("Personoplysninger: navn og adresse"): its labels and what stands behind each.

Where a breach told so begins and ends is for episodes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from normalizers.record import Field, Role
from normalizers.tables.columns import ColumnRoles
from normalizers.tables.header_rows import HeaderRows
from normalizers.vocabulary.words import Vocabulary

# "Personoplysninger: navn og adresse", at the beginning of a paragraph also "Personoplysninger. Navn" or with a dash.
COLON = re.compile(r"[^:.;!?\n]{1,60}\??\s*:\s*")
CAPITAL = re.compile(r"(?<!\S)[A-ZÆØÅ]")
OPENING = re.compile(r"\s*(?P<label>[^\W\d_][^:.;!?\n]{1,60}\??)(?:\s*[:.]|\s+[–-]|$)\s*")
SHORT_LABEL = 3


class LabelledProse:
    """Cuts prose at its labels."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._roles = vocabulary.of(ColumnRoles)
        self._headers = vocabulary.of(HeaderRows)

    def fields(self, texts: Sequence[str]) -> Iterator[Field]:
        """The labelled parts of paragraphs, each under its label; what has no label tells what happened."""
        label, words = "", list[str]()
        for text in _mended(texts):
            for begins, part in self.labelled(text):
                if begins:
                    yield from self._field(label, words)
                    label, words = begins, []
                words.append(part)
        yield from self._field(label, words)

    def labelled(self, text: str) -> Iterator[tuple[str, str]]:
        """(label, words) of each part of a paragraph; the first part may have no label."""
        marks = list(self._labels(text))
        opening = OPENING.match(text)
        opens = opening and self._headers.is_label(opening["label"])
        if opening and opens and not (marks and marks[0][0] < opening.end()):
            marks.insert(0, (opening.start("label"), opening.end(), opening["label"]))
        bounds = [*(start for start, _, _ in marks), len(text)]
        if text[: bounds[0]].strip():
            yield "", text[: bounds[0]].strip()
        for (_, begins, label), end in zip(marks, bounds[1:], strict=True):
            yield label.strip(), text[begins:end].strip()

    def _labels(self, text: str) -> Iterator[tuple[int, int, str]]:
        """(start, end, label) of each label before a colon; it begins with a capital, whatever stands before it."""
        for match in COLON.finditer(text):
            for capital in CAPITAL.finditer(text, match.start(), match.end()):
                label = text[capital.start() : match.end()].rstrip(" :\n")
                short = len(label.split()) <= SHORT_LABEL and self._roles.role_of(label) is not None
                if short or self._headers.is_label(label):
                    yield capital.start(), match.end(), label
                    break

    def _field(self, label: str, words: Sequence[str]) -> Iterator[Field]:
        text = " ".join(w for w in words if w.strip())
        if label or text:
            yield Field(label, text, self._roles.role_of(label, (text,)) if label else Role.DESCRIPTION)


def _mended(texts: Sequence[str]) -> list[str]:
    """Paragraphs, those made one that the layout cut within a sentence: they go on in lower case."""
    mended = [texts[0]]
    for text in texts[1:]:
        if text[:1].islower():
            mended[-1] += f" {text}"
        else:
            mended.append(text)
    return mended
