"""Sizes, colours and spaces of the printed document, in one place.

Contrast on white: text 16.8, muted 8.2, accent 8.9; text on the tints at least 8 (WCAG 2.2, 1.4.6 asks 7).
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from eia.pdf import fonts

PAGE_WIDTH, PAGE_HEIGHT = A4
LEFT = RIGHT = 20 * mm
TOP, BOTTOM = 22 * mm, 20 * mm
BODY_WIDTH = PAGE_WIDTH - LEFT - RIGHT
BODY_HEIGHT = PAGE_HEIGHT - TOP - BOTTOM

WHITE = HexColor("#ffffff")
TEXT, MUTED, ACCENT = HexColor("#1d1d1f"), HexColor("#4a4f57"), HexColor("#0b4f6c")
RULE, HEAD = HexColor("#c9ced4"), HexColor("#e6eef2")
GREEN, SOFT_GREEN, AMBER, RED = (
    HexColor("#d9ead9"),
    HexColor("#bfe0cf"),
    HexColor("#fbe3a6"),
    HexColor("#f3b6a5"),
)
GREY = HexColor("#eef0f2")


@dataclass(frozen=True)
class TextStyle:
    """How a paragraph is set; sizes in points."""

    size: float = 11
    leading: float = 15.5
    font: str = fonts.REGULAR
    colour: Color = TEXT
    before: float = 0
    after: float = 6
    indent: float = 0
    hang: float = 0


def _bold(size: float, leading: float, before: float, after: float) -> TextStyle:
    return TextStyle(
        size=size, leading=leading, font=fonts.SEMIBOLD, colour=ACCENT, before=before, after=after
    )


@dataclass(frozen=True)
class Styles:
    """Every paragraph style of the document. ``branded`` and ``large`` make the variants."""

    accent: Color = ACCENT
    is_large: bool = False
    body: TextStyle = TextStyle()
    note: TextStyle = TextStyle(colour=MUTED, font=fonts.ITALIC)
    label: TextStyle = TextStyle(font=fonts.SEMIBOLD, before=10, after=2)
    detail: TextStyle = TextStyle(size=10, leading=14, font=fonts.SEMIBOLD, colour=MUTED, before=2, after=1)
    bullet: TextStyle = TextStyle(after=3, indent=6, hang=12)
    caption: TextStyle = TextStyle(size=10, leading=14, font=fonts.SEMIBOLD, before=10, after=4)
    cell: TextStyle = TextStyle(size=9.8, leading=13, after=3)
    cell_note: TextStyle = TextStyle(size=9.8, leading=13, after=3, colour=MUTED, font=fonts.ITALIC)
    cell_label: TextStyle = TextStyle(size=9.8, leading=13, after=0, colour=MUTED)
    cell_head: TextStyle = TextStyle(size=9.8, leading=13, after=3, font=fonts.SEMIBOLD)
    cell_bullet: TextStyle = TextStyle(size=9.8, leading=13, after=2, hang=9)
    running: TextStyle = TextStyle(size=9, leading=12, colour=MUTED, after=0)
    h1: TextStyle = _bold(25, 29, 0, 1)
    subtitle: TextStyle = TextStyle(size=15, leading=19, colour=MUTED, after=2)
    facts: TextStyle = TextStyle(size=9.8, leading=13, colour=MUTED, after=4)
    h2: TextStyle = _bold(16.5, 21, 20, 5)
    h3: TextStyle = _bold(13, 17, 15, 4)
    h4: TextStyle = _bold(11.8, 15.5, 12, 3)
    h5: TextStyle = _bold(11, 15, 10, 2)

    def heading(self, level: int) -> TextStyle:
        """The style of a heading of ``level`` 2 or more; from 5 on they look alike."""
        return (self.h2, self.h3, self.h4, self.h5)[min(level, 5) - 2]

    def branded(self, accent: Color) -> Styles:
        """The same with headings and rules in ``accent``."""
        titles = {
            name: replace(getattr(self, name), colour=accent) for name in ("h1", "h2", "h3", "h4", "h5")
        }
        return replace(self, accent=accent, **titles)

    def large(self) -> Styles:
        """The same for readers with low vision: half as large again, and nothing below LARGE_PRINT."""
        return replace(
            self,
            is_large=True,
            **{
                item.name: _enlarged(getattr(self, item.name))
                for item in fields(self)
                if isinstance(getattr(self, item.name), TextStyle)
            },
        )


#: The least size of the large-print variant, in points; what the RNIB calls large print begins at 16.
LARGE_PRINT = 18.0


def _enlarged(style: TextStyle) -> TextStyle:
    size = max(LARGE_PRINT, style.size * 1.4)
    more = size / style.size
    return replace(
        style,
        size=size,
        leading=style.leading * more,
        before=style.before * 1.3,
        after=style.after * 1.3,
        indent=style.indent * more,
        hang=style.hang * more,
    )


def tight(style: TextStyle) -> TextStyle:
    """``style`` without the space after it, for the last paragraph of a cell."""
    return replace(style, after=0)


def contrast(one: Color, other: Color) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    lights = sorted(_luminance(colour) for colour in (one, other))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _luminance(colour: Color) -> float:
    parts = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.rgb())
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def readable(colour: Color) -> Color:
    """``colour``, darkened until headings in it can be read on white (WCAG 2.2, 1.4.3: at least 4.5)."""
    while contrast(colour, WHITE) < 4.5:
        colour = Color(colour.red * 0.95, colour.green * 0.95, colour.blue * 0.95)
    return colour
