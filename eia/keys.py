"""Idempotency keys of posted forms: claimed in the transaction that acts on the form, and answered with it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite

from eia.extensions import db
from eia.models import IdempotencyKey, User, now

_KEYS = IdempotencyKey.__table__
# Built once: putting a statement together costs more than running it. An INSERT tells its count only when asked to.
_INSERTS: dict[str, Any] = {
    name: dialect.insert(_KEYS).on_conflict_do_nothing().execution_options(preserve_rowcount=True)
    for name, dialect in (("sqlite", sqlite), ("postgresql", postgresql))
}
_ANSWERED = select(_KEYS.c.response, _KEYS.c.at).where(
    _KEYS.c.user_id == bindparam("user_id"), _KEYS.c.key == bindparam("key")
)


def claim(actor: User, key: str, response: dict[str, Any]) -> bool:
    """Note ``key`` with ``response``, unless it is there already; whether it was not.

    On PostgreSQL the second of two at once waits here until the first has ended; on SQLite it waited to begin.
    """
    values = {"user_id": actor.id, "key": key, "response": response, "at": now()}
    connection = db.session.connection()
    return bool(connection.execute(_INSERTS[connection.dialect.name], values).rowcount)


def release(actor: User, key: str) -> None:
    """Take the claim back: what was posted with ``key`` is not done."""
    db.session.execute(delete(_KEYS).where(_KEYS.c.user_id == actor.id, _KEYS.c.key == key))


def answer(actor: User, key: str, response: dict[str, str]) -> None:
    """Keep what a claimed ``key`` was answered with."""
    mine = (_KEYS.c.user_id == actor.id) & (_KEYS.c.key == key)
    db.session.execute(update(_KEYS).where(mine).values(response=response))


def answered(actor: User, key: str) -> tuple[dict[str, Any], datetime | None]:
    """What ``key`` was answered with and when it was claimed; ({}, None) for one never seen."""
    row = db.session.connection().execute(_ANSWERED, {"user_id": actor.id, "key": key}).first()
    return (row.response, row.at) if row else ({}, None)
