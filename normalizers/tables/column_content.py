"""What a column holds, told from its cells: for headers that no entry of vocabulary/columns.toml fits.

The words of a header (columns) always go before; a column is given only a role that no other of its table has.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

from normalizers.cells.abbreviations import explained
from normalizers.cells.marks import Mark, Marks
from normalizers.codes import Party
from normalizers.dates.grammar import DateGrammar
from normalizers.fields import location
from normalizers.fields.risk import RiskWords
from normalizers.mentions.causes import CauseWords
from normalizers.mentions.data_types import DataTypes
from normalizers.mentions.legal_classes import ClassLabels
from normalizers.mentions.notifications import Notifications, Reading
from normalizers.mentions.persons import PersonsConcerned
from normalizers.record import Field, Legend, Record, Role
from normalizers.tables.day_columns import DayColumns
from normalizers.vocabulary.words import Vocabulary

# A table is known for what it is by so many columns before the cells of another say anything.
KNOWN_MIN = 2
FILLED_MIN = 2
# The share of the filled cells that must say the same.
MOSTLY = 0.6
# Letters of a cell that names a date, a cause or a place; a longer one tells a story.
SHORT_MAX = 60
PROSE_MIN = 30
NUMBER_MAX = 20
# A scale of levels ends here.
SCALE_MAX = 10
# A number and at most a word to either side of it ("ca. 15", "30+").
ONE_NUMBER = re.compile(r"(?:[^\W\d]+\.?\s*)?(\d+(?:\.\d{3})*)\+?(?:\s*[^\W\d]+)?")
NUMBERED = re.compile(r"(\d+)\W*$")
# The share of a cell's letters that its data types take where it lists them.
LISTED_SHARE = 0.35
# The share of a cell's letters that the names of classes take where it holds nothing else.
LABELLED_SHARE = 0.6

DATA = frozenset(
    {Role.PERSONAL_DATA, Role.DATA_TYPE, Role.ALMINDELIGE, Role.FORTROLIGE, Role.FOELSOMME, Role.STRAFBARE}
)
CAUSES = frozenset({Role.CAUSE, Role.FAULT_HUMAN, Role.FAULT_SYSTEM, Role.FAULT_ATTACK})
PLACES = frozenset({Role.LOCATION, Role.LOCATION_INTERNAL, Role.LOCATION_EXTERNAL})
DAYS = frozenset({Role.OCCURRED, Role.DISCOVERED, Role.REGISTERED})
TOLD = frozenset({Role.NOTIFIED_AUTHORITY, Role.NOTIFIED_SUBJECTS})
PARTIES = {Role.NOTIFIED_AUTHORITY: Party.AUTHORITY, Role.NOTIFIED_SUBJECTS: Party.SUBJECTS}
DAYS_LOOK = "days"
# Without one of these among its headers the table may be a plan or a matrix of risks.
OF_A_LOG = DATA | TOLD | DAYS | {Role.DESCRIPTION, Role.REPORTED, Role.AFFECTED}


@dataclass(frozen=True, slots=True)
class _Guess:
    """A role, the roles beside which it cannot stand, and what most cells must be."""

    role: Role
    taken: frozenset[Role]
    fits: Callable[[str, Legend], bool]


def consecutive(cells: Sequence[str]) -> bool:
    """Whether the filled cells (two at least) count upwards one by one, gaps in a few places allowed."""
    found = [NUMBERED.search(c.strip()) for c in cells if c.strip()]
    if len(found) < 2 or any(m is None for m in found) or any(len(c.strip()) > NUMBER_MAX for c in cells):
        return False
    numbers = [int(m.group(1)) for m in found if m]
    steps = [b - a for a, b in pairwise(numbers)]
    return 2 * sum(s == 1 for s in steps) >= len(steps)


def is_known(roles: Sequence[Role | None]) -> bool:
    """Whether the columns whose roles are known tell that the table is one of incidents."""
    named = set(roles) - {None, Role.IGNORED}
    return len(named) >= KNOWN_MIN and bool(named & OF_A_LOG)


class ColumnContent:
    """Tells columns by their cells, with the words of the fields that they may hold."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._marks = vocabulary.of(Marks)
        self._dates = vocabulary.of(DateGrammar)
        self._days = vocabulary.of(DayColumns)
        self._causes = vocabulary.of(CauseWords)
        self._types = vocabulary.of(DataTypes)
        self._labels = vocabulary.of(ClassLabels)
        self._risks = vocabulary.of(RiskWords)
        self._told = vocabulary.of(Notifications)
        self._persons = vocabulary.of(PersonsConcerned)

    def roles_by_cells(
        self,
        known: Sequence[Role | None],
        places: Sequence[int],
        below: Sequence[Sequence[str]],
        legend: Legend | None = None,
    ) -> dict[int, Role]:
        """Column -> role for those of the columns at places whose cells tell what they hold. below: cells by column."""
        return self._by_cells(known, places, below, legend) if is_known(known) else {}

    def roles_of_log(
        self, known: Sequence[Role | None], below: Sequence[Sequence[str]], legend: Legend | None = None
    ) -> dict[int, Role]:
        """The same of a table that is called a log of breaches but whose header tells less, as where it is cut off.

        Its cells must tell of days and of what happened on them; else they say nothing.
        """
        filled = {i: [c.strip() for c in cells if c.strip()] for i, cells in enumerate(below)}
        open_ = {i: cells for i, cells in filled.items() if known[i] is None and len(cells) >= FILLED_MIN}
        story = _longest_prose(open_, set(known))
        told = [story.get(i, role) for i, role in enumerate(known)]
        if Role.DESCRIPTION not in told or not any(_most(self._is_a_day, cells, legend) for cells in filled.values()):
            return {}
        return story | self._by_cells(told, [i for i in open_ if i not in story], below, legend)

    def _by_cells(
        self,
        known: Sequence[Role | None],
        places: Sequence[int],
        below: Sequence[Sequence[str]],
        legend: Legend | None,
    ) -> dict[int, Role]:
        filled = {i: [c.strip() for c in below[i] if c.strip()] for i in places}
        left = {i: cells for i, cells in filled.items() if len(cells) >= FILLED_MIN}
        dated = [i for i, cells in left.items() if _most(self._is_a_day, cells, legend)]
        found = self._days.roles(known, dated, below, legend or Legend())
        for guess in self._guesses({*known, *found.values()}):
            taken = {*known, *found.values()}
            fits = [i for i, cells in left.items() if i not in found and _most(guess.fits, cells, legend)]
            # Two columns that look alike are not told apart by their cells.
            if len(fits) == 1 and not taken & guess.taken:
                found[fits[0]] = guess.role
        for find in (_counting, _longest_prose):
            rest = {i: cells for i, cells in left.items() if i not in found}
            found.update(find(rest, {*known, *found.values()}))
        return found

    def untold(
        self,
        roles: Sequence[Role | None],
        places: Sequence[int],
        below: Sequence[Sequence[str]],
        legend: Legend | None = None,
    ) -> dict[int, str]:
        """Column -> what its cells look like, for those at places that may hold what no column of the table tells."""
        filled = {i: [c.strip() for c in below[i] if c.strip()] for i in places}
        looks = {i: self._looks(cells, set(roles), legend) for i, cells in filled.items() if len(cells) >= FILLED_MIN}
        told = legend or Legend()
        return {
            i: look
            for i, look in looks.items()
            if look and (look != DAYS_LOOK or self._days.may_tell(roles, i, below, told))
        }

    def _looks(self, cells: Sequence[str], told: set[Role | None], legend: Legend | None) -> str | None:
        """What most cells of a column look like, of what no column of the table tells; days may be any of four."""
        if _most(self._is_a_day, cells, legend):
            return DAYS_LOOK
        if TOLD - told and _most(self._answers, cells, legend):
            return "answers"
        if not CAUSES & told and _most(self._names_a_cause, cells, legend):
            return "causes"
        if not DATA & told and _most(self._lists_data, cells, legend):
            return "data"
        return "persons" if Role.AFFECTED not in told and _are_counts(cells) else None

    def holds_classes_of_data(self, cells: Sequence[str], legend: Legend | None) -> bool:
        """Whether most cells hold classes of data ("Alm., fortr."), or codes the document explains as such."""
        return _most(self._names_classes, [c for c in cells if c.strip()], legend)

    def holds_causes(self, cells: Sequence[str], legend: Legend | None) -> bool:
        """Whether most filled cells name a cause in few words."""
        return _most(self._names_a_cause, [c for c in cells if c.strip()], legend)

    def _guesses(self, roles: Collection[Role | None]) -> Iterator[_Guess]:
        """What a column may be, the surest first."""
        yield _Guess(Role.LOCATION, PLACES, self._names_a_place)
        yield _Guess(Role.OCCURRED, DAYS, self._is_a_date)
        yield _Guess(Role.CAUSE, CAUSES, self._names_a_cause)
        yield _Guess(Role.PERSONAL_DATA, DATA, self._lists_data)
        yield _Guess(Role.RISK, frozenset({Role.RISK}), self._codes_a_risk)
        yield _Guess(Role.FOLLOW_UP, TOLD | {Role.FOLLOW_UP}, self._codes_who_was_told)
        yield _Guess(Role.AFFECTED, frozenset({Role.AFFECTED}), self._counts_persons)
        missing = TOLD - set(roles)
        if len(missing) == 1:
            yield _Guess(next(iter(missing)), missing, self._answers)
        for role in sorted(missing):
            asked = PARTIES[role] if len(missing) == 1 else None
            yield _Guess(role, frozenset({role}), partial(self._says_told, PARTIES[role], asked))

    def _names_classes(self, text: str, legend: Legend) -> bool:
        words = [e.words for e in explained(text, legend)]
        if words and all(self._labels.find(w) for w in words):
            return True
        covered = sum(label.end - label.start for label in self._labels.find(text))
        return covered >= LABELLED_SHARE * len(text.strip())

    def _names_a_place(self, text: str, legend: Legend) -> bool:
        record = Record((Field("", text, Role.LOCATION),), legend, vocabulary=self._vocabulary)
        return len(text) <= SHORT_MAX and location.normalise(record).get("location") is not None

    def _names_a_cause(self, text: str, legend: Legend) -> bool:
        return len(text) <= SHORT_MAX and self._causes.names_a_fault(text, legend)

    def _lists_data(self, text: str, _: Legend) -> bool:
        spans = [(m.start, m.end) for m in self._types.find(text)] + [(m.start, m.end) for m in self._labels.find(text)]
        letters = len({i for start, end in spans for i in range(start, end) if text[i].isalnum()})
        return letters >= LISTED_SHARE * sum(c.isalnum() for c in text)

    def _is_a_date(self, text: str, _: Legend) -> bool:
        return len(text) <= SHORT_MAX and any(s.complete for s in self._dates.find_dates(text))

    def _is_a_day(self, text: str, _: Legend) -> bool:
        return self._days.is_a_day(text)

    def _counts_persons(self, text: str, _: Legend) -> bool:
        """Whether the cell counts persons by name ("3 elever"); a mere number may be anything's."""
        return len(text) <= SHORT_MAX and bool(self._persons.groups(text, sure=True))

    def _codes_a_risk(self, text: str, legend: Legend) -> bool:
        return any(self._risks.in_column(code.words, legend) for code in explained(text, legend))

    def _codes_who_was_told(self, text: str, legend: Legend) -> bool:
        """Whether the document explains the cell as a code of who was told."""
        return any(self._told.statements(code.words, Reading()) for code in explained(text, legend))

    def _answers(self, text: str, legend: Legend) -> bool:
        """Whether the cell says yes or no in words; a lone tick may mean anything."""
        return text[0].isalpha() and len(text) > 1 and self._marks.read(text, legend) in (Mark.YES, Mark.NO)

    def _says_told(self, party: Party, asked: Party | None, text: str, _: Legend) -> bool:
        """Whether a short cell says in other words than yes and no that a party was told or not ("Orienteret").

        asked: the only party that no other column is for.
        """
        said = self._told.statements(text, Reading(asked)) if len(text) <= SHORT_MAX else ()
        return bool(said) and {s.party for s in said} == {party}


def _most(fits: Callable[[str, Legend], bool], cells: Sequence[str], legend: Legend | None) -> bool:
    """Whether most of these filled cells fit; none fit nothing."""
    return bool(cells) and sum(fits(c, legend or Legend()) for c in cells) >= MOSTLY * len(cells)


def _are_counts(cells: Sequence[str]) -> bool:
    """Whether each cell has one number, of several lengths (else they are codes), some greater than a scale's."""
    numbers = [found.group(1).replace(".", "") for c in cells if (found := ONE_NUMBER.fullmatch(c))]
    several = len({len(n) for n in numbers}) > 1 and any(int(n) > SCALE_MAX for n in numbers)
    return several and len(numbers) == len(cells) and not consecutive(cells)


def _counting(columns: dict[int, list[str]], known: set[Role | None]) -> dict[int, Role]:
    if Role.SOURCE_NUMBER in known:
        return {}
    return dict([(i, Role.SOURCE_NUMBER) for i, cells in columns.items() if consecutive(cells)][:1])


def _longest_prose(columns: dict[int, list[str]], known: set[Role | None]) -> dict[int, Role]:
    """The column of the longest prose, where none tells what happened."""
    prose = {i: sum(map(len, c)) for i, c in columns.items() if sum(map(len, c)) >= PROSE_MIN * len(c)}
    if not prose or Role.DESCRIPTION in known:
        return {}
    return {max(prose, key=lambda i: (prose[i], -i)): Role.DESCRIPTION}
