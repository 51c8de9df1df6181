"""The list of contents: each line leads to its heading and says its page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from eia.pdf import fonts
from eia.pdf.layout import Block, Placed, Together
from eia.pdf.lines import Piece, break_lines
from eia.pdf.node import Node, Place
from eia.pdf.paragraph import Bookmark, TaggedParagraph
from eia.pdf.style import BOTTOM, MUTED, Styles
from eia.pdf.tagging import Run, TaggedCanvas

#: Levels of the outline that are listed: parts and sections, not every group of people in them.
LISTED = 1
#: A document of fewer pages behind its first one is found through without a list.
LEAST_PAGES = 4


class Heading(NamedTuple):
    """A heading and where it stands."""

    mark: Bookmark
    place: Place


def marks(
    pages: Sequence[Sequence[Placed]], first: int, width: float
) -> Iterator[tuple[TaggedParagraph, Place]]:
    """Every paragraph that is a heading or an anchor, in order; ``first`` is the number of the first of ``pages``."""
    for number, page in enumerate(pages, first):
        for placed in page:
            for paragraph, top in _inside(placed.block, BOTTOM + placed.top, width):
                if paragraph.bookmark or paragraph.anchor:
                    yield paragraph, Place(number, top + 12)


def _inside(block: Block, top: float, width: float) -> Iterator[tuple[TaggedParagraph, float]]:
    if isinstance(block, TaggedParagraph):
        yield block, top
    elif isinstance(block, Together):
        gap: float | None = None
        for part in (*block.heads, block.body):
            top -= max(gap, part.before) if gap is not None else 0
            yield from _inside(part, top, width)
            top -= part.height(width)
            gap = part.after


def contents(headings: Iterable[Heading], parent: Node, styles: Styles) -> list[Block]:
    """The heading of the list and its lines, below ``parent``."""
    title = TaggedParagraph(
        "Contents", styles.h2, parent.add("H2"), bookmark=Bookmark(0, "Contents"), keep_with_next=True
    )
    node = parent.add("TOC")
    lines = [Entry(heading, node, styles) for heading in headings if heading.mark.level <= LISTED]
    return [title, *lines]


class Entry(Block):
    """One line: the title, a leader, the page. All of it but the leader is one link."""

    after = 2.0

    def __init__(self, heading: Heading, parent: Node, styles: Styles) -> None:
        level = heading.mark.level
        style = replace(styles.cell, font=fonts.REGULAR if level else fonts.SEMIBOLD)
        self.style = replace(style, indent=level * 1.2 * style.size)
        self.before = 4.0 if not level else 0.0
        self.title, self.place = heading.mark.title, heading.place
        self.link = parent.add("TOCI").add("Reference").add("Link")

    def _lines(self, width: float) -> list[str]:
        room = width - self.style.indent - 3.5 * self.style.size
        return [
            "".join(piece.text for piece in line.pieces)
            for line in break_lines([Piece(self.title)], self.style, room)
        ]

    def height(self, width: float) -> float:
        """The height of its lines."""
        return len(self._lines(width)) * self.style.leading

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw the words for the link, the leader as decoration."""
        style, lines = self.style, self._lines(width)
        left, base = x + style.indent, top - style.leading / 2 - style.size * 0.33
        page = str(self.place.page + 1)
        run = Run("", style.font, style.colour)
        shown = [f"{line} " for line in lines]
        canvas.write(self.link, left, base, style.leading, style.size, run, shown)
        last = base - (len(lines) - 1) * style.leading
        start = left + fonts.width(shown[-1], style.font) * style.size + 2
        end = x + width - fonts.width(page, style.font) * style.size
        dot = fonts.width(". ", fonts.REGULAR) * style.size
        count = int((end - start - 4) / dot)
        if count > 2:
            with canvas.artifact("Layout"):
                line = [[Run(". " * count, fonts.REGULAR, MUTED)]]
                wide = fonts.width(". " * count, fonts.REGULAR) * style.size
                canvas.show(
                    end - 2 - wide, last, style.leading, style.size, line
                ) if wide < end - start else None
        canvas.write(self.link, end, last, style.leading, style.size, run, [page])
        box = (left, top - self.height(width), x + width, top)
        canvas.link(self.link, self.place, f"{self.title}, page {page}", box)
