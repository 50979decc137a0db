"""How great the municipality judges the risk to be: risk (docs/normalisation.md).

The column that asks comes first, then a sentence that neither denies the risk nor only imagines it.
"""

from __future__ import annotations

from extractors.document.problems import Problem, Severity, Stage
from normalizers.cells.abbreviations import explained
from normalizers.codes import Basis, NormaliseCode, Risk
from normalizers.danish.analysis import sentences
from normalizers.fields.declaration import ColumnType, FieldColumn, IncidentField
from normalizers.findings import NOTHING, Findings, Rule, Value, quote
from normalizers.mentions.notification_words import NotificationWords
from normalizers.record import Field, Legend, Record, Role
from normalizers.vocabulary.patterns import Finder, Match, WordList
from normalizers.vocabulary.words import Vocabulary

# Columns whose sentences may judge the risk.
PROSE = (
    Role.CONSEQUENCES,
    Role.NOTIFIED_AUTHORITY_REASON,
    Role.NOTIFIED_SUBJECTS_REASON,
    Role.FOLLOW_UP,
    Role.REMARKS,
    Role.MEASURES,
)


class RiskRule(Rule):
    """How the risk is told (evidence.rule)."""

    COLUMN = "follow_up.risk_column", "The level in the column of the risk, or the code the legend explains."
    STATED = "follow_up.risk_stated", "A sentence judges the risk, neither denied nor imagined."


class RiskWords:
    """The section [risk] of vocabulary/follow_up.toml, ready to search with; the entry of a match is a Risk."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        said = vocabulary.of(NotificationWords).lists.risk
        self._in_column = Finder(((Risk.LOW, said.low), (Risk.MEDIUM, said.medium), (Risk.HIGH, said.high)))
        stated = ((Risk.LOW, said.stated_low), (Risk.MEDIUM, said.stated_medium), (Risk.HIGH, said.stated_high))
        self._stated = Finder(stated)
        self._unsettled = WordList(said.unsettled)

    def in_column(self, text: str, legend: Legend) -> list[Match]:
        """The levels a cell names, or its codes stand for ("3 = høj")."""
        codes = explained(text, legend)
        coded = (Match(m.entry, c.start, c.end, c.words) for c in codes for m in self._in_column.find(c.words))
        return self._in_column.find(text) or list(coded)

    def stated(self, text: str) -> Match | None:
        """The first level that a sentence states, neither denied nor imagined."""
        return next((m for m in self._stated.find(text) if self._settled(text, m)), None)

    def _settled(self, text: str, match: Match) -> bool:
        start, end = next((s for s in sentences(text) if s[0] <= match.start < s[1]), (0, len(text)))
        before, after = text[start : match.start], text[match.end : end]
        if match.entry == Risk.LOW:
            # "shall not be reported, since the risk is low": the other part of the sentence denies nothing of it.
            before, after = before.rpartition(",")[2], after.partition(",")[0]
        return not self._unsettled.spans(f"{before} {after}")


def normalise(record: Record, _known: Findings = NOTHING) -> Findings:
    """risk of one row; NULL with a problem where its column cannot be read."""
    words = record.vocabulary.of(RiskWords)
    for field in record.with_role(Role.RISK):
        found = {m.entry: m for m in words.in_column(field.text, record.legend)}
        if len(found) == 1:
            return _found(field, next(iter(found.values())), RiskRule.COLUMN, Basis.STATED)
        if record.vocabulary.of(NotificationWords).is_filled(field.text):
            message = "the risk could not be read"
            problem = Problem(Stage.NORMALISE, Severity.WARNING, NormaliseCode.RISK_UNKNOWN, message, value=field.text)
            return Findings(problems=(problem,))
    for field in record.with_role(*PROSE):
        if stated := words.stated(field.text):
            return _found(field, stated, RiskRule.STATED, Basis.INFERRED)
    return Findings()


def _found(field: Field, match: Match, rule: RiskRule, basis: Basis) -> Findings:
    return Findings((Value("risk", Risk(match.entry).value, basis, rule, quote(field, match.start, match.end)),))


FIELD = IncidentField(
    title="Risk",
    columns=(FieldColumn("risk", ColumnType.TEXT, "The municipality's own judgement of the risk.", tuple(Risk)),),
    normalise=normalise,
    rules=RiskRule,
    sources="GDPR articles 33 and 34: the risk decides who is to be told. The judgement is the municipality's own.",
    limits="A cell that names two levels gives none. A risk that is denied or only imagined is no judgement.",
    vocabulary=("follow_up.toml", "legend.toml"),
    cases="values_follow_up.csv",
)
