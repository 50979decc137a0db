"""Which municipality wrote a document: from the names of file and folders, else from the document's own words.

What sources.toml says of the author goes before it (pipeline.register_rows.reading).
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from pydantic import BaseModel, ConfigDict

from extractors.document.problems import Problem, Severity, Stage
from normalizers.codes import NormaliseCode
from normalizers.danish.analysis import sentences
from normalizers.vocabulary.patterns import alternatives, any_of
from normalizers.vocabulary.words import Vocabulary

# A paragraph this short can be a heading, a letterhead or a signature.
HEADING_WORDS = 14
HEAD_PARAGRAPHS = 6
FOOT_PARAGRAPHS = 4
# Points a municipality needs in running text, and how far it must be ahead of the next.
ENOUGH = 2
AHEAD = 2
AUTHOR, ACTING, NAMED, OTHER = 3, 2, 1, 0
# The name in the address of a web site or mail box ("raadhus@engby.dk").
DOMAIN = re.compile(r"(?:@|//|www\.)(?:[\w-]+\.)*(?P<name>[^\W_][\w-]*)\.dk(?![\w-])", re.IGNORECASE)
CAPITALISED = r"[A-ZÆØÅ][\w-]*(?:[ \n][A-ZÆØÅ][\w-]*)?"
LETTERS = (
    str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "é": "e", "ü": "y"}),
    str.maketrans({"æ": "ae", "ø": "o", "å": "a", "é": "e", "ü": "y"}),
)


class Municipality(BaseModel):
    """One municipality; code has 4 digits, name leaves out the word Kommune; inhabitants: of the year in the file."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    code: str
    name: str
    region: str
    inhabitants: int
    aliases: tuple[str, ...] = ()
    word: bool = False


class MunicipalitiesVocabulary(BaseModel):
    """The file municipalities.toml."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    after: tuple[str, ...]
    before: tuple[str, ...]
    joints: tuple[str, ...]
    alone_behind: tuple[str, ...]
    no_names: tuple[str, ...]
    other_party: tuple[str, ...]
    author_verbs: tuple[str, ...]
    author_lead: tuple[str, ...]
    documents: tuple[str, ...]
    covers: tuple[str, ...]
    within: tuple[str, ...]
    left_out: tuple[str, ...]
    municipality: tuple[Municipality, ...]


@dataclass(frozen=True, slots=True)
class MunicipalitySense:
    """The author of a document; name, code and region None with a problem where it cannot be told.

    rule: what spoke (file_name, folder, title, letterhead, mentions, address); quote: its words.
    """

    name: str | None = None
    code: str | None = None
    region: str | None = None
    rule: str | None = None
    quote: str | None = None
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class _Mention:
    """A municipality named in a text; known None: of a name that no Danish municipality has."""

    name: str
    known: Municipality | None
    text: str
    points: int


@dataclass(frozen=True, slots=True)
class _Author:
    """Who wrote a document, the rule that says so and its words; known as in _Mention."""

    rule: str
    known: Municipality | None
    words: str


class Municipalities:
    """The municipalities of Denmark (all), and the words that tell which of them wrote a document."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        lists = vocabulary.file("municipalities", MunicipalitiesVocabulary)
        self.all = lists.municipality
        self._spellings = _spellings(self.all)
        self._no_names = lists.no_names
        after = rf"(?P<name>{CAPITALISED})[ \n]+(?i:{alternatives(lists.after)})"
        before = rf"(?i:{alternatives(lists.before)})[ \n]+(?P<place>{CAPITALISED})"
        joints, behind = "|".join(lists.joints), "|".join(lists.alone_behind)
        self._joined = re.compile(rf"\s*(?:,|/|&|,?\s*(?:{joints}))\s*", re.IGNORECASE)
        # A name at the beginning or end of a title.
        self._alone = re.compile(
            rf"^(?P<a>{CAPITALISED})\s*(?:[:–,|-]|$)|(?:[:–,|(-]|(?<!\w)(?:{behind}))\s*(?P<b>{CAPITALISED})[\s\d)–-]*$"
        )
        self._kommune = re.compile(rf"(?<!\w)(?:{after}|{before})")
        self._kommune_behind = re.compile(rf"\s+{alternatives(lists.after)}\s*$", re.IGNORECASE)
        self._author_lead = _at_the_end(lists.author_lead)
        self._other_party = _at_the_end(lists.other_party)
        self._within = _at_the_end(lists.within)
        self._left_out, self._documents, self._covers = map(any_of, (lists.left_out, lists.documents, lists.covers))
        self._author_verbs = re.compile(rf"\s+{alternatives(lists.author_verbs)}", re.IGNORECASE)

    def most_persons(self, code: str | None) -> int:
        """How many persons a breach can concern: all who live there, where unknown in the largest municipality."""
        own = [m.inhabitants for m in self.all if m.code == code]
        return max(own or [m.inhabitants for m in self.all])

    def author_of(
        self, title: str | None, paragraphs: Sequence[str], path: str, *, told_by_others: bool = False
    ) -> MunicipalitySense:
        """The municipality that wrote the document at path (relative to the raw folder, "/" between folders).

        told_by_others: the authority or the press wrote it, and the municipality is the one that it is about.
        """
        authors = self._told_of if told_by_others else self._authors_within
        within = next(authors(title or "", paragraphs), None)
        named = self._from_path(path)
        author = named or within
        if author and author.known:
            known = author.known
            problem = _contradiction(known, within) if named else None
            return MunicipalitySense(known.name, known.code, known.region, author.rule, author.words, problem)
        invented = within.words if within else None
        return MunicipalitySense(
            problem=_problem(NormaliseCode.MUNICIPALITY_UNKNOWN, "no municipality could be told", invented)
        )

    def by_name(self, name: str) -> Municipality | None:
        """The municipality of this name, with or without "Kommune", in any of its spellings; None if there is none."""
        return self._by_spelling(self._kommune_behind.sub("", name.strip()))

    def _authors_within(self, title: str, paragraphs: Sequence[str]) -> Iterator[_Author]:
        """What the document says of its author, the weightiest place first."""
        heads = [p for p in paragraphs[:HEAD_PARAGRAPHS] if _is_short(p)]
        feet = [p for p in paragraphs[-FOOT_PARAGRAPHS:] if _is_short(p)]
        places = (
            ("title", _only(self._title_mentions(title))),
            ("letterhead", _only([m for p in heads if (m := self._sender(p))])),
            ("letterhead", _only([m for p in heads for m in self._title_mentions(p)])),
            ("letterhead", _only([m for p in feet for m in self._mentions(p)])),
            ("mentions", _leading([m for p in paragraphs for m in self._mentions(p)])),
            ("address", _only([m for p in paragraphs for m in self._domains(p)])),
        )
        return (_Author(rule, found.known, found.text) for rule, found in places if found)

    def _told_of(self, title: str, paragraphs: Sequence[str]) -> Iterator[_Author]:
        """The municipality that others write of, whatever part it has in a sentence."""
        told = [[replace(m, points=NAMED) for m in self._mentions(text)] for text in (title, *paragraphs)]
        named = [m for mentions in told for m in mentions]
        found = _only(told[0]) or _only(named) or _leading(named)
        if found:
            yield _Author("mentions", found.known, found.text)

    def _from_path(self, path: str) -> _Author | None:
        """The municipality of the file's name, else from the nearest folder that names just one."""
        pure = PurePosixPath(unicodedata.normalize("NFC", path).replace("\\", "/"))
        for rule, part in (("file_name", pure.stem), *(("folder", p) for p in reversed(pure.parts[:-1]))):
            found = list(dict.fromkeys(self._in_file_name(part)))
            if len(found) == 1:
                return _Author(rule, found[0], part)
        return None

    def _in_file_name(self, part: str) -> Iterator[Municipality]:
        """The municipalities a file or folder is named after."""
        tokens = [t for t in re.split(r"[\W_]+", part.casefold()) if t]
        for start in range(len(tokens)):
            for size in (2, 1):
                words = tokens[start : start + size]
                glued = words[-1].removesuffix("kommune")
                known = self._by_spelling(" ".join([*words[:-1], glued])) if glued and len(words) == size else None
                if known:
                    own = start == 0 or glued != words[-1] or tokens[start + size : start + size + 1] == ["kommune"]
                    if own or not known.word:
                        yield known
                    break

    def _title_mentions(self, text: str) -> list[_Mention]:
        """Mentions in a title, where a name may stand alone at its beginning or end ("Brud 2020, Gladsaxe")."""
        mentions = self._mentions(text)
        if mentions:
            return mentions
        for m in self._alone.finditer(text.strip()):
            name = m["a"] or m["b"]
            known = self._by_spelling(name)
            if known and not known.word:
                return [_Mention(known.name, known, name, 1)]
        return []

    def _sender(self, text: str) -> _Mention | None:
        """The municipality a line begins with that is no sentence: a letterhead, perhaps with an address behind it."""
        match = self._kommune.match(text.lstrip())
        return self._mention(text.lstrip(), match) if match and not text.rstrip().endswith((".", "!", "?")) else None

    def _domains(self, text: str) -> Iterator[_Mention]:
        """The municipalities whose web site or mail box a text names."""
        for m in DOMAIN.finditer(text):
            known = self._by_spelling(m["name"].casefold().removesuffix("kommune").rstrip("-"))
            if known:
                yield _Mention(known.name, known, m.group(), NAMED)

    def _mentions(self, text: str) -> list[_Mention]:
        """Every "X Kommune" of a text, also of municipalities that do not exist."""
        found: list[_Mention] = []
        end = 0
        for m in self._kommune.finditer(text):
            mention = self._mention(text, m)
            # "delt med X Kommune og Y Kommune": the second is what the first is.
            if mention and found and not found[-1].points and self._joined.fullmatch(text[end : m.start()]):
                mention = replace(mention, points=OTHER)
            if mention:
                found.append(mention)
            end = m.end()
        return found

    def _mention(self, text: str, match: re.Match[str]) -> _Mention | None:
        words = (match["name"] or match["place"]).split()
        for start in range(len(words)):
            known = self._by_spelling(" ".join(words[start:]))
            if known:
                return _Mention(known.name, known, match.group(), self._points(text, match, words[:start]))
        name = words[-1]
        if match["place"] or name.casefold() in self._no_names:
            return None
        return _Mention(name.casefold().removesuffix("s"), None, match.group(), self._points(text, match, words[:-1]))

    def _points(self, text: str, match: re.Match[str], before: Sequence[str]) -> int:
        """How much a mention speaks for authorship: what is told of the document goes before who acts in it."""
        start, end = next((s, e) for s, e in sentences(text) if s <= match.start() < e)
        lead = f"{text[start : match.start()]} {' '.join(before)}".rstrip()
        if self._author_lead.search(lead):
            return AUTHOR
        if self._other_party.search(lead) or self._left_out.search(text[start:end]):
            return OTHER
        if self._within.search(lead) and self._documents.search(lead) and self._covers.search(lead):
            return AUTHOR
        acts = self._author_verbs.match(text[match.end() :])
        return ACTING if acts and not re.search(r"[^\W_]$", lead) else NAMED

    def _by_spelling(self, name: str) -> Municipality | None:
        return self._spellings.get(_key(name, 0))


def _at_the_end(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"{alternatives(patterns)}\W*$", re.IGNORECASE)


def _only(mentions: Sequence[_Mention]) -> _Mention | None:
    """The one municipality named there as more than another party; None where there are several or none."""
    own = [m for m in mentions if m.points]
    return own[0] if len({m.name for m in own}) == 1 else None


def _leading(mentions: Sequence[_Mention]) -> _Mention | None:
    """The municipality that running text speaks of most, if nothing else comes near it."""
    points: Counter[str] = Counter()
    for m in mentions:
        points[m.name] += m.points
    ranked = points.most_common(2)
    if not ranked or ranked[0][1] < ENOUGH or (len(ranked) > 1 and ranked[0][1] < AHEAD * ranked[1][1]):
        return None
    return next(m for m in mentions if m.name == ranked[0][0])


def _is_short(text: str) -> bool:
    return len(text.split()) <= HEADING_WORDS


def _contradiction(named: Municipality, within: _Author | None) -> Problem | None:
    """The document's own title or letterhead names another municipality than the file."""
    if within is None or within.rule == "mentions" or within.known == named:
        return None
    return _problem(NormaliseCode.MUNICIPALITY_CONTRADICTED, f"the file is named after {named.name}", within.words)


def _problem(code: NormaliseCode, message: str, value: str | None) -> Problem:
    return Problem(Stage.NORMALISE, Severity.WARNING, code, message, value)


def _key(name: str, way: int) -> str:
    return " ".join(re.split(r"[\W_]+", name.casefold().translate(LETTERS[way]))).strip()


def _spellings(municipalities: Sequence[Municipality]) -> dict[str, Municipality]:
    """Every spelling, genitives and transliterations included; only whole names, nothing like them."""
    spellings: dict[str, Municipality] = {}
    for m in municipalities:
        for name in (m.name, *m.aliases):
            for key in (_key(name, 0), _key(name, 1)):
                spellings.setdefault(key, m)
                spellings.setdefault(key + "s", m)
    return spellings
