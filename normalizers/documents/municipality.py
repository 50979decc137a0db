"""Which municipality wrote a document: from the names of file and folders, else from the document's own words."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import PurePosixPath

from pydantic import BaseModel, ConfigDict

from extractors.document.problems import Problem, Severity, Stage
from normalizers.codes import NormaliseCode
from normalizers.danish.analysis import sentences
from normalizers.vocabulary import load
from normalizers.vocabulary.patterns import alternatives

# A paragraph this short can be a heading, a letterhead or a signature.
HEADING_WORDS = 14
HEAD_PARAGRAPHS = 6
FOOT_PARAGRAPHS = 4
# Points a municipality needs in running text, and how far it must be ahead of the next.
ENOUGH = 2
AHEAD = 2
AUTHOR, ACTING, NAMED, OTHER = 3, 2, 1, 0
JOINED = re.compile(r"\s*(?:,|/|&|,?\s*(?:og|samt|eller))\s*", re.IGNORECASE)
# The name in the address of a web site or mail box ("raadhus@engby.dk").
DOMAIN = re.compile(r"(?:@|//|www\.)(?:[\w-]+\.)*(?P<name>[^\W_][\w-]*)\.dk(?![\w-])", re.IGNORECASE)
CAPITALISED = r"[A-ZÆØÅ][\w-]*(?:[ \n][A-ZÆØÅ][\w-]*)?"
LETTERS = (
    str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "é": "e", "ü": "y"}),
    str.maketrans({"æ": "ae", "ø": "o", "å": "a", "é": "e", "ü": "y"}),
)


class Municipality(BaseModel):
    """One municipality; code has 4 digits, name leaves out the word Kommune."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    code: str
    name: str
    region: str
    aliases: tuple[str, ...] = ()
    word: bool = False


class _Vocabulary(BaseModel):
    """The file municipalities.toml."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    after: tuple[str, ...]
    before: tuple[str, ...]
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


def tell(title: str | None, paragraphs: Sequence[str], path: str) -> MunicipalitySense:
    """The municipality that wrote the document at path (relative to the raw folder, "/" between folders)."""
    said = next(_said(title or "", paragraphs), None)
    named = _from_path(path)
    if named:
        return _sense(*named, problem=_contradiction(named[1], said))
    if said and said[1].known:
        return _sense(said[0], said[1].known, said[1].text)
    invented = said[1].text if said else None
    return MunicipalitySense(
        problem=_problem(NormaliseCode.MUNICIPALITY_UNKNOWN, "no municipality could be told", invented)
    )


def by_name(name: str) -> Municipality | None:
    """The municipality of this name, with or without "Kommune", in any of its spellings; None where there is none."""
    bare = re.sub(rf"\s+{alternatives(_words().after)}\s*$", "", name.strip(), flags=re.IGNORECASE)
    return _known(bare)


def municipalities() -> tuple[Municipality, ...]:
    """All municipalities, by code."""
    return _words().municipality


def _said(title: str, paragraphs: Sequence[str]) -> Iterator[tuple[str, _Mention]]:
    """(rule, mention) of what the document says of its author, the weightiest place first."""
    heads = [p for p in paragraphs[:HEAD_PARAGRAPHS] if _is_short(p)]
    feet = [p for p in paragraphs[-FOOT_PARAGRAPHS:] if _is_short(p)]
    places = (
        ("title", _only(_title_mentions(title))),
        ("letterhead", _only([m for p in heads if (m := _sender(p))])),
        ("letterhead", _only([m for p in heads for m in _title_mentions(p)])),
        ("letterhead", _only([m for p in feet for m in _mentions(p)])),
        ("mentions", _leading([m for p in paragraphs for m in _mentions(p)])),
        ("address", _only([m for p in paragraphs for m in _domains(p)])),
    )
    return ((rule, mention) for rule, mention in places if mention)


def _from_path(path: str) -> tuple[str, Municipality, str] | None:
    """(rule, municipality, words) from the file's name, else from the nearest folder that names just one."""
    pure = PurePosixPath(unicodedata.normalize("NFC", path).replace("\\", "/"))
    for rule, part in (("file_name", pure.stem), *(("folder", p) for p in reversed(pure.parts[:-1]))):
        found = list(dict.fromkeys(_in_file_name(part)))
        if len(found) == 1:
            return rule, found[0], part
    return None


def _in_file_name(part: str) -> Iterator[Municipality]:
    """The municipalities a file or folder is named after."""
    tokens = [t for t in re.split(r"[\W_]+", part.casefold()) if t]
    for start in range(len(tokens)):
        for size in (2, 1):
            words = tokens[start : start + size]
            glued = words[-1].removesuffix("kommune")
            known = _known(" ".join([*words[:-1], glued])) if glued and len(words) == size else None
            if known:
                own = start == 0 or glued != words[-1] or tokens[start + size : start + size + 1] == ["kommune"]
                if own or not known.word:
                    yield known
                break


def _title_mentions(text: str) -> list[_Mention]:
    """Mentions in a title, where a name may stand alone at its beginning or end ("Brud 2020, Gladsaxe")."""
    mentions = _mentions(text)
    if mentions:
        return mentions
    pattern = rf"^(?P<a>{CAPITALISED})\s*(?:[:–,|-]|$)|(?:[:–,|(-]|(?<!\w)(?:i|for))\s*(?P<b>{CAPITALISED})[\s\d)–-]*$"
    for m in re.finditer(pattern, text.strip()):
        name = m["a"] or m["b"]
        known = _known(name)
        if known and not known.word:
            return [_Mention(known.name, known, name, 1)]
    return []


def _sender(text: str) -> _Mention | None:
    """The municipality a line begins with that is no sentence: a letterhead, perhaps with an address behind it."""
    match = _kommune().match(text.lstrip())
    return _mention(text.lstrip(), match) if match and not text.rstrip().endswith((".", "!", "?")) else None


def _domains(text: str) -> Iterator[_Mention]:
    """The municipalities whose web site or mail box a text names."""
    for m in DOMAIN.finditer(text):
        known = _known(m["name"].casefold().removesuffix("kommune").rstrip("-"))
        if known:
            yield _Mention(known.name, known, m.group(), NAMED)


def _mentions(text: str) -> list[_Mention]:
    """Every "X Kommune" of a text, also of municipalities that do not exist."""
    found: list[_Mention] = []
    end = 0
    for m in _kommune().finditer(text):
        mention = _mention(text, m)
        # "delt med X Kommune og Y Kommune": the second is what the first is.
        if mention and found and not found[-1].points and JOINED.fullmatch(text[end : m.start()]):
            mention = replace(mention, points=OTHER)
        if mention:
            found.append(mention)
        end = m.end()
    return found


def _mention(text: str, match: re.Match[str]) -> _Mention | None:
    words = (match["name"] or match["place"]).split()
    for start in range(len(words)):
        known = _known(" ".join(words[start:]))
        if known:
            return _Mention(known.name, known, match.group(), _points(text, match, words[:start]))
    name = words[-1]
    if match["place"] or name.casefold() in _words().no_names:
        return None
    return _Mention(name.casefold().removesuffix("s"), None, match.group(), _points(text, match, words[:-1]))


def _points(text: str, match: re.Match[str], before: Sequence[str]) -> int:
    """How much a mention speaks for authorship: what is told of the document goes before who acts in it."""
    start, end = next((s, e) for s, e in sentences(text) if s <= match.start() < e)
    lead = f"{text[start : match.start()]} {' '.join(before)}".rstrip()
    if _ends(lead, _words().author_lead):
        return AUTHOR
    if _ends(lead, _words().other_party) or _has(text[start:end], _words().left_out):
        return OTHER
    if _ends(lead, _words().within) and _has(lead, _words().documents) and _has(lead, _words().covers):
        return AUTHOR
    acts = re.match(rf"\s+{alternatives(_words().author_verbs)}", text[match.end() :], re.IGNORECASE)
    return ACTING if acts and not re.search(r"[^\W_]$", lead) else NAMED


def _ends(text: str, patterns: tuple[str, ...]) -> bool:
    return re.search(rf"{alternatives(patterns)}\W*$", text, re.IGNORECASE) is not None


def _has(text: str, patterns: tuple[str, ...]) -> bool:
    return re.search(alternatives(patterns), text, re.IGNORECASE) is not None


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


def _contradiction(named: Municipality, said: tuple[str, _Mention] | None) -> Problem | None:
    """The document's own title or letterhead names another municipality than the file."""
    if said is None or said[0] == "mentions" or said[1].known == named:
        return None
    return _problem(NormaliseCode.MUNICIPALITY_CONTRADICTED, f"the file is named after {named.name}", said[1].text)


def _problem(code: NormaliseCode, message: str, value: str | None) -> Problem:
    return Problem(Stage.NORMALISE, Severity.WARNING, code, message, value)


def _sense(rule: str, found: Municipality, words: str, problem: Problem | None = None) -> MunicipalitySense:
    return MunicipalitySense(found.name, found.code, found.region, rule, words, problem)


def _known(name: str) -> Municipality | None:
    key = _key(name, 0)
    return _spellings().get(key)


def _key(name: str, way: int) -> str:
    return " ".join(re.split(r"[\W_]+", name.casefold().translate(LETTERS[way]))).strip()


@lru_cache(maxsize=1)
def _spellings() -> dict[str, Municipality]:
    """Every spelling, genitives and transliterations included; only whole names, nothing like them."""
    spellings: dict[str, Municipality] = {}
    for m in _words().municipality:
        for name in (m.name, *m.aliases):
            for key in (_key(name, 0), _key(name, 1)):
                spellings.setdefault(key, m)
                spellings.setdefault(key + "s", m)
    return spellings


@lru_cache(maxsize=1)
def _kommune() -> re.Pattern[str]:
    words = _words()
    after = rf"(?P<name>{CAPITALISED})[ \n]+(?i:{alternatives(words.after)})"
    before = rf"(?i:{alternatives(words.before)})[ \n]+(?P<place>{CAPITALISED})"
    return re.compile(rf"(?<!\w)(?:{after}|{before})")


@lru_cache(maxsize=1)
def _words() -> _Vocabulary:
    return load("municipalities", _Vocabulary)
