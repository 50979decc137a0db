"""The text outside tables: words to lines, lines to paragraphs, and what is printed on every page alike."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from statistics import median

from extractors.document.geometry import Line, Word, union
from extractors.document.lines import cut_at_gaps, lines_of
from extractors.document.tables import Paragraph
from extractors.joining.whole_words import WholeWords

# A gap wider than this share of the line's height begins a new paragraph.
PARAGRAPH_GAP = 0.55
# Words further apart than this (in line heights) stand in different columns of text.
COLUMN_GAP = 3.0
# Sizes (points) that differ by less are one; a space and some slack (font sizes) between words.
SAME_SIZE = 0.6
SAME_LEFT = 3.0
WORD_SPACE = 1.5
# A title has at most this many words, and is this many times larger than the usual text unless it is bold.
TITLE_WORDS = 30
TITLE_SIZE = 1.1


def paragraphs_of(words: Iterable[Word], whole: WholeWords) -> list[Paragraph]:
    """Paragraphs of one page's words outside tables, in reading order."""
    parts = [part for line in lines_of(words) for part in cut_at_gaps(line, lambda w: COLUMN_GAP * _height([w]))]
    margins = _margins(parts)
    groups: list[list[Line]] = []
    for part in parts:
        group = _open_group(groups, part, margins[part[0].region.x0])
        if group is None:
            groups.append([part])
        else:
            group.append(part)
    return [_paragraph(group, whole) for group in groups]


def _margins(parts: Sequence[Line]) -> dict[float, float]:
    """How far to the right the texts reach that begin at each place, or a little beside it."""
    reach: dict[float, float] = {}
    for part in parts:
        left = part[0].region.x0
        reach[left] = max(reach.get(left, 0.0), part[-1].region.x1)
    return {left: max(x1 for x0, x1 in reach.items() if abs(x0 - left) < SAME_LEFT) for left in reach}


def _open_group(groups: list[list[Line]], line: Line, margin: float) -> list[Line] | None:
    """The paragraph that this line goes on: right above it, in the same type, its last line full."""
    box = union(w.region for w in line)
    for group in reversed(groups[-4:]):
        above = union(w.region for w in group[-1])
        gap, height = box.top - above.bottom, _height(line)
        overlaps = min(above.x1, box.x1) > max(above.x0, box.x0)
        near = -0.5 * height < gap < PARAGRAPH_GAP * height and above.top < box.top
        if near and overlaps and _same_type(group[-1][0], line[0]) and not _ends(above.x1, line[0], margin):
            return group
    return None


def _same_type(above: Word, below: Word) -> bool:
    return abs(above.size - below.size) < SAME_SIZE and above.bold == below.bold


def _ends(end: float, first: Word, margin: float) -> bool:
    """Whether a line ends its paragraph: the first word of the next line would have fitted on it."""
    return end + (first.region.x1 - first.region.x0) + WORD_SPACE * first.size < margin


def _height(line: Sequence[Word]) -> float:
    return max(w.region.bottom - w.region.top for w in line)


def _paragraph(lines: Sequence[Line], whole: WholeWords) -> Paragraph:
    words = [w for line in lines for w in line]
    region = union(w.region for w in words)
    text = whole.text(lines, region.x1).text
    size, bold = max(w.size for w in words), all(w.bold for w in words)
    return Paragraph(text, region, size=size, bold=bold, watermark=words[0].watermark)


def title_of(paragraphs: Sequence[Paragraph]) -> str | None:
    """The first page's title: the first of its largest texts, where that is larger or bolder than the rest."""
    printed = [p for p in paragraphs if not p.watermark]
    short = [p for p in printed if len(p.text.split()) <= TITLE_WORDS]
    largest = max((p.size for p in short), default=0.0)
    usual = median(p.size for p in printed) if printed else 0.0
    for paragraph in short:
        if paragraph.size >= largest - 0.1 and (largest > TITLE_SIZE * usual or paragraph.bold):
            return paragraph.text
    return short[0].text if short and short[0] is printed[0] else None


def running_texts(pages: Sequence[Sequence[Paragraph]]) -> frozenset[str]:
    """Headers and footers: texts (digits left out) that stand on at least two pages, and lone page numbers."""
    seen = Counter(text for page in pages for text in {without_digits(p.text) for p in page})
    return frozenset(text for text, count in seen.items() if count > 1 or not text)


def without_digits(text: str) -> str:
    """The text's letters alone, so that page numbers make no difference."""
    return re.sub(r"[\W\d_]+|\bside\b|\baf\b", "", text.lower())
