"""`flask verify` finds each way in which the record can stop being what was signed and published."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask import Flask, g
from sqlalchemy import text

from eia import archive, revisions, store, tally, workflow
from eia.extensions import db
from eia.models import Publication
from tests.factories import make_assessment, make_user


@pytest.fixture(autouse=True)
def published(app: Flask) -> None:
    with app.app_context():
        assessment = make_assessment()
        store.save_answer(make_user("team"), assessment, "note", "text", 0)
        workflow.send(make_user("lead"), assessment)
        digest = revisions.latest_revision(assessment).digest
        workflow.sign_off(make_user("head"), assessment, digest, "A. Head", "Head of service")
        workflow.publish(make_user("lead"), assessment, b"%PDF-1.7 a test", b"%PDF-1.7 a large test")
        db.session.commit()


def verify(app: Flask) -> tuple[int, list[str]]:
    result = app.test_cli_runner().invoke(args=["verify"])
    return result.exit_code, result.output.strip().splitlines()


def change(app: Flask, statement: str, **values: Any) -> None:
    with app.app_context():
        db.session.execute(text(statement), values)
        db.session.commit()


def stored(app: Flask, column: str) -> Path:
    with app.app_context():
        return archive._path(getattr(db.session.query(Publication).one(), column))


def test_a_whole_record_ends_with_0(app: Flask) -> None:
    assert verify(app) == (0, ["Revisions: 1. Publications: 1. All are what was signed and published."])


def test_officers_save_while_it_reads(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    saved = []

    def differing() -> int:
        with db.engine.connect() as other:
            if other.dialect.name == "sqlite":
                other.exec_driver_sql("PRAGMA busy_timeout=0")
                other.rollback()
            g.writing = True
            other.execute(text("UPDATE assessment SET title = 'Saved meanwhile'"))
            other.commit()
            g.writing = False
        saved.append(True)
        return 0

    monkeypatch.setattr(tally, "differing", differing)

    assert verify(app)[0] == 0
    assert saved


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE revision SET digest = '{0}'", "revision 1: the stored text is not the one that was sent"),
        ("UPDATE sign_off SET digest = '{0}'", "A. Head signed another text"),
        ("UPDATE publication SET size = 3", "and 3 were recorded"),
        ("UPDATE publication SET sha256 = '{0}'", "the PDF is missing"),
        ("UPDATE register_entry SET sha256 = '{0}'", "the public register names another PDF"),
        ("UPDATE sign_off SET outcome = 'returned'", "nobody signed it"),
    ],
)
def test_what_was_changed_in_the_database_is_told(app: Flask, statement: str, told: str) -> None:
    change(app, statement.replace("{0}", "0" * 64))
    status, lines = verify(app)
    assert status == 1 and any(told in line for line in lines), lines
    assert all(line.startswith("EIA-") for line in lines)


@pytest.mark.parametrize("column", ["sha256", "large_sha256"])
@pytest.mark.parametrize(
    ("harm", "told"),
    [
        (lambda path: path.unlink(), "is missing"),
        (lambda path: path.write_bytes(b"%PDF-1.7 another"), "is not the one that was published"),
    ],
)
def test_a_file_that_was_lost_or_changed_is_told(
    app: Flask, column: str, harm: Callable[[Path], object], told: str
) -> None:
    harm(stored(app, column))
    status, lines = verify(app)
    assert status == 1 and len(lines) == 1 and told in lines[0], lines


def test_without_tables_it_could_not_run(make_app: Callable[..., Flask], tmp_path: Path) -> None:
    app = make_app(SQLALCHEMY_DATABASE_URI=f"sqlite:///{tmp_path / 'empty.sqlite3'}")
    status, lines = verify(app)
    assert status == 2 and len(lines) == 1, lines
