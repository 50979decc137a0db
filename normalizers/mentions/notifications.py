"""Who was told of an incident, in words: statements such as "Borgerne er ikke orienteret" read clause by clause."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from normalizers.codes import Answer, Party
from normalizers.danish.analysis import sentences
from normalizers.mentions.notification_words import (
    WORD,
    date_pattern,
    found_in,
    negators,
    vocabulary,
    word_before,
    words,
    words_after,
)
from normalizers.vocabulary.patterns import Match

ACRONYM = re.compile(r"(?<!\w)[A-ZÆØÅ]{2,}(?!\w)")
# How many words after a participle may hold its negation ("underrettes derfor ikke").
NEGATION_AFTER = 2
# How long a whole answer may be to be read as undecided ("kommer på tirsdag").
WEIGHED_WORDS = 3
# Between a party and the answer given for it ("Borger: nej").
LABEL = re.compile(r"\s*[:=]\s*")
# The word lists of answers without a verb, weightiest first.
BARE_ANSWERS = (
    ("pending", Answer.PENDING),
    ("no", Answer.NO),
    ("refused", Answer.NO),
    ("unknown", Answer.UNKNOWN),
    ("partly", Answer.PARTLY),
    ("yes", Answer.YES),
)

LABELLED = {**dict(BARE_ANSWERS), "weighed": Answer.PENDING}


@dataclass(frozen=True, slots=True)
class Statement:
    """One clause about one party; text[start:end] are its words. later: it overrules an earlier no of the row."""

    party: Party
    answer: Answer
    start: int
    end: int
    later: bool = False
    rest: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """How to read a text: the party a column's header names, and which words to trust in it.

    answer: the text is the answer to the header's question; staff: employees are persons concerned;
    weak: words such as "kontaktet" count as telling.
    """

    party: Party | None = None
    answer: bool = False
    staff: bool = False
    weak: bool = True


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence that says one thing; positions count characters of the whole text."""

    text: str
    start: int
    end: int
    parties: tuple[Match, ...]
    verbs: tuple[Match, ...]
    answers: tuple[Match, ...]

    def has(self, section: str, name: str) -> bool:
        """Whether the clause holds a word of the list."""
        return bool(words(section, name).spans(self.text, self.start, self.end))

    def before(self, match: Match) -> str:
        """The clause's words before a match."""
        return self.text[self.start : match.start]

    def after(self, match: Match) -> str:
        """The clause's words after a match."""
        return self.text[match.end : self.end]


def statements(text: str, reading: Reading) -> tuple[Statement, ...]:
    """Everything the text says of telling, in its order."""
    both = tuple(_of_both(text)) if reading.party is None and reading.weak else ()
    if both or not (reading.answer or found_in("verbs", text) or LABEL.search(text)):
        return both
    labelled = tuple(_labelled(text))
    said = (s for c in clauses(text, reading) for s in _of_clause(c, reading))
    return (*labelled, *(s for s in said if s.party not in {known.party for known in labelled}))


def _of_both(text: str) -> Iterator[Statement]:
    """One answer for the authority and the persons concerned, at the beginning of the cell."""
    for name, answer in (("both_no", Answer.NO), ("both_yes", Answer.YES)):
        spans = words("grammar", name).spans(text.strip())
        if spans and spans[0][0] == 0:
            start = text.index(text.strip())
            return (yield from (Statement(party, answer, start, start + spans[0][1]) for party in Party))


def _labelled(text: str) -> Iterator[Statement]:
    """Answers behind the name of a party ("Datatilsynet: ja. Borger: 4/5")."""
    if not LABEL.search(text):
        return
    kinds = {"authority": Party.AUTHORITY, "subjects": Party.SUBJECTS}
    answers = [m for m in found_in("answers", text) if m.entry in LABELLED]
    short = (Match(kind, *span, kind) for kind in kinds for span in words("grammar", f"{kind}_short").spans(text))
    for party in (*found_in("parties", text), *short):
        label = LABEL.match(text, party.end)
        if label is None or party.entry not in kinds:
            continue
        answer = next((m for m in answers if m.start == label.end()), None)
        day = date_pattern().match(text, label.end())
        if answer:
            yield Statement(kinds[party.entry], LABELLED[answer.entry], party.start, answer.end)
        elif day:
            yield Statement(kinds[party.entry], Answer.YES, party.start, day.end())


def clauses(text: str, reading: Reading) -> Iterator[Clause]:
    """The text's clauses: sentences, cut where both sides of a connector speak of telling."""
    verbs, parties = verbs_in(text, reading), parties_in(text)
    answers = found_in("answers", text)
    for first, last in sentences(text):
        for start, end in _cut(text, first, last, verbs):
            inside = (_inside(found, start, end) for found in (parties, verbs, answers))
            yield Clause(text, start, end, *inside)


def verbs_in(text: str, reading: Reading) -> list[Match]:
    """The words of telling that a text of this reading can be trusted in."""
    return [v for v in found_in("verbs", text) if _trusted(text, v, reading)]


def parties_in(text: str) -> list[Match]:
    """The authority, the persons concerned and others that a text names; a match's entry is the kind."""
    return [p for p in found_in("parties", text) if _as_written(text, p)]


def _inside(found: Iterable[Match], start: int, end: int) -> tuple[Match, ...]:
    return tuple(m for m in found if start <= m.start and m.end <= end)


def _trusted(text: str, verb: Match, reading: Reading) -> bool:
    if verb.entry == "done":
        return reading.answer
    if verb.entry.endswith("weakly"):
        return reading.weak and word_before(text, verb.start) not in vocabulary().grammar["reissued"]
    return True


def _as_written(text: str, match: Match) -> bool:
    """An abbreviation in capitals must be written so (KL is no clock time)."""
    return not match.pattern.isupper() or "*" in match.pattern or text[match.start : match.end] == match.pattern


def _cut(text: str, first: int, last: int, verbs: list[Match]) -> Iterator[tuple[int, int]]:
    start = first
    for place in (m.start() for m in _connectors().finditer(text, first, last)):
        if text[place] in ";/" or (_inside(verbs, start, place) and _inside(verbs, place, last)):
            yield start, place
            start = place
    yield start, last


@lru_cache(maxsize=1)
def _connectors() -> re.Pattern[str]:
    return re.compile(rf"[;,]|(?<=\s)/(?=\s)|\s(?:{'|'.join(vocabulary().grammar['connectors'])})\s")


def _of_clause(clause: Clause, reading: Reading) -> Iterator[Statement]:
    if not reading.party and clause.has("grammar", "routine") and all(map(_open, clause.verbs)):
        return
    for party, verb in _told(clause, reading):
        answer = _answer(clause, verb, party)
        if answer is not None:
            start, end = _span(clause)
            yield Statement(party, answer, start, end, clause.has("grammar", "later"), clause.has("grammar", "rest"))


def _span(clause: Clause) -> tuple[int, int]:
    """The clause without the white space and connector around it."""
    part = clause.text[clause.start : clause.end]
    start = clause.start + len(part) - len(part.lstrip(" \t\n\r,;/"))
    return start, max(start, clause.start + len(part.rstrip(" \t\n\r,;/")))


def _told(clause: Clause, reading: Reading) -> list[tuple[Party, Match | None]]:
    """The parties a clause speaks of, each with the verb of its telling (None: an answer without a verb)."""
    verbs = sorted(clause.verbs, key=lambda v: (v.entry == "done", _planned(v), v.start))
    verb = next((v for v in verbs if not v.entry.startswith("reported")), None)
    reporting = next((v for v in verbs if v.entry.startswith("reported")), None)
    found = _reported(clause, reading, reporting) if reporting else []
    if (reporting and (verb is None or verb.entry == "done")) or (verb is None and not reading.answer):
        return found
    meant = _meant(clause, reading, verb)
    if not meant and not (verb and _names_another(clause)):
        meant = _unnamed(clause, reading)
    return [*found, *((party, verb) for party in meant if party not in [p for p, _ in found])]


def _unnamed(clause: Clause, reading: Reading) -> list[Party]:
    """The party meant where nobody is named: the column's own, else the persons concerned of "ikke underrettet"."""
    if reading.party:
        return [reading.party]
    plain = reading.weak or clause.has("grammar", "nobody")
    return [Party.SUBJECTS] if plain and clause.has("verbs", "bare") else []


def _names_another(clause: Clause) -> bool:
    """Whether somebody is named who may be the one told, though not the one the column asks about."""
    grammar = vocabulary().grammar
    makers = {*grammar["source"], *grammar["agent"]}
    return any(word_before(clause.text, p.start) not in makers for p in clause.parties if p.entry != "own")


def _planned(verb: Match) -> bool:
    return verb.entry.endswith("planned")


def _reported(clause: Clause, reading: Reading, verb: Match) -> list[tuple[Party, Match | None]]:
    """A report goes to the authority unless the clause names another addressee."""
    if reading.party is None and clause.has("grammar", "earlier"):
        return []
    if reading.party is Party.AUTHORITY or any(p.entry == "authority" for p in clause.parties):
        return [(Party.AUTHORITY, verb)]
    addressee = vocabulary().grammar["addressee"]
    elsewhere = any(word_before(clause.text, p.start) in addressee for p in clause.parties)
    meant = reading.weak or clause.has("grammar", "breach")
    if reading.party or not meant or elsewhere or clause.has("grammar", "inside"):
        return []
    return [(Party.AUTHORITY, verb)]


def _meant(clause: Clause, reading: Reading, verb: Match | None) -> list[Party]:
    """The parties that are told in a clause, not those that act or that got what they should not have."""
    kinds = {"authority": Party.AUTHORITY, "subjects": Party.SUBJECTS}
    if reading.staff:
        kinds["staff"] = Party.SUBJECTS
    found = [
        kinds[p.entry] for p in clause.parties if p.entry in kinds and _is_told(clause, p) and _fits(clause, p, verb)
    ]
    if Party.SUBJECTS in found and reading.party is None and not _about_the_breach(clause):
        found = [p for p in found if p is not Party.SUBJECTS]
    if reading.party and reading.party in found:
        return [reading.party]
    return list(dict.fromkeys(found))


def _about_the_breach(clause: Clause) -> bool:
    """Told of the breach, and not asked to delete or return what came by mistake."""
    if clause.has("grammar", "recipient_deeds"):
        return False
    told = [v.end for v in clause.verbs if v.entry.startswith("told")]
    about = words("grammar", "about").spans(clause.text, min(told, default=clause.end), clause.end)
    return not about or clause.has("grammar", "topics")


def _fits(clause: Clause, party: Match, verb: Match | None) -> bool:
    """A noun of telling needs a link to the one told: "brev til alle familier", "familien har fået brev"."""
    if verb is None or "noun" not in verb.entry or verb.start < party.start <= verb.end + 1:
        return True
    if party.start > verb.end:
        return bool(words("grammar", "noun_links").spans(clause.text, verb.start, party.start))
    return bool(words("grammar", "receives").spans(clause.text, party.end, verb.start)) or party.entry == "authority"


def _is_told(clause: Clause, party: Match) -> bool:
    grammar = vocabulary().grammar
    covered = any(v.start < party.start <= v.end + 1 for v in clause.verbs)
    previous = word_before(clause.text[clause.start : party.start], party.start - clause.start)
    if not covered and previous in grammar["source"]:
        return False
    if previous in grammar["wrong_before"] and party.entry != "authority":
        return False
    following = clause.after(party)
    if words("grammar", "wrong_after").spans(following[:40]):
        return False
    next_words = words_after(following, 0, 4)
    acting = bool(next_words) and next_words[0] in grammar["acts"]
    return not acting or bool(set(next_words) & set(grammar["receives"]))


def _answer(clause: Clause, verb: Match | None, party: Party) -> Answer | None:
    if verb is None:
        return _bare_answer(clause)
    answer = _done(clause, verb) if not _open(verb) else _planned_answer(clause, verb)
    if party is Party.AUTHORITY and answer in (Answer.YES, Answer.PENDING) and _by_outsider(clause, verb):
        return Answer.BY_OTHER
    return answer


def _open(verb: Match) -> bool:
    """Nouns and infinitives do not say by themselves that something was done."""
    return _planned(verb) or "noun" in verb.entry


def _done(clause: Clause, verb: Match) -> Answer:
    near = _near(clause, verb)
    if any(m.entry == "unknown" for m in near):
        return Answer.UNKNOWN
    if any(m.entry == "pending" and _denies(clause.text, m) for m in near):
        return Answer.PENDING
    if any(m.entry == "partly" for m in clause.answers):
        return Answer.PARTLY
    return Answer.NO if _negated(clause, verb) or any(m.entry == "refused" for m in near) else Answer.YES


def _near(clause: Clause, verb: Match) -> list[Match]:
    """The answers in the reach of a verb: from the comma before it to a few words after."""
    start, end = _reach(clause, verb)
    return [m for m in clause.answers if start <= m.start and m.end <= end]


def _reach(clause: Clause, verb: Match) -> tuple[int, int]:
    start = max(clause.start, clause.text.rfind(",", clause.start, verb.start))
    if words("grammar", "neither").spans(clause.before(verb)):
        start = clause.start
    following = list(WORD.finditer(clause.text, verb.end, clause.end))
    count = len(following) if "noun" in verb.entry else NEGATION_AFTER
    end = following[:count][-1].end() if following else verb.end
    comma = clause.text.find(",", verb.end, end)
    return start, end if comma < 0 else comma


def _denies(text: str, match: Match) -> bool:
    return bool(negators().spans(text, match.start, match.end)) or match.pattern == "endnu"


def _negated(clause: Clause, verb: Match) -> bool:
    return bool(negators().spans(clause.text, *_reach(clause, verb)))


def _planned_answer(clause: Clause, verb: Match) -> Answer:
    kinds = {m.entry for m in clause.answers}
    if "refused" in kinds and not {"yes"} & kinds:
        return Answer.NO
    if "pending" in kinds:
        return Answer.PENDING
    if _negated(clause, verb):
        return Answer.NO
    if _planned(verb):
        return Answer.PENDING
    return Answer.PARTLY if "partly" in kinds else Answer.YES


def _bare_answer(clause: Clause) -> Answer | None:
    """An answer without a verb, in a column whose header is the question."""
    kinds = {m.entry for m in clause.answers}
    if kinds == {"weighed"}:
        return Answer.PENDING if len(WORD.findall(clause.text)) <= WEIGHED_WORDS else None
    return next((answer for name, answer in BARE_ANSWERS if name in kinds), None)


def _by_outsider(clause: Clause, verb: Match) -> bool:
    """Whether somebody outside the municipality reports in the clause, and not in its name."""
    if clause.has("parties", "on_behalf"):
        return False
    named = [(p.start, p.end) for p in clause.parties if p.entry == "outsiders"]
    own = set(words("parties", "own").spans(clause.text)) | {(p.start, p.end) for p in clause.parties}
    coined = [m.span() for m in ACRONYM.finditer(clause.text, clause.start, clause.end) if m.span() not in own]
    return any(_reports(clause, verb, *span) for span in (*named, *coined))


def _reports(clause: Clause, verb: Match, start: int, end: int) -> bool:
    grammar = vocabulary().grammar
    if word_before(clause.text, start) in grammar["agent"]:
        return True
    if words("parties", "own").spans(clause.text, end, max(end, verb.start)):
        return False
    following = words_after(clause.text, end, 1)
    return end <= verb.start and bool(following) and following[0] in grammar["relatives"]
