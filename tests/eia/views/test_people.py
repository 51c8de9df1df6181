"""Who works on an assessment and who signs it, changed by those who may and kept in the record."""

from __future__ import annotations

import datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient

from eia.extensions import db
from eia.models import AuditEvent, User
from tests import factories
from tests.journeys.browser import form_of, send, set_the_day, words

HOME = "/assessments/EIA-2026-0001"
PEOPLE = f"{HOME}/people"


@pytest.fixture(autouse=True)
def started(
    app: Flask, monkeypatch: pytest.MonkeyPatch, lead: FlaskClient, team: FlaskClient, head: FlaskClient
) -> None:
    set_the_day(monkeypatch, datetime.date(2026, 11, 22))
    with app.app_context():
        factories.make_assessment()
        for who in ("lead", "head", "team"):
            factories.make_user(who, 2)
        factories.commit()


def number(app: Flask, who: str) -> str:
    with app.app_context():
        return str(db.session.query(User).filter_by(email=f"{who}@council.example").one().id)


def test_the_lead_hands_over_and_the_record_keeps_both(
    app: Flask, lead: FlaskClient, equality: FlaskClient
) -> None:
    assert f'href="{PEOPLE}"' in lead.get(HOME).text
    data = form_of(lead.get(PEOPLE).text)
    assert (data["lead"], data["head"], data["team"]) == (
        [number(app, "lead")],
        [number(app, "head")],
        [number(app, "team")],
    )
    changes = {"lead": number(app, "lead2"), "head": number(app, "head2"), "team": [number(app, "team2")]}
    answer = send(lead, PEOPLE, changes)
    assert answer.location == "/" and "is Lead officer, Adult services 2's now" in words(lead.get("/").text)
    assert lead.get(HOME).status_code == 404
    with app.app_context():
        event = db.session.query(AuditEvent).filter_by(action="assign").one()
        assert event.before["lead"] == "Lead officer, Adult services" and event.after["head"].endswith(" 2")
    history = words(equality.get(f"{HOME}/history").text)
    assert "Who works on it changed" in history and "Team: Commissioning officer, Adult services 2" in history


def test_the_same_people_are_no_change(app: Flask, lead: FlaskClient) -> None:
    send(lead, PEOPLE, {})
    assert "Nothing was changed." in lead.get(HOME).text
    with app.app_context():
        assert db.session.query(AuditEvent).filter_by(action="assign").count() == 0


def test_whoever_wrote_in_it_cannot_be_asked_to_sign(
    app: Flask, lead: FlaskClient, team: FlaskClient
) -> None:
    with app.app_context():
        writer = factories.make_user("team")
        writer.roles = [*writer.roles, *factories.make_user("head").roles]
        factories.commit()
    send(team, f"{HOME}/sections/about", {"note": "I wrote this."})
    refused = send(lead, PEOPLE, {"head": number(app, "team")}, status=422)
    assert "cannot also write the assessment" in words(refused.text)
    data = form_of(lead.get(PEOPLE).text) | {"head": [number(app, "team")], "team": []}
    refused = lead.post(PEOPLE, data=data)
    assert refused.status_code == 422 and "has written in this assessment" in words(refused.text)


def test_once_it_is_sent_the_equality_lead_changes_the_people_and_the_lead_does_not(
    app: Flask, lead: FlaskClient, equality: FlaskClient, admin: FlaskClient
) -> None:
    send(lead, f"{HOME}/send", {"name": "A. Officer", "post": "Lead officer"})
    assert lead.get(PEOPLE).status_code == 403
    send(equality, PEOPLE, {"head": number(app, "head2")})
    send(admin, PEOPLE, {"head": number(app, "head")})
    assert form_of(admin.get(PEOPLE).text)["head"] == [number(app, "head")]


def test_a_signature_that_was_given_keeps_its_signer(
    app: Flask, lead: FlaskClient, head: FlaskClient, equality: FlaskClient
) -> None:
    send(lead, f"{HOME}/send", {"name": "A. Officer", "post": "Lead officer"})
    signed = {"name": "B. Head", "post": "Head of service", "agree": "y"}
    send(head, f"{HOME}/review", signed, action="/sign")
    refused = send(equality, PEOPLE, {"head": number(app, "head2")}, status=422)
    assert "It is signed already" in words(refused.text)
    send(equality, PEOPLE, {"lead": number(app, "lead2")})


@pytest.mark.parametrize("who", ["team", "head"])
def test_others_may_not(request: pytest.FixtureRequest, who: str) -> None:
    client: FlaskClient = request.getfixturevalue(who)
    assert client.get(PEOPLE).status_code == 403
    assert f'href="{PEOPLE}"' not in client.get(HOME).text
