"""Drafts of forms: one at a time, each edit kept and undoable, and a live version that never changes."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from eia import builder, workflow
from eia.errors import NotAllowed, NotFound, NotUnderstood, Stale
from eia.extensions import db
from eia.models import AuditEvent, FormVersion, User
from forms import editing
from forms.definition import DefinitionError, digest, dump, parse, shipped
from tests.factories import make_user

STANDARD = "eia-standard"


@pytest.fixture
def lead(app: Flask) -> Any:
    with app.app_context():
        form = shipped("eia-standard@1.0")
        body = dump(form)
        db.session.add(
            FormVersion(form_id=form.id, version="1.0", title=form.title, body=body, digest=digest(form))
        )
        db.session.commit()
        yield make_user("equality")


def titled(words: str) -> builder.Change:
    return lambda source: editing.change_form(source, {"title": words})


def seen() -> str:
    return builder.state(builder.current(STANDARD))


def rename(lead: User, words: str) -> FormVersion:
    version = builder.edit(lead, STANDARD, seen(), f"Called it {words}", titled(words))
    db.session.commit()
    return version


def test_the_first_change_makes_the_draft_and_the_live_version_stays(lead: User) -> None:
    before = builder.live(STANDARD)
    assert before
    was = before.digest
    draft = rename(lead, "Ours")

    assert (draft.status, draft.version, draft.title) == ("draft", "1.1", "Ours")
    assert (before.status, before.digest, before.title) == ("live", was, "Equality impact assessment")
    assert draft.digest == digest(parse(draft.body))


def test_looking_and_changing_nothing_makes_no_draft(lead: User) -> None:
    builder.edit(lead, STANDARD, seen(), "Nothing", lambda source: source)

    assert builder.current(STANDARD).status == "live"


def test_there_is_one_draft_and_each_edit_is_remembered(lead: User) -> None:
    rename(lead, "One")
    draft = rename(lead, "Two")

    assert db.session.scalar(select(func.count(FormVersion.id)).filter_by(status="draft")) == 1
    assert [step.note for step in builder.steps(draft)] == ["Called it Two", "Called it One"]
    assert {step.by.name for step in builder.steps(draft)} == {"Equality lead"}


def test_edits_are_undone_from_the_last_to_the_first(lead: User) -> None:
    rename(lead, "One")
    rename(lead, "Two")

    assert builder.undo(lead, STANDARD, seen()).title == "One"
    assert builder.undo(lead, STANDARD, seen()).title == "Equality impact assessment"
    with pytest.raises(NotUnderstood, match="nothing left to undo"):
        builder.undo(lead, STANDARD, seen())


def test_two_people_editing_one_form_the_second_is_told_who_and_what(lead: User) -> None:
    opened = seen()
    rename(lead, "One")

    with pytest.raises(Stale, match=r"Equality lead changed this form after you opened it \(Called it One\)"):
        builder.edit(make_user("admin"), STANDARD, opened, "Other", titled("Other"))
    assert builder.current(STANDARD).title == "One"


def test_an_edit_that_breaks_the_form_writes_nothing(lead: User) -> None:
    with pytest.raises(DefinitionError, match="“title” is missing"):
        builder.edit(lead, STANDARD, seen(), "Broke it", titled(""))

    assert builder.current(STANDARD).status == "live"


@pytest.mark.parametrize("who", ["lead", "team", "head", "auditor"])
def test_only_the_equality_lead_and_administrators_change_forms(lead: User, who: str) -> None:
    with pytest.raises(NotAllowed):
        builder.edit(make_user(who), STANDARD, seen(), "Mine", titled("Mine"))


def test_making_live_asks_for_a_note_retires_the_old_version_and_keeps_its_assessments(lead: User) -> None:
    old = builder.live(STANDARD)
    assert old
    assessment = workflow.start(make_user("lead"), "A proposal", "", make_user("lead"), None, (), old)
    rename(lead, "Ours")
    with pytest.raises(NotUnderstood, match="Say what changed"):
        builder.make_live(lead, STANDARD, seen(), " ")
    version = builder.make_live(lead, STANDARD, seen(), "A name of our own.")

    assert (version.status, version.change_note, old.status) == ("live", "A name of our own.", "retired")
    assert assessment.form_version is old


def test_a_second_post_agrees_where_the_council_says_so(lead: User) -> None:
    admin = make_user("admin")
    rename(lead, "Ours")
    with pytest.raises(NotAllowed, match="A second person has to agree"):
        builder.make_live(lead, STANDARD, seen(), "Why", needs_second_post=True)
    builder.ask_to_make_live(lead, STANDARD, seen(), "Why")
    with pytest.raises(NotAllowed, match="someone else has to agree"):
        builder.make_live(lead, STANDARD, seen(), "Why", needs_second_post=True)

    assert builder.make_live(admin, STANDARD, seen(), "Why", needs_second_post=True).made_live_by is admin


def test_an_edit_after_asking_needs_asking_again(lead: User) -> None:
    rename(lead, "Ours")
    builder.ask_to_make_live(lead, STANDARD, seen(), "Why")
    rename(lead, "Changed since")

    with pytest.raises(NotAllowed, match="A second person has to agree"):
        builder.make_live(make_user("admin"), STANDARD, seen(), "Why", needs_second_post=True)


def test_a_live_version_is_made_once(lead: User) -> None:
    rename(lead, "Ours")
    both_saw = seen()
    builder.make_live(lead, STANDARD, both_saw, "Why")

    with pytest.raises(NotFound, match="no draft"):
        builder.make_live(make_user("admin"), STANDARD, both_saw, "Why")


def test_a_discarded_draft_is_in_the_record(lead: User) -> None:
    rename(lead, "Ours")
    builder.discard(lead, STANDARD, seen())

    event = db.session.scalars(select(AuditEvent).filter_by(action="form_discard")).one()
    assert event.before["body"]["title"] == "Ours"
    assert event.subject == "form eia-standard@1.1"
    assert builder.current(STANDARD).status == "live"


def test_a_form_starts_from_another(lead: User) -> None:
    made = builder.start(lead, dump(shipped("eia-standard@1.0")), "our-council", "Our assessment")

    assert (made.ref, made.status, made.title) == ("our-council@1.0", "draft", "Our assessment")
    with pytest.raises(NotUnderstood, match="already a form"):
        builder.start(lead, dump(shipped("eia-standard@1.0")), "our-council", "Again")


def test_a_file_of_a_form_that_is_here_becomes_its_next_draft(lead: User) -> None:
    made = builder.bring_in(lead, dump(shipped("eia-standard@1.0")) | {"title": "Neighbour's"})

    assert (made.ref, made.status) == ("eia-standard@1.1", "draft")
    assert made.based_on is builder.live(STANDARD)
    with pytest.raises(NotAllowed, match="has a draft already"):
        builder.bring_in(lead, dump(shipped("eia-standard@1.0")))


@pytest.mark.parametrize("source", [None, [], "form", {"id": "x"}, {"openapi": "3.1.0"}])
def test_a_file_that_is_no_form_is_refused(lead: User, source: Any) -> None:
    with pytest.raises(DefinitionError):
        builder.bring_in(lead, source)


def test_versions_are_numbered_on(lead: User) -> None:
    assert [builder.next_label("new", label) for label in ("1.0", "1.9", "2022", "2022.1", "v2", "1.0-beta")] == [
        "1.1", "1.10", "2022.1", "2022.2", "v2.1", "1.0-beta.1",
    ]  # fmt: skip
