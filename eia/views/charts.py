"""The public register as bars: for each group a bar of as many pieces as there are kinds, in parts of the width.

Every piece has a pattern of its own and every bar its figure in words, so that nothing rests on colour; lengths are
percentages, so that the words keep their size on a narrow screen.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from eia.gist import FOUND
from eia.public_figures import Group
from eia.public_list import STATUSES

#: Units from one bar to the next, to the top of its bar, and the bar's height.
STEP, DOWN, BAR = 48, 20, 18
#: More bars than this are a table, not a picture: the table has them all.
MOST = 15
#: Each kind's colour or pattern; the template draws the patterns.
FILLS = {
    "adverse": "#942514",
    "unknown": "url(#dots)",
    "positive": "url(#stripes)",
    "none": "#ffffff",
    "published": "#1f4e5f",
    "screened_out": "url(#stripes)",
    "withdrawn": "url(#dots)",
    "outcome": "#1f4e5f",
}
OUTCOME = {"outcome": "Assessments"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a bar, its place and width in percent of the picture."""

    x: float
    width: float
    kind: str


@dataclass(frozen=True, slots=True)
class Bar:
    """The bar of one group, the words above it, and how far down it stands."""

    group: Group
    said: str
    top: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture with the table of its numbers; ``kinds`` are what its bars are made of, by their names.

    ``told`` says what the figure above each bar is, ``filter`` is the register's filter that leaves one group.
    """

    id: str
    title: str
    told: str
    head: str
    filter: str
    kinds: Mapping[str, str]
    groups: Sequence[Group]
    bars: tuple[Bar, ...]

    @property
    def fills(self) -> Mapping[str, str]:
        """The colour or pattern of each kind."""
        return FILLS

    @property
    def height(self) -> int:
        return STEP * len(self.bars)

    @property
    def has_ratings(self) -> bool:
        return any(group.ratings for group in self.groups)


def effects(groups: Sequence[Group]) -> Chart:
    """What was found for whom."""
    title = "What was found for each group of people"
    told = (
        "Beside each group: how many found an adverse effect or did not know, of those that looked at it. "
        "Withdrawn ones are left out."
    )
    return _chart("found", title, told, "Group", "affected", FOUND, groups, _found)


def outcomes(groups: Sequence[Group]) -> Chart:
    """How the assessments ended."""
    return _chart("outcomes", "What was concluded", "", "Conclusion", "", OUTCOME, groups)


def services(groups: Sequence[Group]) -> Chart:
    """Which service published how many."""
    return _chart("services", "Assessments by service", "", "Service", "service", STATUSES, groups)


def years(groups: Sequence[Group]) -> Chart:
    """How many were published when."""
    return _chart("years", "Assessments by year of publication", "", "Year", "year", STATUSES, groups)


def _found(group: Group) -> str:
    worse = group.counts["adverse"] + group.counts["unknown"]
    return f"{worse:,} of {group.total:,}"


def _all(group: Group) -> str:
    return f"{group.total:,}"


def _chart(
    ident: str,
    title: str,
    told: str,
    head: str,
    by: str,
    kinds: Mapping[str, str],
    groups: Sequence[Group],
    said: Callable[[Group], str] = _all,
) -> Chart:
    most = max((group.total for group in groups), default=0) or 1
    bars = []
    for place, group in enumerate(groups[:MOST]):
        pieces, x = [], 0.0
        for kind in kinds:
            width = 100 * group.counts.get(kind, 0) / most
            if width:
                pieces.append(Piece(round(x, 2), round(width, 2), kind))
            x += width
        bars.append(Bar(group, said(group), STEP * place, tuple(pieces)))
    return Chart(ident, title, told, head, by, kinds, groups, tuple(bars))
