"""Blocks on pages: what a block must be able to do, and the loop that fills pages with them.

ReportLab's own layout dissolves a table when it cuts it and repeats its head on the same page; here a
block says itself where it may be cut, and every page is known before the first is drawn, so that a page can say how
many there are.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from eia.pdf.style import BODY_HEIGHT, BODY_WIDTH
from eia.pdf.tagging import TaggedCanvas

#: Lengths closer than this are equal: sums of line heights are not exact.
SLACK = 0.01


class Block(ABC):
    """Something that takes height on a page."""

    before: float = 0
    after: float = 0
    keep_with_next = False

    @abstractmethod
    def height(self, width: float) -> float:
        """The height in points at ``width``."""

    def split(self, width: float, room: float, at_top: bool) -> tuple[Block, list[Block]] | None:
        """The part that goes in ``room`` and what follows; None to begin on the next page.

        At the top of a page (``at_top``) a block that is taller than the page must give a part.
        """
        return None

    @abstractmethod
    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw with the upper left corner at ``x``, ``top``."""


def stack_height(blocks: Sequence[Block], width: float) -> float:
    """The height of ``blocks`` one below the other, without the space before the first and after the last."""
    total, gap = 0.0, None
    for block in blocks:
        total += block.height(width) + (max(gap, block.before) if gap is not None else 0)
        gap = block.after
    return total


def draw_stack(blocks: Sequence[Block], canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
    """Draw ``blocks`` one below the other from ``top``."""
    gap = None
    for block in blocks:
        top -= max(gap, block.before) if gap is not None else 0
        block.draw(canvas, x, top, width)
        top -= block.height(width)
        gap = block.after


class Together(Block):
    """Headings and what they head: the last heading never stands alone at the foot of a page."""

    def __init__(self, heads: list[Block], body: Block) -> None:
        self.heads, self.body = heads, body
        self.before, self.after = heads[0].before, body.after

    def height(self, width: float) -> float:
        """The height of all parts."""
        return stack_height([*self.heads, self.body], width)

    def split(self, width: float, room: float, at_top: bool) -> tuple[Block, list[Block]] | None:
        """Cut inside the body only, unless the headings alone fill a page."""
        taken = stack_height(self.heads, width) + max(self.heads[-1].after, self.body.before)
        parts = self.body.split(width, room - taken, at_top) if room > taken else None
        if parts:
            return Together(self.heads, parts[0]), parts[1]
        if not at_top:
            return None
        first, rest = self.heads[0], [*self.heads[1:], self.body]
        if first.height(width) <= room:
            return first, rest
        cut = first.split(width, room, at_top)
        return (cut[0], [*cut[1], *rest]) if cut else None

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw the headings, then the body."""
        draw_stack([*self.heads, self.body], canvas, x, top, width)


def keep_headings(blocks: Iterable[Block]) -> list[Block]:
    """Join each run of blocks that keep with the next to the block that follows."""
    kept: list[Block] = []
    heads: list[Block] = []
    for block in blocks:
        if block.keep_with_next:
            heads.append(block)
        elif heads:
            kept.append(Together(heads, block))
            heads = []
        else:
            kept.append(block)
    return kept + heads


class Placed(NamedTuple):
    """A block and the height of its upper edge above the foot of the body."""

    block: Block
    top: float


def paginate(
    blocks: Iterable[Block], width: float = BODY_WIDTH, height: float = BODY_HEIGHT
) -> list[list[Placed]]:
    """Fill pages with ``blocks``. Raises RuntimeError for a block that can be neither placed nor cut."""
    queue = deque(keep_headings(blocks))
    pages: list[list[Placed]] = [[]]
    left, gap = height, 0.0
    while queue:
        block = queue.popleft()
        page = pages[-1]
        room = left - (max(gap, block.before) if page else 0)
        taken = block.height(width)
        if taken <= room + SLACK:
            page.append(Placed(block, room))
            left, gap = room - taken, block.after
            continue
        parts = block.split(width, room, not page)
        if parts:
            page.append(Placed(parts[0], room))
            queue.extendleft(reversed(parts[1]))
        elif page:
            queue.appendleft(block)
        else:
            raise RuntimeError(f"A {type(block).__name__} does not fit on an empty page and cannot be cut.")
        pages.append([])
        left, gap = height, 0.0
    return pages if pages[-1] or len(pages) == 1 else pages[:-1]
