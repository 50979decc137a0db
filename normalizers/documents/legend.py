"""What a document says of its own marks, columns and dates, read from the prose around its tables.

What a legend does to a cell is for the readers of cells and fields.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from normalizers.danish.negation import Negation
from normalizers.documents.legend_codes import LegendCodes
from normalizers.record import Legend
from normalizers.vocabulary.patterns import compiled, longest_first
from normalizers.vocabulary.words import Vocabulary

# Marks as they stand in a cell; dashes of all lengths are one mark.
SIGN = re.compile(
    r"(?<![\w(.])(\(x\)|[x✓✔√☑☒✗✘×•●○■*+?÷–—-]|(?<!\d)(?<!\d\s)%|[jn0-9](?=\W*$))(?![\w)])", re.IGNORECASE
)
DASHES = ("-", "–", "—")
TICKS = ("✓", "✔", "√", "☑")
NUMBER = re.compile(r"\d{1,2}")
QUOTES = "\"'“”„»«’‘"
QUOTED = r"[\"'“”„»«]*"
NAME_WORDS = 4
NAME_LETTERS = 40
# The star of a footnote before what it explains.
FOOTNOTE = re.compile(r"^\*+\s+(?=[^\W_])")
# "Kat. 1 = almindelige": the abbreviation belongs to its number.
NUMBERED_NAME = re.compile(r"(?<!\w)([A-ZÆØÅ]\w{1,8})\.\s+(?=\d{1,2}\s*=)")
DAY_AND_MONTH = re.compile(r"\d{1,2}\s*[./-]\s*(?:\d{1,2}|\s?[a-zæøå]{3,9})\D{0,3}(?:19|20)\d\d", re.IGNORECASE)
YEAR = r"(?P<year>(?:19|20)\d\d)(?![\d./-]\d)"


class LegendVocabulary(BaseModel):
    """The file legend.toml."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    means: tuple[str, ...]
    day: tuple[str, ...]
    conditions: tuple[str, ...]
    places: tuple[str, ...]
    numbered: tuple[str, ...]
    shares: tuple[str, ...]
    lead: tuple[str, ...]
    not_names: tuple[str, ...]
    empty: tuple[str, ...]
    pending: tuple[str, ...]
    unknown: tuple[str, ...]
    no: tuple[str, ...]
    year_subject: tuple[str, ...]
    year_link: tuple[str, ...]
    placed: tuple[str, ...]
    stands_for: tuple[str, ...]
    explains_letter: tuple[str, ...]
    joints: tuple[str, ...]
    loose_ends: tuple[str, ...]
    code_joints: tuple[str, ...]
    answers: tuple[str, ...]
    that: tuple[str, ...]
    marks: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Statement:
    """A subject and what it means; spoken: the subject is introduced as words that stand in a cell."""

    subject: str
    meaning: str
    spoken: bool = False


class _Wordings:
    """The ways in which marks and codes are explained."""

    def __init__(self, words: LegendVocabulary) -> None:
        stands_for, joints = "|".join(words.stands_for), "|".join(words.joints)
        # "o under Borger": a small letter and where it stands is a mark.
        self.placed = re.compile(rf"(?P<mark>[a-zæøå])\s+(?:{'|'.join(words.placed)})\s+\S")
        # "M: menneske, T: teknik": codes of capitals, or small letters and numbers before a colon; two at least.
        capitals = rf"(?P<code>[A-ZÆØÅ]{{1,4}})\)?(?:\s*:|\s+[–-]|\s+(?:{stands_for}))"
        end = rf"[,;.]|\s(?:{'|'.join(words.code_joints)})\s|$"
        self.coded = re.compile(
            rf"(?<![^\W_])(?:{capitals}|(?P<small>[a-zæøå\d]):)\s+(?P<words>[^\W\d_][^,;:=]*?)\s*(?={end})"
        )
        # "I kolonnen betyder x ja": the mark stands behind the verb.
        self.behind = re.compile(
            rf"{QUOTED}(?P<mark>\(x\)|[x✓✔√☑☒●•*+?÷–—-]|[^\W\d_]+){QUOTED}"
            rf"(?:,\s*(?:{'|'.join(words.that)})|\s)\s*(?P<words>\S.*)",
            re.IGNORECASE,
        )
        # "1 ja, 0 nej og 9 uafklaret": marks and their meanings in a row behind the verb.
        self.listed = re.compile(
            rf"{QUOTED}(?P<mark>\(x\)|[^\w\s]|\d|[^\W\d_]{{1,3}}){QUOTED}"
            rf"(?:\s*[=:]\s*|\s+(?:(?:{stands_for})\s+)?)(?P<words>\S.*)",
            re.IGNORECASE,
        )
        self.listed_end = re.compile(rf"[,/]|\s(?:{joints})\s")
        self.piece_end = re.compile(rf"[,:(]|(?<!\w)(?:{joints})(?!\w)", re.IGNORECASE)
        explains = "|".join(words.explains_letter)
        self.sentence_end = re.compile(
            rf"(?<=[.!?])\s+(?=[A-ZÆØÅ(\"“”»]|\*+\s|\S{{1,4}}\s*=|[a-zæøå]\s+(?:{explains})\s|[%✓✔✗✘●○■×]\s)"
            r"|[;\n•]|\s[–—]\s(?=\S+\s*=)|\s(?=\*{2,}\s)"
        )
        self._loose_ends = words.loose_ends

    def sentences(self, text: str) -> Iterator[str]:
        """Sentences, without breaking after an abbreviation that is being explained ("Alm. = ...")."""
        pieces = [p for p in self.sentence_end.split(NUMBERED_NAME.sub(r"\1", text)) if p and p.strip()]
        return (FOOTNOTE.sub("", p.strip()) for p in pieces)

    def codes(self, sentence: str) -> Iterator[_Statement]:
        """The codes of a sentence without a verb ("M: menneske, T: teknik"); one alone may be anything."""
        codes = list(self.coded.finditer(sentence))
        return (_Statement(m["code"] or m["small"], m["words"]) for m in codes if len(codes) > 1)

    def tail(self, text: str) -> str:
        """The part of a text after its last break: the subject of what follows."""
        breaks = self.piece_end.finditer(text.rstrip(" (,"))
        ends = [m.end() for m in breaks if text[m.end() :].strip() and m.group() != "("]
        return text[max(ends, default=0) :].strip()

    def head(self, text: str) -> str:
        """The part of a text before its last break: the meaning of what went before."""
        head = text[: len(text.rstrip()) - len(self.tail(text))].strip(" ,;:")
        for word in self._loose_ends:
            head = head.removesuffix(f" {word}")
        return head


class LegendReader:
    """Reads legends with the words of vocabulary/legend.toml."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._words = vocabulary.file("legend", LegendVocabulary)
        self._wordings = _Wordings(self._words)
        self._no = (*vocabulary.of(Negation).negators, *self._words.no)
        self._worded_codes = vocabulary.of(LegendCodes)
        # What stands between subject and meaning; the words of a day stay part of the meaning.
        means, days = longest_first(self._words.means), longest_first(self._words.day)
        self._verbs = re.compile(rf"\s*=\s*|{means}|(?={days})", re.IGNORECASE)

    def read(self, paragraphs: Sequence[str], title: str | None = None) -> Legend:
        """The legend of a document from its prose; an empty Legend where it explains nothing."""
        printed = [s for text in (title or "", *paragraphs) for s in self._wordings.sentences(text)]
        worded = self._worded_codes.find("\n".join((title or "", *paragraphs)))
        worded_names = {code.casefold() for code, _ in worded}
        statements = [s for sentence in printed for s in self._statements(sentence)]
        codes = self._codes(statements)
        kinds = [(s, self._kind(s.meaning)) for s in statements if s not in codes]
        return Legend(
            yes=self._marks(s for s, kind in kinds if kind == "yes") - worded_names,
            no=self._marks(s for s, kind in kinds if kind == "no") - worded_names,
            pending=self._marks(s for s, kind in kinds if kind == "pending") - worded_names,
            empty_means_no=any(self._is_empty(s.subject) and kind == "no" for s, kind in kinds),
            year=next((year for s in printed if (year := self._year(s))), None),
            definitions=tuple(dict.fromkeys((*worded, *self._definitions(statements, codes, worded_names)))),
        )

    def _definitions(
        self, statements: Iterable[_Statement], codes: Collection[_Statement], worded: Collection[str]
    ) -> Iterator[tuple[str, str]]:
        """The headers, abbreviations and codes explained, but for those that are words of their own."""
        found = (self._definition(s, code=s in codes) for s in statements)
        return (d for d in found if d and d[0].casefold() not in worded)

    def _codes(self, statements: Iterable[_Statement]) -> frozenset[_Statement]:
        """Numbers that stand for words ("1 = glemsomhed, 2 = nedbrud"): several, none a no or an open answer."""
        numbers = [s for s in statements if self._number(s) and not self._is_answer(s.meaning)]
        words = frozenset(s for s in numbers if self._kind(s.meaning) in ("yes", "unknown"))
        return words if len({self._number(s) for s in words}) > 1 else frozenset()

    def _number(self, statement: _Statement) -> str:
        """The number a statement explains; empty where it explains something else."""
        name = self._name(statement.subject)
        return name if NUMBER.fullmatch(name) and not self._is_numbered(statement.subject) else ""

    def _is_answer(self, meaning: str) -> bool:
        return meaning.strip(" .").casefold() in self._words.answers

    def _is_numbered(self, subject: str) -> bool:
        return any(compiled(p).search(subject) for p in self._words.numbered)

    def _statements(self, sentence: str) -> Iterator[_Statement]:
        """All explanations of one sentence, in order."""
        condition = re.match(longest_first(self._words.conditions), sentence, re.IGNORECASE)
        if condition and "," in sentence:
            head, _, tail = sentence.partition(",")
            yield _Statement(head if self._is_empty(head) else head[condition.end() :], tail, spoken=True)
            return
        parts = self._verbs.split(sentence)
        if len(parts) == 1:
            yield from self._wordings.codes(sentence)
        for left, right, last in zip(parts, parts[1:], [False] * (len(parts) - 2) + [True], strict=False):
            meaning = (right if last else self._wordings.head(right)).strip(" ,.:")
            yield from self._listed(meaning) or [
                self._behind(left, meaning) or _Statement(self._wordings.tail(left), meaning)
            ]

    def _listed(self, meaning: str) -> list[_Statement]:
        """Several marks with their meanings in a row, two of them a yes or a no ("1 ja, 0 nej og 9 uafklaret")."""
        found = [
            self._wordings.listed.fullmatch(piece.strip(" .")) for piece in self._wordings.listed_end.split(meaning)
        ]
        statements = [_Statement(m["mark"], m["words"], spoken=True) for m in found if m]
        answers = sum(self._is_answer(s.meaning) for s in statements)
        return statements if answers > 1 and len(statements) == len(found) else []

    def _behind(self, left: str, meaning: str) -> _Statement | None:
        """A mark behind the verb, in a sentence that begins with where it is used ("I kolonnen betyder x ja")."""
        match = self._wordings.behind.fullmatch(meaning)
        if not match or not re.match(longest_first(self._words.places), left.strip(), re.IGNORECASE):
            return None
        marks = SIGN.fullmatch(match["mark"]) or self._named(match["mark"])
        return _Statement(match["mark"], match["words"], spoken=True) if marks else None

    def _kind(self, meaning: str) -> str:
        """pending, unknown, no, or yes where nothing speaks against it."""
        words = self._words
        for kind, patterns in (("pending", words.pending), ("unknown", words.unknown), ("no", self._no)):
            if any(compiled(p).search(meaning) for p in patterns):
                return kind
        return "yes"

    def _marks(self, statements: Iterable[_Statement]) -> frozenset[str]:
        return frozenset(mark for s in statements for mark in self._mark(s))

    def _mark(self, statement: _Statement) -> tuple[str, ...]:
        """The marks a statement explains, as they may stand in a cell (lower case)."""
        subject = statement.subject.strip(QUOTES + " ")
        if self._is_empty(subject) or self._is_numbered(subject):
            return ()
        if placed := self._wordings.placed.match(subject):
            return _variants(placed["mark"])
        # A sign in brackets behind its name is the sign itself: "Kryds (x)".
        signs = self._named(subject) or [m.group(1).lower() for m in SIGN.finditer(subject)]
        if signs:
            return tuple(v for sign in signs for v in _variants(sign))
        word = self._name(subject).casefold()
        short = self._kind(statement.meaning) == "pending" or self._is_answer(statement.meaning)
        return (word,) if word and short and (statement.spoken or len(word.split()) == 1) else ()

    def _named(self, subject: str) -> list[str]:
        """The sign of a mark called by its name; the longest name wins ("kryds i parentes")."""
        found = [
            (len(p), sign) for sign, names in self._words.marks.items() for p in names if compiled(p).search(subject)
        ]
        return [max(found)[1]] if found else []

    def _is_empty(self, subject: str) -> bool:
        return any(compiled(p).search(subject) for p in self._words.empty)

    def _definition(self, statement: _Statement, *, code: bool) -> tuple[str, str] | None:
        """(name, words) where the statement explains a header, an abbreviation or a code."""
        name = self._name(statement.subject)
        if code:
            return name, statement.meaning.strip(" .,")
        marks_cells = self._is_empty(statement.subject) or SIGN.fullmatch(name) or self._named(statement.subject)
        if statement.spoken or not name or marks_cells:
            return None
        words = re.sub(
            longest_first(self._words.day), lambda m: m.group().partition(" ")[2], statement.meaning, count=1
        ).strip(" .,")
        other = any(compiled(p).match(name) for p in self._words.not_names) or any(
            compiled(p).search(words) for p in self._words.shares
        )
        return (name, words) if words and _is_heading_or_code(name) and not other else None

    def _name(self, subject: str) -> str:
        """The subject without lead words and quotes; empty where it is too long to name anything."""
        words = subject.strip(QUOTES + " ,:").split()
        while words and words[0].strip(QUOTES + ":").casefold() in self._words.lead:
            words = words[1:]
        name = " ".join(words).strip(QUOTES + " ,:")
        return name if len(words) <= NAME_WORDS and len(name) <= NAME_LETTERS else ""

    def _year(self, sentence: str) -> int | None:
        """The year a sentence gives to dates printed without one."""
        if not any(compiled(p).search(sentence) for p in self._words.year_subject) or DAY_AND_MONTH.search(sentence):
            return None
        found = {
            m["year"]
            for m in re.finditer(rf"{longest_first(self._words.year_link)}[\s:]+{YEAR}", sentence, re.IGNORECASE)
        }
        return int(found.pop()) if len(found) == 1 else None


def _is_heading_or_code(name: str) -> bool:
    """Whether a name begins as a header does, is one letter or abbreviated ("fort."); others are words of prose."""
    return name[0].isupper() or len(name) == 1 or (name.endswith(".") and " " not in name)


def _variants(sign: str) -> tuple[str, ...]:
    for same in (DASHES, TICKS):
        if sign in same:
            return same
    return (sign,)
