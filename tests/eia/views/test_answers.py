"""Answers in: what cannot be understood, what clashes, what is saved while typing, and what came too late."""

from __future__ import annotations

import datetime
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from eia import loading, parking, register, store, workflow
from eia.extensions import db
from eia.models import Assessment, User
from eia.views.paging import NOT_STARTED, TO_FIX, pages_of, status_of
from forms.definition import load
from forms.document import Document
from tests import factories
from tests.journeys.browser import form_of, parse, send, set_the_day, words

HOME = "/assessments/EIA-2026-0001"
PROPOSAL = f"{HOME}/sections/proposal"
SIZE = f"{HOME}/sections/size"
SCREENING = f"{HOME}/sections/screening/age"


@pytest.fixture
def home(
    app: Flask, monkeypatch: pytest.MonkeyPatch, lead: FlaskClient, team: FlaskClient, head: FlaskClient
) -> str:
    """An assessment on the default form."""
    set_the_day(monkeypatch, datetime.date(2026, 11, 22))
    with app.app_context():
        loading.sync_forms()
        people = [factories.make_user(who) for who in ("lead", "head", "team")]
        version = register.live_forms()[0]
        workflow.start(people[0], "Bus passes", "Transport", people[0], people[1], [people[2]], version)
        db.session.commit()
    return HOME


def patch(client: FlaskClient, address: str, inputs: Any, version: int = 0, **more: Any) -> Any:
    return client.patch(f"{HOME}/answers/{address}", json={"inputs": inputs, "version": version} | more)


def test_half_a_date_is_kept_and_said(home: str, lead: FlaskClient) -> None:
    answer = send(lead, SIZE, {"decision_date-day": "31", "decision_date-year": "2027"}, status=422)
    assert "There is a problem" in answer.text and "What you typed is kept." in answer.text
    assert 'href="#decision_date-day"' in answer.text
    assert form_of(lead.get(SIZE).text)["decision_date-year"] == ["2027"]


def test_an_unknown_option_is_refused_and_the_rest_is_saved(home: str, lead: FlaskClient) -> None:
    answer = send(lead, PROPOSAL, {"document_stage": "seventh", "description": "Bus passes end."}, status=422)
    assert "Choose one of the answers shown." in answer.text
    assert form_of(lead.get(PROPOSAL).text)["description"] == ["Bus passes end."]


@pytest.mark.parametrize(
    "text",
    [
        "x" * 200_000,
        "<script>alert(1)</script>",
        "{{7*7}} ${7*7} {% raw %}",
        "a\x00b",
        "a\udc80b",
        "\u202eabc",
        "🚌 Ŵ",
    ],
    ids=["long", "script", "template", "nul", "surrogate", "bidi", "beyond"],
)
def test_odd_text_comes_back_as_text(home: str, lead: FlaskClient, text: str) -> None:
    by_script = patch(lead, "description", {"description": text})
    assert by_script.status_code == 200, by_script.text
    shown = lead.get(PROPOSAL)
    assert shown.status_code == 200
    assert "<script>alert(1)</script>" not in shown.text
    kept = form_of(shown.text)["description"][0]
    assert kept == text.replace("\x00", "").replace("\udc80", "\ufffd")
    posted = send(lead, PROPOSAL, {"description": text.replace("\udc80", "?")})
    assert posted.status_code == 303
    for page in (HOME, f"{HOME}/checks", f"{HOME}/history"):
        assert lead.get(page).status_code == 200


def test_an_unknown_field_and_a_field_sent_twice(home: str, lead: FlaskClient) -> None:
    send(lead, PROPOSAL, {"nonsense": "1", "age.evidence-99999999-x": "2", "description": ["One.", "Two."]})
    assert form_of(lead.get(PROPOSAL).text)["description"] == ["One.\nTwo."]
    twice = send(lead, PROPOSAL, {"document_stage": ["new", "existing"]}, status=422)
    assert "Two different values arrived" in twice.text


def test_rows_are_added_and_removed_without_javascript(home: str, lead: FlaskClient) -> None:
    first = {"age.evidence-0-source": "Survey", "form:add": "age.evidence"}
    answer = send(lead, SCREENING, first)
    assert answer.location.endswith("?more=age.evidence#age.evidence-add")
    page = lead.get(answer.location)
    assert 'name="age.evidence-1-source"' in page.text and 'name="age.evidence-2-source"' not in page.text
    send(lead, answer.location, {"age.evidence-1-source": "Census", "form:then": "stay"})
    send(lead, SCREENING, {"form:remove": "age.evidence:0"})
    assert form_of(lead.get(SCREENING).text)["age.evidence-0-source"] == ["Census"]


@pytest.mark.parametrize(
    "keep, stands", [("mine", "Mine."), ("theirs", "Theirs."), ("both", "Theirs.\n\nMine.")]
)
def test_a_clash_shows_both_texts_and_keeps_what_is_chosen(
    home: str, lead: FlaskClient, team: FlaskClient, keep: str, stands: str
) -> None:
    stale = form_of(lead.get(PROPOSAL).text)
    send(team, PROPOSAL, {"description": "Theirs."})
    clash = lead.post(PROPOSAL, data=stale | {"description": ["Mine."]})
    assert clash.status_code == 409
    said = words(clash.text)
    assert "Theirs." in said and "Mine." in said and "Written by Commissioning officer" in said
    choice = form_of(clash.text)
    nothing = lead.post(f"{HOME}/answers/resolve", data=choice)
    assert nothing.status_code == 409 and "Choose what should stand." in nothing.text
    done = lead.post(f"{HOME}/answers/resolve", data=choice | {"description:keep": [keep]})
    assert done.status_code == 303
    assert form_of(lead.get(PROPOSAL).text)["description"] == [stands]


def test_the_task_list_names_the_parts_that_are_not_asked_yet(home: str, lead: FlaskClient) -> None:
    said = words(lead.get(HOME).text)
    assert "Part 3: Full assessment Not asked so far" in said
    send(lead, f"{HOME}/sections/decision", {"proceed": "yes"})
    assert "Not asked so far" not in words(lead.get(HOME).text)


def test_a_page_just_opened_accuses_nobody(home: str, lead: FlaskClient) -> None:
    assert "To put right:" not in lead.get(PROPOSAL).text
    assert "Nothing here says in words what is proposed." in lead.get(f"{HOME}/checks").text

    send(lead, PROPOSAL, {"description": ""})
    assert "To put right:" not in lead.get(PROPOSAL).text
    send(lead, PROPOSAL, {"description": "A shorter week."})
    assert "To put right:" in lead.get(PROPOSAL).text


def test_autosave_answers_with_version_time_and_findings(
    home: str, lead: FlaskClient, team: FlaskClient
) -> None:
    saved = patch(lead, "age.negative_screen", {"age.negative_screen": "yes"}, shown=["age.negative_screen"])
    assert saved.status_code == 200
    assert saved.json["version"] == 1
    assert re.fullmatch(r"\d\d:\d\d", saved.json["saved_at"])
    assert set(saved.json["findings"]) >= {"age.negative_screen", "age.evidence"}
    added = saved.json["asked"][0]
    assert added["address"] == "age.evidence" and added["after"] == "age.negative_screen"
    assert 'name="age.evidence-0-source"' in added["html"]
    clash = patch(team, "age.negative_screen", {"age.negative_screen": "no"})
    assert clash.status_code == 409
    assert clash.json["theirs"] == "Yes" and clash.json["mine"] == "No" and clash.json["version"] == 1
    assert clash.json["who"] == "Lead officer, Adult services"


@pytest.mark.parametrize(
    "body",
    [
        None,
        [],
        {},
        {"inputs": []},
        {"inputs": {"description": 7}},
        {"inputs": {"description": [None]}, "version": "x"},
    ],
)
def test_autosave_of_nonsense_is_422(home: str, lead: FlaskClient, body: Any) -> None:
    answer = lead.patch(f"{HOME}/answers/description", json=body)
    assert answer.status_code == 422
    assert answer.json["problem"]


def test_autosave_of_an_unknown_option_or_address(home: str, lead: FlaskClient) -> None:
    assert patch(lead, "document_stage", {"document_stage": "seventh"}).status_code == 422
    assert patch(lead, "nobody.evidence", {}).status_code == 404
    assert patch(lead, "no_such", {}).status_code == 404


def test_the_same_save_sent_again_is_one_save(home: str, lead: FlaskClient) -> None:
    headers = {"Idempotency-Key": "k" * 32}
    body = {"inputs": {"description": "Once."}, "version": 0}
    first, second = (lead.patch(f"{HOME}/answers/description", json=body, headers=headers) for _ in range(2))
    assert first.json["version"] == second.json["version"] == 1


def test_csrf_is_asked_of_every_post(make_app: Callable[..., Flask]) -> None:
    app = make_app(WTF_CSRF_ENABLED=True)
    client = app.test_client()
    for answer in (client.post(PROPOSAL, data={}), client.patch(f"{HOME}/answers/description", json={})):
        assert answer.status_code == 400


def test_a_form_posted_after_the_sign_in_ran_out_is_put_back(
    app: Flask, home: str, lead: FlaskClient
) -> None:
    data = form_of(lead.get(PROPOSAL).text) | {"description": ["Written for an hour."]}
    with lead.session_transaction() as cookie:
        cookie["fs_paa"] = cookie["seen_at"] = 1
    late = lead.post(PROPOSAL, data=data)
    assert late.status_code == 303 and "/sign-in" in late.location
    with app.app_context():
        user = db.session.query(User).filter_by(email=lead.email).one()  # type: ignore[attr-defined]
        assert parking.restore(user, PROPOSAL) is not None
        uniquifier = user.fs_uniquifier
    with lead.session_transaction() as cookie:
        cookie.update(_user_id=uniquifier, _fresh=True, fs_paa=int(time.time()), seen_at=int(time.time()))
    back = lead.get(PROPOSAL)
    assert "Written for an hour." in back.text and "Your sign-in had run out." in back.text
    send(lead, PROPOSAL, {})
    again = lead.get(PROPOSAL)
    assert "Your sign-in had run out." not in again.text
    assert form_of(again.text)["description"] == ["Written for an hour."]


def test_a_page_hidden_since_still_saves(app: Flask, home: str, lead: FlaskClient, team: FlaskClient) -> None:
    send(lead, f"{HOME}/sections/decision", {"proceed": "yes"})
    impacts = f"{HOME}/sections/impacts/age"
    typed = form_of(lead.get(impacts).text) | {
        "age.adverse": ["yes"],
        "age.adverse-text": ["Older people lose."],
    }
    send(team, f"{HOME}/sections/decision", {"proceed": "no"})
    assert lead.post(impacts, data=typed).status_code == 303
    with app.app_context():
        held = store.answers(db.session.query(Assessment).one())
        assert held["age.adverse"].value["text"] == "Older people lose."


def test_what_an_import_could_not_read_is_to_be_fixed_and_is_no_answer(
    app: Flask, home: str, lead: FlaskClient
) -> None:
    published_form = Path(loading.__file__).parents[1] / "forms/definitions/cheshire-east/2022.json"
    lost = {"age.negative_screen": {"unreadable": "The tick was lost."}, "proceed": {"choice": "yes"}}
    document = Document(load(published_form), lost)
    pages = {page.key: page for page in pages_of(document, "EIA-2026-0002")}
    assert status_of(document, pages["negative_impact-age"], {}) == TO_FIX
    assert status_of(document, pages["negative_impact-sex"], {}) == NOT_STARTED
    with app.app_context():
        reference = loading.load(
            document, factories.make_user(), factories.make_user("head"), "test"
        ).reference
        db.session.commit()
    beside = parse(lead.get(f"/assessments/{reference}/sections/impacts/age").text).find(".//aside")
    assert beside is not None and "The original could not be read." in "".join(beside.itertext())
