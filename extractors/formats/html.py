"""Reads a web page: headings, paragraphs, lists and tables, without the site around them (menus, cookies, footer).

Decides what is content and which tables hold data; where it would stand on a page is for flow_layout.
"""

from __future__ import annotations

import re
from typing import Any

import lxml.html
from lxml.html import defs

from extractors.document.pages import TICKED, UNTICKED
from extractors.formats.encoding import text_of
from extractors.formats.flow_layout import FLOW, Block, FlowCell, FlowContent, FlowError, FlowTable, TableBuilder, Text

# An element of lxml, which is not typed.
Element = Any

SILENT = frozenset(
    {"script", "style", "nav", "noscript", "template", "head", "svg", "button", "iframe", "aside", "dialog"}
)
# What a page says of its parts' roles (WAI-ARIA), and the names that sites give to the parts around the content.
SILENT_ROLES = frozenset({"navigation", "dialog", "alertdialog", "search", "complementary", "menu", "menubar"})
AROUND = re.compile(
    r"cookie|consent|breadcrumb|skip-?link|skip-?to|site-?footer|page-?footer|social-?(?:media|share|links)|share-|related-?(?:content|links|news|pages)",
    re.IGNORECASE,
)
# A list of at least so many entries whose letters are links for this share leads elsewhere; so does a line of links.
MIN_LINKS = 2
LINKED_SHARE = 0.7
INLINE = defs.special_inline_tags | defs.phrase_tags | defs.font_style_tags | {"mark", "time", "wbr", "data"}
# Fields of forms: boxes to tick, and those that show what was entered.
BOXES = frozenset({"checkbox", "radio"})
ENTRIES = frozenset({"text", "number", "date", "time", "datetime-local", "month", "week", "search"})
BOLD = frozenset({"b", "strong", "th"})
HEADING = {f"h{level}": size for level, size in enumerate(FLOW.headings_pt, start=1)}


def read_html(data: bytes) -> FlowContent:
    """The content of a web page. Raises FlowError."""
    text = text_of(data) or data.decode("cp1252", "replace")
    if text.lstrip().startswith("<?xml"):
        text = text[text.index("?>") + 2 :] if "?>" in text else text
    try:
        root = lxml.html.document_fromstring(text)
    except (lxml.etree.LxmlError, ValueError) as error:
        raise FlowError(f"the web page cannot be read: {error}") from error
    reader = _Reader()
    reader.walk(root)
    reader.end()
    title = " ".join((root.findtext(".//title") or "").split())
    return FlowContent((tuple(reader.blocks),), title or None)


class _Reader:
    """Goes through the elements in order and gathers blocks; text between two block elements is a paragraph."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._text = ""
        self._plain = False
        self._size = FLOW.size_pt

    def walk(self, element: Element, *, bold: bool = False) -> None:
        """Adds all that is seen of an element."""
        if not isinstance(element.tag, str) or _is_hidden(element):
            return
        bold = bold or element.tag in BOLD or element.tag in HEADING
        if element.tag == "br":
            self._text += "\n"
        elif element.tag == "input":
            self._add(_entered(element), bold=bold, preformatted=False)
        elif element.tag == "select":
            self._add(_selected(element), bold=bold, preformatted=False)
        elif element.tag == "table" and _is_data(element):
            self.end()
            for caption in element.findall("caption"):
                self.walk(caption, bold=bold)
            self.blocks.append(_table(element))
        elif element.tag in INLINE:
            self._inside(element, bold=bold)
        else:
            self.end()
            self._size = HEADING.get(element.tag, self._size)
            self._inside(element, bold=bold)
            self.end()
            self._size = FLOW.size_pt if element.tag in HEADING else self._size

    def end(self) -> None:
        """Ends the paragraph."""
        if self._text.strip():
            self.blocks.append(Text(_trimmed(self._text), self._size, bold=not self._plain))
        self._text, self._plain = "", False

    def _inside(self, element: Element, *, bold: bool) -> None:
        preformatted = element.tag == "pre"
        self._add(element.text, bold=bold, preformatted=preformatted)
        for child in element:
            self.walk(child, bold=bold)
            self._add(child.tail, bold=bold, preformatted=preformatted)

    def _add(self, text: str | None, *, bold: bool, preformatted: bool) -> None:
        if text:
            self._text += text if preformatted else re.sub(r"\s+", " ", text)
            self._plain = self._plain or (bool(text.strip()) and not bold)


def _entered(field: Element) -> str | None:
    """What a field of a form shows: a sign for a box, its value for a text; nothing where it is not seen."""
    kind = (field.get("type") or "text").lower()
    if kind in BOXES:
        return f" {TICKED if field.get('checked') is not None else UNTICKED} "
    return f" {field.get('value') or ''} " if kind in ENTRIES else None


def _selected(menu: Element) -> str | None:
    """What was chosen of a list within a table; other lists lead about the site."""
    if next(menu.iterancestors("table"), None) is None:
        return None
    return " ".join(
        f" {option.text_content()} " for option in menu.iter("option") if option.get("selected") is not None
    )


def _trimmed(text: str) -> str:
    return "\n".join(" ".join(line.split()) for line in text.strip().split("\n"))


def _is_hidden(element: Element) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return (
        element.tag in SILENT
        or element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or "display:none" in style
        or _is_around(element)
    )


def _is_around(element: Element) -> bool:
    """Whether it belongs to the site and not to the page's content."""
    if element.tag in ("html", "body", "main", "article", "table") or element.find(".//main") is not None:
        return False
    if element.get("role") in SILENT_ROLES or AROUND.search(f"{element.get('class') or ''} {element.get('id') or ''}"):
        return True
    if element.tag == "footer":
        return next(element.iterancestors("article", "main", "blockquote"), None) is None
    return element.tag in ("ul", "ol", "p", "div") and _leads_elsewhere(element)


def _leads_elsewhere(element: Element) -> bool:
    links = list(element.iter("a"))
    if len(links) < MIN_LINKS or element.find(".//table") is not None:
        return False
    linked = sum(len("".join(link.itertext()).strip()) for link in links)
    return linked >= LINKED_SHARE * len(re.sub(r"\s+", " ", "".join(element.itertext())).strip())


def _is_data(table: Element) -> bool:
    """Whether it is a table, and no frame that places other tables or a single cell on the screen."""
    return table.find(".//table") is None and sum(len(_cells(row)) > 1 for row in _rows(table)) > 0


def _rows(table: Element) -> list[Element]:
    return [row for row in table.iter("tr") if not _is_hidden(row)]


def _cells(row: Element) -> list[Element]:
    return [cell for cell in row if cell.tag in ("td", "th") and not _is_hidden(cell)]


def _table(table: Element) -> FlowTable:
    rows = _rows(table)
    builder = TableBuilder(len(rows))
    for number, row in enumerate(rows):
        column = 0
        for cell in _cells(row):
            column = builder.free(number, column)
            down, across = _span(cell, "rowspan"), _span(cell, "colspan")
            texts = _texts(cell)
            text, bold = "\n".join(t.text for t in texts), all(t.bold for t in texts)
            builder.add(FlowCell(number, column, text, down or len(rows), across or 1, bold))
    return builder.table()


def _texts(cell: Element) -> list[Text]:
    reader = _Reader()
    reader.walk(cell)
    reader.end()
    return [block for block in reader.blocks if isinstance(block, Text)]


def _span(cell: Element, name: str) -> int:
    """A span as stated; 0 means down to the table's end."""
    stated = (cell.get(name) or "").strip()
    return int(stated) if stated.isascii() and stated.isdigit() else 1
