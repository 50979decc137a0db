"""The vocabulary looked through for entries that add nothing: python -m normalizers.vocabulary.audit

Three things are wrong with an entry, whatever the rules make of its list:
    double      its list has it twice
    covered     another entry of its list fits wherever it does, and the same words ("fejl*", "fejlforsendelse*")
    shadowed    a list that goes before its own holds an entry that takes its text: of lists searched together
                (entries.TOGETHER) the first decides where two fit the same words, and of the [[column]] blocks of
                columns.toml the first that fits a header; there an entry is shadowed if an earlier block asks for
                nothing more than the header's words and forbids nothing that the later allows

Doubles within a list stop the loading of a file (vocabulary.load). The other two compare every entry with every other
of its group, which takes seconds: tests call audit(), loading does not.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

from normalizers.vocabulary.column_order import shadowed_columns
from normalizers.vocabulary.covering import covers
from normalizers.vocabulary.entries import SPELLINGS, Listing, files, listings, together, written
from normalizers.vocabulary.load import VocabularyError


@dataclass(frozen=True, slots=True)
class Finding:
    """An entry that adds nothing, and the entry that takes its place."""

    file: str
    section: str
    pattern: str
    by: str
    by_section: str

    def __str__(self) -> str:
        return (
            f"normalizers/vocabulary/{self.file}.toml, {self.section}: {self.pattern!r} adds nothing, "
            f"since {self.by!r} of {self.by_section} takes its text"
        )


def audit() -> None:
    """Look through all files. Raises VocabularyError that names every entry that adds nothing."""
    found = [str(finding) for name in files() for finding in findings(name)]
    if found:
        raise VocabularyError("\n".join(found))


def findings(name: str) -> list[Finding]:
    """The entries of one file that add nothing."""
    tree = written(name)
    lists = list(listings(name, tree))
    spellings = SPELLINGS.get(name, ())
    patterns = [each for each in lists if not any(fnmatchcase(each.section, part) for part in spellings)]
    found = [finding for each in patterns for finding in _in_list(each)]
    for group in together(name, lists):
        found += _across(group)
    if name == "columns":
        found += [Finding(name, s.section, s.pattern, s.by, s.by_section) for s in shadowed_columns(tree)]
    return list(dict.fromkeys(found))


def _in_list(listing: Listing) -> Iterator[Finding]:
    """Doubles and covered entries of one list."""
    forms = list(dict.fromkeys(listing.forms))
    for form, line in _doubles(listing):
        yield Finding(listing.file, listing.section, form, line, listing.section)
    wider = _that_may_cover(forms)
    for form, line in forms:
        by = next((w for w in wider if w[0] != form and covers(w[0], form) and not _same(w[0], form, forms)), None)
        if by:
            yield Finding(listing.file, listing.section, _named(form, line), _named(*by), listing.section)


def _doubles(listing: Listing) -> Iterator[tuple[str, str]]:
    """Patterns that an earlier line of the list stands for too, with that line."""
    seen: dict[str, str] = {}
    for form, line in listing.forms:
        if form in seen:
            yield form, seen[form]
        seen.setdefault(form, line)


def _same(wider: str, form: str, forms: Sequence[tuple[str, str]]) -> bool:
    """Whether two patterns cover each other and this is the first of them, which stays."""
    order = [f for f, _ in forms]
    return covers(form, wider) and order.index(form) < order.index(wider)


def _that_may_cover(forms: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The patterns that can fit the text of another: those with a wildcard, of several words, or in small letters."""
    listed = list(forms)
    folded: dict[str, int] = {}
    for form, _ in listed:
        key = form.lower().replace("-", " ")
        folded[key] = folded.get(key, 0) + 1
    return [(f, line) for f, line in listed if "*" in f or folded[f.lower().replace("-", " ")] > 1]


def _across(group: Sequence[Listing]) -> Iterator[Finding]:
    """Entries of later lists whose text an entry of an earlier list takes."""
    before: list[tuple[str, str, str]] = []
    for listing in group:
        for form, line in listing.forms:
            by = next((b for b in before if (b[0] == form or "*" in b[0] or " " in b[0]) and covers(b[0], form)), None)
            if by:
                yield Finding(listing.file, listing.section, _named(form, line), _named(by[0], by[1]), by[2])
        before += [(form, line, listing.section) for form, line in listing.forms]


def _named(form: str, line: str) -> str:
    """A pattern, with the line it comes from where that is a frame."""
    return form if form == line else f"{form} ({line})"


if __name__ == "__main__":
    try:
        audit()
    except VocabularyError as error:
        sys.exit(str(error))
