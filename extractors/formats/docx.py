"""Reads a Word document: paragraphs and tables in the order of the text, page headers before and footers after it.

Decides what is printed and which cells are merged; where it would stand on a page is for flow_layout.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import docx
from docx.oxml.ns import qn

from extractors.document.pages import TICKED, UNTICKED
from extractors.formats.flow_layout import FLOW, Block, FlowCell, FlowContent, FlowError, FlowTable, TableBuilder, Text

# An element of the file's XML, or an object of the library, which types neither.
Node = Any

PARAGRAPH, TABLE, ROW, CELL = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
TEXT, VALUE, FRAME = qn("w:t"), qn("w:val"), qn("w:txbxContent")
# What stands around other content; an insertion that nobody has accepted yet is printed.
AROUND = frozenset({qn("w:sdt"), qn("w:sdtContent"), qn("w:customXml"), qn("w:ins"), qn("w:moveTo")})
# What is not printed: deletions, and what stands in for a drawing in programs that cannot draw it.
UNSEEN = frozenset(
    {qn("w:del"), qn("w:moveFrom"), "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
)
SYMBOL, FIELD, CONTROL = qn("w:sym"), qn("w:fldChar"), qn("w:sdt")
# Word 2010 and later: the check box among a content control's properties, and whether it is ticked.
WORD_2010 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
# Where symbol fonts have their signs, which the file may number from the beginning.
PRIVATE_USE_CODE, SYMBOLS_CODE = 0xF000, 0x100
SIGNS = {qn("w:tab"): " ", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
# Sizes of the built-in styles, whose names are the same in every language of the program.
STYLES = {"title": FLOW.headings_pt[0], "subtitle": FLOW.headings_pt[2]}
STYLES |= {f"heading {level}": size for level, size in enumerate(FLOW.headings_pt, start=1)}


def read_docx(data: bytes) -> FlowContent:
    """The content of a Word document. Raises FlowError."""
    try:
        document = docx.Document(BytesIO(data))
        blocks = tuple(_document(document))
        properties = document.core_properties
        return FlowContent((blocks,), properties.title or None)
    except Exception as error:  # the library raises what it likes: KeyError, BadZipFile, XMLSyntaxError
        raise FlowError(f"the Word document cannot be read ({type(error).__name__})") from error


def _document(document: Node) -> Iterator[Block]:
    sizes = _Sizes(document)
    headers = [s.header for s in document.sections] + [s.first_page_header for s in document.sections]
    footers = [s.footer for s in document.sections] + [s.first_page_footer for s in document.sections]
    yield from _around(headers, sizes)
    yield from _blocks(document.element.body, sizes)
    yield from _around(footers, sizes)


def _around(parts: list[Node], sizes: _Sizes) -> list[Text]:
    """The different paragraphs of page headers or footers; their tables only place texts."""
    texts = [text for part in parts if not part.is_linked_to_previous for text in _texts(part._element, sizes)]
    return list(dict.fromkeys(texts))


class _Sizes:
    """Font sizes and weights as the styles give them."""

    def __init__(self, document: Node) -> None:
        self._styles = {style.style_id: style for style in document.styles}
        self._default = next((s for s in self._styles.values() if s.name == "Normal"), None)

    def text(self, paragraph: Node) -> Text | None:
        """A paragraph's text; None where it is empty."""
        text = _text(paragraph).strip()
        if not text:
            return None
        named = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        style = self._styles.get(named.get(VALUE)) if named is not None else self._default
        runs = [run for run in paragraph.iter(qn("w:r")) if _text(run).strip()]
        size, bold = self._of(style)
        own = [int(s.get(VALUE)) / 2 for run in runs for s in run.findall(f"{qn('w:rPr')}/{qn('w:sz')}")]
        return Text(text, max([size, *own]), bold or (bool(runs) and all(_is_bold(run) for run in runs)))

    def _of(self, style: Node) -> tuple[float, bool]:
        """Size and weight of a style, or of the one it rests on."""
        while style is not None:
            heading = STYLES.get(style.name.lower())
            if heading:
                return heading, True
            if style.font.size is not None:
                return float(style.font.size.pt), bool(style.font.bold)
            style = style.base_style
        return FLOW.size_pt, False


def _is_bold(run: Node) -> bool:
    mark = run.find(f"{qn('w:rPr')}/{qn('w:b')}")
    return mark is not None and mark.get(VALUE) not in ("0", "false")


def _content(node: Node) -> Iterator[Node]:
    """The paragraphs, tables, rows or cells right below an element, out of all that stands around them."""
    for child in node:
        if child.tag in AROUND:
            yield from _content(child)
        elif child.tag not in UNSEEN:
            yield child


def _blocks(node: Node, sizes: _Sizes) -> Iterator[Block]:
    for child in _content(node):
        if child.tag == PARAGRAPH:
            text = sizes.text(child)
            if text:
                yield text
        elif child.tag == TABLE:
            yield _table(child, sizes)


def _texts(node: Node, sizes: _Sizes) -> list[Text]:
    """All paragraphs of a part, those in tables too."""
    texts = [sizes.text(paragraph) for paragraph in node.iter(PARAGRAPH) if not _is_framed(paragraph)]
    return [text for text in texts if text]


def _is_framed(paragraph: Node) -> bool:
    """Whether it stands in a text box, whose text comes with the paragraph that the box hangs on."""
    return next(paragraph.iterancestors(FRAME), None) is not None


def _text(node: Node) -> str:
    """What is printed of an element; the paragraphs of a text box are lines of their own."""
    if node.tag == TEXT:
        return node.text or ""
    if node.tag in SIGNS:
        return SIGNS[node.tag]
    if node.tag == SYMBOL:
        return _symbol(node)
    if node.tag in (FIELD, CONTROL) and (ticked := _is_ticked(node)) is not None:
        return TICKED if ticked else UNTICKED
    inner = "".join(_text(child) for child in node if child.tag not in UNSEEN and child.tag != qn("w:pPr"))
    return f"\n{inner}\n" if node.tag == FRAME else inner + "\n" * (node.tag == PARAGRAPH)


def _symbol(node: Node) -> str:
    """A sign of a symbol font, as such fonts number them."""
    code = int(node.get(qn("w:char"), "20"), 16)
    return chr(code + PRIVATE_USE_CODE if code < SYMBOLS_CODE else code)


def _is_ticked(node: Node) -> bool | None:
    """Whether a check box of a form or of a content control is ticked; None where it is none."""
    control = node.find(f"{qn('w:sdtPr')}/{WORD_2010}checkbox")
    if control is not None:
        return _is_on(control.find(f"{WORD_2010}checked"), f"{WORD_2010}val")
    field = node.find(f"{qn('w:ffData')}/{qn('w:checkBox')}")
    if field is None:
        return None
    checked = field.find(qn("w:checked"))
    return _is_on(checked if checked is not None else field.find(qn("w:default")), VALUE)


def _is_on(switch: Node, value: str) -> bool:
    return switch is not None and switch.get(value, "1") not in ("0", "false")


def _table(table: Node, sizes: _Sizes) -> FlowTable:
    rows = [row for row in _content(table) if row.tag == ROW]
    places = [_places(row) for row in rows]
    builder = TableBuilder(len(rows))
    for number, row in enumerate(places):
        for column, (cell, columns) in row.items():
            above = places[number - 1].get(column) if number else None
            if above and _goes_on(cell) and above[1] == columns:
                continue
            texts = _texts(cell, sizes)
            text, bold = "\n".join(t.text for t in texts), bool(texts) and all(t.bold for t in texts)
            bold = bold or rows[number].find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
            builder.add(FlowCell(number, column, text, _height(places, number, column), columns, bold))
    return builder.table()


def _places(row: Node) -> dict[int, tuple[Node, int]]:
    """The row's cells by the column they begin in, each with the columns it spans."""
    places: dict[int, tuple[Node, int]] = {}
    column = _number(row, f"{qn('w:trPr')}/{qn('w:gridBefore')}", 0)
    for cell in _content(row):
        if cell.tag == CELL:
            columns = max(1, _number(cell, f"{qn('w:tcPr')}/{qn('w:gridSpan')}", 1))
            places[column] = (cell, columns)
            column += columns
    return places


def _number(node: Node, path: str, otherwise: int) -> int:
    found = node.find(path)
    return int(found.get(VALUE)) if found is not None else otherwise


def _goes_on(cell: Node) -> bool:
    """Whether the cell only goes on the merged one above it."""
    merge = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    return merge is not None and merge.get(VALUE) != "restart"


def _height(places: list[dict[int, tuple[Node, int]]], number: int, column: int) -> int:
    """How many rows the cell that begins here spans."""
    columns = places[number][column][1]
    below = number + 1
    while below < len(places):
        found = places[below].get(column)
        if not found or found[1] != columns or not _goes_on(found[0]):
            break
        below += 1
    return below - number
