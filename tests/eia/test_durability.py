"""What an officer was told is saved stays saved: one test for each decision on how the database is used."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import create_engine, event, select, text, update
from sqlalchemy.dialects import postgresql
from sqlalchemy.exc import OperationalError

from eia import revisions, store, workflow
from eia.errors import ConfigError
from eia.extensions import check_durability, db, prepare_engine
from eia.models import Assessment
from tests.factories import make_assessment, make_user

THREADS, TURNS = 4, 10


@pytest.fixture
def reference(app: Flask) -> str:
    """An assessment to write in, committed."""
    with app.app_context():
        found = make_assessment().reference
        db.session.commit()
    return found


def in_threads(work: Callable[[], None], count: int = THREADS) -> list[BaseException]:
    """Run ``work`` in ``count`` threads at once; what they raised."""
    raised: list[BaseException] = []

    def guarded() -> None:
        try:
            work()
        except Exception as error:  # noqa: BLE001 - handed to the test, whatever it is
            raised.append(error)

    threads = [threading.Thread(target=guarded) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return raised


def test_d1_writers_at_the_same_moment_neither_fail_nor_overwrite(app: Flask, reference: str) -> None:
    """Each writer reads, then writes what it read plus one, as a request does."""

    def add_one() -> None:
        for _ in range(TURNS):
            with app.test_request_context("/", method="POST"):
                assessment = Assessment.by_reference(reference)
                assert assessment
                db.session.refresh(assessment, with_for_update=True)
                assessment.title = str(int(assessment.title) + 1)
                db.session.commit()

    with app.app_context():
        db.session.execute(update(Assessment).values(title="0"))
        db.session.commit()

    raised = in_threads(add_one)

    assert raised == []
    with app.app_context():
        assert db.session.scalar(select(Assessment.title)) == str(THREADS * TURNS)


def test_d1_a_write_request_begins_immediate_and_a_read_request_does_not(app: Flask) -> None:
    if app.config["SQLALCHEMY_DATABASE_URI"].startswith("postgresql"):
        pytest.skip("BEGIN IMMEDIATE is SQLite's")
    begun: list[str] = []
    with app.app_context():
        event.listen(db.engine, "before_cursor_execute", lambda c, cur, sql, *rest: begun.append(sql))
    for method in ("GET", "POST", "PATCH"):
        with app.test_request_context("/", method=method):
            db.session.execute(text("SELECT 1"))

    assert [sql for sql in begun if sql.startswith("BEGIN")] == [
        "BEGIN",
        "BEGIN IMMEDIATE",
        "BEGIN IMMEDIATE",
    ]


def test_d1_drawing_the_page_after_a_save_holds_no_write_lock(app: Flask, reference: str) -> None:
    if app.config["SQLALCHEMY_DATABASE_URI"].startswith("postgresql"):
        pytest.skip("BEGIN IMMEDIATE is SQLite's")
    begun: list[str] = []
    with app.app_context():
        event.listen(db.engine, "before_cursor_execute", lambda c, cur, sql, *rest: begun.append(sql))
    with app.test_request_context("/", method="POST"):
        assessment = Assessment.by_reference(reference)
        assert assessment
        db.session.commit()
        assert assessment.title
        store.lock(assessment)

    assert [sql for sql in begun if sql.startswith("BEGIN")] == [
        "BEGIN IMMEDIATE",
        "BEGIN",
        "BEGIN IMMEDIATE",
    ]


def test_d2_the_update_itself_compares_the_version(app: Flask, reference: str) -> None:
    """A version that moved between reading and writing, which only the UPDATE's own comparison can see."""
    with app.app_context():
        assessment, lead = Assessment.by_reference(reference), make_user("lead")
        assert assessment
        store.save_answer(lead, assessment, "note", "first", 0)

        store.save_answer(lead, assessment, "other", "before", 0)
        stamp = {"version": 2, "updated_by_id": lead.id, "updated_at": store.now()}

        written = store._update(
            assessment.id,
            [
                {"at_assessment": assessment.id, "at_address": address, "seen": seen, "value": "late"} | stamp
                for address, seen in (("note", 0), ("other", 1))
            ],
            stamp["updated_at"],
        )

        held = store.answers(assessment)
        assert written == {"other"}
        assert (held["note"].value, held["other"].value) == ("first", "late")


def locking(assessment: Assessment) -> list[str]:
    """What locking ``assessment`` asks the database, in PostgreSQL's words."""
    seen: list[str] = []
    event.listen(
        db.session(),
        "do_orm_execute",
        lambda state: seen.append(str(state.statement.compile(dialect=postgresql.dialect()))),
    )
    store.lock(assessment)
    return seen


def test_d3_the_assessments_row_is_read_for_update(app: Flask, reference: str) -> None:
    """Said in the statement, for PostgreSQL; on SQLite a transaction that may write has held the whole file so far."""
    with app.app_context():
        assessment = Assessment.by_reference(reference)
        assert assessment
        seen = locking(assessment)
        holds_the_file = db.engine.dialect.name == "sqlite"

    assert len(seen) == (0 if holds_the_file else 1) and all(sql.endswith("FOR UPDATE") for sql in seen)


def test_d3_what_was_read_before_the_lock_was_held_is_read_again(app: Flask, reference: str) -> None:
    """The page of an edit was read by a transaction that held nothing, and somebody sent the assessment meanwhile."""
    with app.test_request_context("/", method="POST"):
        assessment = Assessment.by_reference(reference)
        assert assessment
        db.session.commit()
        assert assessment.status == "draft"
        engine = create_engine(app.config["SQLALCHEMY_DATABASE_URI"])
        with engine.begin() as elsewhere:
            elsewhere.execute(update(Assessment).values(status="with_approver"))
        engine.dispose()

        seen = locking(assessment)

        assert len(seen) == 1 and seen[0].endswith("FOR UPDATE")
        assert assessment.status == "with_approver"
        db.session.rollback()


@pytest.mark.parametrize("verb", ["save", "sign"])
def test_d3_saving_and_signing_wait_for_the_assessments_row(app: Flask, reference: str, verb: str) -> None:
    def act() -> None:
        with app.app_context():
            assessment = Assessment.by_reference(reference)
            assert assessment
            if verb == "save":
                store.save_answer(make_user("lead"), assessment, "note", "text", 0)
            else:
                workflow.sign_off(make_user("head"), assessment, "", "N", "P")

    patience = (
        "SET lock_timeout = '100ms'" if "postgresql" in str(app.config["SQLALCHEMY_DATABASE_URI"]) else ""
    )
    with app.app_context():
        make_user("head")
        db.session.commit()
        event.listen(
            db.engine, "connect", lambda made, _: made.execute(patience or "PRAGMA busy_timeout=100")
        )
        db.session.remove()
        db.engine.dispose()
        held = Assessment.by_reference(reference)
        assert held
        store.lock(held)
        raised = in_threads(act, 1)

    assert [type(error) for error in raised] == [OperationalError]


def test_d3_a_sign_off_racing_a_rewrite_never_signs_an_unseen_text(app: Flask, reference: str) -> None:
    """The lead takes the text back, changes and sends it again, while the head signs what is on the screen."""
    with app.app_context():
        assessment = Assessment.by_reference(reference)
        assert assessment
        seen = workflow.send(make_user("lead"), assessment).digest
        make_user("head")
        db.session.commit()
    start = threading.Barrier(2)
    turns: list[Callable[[Assessment], Any]] = [
        lambda found: workflow.sign_off(make_user("head"), found, seen, "N", "P"),
        lambda found: rewrite(found),
    ]

    def rewrite(found: Assessment) -> None:
        workflow.reopen(make_user("lead"), found)
        store.save_answer(make_user("lead"), found, "note", "another text", 0)
        workflow.send(make_user("lead"), found)

    def act() -> None:
        turn = turns.pop()
        start.wait(10)
        with app.test_request_context("/", method="POST"):
            found = Assessment.by_reference(reference)
            assert found
            turn(found)
            db.session.commit()

    in_threads(act, 2)

    with app.app_context():
        assessment = Assessment.by_reference(reference)
        assert assessment
        for revision in assessment.revisions:
            if signature := revisions.signature(revision):
                assert signature.digest == seen == revision.digest
                assert store.revision_document(revision).answers.get("note") is None


def test_d4_every_connection_is_durable(app: Flask) -> None:
    with app.app_context(), db.engine.connect() as connection:
        if db.engine.dialect.name == "postgresql":
            assert connection.execute(text("SHOW synchronous_commit")).scalar() == "on"
            return
        found = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "synchronous")
        ]
        assert found == ["wal", 2]
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


@pytest.mark.parametrize("loose", ["PRAGMA synchronous=NORMAL", "PRAGMA foreign_keys=OFF"])
def test_d4_a_database_that_could_lose_a_save_is_refused(tmp_path: Any, loose: str) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'loose.sqlite3'}")
    prepare_engine(engine)
    event.listen(engine, "connect", lambda connection, record: connection.execute(loose))

    with pytest.raises(ConfigError, match="cannot be kept safely"):
        check_durability(engine)
    engine.dispose()


def test_d4_a_database_without_a_write_ahead_log_is_refused() -> None:
    engine = create_engine("sqlite://")
    prepare_engine(engine)

    with pytest.raises(ConfigError):
        check_durability(engine)
    engine.dispose()


def test_the_file_can_be_read_by_another_program(app: Flask, reference: str, tmp_path: Any) -> None:
    if app.config["SQLALCHEMY_DATABASE_URI"].startswith("postgresql"):
        pytest.skip("a SQLite file")
    connection = sqlite3.connect(tmp_path / "eia.sqlite3")
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert connection.execute("SELECT count(*) FROM assessment").fetchone() == (1,)
    connection.close()
