"""Groups of persons in a text with their numbers; whose data it was is for fields.affected."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pydantic import BaseModel, ConfigDict

from normalizers.danish.analysis import sentences
from normalizers.danish.numbers import Number, reader
from normalizers.vocabulary import load
from normalizers.vocabulary.patterns import Finder, Match, WordList

CPR = "cpr"
DOCUMENT = "document"
STAFF = "ansat"
# Up to so many adjectives stand between a number and its noun ("5 navngivne nuværende elever").
ADJECTIVES = 2
# Characters after a count in which its verb is looked for, and in which a verb of acting must begin.
REACH = 40
ACTING_NEAR = 12
PART_END = re.compile(r"[,:]\s|[;()]")


class PeopleVocabulary(BaseModel):
    """The contents of vocabulary/people.toml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    affected: dict[str, list[str]]
    persons: dict[str, list[str]]
    prose: dict[str, list[str]]


@lru_cache(maxsize=1)
def vocabulary() -> PeopleVocabulary:
    """The words of people.toml."""
    return load("people", PeopleVocabulary)


@lru_cache(maxsize=1)
def _persons() -> Finder:
    return Finder(
        (kind, [form for word in words for form in _forms(word)]) for kind, words in vocabulary().persons.items()
    )


def _forms(noun: str) -> tuple[str, ...]:
    """A noun and its genitive ("naboer", "naboers")."""
    return (noun,) if not noun[-1].isalpha() or noun.endswith("s") else (noun, f"{noun}s")


@lru_cache(maxsize=32)
def person_words(section: str, name: str) -> WordList:
    """One list of the vocabulary, ready to search with."""
    return WordList(getattr(vocabulary(), section)[name])


@dataclass(frozen=True, slots=True)
class Group:
    """So many persons of one kind, in a text[start:end]. kind None: the column alone says that they are persons."""

    number: Number
    kind: str | None
    start: int
    end: int


def opens_text(words: WordList, text: str) -> bool:
    """Whether the text begins with one of the words."""
    first = len(text) - len(text.lstrip())
    return any(start == first for start, _ in words.spans(text))


def sized_group(text: str, number: Number) -> Group | None:
    """The number behind a group of persons ("en familie på fire")."""
    for start, end in person_words("affected", "sized").spans(text, 0, number.start):
        if not text[end : number.start].strip():
            return Group(number, "person", start, number.end)
    return None


def _bracketed(text: str, number: Number) -> Group | None:
    """The number in brackets behind all of a group ("samtlige ansatte (214)")."""
    opening = text[: number.start].rstrip()
    if not opening.endswith("(") or not text[number.end :].lstrip().startswith(")"):
        return None
    noun = next((m for m in reversed(persons_in(text)) if m.end <= len(opening)), None)
    part = PART_END.split(opening[:-1])[-1]
    named = noun and noun.start >= len(opening) - 1 - len(part)
    if noun is None or not named or not person_words("affected", "whole").spans(part):
        return None
    return Group(number, noun.entry, number.start, number.end)


def says_total(text: str, number: Number) -> bool:
    """Whether words for all persons together stand right before a number."""
    return any(number.start - 2 <= end <= number.end for _, end in person_words("affected", "total").spans(text))


def counted_group(text: str, number: Number) -> Group | None:
    """The number and the person noun that follows it, adjectives between them."""
    position = number.end
    for _ in range(ADJECTIVES + 1):
        noun = next((m for m in persons_in(text) if re.fullmatch(r"\s+|\s?-\s?", text[position : m.start])), None)
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
def persons_in(text: str) -> tuple[Match, ...]:
    """The nouns for persons in a text."""
    return tuple(_persons().find(text))


def groups_in_prose(text: str, sure: bool) -> list[Group]:
    """Groups that are said to be those whose data it was; sure: the column speaks of them anyway."""
    subset = [end for _, end in person_words("affected", "subset").spans(text)]
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
    for start, end in person_words("prose", "labels").spans(text, 0, number.start):
        if re.fullmatch(r"\s*[:=]\s*", text[end : number.start]):
            return Group(number, None, start, number.end)
    return None


def _definite(text: str, number: Number) -> Group | None:
    """So many known persons who were told of the breach ("De syv, listen omfattede, er underrettet")."""
    if not opens_text(person_words("prose", "definite"), text[number.start : number.end]):
        return None
    end = next((last for first, last in sentences(text) if first <= number.start < last), len(text))
    told = person_words("prose", "told_after").spans(text, number.end, end)
    return Group(number, None, number.start, number.end) if told and _without_noun(text[number.end :]) else None


# How a number in prose may count persons, the surest first.
READ_IN_PROSE = (counted_group, sized_group, _bracketed, _labelled, _definite)


def _without_noun(after: str) -> bool:
    """Whether no noun of another kind can stand behind the number."""
    return re.match(r"\s*(?:,|(?:er|blev|har|får|fik)\s)", after) is not None


def _concerned(text: str, group: Group, sure: bool) -> bool:
    """Whether the words around a group say that these are persons whose data it was."""
    if group.kind is None or _see_each_other(text, group) or _is_all_told(text, group):
        return True
    before, after = _part(text, group)
    if person_words("prose", "recipients").spans(before):
        return False
    if group.kind == DOCUMENT:
        return not person_words("prose", "work").spans(after[:REACH])
    return _is_owner(text, group, before, after, sure=sure)


def _is_owner(text: str, group: Group, before: str, after: str, *, sure: bool) -> bool:
    """Whether persons who are not said to be recipients own the data; before, after: the words beside their count."""
    told = group.kind != STAFF and bool(person_words("prose", "told_after").spans(after[:REACH]))
    if _acts(after) and not told and not person_words("prose", "own_data").spans(after):
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
    if person_words("prose", "mutual").spans(text, first, last):
        return group.kind != DOCUMENT
    noun = text[group.number.end : group.end].strip().lower()
    lists = (m[1].lower() for m in _list_of().finditer(text, first, group.start))
    return _is_whole(text, group) and any(noun.startswith(kind) for kind in lists)


def _is_whole(text: str, group: Group) -> bool:
    """Whether "all" or "the" stands with the number."""
    definite = person_words("prose", "definite")
    return (
        opens_text(definite, text[group.start :]) or _last_word(text[: group.start]) in vocabulary().prose["definite"]
    )


@lru_cache(maxsize=1)
def _list_of() -> re.Pattern[str]:
    """A list and whom it holds ("deltagerliste", "beboeroversigt")."""
    return re.compile(rf"(?<!\w)([^\W\d_]{{4,}})-?(?:{'|'.join(vocabulary().prose['lists'])})(?!\w)", re.IGNORECASE)


def _is_all_told(text: str, group: Group) -> bool:
    """Whether a sentence tells nothing but the count ("61 patienter.")."""
    first, last = _sentence(text, group.start)
    rest = f"{text[first : group.start]} {text[group.end : last]}"
    for start, end in reversed(person_words("prose", "alone").spans(rest)):
        rest = rest[:start] + rest[end:]
    whole = first > 0 or last < len(text.rstrip())
    return whole and not re.search(r"\w", rest)


def _owners(text: str, group: Group, after: str) -> bool:
    """Whether the count owns the data behind it ("30 elevers karakterer") or was told of the breach."""
    if group.kind != STAFF and person_words("prose", "told_after").spans(after[:REACH]):
        return True
    return text[group.end - 1] == "s" and bool(person_words("prose", "data").spans(after[:REACH]))


def _last_word(before: str) -> str:
    found = re.search(r"([^\W\d_]+\.?)\s*$", before)
    return found[1].lower() if found else ""


def _part(text: str, group: Group) -> tuple[str, str]:
    """The words before and after a group within its part of the sentence."""
    first, last = _sentence(text, group.start)
    parts = [p for p in PART_END.split(text[first : group.start]) if p.strip()] or [""]
    # "journaler på børn født i 2009, i alt 12 børn": the total is of what was told before.
    before = parts[-1] if says_total(text, group.number) else PART_END.split(text[first : group.start])[-1]
    after = PART_END.split(text[group.end : last])[0]
    return before, after


def _data_link(before: str) -> bool:
    """Whether the words lead from a kind of data to its persons ("navne og adresser på")."""
    return _last_word(before) in vocabulary().prose["links"] and bool(person_words("prose", "data").spans(before))


def _cue(before: str, after: str) -> bool:
    near = after[:REACH]
    return bool(
        person_words("prose", "concerned").spans(before) or person_words("prose", "concerned_after").spans(near)
    )


def _acts(after: str) -> bool:
    """Whether the persons counted do something in the next few words ("12 elever kunne se")."""
    return any(start <= ACTING_NEAR for start, _ in person_words("prose", "acting").spans(after[:REACH]))
