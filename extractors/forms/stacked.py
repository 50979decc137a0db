"""Forms without rules: labels that come again for each incident, their values under them or beside them.

Decides where fields end and which cards stand beside each other; which texts are labels is for labels, whether a page
is read so at all for on_pages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import Literal

from extractors.document.geometry import Line, Region
from extractors.document.pages import Page
from extractors.forms.fields import FIELDS
from extractors.forms.labels import LABELS, LabelledLine, Labels, labels_of, letters_of, stand_alike, type_of
from extractors.language import Language
from extractors.tables.grid import GRIDS, Box, Grid, edges_of, nearest
from extractors.tables.pages_seen import PagesSeen
from extractors.tables.text_lines import TEXT_LINES, TextLine, text_lines, usual_pitch


@dataclass(frozen=True, slots=True)
class StackedTolerances:
    """What belongs to the values of labels that stand on lines without rules."""

    # A value goes on over an empty line, not over two.
    value_gap_pitches: float = 2.6
    # A heading between forms stands under a wider gap than lines do.
    heading_gap_pitches: float = 1.3
    # The lines of a running foot.
    running_lines: int = 2
    # The texts of a label and its value.
    pair_texts: int = 2
    # Of a page's lines, those that are of forms: headings and feet are not.
    fitting_share: float = 0.9
    # Cards beside each other begin with one label on so many lines: one may be a value that reads like it.
    abreast_lines: int = 2


STACKED = StackedTolerances()


_Place = tuple[str, int]
_Span = tuple[int, int]
ONE_PAIR: tuple[_Span, ...] = ((0, 1), (1, 1))
TWO_PAIRS: tuple[_Span, ...] = ((0, 1), (1, 1), (2, 1), (3, 1))
WIDE_PAIR: tuple[_Span, ...] = ((0, 1), (1, 3))


@dataclass(frozen=True, slots=True)
class _Printed:
    """One page, or of cards beside each other one column of them: its lines with their labels."""

    page: Page
    lines: tuple[LabelledLine, ...]
    cards: bool = False

    def line(self, index: int) -> TextLine:
        """The line of this index."""
        return self.lines[index].line

    @property
    def heads(self) -> list[LabelledLine]:
        """The lines that begin with a label."""
        return [x for x in self.lines if x.labels]


@dataclass(frozen=True, slots=True)
class _Field:
    """A label with its value: the line of the label (None: on the page before) and the lines of both (indexes)."""

    label: int | None
    lines: tuple[int, ...]


# Owns the rest of a value that the page break cut: its label is on the page before.
BEFORE: Literal["before"] = "before"
_Owner = int | Literal["before"] | None


def stacked_form_grids(seen: PagesSeen, pages: Sequence[Page], language: Language) -> dict[int, list[Grid]]:
    """The grids of the forms on these pages by number of the page; empty where no labels come again."""
    lines = {page.number: seen.lines(page.number) for page in pages}
    labels = labels_of(list(lines.values()), language)
    if not labels.letters:
        return {}
    columns = {page.number: _columns(seen, page, labels) for page in pages}
    if any(len(found) > 1 for found in columns.values()):
        labels = labels_of([lines for found in columns.values() for lines in found], language)
    running = _running(list(lines.values()))
    found: dict[int, list[Grid]] = {}
    for page in pages:
        cards = len(columns[page.number]) > 1
        printed = [_Printed(page, labels.on(lines), cards) for lines in columns[page.number]]
        before = page.number - 1 in found
        if all(_is_of_forms(p, cut=before) for p in printed):
            grids = [grid for p in printed for grid in _grids(p, running, cut=before)]
            found |= {page.number: sorted(grids, key=lambda g: (g.region.top, g.region.x0))} if grids else {}
    return found


def _columns(seen: PagesSeen, page: Page, labels: Labels) -> list[Sequence[TextLine]]:
    """The page's lines; where cards stand beside each other, those of each column of cards, from the left."""
    lines = seen.lines(page.number)
    lefts = _card_lefts(lines, labels)
    if not lefts:
        return [lines]
    prose = [columns.region for columns in seen.prose(page.number)]
    ends = [0.0, *lefts, page.width]
    parts = [[w for w in page.words if a <= w.region.x0 < b] for a, b in pairwise(ends)]
    return [text_lines(words, prose) for words in parts]


def _card_lefts(lines: Sequence[TextLine], labels: Labels) -> list[float]:
    """Where cards begin beside the first: at the labels that stand twice or more on one line."""
    begun: dict[int, list[float]] = {}
    for line in lines:
        found = [s for s in line.segments if labels.holds(s)]
        again = [s for s in found[1:] if letters_of(s) == letters_of(found[0])]
        for card, segment in enumerate(again):
            begun.setdefault(card, []).append(segment[0].region.x0)
    return [min(xs) - GRIDS.around_text_pt for xs in begun.values() if len(xs) >= STACKED.abreast_lines]


def _is_of_forms(printed: _Printed, *, cut: bool) -> bool:
    """Whether labels stand under each other, over or beside values: nearly no line has texts for more columns.

    cut: the page before is of forms, so that a label alone may be of the rest of its last.
    """
    heads = printed.heads
    most = STACKED.pair_texts * LABELS.most_pairs
    texts = max((len(x.labels) for x in heads), default=0) if _are_under(printed) else most
    fitting = sum(len(x.line.segments) <= texts for x in printed.lines)
    return (
        len(heads) >= (1 if cut else FIELDS.min_labels)
        and stand_alike([x.line.segments[0] for x in heads])
        and fitting >= STACKED.fitting_share * len(printed.lines)
    )


def _running(pages: Sequence[Sequence[TextLine]]) -> frozenset[_Place]:
    """What stands at the foot of several pages alike, but for numbers."""
    counted = Counter(place for lines in pages for place in {_place(line) for line in lines[-STACKED.running_lines :]})
    return frozenset(place for place, count in counted.items() if count > 1)


def _place(line: TextLine) -> _Place:
    return "".join(c for w in line.words for c in w.text.lower() if c.isalpha()), round(line.middle)


def _grids(printed: _Printed, running: frozenset[_Place], *, cut: bool) -> list[Grid]:
    """The forms of a page, each run of fields without a heading between them as one grid; each card as its own."""
    first = letters_of(printed.heads[0].line.segments[0])
    runs: list[list[_Field]] = []
    for field in _fields(printed, running, cut=cut):
        kept = _without_heading(printed, field)
        new_card = printed.cards and [letters_of(s) for s in _head(printed, kept)[0][:1]] == [first]
        if runs and runs[-1][-1].lines[-1] + 1 == kept.lines[0] and not new_card:
            runs[-1].append(kept)
        else:
            runs.append([kept])
    make = _boxed if _are_under(printed) else _beside
    return [grid for run in runs if (grid := make(printed, run))]


def _are_under(printed: _Printed) -> bool:
    """Whether on most lines stand labels alone, so that their values stand under them."""
    return sum(len(x.line.segments) == len(x.labels) for x in printed.heads) * 2 > len(printed.heads)


def _values_left(printed: _Printed) -> float | None:
    """Where the values beside labels begin; None where there are none."""
    return min((left for x in printed.heads if (left := x.beside) is not None), default=None)


def _fields(printed: _Printed, running: frozenset[_Place], *, cut: bool) -> Iterator[_Field]:
    """Each label with its value; on top the rest of a value that the page break cut."""
    owners = _owners(printed, running, cut=cut)
    for owner, lines in groupby(range(len(owners)), key=lambda index: owners[index]):
        if owner is not None:
            yield _Field(None if owner == BEFORE else owner, tuple(lines))


def _owners(printed: _Printed, running: frozenset[_Place], *, cut: bool) -> list[_Owner]:
    """For each line the label (index of its line) it belongs to; None: it is of no form."""
    pitch = usual_pitch([x.line for x in printed.lines])
    over = _over_labels(printed, pitch)
    values = _values_left(printed)
    owners: list[_Owner] = []
    for index, x in enumerate(printed.lines):
        before: _Owner = owners[-1] if owners else BEFORE if cut and not printed.cards else None
        if index in over or x.labels:
            owners.append(over.get(index, index))
        elif before == BEFORE:
            owners.append(BEFORE if values is not None and _is_value(x, values) else None)
        elif before is None or _ends(printed, before, index, running, pitch):
            owners.append(None)
        else:
            owners.append(before)
    return owners


def _over_labels(printed: _Printed, pitch: float) -> dict[int, int]:
    """The first lines (indexes) of values that begin over their label, which stands at their middle, with the label."""
    values = _values_left(printed)
    if values is None or _are_under(printed):
        return {}
    over: dict[int, int] = {}
    for run in _runs(printed, TEXT_LINES.row_gap_pitches * pitch):
        heads = [index for index in run if printed.lines[index].labels]
        first = [index for index in run if index < min(heads, default=0)]
        in_middle = len(heads) == 1 and abs(2 * len(first) + 1 - len(run)) <= 1
        if in_middle and all(_is_value(printed.lines[index], values) for index in first):
            over |= dict.fromkeys(first, heads[0])
    return over


def _runs(printed: _Printed, gap: float) -> Iterator[list[int]]:
    """The lines (indexes) that stand under each other without a wider gap (points)."""
    run: list[int] = []
    for index, x in enumerate(printed.lines):
        if run and x.line.middle - printed.line(run[-1]).middle > gap:
            yield run
            run = []
        run.append(index)
    yield run


def _is_value(x: LabelledLine, values: float) -> bool:
    return x.line.x0 > values - TEXT_LINES.same_place_pt


def _ends(printed: _Printed, label: int, index: int, running: frozenset[_Place], pitch: float) -> bool:
    """Whether a field ends over a line: under a wide gap, at what is printed on every page, or left of its value."""
    line, head = printed.line(index), printed.lines[label]
    step = line.middle - printed.line(index - 1).middle
    left = head.line.x0 if head.beside is None else head.beside
    outside = line.x0 < left - TEXT_LINES.same_place_pt and not printed.lines[index].goes_on
    foot = step > STACKED.heading_gap_pitches * pitch and _place(line) in running
    return foot or step > STACKED.value_gap_pitches * pitch or outside


def _without_heading(printed: _Printed, field: _Field) -> _Field:
    """A field without the heading of the next form: its last lines, over a gap, in other type than the value."""
    lines = [printed.line(index) for index in field.lines]
    pitch = usual_pitch([x.line for x in printed.lines])
    value = lines[min(1, len(lines) - 1)]
    for place, (a, b) in enumerate(pairwise(lines), start=1):
        gap = b.middle - a.middle > STACKED.heading_gap_pitches * pitch
        if place > 1 and gap and type_of(b.words) != type_of(value.segments[-1]):
            return replace(field, lines=field.lines[:place])
    return field


def _extent(printed: _Printed, fields: Sequence[_Field]) -> tuple[float, float]:
    lines = [printed.line(i) for field in fields for i in field.lines]
    return min(x.x0 for x in lines) - GRIDS.around_text_pt, max(x.x1 for x in lines) + GRIDS.around_text_pt


def _row_edges(printed: _Printed, fields: Sequence[_Field]) -> tuple[float, ...]:
    lines = [[printed.line(i) for i in field.lines] for field in fields]
    tops, bottoms = [min(x.top for x in field) for field in lines], [max(x.bottom for x in field) for field in lines]
    between = [(bottom + top) / 2 for bottom, top in zip(bottoms, tops[1:], strict=False)]
    return tops[0] - GRIDS.around_text_pt, *between, bottoms[-1] + GRIDS.around_text_pt


def _boxed(printed: _Printed, fields: Sequence[_Field]) -> Grid:
    """Boxes, each a label and its value under it; one beside another where labels stand side by side."""
    left, right = _extent(printed, fields)
    starts = [[s[0].region.x0 - GRIDS.around_text_pt for s in _head(printed, field)[0][1:]] for field in fields]
    columns = (left, *edges_of(x for row in starts for x in row), right)
    places = [[0, *(nearest(columns, x) for x in row), len(columns) - 1] for row in starts]
    return _grid(printed, fields, columns, [[(a, b - a) for a, b in pairwise(row)] for row in places])


def _beside(printed: _Printed, fields: Sequence[_Field]) -> Grid | None:
    """Labels with their values beside them, a second pair may stand beside the first; None without any value."""
    heads = [_head(printed, field) for field in fields]
    left, right = _extent(printed, fields)
    second = [x for segments, labels in heads for i in labels[1:] if (x := _left(segments, i))]
    values = [x for segments, labels in heads if 1 not in labels and (x := _left(segments, 1))]
    beyond = [x for segments, labels in heads for i in labels[1:] if (x := _left(segments, i + 1))]
    if not values or (second and not beyond):
        return None
    if not second:
        grid = _grid(printed, fields, (left, min(values) - GRIDS.around_text_pt, right), [ONE_PAIR] * len(fields))
        return _with_values_under(printed, fields, grid, min(values))
    columns = (left, *(min(x) - GRIDS.around_text_pt for x in (values, second, beyond)), right)
    return _grid(printed, fields, columns, [TWO_PAIRS if len(labels) > 1 else WIDE_PAIR for _, labels in heads])


def _with_values_under(printed: _Printed, fields: Sequence[_Field], grid: Grid, values: float) -> Grid:
    """The grid, of fields whose long values stand under their labels the label's box over the one of the value."""
    boxes = list(grid.boxes)
    for row, field in enumerate(fields):
        head, rest = field.lines[0], field.lines[1:]
        alone = head == field.label and len(printed.line(head).segments) == 1
        if alone and any(not _is_value(printed.lines[i], values) and not printed.lines[i].goes_on for i in rest):
            label, value = (index for index, box in enumerate(boxes) if box.row == row)
            region = replace(boxes[label].region, x1=boxes[value].region.x1)
            edge = (printed.line(head).bottom + printed.line(rest[0]).top) / 2
            boxes[label] = replace(boxes[label], region=replace(region, bottom=edge))
            boxes[value] = replace(boxes[value], region=replace(region, top=edge))
    return replace(grid, boxes=tuple(boxes))


def _head(printed: _Printed, field: _Field) -> tuple[Sequence[Line], tuple[int, ...]]:
    """The texts of a label's line, and which of them are labels."""
    if field.label is None:
        return (), ()
    found = printed.lines[field.label]
    return found.line.segments, found.labels


def _left(segments: Sequence[Line], index: int) -> float | None:
    return segments[index][0].region.x0 if index < len(segments) else None


def _grid(
    printed: _Printed, fields: Sequence[_Field], columns: tuple[float, ...], rows: Sequence[Sequence[_Span]]
) -> Grid:
    """One row for each field; rows: the first column and the span of each box."""
    page, edges = printed.page.number, _row_edges(printed, fields)
    boxes = tuple(
        Box(row, column, 1, span, Region(page, columns[column], edges[row], columns[column + span], edges[row + 1]))
        for row, spans in enumerate(rows)
        for column, span in spans
    )
    return Grid(Region(page, columns[0], edges[0], columns[-1], edges[-1]), edges, columns, boxes, ruled=False)
