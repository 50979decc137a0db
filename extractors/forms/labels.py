"""Which texts of lines without rules are labels: known ones that come again for each incident, others set like them.

What belongs to a label is for stacked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractors.document.geometry import Line
from extractors.document.lines import squeezed, text_of
from extractors.forms.fields import FIELDS
from extractors.language import Language
from extractors.tables.text_lines import TEXT_LINES, TextLine


@dataclass(frozen=True, slots=True)
class LabelTolerances:
    """When texts are labels that come again."""

    # Questions of forms are long; what is longer is an answer.
    label_words: int = 10
    # What is printed once in a document is no label that comes again.
    min_times: int = 2
    # Of the times the most frequent label comes, labels of unknown words: some forms leave fields out.
    as_often_share: float = 0.6
    # Two sizes of type differ by half a point at least.
    same_size_pt: float = 0.3
    # Labels side by side, each with its value: more are the header of a table.
    most_pairs: int = 2
    # A label that ends at its value's side stands no closer to it; it is wider than a space.
    close_em: float = 0.45


LABELS = LabelTolerances()


@dataclass(frozen=True, slots=True)
class LabelledLine:
    """A line, the indexes of its texts that are labels, and whether its first text goes on the label above."""

    line: TextLine
    labels: tuple[int, ...]
    goes_on: bool = False

    @property
    def beside(self) -> float | None:
        """Where (x) the value beside the first text begins; None where there is none, or another label."""
        texts = self.line.segments[1:]
        return texts[0][0].region.x0 if texts and 1 not in self.labels else None


@dataclass(frozen=True, slots=True)
class Labels:
    """A document's labels: their letters, and the places (x) where the values beside several of them begin.

    repeated: the letters of all that comes again, as the parts of labels on two lines do.
    """

    letters: frozenset[str]
    places: tuple[float, ...]
    repeated: frozenset[str]
    language: Language

    def holds(self, segment: Line) -> bool:
        """Whether a text is one of them."""
        return letters_of(segment) in self.letters

    def on(self, lines: Sequence[TextLine]) -> tuple[LabelledLine, ...]:
        """The lines of a page, or of one of the columns its cards stand in, with their labels."""
        return _labelled(_parted(lines, self.places), self)


def labels_of(pages: Sequence[Sequence[TextLine]], language: Language) -> Labels:
    """The labels of a document's lines, page by page; none where too few come again."""
    repeated = _repeated(pages)
    letters = _names(pages, repeated, language)
    places = _value_places(pages, letters)
    if places:
        pages = [_parted(lines, places) for lines in pages]
        repeated |= _repeated(pages)
        letters |= _names(pages, repeated, language)
    return Labels(letters, places, repeated, language)


def _texts(pages: Sequence[Sequence[TextLine]]) -> list[Line]:
    """The texts that are short enough for labels."""
    return [s for lines in pages for line in lines for s in line.segments if len(s) <= LABELS.label_words]


def _repeated(pages: Sequence[Sequence[TextLine]]) -> frozenset[str]:
    counted = Counter(letters_of(s) for s in _texts(pages))
    return frozenset(letters for letters, count in counted.items() if letters and count >= LABELS.min_times)


def _names(pages: Sequence[Sequence[TextLine]], repeated: frozenset[str], language: Language) -> frozenset[str]:
    """The texts (letters alone) that are labels: known ones that come again, and others set like them as often."""
    wrapped = [label for lines in pages for _, label in _wrapped(lines, repeated, language)]
    texts = _texts(pages) + wrapped
    counted = Counter(letters_of(s) for s in texts)
    again = [s for s in texts if counted[letters_of(s)] >= LABELS.min_times and letters_of(s)]
    known = {letters_of(s): s for s in again if language.label(text_of(s)) is not None}
    if not known:
        return frozenset()
    usual, _ = Counter(type_of(s) for s in known.values()).most_common(1)[0]
    known = {name: s for name, s in known.items() if type_of(s)[1] <= usual[1]}  # a title is set larger
    if len(known) < FIELDS.min_labels:
        return frozenset()
    values = Counter(type_of(s) for s in texts if letters_of(s) not in known)
    if not values or values.most_common(1)[0][0] == usual:
        return frozenset(known)
    lefts = {round(s[0].region.x0) for s in known.values()}
    rights = {round(s[-1].region.x1) for s in known.values()}
    least = LABELS.as_often_share * max(counted[name] for name in known)
    alike = {
        letters_of(s)
        for s in again
        if type_of(s) == usual and (round(s[0].region.x0) in lefts or round(s[-1].region.x1) in rights)
    }
    return frozenset(known) | {name for name in alike if counted[name] >= least}


def _value_places(pages: Sequence[Sequence[TextLine]], names: frozenset[str]) -> tuple[float, ...]:
    """The places (x) where the values beside several labels begin."""
    pairs = [line.segments for lines in pages for line in lines if len(line.segments) > 1]
    begun = Counter(round(s[1][0].region.x0) for s in pairs if letters_of(s[0]) in names)
    return tuple(place for place, count in begun.items() if count >= FIELDS.min_labels)


def _parted(lines: Sequence[TextLine], places: Sequence[float]) -> tuple[TextLine, ...]:
    """The lines, their texts parted also where values begin: labels that end at their side stand close to them."""
    return tuple(replace(x, segments=tuple(part for s in x.segments for part in _parts(s, places))) for x in lines)


def _parts(segment: Line, places: Sequence[float]) -> Iterator[Line]:
    begun = 0
    for index, (before, word) in enumerate(pairwise(segment), start=1):
        gap = word.region.x0 - before.region.x1
        apart = gap >= LABELS.close_em * word.size or (before.bold and not word.bold)
        if apart and any(abs(word.region.x0 - place) < TEXT_LINES.same_place_pt for place in places):
            yield segment[begun:index]
            begun = index
    yield segment[begun:]


def _labelled(lines: Sequence[TextLine], labels: Labels) -> tuple[LabelledLine, ...]:
    broken = [places for places, label in _wrapped(lines, labels.repeated, labels.language) if labels.holds(label)]
    wrapped = {places[0] for places in broken}
    below = {index for places in broken for index in places[1:]}
    found = [LabelledLine(x, (0,) if i in wrapped else _labels(x, labels), i in below) for i, x in enumerate(lines)]
    found = [replace(x, labels=()) if x.goes_on else x for x in found]
    if rows := _label_rows(lines, labels):
        found = [replace(x, labels=tuple(range(len(x.line.segments)))) if i in rows else x for i, x in enumerate(found)]
    heads = [x for x in found if x.labels]
    values = Counter(round(x.beside) for x in heads if x.beside is not None)
    if not values:
        return tuple(found)
    place = values.most_common(1)[0][0]
    return tuple(replace(x, labels=(0,)) if not x.labels and _is_pair(x, heads, place) else x for x in found)


def letters_of(segment: Line) -> str:
    """A text's letters and digits alone."""
    return squeezed([w.text for w in segment])


def type_of(segment: Line) -> tuple[bool, int]:
    """A text's type: whether it is bold, and its size."""
    return all(w.bold for w in segment), round(segment[0].size / LABELS.same_size_pt)


def stand_alike(segments: Sequence[Line]) -> bool:
    """Whether texts begin at one place, or end at one: labels may stand at their values' side."""
    lefts, rights = [s[0].region.x0 for s in segments], [s[-1].region.x1 for s in segments]
    return min(max(x) - min(x) for x in (lefts, rights)) < TEXT_LINES.same_left_pt


def _wrapped(lines: Sequence[TextLine], repeated: frozenset[str], language: Language) -> Iterator[tuple[range, Line]]:
    """Texts at the head of lines under each other that may be one label, each with the indexes of its lines."""
    index = 0
    again = [letters_of(x.segments[0]) in repeated for x in lines]
    while index < len(lines):
        end, whole = index + 1, lines[index].segments[0]
        while (
            end < len(lines) and all(again[index : end + 1]) and _is_rest(whole, lines[end - 1], lines[end], language)
        ):
            whole = (*whole, *lines[end].segments[0])
            end += 1
        if end > index + 1:
            yield range(index, end), whole
        index = end


def _is_rest(label: Line, above: TextLine, below: TextLine, language: Language) -> bool:
    """Whether the first text of a line goes on the label whose last line is the one above."""
    last, first = above.segments[0], below.segments[0]
    close = below.top - above.bottom < TEXT_LINES.same_line_pt + (above.bottom - above.top) / 2
    short = len(label) + len(first) <= LABELS.label_words
    alike = close and short and type_of(last) == type_of(first) and stand_alike([last, first])
    return alike and _goes_on(label, first, language, alone=len(below.segments) == 1)


def _goes_on(first: Line, second: Line, language: Language, *, alone: bool) -> bool:
    """Whether the second of two texts is of the first one's label; alone: no value stands beside it."""
    if first[-1].text.endswith(":"):
        return False
    if second[0].text[0].islower():
        return True
    one, other, both = (language.label(text_of(words)) for words in (first, second, (*first, *second)))
    colon = second[-1].text.endswith(":")
    return both is not None and (colon or (one == other and (one is None or (alone and one == both))))


def _labels(line: TextLine, labels: Labels) -> tuple[int, ...]:
    """The segments of a line that are labels; none where labels stand side by side, as in the header of a table."""
    found = tuple(i for i, segment in enumerate(line.segments) if labels.holds(segment))
    heads_columns = len(found) > LABELS.most_pairs or 1 < len(found) == len(line.segments)
    return () if heads_columns or found[:1] != (0,) else found


def _label_rows(lines: Sequence[TextLine], labels: Labels) -> set[int]:
    """The lines (indexes) of labels side by side, each over its value; none where such lines are headers of tables.

    A card has several that differ, and mostly one line of values under each.
    """
    rows = [i for i, x in enumerate(lines) if len(x.segments) > 1 and all(labels.holds(s) for s in x.segments)]
    distinct = {letters_of(lines[i].words) for i in rows}
    ends = [
        next((i for i in range(row + 1, len(lines)) if labels.holds(lines[i].segments[0])), len(lines)) for row in rows
    ]
    lone = sum(_begun(lines[row:end]) == 1 for row, end in zip(rows, ends, strict=True))
    are_cards = len(distinct) >= FIELDS.min_label_rows and lone >= FIELDS.label_share * len(rows)
    return set(rows) if are_cards else set()


def _begun(lines: Sequence[TextLine]) -> int:
    """How many lines under the first begin where it does."""
    return sum(abs(x.x0 - lines[0].x0) < TEXT_LINES.same_left_pt for x in lines[1:])


def _is_pair(x: LabelledLine, heads: Sequence[LabelledLine], place: float) -> bool:
    """Whether a line has a text where the labels stand, which begins one, and another where their values do."""
    if len(x.line.segments) != 2 or x.goes_on or x.line.words[0].text[0].islower():
        return False
    near = abs(x.line.segments[1][0].region.x0 - place) < TEXT_LINES.same_place_pt
    return near and stand_alike([x.line.segments[0], *(head.line.segments[0] for head in heads)])
