"""Counting the public register: what each filter would leave, and the figures of its charts.

Each is counted once, until something is published, withdrawn or sent to a committee.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Engine, Select, func, select

from eia.extensions import db
from eia.gist import FOUND
from eia.models import RegisterCommittee, RegisterEffect, RegisterEntry
from eia.public_list import STATUSES, Wanted, matching, stamp


@dataclass(frozen=True, slots=True)
class Facet:
    """A value that can be filtered by, and how many entries it would leave."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Facets:
    """How many entries are found, and how many each value of a filter would leave, the other filters kept."""

    total: int
    service: tuple[Facet, ...]
    committee: tuple[Facet, ...]
    affected: tuple[Facet, ...]
    rating: tuple[Facet, ...]
    status: tuple[Facet, ...]
    year: tuple[Facet, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A group of entries: the value to filter by, its name, and how many of each kind; ``ratings`` by their names."""

    value: str
    label: str
    counts: Mapping[str, int]
    ratings: Mapping[str, int]

    @property
    def total(self) -> int:
        return sum(self.counts.values())


#: What was counted last, each under what it was counted for.
_KEPT: OrderedDict[tuple[Engine, datetime | None, Wanted, Callable[[Wanted], Any]], Any] = OrderedDict()
_MOST = 256


def facets(wanted: Wanted) -> Facets:
    """What can be filtered by, given what is filtered already."""
    found: Facets = _once(_facets, wanted)
    return found


def effects(wanted: Wanted) -> tuple[Group, ...]:
    """For each characteristic what the entries that stand found, by the keys of gist.FOUND, and how they rated it.

    Those with the most adverse and unknown effects first.
    """
    found: tuple[Group, ...] = _once(_effects, wanted)
    return found


def by_year(wanted: Wanted) -> tuple[Group, ...]:
    """The entries of each year by their status, the newest year first."""
    found: tuple[Group, ...] = _once(_by_year, wanted)
    return found


def by_service(wanted: Wanted) -> tuple[Group, ...]:
    """The entries of each service by their status, the service with the most first."""
    found: tuple[Group, ...] = _once(_by_service, wanted)
    return found


def by_outcome(wanted: Wanted) -> tuple[Group, ...]:
    """The entries that stand by their conclusion, as the forms word it, the most frequent first."""
    found: tuple[Group, ...] = _once(_by_outcome, wanted)
    return found


def _once(count: Callable[[Wanted], Any], wanted: Wanted) -> Any:
    key = (db.engine, stamp(), wanted, count)
    kept = _KEPT.pop(key) if key in _KEPT else count(wanted)
    _KEPT[key] = kept
    while len(_KEPT) > _MOST:
        _KEPT.popitem(last=False)
    return kept


def _by_year(wanted: Wanted) -> tuple[Group, ...]:
    return tuple(sorted(_by_status(wanted, RegisterEntry.published_year), key=lambda one: one.value)[::-1])


def _by_service(wanted: Wanted) -> tuple[Group, ...]:
    return _most_first(one for one in _by_status(wanted, RegisterEntry.service) if one.value)


def _by_status(wanted: Wanted, column: Any) -> list[Group]:
    counted = matching(wanted, select(column, RegisterEntry.status, func.count()))
    found: dict[str, Group] = {}
    for value, status, count in db.session.execute(counted.group_by(column, RegisterEntry.status)):
        empty = Group(str(value), str(value), dict.fromkeys(STATUSES, 0), {})
        group = found.setdefault(str(value), empty)
        found[str(value)] = replace(group, counts={**group.counts, status: count})
    return list(found.values())


def _by_outcome(wanted: Wanted) -> tuple[Group, ...]:
    outcome: Any = RegisterEntry.outcome
    rows = db.session.execute(_standing(wanted, select(outcome, func.count())).group_by(outcome))
    return _most_first(Group("", label, {"outcome": count}, {}) for label, count in rows if label)


def _effects(wanted: Wanted) -> tuple[Group, ...]:
    this = RegisterEffect
    counted = select(this.characteristic, func.max(this.label), this.found, this.rating, func.count())
    counted = counted.where(this.entry_id.in_(_standing(wanted, select(RegisterEntry.id))))
    found: dict[str, Group] = {}
    for who, label, what, rating, count in db.session.execute(
        counted.group_by(this.characteristic, this.found, this.rating)
    ):
        group = found.setdefault(who, Group(who, label, dict.fromkeys(FOUND, 0), {}))
        counts = {**group.counts, what: group.counts[what] + count}
        ratings = {**group.ratings, rating: group.ratings.get(rating, 0) + count} if rating else group.ratings
        found[who] = replace(group, counts=counts, ratings=ratings)
    return tuple(
        sorted(found.values(), key=lambda one: (-one.counts["adverse"] - one.counts["unknown"], one.label))
    )


def _standing(wanted: Wanted, chosen: Select[Any]) -> Select[Any]:
    """What is ``wanted`` and not withdrawn, unless withdrawn is what is wanted."""
    found = matching(wanted, chosen)
    return found if wanted.status else found.where(RegisterEntry.status != "withdrawn")


def _most_first(groups: Iterable[Group]) -> tuple[Group, ...]:
    return tuple(sorted(groups, key=lambda one: (-one.total, one.label)))


def _facets(wanted: Wanted) -> Facets:
    names: dict[str, Any] = {
        "service": RegisterEntry.service,
        "rating": RegisterEntry.rating,
        "status": RegisterEntry.status,
        "year": RegisterEntry.published_year,
    }
    counts: dict[str, tuple[Facet, ...]] = {}
    for name, column in names.items():
        others = replace(wanted, **{name: ""})
        rows = db.session.execute(matching(others, select(column, func.count())).group_by(column))
        found = [
            Facet(str(value), STATUSES.get(value, str(value)) if name == "status" else str(value), count)
            for value, count in rows
            if value not in ("", None)
        ]
        counts[name] = tuple(sorted(found, key=lambda facet: facet.label, reverse=name == "year"))
    committee, who = RegisterCommittee.committee, RegisterEffect.characteristic
    counts["committee"] = _beside(
        select(committee, committee, func.count()).group_by(committee),
        RegisterCommittee.entry_id,
        replace(wanted, committee=""),
    )
    counts["affected"] = _beside(
        select(who, func.max(RegisterEffect.label), func.count())
        .where(RegisterEffect.is_affected)
        .group_by(who),
        RegisterEffect.entry_id,
        replace(wanted, affected=""),
    )
    total = db.session.scalar(matching(wanted, select(func.count(RegisterEntry.id)))) or 0
    return Facets(total=total, **counts)


def _beside(counted: Select[str, str, int], entry: Any, others: Wanted) -> tuple[Facet, ...]:
    """The groups of a table beside the entries, the most frequent first."""
    if others.filters:
        counted = counted.where(entry.in_(matching(others, select(RegisterEntry.id))))
    found = (Facet(*row) for row in db.session.execute(counted))
    return tuple(sorted(found, key=lambda facet: (-facet.count, facet.label)))
