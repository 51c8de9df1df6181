"""Tables made of texts: header cells, paragraphs and lists inside cells, and columns as wide as they need."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from reportlab.lib.colors import Color

from eia.pdf import fonts
from eia.pdf.layout import Block
from eia.pdf.node import Node
from eia.pdf.paragraph import TaggedParagraph
from eia.pdf.style import BODY_WIDTH, Styles, TextStyle
from eia.pdf.table import EDGE, SIDE, Cell, Row, TaggedTable, cell_node
from eia.pdf.text import flow, words
from forms.keys import Words

BLANK = "Not answered"


class Shade(NamedTuple):
    """What a cell's words look like at a glance: a tint behind them and a sign before them, never instead of them."""

    tint: Color | None
    sign: str


#: A word of more characters than this is an address or the like, which may be cut.
ORDINARY = 20
#: A cell narrower than this, in points, is not broken if it can be helped.
SHORT = 62.0


def table(
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    styles: Styles,
    parent: Node,
    row_heads: bool = False,
    shades: Mapping[tuple[int, int], Shade] | None = None,
    edge: float = EDGE,
) -> TaggedTable:
    """A table of texts below ``parent``.

    ``head`` may be empty for a table of two columns; with ``row_heads`` the first cell of each row is a header;
    ``shades`` is by row and column; ``edge`` is the space above and below a cell's text.
    """
    node = parent.add("Table")
    caption = node.add("Caption")
    top = _head(head, node, styles, edge) if head else None
    body = node.add("TBody")
    made: list[Row] = []
    for at, texts in enumerate(rows):
        row_node = body.add("TR")
        cells: list[Cell] = []
        for column, text in enumerate(texts):
            is_head = row_heads and column == 0
            leaf = cell_node(row_node, "Row" if is_head else "")
            style = styles.cell_head if is_head else styles.cell_note if text == BLANK else styles.cell
            shade = shades.get((at, column)) if shades else None
            if shade:
                cell = _shaded(text, leaf, style, shade, styles.is_large)
            else:
                cell = Cell(_cell(text, leaf, style, styles))
            if is_head:
                cell.continued = TaggedParagraph(
                    words(f"{shortened(text)} (continued)"), styles.cell_head, None
                )
            cells.append(cell)
        made.append(Row(cells, edge=edge))
    first = 0.34 if styles.is_large else 0.24
    extra = [0.0] * len(head)
    for (_, column), shade in (shades or {}).items():
        if not styles.is_large:
            extra[column] = max(extra[column], _beside(shade.sign, styles.cell))
    widths, holds_words = [first * BODY_WIDTH, (1 - first) * BODY_WIDTH], True
    if head:
        widths, holds_words = column_widths(head, rows, styles, extra)
    finished = TaggedTable(widths, top, made, styles.accent)
    finished.caption = caption
    finished.cuts_words = not holds_words and len(head) > 2 and _cuts(head, rows, styles, widths)
    return finished


def _head(head: Sequence[str], node: Node, styles: Styles, edge: float) -> Row:
    line = node.add("THead").add("TR")
    cells = [
        TaggedParagraph(words(text), styles.cell_head, cell_node(line, "Column"), once=True) for text in head
    ]
    return Row([Cell([cell]) for cell in cells], edge=edge)


def _shaded(text: str, leaf: Node, style: TextStyle, shade: Shade, is_large: bool) -> Cell:
    """The sign stands before the words; above them in large print, where a line is too short for both."""
    sign = TaggedParagraph(shade.sign, replace(style, font=fonts.REGULAR, after=0), None, decoration=True)
    if is_large:
        return Cell([sign, TaggedParagraph(words(text), replace(style, after=0), leaf)], shade.tint)
    words_style = replace(style, indent=_beside(shade.sign, style), after=0)
    return Cell([TaggedParagraph(words(text), words_style, leaf)], shade.tint, sign=sign)


def _cell(text: str, leaf: Node, style: TextStyle, styles: Styles) -> list[Block]:
    """A cell of one paragraph holds its words itself; several stand inside it as paragraphs or lists."""
    lines = [line for line in text.split("\n") if line.strip()]
    holder = Node("P") if len(lines) < 2 else leaf
    blocks = flow(text, holder, style, styles.cell_bullet)
    if isinstance(text, Words):
        leaf.lang = text.lang
    if holder is not leaf and isinstance(blocks[0], TaggedParagraph) and blocks[0].label is None:
        blocks[0].node = leaf
    elif holder is not leaf:
        blocks = flow(text, leaf, style, styles.cell_bullet)
    blocks[-1].after = 0
    return blocks


def _beside(sign: str, style: TextStyle) -> float:
    return max(fonts.width(sign + " ", fonts.REGULAR), 1.2) * style.size


def shortened(text: str, most: int = 60) -> str:
    """``text`` cut at a word where it has more than ``most`` characters: its whole stands above."""
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + "…"


def _cuts(
    head: Sequence[str], rows: Sequence[Sequence[str]], styles: Styles, widths: Sequence[float]
) -> bool:
    """Whether a word is wider than its column, but for such as an address."""
    for column, width in enumerate(widths):
        room = (width - 2 * SIDE) / styles.cell.size
        body = fonts.SEMIBOLD if column == 0 else fonts.REGULAR
        faces = ((fonts.SEMIBOLD, head[column]), *((body, row[column]) for row in rows))
        words = (
            (face, word) for face, text in faces for word in text[:3000].split() if len(word) <= ORDINARY
        )
        if any(fonts.width(word, face) > room for face, word in words):
            return True
    return False


def column_widths(
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    styles: Styles,
    extra: Sequence[float] = (),
    total: float = BODY_WIDTH,
) -> tuple[list[float], bool]:
    """Share ``total`` among the columns by how much they hold, and ``extra`` beside it; whether words surely fit.

    No column is narrower than its longest ordinary word; one of short answers is as wide as they are, where
    that leaves the others enough.
    """
    size, cap = styles.cell.size, 0.95 * total / len(head)
    by_word, by_cell, wants = list[float](), list[float](), list[float]()
    for column, title in enumerate(head):
        texts = [row[column] for row in rows]
        tokens = (word for text in (title, *texts) for word in text[:3000].split())
        longest = max((fonts.width(word, fonts.SEMIBOLD) for word in tokens), default=0.0)
        full = [fonts.width(text[:900], fonts.SEMIBOLD if column == 0 else fonts.REGULAR) for text in texts]
        edge = 2 * SIDE + 1 + (extra[column] if extra else 0.0)
        by_word.append(min(longest * size + edge, cap))
        by_cell.append(max([by_word[-1], *(width * size + edge for width in full if width * size < SHORT)]))
        wants.append(max([fonts.width(title, fonts.SEMIBOLD), *full]) * size + edge)
    if sum(wants) <= total:
        return [want + (total - sum(wants)) / len(wants) for want in wants], True
    floors = by_cell if sum(by_cell) <= 0.75 * total else by_word
    weights = [max(want - floor, 1.0) ** 0.7 for want, floor in zip(wants, floors, strict=True)]
    spare = total - sum(floors)
    shared = [floor + spare * weight / sum(weights) for floor, weight in zip(floors, weights, strict=True)]
    return shared, max(by_word) < cap
