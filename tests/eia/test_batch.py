"""Rows handed over together are stored as SQLAlchemy itself stores them, on either database."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from sqlalchemy import bindparam, delete, insert, select, update

from eia.batch import Batch
from eia.extensions import db
from eia.models import SavedAnswer
from tests.factories import make_assessment, make_user

pytestmark = pytest.mark.usefixtures("session")

ANSWERS = SavedAnswer.__table__
AT = datetime.datetime(2026, 11, 22, 23, 30, tzinfo=datetime.timezone(datetime.timedelta(hours=2)))
VALUES: list[Any] = ["£ “text”\n", None, {"choice": "yes"}, ["a", "b"], 'null"', ""]
NAMES = ("assessment_id", "address", "value", "version", "updated_by_id", "updated_at")


def lines(version: int = 1) -> list[dict[str, Any]]:
    person, assessment = make_user("lead").id, make_assessment().id
    rows = [(assessment, f"a{n}", value, version, person, AT) for n, value in enumerate(VALUES)]
    return [dict(zip(NAMES, row, strict=True)) for row in rows]


def stored() -> list[tuple[Any, ...]]:
    columns = [ANSWERS.c[name] for name in NAMES[1:]]
    raw = ANSWERS.c.value.is_(None)
    found = db.session.connection().execute(select(*columns, raw).order_by(ANSWERS.c.address))
    return [tuple(row) for row in found]


def test_rows_are_stored_as_one_by_one() -> None:
    rows, connection = lines(), db.session.connection()
    connection.execute(insert(ANSWERS), rows)
    one_by_one = stored()
    connection.execute(delete(ANSWERS))

    met = Batch(insert(ANSWERS), *NAMES).run(connection, rows)

    assert met == len(VALUES)
    assert stored() == one_by_one
    assert [row[1] for row in one_by_one] == VALUES
    assert {row[4] for row in one_by_one} == {AT}


def test_it_tells_how_many_rows_were_met_and_is_undone_with_the_rest() -> None:
    Batch(insert(ANSWERS), *NAMES).run(db.session.connection(), lines())
    renumber = Batch(
        update(ANSWERS)
        .where(ANSWERS.c.address == bindparam("at"), ANSWERS.c.version == bindparam("seen"))
        .values(version=bindparam("to")),
        "to",
    )
    wanted = [{"at": "a0", "seen": 1, "to": 2}, {"at": "a1", "seen": 9, "to": 10}]

    assert renumber.run(db.session.connection(), wanted) == 1
    assert [row[2] for row in stored()] == [2, 1, 1, 1, 1, 1]
    db.session.rollback()
    assert stored() == []
