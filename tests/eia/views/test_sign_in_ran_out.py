"""The sign-in ran out while somebody typed: after signing in at the real form, what they typed is on the page again."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from eia import signin
from tests import factories
from tests.journeys.browser import form_of, next_target, send, set_the_day, words

HOME = "/assessments/EIA-2026-0001"
ABOUT = f"{HOME}/sections/about"
SENT = {"name": "A. Officer", "post": "Lead officer"}
TYPED = "Typed for an hour."


@pytest.fixture(autouse=True)
def people(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    set_the_day(monkeypatch, datetime.date(2026, 11, 22))
    with app.app_context():
        for who in ("lead", "head"):
            factories.make_user(who, password=factories.PASSWORD)
        factories.make_assessment()
        factories.commit()


def sign_in_for_real(client: FlaskClient, who: str, login: str) -> Any:
    """Fill in the sign-in page at ``login`` and go where it leads."""
    data = form_of(client.get(login).text) | {
        "email": [f"{who}@council.example"],
        "password": [factories.PASSWORD],
    }
    answer = client.post(next_target(client.get(login).text, "") or login, data=data)
    assert answer.status_code == 302, words(answer.text)
    return client.get(answer.location)


def too_late(client: FlaskClient, who: str, page: str, typed: dict[str, Any], action: str = "") -> Any:
    """Type into the form of ``page``, let the sign-in run out, press the button, sign in; the page one comes to."""
    html = client.get(page).text
    data, target = form_of(html, action) | typed, next_target(html, action) or page
    with client.session_transaction() as cookie:
        cookie["fs_paa"] = cookie["seen_at"] = 1
    late = client.post(target, data=data)
    assert late.status_code == 303 and "/sign-in" in late.location, late.location
    back = sign_in_for_real(client, who, late.location)
    assert back.status_code == 200
    assert back.request.path == page
    return back


@pytest.mark.parametrize(
    ("page", "name", "action"),
    [
        ("/assessments/new", "title", ""),
        (ABOUT, "note", ""),
        (f"{HOME}/send", "name", ""),
    ],
)
def test_the_leads_forms_come_back(client: FlaskClient, page: str, name: str, action: str) -> None:
    sign_in_for_real(client, "lead", "/sign-in")
    back = too_late(client, "lead", page, {name: TYPED}, action)
    assert "Your sign-in had run out." in back.text
    assert form_of(back.text, action)[name] == [TYPED]


def test_a_page_of_answers_is_saved_after_all(client: FlaskClient) -> None:
    sign_in_for_real(client, "lead", "/sign-in")
    back = too_late(client, "lead", ABOUT, {"note": TYPED})
    assert client.post(ABOUT, data=form_of(back.text)).status_code == 303
    again = client.get(ABOUT)
    assert form_of(again.text)["note"] == [TYPED] and "Your sign-in had run out." not in again.text


def test_the_start_of_an_assessment_is_done_after_all(client: FlaskClient) -> None:
    sign_in_for_real(client, "lead", "/sign-in")
    page = client.get("/assessments/new").text
    head = page.split('name="head"')[1].split('<option value="')[2].split('"')[0]
    back = too_late(
        client, "lead", "/assessments/new", {"title": TYPED, "service": "Transport", "head": head}
    )
    assert client.post("/assessments/new", data=form_of(back.text)).status_code == 303
    assert TYPED not in form_of(client.get("/assessments/new").text)["title"]


def test_the_heads_comments_and_signature_come_back(client: FlaskClient, lead: FlaskClient) -> None:
    send(lead, f"{HOME}/send", SENT)
    sign_in_for_real(client, "head", "/sign-in")
    typed = {"comment:about": TYPED, "name": "B. Head", "post": "Head of service"}
    for action in ("/sign", "/return"):
        back = too_late(client, "head", f"{HOME}/review", typed, action)
        found = form_of(back.text, action)
        assert {name: found[name] for name in typed} == {name: [value] for name, value in typed.items()}
    assert client.post(f"{HOME}/return", data=found).status_code == 303
    assert TYPED in lead.get(ABOUT).text


def test_a_reason_to_withdraw_comes_back(client: FlaskClient, lead: FlaskClient, head: FlaskClient) -> None:
    send(lead, f"{HOME}/send", SENT)
    send(head, f"{HOME}/review", {"name": "B. Head", "post": "Head of service", "agree": "y"}, action="/sign")
    send(lead, f"{HOME}/publish", {}, action="/publish")
    sign_in_for_real(client, "head", "/sign-in")
    back = too_late(client, "head", f"{HOME}/withdraw", {"reason": TYPED})
    assert form_of(back.text)["reason"] == [TYPED]


def test_every_form_has_a_page_to_come_back_to(app: Flask) -> None:
    from eia.parking import FORM_ON

    pages = {(rule.endpoint, method) for rule in app.url_map.iter_rules() for method in rule.methods or ()}
    shown_at = {rule.rule for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())}
    for rule in app.url_map.iter_rules():
        if "POST" in (rule.methods or ()) and not rule.endpoint.startswith(
            ("security.", "register.stay", "api.")
        ):
            page = FORM_ON.get(rule.endpoint)
            assert (page, "GET") in pages if page else rule.rule in shown_at, rule.endpoint


def test_asking_how_long_the_sign_in_lasts_does_not_keep_it_alive(lead: FlaskClient) -> None:
    with lead.session_transaction() as cookie:
        cookie["seen_at"] -= 7000
    assert lead.get("/sign-in/ends").json["seconds"] in range(190, 201)
    assert lead.get("/sign-in/ends").json["seconds"] in range(190, 201)
    assert lead.post("/sign-in/stay").json["seconds"] > 7000


def test_nothing_keeps_a_sign_in_alive_beyond_its_longest(app: Flask, lead: FlaskClient) -> None:
    with lead.session_transaction() as cookie:
        cookie["fs_paa"] -= int(app.config["SIGN_IN_LONGEST"].total_seconds()) - 100
    assert lead.post("/sign-in/stay").json["seconds"] in range(90, 101)
    assert signin.ASKS_ONLY in app.view_functions


def test_nobody_signed_in_is_told_so(client: FlaskClient) -> None:
    assert client.get("/sign-in/ends", headers={"Accept": "application/json"}).status_code == 401
