"""Forms without rules: labels that come again for each incident, their values under them or beside them.

Decides which lines are labels and where fields end; whether a page is read so at all is for on_pages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.document.geometry import Line, Region
from extractors.document.lines import squeezed
from extractors.document.pages import Page
from extractors.forms.fields import FIELDS
from extractors.language import Language
from extractors.tables.grid import GRIDS, Box, Grid
from extractors.tables.pages_seen import PagesSeen
from extractors.tables.text_lines import TEXT_LINES, TextLine, usual_pitch


@dataclass(frozen=True, slots=True)
class StackedTolerances:
    """When lines without rules are labels that come again, and what belongs to their values."""

    # Questions of forms are long; what is longer is an answer.
    label_words: int = 10
    # What is printed once in a document is no label that comes again.
    min_times: int = 2
    # Of the times the most frequent label comes, labels of unknown words: some forms leave fields out.
    as_often_share: float = 0.6
    # Two sizes of type differ by half a point at least.
    same_size_pt: float = 0.3
    # A value goes on over an empty line, not over two.
    value_gap_pitches: float = 2.6
    # A heading between forms stands under a wider gap than lines do.
    heading_gap_pitches: float = 1.3
    # The lines of a running foot.
    running_lines: int = 2
    # Labels side by side, each with its value: more are the header of a table.
    most_pairs: int = 2
    # The texts of a label and its value.
    pair_texts: int = 2
    # Of a page's lines, those that are of forms: headings and feet are not.
    fitting_share: float = 0.9


STACKED = StackedTolerances()


_Place = tuple[str, int]
_Span = tuple[int, int]
ONE_BOX: tuple[_Span, ...] = ((0, 1),)
ONE_PAIR: tuple[_Span, ...] = ((0, 1), (1, 1))
TWO_PAIRS: tuple[_Span, ...] = ((0, 1), (1, 1), (2, 1), (3, 1))
WIDE_PAIR: tuple[_Span, ...] = ((0, 1), (1, 3))


@dataclass(frozen=True, slots=True)
class _LabelledPage:
    """One page: its lines, and for each line the indexes of the segments that are labels."""

    page: Page
    lines: tuple[TextLine, ...]
    labels: tuple[tuple[int, ...], ...]


def stacked_form_grids(seen: PagesSeen, pages: Sequence[Page], language: Language) -> dict[int, list[Grid]]:
    """The grids of the forms on these pages by number of the page; empty where no labels come again."""
    lines = {page.number: seen.lines(page.number) for page in pages}
    names = _names([line for page in lines.values() for line in page], language)
    if len(names) < FIELDS.min_labels:
        return {}
    printed = [
        _LabelledPage(p, lines[p.number], tuple(_labels(line, names) for line in lines[p.number])) for p in pages
    ]
    running = _running([p.lines for p in printed])
    found = {p.page.number: _grids(p, running) for p in printed if _is_of_forms(p)}
    return {number: grids for number, grids in found.items() if grids}


def _names(lines: Sequence[TextLine], language: Language) -> frozenset[str]:
    """The texts (letters alone) that are labels: known ones that come again, and others set like them as often."""
    texts = [(line, segment) for line in lines for segment in line.segments if len(segment) <= STACKED.label_words]
    counted = Counter(_letters(segment) for _, segment in texts)
    again = [(line, s) for line, s in texts if counted[_letters(s)] >= STACKED.min_times and _letters(s)]
    known = {_letters(s): s for _, s in again if language.label(" ".join(w.text for w in s)) is not None}
    if len(known) < FIELDS.min_labels:
        return frozenset()
    places = {round(s[0].region.x0) for s in known.values()}
    types = Counter(_type(s) for s in known.values())
    usual, _ = types.most_common(1)[0]
    values = Counter(_type(s) for _, s in texts if _letters(s) not in known)
    if not values or values.most_common(1)[0][0] == usual:
        return frozenset(known)
    least = STACKED.as_often_share * max(counted[name] for name in known)
    alike = {_letters(s) for _, s in again if _type(s) == usual and round(s[0].region.x0) in places}
    return frozenset(known) | {name for name in alike if counted[name] >= least}


def _letters(segment: Line) -> str:
    return squeezed([w.text for w in segment])


def _type(segment: Line) -> tuple[bool, int]:
    return all(w.bold for w in segment), round(segment[0].size / STACKED.same_size_pt)


def _labels(line: TextLine, names: frozenset[str]) -> tuple[int, ...]:
    """The segments of a line that are labels; none where labels stand side by side, as in the header of a table."""
    found = tuple(i for i, segment in enumerate(line.segments) if _letters(segment) in names)
    heads_columns = len(found) > STACKED.most_pairs or 1 < len(found) == len(line.segments)
    return () if heads_columns or found[:1] != (0,) else found


def _is_of_forms(printed: _LabelledPage) -> bool:
    """Whether the page has labels at its left, over or beside values: nearly no line has texts for more columns."""
    left = min((line.x0 for line in printed.lines), default=0.0)
    labelled = [line for line, labels in zip(printed.lines, printed.labels, strict=True) if labels]
    texts = 1 if _are_under(printed) else STACKED.pair_texts * STACKED.most_pairs
    fitting = sum(len(line.segments) <= texts for line in printed.lines)
    inside = sum(line.x0 < left + TEXT_LINES.same_left_pt for line in labelled)
    return (
        len(labelled) >= FIELDS.min_labels
        and inside == len(labelled)
        and fitting >= STACKED.fitting_share * len(printed.lines)
    )


def _running(pages: Sequence[Sequence[TextLine]]) -> frozenset[_Place]:
    """What stands at the foot of several pages alike, but for numbers."""
    counted = Counter(place for lines in pages for place in {_place(line) for line in lines[-STACKED.running_lines :]})
    return frozenset(place for place, count in counted.items() if count > 1)


def _place(line: TextLine) -> _Place:
    return "".join(c for w in line.words for c in w.text.lower() if c.isalpha()), round(line.middle)


def _grids(printed: _LabelledPage, running: frozenset[_Place]) -> list[Grid]:
    """The forms of a page, each run of fields without a heading between them as one grid."""
    under = _are_under(printed)
    runs: list[list[list[int]]] = []
    for field in _fields(printed, running):
        kept = _without_heading(printed, field)
        if runs and runs[-1][-1][-1] + 1 == kept[0]:
            runs[-1].append(kept)
        else:
            runs.append([kept])
    make = _boxed if under else _beside
    return [grid for run in runs if (grid := make(printed, run))]


def _are_under(printed: _LabelledPage) -> bool:
    """Whether most labels stand alone on their line, so that their values stand under them."""
    labelled = [line for line, labels in zip(printed.lines, printed.labels, strict=True) if labels]
    return sum(len(line.segments) == 1 for line in labelled) * 2 > len(labelled)


def _fields(printed: _LabelledPage, running: frozenset[_Place]) -> Iterator[list[int]]:
    """The lines (indexes) of each label with its value."""
    pitch = usual_pitch(printed.lines)
    field: list[int] = []
    for index, line in enumerate(printed.lines):
        if printed.labels[index]:
            if field:
                yield field
            field = [index]
        elif field:
            step = line.middle - printed.lines[field[-1]].middle
            left = printed.lines[field[0]].x0 - TEXT_LINES.same_place_pt
            foot = step > STACKED.heading_gap_pitches * pitch and _place(line) in running
            if foot or step > STACKED.value_gap_pitches * pitch or line.x0 < left:
                yield field
                field = []
            else:
                field.append(index)
    if field:
        yield field


def _without_heading(printed: _LabelledPage, field: Sequence[int]) -> list[int]:
    """A field without the heading of the next form: its last lines, over a gap, in other type than the value."""
    lines = printed.lines
    pitch = usual_pitch(lines)
    value = lines[field[1]] if len(field) > 1 else lines[field[0]]
    for place, (a, b) in enumerate(pairwise(field), start=1):
        gap = lines[b].middle - lines[a].middle > STACKED.heading_gap_pitches * pitch
        if place > 1 and gap and _type(lines[b].words) != _type(value.segments[-1]):
            return list(field[:place])
    return list(field)


def _extent(printed: _LabelledPage, fields: Sequence[Sequence[int]]) -> tuple[float, float]:
    lines = [printed.lines[i] for field in fields for i in field]
    return min(x.x0 for x in lines) - GRIDS.around_text_pt, max(x.x1 for x in lines) + GRIDS.around_text_pt


def _row_edges(printed: _LabelledPage, fields: Sequence[Sequence[int]]) -> tuple[float, ...]:
    tops = [(printed.lines[b[0]].top + printed.lines[a[-1]].bottom) / 2 for a, b in pairwise(fields)]
    return (
        printed.lines[fields[0][0]].top - GRIDS.around_text_pt,
        *tops,
        printed.lines[fields[-1][-1]].bottom + GRIDS.around_text_pt,
    )


def _boxed(printed: _LabelledPage, fields: Sequence[Sequence[int]]) -> Grid:
    """One column of boxes, each a label and its value under it."""
    return _grid(printed, fields, _extent(printed, fields), [ONE_BOX] * len(fields))


def _beside(printed: _LabelledPage, fields: Sequence[Sequence[int]]) -> Grid | None:
    """Labels with their values beside them, a second pair may stand beside the first; None without any value."""
    heads = [(printed.lines[f[0]].segments, printed.labels[f[0]]) for f in fields]
    left, right = _extent(printed, fields)
    second = [x for segments, labels in heads for i in labels[1:] if (x := _left(segments, i))]
    values = [x for segments, labels in heads if 1 not in labels and (x := _left(segments, 1))]
    beyond = [x for segments, labels in heads for i in labels[1:] if (x := _left(segments, i + 1))]
    if not values or (second and not beyond):
        return None
    if not second:
        return _grid(printed, fields, (left, min(values) - GRIDS.around_text_pt, right), [ONE_PAIR] * len(fields))
    columns = (left, *(min(x) - GRIDS.around_text_pt for x in (values, second, beyond)), right)
    return _grid(printed, fields, columns, [TWO_PAIRS if len(labels) > 1 else WIDE_PAIR for _, labels in heads])


def _left(segments: Sequence[Line], index: int) -> float | None:
    return segments[index][0].region.x0 if index < len(segments) else None


def _grid(
    printed: _LabelledPage, fields: Sequence[Sequence[int]], columns: tuple[float, ...], rows: Sequence[Sequence[_Span]]
) -> Grid:
    """One row for each field; rows: the first column and the span of each box."""
    page, edges = printed.page.number, _row_edges(printed, fields)
    boxes = tuple(
        Box(row, column, 1, span, Region(page, columns[column], edges[row], columns[column + span], edges[row + 1]))
        for row, spans in enumerate(rows)
        for column, span in spans
    )
    return Grid(Region(page, columns[0], edges[0], columns[-1], edges[-1]), edges, columns, boxes, ruled=False)
