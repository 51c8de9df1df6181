"""A page's operators, without what is already so: colour, face and place are said only where they change.

Text stays in one text object as long as nothing else is drawn, and moves from line to line by how far it is: such steps
repeat down a page, so they compress to a third of what places would take. They are of half a point, a sixth of a
millimetre: finer ones seldom repeat.
"""

from __future__ import annotations

from functools import cache

from reportlab.lib.colors import Color


@cache
def _ink(red: float, green: float, blue: float) -> str:
    return " ".join(f"{part:.3f}".removeprefix("0") for part in (red, green, blue)) + " rg "


def number(value: float) -> str:
    """``value`` to half a point."""
    return f"{round(value * 2) / 2:g}"


class Pen:
    """The state of one page's drawing. Each method gives the operators to write."""

    def __init__(self) -> None:
        self._font, self._ink, self._leading = "", "", 0.0
        self._at: tuple[float, float] | None = None

    def colour(self, colour: Color) -> str:
        """Paint in ``colour`` from here on."""
        wanted = _ink(colour.red, colour.green, colour.blue)
        if wanted == self._ink:
            return ""
        self._ink = wanted
        return wanted

    def face(self, name: str, size: float) -> str:
        """Set text in the face that the file calls ``name``."""
        wanted = f"{name} {size:.4g} Tf "
        if wanted == self._font:
            return ""
        self._font = wanted
        return wanted

    def leading(self, leading: float) -> str:
        """Set lines ``leading`` apart."""
        if leading == self._leading:
            return ""
        self._leading = leading
        return f"{leading:.5g} TL "

    def begin(self) -> str:
        """Open a text object unless one is open."""
        if self._at is not None:
            return ""
        self._at = (0.0, 0.0)
        return "BT "

    def move(self, x: float, y: float) -> str:
        """Begin a line at ``x``, ``y``, inside a text object."""
        left, base = self._at or (0.0, 0.0)
        # Adding nought turns the minus nought of a rounded difference into nought.
        right, up = round((x - left) * 2) / 2 + 0.0, round((y - base) * 2) / 2 + 0.0
        self._at = (left + right, base + up)
        return f"{right:g} {up:g} Td "

    def below(self, lines: int) -> None:
        """Note that ``lines`` more lines were begun since the last move."""
        if self._at:
            self._at = (self._at[0], self._at[1] - lines * float(f"{self._leading:.5g}"))

    def end(self) -> str:
        """Close the text object if one is open."""
        if self._at is None:
            return ""
        self._at = None
        return "ET"
