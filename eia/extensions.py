"""The extensions, unbound, and how a database connection must behave before anything is stored on it.

SQLite is opened in WAL with synchronous=FULL, foreign keys on, and every write request starts with BEGIN IMMEDIATE:
with the driver's own transactions, or a plain BEGIN, two officers saving at once lose or are refused most saves
(measured: docs/decisions). A deployment where any of this does not hold is refused at the start.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from flask import Flask, g, has_app_context, has_request_context, request
from flask_security.core import Security
from flask_sqlalchemy import SQLAlchemy
from flask_wtf import CSRFProtect
from sqlalchemy import Connection, DateTime, Dialect, Engine, MetaData, event, text
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator

from eia.errors import ConfigError

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
#: How long a writer waits for its turn before the request is answered with "not saved".
BUSY_SECONDS = 10


class Base(DeclarativeBase):
    """Every constraint has a predictable name, without which SQLite cannot alter a table."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class UtcTime(TypeDecorator[datetime]):
    """A moment, always in UTC and always aware; SQLite, which has no time zones, stores the UTC digits."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)

    # A page is saved with one moment on every answer and event: each moment is put in digits, and read, once.
    def bind_processor(self, dialect: Dialect) -> Any:
        process = super().bind_processor(dialect)
        return lru_cache(maxsize=16)(process) if process else None

    def result_processor(self, dialect: Dialect, coltype: object) -> Any:
        process = super().result_processor(dialect, coltype)
        return lru_cache(maxsize=256)(process) if process else None


db = SQLAlchemy(model_class=Base)
csrf = CSRFProtect()
security = Security()


def is_writing() -> bool:
    """Whether the transaction about to begin may write: any unsafe request, and all work outside requests.

    ``g.writing`` overrides it: signing in sets it False while a password is hashed, so that no officer's save waits
    for that.
    """
    if not has_app_context():
        return True
    return bool(g.get("writing", not has_request_context() or request.method not in SAFE_METHODS))


@contextmanager
def only_reading() -> Iterator[None]:
    """Work outside a request that writes nothing and takes long: officers save meanwhile."""
    db.session.rollback()
    g.writing = False
    try:
        yield
    finally:
        db.session.rollback()
        g.pop("writing")


@event.listens_for(db.session, "after_commit")
def stop_writing(_session: object) -> None:
    """What follows a commit in a request is the drawing of its page, which must not keep other writers waiting."""
    if has_request_context():
        g.writing = False


def ensure_writing() -> None:
    """Make the session's transaction one that may write; a request that has only read so far begins a new one.

    A read transaction cannot become a write transaction on SQLite without being refused whenever somebody else wrote
    in between.
    """
    if has_request_context() and not is_writing():
        db.session.rollback()
        g.writing = True


def prepare_engine(engine: Engine) -> None:
    """Make every connection of ``engine`` safe for an officer's text. Nothing to do on PostgreSQL."""
    if engine.dialect.name != "sqlite":
        return

    @event.listens_for(engine, "connect")
    def on_connect(connection: Any, _record: Any) -> None:
        # None hands BEGIN to us; the driver would otherwise open a transaction only at the first write.
        connection.isolation_level = None
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout={BUSY_SECONDS * 1000}")
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA synchronous=FULL")
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.close()

    @event.listens_for(engine, "begin")
    def on_begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writing() else "BEGIN")


def check_durability(engine: Engine) -> None:
    """Refuse a database that could lose an acknowledged save. Raises ConfigError."""
    with engine.connect() as connection:
        if engine.dialect.name == "sqlite":
            wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
            found = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in wanted}
            if found != wanted:
                raise ConfigError(
                    "The SQLite file cannot be kept safely here (it needs WAL, synchronous=FULL and foreign keys, "
                    f"and has {found}): put it on a local disk, or use PostgreSQL."
                )
        elif (mode := connection.execute(text("SHOW synchronous_commit")).scalar()) not in (
            "on",
            "remote_apply",
        ):
            raise ConfigError(
                f"PostgreSQL has synchronous_commit={mode}, which can lose a saved text: set it to on."
            )


def bind(app: Flask) -> None:
    """Bind the database to ``app``, prepare its connections and check them. Raises ConfigError."""
    db.init_app(app)
    with app.app_context():
        prepare_engine(db.engine)
        check_durability(db.engine)
