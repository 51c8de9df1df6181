"""Promised actions: copied at signing, reported on, overdue, and seen by the checks."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from eia import actions, beside, store, workflow
from eia.errors import NotAllowed, NotFound, NotUnderstood
from eia.extensions import db
from eia.models import Action, Assessment, AuditEvent
from tests.factories import commit, make_assessment, make_definition, make_form, make_user
from tests.journeys.browser import send, words

PLAN = [
    {"action": "Run a bus", "owner": "Ann Example", "due": {"typed": "March 2098", "date": "2098-03"}},
    {"action": "Write to carers", "owner": "Bo Sample", "due": {"typed": "31/12/2099", "date": "2099-12-31"}},
    {"action": "", "owner": ""},
]


def form_with_a_plan() -> Any:
    source = dict(make_definition().source)
    plan = {"id": "plan", "type": "actions", "purpose": "action", "label": "Actions"}
    first, *rest = source["sections"]
    source["sections"] = [{**first, "questions": [*first["questions"], plan]}, *rest]
    from forms.definition import parse

    return parse(source)


def signed(plan: list[dict[str, Any]] = PLAN) -> Assessment:
    assessment = make_assessment(form=make_form(form_with_a_plan()))
    store.save_answer(make_user("lead"), assessment, "plan", plan, 0)
    sign(assessment)
    return assessment


def sign(assessment: Assessment) -> None:
    revision = workflow.send(make_user("lead"), assessment)
    workflow.sign_off(make_user("head"), assessment, revision.digest, "Bea Example", "Head")


def time_passes(action: Action) -> None:
    """Nobody signs what is overdue already: its day has passed since."""
    action.due_on = datetime.date(2026, 3, 31)
    db.session.flush()


@pytest.mark.usefixtures("session")
class TestVerbs:
    def test_signing_copies_what_was_promised(self) -> None:
        first, second = actions.of(signed())

        assert (first.action, first.owner, first.due_on) == (
            "Run a bus",
            "Ann Example",
            datetime.date(2098, 3, 31),
        )
        assert (second.status, second.due_on) == ("open", datetime.date(2099, 12, 31))

    def test_progress_is_kept_with_who_said_it(self) -> None:
        assessment = signed()
        action = actions.of(assessment)[0]

        assert actions.report(make_user("team"), assessment, action, "done", "It runs.")
        assert not actions.report(make_user("team"), assessment, action, "done", "It runs. ")

        event = db.session.query(AuditEvent).filter_by(action="progress").one()
        assert (event.before["status"], event.after["status"]) == ("open", "done")
        assert action.updated_by and action.updated_by.id == make_user("team").id

    def test_what_is_dropped_needs_a_reason_and_a_new_date_a_date(self) -> None:
        assessment = signed()
        action = actions.of(assessment)[0]
        lead = make_user("lead")
        for status, progress, due in (("dropped", " ", ""), ("open", "", "soon"), ("finished", "", "")):
            with pytest.raises(NotUnderstood):
                actions.report(lead, assessment, action, status, progress, due)

        actions.report(lead, assessment, action, "open", "Later.", "May 2099")

        assert (action.due, action.due_on) == ("May 2099", datetime.date(2099, 5, 31))
        with pytest.raises(NotAllowed):
            actions.report(make_user("head"), assessment, action, "done", "")

    def test_an_action_of_another_assessment_is_not_found(self) -> None:
        other = actions.of(signed())[0]
        with pytest.raises(NotFound):
            actions.one(make_assessment("Another", form=other.assessment.form_version), other.id)

    def test_the_next_version_carries_a_promise_on_and_forgets_none(self) -> None:
        assessment = signed()
        action = actions.of(assessment)[0]
        actions.report(make_user("lead"), assessment, action, "done", "It runs.")
        workflow.reopen(make_user("equality"), assessment)
        version = store.answers(assessment)["plan"].version
        day = {"typed": "1/3/2099", "date": "2099-03-01"}
        plan = [
            {"action": text, "owner": "Ann Example", "due": day} for text in ("Tell schools", "Run a  bus")
        ]
        store.save_answer(make_user("lead"), assessment, "plan", plan, version)

        sign(assessment)

        found = {item.action: (item.status, item.revision.number) for item in actions.of(assessment)}
        assert found == {
            "Tell schools": ("open", 2),
            "Run a  bus": ("done", 2),
            "Write to carers": ("open", 1),
        }

    def test_the_checks_see_what_is_done(self) -> None:
        assessment = signed()
        assert beside.history(assessment, store.document(assessment)).done_actions == ()

        actions.report(make_user("lead"), assessment, actions.of(assessment)[1], "done", "Sent.")

        assert beside.history(assessment, store.document(assessment)).done_actions == (1,)

    def test_overdue_for_the_lead_and_the_equality_lead_only(self) -> None:
        action = actions.of(signed())[0]
        assert list(actions.overdue(make_user("lead"))) == []
        time_passes(action)

        assert list(actions.overdue(make_user("lead"))) == [action]
        assert list(actions.overdue(make_user("equality"))) == [action]
        assert list(actions.overdue(make_user("lead", 2))) == list(actions.overdue(make_user("team"))) == []


def test_the_pages(app: Flask, lead: FlaskClient, head: FlaskClient, equality: FlaskClient) -> None:
    with app.app_context():
        assessment = signed()
        home, action = f"/assessments/{assessment.reference}", actions.of(assessment)[0]
        time_passes(action)
        number = action.id
        commit()
    assert "Overdue actions" in lead.get("/").text and "Overdue actions" in equality.get("/").text
    assert "Overdue actions" not in head.get("/").text
    assert f"{home}/actions" in lead.get(home).text
    assert "Open, overdue" in words(head.get(f"{home}/actions").text)
    assert head.get(f"{home}/actions/{number}").status_code == 403

    refused = send(lead, f"{home}/actions/{number}", {"status": "dropped", "progress": ""}, status=422)
    assert "Say why the action was dropped" in refused.text
    send(lead, f"{home}/actions/{number}", {"status": "open", "due": "soon"}, status=422)
    answer = send(lead, f"{home}/actions/{number}", {"status": "done", "progress": "It <b>runs</b>."})

    assert answer.location == f"{home}/actions"
    shown = lead.get(answer.location).text
    assert "It &lt;b&gt;runs&lt;/b&gt;." in shown and "Reported by" in shown
    assert "Overdue actions" not in lead.get("/").text
    assert "Progress of an action reported" in lead.get(f"{home}/history").text
