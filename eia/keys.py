"""Idempotency keys of posted forms: claimed in the transaction that acts on the form, and answered with it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select, update
from sqlalchemy.dialects import postgresql, sqlite

from eia.extensions import db
from eia.models import IdempotencyKey, User, now

_KEYS = IdempotencyKey.__table__
# Built once: putting a statement together costs more than running it.
_INSERTS: dict[str, Any] = {
    "sqlite": sqlite.insert(_KEYS).on_conflict_do_nothing(),
    "postgresql": postgresql.insert(_KEYS).on_conflict_do_nothing(),
}
_ANSWERED = select(_KEYS.c.response, _KEYS.c.at).where(
    _KEYS.c.user_id == bindparam("user_id"), _KEYS.c.key == bindparam("key")
)


def claim(actor: User, key: str, response: dict[str, str]) -> None:
    """Note ``key`` with ``response``, unless it is there already.

    On PostgreSQL the second of two at once waits here until the first has ended; on SQLite it waited to begin.
    """
    values = {"user_id": actor.id, "key": key, "response": response, "at": now()}
    db.session.execute(_INSERTS[db.engine.dialect.name], values)


def answer(actor: User, key: str, response: dict[str, str]) -> None:
    """Keep what a claimed ``key`` was answered with."""
    mine = (_KEYS.c.user_id == actor.id) & (_KEYS.c.key == key)
    db.session.execute(update(_KEYS).where(mine).values(response=response))


def answered(actor: User, key: str) -> tuple[dict[str, str], datetime | None]:
    """What ``key`` was answered with and when it was claimed; ({}, None) for one never seen."""
    row = db.session.execute(_ANSWERED, {"user_id": actor.id, "key": key}).first()
    return (row.response, row.at) if row else ({}, None)
