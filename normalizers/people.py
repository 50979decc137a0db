"""Persons whose data it was, never recipients (register.md, People): affected_min, affected_max, affected_text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from pydantic import BaseModel, ConfigDict

from normalizers.clues import WordList
from normalizers.danish import sentences
from normalizers.numbers import Number, NumberReader, NumberVocabulary
from normalizers.values import Basis, Field, Findings, Record, Review, Role, Value, quote
from normalizers.vocabulary import Finder, Match, load

# The columns that may count persons in passing, the surest first; True: a person noun is enough there.
PROSE = (
    (Role.PERSONAL_DATA, True),
    (Role.REMARKS, True),
    (Role.DESCRIPTION, False),
    (Role.CONSEQUENCES, False),
    (Role.FOLLOW_UP, False),
    (Role.MEASURES, False),
)
STATED = (Role.PERSONAL_DATA, Role.REMARKS)
CPR = "cpr"
DOCUMENT = "document"
STAFF = "ansat"
# Up to so many adjectives stand between a number and its noun ("5 navngivne nuværende elever").
ADJECTIVES = 2
# Characters after a count in which its verb is looked for, and in which a verb of acting must begin.
REACH = 40
ACTING_NEAR = 12
SUM = re.compile(r"\s*(\d{1,5}(?:\s*\+\s*\d{1,5})+)\s*")
# A number and a plain word behind it; dates, times and case numbers have none.
COUNTED = re.compile(r"(?<![\w./:-])\d{1,3}(?:\.\d{3})* (?P<what>[a-zæøå]{4,})")
PART_END = re.compile(r"[,:]\s|[;()]")


class PeopleVocabulary(BaseModel):
    """The contents of vocabulary/people.toml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    numbers: NumberVocabulary
    affected: dict[str, list[str]]
    persons: dict[str, list[str]]
    prose: dict[str, list[str]]


@lru_cache(maxsize=1)
def vocabulary() -> PeopleVocabulary:
    """The words of people.toml."""
    return load("people", PeopleVocabulary)


@lru_cache(maxsize=1)
def reader() -> NumberReader:
    """Reads Danish numbers."""
    return NumberReader(vocabulary().numbers)


@lru_cache(maxsize=1)
def _persons() -> Finder:
    return Finder(
        (kind, [form for word in words for form in _forms(word)]) for kind, words in vocabulary().persons.items()
    )


def _forms(noun: str) -> tuple[str, ...]:
    """A noun and its genitive ("naboer", "naboers")."""
    return (noun,) if not noun[-1].isalpha() or noun.endswith("s") else (noun, f"{noun}s")


@lru_cache(maxsize=32)
def _words(section: str, name: str) -> WordList:
    return WordList(getattr(vocabulary(), section)[name])


@dataclass(frozen=True, slots=True)
class Group:
    """So many persons of one kind, in a text[start:end]. kind None: the column alone says that they are persons."""

    number: Number
    kind: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Affected:
    """All groups of a cell as one count; doubtful: they could not be made one."""

    minimum: int | None
    maximum: int | None
    start: int
    end: int
    doubtful: bool = False


def normalise(record: Record) -> Findings:
    """affected_min, affected_max and affected_text of one row."""
    asked = [f for f in record.with_role(Role.AFFECTED) if f.text.strip() not in ("", *vocabulary().affected["blank"])]
    counting = [f for f in asked if not _shared(f, record) or reader().find(f.text)]
    if counting:
        return _from_column(counting[0])
    for role, sure in PROSE:
        for field in record.with_role(role):
            found = _counted(groups_in_prose(field.text, sure))
            if found:
                basis = Basis.STATED if role in STATED else Basis.INFERRED
                return _findings(field, found, f"people.{role.value}", basis)
    asks = any(record.with_role(Role.AFFECTED))
    return Findings(review=(Review.AFFECTED_UNCLEAR,)) if not asks and _counts_something(record) else Findings()


def _counts_something(record: Record) -> bool:
    """Whether the description counts what may be persons ("90 kontakter"): no known persons, no time, no paper."""
    counted = (m["what"] for f in record.with_role(Role.DESCRIPTION) for m in COUNTED.finditer(f.text))
    return any(not _words("prose", "no_persons").spans(what) and not _persons_in(what) for what in counted)


def _shared(field: Field, record: Record) -> bool:
    """Whether the column is for something else too, so that a cell without a number answers that alone."""
    return any(f is not field and f.column == field.column for f in record.fields)


def _from_column(field: Field) -> Findings:
    """The column that asks for the number; its words are kept even where no number can be told."""
    text = field.text
    start = len(text) - len(text.lstrip())
    words = Value("affected_text", text.strip(), Basis.STATED, "people.column", quote(field, start, len(text.rstrip())))
    if _words("affected", "unknown").spans(text):
        return Findings((words,))
    found = _column_count(text)
    if found:
        return _findings(field, found, "people.column", Basis.STATED, words)
    vague = any(n.minimum is None and n.maximum is None for n in reader().find(text))
    return Findings((words,), review=() if vague else (Review.AFFECTED_UNCLEAR,))


def _column_count(text: str) -> Affected | None:
    if _opens(_words("affected", "none"), text):
        return Affected(0, 0, 0, len(text))
    added = SUM.fullmatch(text)
    if added:
        total = sum(int(n) for n in re.findall(r"\d+", text))
        return Affected(total, total, added.start(1), added.end(1))
    groups = _groups_in_column(text)
    if groups:
        return _counted(groups, added=_are_added(text, groups))
    if _opens(_words("affected", "two"), text) and not reader().find(text):
        return Affected(2, 2, 0, len(text.rstrip()))
    return Affected(1, 1, 0, len(text.rstrip())) if _one(text) and not reader().find(text) else None


def _one(text: str) -> bool:
    """One person in words: "en borger", "en" alone, but not "en klasse"."""
    first = len(text) - len(text.lstrip())
    end = next((e for s, e in _words("affected", "one").spans(text) if s == first), None)
    if end is None:
        return False
    following = re.compile(r"\s*(?=[^\W\d_])").match(text, end)
    named = " " in text[first:end] or following is None
    return named or any(m.start == following.end() for m in _persons_in(text) if following)


def _opens(words: WordList, text: str) -> bool:
    first = len(text) - len(text.lstrip())
    return any(start == first for start, _ in words.spans(text))


def _groups_in_column(text: str) -> list[Group]:
    """The numbers that count persons: with a person noun if any has one, else the only bare number."""
    numbers = _counting(text)
    singles = _singles(text)
    if not numbers:
        return singles if len(singles) > 1 else []
    if len(numbers) > 1 and (product := _product(text, *numbers[:2])):
        return [product]
    total = next((n for n in numbers if _total(text, n)), None)
    if total:
        return [Group(total, None, total.start, total.end)]
    named = [g for g in (_group(text, n) or _sized(text, n) for n in numbers) if g]
    if named and singles:
        alone = [g for g in singles if all(g.end <= n.start or g.start >= n.end for n in named)]
        return sorted((*named, *alone), key=lambda g: g.start)
    bare = [n for n in numbers if _bare(text, n)]
    if named and named[0].number == numbers[0]:
        return named
    return [Group(bare[0], None, bare[0].start, bare[0].end)] if bare[:1] == numbers[:1] else named


def _singles(text: str) -> list[Group]:
    """Single persons without a number: at the beginning, after an article, or joined to others."""
    return [
        Group(Number(1, 1, noun.start, noun.end), noun.entry, noun.start, noun.end)
        for noun in _persons_in(text)
        if text[noun.start : noun.end].lower() in vocabulary().affected["singular"]
        and _single_before().fullmatch(text[: noun.start])
    ]


@lru_cache(maxsize=1)
def _single_before() -> re.Pattern[str]:
    """What may stand before a single person: nothing, an article, or a conjunction and a possessive."""
    whose = "|".join(vocabulary().affected["whose"])
    joins = "|".join(vocabulary().prose["joins"])
    return re.compile(rf"(?:|.*(?:,|\+|\b(?:{joins}))\s*)(?:\b(?:{whose})\s+)?", re.IGNORECASE | re.DOTALL)


def _product(text: str, things: Number, each: Number) -> Group | None:
    """ "to bunker à ca. 40": so many things with so many persons each."""
    words = "|".join(vocabulary().affected["each"])
    between = re.fullmatch(rf"\s+[^\W\d_]+\s+(?:{words})\s*", text[things.end : each.start], re.IGNORECASE)
    bounds = (things.minimum, things.maximum, each.minimum, each.maximum)
    if not between or None in bounds:
        return None
    low, high = (things.minimum or 0) * (each.minimum or 0), (things.maximum or 0) * (each.maximum or 0)
    return Group(Number(low, high, things.start, each.end), None, things.start, each.end)


def _sized(text: str, number: Number) -> Group | None:
    """The number behind a group of persons ("en familie på fire")."""
    for start, end in _words("affected", "sized").spans(text, 0, number.start):
        if not text[end : number.start].strip():
            return Group(number, "person", start, number.end)
    return None


def _bracketed(text: str, number: Number) -> Group | None:
    """The number in brackets behind all of a group ("samtlige ansatte (214)")."""
    opening = text[: number.start].rstrip()
    if not opening.endswith("(") or not text[number.end :].lstrip().startswith(")"):
        return None
    noun = next((m for m in reversed(_persons_in(text)) if m.end <= len(opening)), None)
    part = PART_END.split(opening[:-1])[-1]
    named = noun and noun.start >= len(opening) - 1 - len(part)
    if noun is None or not named or not _words("affected", "whole").spans(part):
        return None
    return Group(number, noun.entry, number.start, number.end)


def _counting(text: str) -> list[Number]:
    """The numbers of a cell without parts of one already given ("120, heraf 30 børn", "17 (12 børn, 5 voksne)")."""
    subset = _words("affected", "subset").spans(text)
    last = min([s for s, _ in subset], default=len(text))
    inner = [m.span() for m in re.finditer(r"\([^)]*\)?", text)]
    numbers = [n for n in reader().find(text) if not (n.minimum is None and n.maximum is None)]
    outside = [n for n in numbers if n.start < last and not any(s < n.start < e for s, e in inner)]
    return outside or numbers[:1]


def _total(text: str, number: Number) -> bool:
    return any(number.start - 2 <= end <= number.end for _, end in _words("affected", "total").spans(text))


def _bare(text: str, number: Number) -> bool:
    """A number without a noun of another kind behind it ("2 husstande" does not count persons)."""
    following = re.match(r"\s*([^\W\d_]+)", text[number.end :])
    return following is None or following[1].lower() in vocabulary().affected["after_bare"]


def _group(text: str, number: Number) -> Group | None:
    """The number and the person noun that follows it, adjectives between them."""
    position = number.end
    for _ in range(ADJECTIVES + 1):
        noun = next((m for m in _persons_in(text) if re.fullmatch(r"\s+|\s?-\s?", text[position : m.start])), None)
        if noun:
            return Group(number, noun.entry, number.start, noun.end)
        adjective = _adjective().match(text, position)
        if adjective is None or adjective[1].lower() in vocabulary().prose["stops"]:
            return None
        position = adjective.end()
    return None


@lru_cache(maxsize=1)
def _adjective() -> re.Pattern[str]:
    """An adjective or participle in the plural, and a conjunction to the next one."""
    joins = "|".join(vocabulary().prose["joins"])
    return re.compile(rf"[\s-]+([^\W\d_]+e)(?:\s+(?:{joins})(?=\s+[^\W\d_]+e\s))?(?=[\s-])")


@lru_cache(maxsize=256)
def _persons_in(text: str) -> tuple[Match, ...]:
    return tuple(_persons().find(text))


def groups_in_prose(text: str, sure: bool) -> list[Group]:
    """Groups that are said to be those whose data it was; sure: the column speaks of them anyway."""
    subset = [end for _, end in _words("affected", "subset").spans(text)]
    found = []
    for number in reader().find(text):
        if number.minimum is None and number.maximum is None:
            continue
        group = next((g for read in READ_IN_PROSE if (g := read(text, number))), None)
        if group and not any(group.start - 3 <= end <= group.start for end in subset) and _concerned(text, group, sure):
            found.append(group)
    surest = (
        [g for g in found if g.kind not in (CPR, DOCUMENT)],
        [g for g in found if g.kind == CPR],
        found,
    )
    return next((groups for groups in surest if groups), [])


def _labelled(text: str, number: Number) -> Group | None:
    """A number behind its label ("Antal berørte: 40")."""
    for start, end in _words("prose", "labels").spans(text, 0, number.start):
        if re.fullmatch(r"\s*[:=]\s*", text[end : number.start]):
            return Group(number, None, start, number.end)
    return None


def _definite(text: str, number: Number) -> Group | None:
    """So many known persons who were told of the breach ("De syv, listen omfattede, er underrettet")."""
    if not _opens(_words("prose", "definite"), text[number.start : number.end]):
        return None
    end = next((last for first, last in sentences(text) if first <= number.start < last), len(text))
    told = _words("prose", "told_after").spans(text, number.end, end)
    return Group(number, None, number.start, number.end) if told and _without_noun(text[number.end :]) else None


# How a number in prose may count persons, the surest first.
READ_IN_PROSE = (_group, _sized, _bracketed, _labelled, _definite)


def _without_noun(after: str) -> bool:
    """Whether no noun of another kind can stand behind the number."""
    return re.match(r"\s*(?:,|(?:er|blev|har|får|fik)\s)", after) is not None


def _concerned(text: str, group: Group, sure: bool) -> bool:
    """Whether the words around a group say that these are persons whose data it was."""
    if group.kind is None or _see_each_other(text, group) or _is_all_told(text, group):
        return True
    before, after = _part(text, group)
    if _words("prose", "recipients").spans(before):
        return False
    if group.kind == DOCUMENT:
        return not _words("prose", "work").spans(after[:REACH])
    return _is_owner(text, group, before, after, sure=sure)


def _is_owner(text: str, group: Group, before: str, after: str, *, sure: bool) -> bool:
    """Whether persons who are not said to be recipients own the data; before, after: the words beside their count."""
    told = group.kind != STAFF and bool(_words("prose", "told_after").spans(after[:REACH]))
    if _acts(after) and not told and not _words("prose", "own_data").spans(after):
        return False
    linked = _data_link(before)
    if not linked and _last_word(before) in vocabulary().prose["receiving"]:
        return False
    return sure or group.kind == CPR or linked or _cue(before, after) or _owners(text, group, after)


def _sentence(text: str, position: int) -> tuple[int, int]:
    return next((s for s in sentences(text) if s[0] <= position < s[1]), (0, len(text)))


def _see_each_other(text: str, group: Group) -> bool:
    """Whether the recipients counted are those whose data it was: addresses open to all, or a list of themselves."""
    first, last = _sentence(text, group.start)
    if _words("prose", "mutual").spans(text, first, last):
        return group.kind != DOCUMENT
    noun = text[group.number.end : group.end].strip().lower()
    lists = (m[1].lower() for m in _list_of().finditer(text, first, group.start))
    return _is_whole(text, group) and any(noun.startswith(kind) for kind in lists)


def _is_whole(text: str, group: Group) -> bool:
    """Whether "all" or "the" stands with the number."""
    definite = _words("prose", "definite")
    return _opens(definite, text[group.start :]) or _last_word(text[: group.start]) in vocabulary().prose["definite"]


@lru_cache(maxsize=1)
def _list_of() -> re.Pattern[str]:
    """A list and whom it holds ("deltagerliste", "beboeroversigt")."""
    return re.compile(rf"(?<!\w)([^\W\d_]{{4,}})-?(?:{'|'.join(vocabulary().prose['lists'])})(?!\w)", re.IGNORECASE)


def _is_all_told(text: str, group: Group) -> bool:
    """Whether a sentence tells nothing but the count ("61 patienter.")."""
    first, last = _sentence(text, group.start)
    rest = f"{text[first : group.start]} {text[group.end : last]}"
    for start, end in reversed(_words("prose", "alone").spans(rest)):
        rest = rest[:start] + rest[end:]
    whole = first > 0 or last < len(text.rstrip())
    return whole and not re.search(r"\w", rest)


def _owners(text: str, group: Group, after: str) -> bool:
    """Whether the count owns the data behind it ("30 elevers karakterer") or was told of the breach."""
    if group.kind != STAFF and _words("prose", "told_after").spans(after[:REACH]):
        return True
    return text[group.end - 1] == "s" and bool(_words("prose", "data").spans(after[:REACH]))


def _last_word(before: str) -> str:
    found = re.search(r"([^\W\d_]+\.?)\s*$", before)
    return found[1].lower() if found else ""


def _part(text: str, group: Group) -> tuple[str, str]:
    """The words before and after a group within its part of the sentence."""
    first, last = _sentence(text, group.start)
    parts = [p for p in PART_END.split(text[first : group.start]) if p.strip()] or [""]
    # "journaler på børn født i 2009, i alt 12 børn": the total is of what was told before.
    before = parts[-1] if _total(text, group.number) else PART_END.split(text[first : group.start])[-1]
    after = PART_END.split(text[group.end : last])[0]
    return before, after


def _data_link(before: str) -> bool:
    """Whether the words lead from a kind of data to its persons ("navne og adresser på")."""
    return _last_word(before) in vocabulary().prose["links"] and bool(_words("prose", "data").spans(before))


def _cue(before: str, after: str) -> bool:
    near = after[:REACH]
    return bool(_words("prose", "concerned").spans(before) or _words("prose", "concerned_after").spans(near))


def _acts(after: str) -> bool:
    """Whether the persons counted do something in the next few words ("12 elever kunne se")."""
    return any(start <= ACTING_NEAR for start, _ in _words("prose", "acting").spans(after[:REACH]))


def _are_added(text: str, groups: Sequence[Group]) -> bool:
    """Whether groups of one kind under different names are joined by an "og" ("4 grundejere og 2 lejere")."""
    names = {text[g.number.end : g.end].strip().casefold() for g in groups}
    joints = [text[a.end : b.start].strip() for a, b in pairwise(groups)]
    return len(names) == len(groups) and all(j in vocabulary().numbers.qualifiers["and"] for j in joints)


def _counted(groups: Iterable[Group], *, added: bool = False) -> Affected | None:
    """Groups of different kinds added up; the same number twice is one group, two numbers of one kind are a doubt.

    added: the groups are told to be different ones, whatever their kinds.
    """
    distinct: list[Group] = []
    for group in groups:
        same = [g for g in distinct if _bounds(g) == _bounds(group) and _bounds(g) != (1, 1)]
        if added or not same:
            distinct.append(group)
    if not distinct:
        return None
    start, end = min(g.start for g in distinct), max(g.end for g in distinct)
    kinds = [g.kind for g in distinct]
    if not added and len(set(kinds)) < len(kinds):
        return Affected(None, None, start, end, doubtful=True)
    return Affected(_sum(g.number.minimum for g in distinct), _sum(g.number.maximum for g in distinct), start, end)


def _bounds(group: Group) -> tuple[int | None, int | None]:
    return group.number.minimum, group.number.maximum


def _sum(bounds: Iterable[int | None]) -> int | None:
    """The bounds added up; one open bound opens the sum."""
    found = list(bounds)
    return None if any(b is None for b in found) else sum(b for b in found if b is not None)


def _findings(field: Field, found: Affected, rule: str, basis: Basis, words: Value | None = None) -> Findings:
    spoken = quote(field, found.start, found.end)
    values = [words or Value("affected_text", spoken.text, basis, rule, spoken)]
    for name, bound in (("affected_min", found.minimum), ("affected_max", found.maximum)):
        if bound is not None:
            values.append(Value(name, bound, basis, rule, spoken))
    return Findings(tuple(values), review=(Review.AFFECTED_UNCLEAR,) if found.doubtful else ())
