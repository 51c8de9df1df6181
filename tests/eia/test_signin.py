"""Signing in, staying signed in, and what happens to a form when the sign-in has run out."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient

from eia import parking
from eia.extensions import db
from eia.models import User, now
from eia.permissions import signed_in
from tests.factories import PASSWORD, make_assessment, make_user


@pytest.fixture
def account(app: Flask) -> str:
    with app.app_context():
        email = make_user("lead", password=PASSWORD).email
        db.session.commit()
    return email


def attempt(client: FlaskClient, email: str, password: str) -> Any:
    return client.post("/sign-in", data={"email": email, "password": password})


def test_the_right_password_signs_in(client: FlaskClient, account: str) -> None:
    assert attempt(client, account, PASSWORD).status_code == 302
    assert client.get("/").status_code == 200


def test_wrong_password_unknown_address_and_lock_read_the_same(
    make_app: Callable[..., Flask], account: str
) -> None:
    client = make_app(SIGN_IN_GUESSES=1).test_client()

    answers = [
        attempt(client, account, "not the password").get_data(as_text=True),
        attempt(client, account, PASSWORD).get_data(as_text=True),
        attempt(client, "nobody@council.example", PASSWORD).get_data(as_text=True),
    ]

    assert len({without_typed(answer, account) for answer in answers}) == 1


def without_typed(page: str, account: str) -> str:
    page = page.replace(account, "").replace("nobody@council.example", "")
    return re.sub(r"nonce-?[^ >]*", "", page)


def test_d8_repeated_wrong_guesses_lock_the_account_for_a_while(
    make_app: Callable[..., Flask], account: str
) -> None:
    app = make_app(SIGN_IN_GUESSES=3)
    client = app.test_client()
    for _ in range(3):
        attempt(client, account, "wrong")

    assert attempt(client, account, PASSWORD).status_code == 200
    with app.app_context():
        user = db.session.query(User).filter_by(email=account).one()
        assert user.locked_until and user.locked_until > now()
        user.locked_until = now() - timedelta(seconds=1)
        db.session.commit()
    assert attempt(client, account, PASSWORD).status_code == 302


def test_d8_a_right_password_starts_the_count_again(make_app: Callable[..., Flask], account: str) -> None:
    app = make_app(SIGN_IN_GUESSES=3)
    for _ in range(3):
        client = app.test_client()
        attempt(client, account, "wrong")
        attempt(client, account, "wrong")
        assert attempt(client, account, PASSWORD).status_code == 302


def test_d8_one_locked_account_locks_no_other(make_app: Callable[..., Flask], account: str) -> None:
    app = make_app(SIGN_IN_GUESSES=1)
    with app.app_context():
        other = make_user("team", password=PASSWORD).email
        db.session.commit()
    attempt(app.test_client(), account, "wrong")

    assert attempt(app.test_client(), other, PASSWORD).status_code == 302


def test_d8_a_cookie_copied_before_signing_out_is_worth_nothing_after(app: Flask, lead: FlaskClient) -> None:
    copied = lead.get_cookie("session")
    assert copied
    assert lead.get("/").status_code == 200
    lead.post("/sign-out")
    thief = app.test_client()
    thief.set_cookie("session", copied.value)

    assert thief.get("/").status_code == 303


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example"])
def test_d8_an_unknown_host_is_refused(client: FlaskClient, host: str) -> None:
    assert client.get("/sign-in", headers={"Host": host}).status_code == 400


def test_d8_nobody_registers_themselves(app: Flask) -> None:
    rules = {rule.rule for rule in app.url_map.iter_rules()}

    assert not rules & {"/register", "/reset", "/login", "/logout"}
    assert {"/sign-in", "/sign-out"} <= rules


@pytest.mark.parametrize(
    "target", ["https://evil.example/", "//evil.example/", "/\\evil.example/", "javascript:alert(1)"]
)
def test_signing_in_never_leads_elsewhere(client: FlaskClient, account: str, target: str) -> None:
    answer = client.post(
        "/sign-in", query_string={"next": target}, data={"email": account, "password": PASSWORD}
    )

    location = urlsplit(answer.headers.get("Location", ""))
    assert (location.scheme, location.netloc) in (("", ""), ("http", "localhost"))


def age(client: FlaskClient, **seconds: int) -> None:
    with client.session_transaction() as cookie:
        for name, ago in seconds.items():
            cookie[name] = int(time.time()) - ago


@pytest.mark.parametrize("old", [{"seen_at": 3 * 3600}, {"fs_paa": 13 * 3600}])
def test_d7_a_form_sent_after_the_sign_in_ran_out_is_parked(
    app: Flask, lead: FlaskClient, old: dict[str, int]
) -> None:
    with app.app_context():
        path = f"/assessments/{make_assessment().reference}/sections/about"
        db.session.commit()
    age(lead, **old)

    answer = lead.post(path, data={"note": "An hour's work.", "csrf_token": "t"})

    assert answer.status_code == 303
    assert answer.headers["Location"] == f"/sign-in?next={path}"
    with app.app_context():
        user = make_user("lead")
        assert parking.restore(user, path) == {"note": ["An hour's work."]}
        assert parking.restore(make_user("team"), path) is None
        parking.discard(user, path)
        assert parking.restore(user, path) is None


def test_d7_a_strangers_post_is_not_kept(app: Flask, client: FlaskClient) -> None:
    with app.app_context():
        path = f"/assessments/{make_assessment().reference}/sections/about"
        db.session.commit()

    assert client.post(path, data={"note": "spam"}).status_code == 303
    with app.app_context():
        assert parking.restore(make_user("lead"), path) is None


def test_d7_a_script_is_told_to_sign_in_and_keeps_its_text(app: Flask, lead: FlaskClient) -> None:
    with app.app_context():
        path = f"/assessments/{make_assessment().reference}/answers/note"
        db.session.commit()
    age(lead, seen_at=3 * 3600)

    answer = lead.patch(path, json={"inputs": {"note": "x"}, "version": 0})

    assert (answer.status_code, answer.json["error"]) == (401, "sign_in_needed")


def test_d7_a_form_may_stay_open_for_days(make_app: Callable[..., Flask]) -> None:
    assert make_app().config["WTF_CSRF_TIME_LIMIT"] is None


def test_a_sign_in_in_use_does_not_run_out(lead: FlaskClient) -> None:
    age(lead, seen_at=3600)
    assert lead.get("/").status_code == 200
    with lead.session_transaction() as cookie:
        assert cookie["seen_at"] > time.time() - 60


def test_a_guarded_view_says_who_may_use_it() -> None:
    assert signed_in(lambda: "").permission == "signed_in"  # type: ignore[attr-defined]


def test_a_revoked_account_and_a_lost_role_count_from_the_next_request(
    app: Flask, lead: FlaskClient, sign_in: Callable[..., FlaskClient]
) -> None:
    auditor = sign_in("auditor")
    with app.app_context():
        home = f"/assessments/{make_assessment().reference}"
        db.session.commit()
    assert lead.get(home).status_code == auditor.get(home).status_code == 200

    with app.app_context():
        revoked, former = make_user("lead"), make_user("auditor")
        revoked.active = False
        former.roles.clear()
        db.session.commit()

    assert lead.get(home).status_code == 303
    assert auditor.get(home).status_code == 404
    with app.app_context():
        revoked = make_user("lead")
        revoked.active = True
        db.session.commit()
    assert lead.get(home).status_code == 200
