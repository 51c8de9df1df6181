"""Accounts in the browser: added, changed and closed by an administrator; passwords known to their owners alone."""

from __future__ import annotations

import datetime
import re
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from eia import accounts
from eia.errors import NotUnderstood
from eia.extensions import db
from eia.models import AuditEvent, IdempotencyKey, ParkedPost, User
from tests.factories import PASSWORD, commit, make_assessment, make_user
from tests.journeys.browser import form_of, send, words

NEW = "three words apart"


def account(app: Flask, email: str) -> tuple[int, bool, set[str]]:
    with app.app_context():
        found = accounts.by_email(email)
        assert found is not None
        return found.id, found.active, set(found.role_names)


def link(admin: FlaskClient, number: int) -> str:
    page = admin.get(f"/accounts/{number}")
    shown = admin.post(f"/accounts/{number}/link", data=form_of(page.text, f"/accounts/{number}/link"))
    found = re.search(r"/sign-in/password/[\w.-]+", shown.text)
    assert shown.status_code == 200 and found
    return found[0]


def sign_in(client: FlaskClient, email: str, password: str) -> Any:
    data = form_of(client.get("/sign-in").text)
    return client.post("/sign-in", data=data | {"email": [email], "password": [password]})


def test_a_person_is_added_and_sets_a_password_by_link(
    app: Flask, admin: FlaskClient, client: FlaskClient
) -> None:
    said = {"name": "Lead officer, Parks", "email": "Parks@Council.example", "roles": ["lead_officer"]}
    place = send(admin, "/accounts/new", said).location
    number, active, roles = account(app, "parks@council.example")
    assert place == f"/accounts/{number}" and active and roles == {"lead_officer"}
    assert sign_in(client, "parks@council.example", NEW).status_code == 200

    address = link(admin, number)
    short = send(client, address, {"password": "short", "password_again": "short"}, status=422)
    assert "Use 12 to 200 characters." in short.text and ">short<" not in short.text
    unlike = send(client, address, {"password": NEW, "password_again": f"{NEW}!"}, status=422)
    assert "The two passwords are not the same." in unlike.text
    send(client, address, {"password": NEW, "password_again": NEW})

    used = client.get(address)
    assert used.status_code == 404 and "used or is too old" in used.text
    assert sign_in(client, "parks@council.example", NEW).status_code == 302
    assert "Start an assessment" in client.get("/").text
    assert "A link to set the password was made" in words(admin.get(place).text)


def test_a_link_ends_after_a_day(
    app: Flask, admin: FlaskClient, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    with app.app_context():
        number = make_user("team").id
        commit()
    address = link(admin, number)
    assert client.get(address).status_code == 200
    app.config["SECURITY_RESET_PASSWORD_WITHIN"] = datetime.timedelta(seconds=-1)
    assert client.get(address).status_code == 404
    assert client.get("/sign-in/password/nonsense").status_code == 404


def test_closing_an_account_ends_its_sign_in_and_shows_what_is_left(
    app: Flask, admin: FlaskClient, lead: FlaskClient
) -> None:
    with app.app_context():
        reference = make_assessment().reference
        number = make_user("lead").id
        commit()
    place = f"/accounts/{number}"
    assert reference in admin.get(place).text and lead.get("/").status_code == 200
    address = link(admin, number)
    page = form_of(admin.get(place).text)
    assert page["active"] == ["y"]
    del page["active"]
    assert admin.post(place, data=page).status_code == 303

    assert lead.get("/").status_code == 303
    assert admin.get(address).status_code == 404
    assert "Closed" in words(admin.get("/accounts").text)
    assert "Changed : closed" in words(admin.get(place).text) or "Changed: closed" in words(
        admin.get(place).text
    )


def test_what_cannot_be_is_said_beside_the_field_and_keeps_what_was_typed(
    app: Flask, admin: FlaskClient
) -> None:
    with app.app_context():
        number = make_user("lead").id
        commit()
    taken = {"email": "admin@council.example", "name": "Typed <b>post</b>"}
    answer = send(admin, f"/accounts/{number}", taken, status=422)
    assert "admin@council.example has an account already." in answer.text
    assert "Typed &lt;b&gt;post&lt;/b&gt;" in answer.text
    assert (
        "Choose at least one."
        in send(admin, "/accounts/new", {"name": "A", "email": "a@b.example"}, status=422).text
    )
    _, active, roles = account(app, "lead@council.example")
    assert active and roles == {"lead_officer"}
    assert admin.get("/accounts/999").status_code == 404


def test_an_administrator_always_stays(app: Flask, admin: FlaskClient) -> None:
    number, _, _ = account(app, "admin@council.example")
    answer = send(admin, f"/accounts/{number}", {"roles": ["auditor"]}, status=422)
    assert "Somebody has to stay an administrator" in answer.text
    assert account(app, "admin@council.example")[2] == {"administrator"}
    with app.app_context():
        with pytest.raises(NotUnderstood):
            user = make_user("admin")
            accounts.change(user, user, user.email, user.name, ["administrator"], active=False)
        db.session.rollback()
        accounts.change(
            make_user("admin"), make_user("admin", 2), "b@c.example", "B", ["administrator"], True
        )
        commit()
    assert send(admin, f"/accounts/{number}", {"roles": ["auditor"]}).status_code == 303
    assert admin.get("/accounts").status_code == 403


def test_ones_own_password_is_changed_with_the_old_one(app: Flask, client: FlaskClient) -> None:
    with app.app_context():
        email = make_user("lead", 3, PASSWORD).email
        commit()
    assert sign_in(client, email, PASSWORD).status_code == 302
    wrong = {"password_now": "not this one at all", "password": NEW, "password_again": NEW}
    refused = send(client, "/sign-in/password", wrong, status=422)
    assert "not the password you sign in with" in refused.text and NEW not in refused.text
    assert send(client, "/sign-in/password", wrong | {"password_now": PASSWORD}).location == "/sign-in"
    assert client.get("/").status_code == 303
    assert sign_in(client, email, PASSWORD).status_code == 200
    assert sign_in(client, email, NEW).status_code == 302


def test_a_password_is_stored_as_its_hash_alone(app: Flask, client: FlaskClient) -> None:
    with app.app_context():
        email = make_user("lead", 4, PASSWORD).email
        commit()
    sign_in(client, email, PASSWORD)
    page = form_of(client.get("/sign-in/password").text)
    typed = {"password_now": [PASSWORD], "password": [NEW], "password_again": [NEW]}
    with client.session_transaction() as session:
        session["fs_paa"] = session["seen_at"] = 0
    assert client.post("/sign-in/password", data=page | typed).status_code == 303
    with app.app_context():
        assert db.session.scalars(select(ParkedPost)).all() == []
        assert db.session.scalars(select(IdempotencyKey)).all() == []

    sign_in(client, email, PASSWORD)
    send(client, "/sign-in/password", {name: values[0] for name, values in typed.items()})
    with app.app_context():
        assert db.session.scalars(select(ParkedPost)).all() == []
        assert db.session.scalars(select(IdempotencyKey)).all() == []
        user = db.session.scalar(select(User).filter_by(email=email))
        assert user is not None and NEW not in str(user.password)
        events = db.session.scalars(select(AuditEvent)).all()
        assert not [event for event in events if NEW in str(event.after) or PASSWORD in str(event.after)]


def test_only_an_administrator_manages_accounts(lead: FlaskClient, equality: FlaskClient) -> None:
    for client in (lead, equality):
        assert client.get("/accounts").status_code == client.get("/accounts/new").status_code == 403
        assert client.post("/accounts/1/link").status_code == 403
