"""The public register counted one entry at a time in Python: what its counts and figures must be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product
from typing import Any

from sqlalchemy import select

from eia import public_counts, public_figures
from eia.extensions import db
from eia.models import RegisterCommittee, RegisterEffect, RegisterEntry
from eia.public_list import Wanted

NAMES = ("service", "rating", "status", "year", "committee", "affected")


@dataclass
class Line:
    """An entry as the recount sees it."""

    entry: RegisterEntry
    committees: list[str]
    effects: list[RegisterEffect]

    @property
    def values(self) -> dict[str, list[str]]:
        return {
            "service": [self.entry.service],
            "rating": [self.entry.rating],
            "status": [self.entry.status],
            "year": [str(self.entry.published_year)],
            "committee": self.committees,
            "affected": [one.characteristic for one in self.effects if one.found in ("adverse", "unknown")],
        }

    def is_wanted(self, wanted: Wanted) -> bool:
        filters = wanted.filters
        word = filters.pop("q", "")
        said = self.entry.title.casefold().split()
        return (not word or word in said) and all(
            value in self.values[name] for name, value in filters.items()
        )


def lines() -> list[Line]:
    """Every entry of the register."""
    return [
        Line(
            entry,
            list(db.session.scalars(select(RegisterCommittee.committee).filter_by(entry_id=entry.id))),
            list(db.session.scalars(select(RegisterEffect).filter_by(entry_id=entry.id))),
        )
        for entry in db.session.scalars(select(RegisterEntry))
    ]


def asked(listed: list[Line], *searched: str) -> Iterator[Wanted]:
    """Every pair of filters by values that there are, each with and without a word."""
    values = {
        name: sorted({value for line in listed for value in line.values[name]} - {""}) for name in NAMES
    }
    for one, other in product(NAMES, NAMES):
        for first, second in product(values[one][:3], values[other][:3]):
            for word in searched:
                yield replace(Wanted(q=word), **{one: first, other: second})
    yield Wanted()


def told(wanted: Wanted) -> dict[str, Any]:
    """What the page says: the total, and for each filter its values."""
    facets = public_counts.facets(wanted)
    counted = {name: {one.value: one.count for one in getattr(facets, name)} for name in NAMES}
    return {"total": facets.total} | counted


def plain(wanted: Wanted, listed: list[Line]) -> dict[str, Any]:
    """What ``told`` must be for the entries ``listed``."""
    found: dict[str, Any] = {"total": sum(line.is_wanted(wanted) for line in listed)}
    for name in NAMES:
        others = replace(wanted, **{name: ""})
        counted = Counter(value for line in listed if line.is_wanted(others) for value in line.values[name])
        found[name] = {value: count for value, count in counted.items() if value}
    return found


def drawn(wanted: Wanted) -> dict[str, Any]:
    """The figures of the charts."""
    return {
        "years": {one.value: {**one.counts} for one in public_figures.by_year(wanted)},
        "services": {one.value: {**one.counts} for one in public_figures.by_service(wanted)},
        "outcomes": {one.label: one.total for one in public_figures.by_outcome(wanted)},
        "effects": {one.value: ({**one.counts}, {**one.ratings}) for one in public_figures.effects(wanted)},
    }


def plainly_drawn(wanted: Wanted, listed: list[Line]) -> dict[str, Any]:
    """What ``drawn`` must be for the entries ``listed``."""
    these = [line for line in listed if line.is_wanted(wanted)]
    standing = [line for line in these if wanted.status or line.entry.status != "withdrawn"]
    by: dict[str, Any] = {"years": {}, "services": {}, "effects": {}}
    for line in these:
        for name, value in (("years", str(line.entry.published_year)), ("services", line.entry.service)):
            if value:
                none = {"published": 0, "screened_out": 0, "withdrawn": 0}
                by[name].setdefault(value, none)[line.entry.status] += 1
    for one in (effect for line in standing for effect in line.effects):
        nothing: Any = ({"adverse": 0, "unknown": 0, "positive": 0, "none": 0}, {})
        counts, ratings = by["effects"].setdefault(one.characteristic, nothing)
        counts[one.found] += 1
        if one.rating:
            ratings[one.rating] = ratings.get(one.rating, 0) + 1
    by["outcomes"] = dict(Counter(line.entry.outcome for line in standing if line.entry.outcome))
    return by
