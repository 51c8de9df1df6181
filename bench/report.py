"""What a row of the benchmark says: its figures, who is missing and why, and what they are to be compared by."""

from __future__ import annotations

from statistics import median
from typing import NamedTuple

Row = dict[str, float]
#: Rows per case, each list in the order of the rounds, so that rows with one index are a pair.
Figures = dict[str, list[Row]]


class Report(NamedTuple):
    """``key`` is the figure whose ratio to that of ``ours`` is taken inside each round; "" for none."""

    figures: Figures
    absent: dict[str, str] = {}
    ours: str = ""
    key: str = ""
    notes: tuple[str, ...] = ()

    def ratios(self) -> dict[str, tuple[float, float, float]]:
        """Per peer the median, worst and best of peer ÷ ours (above 1: ours is cheaper)."""
        told = {}
        for peer, rows in self.figures.items():
            if self.key and peer != self.ours and rows and self.figures.get(self.ours):
                pairs = [
                    row[self.key] / own[self.key]
                    for row, own in zip(rows, self.figures[self.ours], strict=True)
                    if own[self.key]
                ]
                told[peer] = (median(pairs), min(pairs), max(pairs))
        return told
