"""The figures of the public register's charts: what was found for whom, what was concluded, by service and by year.

They are sums of what tally.py keeps; what that cannot tell apart (words; a committee or a group, for what was found and
concluded) is counted in the entries.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Select, func, select

from eia import tally
from eia.extensions import db
from eia.gist import FOUND
from eia.models import RegisterCount, RegisterEffect, RegisterEntry
from eia.public_counts import is_search, kind_of, once, summed
from eia.public_list import STATUSES, Wanted, matching


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


def effects(wanted: Wanted) -> tuple[Group, ...]:
    """For each characteristic what the entries that stand found, by the keys of gist.FOUND, and how they rated it.

    Those with the most adverse and unknown effects first.
    """
    found: tuple[Group, ...] = once(_effects, wanted)
    return found


def by_year(wanted: Wanted) -> tuple[Group, ...]:
    """The entries of each year by their status, the newest year first."""
    found: tuple[Group, ...] = once(_by_year, wanted)
    return found


def by_service(wanted: Wanted) -> tuple[Group, ...]:
    """The entries of each service by their status, the service with the most first."""
    found: tuple[Group, ...] = once(_by_service, wanted)
    return found


def by_outcome(wanted: Wanted) -> tuple[Group, ...]:
    """The entries that stand by their conclusion, as the forms word it, the most frequent first."""
    found: tuple[Group, ...] = once(_by_outcome, wanted)
    return found


def _by_year(wanted: Wanted) -> tuple[Group, ...]:
    return tuple(sorted(_by_status(wanted, "published_year"), key=lambda one: one.value)[::-1])


def _by_service(wanted: Wanted) -> tuple[Group, ...]:
    return _most_first(one for one in _by_status(wanted, "service") if one.value)


def _by_status(wanted: Wanted, column: str) -> list[Group]:
    if is_search(wanted):
        this: Any = getattr(RegisterEntry, column)
        counted = matching(wanted, select(this, RegisterEntry.status, func.count()))
        counted = counted.group_by(this, RegisterEntry.status)
    else:
        counted = summed(wanted, kind_of(wanted), getattr(RegisterCount, column), RegisterCount.status)
    found: dict[str, Group] = {}
    for value, status, count in db.session.execute(counted):
        empty = Group(str(value), str(value), dict.fromkeys(STATUSES, 0), {})
        group = found.setdefault(str(value), empty)
        found[str(value)] = replace(group, counts={**group.counts, status: count})
    return list(found.values())


def _by_outcome(wanted: Wanted) -> tuple[Group, ...]:
    if _is_kept(wanted):
        counted = _standing(
            wanted, summed(wanted, tally.OUTCOME, RegisterCount.outcome), RegisterCount.status
        )
    else:
        outcome: Any = RegisterEntry.outcome
        found = matching(wanted, select(outcome, func.count())).group_by(outcome)
        counted = _standing(wanted, found, RegisterEntry.status)
    rows = db.session.execute(counted)
    return _most_first(Group("", label, {"outcome": count}, {}) for label, count in rows if label)


def _effects(wanted: Wanted) -> tuple[Group, ...]:
    found: dict[str, Group] = {}
    for who, label, what, rating, count in db.session.execute(_counted_effects(wanted)):
        group = found.setdefault(who, Group(who, label, dict.fromkeys(FOUND, 0), {}))
        counts = {**group.counts, what: group.counts[what] + count}
        ratings = {**group.ratings, rating: group.ratings.get(rating, 0) + count} if rating else group.ratings
        found[who] = replace(group, label=max(label, group.label), counts=counts, ratings=ratings)
    return tuple(
        sorted(found.values(), key=lambda one: (-one.counts["adverse"] - one.counts["unknown"], one.label))
    )


def _counted_effects(wanted: Wanted) -> Select[Any]:
    if _is_kept(wanted):
        kept: Any = RegisterCount
        columns = (kept.characteristic, kept.label, kept.found, kept.level)
        counted = _standing(wanted, summed(wanted, tally.EFFECT, *columns), kept.status)
    else:
        this: Any = RegisterEffect
        columns = (this.characteristic, this.label, this.found, this.rating)
        these = _standing(wanted, matching(wanted, select(RegisterEntry.id)), RegisterEntry.status)
        counted = select(*columns, func.count()).where(this.entry_id.in_(these)).group_by(*columns)
    return counted.order_by(*columns)


def _is_kept(wanted: Wanted) -> bool:
    return not (is_search(wanted) or wanted.committee or wanted.affected)


def _standing(wanted: Wanted, counted: Select[Any], status: Any) -> Select[Any]:
    """``counted`` without what is withdrawn, unless withdrawn is what is wanted."""
    return counted if wanted.status else counted.where(status != "withdrawn")


def _most_first(groups: Iterable[Group]) -> tuple[Group, ...]:
    return tuple(sorted(groups, key=lambda one: (-one.total, one.label)))
