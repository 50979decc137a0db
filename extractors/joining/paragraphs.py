"""The text outside tables: lines to paragraphs, the title, and which paragraphs stand on several pages alike.

Heads in parts side by side are taken off before (running_heads); torn words are for whole_words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from extractors.document.geometry import Line, Word, union
from extractors.document.lines import cut_at_gaps, lines_of
from extractors.document.tables import Paragraph
from extractors.joining.reading_order import ReadingPart, in_reading_order
from extractors.joining.whole_words import WholeWords
from extractors.tables.item_signs import BULLETS, is_item_sign
from extractors.tables.prose_columns import ProseColumns


@dataclass(frozen=True, slots=True)
class ParagraphTolerances:
    """When lines outside tables are one paragraph, and which is the title."""

    # A wider gap than this stands between paragraphs: lines of one are set closer.
    paragraph_gap_heights: float = 0.55
    # Lines of one paragraph overlap by no more: their boxes are higher than their letters.
    overlap_heights: float = 0.5
    # Words further apart stand in different columns of text: no justified line has such spaces.
    column_gap_heights: float = 3.0
    # Type of one paragraph, as PDFs round its size.
    same_size_pt: float = 0.6
    # Texts that begin so near each other have the same margin: less than an indent.
    same_left_pt: float = 3.0
    # A space and some slack: what a word needs besides its own width to fit on a line.
    word_space_em: float = 1.5
    # Longer texts are no titles.
    title_words: int = 30
    # The largest texts, as PDFs round their sizes.
    same_title_pt: float = 0.1
    # A title is larger than the usual text by more than rounding, unless it is bold.
    title_size_times: float = 1.1


PARAGRAPHS = ParagraphTolerances()

SENTENCE_END = ".!?:"


def paragraphs_of(words: Iterable[Word], whole: WholeWords, columns: Sequence[ProseColumns] = ()) -> list[Paragraph]:
    """Paragraphs of one page's words outside tables, in reading order: columns of prose one after another."""
    groups: list[list[Line]] = []
    for part in in_reading_order(words, columns):
        found = _groups(_texts(part))
        if part.goes_on and groups and found and _flows_on(groups[-1], found[0][0]):
            groups[-1] += found.pop(0)
        groups += found
    return [_paragraph(group, whole) for group in groups]


def _flows_on(paragraph: Sequence[Line], below: Line) -> bool:
    """Whether a sentence at the foot of a column goes on at the head of the next: in small letters, or with a number.

    A number that is none of a list goes on lines that are full to the last.
    """
    above, first = paragraph[-1], below[0]
    if above[-1].text[-1] in SENTENCE_END or not _same_type(above[0], first):
        return False
    margin = max(line[-1].region.x1 for line in paragraph)
    full = len(paragraph) > 1 and not _ends(above[-1].region.x1, first, margin)
    return first.text[0].islower() or (first.text[0].isdigit() and full and not is_item_sign(first))


def _texts(part: ReadingPart) -> list[Line]:
    """The lines of words that are read together, cut where the texts of several columns stand on them."""
    lines = lines_of(part.words)
    if part.prose:
        return list(lines)
    gap = PARAGRAPHS.column_gap_heights
    return [text for line in lines for text in cut_at_gaps(line, lambda w: gap * _height([w]))]


def _groups(parts: Sequence[Line]) -> list[list[Line]]:
    """The lines of each paragraph."""
    margins = _margins(parts)
    groups: list[list[Line]] = []
    for part in parts:
        group = _open_group(groups, part, margins[part[0].region.x0])
        if group is None:
            groups.append([part])
        else:
            group.append(part)
    return groups


def _margins(parts: Sequence[Line]) -> dict[float, float]:
    """How far to the right the texts reach that begin at each place, or a little beside it."""
    reach: dict[float, float] = {}
    for part in parts:
        left = part[0].region.x0
        reach[left] = max(reach.get(left, 0.0), part[-1].region.x1)
    return {left: max(x1 for x0, x1 in reach.items() if abs(x0 - left) < PARAGRAPHS.same_left_pt) for left in reach}


def _open_group(groups: list[list[Line]], line: Line, margin: float) -> list[Line] | None:
    """The paragraph that this line goes on: right above it, in one type, its last line full; an item begins one."""
    if line[0].text in BULLETS and len(line) > 1:
        return None
    box = union(w.region for w in line)
    for group in reversed(groups[-4:]):
        above = union(w.region for w in group[-1])
        gap, height = box.top - above.bottom, _height(line)
        overlaps = min(above.x1, box.x1) > max(above.x0, box.x0)
        near = (
            -PARAGRAPHS.overlap_heights * height < gap < PARAGRAPHS.paragraph_gap_heights * height
            and above.top < box.top
        )
        if near and overlaps and _same_type(group[-1][0], line[0]) and not _ends(above.x1, line[0], margin):
            return group
    return None


def _same_type(above: Word, below: Word) -> bool:
    return abs(above.size - below.size) < PARAGRAPHS.same_size_pt and above.bold == below.bold


def _ends(end: float, first: Word, margin: float) -> bool:
    """Whether a line ends its paragraph: the first word of the next line would have fitted on it."""
    return end + (first.region.x1 - first.region.x0) + PARAGRAPHS.word_space_em * first.size < margin


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
    short = [p for p in printed if len(p.text.split()) <= PARAGRAPHS.title_words]
    largest = max((p.size for p in short), default=0.0)
    usual = median(p.size for p in printed) if printed else 0.0
    for paragraph in short:
        if paragraph.size >= largest - PARAGRAPHS.same_title_pt and (
            largest > PARAGRAPHS.title_size_times * usual or paragraph.bold
        ):
            return paragraph.text
    return short[0].text if short and short[0] is printed[0] else None


def running_texts(pages: Sequence[Sequence[Paragraph]]) -> frozenset[str]:
    """Headers and footers: texts (digits left out) that stand on at least two pages, and lone page numbers."""
    seen = Counter(text for page in pages for text in {without_digits(p.text) for p in page})
    return frozenset(text for text, count in seen.items() if count > 1 or not text)


def without_digits(text: str) -> str:
    """The text's letters alone, so that page numbers make no difference."""
    return re.sub(r"[\W\d_]+|\bside\b|\baf\b", "", text.lower())
