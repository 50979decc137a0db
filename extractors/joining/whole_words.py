"""From a cell's lines to its text: words that the layout tore apart are put together again.

A layout engine breaks inside a word without a hyphen only where the whole word does not fit its column alone:
then the first part stands alone on its line and fills it. That is told from the page's geometry; where geometry
leaves it open, the words the document prints elsewhere decide. What is a word is for the Language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.document.geometry import Line, Word
from extractors.document.lines import text_of
from extractors.language import Language

SOFT_HYPHEN = "\u00ad"
# The hyphen that browsers print where they themselves hyphenate; the keyboard gives another.
LAYOUT_HYPHEN = "\u2010"
CLOSING = re.compile(r"^[?!.,;:)\]»”%]+$")
BARE = re.compile(r"^\W+|\W+$")
HYPHENS = f"-{SOFT_HYPHEN}{LAYOUT_HYPHEN}"
# A hyphen after these belongs to the word: CPR-nummer, it-afdelingen, e-mail.
ABBREVIATION = re.compile(r"^\W*((?i:e|it|tv|cpr|gps|edb|sms)|[A-ZÆØÅ\d]+)-$")
# A whole date ends, another begins, or its year stands apart: no number is torn there.
TWO_DATES = re.compile(
    r"([./-]\d{1,2}[./-]\d{4}|\d{4}-\d\d-\d\d) | \d{1,2}[./-]\d{1,2}[./-]\d{2}"
    r"|(?<![\d./-])\d{1,2}[./-]\d{1,2} (?:19|20)\d\d(?!\d)"
)
# An ending behind an apostrophe closes the word: "DPO'en", "pc'erne".
APOSTROPHE_ENDING = re.compile(r"[’'](?:s|en|ens|et|ets|er|ers|erne|ernes|ne)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class WholeWordTolerances:
    """When a line ends because no more of its word fitted on it."""

    # Room left behind a torn word: its next letter would not fit, whose width is told from its word's.
    free_letters: float = 1.4
    # What a narrow and a wide letter take beside the others; fonts differ by less.
    narrow_share: float = 0.5
    wide_share: float = 1.5
    # No letter takes less, though a stem alone has hardly any ink.
    narrowest_em: float = 0.22
    # What borders and padding are off from where they are told.
    slack_pt: float = 1.0
    # Words this short ("er", "et") are also endings.
    ending_letters: int = 2


WHOLE_WORDS = WholeWordTolerances()
NARROW, WIDE = frozenset("fijlrtI.,:;!|'()/-"), frozenset("mwæMWÆ")


# Words before which a hyphen at a line's end belongs to a suspended compound: "person- og sagsoplysninger".
SUSPENDING = frozenset({"og", "eller", "samt", "/", "og/eller", "hhv.", "til"})


def bare(word: str) -> str:
    """The word in lower case without punctuation around it and without soft hyphens."""
    return BARE.sub("", word.replace(SOFT_HYPHEN, "")).lower()


@dataclass(frozen=True, slots=True)
class Text:
    """A cell's text in whole words; doubtful: a torn word could not be decided."""

    text: str
    doubtful: bool = False


class WholeWords:
    """Joins lines, knowing the words that the document prints whole and those the caller knows."""

    def __init__(self, cells: Iterable[Sequence[Line]], language: Language) -> None:
        printed = list(cells)
        self._printed = frozenset(bare(w) for lines in printed for w in _inner_words(lines))
        self._side_by_side = frozenset(
            f"{bare(a.text)} {bare(b.text)}" for lines in printed for line in lines for a, b in pairwise(line)
        )
        self._language = language
        self._hyphenated = self._is_hyphenated(printed)

    def text(self, lines: Sequence[Line], right: float) -> Text:
        """The lines as one text; right is the x position that no line of this column passes (points)."""
        if not lines:
            return Text("")
        text, first = text_of(lines[-1]), lines[-1][0].text
        doubtful = pending = False
        for above, below in reversed([*pairwise(lines)]):
            separator, doubt = self._between(above, below[0], first, right)
            if separator != "" or len(above) > 1:  # else more of the same word decides again
                doubtful = doubtful or pending
            pending = doubt
            head = text_of(above) if separator is not None else text_of(above).rstrip(HYPHENS)
            text = head + (separator or "") + text
            first = above[0].text if len(above) > 1 or separator == " " else text.split(" ", 1)[0]
        return Text(text.replace(SOFT_HYPHEN, "").replace(LAYOUT_HYPHEN, "-"), doubtful or pending)

    def _is_hyphenated(self, cells: Iterable[Sequence[Line]]) -> bool:
        """Whether the layout itself hyphenates: some word is cut where its first part alone is no word."""
        breaks = [(a[-1].text, b[0].text) for lines in cells for a, b in pairwise(lines)]
        cut = [(a[:-1], b) for a, b in breaks if a.endswith("-") and b[:1].islower()]
        return any(self._is_word(a + b) and not self._is_word(a) for a, b in cut)

    def _between(self, above: Line, below: Word, first: str, right: float) -> tuple[str | None, bool]:
        """What stands between two lines (None: nothing, and the hyphen goes), and whether that is in doubt.

        below is the first word of the lower line as printed, first the whole word that begins with it.
        """
        last = above[-1]
        if last.text.endswith((SOFT_HYPHEN, LAYOUT_HYPHEN)):
            return (" " if first.lower() in SUSPENDING else None), False
        if last.text.endswith("-") and len(last.text) > 1:
            return self._after_hyphen(last.text, first), False
        if CLOSING.match(first) or (last.text.endswith("/") and last.text != "/"):
            return "", False
        if len(above) > 1 or not _fills(last, below, right):
            return " ", False
        return self._torn(last.text, first)

    def _after_hyphen(self, last: str, first: str) -> str | None:
        if first.lower() in SUSPENDING:
            return " "
        joined, kept = last[:-1] + first, last + first
        if not first[:1].islower() or ABBREVIATION.match(last) or bare(kept) in self._printed:
            return ""
        return None if self._hyphenated or self._is_word(joined) else ""

    def _torn(self, last: str, first: str) -> tuple[str, bool]:
        """Whether two parts that geometry lets be one word are one, and whether that is in doubt."""
        if last[-1:].isdigit():
            apart = not first[:1].isdigit() or TWO_DATES.search(f"{last} {first}")
            return (" " if apart else ""), False
        if APOSTROPHE_ENDING.search(last):
            return " ", False
        if last[-1:] in ".,;:!?)" or not first[:1].islower():
            inside_number = first[:1].isdigit() and last[-2:-1].isdigit() and last[-1:] in ".,:"
            return ("" if inside_number else " "), False
        if self._is_word(last + first) or self._is_compound(bare(last), bare(first)):
            return "", False
        cuts = self._language.compound_cuts(bare(last + first))
        whole = bool(cuts) and len(bare(last)) not in cuts
        ending = len(bare(first)) <= WHOLE_WORDS.ending_letters
        if self._stands_alone(last) and self._stands_alone(first) and not (whole and ending):
            return " ", False
        return "", not cuts

    def _is_compound(self, first: str, second: str) -> bool:
        """Whether two words are nouns in their basic form, which make one word, and nowhere printed as two."""
        nouns = first != second and self._language.is_noun(first) and self._language.is_noun(second)
        return nouns and f"{first} {second}" not in self._side_by_side

    def _is_word(self, word: str) -> bool:
        return bare(word) in self._printed or self._language.is_word(bare(word))

    def _stands_alone(self, word: str) -> bool:
        """Whether a word is known, put together from known ones, or ends in one after a hyphen."""
        parts = bare(word).split("-")
        hyphenated = len(parts) > 1 and self._language.is_word(parts[-1])
        return self._is_word(word) or hyphenated or bool(self._language.compound_cuts(bare(word)))


def _inner_words(lines: Sequence[Line]) -> list[str]:
    """The words that no line break can have torn: not the last of a line or the first of the next."""
    found = []
    for number, line in enumerate(lines):
        start = 0 if number == 0 else 1
        end = len(line) if number == len(lines) - 1 else len(line) - 1
        found += [w.text for w in line[start:end]]
    return found


def _fills(last: Word, first: Word, right: float) -> bool:
    """Whether the first letter of the next line would not have fitted behind this word."""
    shares = [_share(letter) for letter in first.text]
    width = (first.region.x1 - first.region.x0) * shares[0] / sum(shares)
    letter = max(width, WHOLE_WORDS.narrowest_em * first.size)
    return right - last.region.x1 < WHOLE_WORDS.free_letters * letter + WHOLE_WORDS.slack_pt


def _share(letter: str) -> float:
    """How wide a letter is beside others of its word."""
    if letter in NARROW:
        return WHOLE_WORDS.narrow_share
    return WHOLE_WORDS.wide_share if letter in WIDE else 1.0
