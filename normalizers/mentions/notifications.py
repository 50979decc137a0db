"""Who was told of an incident, in words: statements such as "Borgerne er ikke orienteret" read clause by clause.

What a clause answers is for mentions.notification_answers; how the cells of a row add up, for fields.notification.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from normalizers.codes import Answer, Party
from normalizers.danish.analysis import sentences
from normalizers.mentions.notification_answers import WITHOUT_VERB, Clause, ClauseAnswers, is_open, is_planned
from normalizers.mentions.notification_words import (
    NOUNS,
    REPORTS,
    TELLS,
    WEAK,
    WORD,
    NotificationWords,
    Telling,
    word_before,
    words_after,
)
from normalizers.vocabulary.patterns import Match
from normalizers.vocabulary.words import Vocabulary

# Between a party and the answer given for it ("Borger: nej").
LABEL = re.compile(r"\s*[:=?]\s*")
# A word, and none of those before a date ("d.", "den").
LONG_WORD = re.compile(r"[^\W\d_]{4,}")
# What a sentence or an item begins behind.
BEGINNING = re.compile(r"(?:^|[.;,/\n?!])\s*$")
# The lists of names that stand for a party.
PARTIES = {party.value: party for party in Party}
STAFF = "staff"
LABELLED = {**dict(WITHOUT_VERB), "weighed": Answer.PENDING}


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


class Notifications:
    """Reads texts for what they say of telling the authority and the persons concerned."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._words = vocabulary.of(NotificationWords)
        self._answers = vocabulary.of(ClauseAnswers)
        connectors = "|".join(self._words.lists.grammar["connectors"])
        self._connectors = re.compile(rf"[;,]|(?<=\s)/(?=\s)|\s(?:{connectors})\s")

    def statements(self, text: str, reading: Reading) -> tuple[Statement, ...]:
        """Everything the text says of telling, in its order."""
        both = tuple(self._of_both(text)) if reading.party is None and reading.weak else ()
        if both or not (reading.answer or self._words.find_verbs(text) or LABEL.search(text)):
            return both
        labelled = tuple(self._labelled(text))
        said = (s for c in self.clauses(text, reading) for s in self._of_clause(c, reading))
        return (*labelled, *(s for s in said if s.party not in {known.party for known in labelled}))

    def _of_both(self, text: str) -> Iterator[Statement]:
        """One answer for the authority and the persons concerned, at the beginning of the cell."""
        for name, answer in (("both_no", Answer.NO), ("both_yes", Answer.YES)):
            spans = self._words.grammar[name].spans(text.strip())
            if spans and spans[0][0] == 0:
                start = text.index(text.strip())
                return (yield from (Statement(party, answer, start, start + spans[0][1]) for party in Party))

    def _labelled(self, text: str) -> Iterator[Statement]:
        """Answers behind the name of a party ("Datatilsynet: ja. Borger: 4/5")."""
        if not LABEL.search(text):
            return
        answers = [m for m in self._words.find_answers(text) if m.entry in LABELLED]
        names = self._words.short_names.items()
        short = (Match(party, *span, party) for party, words in names for span in words.spans(text))
        asked = (
            Match(Party.SUBJECTS, *span, Party.SUBJECTS)
            for span in self._words.grammar["asked"].spans(text)
            if BEGINNING.search(text[: span[0]])
        )
        for name in (*self._words.find_parties(text), *short, *asked):
            label = LABEL.match(text, name.end)
            if label is None or name.entry not in PARTIES:
                continue
            answer = next((m for m in answers if m.start == label.end()), None)
            day = self._words.day.match(text, label.end())
            if answer:
                yield Statement(PARTIES[name.entry], LABELLED[answer.entry], name.start, answer.end)
            elif day:
                yield Statement(PARTIES[name.entry], Answer.YES, name.start, day.end())

    def clauses(self, text: str, reading: Reading) -> Iterator[Clause]:
        """The text's clauses: sentences, cut where both sides of a connector speak of telling."""
        verbs, parties = self.verbs_in(text, reading), self.parties_in(text)
        answers = self._words.find_answers(text)
        for first, last in sentences(text):
            for start, end in self._cut(text, first, last, verbs):
                inside = (_inside(found, start, end) for found in (parties, verbs, answers))
                yield Clause(text, start, end, *inside)

    def verbs_in(self, text: str, reading: Reading) -> list[Match]:
        """The words of telling that a text of this reading can be trusted in."""
        return [v for v in self._words.find_verbs(text) if self._trusted(text, v, reading)]

    def parties_in(self, text: str) -> list[Match]:
        """The authority, the persons concerned and others that a text names; a match's entry is the kind."""
        return [p for p in self._words.find_parties(text) if _as_written(text, p)]

    def _trusted(self, text: str, verb: Match, reading: Reading) -> bool:
        if verb.entry == Telling.DONE:
            return reading.answer
        if verb.entry in WEAK:
            return reading.weak and word_before(text, verb.start) not in self._words.lists.grammar["reissued"]
        return True

    def _cut(self, text: str, first: int, last: int, verbs: list[Match]) -> Iterator[tuple[int, int]]:
        start = first
        for place in (m.start() for m in self._connectors.finditer(text, first, last)):
            if text[place] in ";/" or (_inside(verbs, start, place) and _inside(verbs, place, last)):
                yield start, place
                start = place
        yield start, last

    def _of_clause(self, clause: Clause, reading: Reading) -> Iterator[Statement]:
        routine = not reading.party and clause.holds(self._words.grammar["routine"]) and all(map(is_open, clause.verbs))
        if routine or self._concedes(clause):
            return
        for party, verb in self._parties_told(clause, reading):
            answer = self._answers.answer(clause, verb, party)
            if answer is not None:
                later, rest = (clause.holds(self._words.grammar[name]) for name in ("later", "rest"))
                yield Statement(party, answer, *_span(clause), later, rest)

    def _concedes(self, clause: Clause) -> bool:
        """Whether a clause only grants something ("selv om den ikke er anmeldelsespligtig")."""
        start, _ = _span(clause)
        return any(
            begin == start for begin, _ in self._words.grammar["concessions"].spans(clause.text, start, clause.end)
        )

    def _parties_told(self, clause: Clause, reading: Reading) -> list[tuple[Party, Match | None]]:
        """The parties a clause speaks of, each with the verb of its telling (None: an answer without a verb)."""
        verbs = sorted(clause.verbs, key=lambda v: (v.entry == Telling.DONE, is_planned(v), v.start))
        verb = next((v for v in verbs if v.entry not in REPORTS), None)
        reporting = next((v for v in verbs if v.entry in REPORTS), None)
        found = self._reported(clause, reading, reporting) if reporting else []
        if (reporting and (verb is None or verb.entry == Telling.DONE)) or (verb is None and not reading.answer):
            return found
        meant = self._meant(clause, reading, verb)
        if not meant and not (verb and self._names_another(clause)):
            meant = self._unnamed(clause, reading)
        return [*found, *((party, verb) for party in meant if party not in [p for p, _ in found])]

    def _unnamed(self, clause: Clause, reading: Reading) -> list[Party]:
        """The party meant where nobody is named: the column's own, else the persons concerned of "ikke underrettet"."""
        if reading.party:
            return [reading.party]
        plain = reading.weak or clause.holds(self._words.grammar["nobody"]) or self._in_telegram(clause)
        return [Party.SUBJECTS] if plain and clause.holds(self._words.verbs[Telling.BARE]) else []

    def _names_another(self, clause: Clause) -> bool:
        """Whether somebody is named who may be the one told, though not the one the column asks about."""
        grammar = self._words.lists.grammar
        makers = {*grammar["source"], *grammar["agent"]}
        return any(word_before(clause.text, p.start) not in makers for p in clause.parties if p.entry != "own")

    def _reported(self, clause: Clause, reading: Reading, verb: Match) -> list[tuple[Party, Match | None]]:
        """A report goes to the authority unless the clause names another addressee."""
        if reading.party is None and clause.holds(self._words.grammar["earlier"]):
            return []
        if reading.party is Party.AUTHORITY or any(p.entry == "authority" for p in clause.parties):
            return [(Party.AUTHORITY, verb)]
        addressee = self._words.lists.grammar["addressee"]
        elsewhere = any(word_before(clause.text, p.start) in addressee for p in clause.parties)
        meant = reading.weak or clause.holds(self._words.grammar["breach"]) or self._in_telegram(clause)
        if reading.party or not meant or elsewhere or clause.holds(self._words.grammar["inside"]):
            return []
        return [(Party.AUTHORITY, verb)]

    def _in_telegram(self, clause: Clause) -> bool:
        """Whether nothing but a denial stands before the telling, and no doer behind ("Ikke anmeldt", "Anmeldt")."""
        done = next((v for v in clause.verbs if v.entry in (Telling.REPORTED, Telling.TOLD)), None)
        if done is None or set(words_after(clause.text, done.end, 1)) & set(self._words.lists.grammar["agent"]):
            return False
        denials = self._words.negators.spans(clause.text, clause.start, done.start)
        ahead = LONG_WORD.finditer(clause.text, clause.start, done.start)
        return all(any(start <= word.start() < end for start, end in denials) for word in ahead)

    def _meant(self, clause: Clause, reading: Reading, verb: Match | None) -> list[Party]:
        """The parties that are told in a clause, not those that act or that got what they should not have."""
        kinds = {**PARTIES, STAFF: Party.SUBJECTS} if reading.staff else PARTIES
        found = [
            kinds[p.entry]
            for p in clause.parties
            if p.entry in kinds and self._is_told(clause, p) and self._fits(clause, p, verb)
        ]
        if Party.SUBJECTS in found and reading.party is None and not self._about_the_breach(clause):
            found = [p for p in found if p is not Party.SUBJECTS]
        if reading.party and reading.party in found:
            return [reading.party]
        return list(dict.fromkeys(found))

    def _about_the_breach(self, clause: Clause) -> bool:
        """Told of the breach, and not asked to delete or return what came by mistake."""
        if clause.holds(self._words.grammar["recipient_deeds"]):
            return False
        told = [v.end for v in clause.verbs if v.entry in TELLS]
        about = self._words.grammar["about"].spans(clause.text, min(told, default=clause.end), clause.end)
        return not about or clause.holds(self._words.grammar["topics"])

    def _fits(self, clause: Clause, party: Match, verb: Match | None) -> bool:
        """A noun of telling needs a link to the one told: "brev til alle familier", "familien har fået brev"."""
        if verb is None or verb.entry not in NOUNS or verb.start < party.start <= verb.end + 1:
            return True
        if party.start > verb.end:
            return bool(self._words.grammar["noun_links"].spans(clause.text, verb.start, party.start))
        received = self._words.grammar["receives"].spans(clause.text, party.end, verb.start)
        return bool(received) or party.entry == "authority"

    def _is_maker(self, clause: Clause, party: Match) -> bool:
        """Whether somebody unnamed did the telling ("opmærksom af en borger"); a noun of telling takes "af" too."""
        ahead = [w.lower() for w in WORD.findall(clause.text, clause.start, party.start)[-2:]]
        grammar = self._words.lists.grammar
        named = len(ahead) == len(("af", "en")) and ahead[0] in grammar["source"] and ahead[1] in grammar["determiners"]
        return named and not any(v.entry in NOUNS for v in clause.verbs)

    def _is_told(self, clause: Clause, party: Match) -> bool:
        grammar = self._words.lists.grammar
        covered = any(v.start < party.start <= v.end + 1 for v in clause.verbs)
        previous = word_before(clause.text[clause.start : party.start], party.start - clause.start)
        if not covered and (previous in grammar["source"] or self._is_maker(clause, party)):
            return False
        if previous in grammar["wrong_before"] and party.entry != "authority":
            return False
        following = clause.after(party)
        if self._words.grammar["wrong_after"].spans(following[:40]):
            return False
        next_words = words_after(following, 0, 4)
        acting = bool(next_words) and next_words[0] in grammar["acts"]
        return not acting or bool(set(next_words) & set(grammar["receives"]))


def _span(clause: Clause) -> tuple[int, int]:
    """The clause without the white space and connector around it."""
    part = clause.text[clause.start : clause.end]
    start = clause.start + len(part) - len(part.lstrip(" \t\n\r,;/"))
    return start, max(start, clause.start + len(part.rstrip(" \t\n\r,;/")))


def _inside(found: Iterable[Match], start: int, end: int) -> tuple[Match, ...]:
    return tuple(m for m in found if start <= m.start and m.end <= end)


def _as_written(text: str, match: Match) -> bool:
    """An abbreviation in capitals must be written so (KL is no clock time)."""
    return not match.pattern.isupper() or "*" in match.pattern or text[match.start : match.end] == match.pattern
