"""Drawing finished pages: running head from the second page, foot with the page's number, colour bar."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.units import mm

from eia.pdf import fonts
from eia.pdf.layout import Placed
from eia.pdf.logo import draw_logo
from eia.pdf.style import BODY_WIDTH, BOTTOM, LEFT, PAGE_HEIGHT, PAGE_WIDTH, RIGHT, RULE, Styles
from eia.pdf.tagging import Run, TaggedCanvas


@dataclass(frozen=True)
class Running:
    """The words at the head and foot of each page, as furniture: all of them stand in the body too."""

    title: str
    marking: str
    foot: str
    logo: bytes = b""


def draw_pages(
    canvas: TaggedCanvas, pages: Sequence[Sequence[Placed]], running: Running, styles: Styles
) -> None:
    """Draw every page of ``pages`` with its head and foot, and close each."""
    last = f"Page {len(pages)} of {len(pages)}"
    fitted = Running(
        _fitted(running.title, BODY_WIDTH - _width(running.marking, styles) - 20, styles),
        running.marking,
        _fitted(running.foot, BODY_WIDTH - _width(last, styles) - 20, styles),
        running.logo,
    )
    for number, page in enumerate(pages, 1):
        _head(canvas, number, fitted, styles)
        for placed in page:
            placed.block.draw(canvas, LEFT, BOTTOM + placed.top, BODY_WIDTH)
        _foot(canvas, f"Page {number} of {len(pages)}", fitted, styles)
        canvas.showPage()


def _head(canvas: TaggedCanvas, number: int, running: Running, styles: Styles) -> None:
    y = PAGE_HEIGHT - 14 * mm
    with canvas.artifact("Pagination", "Header"):
        if number == 1:
            canvas.fill(LEFT, PAGE_HEIGHT - 20 * mm, BODY_WIDTH, 4, styles.accent)
            if running.logo:
                draw_logo(canvas, running.logo)
        else:
            canvas.fill(LEFT, y - 6, BODY_WIDTH, 0.5, RULE)
            _words(canvas, LEFT, y, running.title, styles)
        if running.marking:
            _words(canvas, PAGE_WIDTH - RIGHT - _width(running.marking, styles), y, running.marking, styles)


def _foot(canvas: TaggedCanvas, page: str, running: Running, styles: Styles) -> None:
    y = 11 * mm
    with canvas.artifact("Pagination", "Footer"):
        _words(canvas, LEFT, y, running.foot, styles)
        _words(canvas, PAGE_WIDTH - RIGHT - _width(page, styles), y, page, styles)


def _words(canvas: TaggedCanvas, x: float, y: float, text: str, styles: Styles) -> None:
    style = styles.running
    if text:
        canvas.show(x, y, style.leading, style.size, [[Run(text, style.font, style.colour)]])


def _width(text: str, styles: Styles) -> float:
    return fonts.width(text, styles.running.font) * styles.running.size


def _fitted(text: str, room: float, styles: Styles) -> str:
    """``text``, cut with an ellipsis where the line is too short; the whole stands on the cover."""
    if _width(text, styles) <= room:
        return text
    fits = bisect_right(range(len(text)), room, key=lambda end: _width(text[:end] + "…", styles))
    return text[: max(fits - 1, 0)].rstrip() + "…"
