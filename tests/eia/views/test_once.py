"""A form sent twice is done once: the second gets the first's answer, whatever the verb."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from eia.extensions import db
from eia.models import Assessment, AuditEvent, IdempotencyKey, now
from eia.views import once
from tests import factories
from tests.journeys.browser import form_of, next_target, set_the_day, words

HOME = "/assessments/EIA-2026-0001"
ABOUT = f"{HOME}/sections/about"
SIGNED = {"name": "B. Head", "post": "Head of service", "agree": "y"}
#: Each verb in the order of an assessment's life: who, the page with its form, what is typed, the form's target.
VERBS: list[tuple[str, str, str, dict[str, str], str]] = [
    ("start", "lead", "/assessments/new", {"title": "Bus passes", "service": "Transport"}, ""),
    ("send", "lead", f"{HOME}/send", {"name": "A. Officer", "post": "Lead officer"}, ""),
    ("return", "head", f"{HOME}/review", {"comment:whole": "Say more."}, "/return"),
    ("send", "lead", f"{HOME}/send", {"name": "A. Officer", "post": "Lead officer"}, ""),
    ("sign", "head", f"{HOME}/review", SIGNED, "/sign"),
    ("publish", "lead", f"{HOME}/publish", {}, "/publish"),
    ("reopen", "lead", HOME, {}, "/reopen"),
    ("withdraw", "head", f"{HOME}/withdraw", {"reason": "Not decided."}, ""),
]


@pytest.fixture
def people(
    app: Flask, monkeypatch: pytest.MonkeyPatch, lead: FlaskClient, team: FlaskClient, head: FlaskClient
) -> dict[str, FlaskClient]:
    set_the_day(monkeypatch, datetime.date(2026, 11, 22))
    with app.app_context():
        factories.make_form()
        factories.commit()
    return {"lead": lead, "team": team, "head": head}


def filled(client: FlaskClient, page: str, typed: dict[str, str], target: str) -> tuple[str, dict[str, Any]]:
    """The form of ``page`` with what is typed, and where it is posted."""
    html = client.get(page).text
    data: dict[str, Any] = form_of(html, target) | typed
    if "head" in data:
        data["head"] = html.split('name="head"')[1].split('<option value="')[2].split('"')[0]
    return next_target(html, target) or page, data


def events(app: Flask, action: str) -> int:
    with app.app_context():
        return int(db.session.scalar(select(func.count(AuditEvent.seq)).filter_by(action=action)) or 0)


def flashes(client: FlaskClient) -> list[tuple[str, str]]:
    with client.session_transaction() as cookie:
        return list(cookie.pop("_flashes", []))


def test_every_verb_sent_twice_is_done_once(app: Flask, people: dict[str, FlaskClient]) -> None:
    counted: dict[str, int] = {}
    for verb, who, page, typed, target in VERBS:
        client = people[who]
        url, data = filled(client, page, typed, target)
        first = client.post(url, data=data)
        said = flashes(client)
        second = client.post(url, data=data)
        assert (first.status_code, second.status_code) == (303, 303), (verb, words(first.text)[:300])
        assert first.location == second.location, verb
        assert flashes(client) == said, verb
        counted[verb] = counted.get(verb, 0) + 1
        assert events(app, verb) == counted[verb], verb


def test_a_waiver_sent_twice_is_accepted_once(app: Flask, people: dict[str, FlaskClient]) -> None:
    from eia import loading, register, workflow

    with app.app_context():
        loading.sync_forms()
        lead, head = factories.make_user("lead"), factories.make_user("head")
        workflow.start(lead, "Bus passes", "Transport", lead, head, [], register.live_forms()[0])
        factories.commit()
    client = people["lead"]
    typed = {"description": "Bus passes end.", "form:then": "stay"}
    url, data = filled(client, f"{HOME}/sections/proposal", typed, "")
    client.post(url, data=data)
    for verb, typed in (("waive", {"reason": "Agreed."}), ("unwaive", {})):
        url, data = filled(client, f"{HOME}/checks", typed, f"/{verb}")
        answers = [client.post(url, data=data) for _ in range(2)]
        assert [(one.status_code, one.location) for one in answers] == [(303, f"{HOME}/checks")] * 2
        assert events(app, verb) == 1


def test_a_double_click_on_start_makes_one_assessment(
    app: Flask, people: dict[str, FlaskClient], sign_in: Callable[..., FlaskClient]
) -> None:
    """Both clicks at once, each in a browser tab of its own with the one page."""
    url, data = filled(
        people["lead"], "/assessments/new", {"title": "Bus passes", "service": "Transport"}, ""
    )
    tabs = [sign_in("lead") for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda tab: tab.post(url, data=data), tabs))
    assert {(one.status_code, one.location) for one in answers} == {(303, HOME)}
    with app.app_context():
        assert db.session.query(Assessment).count() == 1


def test_a_page_changed_after_going_back_is_another_form(app: Flask, people: dict[str, FlaskClient]) -> None:
    url, data = filled(
        people["lead"], "/assessments/new", {"title": "Bus passes", "service": "Transport"}, ""
    )
    first = people["lead"].post(url, data=data)
    second = people["lead"].post(url, data=data | {"title": "Dial-a-ride"})
    assert first.location != second.location


def test_a_form_that_was_refused_is_not_done(app: Flask, people: dict[str, FlaskClient]) -> None:
    url, data = filled(people["lead"], "/assessments/new", {"title": "", "service": "Transport"}, "")
    assert [people["lead"].post(url, data=data).status_code for _ in range(2)] == [422, 422]
    with app.app_context():
        assert db.session.query(IdempotencyKey).count() == 0


def started(app: Flask) -> None:
    with app.app_context():
        factories.make_assessment()
        factories.commit()


def test_a_page_of_answers_sent_again_is_no_clash(app: Flask, people: dict[str, FlaskClient]) -> None:
    """The reply was lost, a colleague wrote on, and the browser sends the page again."""
    started(app)
    url, data = filled(people["lead"], ABOUT, {"note": "Mine.", "form:then": "stay"}, "")
    first = people["lead"].post(url, data=data)
    assert first.status_code == 303
    url, theirs = filled(people["team"], ABOUT, {"note": "Theirs.", "form:then": "stay"}, "")
    people["team"].post(url, data=theirs)
    again = people["lead"].post(url, data=data)
    assert (again.status_code, again.location) == (303, first.location)
    assert form_of(people["lead"].get(ABOUT).text)["note"] == ["Theirs."]
    assert events(app, "conflict") == 0


def test_the_same_words_later_are_compared_with_what_stands(
    app: Flask, people: dict[str, FlaskClient], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page left open and sent unchanged an hour later is no retry: nothing may be dropped in silence."""
    started(app)
    url, data = filled(people["lead"], ABOUT, {"note": "Mine."}, "")
    people["lead"].post(url, data=data)
    url, theirs = filled(people["team"], ABOUT, {"note": "Theirs."}, "")
    people["team"].post(url, data=theirs)
    monkeypatch.setattr(once, "now", lambda: now() + datetime.timedelta(hours=1))
    assert people["lead"].post(url, data=data).status_code == 409


def test_a_clash_sent_again_is_shown_again(app: Flask, people: dict[str, FlaskClient]) -> None:
    started(app)
    url, data = filled(people["lead"], ABOUT, {"note": "Mine."}, "")
    url, theirs = filled(people["team"], ABOUT, {"note": "Theirs."}, "")
    people["team"].post(url, data=theirs)
    assert [people["lead"].post(url, data=data).status_code for _ in range(2)] == [409, 409]


def test_a_choice_after_a_clash_sent_twice_is_made_once(app: Flask, people: dict[str, FlaskClient]) -> None:
    started(app)
    url, data = filled(people["lead"], ABOUT, {"note": "Mine."}, "")
    url, theirs = filled(people["team"], ABOUT, {"note": "Theirs."}, "")
    people["team"].post(url, data=theirs)
    choice = form_of(people["lead"].post(url, data=data).text) | {"note:keep": ["both"]}
    answers = [people["lead"].post(f"{HOME}/answers/resolve", data=choice) for _ in range(2)]
    assert [one.status_code for one in answers] == [303, 303]
    assert form_of(people["lead"].get(ABOUT).text)["note"] == ["Theirs.\n\nMine."]


def test_old_keys_are_forgotten(app: Flask, people: dict[str, FlaskClient]) -> None:
    with app.app_context():
        user = factories.make_user("lead")
        long_ago = now() - 2 * once.KEPT_FOR
        db.session.add(IdempotencyKey(user_id=user.id, key="old", response={}, at=long_ago))
        factories.commit()
    url, data = filled(
        people["lead"], "/assessments/new", {"title": "Bus passes", "service": "Transport"}, ""
    )
    people["lead"].post(url, data=data)
    with app.app_context():
        assert "old" not in db.session.scalars(select(IdempotencyKey.key)).all()


def test_every_view_that_takes_a_form_is_guarded(app: Flask) -> None:
    """A page of answers compares versions instead (the tests above); a key would keep a trace of a password, and a
    second link or the same password again does no harm; the others store nothing."""
    bare = {
        rule.endpoint
        for rule in app.url_map.iter_rules()
        if "POST" in (rule.methods or ())
        and not rule.endpoint.startswith(("security.", "_fs_"))
        and not getattr(app.view_functions[rule.endpoint], "once", False)
    }
    passwords = {"accounts.link", "accounts.set_password", "accounts.own_password"}
    assert bare == passwords | {"answers.save_section", "register.stay", "builder.try_question", "api.check"}
