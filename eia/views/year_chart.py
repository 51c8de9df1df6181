"""The bars of the chart of assessments by year: where each stands, in the units of its own picture."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from eia.public_list import STATUSES

HEIGHT, BASE, STEP, BAR, LEFT = 220, 190, 70, 44, 40
#: Each kind has a colour and a pattern of its own, so that nothing rests on colour alone.
FILLS = {"published": "#1f4e5f", "screened_out": "url(#stripes)", "withdrawn": "url(#dots)"}


@dataclass(frozen=True, slots=True)
class Bar:
    """A piece of a column: where it stands, how it is filled."""

    x: float
    y: float
    height: float
    fill: str


@dataclass(frozen=True, slots=True)
class Column:
    """A year: its bars from the foot up, the number above them."""

    year: int
    middle: float
    top: float
    total: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    width: int
    height: int
    base: int
    bar: int
    columns: tuple[Column, ...]
    legend: tuple[tuple[str, str], ...]


def of(counts: Mapping[int, Mapping[str, int]]) -> Chart:
    """The chart of ``counts``, by year and status."""
    most = max((sum(one.values()) for one in counts.values()), default=0) or 1
    scale = (BASE - 30) / most
    columns = []
    for place, (year, one) in enumerate(counts.items()):
        x, y, bars = LEFT + place * STEP, float(BASE), []
        for status in STATUSES:
            height = one.get(status, 0) * scale
            y -= height
            if height:
                bars.append(Bar(x, round(y, 2), round(height, 2), FILLS[status]))
        columns.append(Column(year, x + BAR / 2, round(y - 6, 2), sum(one.values()), tuple(bars)))
    width = max(360, LEFT * 2 + len(columns) * STEP)
    legend = tuple((label, FILLS[status]) for status, label in STATUSES.items())
    return Chart(width, HEIGHT, BASE, BAR, tuple(columns), legend)
