"""What each column of a table holds, told from the words of its header, else from its cells.

What a single header means is for header_words, what cells without a known header hold for column_content.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from extractors.document.problems import Problem, Severity, Stage
from extractors.document.tables import LEVELS, LogicalRow, LogicalTable
from normalizers.codes import NormaliseCode
from normalizers.record import Legend, Role
from normalizers.tables.choice_columns import SIBLINGS, ChoiceColumns
from normalizers.tables.column_content import ColumnContent, consecutive, is_known
from normalizers.tables.header_patterns import fold
from normalizers.tables.header_words import BRACKET, CACHED, HeaderWords, filled_cells
from normalizers.vocabulary.patterns import alternatives
from normalizers.vocabulary.words import Vocabulary

DAYS = (Role.OCCURRED, Role.DISCOVERED, Role.REGISTERED, Role.REPORTED)
TOLD = frozenset({Role.NOTIFIED_AUTHORITY, Role.NOTIFIED_SUBJECTS})
# What one column may be asked for together.
PAIRS = (
    *({Role.SOURCE_NUMBER, day} for day in DAYS),
    *({a, b} for a in DAYS for b in DAYS if a is not b),
    {Role.REPORTED, Role.NOTIFIED_SUBJECTS},
    {Role.DESCRIPTION, Role.CAUSE},
    set(TOLD),
)
ONCE = (Role.SOURCE_NUMBER, Role.DESCRIPTION)
FAULTS = frozenset({Role.FAULT_HUMAN, Role.FAULT_SYSTEM, Role.FAULT_ATTACK})
ARTICLE_MAX = 3
Shared = tuple[Role, Role]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Columns:
    """The role of each column, None where no entry fits or the header is empty.

    shared: the roles of the two things that a column holds, in the order of its header; None for every other column.
    unheaded: the header tells too little, and only the cells say that these are incidents.
    untold: columns without a role whose cells look like something that the table tells in no other column.
    """

    roles: tuple[Role | None, ...]
    problems: tuple[Problem, ...] = ()
    shared: tuple[Shared | None, ...] = ()
    unheaded: bool = False
    untold: frozenset[int] = frozenset()


class ColumnRoles:
    """Tells the roles of columns by the words of vocabulary/columns.toml and by their cells."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._words = vocabulary.of(HeaderWords)
        self._content = vocabulary.of(ColumnContent)
        self._choices = vocabulary.of(ChoiceColumns)
        self._joint = re.compile(rf"[/&,+\n]|{alternatives(self._words.lists.joints)}", re.IGNORECASE)
        self._cached_pair = lru_cache(maxsize=CACHED)(self._pair)

    def recognise(
        self,
        columns: Sequence[str],
        samples: Sequence[Sequence[str]] = (),
        legend: Legend | None = None,
        *,
        labels: bool = False,
        of_breaches: bool = False,
    ) -> Columns:
        """The roles of a table's columns. columns: header paths; samples: rows of cell texts below them.

        What a person says of the headers (legend.glossary) overrules all, what the document says of them itself
        (legend.definitions) the vocabulary. labels: the columns are labels of forms, where one thing may be asked for
        in several wordings. of_breaches: the table is called a log.
        """
        below = [tuple(row[i] if i < len(row) else "" for row in samples) for i in range(len(columns))]
        nested = _nested(columns)
        said = [legend.glossary.role_of(path) if legend else None for path in columns]
        read = (self.role_of(p, cells, legend, nested=n) for p, cells, n in zip(columns, below, nested, strict=True))
        roles = [told or role for told, role in zip(said, read, strict=True)]
        if Role.PERSONAL_DATA not in roles:
            roles = self._with_coded_data(roles, below, legend)
        roles = self._choices.roles(columns, self._apart_by_cells(roles, below, legend), below, legend)
        roles = self._without_last_resorts(columns, roles, below)
        roles = [told or role for told, role in zip(said, roles, strict=True)]
        losers = {} if labels else {loser: role for role in ONCE for loser in _losers(role, roles, below, said)}
        kept = [None if i in losers else role for i, role in enumerate(roles)]
        open_ = [i for i, role in enumerate(kept) if role is None]
        found = {} if labels else self._content.roles_by_cells(kept, open_, below, legend)
        unheaded = of_breaches and not labels and not is_known(kept)
        if unheaded:
            found = self._content.roles_of_log(kept, below, legend)
        decided = tuple(found.get(i, role) for i, role in enumerate(kept))
        unknown = [i for i in open_ if i not in losers and i not in found]
        looks = self._content.untold(decided, unknown, below, legend) if is_known(decided) else {}
        problems = (
            *(
                _without_entry(columns[i], found.get(i), looks.get(i))
                for i in open_
                if i in found or (i in unknown and _asks(columns[i], below[i]))
            ),
            *(_duplicate(columns[i], role) for i, role in losers.items() if i not in found),
        )
        shared = (
            None if told else self._shared(path, role, decided, nested=n)
            for path, role, told, n in zip(columns, decided, said, nested, strict=True)
        )
        return Columns(decided, problems, tuple(shared), unheaded and bool(found), frozenset(looks))

    def role_of(
        self, path: str, cells: Sequence[str] = (), legend: Legend | None = None, *, nested: bool = False
    ) -> Role | None:
        """The role of one column: the deepest level of its header path decides, the upper ones disambiguate.

        nested: the path's levels are printed below each other; otherwise they may be two words beside a slash.
        """
        levels = [level.strip() for level in path.split(LEVELS) if level.strip()]
        if not levels:
            return Role.SOURCE_NUMBER if consecutive(cells) else None
        if pair := self._cached_pair(levels[-1] if nested else path):
            return _of_both(pair)
        return self._role_defined(levels[-1], cells, legend) or self._of_levels(levels, cells)

    def _with_coded_data(
        self, roles: Sequence[Role | None], below: Sequence[Sequence[str]], legend: Legend | None
    ) -> list[Role | None]:
        """A mere "Type" over categories, or the document's own codes of them, tells the data, not the cause."""
        weak = (i for i, role in enumerate(roles) if role in (None, Role.CAUSE))
        coded = next((i for i in weak if self._content.holds_classes_of_data(below[i], legend)), None)
        return [Role.PERSONAL_DATA if i == coded else role for i, role in enumerate(roles)]

    def _apart_by_cells(
        self, roles: Sequence[Role | None], below: Sequence[Sequence[str]], legend: Legend | None
    ) -> list[Role | None]:
        """The roles, where the cells tell columns apart whose headers do not.

        Of two for the cause the one of long prose tells what happened, if no other does ("Hvad gik galt", "Fejlkilde");
        a mere "Konklusion" over causes holds them, if no other column does; a "Måned" beside the days is passed over.
        """
        look_like = self._words.look_like
        apart = list(roles)
        causes = [i for i, role in enumerate(apart) if role is Role.CAUSE]
        prose = [i for i in causes if look_like(filled_cells(below[i]), "prose")]
        if Role.DESCRIPTION not in apart and len(causes) > 1 and prose:
            apart[max(prose, key=lambda i: (sum(map(len, below[i])), -i))] = Role.DESCRIPTION
        happened = [i for i, role in enumerate(apart) if role is Role.OCCURRED]
        dated = {i for i in happened if look_like(filled_cells(below[i]), "date")}
        for i in happened:
            # The month or week beside the day itself says nothing more.
            if dated and i not in dated:
                apart[i] = Role.IGNORED
        if not causes and not FAULTS & set(apart):
            verdicts = (i for i, role in enumerate(apart) if role is Role.STATUS)
            verdict = next((i for i in verdicts if self._content.holds_causes(below[i], legend)), None)
            apart = [Role.CAUSE if i == verdict else role for i, role in enumerate(apart)]
        return apart

    def _without_last_resorts(
        self, columns: Sequence[str], roles: Sequence[Role | None], below: Sequence[Sequence[str]]
    ) -> list[Role | None]:
        """The roles; a day told by nothing but a mere "dato" in its header is open where another column is surer."""
        rules = [self._words.fitting_rule((path.rpartition(LEVELS)[2],), below[i]) for i, path in enumerate(columns)]
        weak = [bool(rule and rule.entry.last_resort and rule.entry.role is roles[i]) for i, rule in enumerate(rules)]
        sure = {role for role, is_weak in zip(roles, weak, strict=True) if not is_weak}
        dated = [self._words.look_like(filled_cells(cells), "date") for cells in below]
        return [None if weak[i] and dated[i] and role in sure else role for i, role in enumerate(roles)]

    def _of_levels(self, levels: Sequence[str], cells: Sequence[str]) -> Role | None:
        """The role that the vocabulary gives a path: of the deepest of its levels that has one, else of all as one."""
        if len(levels) > 1 and (role := self._siblings(levels, cells)):
            return role
        found = (self._words.role(levels[:depth], cells) for depth in range(len(levels), 0, -1))
        return next((role for role in found if role), None) or self._words.role((" ".join(levels),), cells)

    def _role_defined(self, level: str, cells: Sequence[str], legend: Legend | None) -> Role | None:
        """The role of what the legend says that this header means; what it adds in brackets comes last."""
        defined = _defined(level, legend) or ""
        return self._words.role((BRACKET.sub(" ", defined),), cells) or self._words.role((defined,), cells)

    def _pair(self, header: str) -> Shared | None:
        """The roles of the two things a header asks for ("Nr. og dato", "Tilsyn / borger"); None for every other."""
        parts = [part for part in self._joint.split(header) if part.strip()]
        if len(parts) != 2:
            return None
        first, second = (self._words.role((part,)) for part in parts)
        if first is None or second is None or first is second or {first, second} not in PAIRS:
            return None
        days = self._words.lists.bare_days
        bare = Role.SOURCE_NUMBER not in (first, second) and any(self._words.is_one_of(part, days) for part in parts)
        return None if bare else (first, second)

    def _shared(self, path: str, role: Role | None, roles: Sequence[Role | None], *, nested: bool) -> Shared | None:
        """The two things a column of this role holds, where no other column is for the second."""
        header = path.rsplit(LEVELS, maxsplit=1)[-1]
        pair = self._cached_pair(header if nested else path)
        if pair and role is not None and (role in pair or set(pair) == TOLD):
            return pair
        rule = self._words.fitting_rule((header,))
        if rule is None or role is None or rule.entry.role is not role or rule.entry.also in (None, *roles):
            return None
        return (role, rule.entry.also) if rule.entry.also else None

    def _siblings(self, levels: Sequence[str], cells: Sequence[str]) -> Role | None:
        """The role of alternatives printed side by side with a slash ("Følsomme / fortrolige"), which are no levels."""
        joined = self._words.role((" ".join(levels),), cells)
        leaves = SIBLINGS.get(joined, frozenset()) if joined else frozenset()
        return joined if leaves and all(self._words.role((level,)) in leaves for level in levels) else None


def roles_in(row: LogicalRow, table: LogicalTable, roles: Sequence[T]) -> tuple[T, ...]:
    """What belongs to one row's cells; roles: one for each of the table's columns. A form has its own labels."""
    if not table.form:
        return tuple(roles)
    by_label = dict(zip(table.columns, roles, strict=True))
    return tuple(by_label[cell.column] for cell in row.cells)


def _nested(columns: Sequence[str]) -> list[bool]:
    """Whether each column's path has levels: another column stands below the same words, so "/" is no printed slash."""
    tops = [path.partition(LEVELS)[0] for path in columns]
    return [tops.count(top) > 1 for top in tops]


def _of_both(pair: Shared) -> Role:
    """The role of a column that holds two things, as far as its cells do not part them."""
    if set(pair) == TOLD:
        return Role.FOLLOW_UP
    return next((role for role in ONCE if role in pair), pair[0])


def _defined(level: str, legend: Legend | None) -> str | None:
    """What the document's own legend says this header means."""
    if legend is None:
        return None
    return next((words for name, words in legend.definitions if _same(fold(name), fold(level))), None)


def _same(name: str, header: str) -> bool:
    """Whether prose speaks of this header, perhaps with the definite article at its end ("Datoen")."""
    words = name.split()
    if len(words) > 1 and len(words[-1]) == 1 and words[-1] not in header.split():
        # "Kode A" is a code, not the header "Kode".
        return False
    name, header = name.replace(" ", ""), header.replace(" ", "")
    return bool(header) and name.startswith(header) and len(name) - len(header) <= ARTICLE_MAX


def _losers(
    role: Role, roles: Sequence[Role | None], below: Sequence[Sequence[str]], said: Sequence[Role | None]
) -> list[int]:
    """The columns that claim a role which can stand only once, but the best: the counting one, the wordiest one.

    Where a person said which it is, the best are those.
    """
    claims = [i for i, r in enumerate(roles) if r is role]
    if role in said:
        return [i for i in claims if said[i] is not role]
    if role is Role.SOURCE_NUMBER:
        best = max(claims, key=lambda i: (consecutive(below[i]), -i), default=None)
    else:
        best = max(claims, key=lambda i: (sum(map(len, below[i])), -i), default=None)
    return [i for i in claims if i != best]


def _asks(header: str, cells: Sequence[str]) -> bool:
    """Whether a column without a role is worth a word: it has a header, and something below it if anything is known."""
    return bool(header.strip()) and (not cells or any(c.strip() for c in cells))


def _without_entry(header: str, role: Role | None, looks: str | None) -> Problem:
    """What became of a header that no entry of the vocabulary fits. looks: what the cells below look like."""
    said = "no entry of the vocabulary fits this header"
    if role is None:
        message = f"{said}; its cells look like {looks}" if looks else said
        return Problem(Stage.COLUMNS, Severity.WARNING, NormaliseCode.COLUMN_UNKNOWN, message, header)
    message = f"{said}; its cells hold {role}"
    return Problem(Stage.COLUMNS, Severity.INFO, NormaliseCode.COLUMN_BY_CONTENT, message, header)


def _duplicate(header: str, role: Role) -> Problem:
    message = f"another column fits {role} better"
    return Problem(Stage.COLUMNS, Severity.WARNING, NormaliseCode.COLUMN_DUPLICATE, message, header)
