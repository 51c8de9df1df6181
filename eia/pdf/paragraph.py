"""Left-aligned text that knows its place in the logical tree.

The text is data, never markup: a paragraph is made of pieces, each in one face, some of them links. No
parser reads an officer's words, so ``<b`` and ``&`` are just characters.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from eia.pdf import fonts
from eia.pdf.layout import SLACK, Block
from eia.pdf.lines import Broken, Piece, break_lines
from eia.pdf.node import Node, Place
from eia.pdf.style import ACCENT, TextStyle
from eia.pdf.tagging import Line, Run, TaggedCanvas
from forms.keys import Words


class Bookmark(NamedTuple):
    """An entry of the outline."""

    level: int
    title: str


class TaggedParagraph(Block):
    """A paragraph, heading, list item or cell text drawn for one leaf.

    Without ``node`` it is page furniture, or decoration where ``decoration`` says so. ``label`` is a bullet's own
    leaf. A ``once`` paragraph that is drawn again (a table's head on the next page) is furniture the second time.
    ``anchor`` is an address that links and the outside world can lead to.
    """

    def __init__(
        self,
        text: str | Sequence[Piece],
        style: TextStyle,
        node: Node | None,
        label: Node | None = None,
        bookmark: Bookmark | None = None,
        keep_with_next: bool = False,
        once: bool = False,
        anchor: str = "",
        decoration: bool = False,
    ) -> None:
        self.pieces = (Piece(text),) if isinstance(text, str) else tuple(text)
        self.style, self.node, self.label, self.bookmark = style, node, label, bookmark
        self.keep_with_next, self.once = keep_with_next, once
        self.anchor, self.decoration = anchor, decoration
        self.before, self.after = style.before, style.after
        self._links: dict[str, Node] = {}
        self._width = -1.0
        self._lines: list[Broken] = []
        if node is not None and isinstance(text, Words):
            node.lang = text.lang

    @property
    def _is_plain(self) -> bool:
        return len(self.pieces) == 1 and not self.pieces[0].url and not self.pieces[0].actual

    def lines(self, width: float) -> list[Broken]:
        """The lines at ``width``; kept, because a table asks for them three times."""
        if width != self._width:
            inner = width - self.style.indent - self.style.hang
            self._lines = break_lines(self.pieces, self.style, inner)
            self._width = width
        return self._lines

    def height(self, width: float) -> float:
        """The height of all lines."""
        return len(self.lines(width)) * self.style.leading

    def split(self, width: float, room: float, at_top: bool) -> tuple[Block, list[Block]] | None:
        """Cut between lines; a single line is left alone on neither page unless nothing else is possible."""
        lines = self.lines(width)
        fit = int((room + SLACK) / self.style.leading)
        if fit >= len(lines):
            return None
        if len(lines) - fit == 1 and (fit > 2 or not at_top):
            fit -= 1
        if fit < 1 or (fit < 2 and not at_top):
            return None
        first, rest = self._part(lines[:fit], width), self._part(lines[fit:], width)
        first.after, rest.before = 0, 0
        first.label, first.bookmark, first.anchor = self.label, self.bookmark, self.anchor
        return first, [rest]

    def _part(self, lines: list[Broken], width: float) -> TaggedParagraph:
        part = TaggedParagraph(self.pieces, self.style, self.node, once=self.once)
        part._lines, part._width, part._links = lines, width, self._links
        return part

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        """Draw the lines for the node, the links among them as links."""
        style, lines = self.style, self.lines(width)
        base = top - style.leading / 2 - style.size * 0.33
        if self.bookmark:
            canvas.bookmark(self.bookmark.level, self.bookmark.title, top + 12)
        left = x + style.indent
        if self.label:
            bullet = Run("• ", style.font, style.colour)
            canvas.write(self.label, left, base, style.leading, style.size, bullet, [bullet.text])
        left += style.hang
        if self.node is None or (self.once and not canvas.first_time(self)):
            with canvas.artifact("Layout" if self.decoration else "Pagination"):
                canvas.show(left, base, style.leading, style.size, [self._runs(line) for line in lines])
        elif self._is_plain:
            run = Run("", self.pieces[0].font or style.font, style.colour)
            texts = [line.pieces[0].text + (" " if not line.inside_word else "") for line in lines]
            texts[-1] = lines[-1].pieces[0].text
            canvas.write(self.node, left, base, style.leading, style.size, run, texts)
        elif any(piece.url for line in lines for piece in line.pieces):
            self._draw_with_links(canvas, self.node, left, base, lines)
        else:
            with canvas.tagged(self.node):
                shown = [self._runs(line, number < len(lines)) for number, line in enumerate(lines, 1)]
                canvas.show(left, base, style.leading, style.size, shown)

    def _leads(self, canvas: TaggedCanvas, piece: Piece) -> tuple[str | Place, str]:
        """Where a link goes and what it says it does: to an address on the web, or to a place in this file."""
        if piece.url.startswith("#"):
            return canvas.places[piece.url[1:]], "In full: " + piece.text.replace("\u00a0", " ").lower()
        return piece.url, f"Link to {piece.url}"

    def _runs(self, line: Broken, space: bool = False) -> Line:
        """The line's runs; ISO 32000-1, 14.8.2.5 asks for a space where a line ends between words."""
        end = " " if space and not line.inside_word else ""
        ends = [""] * (len(line.pieces) - 1) + [end]
        return [
            Run(
                piece.text + more,
                piece.font or self.style.font,
                ACCENT if piece.url else self.style.colour,
                piece.actual and piece.actual + more,
            )
            for piece, more in zip(line.pieces, ends, strict=True)
        ]

    def _draw_with_links(
        self, canvas: TaggedCanvas, node: Node, left: float, base: float, lines: list[Broken]
    ) -> None:
        style = self.style
        for number, line in enumerate(lines, 1):
            x = left
            base -= style.leading if number > 1 else 0
            for run, piece in zip(self._runs(line, number < len(lines)), line.pieces, strict=True):
                long = fonts.width(run.text, run.font) * style.size
                if not piece.url:
                    with canvas.tagged(node):
                        canvas.show(x, base, style.leading, style.size, [[run]])
                else:
                    link = self._links.get(piece.url)
                    if link is None:
                        link = self._links[piece.url] = node.add("Link")
                    under = fonts.width(piece.text.rstrip(), run.font) * style.size
                    canvas.ground(x, base - 1.6, under, 0.6, ACCENT)
                    with canvas.tagged(link):
                        canvas.show(x, base, style.leading, style.size, [[run]])
                    box = (x, base - style.size * 0.3, x + long, base + style.size * 0.8)
                    canvas.link(link, *self._leads(canvas, piece), box)
                x += long
