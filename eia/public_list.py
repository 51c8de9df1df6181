"""Reading the public register: a page of it, what its filters would leave, and all of it for a file.

A page is a keyset page: the cursor is the last line shown. A search and each filter has an index in the order of the
page, so that the first fifty lines cost the same among a hundred and among a hundred thousand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, func, select, tuple_

from eia.entries import words
from eia.extensions import db
from eia.models import RegisterCommittee, RegisterEffect, RegisterEntry, RegisterWord
from eia.register import cursor_after, place_of

PAGE = 50
NEWEST, OLDEST, BY_TITLE = "newest", "oldest", "title"
SORTS = {NEWEST: "Newest first", OLDEST: "Oldest first", BY_TITLE: "Title, A to Z"}
#: A search uses at most this many words.
MOST_WORDS = 8


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reader asked for; "" is no filter."""

    q: str = ""
    service: str = ""
    committee: str = ""
    affected: str = ""
    rating: str = ""
    status: str = ""
    year: str = ""

    @property
    def filters(self) -> dict[str, str]:
        return {item.name: getattr(self, item.name) for item in fields(self) if getattr(self, item.name)}


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of entries; ``after`` is the cursor of the next one, "" on the last."""

    rows: Sequence[RegisterEntry]
    after: str


STATUSES = {"published": "Published", "screened_out": "Screened out", "withdrawn": "Withdrawn"}


def page(wanted: Wanted, sort: str = NEWEST, after: str = "", limit: int = PAGE) -> Listing:
    """The entries that match, ``limit`` at a time. An ``after`` that is no cursor is taken for none."""
    chosen = matching(wanted, select(RegisterEntry))
    if sort == BY_TITLE:
        if found := _title_cursor(after):
            chosen = chosen.where(tuple_(RegisterEntry.title, RegisterEntry.id) > found)
        chosen = chosen.order_by(RegisterEntry.title, RegisterEntry.id)
    else:
        at, ident = order(wanted)
        if cursor := place_of(after):
            place = tuple_(at, ident)
            chosen = chosen.where(place > cursor if sort == OLDEST else place < cursor)
        chosen = chosen.order_by(*((at, ident) if sort == OLDEST else (at.desc(), ident.desc())))
    rows = list(db.session.scalars(chosen.limit(limit + 1)))
    if len(rows) <= limit:
        return Listing(rows, "")
    last = rows[limit - 1]
    if sort == BY_TITLE:
        return Listing(rows[:limit], f"{last.id}-{last.title}")
    return Listing(rows[:limit], cursor_after(last.published_at, last.id))


def everything(wanted: Wanted) -> Iterator[RegisterEntry]:
    """Every entry that matches, newest first, a few hundred in memory at a time."""
    at, ident = order(wanted)
    chosen = matching(wanted, select(RegisterEntry)).order_by(at.desc(), ident.desc())
    for part in db.session.scalars(chosen.execution_options(yield_per=500)).partitions():
        yield from part
        db.session.expunge_all()


def stamp() -> datetime | None:
    """When the register last changed; None while it is empty."""
    return db.session.scalar(select(func.max(RegisterEntry.changed_at)))


def order(wanted: Wanted) -> tuple[Any, Any]:
    """The columns in whose order entries stand: those of the index that finds them."""
    if wanted.q and words(wanted.q):
        return RegisterWord.published_at, RegisterWord.entry_id
    if wanted.committee:
        return RegisterCommittee.published_at, RegisterCommittee.entry_id
    if wanted.affected:
        return RegisterEffect.published_at, RegisterEffect.entry_id
    return RegisterEntry.published_at, RegisterEntry.id


def matching(wanted: Wanted, chosen: Select[Any]) -> Select[Any]:
    """``chosen`` narrowed to what is ``wanted``; the rarest kind of filter leads, the others are looked up."""
    chosen = chosen.select_from(RegisterEntry)
    first, *others = sorted(words(wanted.q), key=lambda word: (-len(word), word))[:MOST_WORDS] or [""]
    if first:
        chosen = chosen.join(
            RegisterWord, and_(RegisterWord.entry_id == RegisterEntry.id, RegisterWord.word == first)
        )
    for word in others:
        holds = select(RegisterWord.word).where(
            RegisterWord.word == word,
            RegisterWord.published_at == RegisterEntry.published_at,
            RegisterWord.entry_id == RegisterEntry.id,
        )
        # Looked up entry by entry: of an EXISTS PostgreSQL makes a join, for which it reads the whole register.
        chosen = chosen.where(holds.correlate(RegisterEntry).scalar_subquery().is_not(None))
    if wanted.affected:
        named = and_(RegisterEffect.is_affected, RegisterEffect.characteristic == wanted.affected)
        chosen = chosen.join(RegisterEffect, and_(RegisterEffect.entry_id == RegisterEntry.id, named))
    if wanted.committee:
        before = RegisterCommittee.committee == wanted.committee
        chosen = chosen.join(RegisterCommittee, and_(RegisterCommittee.entry_id == RegisterEntry.id, before))
    if wanted.service:
        chosen = chosen.where(RegisterEntry.service == wanted.service)
    if wanted.rating:
        chosen = chosen.where(RegisterEntry.rating == wanted.rating)
    if wanted.status:
        chosen = chosen.where(RegisterEntry.status == wanted.status)
    if (year := year_of(wanted)) is not None:
        chosen = chosen.where(RegisterEntry.published_year == year)
    return chosen


def year_of(wanted: Wanted) -> int | None:
    """The year that is ``wanted``; None where none is, or what is no year."""
    is_year = wanted.year.isascii() and wanted.year.isdigit() and len(wanted.year) == 4
    return int(wanted.year) if is_year else None


def _title_cursor(after: str) -> tuple[str, int] | None:
    last, dash, title = after.partition("-")
    return (title, int(last)) if dash and last.isascii() and last.isdigit() and len(last) < 10 else None
