"""The text outside tables: words to lines, lines to paragraphs, and what is printed on every page alike."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from statistics import median

from extractors.fill import lines_of
from extractors.values import Line, Paragraph, Word, union
from extractors.whole_words import WholeWords

# A gap wider than this share of the line's height begins a new paragraph.
PARAGRAPH_GAP = 0.55
# Words further apart than this (in line heights) stand in different columns of text.
COLUMN_GAP = 3.0
# A title has at most this many words, and is this many times larger than the usual text unless it is bold.
TITLE_WORDS = 30
TITLE_SIZE = 1.1


def paragraphs_of(words: Iterable[Word], whole: WholeWords) -> list[Paragraph]:
    """Paragraphs of one page's words outside tables, in reading order."""
    groups: list[list[Line]] = []
    for line in lines_of(words):
        for part in _parts(line):
            group = _open_group(groups, part)
            if group is None:
                groups.append([part])
            else:
                group.append(part)
    return [_paragraph(group, whole) for group in groups]


def _parts(line: Line) -> list[Line]:
    """A line cut where the gap between words is as wide as between columns."""
    parts: list[list[Word]] = []
    for word in line:
        if parts and word.region.x0 - parts[-1][-1].region.x1 < COLUMN_GAP * _height([word]):
            parts[-1].append(word)
        else:
            parts.append([word])
    return [tuple(p) for p in parts]


def _open_group(groups: list[list[Line]], line: Line) -> list[Line] | None:
    """The paragraph that this line goes on: right above it, of the same size and overlapping."""
    box = union(w.region for w in line)
    for group in reversed(groups[-4:]):
        above = union(w.region for w in group[-1])
        gap, height = box.top - above.bottom, _height(line)
        same_size = abs(line[0].size - group[-1][0].size) < 0.6
        overlaps = min(above.x1, box.x1) > max(above.x0, box.x0)
        if -0.5 * height < gap < PARAGRAPH_GAP * height and same_size and overlaps and above.top < box.top:
            return group
    return None


def _height(line: Sequence[Word]) -> float:
    return max(w.region.bottom - w.region.top for w in line)


def _paragraph(lines: Sequence[Line], whole: WholeWords) -> Paragraph:
    words = [w for line in lines for w in line]
    region = union(w.region for w in words)
    text = whole.text(lines, region.x1).text
    return Paragraph(text, region, size=max(w.size for w in words), bold=all(w.bold for w in words))


def title_of(paragraphs: Sequence[Paragraph]) -> str | None:
    """The first page's title: the first of its largest texts, where that is larger or bolder than the rest."""
    short = [p for p in paragraphs if len(p.text.split()) <= TITLE_WORDS]
    largest = max((p.size for p in short), default=0.0)
    usual = median(p.size for p in paragraphs) if paragraphs else 0.0
    for paragraph in short:
        if paragraph.size >= largest - 0.1 and (largest > TITLE_SIZE * usual or paragraph.bold):
            return paragraph.text
    return short[0].text if short and short[0] is paragraphs[0] else None


def running_texts(pages: Sequence[Sequence[Paragraph]]) -> frozenset[str]:
    """Headers and footers: texts (digits left out) that stand on at least two pages, and lone page numbers."""
    seen = Counter(text for page in pages for text in {without_digits(p.text) for p in page})
    return frozenset(text for text, count in seen.items() if count > 1 or not text)


def without_digits(text: str) -> str:
    """The text's letters alone, so that page numbers make no difference."""
    return re.sub(r"[\W\d_]+|\bside\b|\baf\b", "", text.lower())
