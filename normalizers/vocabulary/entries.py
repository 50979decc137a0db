"""The entries of the vocabulary files one by one: which file, which list, and what is written there."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from importlib import resources
from importlib.resources.abc import Traversable

from normalizers.vocabulary.frames import Tree, spelled_out

FOLDER: Traversable = resources.files("normalizers.vocabulary")
# Lists that hold the names of other lists, codes or ends of words, and no patterns.
NO_PATTERNS = frozenset(
    {"clues", "column_clues", "harms", "classes", "by_circumstances", "at_times", "sources", "definite_endings"}
)
# By these keys a block of a file is called.
BLOCK_NAMES = ("code", "role", "name", "meaning")

# Lists of spellings that are compared letter by letter, so that a hyphen is no space and a capital no small letter.
SPELLINGS = {"columns": ("same.*",), "lexicon": ("abbreviations",)}


def _of(section: str, *names: str) -> tuple[str, ...]:
    return tuple(f"{section}.{name}" for name in names)


# Lists that are searched together, in the order that decides between two entries that fit the same place of a text:
# there a pattern that an earlier list holds, or takes, never wins in a later one. "*" stands for any name at its place.
TOGETHER: dict[str, tuple[tuple[str, ...], ...]] = {
    "categories": (("labels.*",), ("marks.*",)),
    "cause": (("words.*",), ("labels.*",)),
    "counts": (
        (
            *_of("measures", "reported", "recorded", "breaches", "not_breaches", "notified", "subjects_informed"),
            *_of("measures", "told", "other", "by_type"),
        ),
    ),
    "data_types": (("lookalikes", "types.*.patterns", "types.*.in_lists"),),
    "dates": (
        _of("cells", "unknown", "answers", "same_day", "next_day", "at_once"),
        ("no_cues", "cues.*.column"),
        ("no_cues", "cues.*.prose"),
        ("authority.*",),
        ("blockers.*",),
    ),
    "follow_up": (
        # The lists of employees as the persons concerned, and "bare", are searched by themselves too.
        _of("parties", "authority", "subjects", "staff", "outsiders", "own", "on_behalf", "bystanders"),
        (
            *_of("verbs", "told", "told_weakly", "told_noun", "told_noun_weakly", "told_planned"),
            *_of("verbs", "reported", "reported_noun", "reported_planned", "done"),
        ),
        _of("answers", "yes", "no", "refused", "pending", "weighed", "unknown", "partly"),
        _of("risk", "low", "medium", "high"),
        ("risk.stated_*",),
        _of("status", "no_breach", "near_miss", "disputed", "breach", "process"),
        ("status.stated_*",),
    ),
    "location": (("places.*",),),
    "marks": (("signs.*",), ("words.*",)),
    "mechanism": (("dimensions.*",),),
    "negation": (("triggers.*.patterns", "terminators"),),
    "notice": (("headings.*",),),
    "people": (("persons.*",),),
}


@dataclass(frozen=True, slots=True)
class Listing:
    """One list of a vocabulary file as written; section is its place in the file ("lists.staff")."""

    file: str
    section: str
    patterns: tuple[str, ...]

    def both(self, other: Listing) -> set[str]:
        """What is written in both lists."""
        return set(self.patterns).intersection(other.patterns)

    @property
    def forms(self) -> tuple[tuple[str, str], ...]:
        """Every pattern that the list stands for, beside the line it comes from."""
        return tuple((form, pattern) for pattern in self.patterns for form in spelled_out(pattern))


def files() -> tuple[str, ...]:
    """The names of the vocabulary files, without their ending."""
    return tuple(sorted(f.name.removesuffix(".toml") for f in FOLDER.iterdir() if f.name.endswith(".toml")))


def written(name: str) -> dict[str, Tree]:
    """What a vocabulary file holds, frames as written."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def listings(name: str, tree: Tree) -> Iterator[Listing]:
    """The lists of patterns of one file, in its order."""
    for section, patterns in _lists(tree, ()):
        yield Listing(name, section, tuple(patterns))


def together(name: str, lists: Sequence[Listing]) -> list[list[Listing]]:
    """The lists of one file that are searched together, each group in the order that decides."""
    return [
        [each for part in parts for each in lists if fnmatchcase(each.section, part)]
        for parts in TOGETHER.get(name, ())
    ]


def doubles(name: str, tree: Tree) -> Iterator[str]:
    """What is wrong with the spelled-out lists of a file: entries that a list, or one searched before it, has too."""
    lists = list(listings(name, tree))
    for each in lists:
        if len(set(each.patterns)) < len(each.patterns):
            twice = (pattern for pattern, times in Counter(each.patterns).items() if times > 1)
            yield from (f"{each.section}: {pattern!r} stands there twice" for pattern in twice)
    for group in together(name, lists):
        for place, each in enumerate(group):
            for before in group[:place]:
                for pattern in before.both(each):
                    yield f"{each.section}: {pattern!r} stands in {before.section} too, which goes before it"


def _lists(tree: Tree, path: tuple[str, ...]) -> Iterator[tuple[str, list[str]]]:
    if isinstance(tree, dict):
        for key, value in tree.items():
            if key not in NO_PATTERNS:
                yield from _lists(value, (*path, key))
    elif isinstance(tree, list):
        words = [item for item in tree if isinstance(item, str)]
        if words:
            yield ".".join(path), words
        for item in tree:
            if isinstance(item, dict | list):
                yield from _lists(item, (*path, *_block_name(item)))


def _block_name(block: Tree) -> tuple[str, ...]:
    if not isinstance(block, dict):
        return ()
    return tuple(str(block[key]) for key in BLOCK_NAMES if isinstance(block.get(key), str))[:1]
