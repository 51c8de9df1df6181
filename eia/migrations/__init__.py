"""Bringing a database to the tables this version needs, all or nothing.

On SQLite, altering a table means making it anew; with foreign keys on, that deleted every answer of every assessment
and reported success. So there each run holds one explicit transaction with foreign keys off, then checks every
reference and counts every row that no step announced as changed, and only then commits.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, inspect

FOLDER = Path(__file__).parent


class MigrationError(Exception):
    """A migration that would have lost or orphaned rows; nothing of it was kept."""


def settings(connection: Connection | None = None) -> Config:
    """Alembic's settings, with no .ini file to find."""
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Go up to ``revision``. Raises MigrationError, with the database as it was."""
    _whole(engine, lambda connection: command.upgrade(settings(connection), revision))


def downgrade(engine: Engine, revision: str) -> None:
    """Go down to ``revision``. Raises MigrationError, with the database as it was."""
    _whole(engine, lambda connection: command.downgrade(settings(connection), revision))


def current(engine: Engine) -> str | None:
    """The number the database is at; None for an empty one."""
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def head() -> str | None:
    """The number this version of the application needs."""
    return ScriptDirectory.from_config(settings()).get_current_head()


def _whole(engine: Engine, run: Callable[[Connection], None]) -> None:
    if engine.dialect.name != "sqlite":
        with engine.begin() as connection:
            run(connection)
        return
    with engine.connect() as connection:
        driver = connection.connection.dbapi_connection
        assert driver is not None
        # The pragma is ignored inside a transaction, so it goes to the driver before SQLAlchemy begins one.
        driver.execute("PRAGMA foreign_keys=OFF")
        try:
            with connection.begin():
                before = _rows(connection)
                run(connection)
                _check(connection, before)
        finally:
            driver.execute("PRAGMA foreign_keys=ON")


def _rows(connection: Connection) -> dict[str, int]:
    tables = inspect(connection).get_table_names()
    return {
        name: connection.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar_one() for name in tables
    }


def _check(connection: Connection, before: dict[str, int]) -> None:
    orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if orphans:
        raise MigrationError(
            f"{len(orphans)} rows would refer to rows that are gone, first in {orphans[0][0]}."
        )
    after = _rows(connection)
    lost = [
        name for name, count in before.items() if name != "alembic_version" and after.get(name, count) < count
    ]
    if lost:
        raise MigrationError(f"Rows would be lost from {', '.join(sorted(lost))}.")
