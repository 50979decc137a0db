"""What a clause of telling answers: done, not done, not yet, in part, by somebody else, or not known.

Which clauses there are, and who is told in each, is for mentions.notifications.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from normalizers.codes import Answer, Party
from normalizers.mentions.notification_words import NOUNS, PLANNED, WORD, NotificationWords, word_before, words_after
from normalizers.vocabulary.patterns import Match, WordList
from normalizers.vocabulary.words import Vocabulary

ACRONYM = re.compile(r"(?<!\w)[A-ZÆØÅ]{2,}(?!\w)")
# How many words after a participle may hold its negation ("underrettes derfor ikke").
NEGATION_AFTER = 2
# How long a whole answer may be to be read as undecided ("kommer på tirsdag").
WEIGHED_WORDS = 3
# The word lists of answers without a verb, weightiest first.
WITHOUT_VERB = (
    ("pending", Answer.PENDING),
    ("no", Answer.NO),
    ("refused", Answer.NO),
    ("unknown", Answer.UNKNOWN),
    ("partly", Answer.PARTLY),
    ("yes", Answer.YES),
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence that says one thing; positions count characters of the whole text."""

    text: str
    start: int
    end: int
    parties: tuple[Match, ...]
    verbs: tuple[Match, ...]
    answers: tuple[Match, ...]

    def holds(self, words: WordList) -> bool:
        """Whether a word of the list stands in the clause."""
        return bool(words.spans(self.text, self.start, self.end))

    def before(self, match: Match) -> str:
        """The clause's words before a match."""
        return self.text[self.start : match.start]

    def after(self, match: Match) -> str:
        """The clause's words after a match."""
        return self.text[match.end : self.end]


class ClauseAnswers:
    """Reads the answer of a clause from its verb and the words around it."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._words = vocabulary.of(NotificationWords)

    def answer(self, clause: Clause, verb: Match | None, party: Party) -> Answer | None:
        """What a clause says of telling a party; verb: that of the telling, None where the clause answers without."""
        if verb is None:
            return self._without_verb(clause)
        if not is_planned(verb) and self._asked_whether(clause, verb):
            return Answer.UNKNOWN
        if self._done_after_all(clause, verb):
            return Answer.YES
        answer = self._open_answer(clause, verb) if is_open(verb) else self._done_answer(clause, verb)
        if party is Party.AUTHORITY and answer in (Answer.YES, Answer.PENDING) and self._by_outsider(clause, verb):
            return Answer.BY_OTHER
        return answer

    def _done_after_all(self, clause: Clause, verb: Match) -> bool:
        """Whether the words behind say that it was done ("og det er sket"), or that it was only late."""
        if self._words.grammar["resumed"].spans(clause.text, verb.end, clause.end):
            return True
        late = self._words.grammar["late"].spans(clause.text, clause.start, clause.end)
        return bool(late and self._words.grammar["later"].spans(clause.text, late[0][1], clause.end))

    def _asked_whether(self, clause: Clause, verb: Match) -> bool:
        """Whether the telling stands in a question that the words before its comma leave open ("det er uvist, om")."""
        comma = clause.text.rfind(",", clause.start, verb.start)
        asks = comma >= 0 and set(words_after(clause.text, comma, 1)) & set(self._words.lists.grammar["whether"])
        if not asks:
            return False
        before = max(clause.start, clause.text.rfind(",", clause.start, comma))
        unknown = any(m.entry == "unknown" and before <= m.start and m.end <= comma for m in clause.answers)
        return unknown or bool(self._words.grammar["left_open"].spans(clause.text, before, comma))

    def _done_answer(self, clause: Clause, verb: Match) -> Answer:
        near = self._near(clause, verb)
        if any(m.entry == "unknown" for m in near):
            return Answer.UNKNOWN
        if any(m.entry == "pending" and self._denies(clause.text, m) for m in near):
            return Answer.PENDING
        if any(m.entry == "partly" for m in clause.answers):
            return Answer.PARTLY
        return Answer.NO if self._negated(clause, verb) or any(m.entry == "refused" for m in near) else Answer.YES

    def _near(self, clause: Clause, verb: Match) -> list[Match]:
        """The answers in the reach of a verb: from the comma before it to a few words after."""
        start, end = self._reach(clause, verb)
        return [m for m in clause.answers if start <= m.start and m.end <= end]

    def _reach(self, clause: Clause, verb: Match) -> tuple[int, int]:
        start = max(clause.start, clause.text.rfind(",", clause.start, verb.start))
        if self._words.grammar["neither"].spans(clause.before(verb)):
            start = clause.start
        following = list(WORD.finditer(clause.text, verb.end, clause.end))
        count = len(following) if verb.entry in NOUNS else NEGATION_AFTER
        end = following[:count][-1].end() if following else verb.end
        comma = clause.text.find(",", verb.end, end)
        return start, end if comma < 0 else comma

    def _denies(self, text: str, match: Match) -> bool:
        not_yet = self._words.lists.grammar["not_yet"]
        return bool(self._words.negators.spans(text, match.start, match.end)) or match.pattern in not_yet

    def _negated(self, clause: Clause, verb: Match) -> bool:
        return bool(self._words.negators.spans(clause.text, *self._reach(clause, verb)))

    def _open_answer(self, clause: Clause, verb: Match) -> Answer:
        kinds = {m.entry for m in clause.answers}
        if "refused" in kinds and not {"yes"} & kinds:
            return Answer.NO
        if "pending" in kinds:
            return Answer.PENDING
        if self._negated(clause, verb):
            return Answer.NO
        if is_planned(verb):
            chosen = self._words.grammar["chosen"].spans(clause.text, clause.start, verb.start)
            return Answer.YES if chosen else Answer.PENDING
        return Answer.PARTLY if "partly" in kinds else Answer.YES

    def _without_verb(self, clause: Clause) -> Answer | None:
        """An answer without a verb, in a column whose header is the question."""
        kinds = {m.entry for m in clause.answers}
        if kinds == {"weighed"}:
            return Answer.PENDING if len(WORD.findall(clause.text)) <= WEIGHED_WORDS else None
        return next((answer for name, answer in WITHOUT_VERB if name in kinds), None)

    def _by_outsider(self, clause: Clause, verb: Match) -> bool:
        """Whether somebody outside the municipality reports in the clause, and not in its name."""
        if clause.holds(self._words.parties["on_behalf"]):
            return False
        named = [(p.start, p.end) for p in clause.parties if p.entry == "outsiders"]
        own = set(self._words.parties["own"].spans(clause.text)) | {(p.start, p.end) for p in clause.parties}
        coined = [m.span() for m in ACRONYM.finditer(clause.text, clause.start, clause.end) if m.span() not in own]
        return any(self._reports(clause, verb, *span) for span in (*named, *coined))

    def _reports(self, clause: Clause, verb: Match, start: int, end: int) -> bool:
        grammar = self._words.lists.grammar
        if word_before(clause.text, start) in grammar["agent"]:
            return True
        if self._words.parties["own"].spans(clause.text, end, max(end, verb.start)):
            return False
        following = words_after(clause.text, end, 1)
        return end <= verb.start and bool(following) and following[0] in grammar["relatives"]


def is_open(verb: Match) -> bool:
    """Nouns and infinitives do not say by themselves that something was done."""
    return is_planned(verb) or verb.entry in NOUNS


def is_planned(verb: Match) -> bool:
    """Whether a word of telling speaks of what is to be done."""
    return verb.entry in PLANNED
