"""The counts of the public register, changed with its entries and in their transaction. The only writer of them.

A page of the register sums some thousands of these rows, whatever the number of entries. Writers of the register take
turns, on PostgreSQL too: each begins with the one row that counts the changes, which also tells readers that what they
summed before is out of date.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256
from json import dumps
from typing import Any, NamedTuple

from sqlalchemy import Select, bindparam, delete, func, insert, select
from sqlalchemy.dialects import postgresql, sqlite

from eia.extensions import db
from eia.models import Assessment, RegisterCommittee, RegisterCount, RegisterEffect, RegisterEntry

ENTRY, COMMITTEE, EFFECT, BOTH, OUTCOME = "entry", "committee", "effect", "both", "outcome"
#: The kind whose one row says how often the register changed.
CHANGE = "change"


class Cell(NamedTuple):
    """What the entries of one row have in common: its columns, "" where its kind fills none."""

    kind: str
    service: str = ""
    status: str = ""
    published_year: int = 0
    rating: str = ""
    committee: str = ""
    characteristic: str = ""
    label: str = ""
    found: str = ""
    level: str = ""
    outcome: str = ""

    @property
    def key(self) -> str:
        return sha256(dumps(self).encode()).hexdigest()


_SHARED: dict[str, Any] = {name: getattr(RegisterEntry, name) for name in Cell._fields[1:5]}
_WHO: dict[str, Any] = {"characteristic": RegisterEffect.characteristic, "label": RegisterEffect.label}
#: What each kind counts by, beside what all share. BOTH is of the groups with an adverse or unknown effect alone.
_KINDS: dict[str, dict[str, Any]] = {
    ENTRY: {},
    COMMITTEE: {"committee": RegisterCommittee.committee},
    EFFECT: _WHO | {"found": RegisterEffect.found, "level": RegisterEffect.rating},
    BOTH: _WHO | {"committee": RegisterCommittee.committee},
    OUTCOME: {"outcome": RegisterEntry.outcome},
}
_TABLE: Any = RegisterCount.__table__
_KEY: list[str] = [column.name for column in _TABLE.primary_key]
_UPSERTS: dict[str, Any] = {}
for _name, _dialect in (("sqlite", sqlite), ("postgresql", postgresql)):
    _new: Any = _dialect.insert(_TABLE)
    _sum = {"entries": _TABLE.c.entries + _new.excluded.entries}
    _UPSERTS[_name] = _new.on_conflict_do_update(index_elements=_KEY, set_=_sum)
_EMPTY = delete(_TABLE).where(
    *(_TABLE.c[name] == bindparam(f"a_{name}") for name in _KEY), _TABLE.c.entries == 0
)


@contextmanager
def following(assessment: Assessment) -> Iterator[None]:
    """Change the counts by what the block changes of the entry of ``assessment``, whose lock the caller holds.

    Whoever else writes the register waits until the transaction ends: no assessment may be locked after this.
    """
    _take_turn()
    is_kept = changes() > 1
    before = _recounted(assessment)
    yield
    if not is_kept:
        _fill()
        return
    difference = _recounted(assessment)
    difference.subtract(before)
    _add({cell: more for cell, more in difference.items() if more})


def changes() -> int:
    """How often the register changed; 0 before its counts were first filled."""
    return db.session.scalar(select(RegisterCount.entries).where(RegisterCount.kind == CHANGE)) or 0


def count_anew() -> None:
    """Fill the counts from the entries, whatever they were."""
    _take_turn()
    _fill()


def differing() -> int:
    """How many counts are not what a recount finds."""
    db.session.execute(select(RegisterCount.key).where(RegisterCount.kind == CHANGE).with_for_update())
    rows = db.session.execute(select(*_TABLE.columns).where(_TABLE.c.kind != CHANGE)).mappings()
    kept = {Cell(*(row[name] for name in Cell._fields)): row["entries"] for row in rows}
    found = _recounted()
    return sum(kept.get(cell) != found.get(cell) for cell in kept.keys() | found.keys())


def _take_turn() -> None:
    _add({Cell(CHANGE): 1})


def _fill() -> None:
    db.session.execute(delete(RegisterCount).where(RegisterCount.kind != CHANGE))
    # In the order of the key: PostgreSQL takes an index the rather, the nearer together lies what it leads to.
    rows = [_row(*one) for one in sorted(_recounted().items(), key=_place)]
    for begin in range(0, len(rows), 5_000):
        db.session.connection().execute(insert(_TABLE), rows[begin : begin + 5_000])


def _add(more: Mapping[Cell, int]) -> None:
    if not more:
        return
    connection = db.session.connection()
    rows = [_row(*one) for one in more.items()]
    connection.execute(_UPSERTS[connection.dialect.name], rows)
    if fewer := [{f"a_{name}": row[name] for name in _KEY} for row in rows if row["entries"] < 0]:
        connection.execute(_EMPTY, fewer)


def _place(one: tuple[Cell, int]) -> tuple[str, ...]:
    return one[0].kind, one[0].committee, one[0].characteristic


def _row(cell: Cell, entries: int) -> dict[str, Any]:
    return cell._asdict() | {"key": cell.key, "entries": entries}


def _recounted(assessment: Assessment | None = None) -> Counter[Cell]:
    """The counts as the entries have them, or as the one of ``assessment`` has."""
    found: Counter[Cell] = Counter()
    for kind in _KINDS:
        chosen = _alike(kind)
        if assessment is not None:
            chosen = chosen.where(RegisterEntry.assessment_id == assessment.id)
        for row in db.session.execute(chosen).mappings():
            said = dict(row)
            entries = said.pop("entries")
            found[Cell(kind, **said)] = entries
    return found


def _alike(kind: str) -> Select[Any]:
    columns = _SHARED | _KINDS[kind]
    named = [column.label(name) for name, column in columns.items()]
    chosen = select(*named, func.count().label("entries")).select_from(RegisterEntry)
    if "committee" in columns:
        chosen = chosen.join(RegisterCommittee, RegisterCommittee.entry_id == RegisterEntry.id)
    if "characteristic" in columns:
        chosen = chosen.join(RegisterEffect, RegisterEffect.entry_id == RegisterEntry.id)
    if kind == BOTH:
        chosen = chosen.where(RegisterEffect.is_affected)
    return chosen.group_by(*columns.values())
