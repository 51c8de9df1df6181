"""What a process keeps of an assessment is never older than what is stored, whoever changed it."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import create_engine, event, select, update

from eia import loading, standing, store, workflow
from eia.extensions import db
from eia.models import Assessment, FormVersion, ParkedPost, User, Waiver
from tests.factories import make_assessment, make_definition, make_user

pytestmark = pytest.mark.usefixtures("empty")


@pytest.fixture
def empty() -> None:
    standing._KEPT.clear()


@pytest.fixture
def reference(app: Flask) -> str:
    with app.app_context():
        assessment = make_assessment()
        store.save_answer(make_user("lead"), assessment, "note", "first", 0)
        db.session.commit()
        return assessment.reference


def seen(app: Flask, reference: str) -> standing.Standing:
    """What a page shows in a request of its own."""
    with app.test_request_context("/"):
        return standing.of(found(reference))


def found(reference: str) -> Assessment:
    assessment = Assessment.by_reference(reference)
    assert assessment
    return assessment


def elsewhere(app: Flask, statement: Any) -> None:
    """Run ``statement`` as another process would: over its own connection, with none of this one's objects."""
    engine = create_engine(app.config["SQLALCHEMY_DATABASE_URI"])
    with engine.begin() as connection:
        connection.execute(statement)
    engine.dispose()


def test_while_nothing_changes_the_answers_are_read_and_checked_once(app: Flask, reference: str) -> None:
    first = seen(app, reference)
    statements: list[str] = []
    with app.app_context():
        event.listen(db.engine, "before_cursor_execute", lambda c, cur, sql, *rest: statements.append(sql))

    again = seen(app, reference)

    assert again is first and again.findings() is first.findings()
    assert not any("FROM saved_answer" in sql for sql in statements)


def test_it_says_what_reading_it_afresh_says(app: Flask, reference: str) -> None:
    stood = seen(app, reference)
    with app.app_context():
        assert stood.document == store.document(found(reference))
        assert stood.versions == {"note": 1}


def test_an_answer_changed_by_another_process_is_seen(app: Flask, reference: str) -> None:
    before = seen(app, reference)
    answers, assessments = standing.ANSWERS, standing.ASSESSMENTS
    elsewhere(app, update(answers).values(value="theirs", version=2))
    elsewhere(app, update(assessments).values(revision=assessments.c.revision + 1))

    after = seen(app, reference)

    assert (before.document.answers["note"], before.versions["note"]) == ("first", 1)
    assert (after.document.answers["note"], after.versions["note"]) == ("theirs", 2)


def test_two_workers_that_save_in_turn_each_see_the_other(app: Flask, make_app: Any, reference: str) -> None:
    other = make_app()
    for version, (writer, reader) in enumerate([(app, other), (other, app)] * 3, start=1):
        with writer.test_request_context("/", method="POST"):
            store.save_answer(make_user("lead"), found(reference), "note", f"text {version}", version)
            db.session.commit()
        assert seen(reader, reference).document.answers["note"] == f"text {version}"
        assert seen(writer, reference).document.answers["note"] == f"text {version}"


def test_a_save_that_was_undone_is_not_seen(app: Flask, reference: str) -> None:
    with app.test_request_context("/", method="POST"):
        store.save_answer(make_user("lead"), found(reference), "note", "undone", 1)
        assert standing.of(found(reference)).document.answers["note"] == "undone"
        db.session.rollback()
    assert seen(app, reference).document.answers["note"] == "first"

    with app.test_request_context("/", method="POST"):
        store.save_answer(make_user("lead"), found(reference), "note", "done", 1)
        db.session.commit()
    assert seen(app, reference).document.answers["note"] == "done"


def save(reference: str, address: str, text: Any, version: int) -> standing.Standing:
    """Save as a request does that shows the page again; what it shows."""
    assessment = found(reference)
    edit = standing.Edit(assessment.revision, assessment.updated_at, (address,))
    store.save_answer(make_user("lead"), assessment, address, text, version)
    return standing.of(assessment, edit)


def test_after_a_save_only_what_it_wrote_is_read_again(app: Flask, reference: str) -> None:
    seen(app, reference)
    statements: list[str] = []
    with app.app_context():
        event.listen(db.engine, "before_cursor_execute", lambda c, cur, sql, *rest: statements.append(sql))
    for address, text, version in (("other", "new", 0), ("note", None, 1), ("note", "back", 2)):
        with app.test_request_context("/", method="PATCH"):
            statements.clear()
            stood = save(reference, address, text, version)
            assert not [sql for sql in statements if "FROM saved_answer" in sql and "address IN" not in sql]
            assert stood.document == store.document(found(reference))
            held = store.answers(found(reference))
            assert stood.versions == {at: answer.version for at, answer in held.items()}
            db.session.commit()
        assert seen(app, reference) is stood


def test_after_a_save_between_two_others_all_is_read_again(app: Flask, make_app: Any, reference: str) -> None:
    """Another process saved since this one read the assessment, or a save of this one was undone."""
    other = make_app()
    seen(app, reference)
    with other.test_request_context("/", method="PATCH"):
        save(reference, "other", "theirs", 0)
        db.session.commit()
    with app.test_request_context("/", method="PATCH"):
        save(reference, "other", "undone", 1)
        db.session.rollback()
    with other.test_request_context("/", method="PATCH"):
        save(reference, "other", "theirs again", 1)
        db.session.commit()
    with app.test_request_context("/", method="PATCH"):
        stood = save(reference, "note", "mine", 1)
        db.session.commit()

    assert stood.document.answers == {"note": "mine", "other": "theirs again"}
    assert stood.versions == {"note": 2, "other": 2}


def test_a_waiver_given_and_taken_back_is_seen(app: Flask, reference: str) -> None:
    assert seen(app, reference).document.waivers == ()
    with app.app_context():
        waiver = Waiver(code="PUB08", address="note", reason="Short", post="Lead", text_digest="")
        waiver.on = datetime.date(2026, 11, 22)
        assessment = found(reference)
        assessment.waivers.append(waiver)
        db.session.commit()
    given = seen(app, reference)
    elsewhere(app, standing.WAIVERS.delete())

    assert [waiver.reason for waiver in given.document.waivers] == ["Short"]
    assert seen(app, reference).document.waivers == ()


def test_the_next_day_it_is_judged_again(app: Flask, reference: str, monkeypatch: pytest.MonkeyPatch) -> None:
    days = [datetime.date(2026, 11, 22), datetime.date(2026, 11, 23)]
    stood = []
    for day in days:
        monkeypatch.setattr(standing, "today", lambda day=day: day)
        stood.append(seen(app, reference))

    assert [each.document.as_of for each in stood] == days
    assert stood[0] is not stood[1]


def test_another_form_and_an_edited_form_are_seen(app: Flask, reference: str) -> None:
    assert seen(app, reference).document.definition.title == "A small form"
    with app.app_context():
        newer = loading.keep_form(make_definition(version="2.0", title="A newer form"))
        found(reference).form_version_id = newer.id
        db.session.commit()
        number = newer.id
    assert seen(app, reference).document.definition.title == "A newer form"

    edited = make_definition(version="2.0", title="An edited form")
    with app.app_context():
        row = db.session.get_one(FormVersion, number)
        row.body, row.digest = dict(edited.source), "another digest"
        db.session.commit()
    assert seen(app, reference).document.definition.title == "An edited form"


def test_status_people_and_title_are_seen(app: Flask, reference: str) -> None:
    seen(app, reference)
    with app.app_context():
        workflow.send(make_user("lead"), found(reference))
        found(reference).title = "Another title"
        make_user("lead").name = "Another post"
        db.session.commit()

    about = seen(app, reference).document.about

    assert (about.status, about.title, about.lead_officer) == (
        "with_approver",
        "Another title",
        "Another post",
    )
    assert seen(app, reference).sent == 1


def test_what_is_kept_is_bounded(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(standing, "_MOST", 2)
    with app.app_context():
        references = [make_assessment(title).reference for title in "abc"]
        db.session.commit()
    for reference in [*references, references[0]]:
        assert seen(app, reference).document.about.reference == reference
    assert len(standing._KEPT) == 2


@pytest.mark.usefixtures("session")
def test_an_assessment_is_found_by_its_form_and_by_who_has_a_form_parked() -> None:
    assessment = make_assessment()
    by_form = select(Assessment).join(FormVersion).where(FormVersion.form_id == "small")
    assert db.session.scalars(by_form).one().form_digest == assessment.form_version.digest
    nobody = select(Assessment).join(Assessment.lead).join(ParkedPost, ParkedPost.user_id == User.id)
    assert db.session.scalars(nobody).all() == []
    assert db.session.scalars(select(User).join(ParkedPost, ParkedPost.user_id == User.id)).all() == []
