"""Reads sources.toml: what a person knows of the files, where they were published and by whom."""

from __future__ import annotations

import calendar
import re
import tomllib
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from normalizers.documents.municipality import Municipalities
from normalizers.fields.word_meanings import WordMeanings
from normalizers.record import ROLE_WORDS, ColumnMeaning, Glossary, Meaning, Role, WordMeaning, header_key
from normalizers.vocabulary.words import shipped

PERIOD = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?|-Q(?P<quarter>[1-4]))?")
WEB_ADDRESS = re.compile(r"https?://\S+")


class SourcesError(Exception):
    """Input that cannot be used: says which file or folder, and what to do about it."""


def parse_period(text: str) -> tuple[date, date]:
    """First and last day of 2018, 2018-05, 2018-05-25, 2022-Q1 or two of them joined by ..; raises ValueError."""
    first, dots, last = text.partition("..")
    start, end = _span(first)[0], _span(last if dots else first)[1]
    if end < start:
        raise ValueError(f"the period {text!r} ends before it begins")
    return start, end


def _span(text: str) -> tuple[date, date]:
    m = PERIOD.fullmatch(text.strip())
    if m is None:
        raise ValueError(f"{text!r} is no period; write 2018, 2018-05, 2022-Q1 or 2018-05-25..2018-10-01")
    year = int(m["year"])
    if m["day"]:
        day = date(year, int(m["month"]), int(m["day"]))
        return day, day
    if m["month"]:
        return _months(year, int(m["month"]), 1)
    if m["quarter"]:
        return _months(year, 3 * int(m["quarter"]) - 2, 3)
    return _months(year, 1, 12)


def _months(year: int, first: int, number: int) -> tuple[date, date]:
    last = date(year, first + number - 1, 1)
    return date(year, first, 1), last + timedelta(days=calendar.monthrange(year, last.month)[1] - 1)


def _municipality(text: str) -> str:
    known = shipped().of(Municipalities).by_name(text)
    if known is None:
        raise ValueError(f"{text!r} is no Danish municipality; see normalizers/vocabulary/municipalities.toml")
    return known.name


def _period(text: str) -> str:
    parse_period(text)
    return text


def _web_address(text: str) -> str:
    if not WEB_ADDRESS.fullmatch(text):
        raise ValueError(f"{text!r} is no web address; it begins with https://")
    return text


def _role(text: object) -> Role:
    if str(text) not in set(Role):
        listed = (f"{role}: {words}" for role, words in ROLE_WORDS.items())
        raise ValueError("\n      ".join([f"{text!r} is nothing that a column may hold; write one of", *listed]))
    return Role(str(text))


def _meanings(said: object) -> tuple[Meaning, ...]:
    texts = said if isinstance(said, list) else [said]
    return tuple(shipped().of(WordMeanings).read(str(text)) for text in texts)


class Entry(BaseModel):
    """One [[source]]: path is a file or a folder, relative to the folder sources.toml stands in.

    columns: header as printed -> what the column holds. words: header as printed -> word in its cells -> what it means.
    """

    model_config = ConfigDict(extra="forbid")

    path: str
    municipality: Annotated[str, AfterValidator(_municipality)] | None = None
    title: str | None = None
    url: Annotated[str, AfterValidator(_web_address)] | None = None
    period: Annotated[str, AfterValidator(_period)] | None = None
    columns: dict[str, Annotated[Role, BeforeValidator(_role)]] = Field(default_factory=dict)
    words: dict[str, dict[str, Annotated[tuple[Meaning, ...], BeforeValidator(_meanings)]]] = Field(
        default_factory=dict
    )

    @property
    def parts(self) -> tuple[str, ...]:
        """The path's folders and file name."""
        return Path(self.path).parts


def glossary_of(entries: Iterable[Entry], parts: tuple[str, ...]) -> Glossary:
    """What entries, the wider first, say of the columns and words of the file whose path has these parts."""
    columns: list[ColumnMeaning] = []
    words: list[WordMeaning] = []
    for entry in entries:
        own = entry.parts == parts
        columns += [ColumnMeaning(header, role, own) for header, role in entry.columns.items()]
        words += [
            WordMeaning(header, word, meanings, own)
            for header, said in entry.words.items()
            for word, meanings in said.items()
        ]
    return Glossary(tuple(columns), tuple(words))


class SourcesFile(BaseModel):
    """The whole of sources.toml."""

    model_config = ConfigDict(extra="forbid")

    source: list[Entry] = Field(default_factory=list)


def read_entries(path: Path) -> tuple[Entry, ...]:
    """The entries of a sources.toml, the wider paths first; none where there is no such file. Raises SourcesError."""
    if not path.is_file():
        return ()
    try:
        entries = SourcesFile.model_validate(tomllib.loads(path.read_text(encoding="utf-8"))).source
    except ValidationError as error:
        raise SourcesError(_listed(path, _explained(error))) from error
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SourcesError(f"{path}: not readable as TOML: {error}") from error
    mistakes = list(_mistakes(path.parent, entries))
    if mistakes:
        raise SourcesError(_listed(path, mistakes))
    return tuple(sorted(entries, key=lambda e: len(e.parts)))


def _mistakes(folder: Path, entries: list[Entry]) -> Iterator[str]:
    """What is wrong with the entries beyond their form, each with what to do about it."""
    said: dict[tuple[object, ...], tuple[object, int]] = {}
    for number, entry in enumerate(entries, 1):
        if not (folder / entry.path).exists():
            yield f"source {number}: {folder} has no file or folder {entry.path!r}; correct or remove the entry"
        for key, words, value in _statements(entry):
            other, first = said.setdefault((entry.parts, *key), (value, number))
            if other != value:
                yield f"source {number}: {words} of {entry.path!r} is another one in source {first}; keep one of them"


def _statements(entry: Entry) -> Iterator[tuple[tuple[str, ...], str, object]]:
    """All that an entry says: by what it can be told to say twice, in words, and the value."""
    for name in ("municipality", "title", "url", "period"):
        value = getattr(entry, name)
        if value is not None:
            yield (name,), f"the {name}", value
    for header, role in entry.columns.items():
        yield ("columns", header_key(header)), f"the column {header!r}", role
    for header, explained in entry.words.items():
        for word, meanings in explained.items():
            key = ("words", header_key(header), " ".join(word.casefold().split()))
            yield key, f"the word {word!r} in {header!r}", meanings


def _explained(error: ValidationError) -> Iterator[str]:
    """The mistakes pydantic found, in words for the person who wrote the file; a list of choices stands there once."""
    listed: set[str] = set()
    for mistake in error.errors():
        place = " ".join(str(p + 1) if isinstance(p, int) else p for p in mistake["loc"])
        words = mistake["msg"].removeprefix("Value error, ")
        if mistake["type"] == "extra_forbidden":
            words = f"unknown key; an entry [[source]] has the keys {', '.join(Entry.model_fields)}"
        if mistake["type"] == "dict_type":
            words = 'write each header with what it holds: [source.columns], then Opdaget = "discovered"'
            if "words" in mistake["loc"]:
                words = 'write the words of a column under its header: [source.words.Status], then Anm = "yes"'
        told, _, choices = words.partition("\n")
        yield f"{place}: {told}" if choices in listed else f"{place}: {words}"
        listed.add(choices)


def _listed(path: Path, mistakes: Iterable[str]) -> str:
    return "\n".join([f"{path}:", *(f"  {m}" for m in mistakes)])
