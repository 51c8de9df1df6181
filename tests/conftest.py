"""An application on an empty, migrated database, and people signed in to it.

On SQLite each test gets a copy of one migrated file; with TEST_DATABASE_URL set, one migrated PostgreSQL database is
emptied before each test. A test uses either ``session`` or the clients: a request needs its own application context.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask, has_app_context
from flask.testing import FlaskClient
from sqlalchemy import create_engine, text
from sqlalchemy.orm import scoped_session

from eia import migrations
from eia.application import create_app
from eia.extensions import db, prepare_engine
from tests import factories

POSTGRES = os.environ.get("TEST_DATABASE_URL", "")
SETTINGS: dict[str, Any] = {
    "TESTING": True,
    "DEMO": False,
    "SECRET_KEY": "tests-0123456789-abcdefghijklmnopqrstuvwxyz",
    "WTF_CSRF_ENABLED": False,
    # The test client speaks plain http.
    "SESSION_COOKIE_SECURE": False,
    "SESSION_COOKIE_NAME": "session",
    # The weakest argon2, so that a test which hashes does not wait for it.
    "SECURITY_PASSWORD_HASH_PASSLIB_OPTIONS": {
        "argon2__time_cost": 1,
        "argon2__memory_cost": 8,
        "argon2__parallelism": 1,
    },
}


class Client(FlaskClient):
    """A browser with one person in front of it; ``email`` is who, "" for nobody."""

    email = ""

    def open(self, *args: Any, **kwargs: Any) -> Any:
        assert not has_app_context(), "close the application context first: a request needs its own"
        return super().open(*args, **kwargs)


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the newest tables and no rows: the SQLite file to copy, or PostgreSQL emptied and migrated."""
    path = tmp_path_factory.mktemp("migrated") / "eia.sqlite3"
    engine = create_engine(POSTGRES or f"sqlite:///{path}")
    prepare_engine(engine)
    if POSTGRES:
        with engine.begin() as connection:
            connection.execute(text("DROP SCHEMA public CASCADE"))
            connection.execute(text("CREATE SCHEMA public"))
    migrations.upgrade(engine)
    if not POSTGRES:
        with engine.connect() as connection:
            connection.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")  # type: ignore[attr-defined]
    engine.dispose()
    return path


@pytest.fixture
def database(migrated: Path, tmp_path: Path) -> str:
    """The address of this test's own empty database."""
    if not POSTGRES:
        shutil.copy(migrated, tmp_path / "eia.sqlite3")
        return f"sqlite:///{tmp_path / 'eia.sqlite3'}"
    engine = create_engine(POSTGRES)
    tables = ", ".join(f'"{table.name}"' for table in db.metadata.sorted_tables)
    with engine.begin() as connection:
        connection.execute(text(f"TRUNCATE {tables} RESTART IDENTITY CASCADE"))
    engine.dispose()
    return POSTGRES


@pytest.fixture
def make_app(database: str, tmp_path: Path) -> Iterator[Callable[..., Flask]]:
    """Makes an application on this test's database with other settings."""
    made: list[Flask] = []

    def make(**settings: Any) -> Flask:
        app = create_app(SETTINGS | {"INSTANCE": tmp_path, "SQLALCHEMY_DATABASE_URI": database} | settings)
        app.test_client_class = Client
        made.append(app)
        return app

    yield make
    for app in made:
        with app.app_context():
            db.engine.dispose()


@pytest.fixture
def app(make_app: Callable[..., Flask]) -> Flask:
    return make_app()


@pytest.fixture
def session(app: Flask) -> Iterator[scoped_session[Any]]:
    """The database session, inside an application context that lasts as long as the test."""
    with app.app_context():
        yield db.session


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """Nobody signed in."""
    return app.test_client()


@pytest.fixture
def sign_in(app: Flask) -> Callable[..., FlaskClient]:
    """``sign_in("lead")`` or ``sign_in("lead", 2)``: a client with that person of the factories signed in."""

    def sign(who: str, number: int = 0) -> FlaskClient:
        with app.app_context():
            user = factories.make_user(who, number)
            email, uniquifier = user.email, user.fs_uniquifier
            db.session.commit()
        client = app.test_client()
        client.email = email  # type: ignore[attr-defined]
        with client.session_transaction() as cookie:
            now = int(time.time())
            cookie.update(_user_id=uniquifier, _fresh=True, fs_paa=now, seen_at=now)
        return client

    return sign


lead = pytest.fixture(name="lead")(lambda sign_in: sign_in("lead"))
team = pytest.fixture(name="team")(lambda sign_in: sign_in("team"))
head = pytest.fixture(name="head")(lambda sign_in: sign_in("head"))
equality = pytest.fixture(name="equality")(lambda sign_in: sign_in("equality"))
admin = pytest.fixture(name="admin")(lambda sign_in: sign_in("admin"))
