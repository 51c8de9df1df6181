"""Counting the public register: how many are found, and how many each value of a filter would leave.

The counts are sums of what tally.py keeps, unless words are searched: then what was found is counted, up to a limit.
Each is summed once, until the register changes.
"""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from sqlalchemy import Engine, Select, Subquery, func, select

from eia import tally
from eia.entries import words
from eia.extensions import db
from eia.models import RegisterCommittee, RegisterCount, RegisterEffect, RegisterEntry
from eia.public_list import STATUSES, Wanted, matching, order, year_of

#: So many of what a search finds are counted, and no more.
MOST_COUNTED = 5_000


@dataclass(frozen=True, slots=True)
class Facet:
    """A value that can be filtered by, and how many entries it would leave; None where that was not counted."""

    value: str
    label: str
    count: int | None


@dataclass(frozen=True, slots=True)
class Facets:
    """How many entries are found, and how many each value of a filter would leave, the other filters kept.

    ``total`` is None for more than MOST_COUNTED, which only a search can find.
    """

    total: int | None
    service: tuple[Facet, ...]
    committee: tuple[Facet, ...]
    affected: tuple[Facet, ...]
    rating: tuple[Facet, ...]
    status: tuple[Facet, ...]
    year: tuple[Facet, ...]

    @property
    def is_partial(self) -> bool:
        """Whether there are values whose entries were not counted."""
        named = (getattr(self, item.name) for item in fields(self) if item.name != "total")
        return any(facet.count is None for found in named for facet in found)


#: A value to filter by and its name, and how many entries have it; None where that was not counted.
_Rows = Iterable[tuple[Any, str, int | None]]
#: The filters by what every entry has one of, as the columns that hold it.
_SHARED = {"service": "service", "rating": "rating", "status": "status", "year": "published_year"}
_IS_AFFECTED = RegisterCount.found.in_(("adverse", "unknown"))
#: What was summed last, each under what it was summed for.
_KEPT: OrderedDict[tuple[Engine, int, Wanted, Callable[[Wanted], Any]], Any] = OrderedDict()
_MOST_KEPT = 256


def facets(wanted: Wanted) -> Facets:
    """What can be filtered by, given what is filtered already."""
    found: Facets = once(_facets, wanted)
    return found


def once(count: Callable[[Wanted], Any], wanted: Wanted) -> Any:
    """What ``count`` makes of ``wanted``, kept until the register changes."""
    key = (db.engine, tally.changes(), wanted, count)
    kept = _KEPT.pop(key) if key in _KEPT else count(wanted)
    _KEPT[key] = kept
    while len(_KEPT) > _MOST_KEPT:
        _KEPT.popitem(last=False)
    return kept


def is_search(wanted: Wanted) -> bool:
    """Whether words are looked for: what the kept counts cannot answer."""
    return bool(words(wanted.q))


def kind_of(wanted: Wanted, by: str = "") -> str:
    """The kind of kept counts that tells apart what ``wanted`` filters by, and ``by``."""
    if wanted.affected or by == "affected":
        return tally.BOTH if wanted.committee or by == "committee" else tally.EFFECT
    return tally.COMMITTEE if wanted.committee or by == "committee" else tally.ENTRY


def summed(wanted: Wanted, kind: str, *columns: Any) -> Select[Any]:
    """``columns`` of the kept counts, with how many entries of those ``wanted`` are alike in them."""
    this = RegisterCount
    chosen = select(*columns, func.sum(this.entries)).where(this.kind == kind)
    asked: tuple[tuple[Any, Any], ...] = (
        (this.service, wanted.service),
        (this.rating, wanted.rating),
        (this.status, wanted.status),
        (this.published_year, year_of(wanted)),
        (this.committee, wanted.committee),
        (this.characteristic, wanted.affected),
    )
    for column, value in asked:
        if value not in ("", None):
            chosen = chosen.where(column == value)
    if kind == tally.EFFECT:
        # So that the key finds a group's: it begins with the kind and the committee.
        chosen = chosen.where(this.committee == "")
        if wanted.affected:
            chosen = chosen.where(_IS_AFFECTED)
    return chosen.group_by(*columns) if columns else chosen


def _facets(wanted: Wanted) -> Facets:
    search = _Search() if is_search(wanted) else None
    found: dict[str, tuple[Facet, ...]] = {}
    for name in (*_SHARED, "committee", "affected"):
        others = replace(wanted, **{name: ""})
        rows = search.rows(others, name) if search else _sums(others, name)
        if rows is None:
            rows = ((value, label, None) for value, label, _ in _sums(replace(others, q=""), name))
        found[name] = _ordered(name, rows)
    total = search.total(wanted) if search else db.session.scalar(summed(wanted, kind_of(wanted))) or 0
    return Facets(total=total, **found)


def _ordered(name: str, rows: _Rows) -> tuple[Facet, ...]:
    """Of committees and groups the most frequent first, the newest year first, the others by their names."""
    named = STATUSES if name == "status" else {}
    facets = [
        Facet(str(value), named.get(value, str(label)), count)
        for value, label, count in rows
        if value not in ("", None)
    ]
    if name in _SHARED:
        return tuple(sorted(facets, key=lambda facet: facet.label, reverse=name == "year"))
    return tuple(sorted(facets, key=lambda facet: (-(facet.count or 0), facet.label)))


def _sums(others: Wanted, name: str) -> _Rows:
    """How many entries each value of the filter ``name`` would leave, of the kept counts."""
    kind = kind_of(others, name)
    if name == "affected":
        who, label = RegisterCount.characteristic, func.max(RegisterCount.label)
        chosen = summed(others, kind, who).add_columns(label)
        if kind == tally.EFFECT:
            chosen = chosen.where(_IS_AFFECTED)
        return [(value, label, count) for value, count, label in db.session.execute(chosen)]
    column = getattr(RegisterCount, _SHARED.get(name, name))
    return [(value, value, count) for value, count in db.session.execute(summed(others, kind, column))]


class _Search:
    """Counting what a search finds; what two filters ask alike is found once."""

    def __init__(self) -> None:
        self._seen: dict[Wanted, Sequence[Any] | None] = {}

    def total(self, wanted: Wanted) -> int | None:
        """How many are found; None for more than MOST_COUNTED."""
        found = self._found(wanted)
        return None if found is None else sum(row.entries for row in found)

    def rows(self, others: Wanted, name: str) -> _Rows | None:
        """How many entries each value of the filter ``name`` would leave; None where too many are found."""
        found = self._found(others)
        if found is None:
            return None
        if name in _SHARED:
            counts: Counter[Any] = Counter()
            for row in found:
                counts[getattr(row, _SHARED[name])] += row.entries
            return [(value, value, count) for value, count in counts.items()]
        these = self._newest(others, RegisterEntry.id)
        if name == "committee":
            beside: Any = RegisterCommittee
            value, label, counted = beside.committee, beside.committee, select(beside.committee)
        else:
            beside = RegisterEffect
            value, label = beside.characteristic, func.max(beside.label)
            counted = select(value).where(beside.is_affected)
        counted = counted.add_columns(label, func.count()).join(these, these.c.id == beside.entry_id)
        return [tuple(row) for row in db.session.execute(counted.group_by(value))]

    def _found(self, wanted: Wanted) -> Sequence[Any] | None:
        if wanted not in self._seen:
            part = self._newest(wanted, *(getattr(RegisterEntry, name) for name in _SHARED.values()))
            shared = [part.c[name] for name in _SHARED.values()]
            counted = select(*shared, func.count().label("entries")).group_by(*shared)
            rows = db.session.execute(counted).all()
            self._seen[wanted] = rows if sum(row.entries for row in rows) <= MOST_COUNTED else None
        return self._seen[wanted]

    @staticmethod
    def _newest(wanted: Wanted, *columns: Any) -> Subquery:
        """One more than is counted. In the order of the page, so that it is found as a page is: by its index alone."""
        found = matching(wanted, select(*columns)).order_by(*(column.desc() for column in order(wanted)))
        return found.limit(MOST_COUNTED + 1).subquery()
