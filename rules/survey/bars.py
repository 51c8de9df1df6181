"""Bars in SVG, to stand inside an HTML page beside the table of the same numbers."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

#: Each label stands over its bar, so that a long one needs no room beside it, on a telephone neither.
_LABEL, _BAR, _GAP, _WIDTH, _NUMBERS = 20, 16, 10, 480, 60


def svg(title: str, described_by: str, bars: Sequence[tuple[str, int]]) -> str:
    """A horizontal bar for each label and number; "" for none. ``described_by`` is the id of the table beside it.

    Each bar bears its label and number as text, so nothing hangs on a colour.
    """
    if not bars:
        return ""
    most = max(number for _, number in bars)
    room = _WIDTH - _NUMBERS
    drawn = []
    for index, (label, number) in enumerate(bars):
        top, length = index * (_LABEL + _BAR + _GAP) + _LABEL, room * number // most
        drawn.append(
            f'<text x="0" y="{top - 5}">{escape(label)}</text>'
            f'<rect x="0" y="{top}" width="{max(length, 1)}" height="{_BAR}"/>'
            f'<text x="{length + 6}" y="{top + _BAR - 3}">{number}</text>'
        )
    height = len(bars) * (_LABEL + _BAR + _GAP)
    return (
        f'<svg role="img" aria-label="{escape(title)}" aria-describedby="{escape(described_by)}" '
        f'viewBox="0 0 {_WIDTH} {height}" xmlns="http://www.w3.org/2000/svg">{"".join(drawn)}</svg>'
    )
