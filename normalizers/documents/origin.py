"""Who speaks in a document: the municipality, the authority, the press or another body.

Told by the signs of each (vocabulary/origin.toml); what it means for the breach that is told is for kinds and for
incidents.letter.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict

from normalizers.codes import Speaker
from normalizers.danish.analysis import sentences
from normalizers.documents.kind_words import closed_up
from normalizers.vocabulary.patterns import WordList, alternatives, any_of
from normalizers.vocabulary.words import Vocabulary

# Those who tell of a municipality's breach and are none of those concerned.
OTHERS = frozenset({Speaker.AUTHORITY, Speaker.PRESS})
# Words: a heading, a letterhead, a byline is no longer.
SHORT = 8
# Words of a line that ends with a byline ("Engby Avis - 3. maj 2021 kl. 11.00 Af Lone Krog").
BYLINE_WORDS = 16
# Paragraphs at the beginning of a document that can be its letterhead.
HEAD = 4
# One word of the authority may stand in anybody's text; two sentences, or two headings, are a sign.
TWICE = 2
# One sign of the authority may stand in a text about it, but nobody else tells of so many of its acts; two are enough
# where no municipality is spoken of.
AUTHORITY_SIGNS = 2
ACTS_ALONE = 3
# Speech in quotation marks, or behind the dash that opens a line.
QUOTED = re.compile(r"»[^«]*«|[“”\"][^“”\"]*[“”\"]|'[^'\n]{20,}'")
SPEECH = re.compile(r"\s*[-–—]\s")
# The authority's numbers have the year first ("2021-442-99999").
JOURNAL_NUMBER = r"[\s:.]*(?P<number>20\d\d-\d{2,3}-\d{4,6})"
NO_WORD = re.compile(r"\s*(?:$|[^\w\s])")
DATELINE = re.compile(r"\s*([A-ZÆØÅ][A-ZÆØÅ -]{2,}):")
NAMES = r"(?:[A-ZÆØÅ][\w.-]*\s+){1,3}[A-ZÆØÅ][\w-]+"


class _Authority(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    names: tuple[str, ...]
    voice: tuple[str, ...]
    headings: tuple[str, ...]
    journal: tuple[str, ...]


class _Press(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    bylines: tuple[str, ...]
    attribution: tuple[str, ...]
    papers: tuple[str, ...]
    said: tuple[str, ...]


class _Municipality(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    we: tuple[str, ...]
    address: tuple[str, ...]
    release: tuple[str, ...]
    house: tuple[str, ...]
    names: tuple[str, ...]


class _Other(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    bodies: tuple[str, ...]


class OriginVocabulary(BaseModel):
    """The file origin.toml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    authority: _Authority
    press: _Press
    municipality: _Municipality
    other: _Other


class OriginReader:
    """Tells who speaks with the words of vocabulary/origin.toml."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        lists = vocabulary.file("origin", OriginVocabulary)
        self._name, self._voice = any_of(lists.authority.names), any_of(lists.authority.voice)
        self._letterhead = re.compile(rf"\s*{alternatives(lists.authority.names)}\s*(?:$|[\n,·|–-]|\d)", re.IGNORECASE)
        self._heading, self._we = any_of(lists.authority.headings), any_of(lists.municipality.we)
        self._journal = re.compile(rf"{alternatives(lists.authority.journal)}{JOURNAL_NUMBER}", re.IGNORECASE)
        labels = "|".join(map(re.escape, sorted(lists.press.bylines, key=len, reverse=True)))
        self._byline = re.compile(rf"(?:^|[.:]\d\d\s+|\d{{4}}\s+)(?i:{labels})[:\s]\s*{NAMES}[\s/]*$", re.MULTILINE)
        self._attribution, self._papers = WordList(lists.press.attribution), WordList(lists.press.papers)
        self._said, self._address = any_of(lists.press.said), any_of(lists.municipality.address)
        self._municipality = any_of(lists.municipality.names)
        self._house = any_of(lists.municipality.house)
        self._release, self._bodies = WordList(lists.municipality.release), WordList(lists.other.bodies)

    def speaker(self, title: str | None, paragraphs: Sequence[str]) -> Speaker | None:
        """Whoever has the most signs; of two with as many, the municipality, then the press."""
        texts = [closed_up(t) for t in (title, *paragraphs) if t]
        signs = {
            Speaker.MUNICIPALITY: self._of_municipality(texts),
            Speaker.PRESS: self._of_press(texts),
            Speaker.AUTHORITY: self._of_authority(texts),
            Speaker.OTHER: int(any(self._opens(self._bodies, text) for text in texts[:HEAD])),
        }
        most = max(signs, key=lambda speaker: signs[speaker])
        return most if signs[most] else None

    def journal_number(self, text: str) -> re.Match[str] | None:
        """The number of the authority's case, as its group "number"."""
        return self._journal.search(text)

    def _of_authority(self, texts: Sequence[str]) -> int:
        """How many signs of the authority there are; a lone one but its own acts is none."""
        acts = sum(bool(self._voice.search(text[a:b])) for text in texts for a, b in sentences(text))
        headings = sum(bool(self._heading.fullmatch(_bare(text))) for text in texts)
        numbered = any(self.journal_number(text) for text in texts)
        signs = [
            acts >= TWICE,
            headings >= TWICE,
            numbered,
            any(self._letterhead.match(text) for text in (*texts[:1], *texts[-1:])),
        ]
        needed = ACTS_ALONE if any(map(self._municipality.search, texts)) else TWICE
        alone = acts >= needed or (numbered and any(map(self._name.search, texts)))
        return sum(signs) if alone or sum(signs) >= AUTHORITY_SIGNS else 0

    def _of_press(self, texts: Sequence[str]) -> int:
        signs = [
            any(len(text.split()) <= BYLINE_WORDS and self._byline.search(text) for text in texts),
            any(self._attribution.spans(text) for text in texts),
            any(self._papers.spans(text) for text in texts),
            any(SPEECH.match(text) and self._said.search(text) for text in texts),
            any(self._is_dateline(text, texts) for text in texts),
        ]
        return sum(signs)

    def _of_municipality(self, texts: Sequence[str]) -> int:
        own = [QUOTED.sub(" ", text) for text in texts if not SPEECH.match(text)]
        signs = [
            any(self._we.search(text) for text in own),
            any(self._address.search(text) for text in own),
            any(self._opens(self._release, text) for text in texts),
            any(self._house.search(text) for text in own),
        ]
        return sum(signs)

    def _is_dateline(self, text: str, texts: Sequence[str]) -> bool:
        """Whether a report begins with the place it is from ("ENGBY: ..."), a municipality that it names."""
        line = DATELINE.match(text)
        return line is not None and any(f"{line[1]} kommune".casefold() in t.casefold() for t in texts)

    def _opens(self, words: WordList, text: str) -> bool:
        """Whether a short line, no sentence, begins with one of the words, and nothing or a sign stands behind it."""
        line = text.strip()
        return _is_short(line) and any(start == 0 and NO_WORD.match(line, end) for start, end in words.spans(line))


def _is_short(text: str) -> bool:
    return len(text.split()) <= SHORT and not text.rstrip().endswith((".", "!", "?"))


def _bare(heading: str) -> str:
    """A heading without its number and colon."""
    return re.sub(r"^[\d.\s]+", "", heading.strip()).rstrip(" :")
