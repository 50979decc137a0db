"""Answers printed with a box each, side by side: those to one question are one text, however far apart they stand.

Where a line is cut into texts is for text_lines; what a ticked box says is for whoever knows the language.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.document.geometry import Word
from extractors.document.lines import text_of

# Signs of boxes, empty and ticked, those of symbol fonts among them.
BOXES = frozenset("\u2610\u2611\u2612\u25a1\u2751\u274f\U0001f5f9\U0001f5f7\uf0fe\uf0fd\uf0a8\uf06f\uf071")


@dataclass(frozen=True, slots=True)
class ChoiceTolerances:
    """Which words are of a box, and which boxes are of one question."""

    # The answer stands no further from its box: word processors set a space or two, drawn forms some more.
    beside_em: float = 1.5
    # The words of an answer stand no further from each other: a space takes a quarter to a third.
    space_em: float = 0.55
    # Answers to one question stand no further from each other: tabulators and forms set two to four.
    apart_em: float = 6.0


CHOICES = ChoiceTolerances()


@dataclass(frozen=True, slots=True)
class _Choice:
    """A box with its answer: where its words begin and end in the line, and whether the box stands behind them."""

    first: int
    end: int
    behind: bool
    answer: str


def choices_in(line: Sequence[Word]) -> list[range]:
    """The words (indexes) of each question answered on a line: two boxes or more, each with another answer."""
    if not any(w.text in BOXES for w in line):
        return []
    questions: list[list[_Choice]] = []
    for choice in _choices(line):
        if questions and _goes_on(questions[-1], choice, line):
            questions[-1].append(choice)
        else:
            questions.append([choice])
    return [range(found[0].first, found[-1].end) for found in questions if len(found) > 1]


def _goes_on(question: Sequence[_Choice], choice: _Choice, line: Sequence[Word]) -> bool:
    """Whether a box follows those of a question at once, with an answer that was not given yet."""
    last = question[-1]
    gap = line[choice.first].region.x0 - line[choice.first - 1].region.x1
    other = all(choice.answer != before.answer for before in question)
    near = gap < CHOICES.apart_em * line[last.end - 1].size
    return last.end == choice.first and last.behind == choice.behind and other and near


def _choices(line: Sequence[Word]) -> Iterator[_Choice]:
    """The line's boxes with their answers, all on the side where those of the whole line are nearer."""
    boxes = [index for index, word in enumerate(line) if word.text in BOXES]
    behind = sum(_way(line, box, -1) for box in boxes) < sum(_way(line, box, 1) for box in boxes)
    for box in boxes:
        end = _reach(line, box, -1 if behind else 1)
        if end != box:
            first, last = sorted((box, end))
            words = line[first:box] if behind else line[box + 1 : last + 1]
            yield _Choice(first, last + 1, behind, text_of(words).lower())


def _way(line: Sequence[Word], box: int, step: int) -> float:
    """How far the answer right (step 1) or left (-1) of a box stands; where there is none, as far as it might."""
    none = _reach(line, box, step) == box
    return CHOICES.beside_em * line[box].size if none else _gap(line, min(box, box + step))


def _reach(line: Sequence[Word], box: int, step: int) -> int:
    """The last word (its index) of the answer right (step 1) or left (-1) of a box; the box itself: there is none."""
    place, gap = box, CHOICES.beside_em
    while 0 <= place + step < len(line) and line[place + step].text not in BOXES:
        if _gap(line, min(place, place + step)) > gap * line[place + step].size:
            break
        place, gap = place + step, CHOICES.space_em
    return place


def _gap(line: Sequence[Word], index: int) -> float:
    """The white between a word and the next."""
    return line[index + 1].region.x0 - line[index].region.x1
