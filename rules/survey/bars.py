"""Bars in SVG, to stand inside an HTML page beside the table of the same numbers."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

_BAR, _GAP, _LABELS, _WIDTH, _NUMBERS = 18, 8, 70, 640, 60


def svg(title: str, described_by: str, bars: Sequence[tuple[str, int]]) -> str:
    """A horizontal bar for each label and number; "" for none. ``described_by`` is the id of the table beside it.

    Each bar bears its label and number as text, so nothing hangs on a colour.
    """
    if not bars:
        return ""
    most = max(number for _, number in bars)
    room = _WIDTH - _LABELS - _NUMBERS
    drawn = []
    for index, (label, number) in enumerate(bars):
        top, length = index * (_BAR + _GAP), room * number // most
        middle = top + _BAR - 4
        drawn.append(
            f'<text x="{_LABELS - 8}" y="{middle}" text-anchor="end">{escape(label)}</text>'
            f'<rect x="{_LABELS}" y="{top}" width="{max(length, 1)}" height="{_BAR}"/>'
            f'<text x="{_LABELS + length + 6}" y="{middle}">{number}</text>'
        )
    height = len(bars) * (_BAR + _GAP)
    return (
        f'<svg role="img" aria-label="{escape(title)}" aria-describedby="{escape(described_by)}" '
        f'viewBox="0 0 {_WIDTH} {height}" xmlns="http://www.w3.org/2000/svg">{"".join(drawn)}</svg>'
    )
