"""Tables with header cells, that may be cut between rows or inside a long one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from reportlab.lib.colors import Color

from eia.pdf.layout import SLACK, Block, draw_stack, stack_height
from eia.pdf.node import Node
from eia.pdf.paragraph import TaggedParagraph
from eia.pdf.style import BODY_HEIGHT, HEAD, RULE
from eia.pdf.tagging import TaggedCanvas

#: Space inside a cell at its sides, and above and below its text.
SIDE, EDGE = 6.0, 5.0
#: A hole at the foot of a page smaller than this is left white; a larger one is filled with part of a row.
HOLE = 0.18 * BODY_HEIGHT
#: A head or row taller than this is hard to read across.
TALL = 0.3 * BODY_HEIGHT


@dataclass
class Cell:
    """A cell's blocks, its tint, and what is repeated in it when its row goes on over the page.

    ``sign`` stands before the cell's words as a decoration: shape as well as shade says what the words say.
    """

    blocks: list[Block]
    tint: Color | None = None
    continued: TaggedParagraph | None = None
    sign: TaggedParagraph | None = None


@dataclass
class Row:
    """A row of cells; heights are kept, since layout asks for them often."""

    cells: list[Cell]
    cut: bool = False
    edge: float = EDGE
    _heights: dict[tuple[float, ...], float] = field(default_factory=dict)

    def height(self, widths: tuple[float, ...]) -> float:
        """The height of the tallest cell."""
        known = self._heights.get(widths)
        if known is None:
            known = 2 * self.edge + max(
                stack_height(cell.blocks, width - 2 * SIDE)
                for cell, width in zip(self.cells, widths, strict=True)
            )
            self._heights[widths] = known
        return known

    def split(self, widths: tuple[float, ...], room: float, at_top: bool) -> tuple[Row, Row] | None:
        """The part of every cell that goes in ``room``, and the rest; None if no cell gives anything."""
        inner = [width - 2 * SIDE for width in widths]
        parts = [
            _split_stack(cell.blocks, width, room - 2 * self.edge, at_top)
            for cell, width in zip(self.cells, inner, strict=True)
        ]
        if not any(here for here, _ in parts):
            return None
        first = Row(
            [
                Cell(here, cell.tint, sign=cell.sign)
                for cell, (here, _) in zip(self.cells, parts, strict=True)
            ],
            cut=True,
            edge=self.edge,
        )
        goes_on = any(later for _, later in parts)
        rest = Row([], edge=self.edge)
        for cell, (_, later) in zip(self.cells, parts, strict=True):
            again = [cell.continued] if cell.continued and goes_on and not later else []
            rest.cells.append(Cell([*again, *later], cell.tint, cell.continued))
        return first, rest


def _split_stack(
    blocks: list[Block], width: float, room: float, at_top: bool
) -> tuple[list[Block], list[Block]]:
    gap: float | None = None
    for number, block in enumerate(blocks):
        room -= max(gap, block.before) if gap is not None else 0
        taken = block.height(width)
        if taken > room + SLACK:
            parts = block.split(width, room, at_top)
            if parts:
                return [*blocks[:number], parts[0]], [*parts[1], *blocks[number + 1 :]]
            return blocks[:number], blocks[number:]
        room -= taken
        gap = block.after
    return blocks, []


class TaggedTable(Block):
    """Rows under a head that is drawn again on each page, and tagged once.

    ``caption`` is the leaf that a caption above the table is drawn for, where it has one. ``cuts_words`` says that
    a column is narrower than an ordinary word in it.
    """

    before, after = 2.0, 12.0

    def __init__(self, widths: Sequence[float], head: Row | None, rows: list[Row], rule: Color) -> None:
        self.widths, self.head, self.rows, self.rule = tuple(widths), head, rows, rule
        self.caption: Node | None = None
        self.cuts_words = False
        self._rows_height = -1.0

    @property
    def is_readable(self) -> bool:
        """Whether words stand whole, the head leaves room to rows, and no row of three cells fills much of a page."""
        low = len(self.widths) < 3 or all(row.height(self.widths) < TALL for row in self.rows)
        return low and not self.cuts_words and self._head_height < TALL

    @property
    def _head_height(self) -> float:
        return self.head.height(self.widths) if self.head else 0.0

    def height(self, width: float) -> float:
        """The height of head and rows; the columns have their own widths."""
        if self._rows_height < 0:
            self._rows_height = sum(row.height(self.widths) for row in self.rows)
        return self._head_height + self._rows_height

    def split(self, width: float, room: float, at_top: bool) -> tuple[Block, list[Block]] | None:
        """Cut at the last row that fits; inside the next row if that would leave a large hole."""
        room -= self._head_height
        left = self.height(width) - self._head_height
        fit = 0
        while fit < len(self.rows) and (taken := self.rows[fit].height(self.widths)) <= room + SLACK:
            room -= taken
            left -= taken
            fit += 1
        if fit == len(self.rows):
            return None
        tall = self.rows[fit].height(self.widths) > 0.3 * BODY_HEIGHT
        if room > HOLE and tall or (fit == 0 and at_top):
            parts = self.rows[fit].split(self.widths, room, at_top and fit == 0)
            if parts:
                rest = self._part([parts[1], *self.rows[fit + 1 :]])
                rest._rows_height = left - self.rows[fit].height(self.widths) + parts[1].height(self.widths)
                return self._part([*self.rows[:fit], parts[0]]), [rest]
        if fit == 0:
            return None
        rest = self._part(self.rows[fit:])
        rest._rows_height = left
        return self._part(self.rows[:fit]), [rest]

    def _part(self, rows: list[Row]) -> TaggedTable:
        return TaggedTable(self.widths, self.head, rows, self.rule)

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw tints and rules as decoration, then the cells row by row."""
        rows = [self.head, *self.rows] if self.head else self.rows
        at = top
        for row in rows:
            tall, left = row.height(self.widths), x
            if row is self.head:
                canvas.ground(x, at - tall, sum(self.widths), tall, HEAD)
            for cell, wide in zip(row.cells, self.widths, strict=True):
                if cell.tint:
                    canvas.ground(left + 1, at - tall + 1, wide - 1, tall - 2, cell.tint)
                left += wide
            at -= tall
            if row is self.head:
                canvas.ground(x, at - 0.5, left - x, 1, self.rule)
            elif not row.cut:
                canvas.ground(x, at - 0.25, left - x, 0.5, RULE)
        for row in rows:
            left = x
            for cell, wide in zip(row.cells, self.widths, strict=True):
                if cell.sign:
                    cell.sign.draw(canvas, left + SIDE, top - row.edge, wide)
                draw_stack(cell.blocks, canvas, left + SIDE, top - row.edge, wide - 2 * SIDE)
                left += wide
            top -= row.height(self.widths)


def cell_node(row: Node, scope: str = "") -> Node:
    """A header cell where ``scope`` is Column or Row, else a data cell; it stands even when empty."""
    if scope:
        return row.add("TH", attributes=f"/O /Table /Scope /{scope}", keep=True)
    return row.add("TD", keep=True)
