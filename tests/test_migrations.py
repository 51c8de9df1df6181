"""The tables that migrations make are the tables the models describe, and no migration loses a row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.operations import Operations
from flask import Flask

from eia import migrations, store
from eia.extensions import db, prepare_engine
from eia.migrations import MigrationError
from tests.factories import make_assessment, make_user


@pytest.fixture
def engine(app: Flask) -> Iterator[sa.Engine]:
    with app.app_context():
        assessment = make_assessment()
        for number, address in enumerate(("note", "age.remark", "disability.remark")):
            store.save_answer(make_user("lead"), assessment, address, f"text {number}", 0)
        db.session.commit()
        db.session.remove()
        yield db.engine


def rows(engine: sa.Engine, table: str) -> int:
    with engine.connect() as connection:
        return int(connection.execute(sa.text(f"SELECT count(*) FROM {table}")).scalar_one())


def test_the_newest_migration_makes_the_tables_of_the_models(engine: sa.Engine) -> None:
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, db.metadata) == []


def test_migrations_are_numbered_one_after_the_other() -> None:
    names = sorted(path.name for path in (migrations.FOLDER / "versions").glob("*.py"))

    assert [name[:4] for name in names] == [f"{number:04d}" for number in range(1, len(names) + 1)]
    assert migrations.head() == names[-1][:4]


def test_up_down_and_up_again_leaves_the_same_tables(migrated: Any, tmp_path: Any) -> None:
    engine = sa.create_engine(f"sqlite:///{tmp_path / 'fresh.sqlite3'}")
    prepare_engine(engine)
    migrations.upgrade(engine)
    first = schema(engine)

    migrations.downgrade(engine, "base")
    assert migrations.current(engine) is None
    assert set(sa.inspect(engine).get_table_names()) <= {"alembic_version", "sqlite_sequence"}
    migrations.upgrade(engine)

    assert schema(engine) == first
    engine.dispose()


def schema(engine: sa.Engine) -> list[tuple[str, str]]:
    with engine.connect() as connection:
        found = connection.execute(sa.text("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"))
        return sorted((row.name, row.sql) for row in found)


def test_each_step_down_and_up_again_keeps_the_answers(engine: sa.Engine) -> None:
    tables = ("assessment", "saved_answer", "form_version", "audit_event")
    before = [rows(engine, table) for table in tables]

    for number in range(int(migrations.head() or 0), 1, -1):
        migrations.downgrade(engine, f"{number - 1:04d}")
        migrations.upgrade(engine, f"{number:04d}")

        assert [rows(engine, table) for table in tables] == before


def test_upgrading_what_is_up_to_date_changes_nothing(engine: sa.Engine) -> None:
    migrations.upgrade(engine)

    assert migrations.current(engine) == migrations.head()
    assert rows(engine, "saved_answer") == 3


def test_d6_altering_a_parent_table_keeps_every_answer(engine: sa.Engine) -> None:
    """With foreign keys on, SQLite empties the child tables while the parent is made anew."""

    def alter(connection: sa.Connection) -> None:
        operations = Operations(MigrationContext.configure(connection))
        with operations.batch_alter_table("assessment", recreate="auto") as table:
            table.alter_column("title", existing_type=sa.String(300), type_=sa.String(400))

    migrations._whole(engine, alter)

    assert (rows(engine, "assessment"), rows(engine, "saved_answer")) == (1, 3)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM nothing",
        "DELETE FROM assessment",
        "DELETE FROM saved_answer",
        "UPDATE saved_answer SET assessment_id = 9",
    ],
)
def test_d6_a_migration_that_fails_or_loses_rows_changes_nothing(engine: sa.Engine, statement: str) -> None:
    def lose(connection: sa.Connection) -> None:
        connection.execute(sa.text("CREATE TABLE half_done (id INTEGER)"))
        connection.execute(sa.text(statement))

    if engine.dialect.name == "postgresql" and statement == "DELETE FROM saved_answer":
        pytest.skip(
            "PostgreSQL refuses orphans itself and alters a table in place, so rows are not counted there"
        )
    with pytest.raises((MigrationError, sa.exc.DBAPIError)):
        migrations._whole(engine, lose)

    assert "half_done" not in sa.inspect(engine).get_table_names()
    assert (rows(engine, "assessment"), rows(engine, "saved_answer")) == (1, 3)
    if engine.dialect.name == "sqlite":
        with engine.connect() as connection:
            assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
