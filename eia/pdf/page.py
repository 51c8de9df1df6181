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

#: The base lines of the running head and foot.
_HEAD, _FOOT = PAGE_HEIGHT - 14 * mm, 11 * mm


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
        if number == 1:
            _first_head(canvas, fitted, styles)
            _foot(canvas, fitted, styles)
        else:
            canvas.furniture("running", lambda: _repeated(canvas, fitted, styles))
        for placed in page:
            placed.block.draw(canvas, LEFT, BOTTOM + placed.top, BODY_WIDTH)
        _number(canvas, f"Page {number} of {len(pages)}", styles)
        canvas.showPage()


def _first_head(canvas: TaggedCanvas, running: Running, styles: Styles) -> None:
    with canvas.artifact("Pagination", "Header"):
        canvas.fill(LEFT, PAGE_HEIGHT - 20 * mm, BODY_WIDTH, 4, styles.accent)
        if running.logo:
            draw_logo(canvas, running.logo)
        _marking(canvas, running, styles)


def _repeated(canvas: TaggedCanvas, running: Running, styles: Styles) -> None:
    """What every page from the second on has: the head, and the foot but for its number."""
    with canvas.artifact("Pagination", "Header"):
        canvas.fill(LEFT, _HEAD - 6, BODY_WIDTH, 0.5, RULE)
        _words(canvas, LEFT, _HEAD, running.title, styles)
        _marking(canvas, running, styles)
    _foot(canvas, running, styles)


def _marking(canvas: TaggedCanvas, running: Running, styles: Styles) -> None:
    if running.marking:
        left = PAGE_WIDTH - RIGHT - _width(running.marking, styles)
        _words(canvas, left, _HEAD, running.marking, styles)


def _foot(canvas: TaggedCanvas, running: Running, styles: Styles) -> None:
    with canvas.artifact("Pagination", "Footer"):
        _words(canvas, LEFT, _FOOT, running.foot, styles)


def _number(canvas: TaggedCanvas, page: str, styles: Styles) -> None:
    with canvas.artifact("Pagination", "Footer"):
        _words(canvas, PAGE_WIDTH - RIGHT - _width(page, styles), _FOOT, page, styles)


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
