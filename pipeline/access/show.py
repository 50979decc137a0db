"""One incident in words: the printed row, each value with the words it rests on, and what is in doubt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from pipeline.access.lookup import WORDS, Found, Record
from pipeline.register.codes import NOTES, PROBLEMS, REVIEW, meanings
from pipeline.register.schema import INCIDENTS

QUOTE = "black on yellow"
HEADING = "bold"
FAINT = "dim"
# Columns that say where the row comes from; they stand in the head, and no rule made them of words.
ORIGIN = frozenset({
    "incident_id", "document_id", "municipality", "municipality_code", "region", "sequence", "pages", "regions",
    "engine", "cells", "review", "notes", *WORDS,
})  # fmt: skip
VALUES = tuple(c for c in INCIDENTS.names if c not in ORIGIN)


def view(found: Found) -> RenderableType:
    """All the register says of an incident, for a terminal; quotes are marked in the cells."""
    return Group(*_parts(found))


def _parts(found: Found) -> Iterator[RenderableType]:
    yield _head(found)
    yield _heading("The row as printed" if found.incident["cells"] else "The text as printed")
    yield _cells(found)
    yield _heading("What was read of it")
    yield _values(found)
    unsaid = [name for name in VALUES if found.incident.get(name) in (None, [])]
    yield Text(f"Not said, or not understood: {', '.join(unsaid)}", style=FAINT)
    yield from _codes("To check", found.incident["review"], meanings(REVIEW))
    yield from _codes("Worth knowing", found.incident["notes"], meanings(NOTES))
    if found.problems:
        yield _heading("Problems")
        yield from (_problem(p, meanings(PROBLEMS)) for p in found.problems)


def _heading(words: str) -> Text:
    return Text(f"\n{words}", style=HEADING)


def _head(found: Found) -> Table:
    incident, document = found.incident, found.document
    where = [incident["municipality"] or "municipality unknown", incident["region"]]
    pages = ", ".join(map(str, incident["pages"]))
    number = f"no. {incident['source_number']}, " if incident["source_number"] else ""
    grid = Table.grid(padding=(0, 2))
    told = {
        "incident": incident["incident_id"],
        "municipality": ", ".join(filter(None, where)) + (" (invented example)" if document["fictional"] else ""),
        "document": document["title"],
        "file": document["source_file"],
        "published at": document["source_url"],
        "place": f"{number}row {incident['sequence']} of the document, page {pages}",
        "read by": f"{incident['engine']}{', from a scan' if document['ocr'] else ''}",
    }
    for name, words in told.items():
        if words:
            grid.add_row(Text(name, style=HEADING), Text(words))
    return grid


def _cells(found: Found) -> Table:
    grid = Table.grid(padding=(0, 2))
    for index, (column, text) in enumerate(found.texts):
        words = Text(text or "(empty)", style="" if text else FAINT)
        for start, end in found.quotes(index):
            words.stylize(QUOTE, start, end)
        grid.add_row(Text(column, style=HEADING), words)
    return grid


def _values(found: Found) -> Table:
    """One line for each value; those that rest on the same words by the same rule stand together."""
    table = Table(box=None, pad_edge=False, header_style=FAINT)
    table.add_column("field", no_wrap=True)
    table.add_column("value")
    table.add_column("rests on")
    evidence: dict[str, list[Record]] = {}
    for (field, _), rows in groupby(found.evidence, key=lambda e: (e["field"], e["rule"])):
        evidence.setdefault(field, list(rows))
    said = [name for name in VALUES if found.incident.get(name) not in (None, [])]
    for reason, names in groupby(said, key=lambda n: _reason(evidence.get(n))):
        together = list(names)
        values = (_plain(found.incident[n]) for n in together)
        table.add_row(Text("\n".join(together)), Text("\n".join(values)), reason)
    return table


def _reason(evidence: Sequence[Record] | None) -> Text:
    """The quotes and their columns, then basis and rule; a value without evidence follows from the others."""
    if not evidence:
        return Text("the other dates", style=FAINT)
    read_by = f" ({evidence[0]['read_by']})" if evidence[0]["read_by"] else ""
    rule = (f"{evidence[0]['basis']}, {evidence[0]['rule']}{read_by}", FAINT)
    if evidence[0]["quote"] is None:
        return Text.assemble("absence\n", rule)
    words: list[Text] = []
    for column, rows in groupby(evidence, key=lambda e: e["column"]):
        quotes = Text(", ").join(Text(q, style=QUOTE) for q in dict.fromkeys(e["quote"] for e in rows))
        words.append(Text.assemble(quotes, f" ({column})" if column else ""))
    return Text.assemble(Text("; ").join(words), "\n", rule)


def _plain(value: object) -> str:
    """A value as a reader writes it: yes and no, lists with a comma."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _codes(title: str, codes: list[str], explained: Mapping[str, str]) -> Iterator[Text]:
    if codes:
        yield _heading(title)
    for code in codes:
        yield Text.assemble((code, HEADING), f": {explained.get(code, 'a code of another version')}")


def _problem(problem: Record, explained: Mapping[str, str]) -> Text:
    value = f" “{problem['value']}”" if problem["value"] else ""
    what_to_do = explained.get(problem["code"], "a code of another version")
    return Text.assemble((f"{problem['severity']}: {problem['message']}", HEADING), f"{value}\n{what_to_do}")
