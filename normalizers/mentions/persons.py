"""The persons that prose counts as those whose data it was, never its recipients.

How persons are counted is for mentions.person_words; which column is read, and how groups add up, for fields.affected.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from normalizers.danish.analysis import sentences
from normalizers.danish.calendar import Calendar
from normalizers.danish.numbers import Number
from normalizers.mentions.person_words import CPR, DOCUMENT, STAFF, Group, PersonWords, opens_text
from normalizers.vocabulary.words import Vocabulary

# Characters after a count in which its verb is looked for, and in which a verb of acting must begin.
REACH = 40
ACTING_NEAR = 12
# The kind of a group that owns what is counted; the words that tell it from others stand behind.
OWNERS = "owners: "
CLAUSE_END = re.compile(r"[,;:]\s|[()]")
PART_END = re.compile(r"[,:]\s|[;()]")


class PersonsConcerned:
    """Tells counts of the persons concerned from other counts of persons."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._words = words = vocabulary.of(PersonWords)
        # Behind the name of a month stands a year.
        self._months = frozenset(vocabulary.of(Calendar).months)
        # How a number in prose may count persons, the surest first.
        self._readings = (words.counted, words.sized, self._bracketed, self._belonging, self._labelled, self._definite)
        # No noun of another kind can stand behind the number.
        being = "|".join(words.lists.prose["verbs_of_being"])
        self._without_noun = re.compile(rf"\s*(?:,|(?:{being})\s)")
        of, belongs = "|".join(words.lists.prose["of_things"]), "|".join(words.lists.prose["belongs"])
        self._of_things = re.compile(rf"\s+(?:{of})\s+(?:[^\W\d_]+\s+){{1,2}}?(?:(?:{belongs})\s+)?")
        # A list and whom it holds ("deltagerliste", "beboeroversigt").
        lists = "|".join(words.lists.prose["lists"])
        self._list_of = re.compile(rf"(?<!\w)([^\W\d_]{{4,}})-?(?:{lists})(?!\w)", re.IGNORECASE)

    def groups(self, text: str, sure: bool) -> list[Group]:
        """Groups that are said to be those whose data it was; sure: the column speaks of them anyway."""
        subset = [end for _, end in self._words.of_column("subset").spans(text)]
        found: list[Group] = []
        everywhere: Group | None = None
        for number in self._words.numbers.find(text):
            if (number.minimum is None and number.maximum is None) or _last_word(text[: number.start]) in self._months:
                continue
            group = next((g for read in self._readings if (g := read(text, number))), None)
            part = any(number.start - 3 <= end <= number.start for end in subset)
            if part and everywhere:
                # "88.000 i hele landet, heraf 3.400 hos os": a part of all is the whole of this municipality.
                found.append(group or replace(everywhere, number=number, start=number.start, end=number.end))
            elif group and self._is_everywhere(text, group):
                everywhere = group
            elif group and not part and self._counts(text, group, found, sure=sure):
                found.append(group)
        surest = (
            [g for g in found if g.kind not in (CPR, DOCUMENT)],
            [g for g in found if g.kind == CPR],
            found,
        )
        return next((groups for groups in surest if groups), [])

    def _counts(self, text: str, group: Group, found: Sequence[Group], *, sure: bool) -> bool:
        """Whether a group is one of those concerned, or joined to one, and no part of one in brackets."""
        if self._is_in_brackets(text, group, found):
            return False
        return self._concerned(text, group, sure) or self._is_joined(text, group, found)

    def _is_everywhere(self, text: str, group: Group) -> bool:
        """Whether the words of its clause count the persons of the whole country, or of many municipalities."""
        first, last = _sentence(text, group.start)
        before, after = CLAUSE_END.split(text[first : group.start])[-1], CLAUSE_END.split(text[group.end : last])[0]
        return bool(self._words.of_prose("everywhere").spans(f"{before} {after}"))

    def _is_in_brackets(self, text: str, group: Group, found: Sequence[Group]) -> bool:
        """Whether brackets behind another group hold the group and its noun ("74 børn ... (allergi ved 9 børn)")."""
        opened, closed = text.rfind("(", 0, group.start), text.rfind(")", 0, group.start)
        named = any(sign.isalpha() for sign in text[group.number.end : group.end])
        return bool(found) and opened > closed and named

    def _is_joined(self, text: str, group: Group, found: Sequence[Group]) -> bool:
        """Whether an "og" joins the group to one that is concerned ("cpr-numre på 41 mødre og 58 børn")."""
        return bool(found) and text[found[-1].end : group.start].strip() in self._words.joints

    def _bracketed(self, text: str, number: Number) -> Group | None:
        """The number in brackets behind all of a group ("samtlige ansatte (214)")."""
        opening = text[: number.start].rstrip()
        if not opening.endswith("(") or not text[number.end :].lstrip().startswith(")"):
            return None
        noun = next((m for m in reversed(self._words.nouns(text)) if m.end <= len(opening)), None)
        part = PART_END.split(opening[:-1])[-1]
        named = noun and noun.start >= len(opening) - 1 - len(part)
        if noun is None or not named or not self._words.of_column("whole").spans(part):
            return None
        return Group(number, noun.entry, number.start, number.end)

    def _belonging(self, text: str, number: Number) -> Group | None:
        """So many of some things that belong to persons, each to one ("31 af adresserne tilhørte borgere med ...")."""
        between = self._of_things.match(text, number.end)
        if between is None or not self._words.of_prose("belongs").spans(text, *_sentence(text, number.start)):
            return None
        noun = next((m for m in self._words.nouns(text) if m.start == between.end()), None)
        # Each such group of a sentence has its own owners: what stands behind tells them apart.
        told = text[between.end() : _sentence(text, number.start)[1]]
        return Group(number, f"{OWNERS}{' '.join(told.split()[:3])}", number.start, noun.end) if noun else None

    def _labelled(self, text: str, number: Number) -> Group | None:
        """A number behind its label ("Antal berørte: 40")."""
        for start, end in self._words.of_prose("labels").spans(text, 0, number.start):
            if re.fullmatch(r"\s*[:=]\s*", text[end : number.start]):
                return Group(number, None, start, number.end)
        return None

    def _definite(self, text: str, number: Number) -> Group | None:
        """So many known persons who were told of the breach ("De syv, listen omfattede, er underrettet")."""
        if not opens_text(self._words.of_prose("definite"), text[number.start : number.end]):
            return None
        end = next((last for first, last in sentences(text) if first <= number.start < last), len(text))
        told = self._words.of_prose("told_after").spans(text, number.end, end)
        return (
            Group(number, None, number.start, number.end)
            if told and self._without_noun.match(text, number.end)
            else None
        )

    def _concerned(self, text: str, group: Group, sure: bool) -> bool:
        """Whether the words around a group say that these are persons whose data it was."""
        if (
            group.kind is None
            or group.kind.startswith(OWNERS)
            or self._see_each_other(text, group)
            or self._is_all_told(text, group)
        ):
            return True
        before, after = self._part(text, group)
        if self._words.of_prose("recipients").spans(before) or self._words.of_prose("measures").spans(before):
            return False
        if group.kind == DOCUMENT:
            return not self._words.of_prose("work").spans(after[:REACH])
        return self._is_owner(text, group, before, after, sure=sure)

    def _is_owner(self, text: str, group: Group, before: str, after: str, *, sure: bool) -> bool:
        """Whether persons who are no recipients own the data; before, after: the words beside their count."""
        told = group.kind != STAFF and bool(self._words.of_prose("told_after").spans(after[:REACH]))
        if self._acts(after) and not told and not self._words.of_prose("own_data").spans(after):
            return False
        linked = self._data_link(before)
        if not linked and _last_word(before) in self._words.lists.prose["receiving"]:
            return False
        return sure or group.kind == CPR or linked or self._cue(before, after) or self._owners(text, group, after)

    def _see_each_other(self, text: str, group: Group) -> bool:
        """Whether recipients are those whose data it was: addresses open to all, or a list of themselves."""
        first, last = _sentence(text, group.start)
        if self._words.of_prose("mutual").spans(text, first, last):
            return group.kind != DOCUMENT
        noun = text[group.number.end : group.end].strip().lower()
        lists = (m[1].lower() for m in self._list_of.finditer(text, first, group.start))
        return self._is_whole(text, group) and any(noun.startswith(kind) for kind in lists)

    def _is_whole(self, text: str, group: Group) -> bool:
        """Whether "all" or "the" stands with the number."""
        definite = self._words.of_prose("definite")
        return (
            opens_text(definite, text[group.start :])
            or _last_word(text[: group.start]) in self._words.lists.prose["definite"]
        )

    def _is_all_told(self, text: str, group: Group) -> bool:
        """Whether a sentence tells nothing but the count ("61 patienter.")."""
        first, last = _sentence(text, group.start)
        rest = f"{text[first : group.start]} {text[group.end : last]}"
        for start, end in reversed(self._words.of_prose("alone").spans(rest)):
            rest = rest[:start] + rest[end:]
        whole = first > 0 or last < len(text.rstrip())
        return whole and not re.search(r"\w", rest)

    def _owners(self, text: str, group: Group, after: str) -> bool:
        """Whether the count owns the data behind it ("30 elevers karakterer") or was told of the breach."""
        if group.kind != STAFF and self._words.of_prose("told_after").spans(after[:REACH]):
            return True
        return text[group.end - 1] == "s" and bool(self._words.of_prose("data").spans(after[:REACH]))

    def _part(self, text: str, group: Group) -> tuple[str, str]:
        """The words before and after a group within its part of the sentence."""
        first, last = _sentence(text, group.start)
        parts = [p for p in PART_END.split(text[first : group.start]) if p.strip()] or [""]
        # "journaler på børn født i 2009, i alt 12 børn": the total is of what was told before.
        total = self._words.says_total(text, group.number)
        before = parts[-1] if total else PART_END.split(text[first : group.start])[-1]
        after = PART_END.split(text[group.end : last])[0]
        return before, after

    def _data_link(self, before: str) -> bool:
        """Whether the words lead from a kind of data to its persons ("navne og adresser på")."""
        linked = _last_word(before) in self._words.lists.prose["links"]
        return linked and bool(self._words.of_prose("data").spans(before))

    def _cue(self, before: str, after: str) -> bool:
        near = after[:REACH]
        return bool(
            self._words.of_prose("concerned").spans(before) or self._words.of_prose("concerned_after").spans(near)
        )

    def _acts(self, after: str) -> bool:
        """Whether the persons counted do something in the next few words ("12 elever kunne se")."""
        return any(start <= ACTING_NEAR for start, _ in self._words.of_prose("acting").spans(after[:REACH]))


def _sentence(text: str, position: int) -> tuple[int, int]:
    return next((s for s in sentences(text) if s[0] <= position < s[1]), (0, len(text)))


def _last_word(before: str) -> str:
    found = re.search(r"([^\W\d_]+\.?)\s*$", before)
    return found[1].lower() if found else ""
