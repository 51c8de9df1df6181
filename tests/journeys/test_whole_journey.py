"""From an empty form to the public page, without JavaScript."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

import rules
from eia import loading
from eia.extensions import db
from forms.definition import shipped
from forms.document import Document
from forms.types import TYPES
from tests.journeys.browser import form_of, parse, send, set_the_day, words

SAMPLE = Path(__file__).parents[2] / "forms/definitions/eia-standard/good.sample.json"
YEAR = 2027


@pytest.fixture
def forms(app: Flask) -> None:
    with app.app_context():
        loading.sync_forms()
        db.session.commit()


@pytest.fixture(autouse=True)
def on_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """The day the sample is judged at: its dates must not depend on when the test runs."""
    set_the_day(monkeypatch, sample().as_of)


@pytest.fixture
def started(app: Flask, forms: None, lead: FlaskClient, team: FlaskClient, head: FlaskClient) -> str:
    """An assessment on the default form, started by the lead on its page; its task list."""
    page = lead.get("/assessments/new").text
    assert "Head of service, Adult services" in page
    choices = {"title": "Care at home, commissioned anew", "service": "Adult services"}
    heads, members = _value_of(page, "head"), _value_of(page, "team")
    answer = send(lead, "/assessments/new", choices | {"head": heads, "team": [members]})
    assert answer.location.startswith("/assessments/EIA-")
    return str(answer.location)


def _value_of(page: str, name: str) -> str:
    """The last choice offered in a list or tick boxes."""
    tree = parse(page)
    select = tree.find(f".//select[@name='{name}']")
    found = list(select.iter("option")) if select is not None else tree.findall(f".//input[@name='{name}']")
    return found[-1].get("value", "")


def fill(client: FlaskClient, home: str, answers: dict[str, Any]) -> None:
    """Post every page of the default form that has one of ``answers``."""
    definition = shipped("eia-standard@1.0")
    pages: dict[str, dict[str, Any]] = {}
    for address, value in answers.items():
        found = definition.find(address)
        assert found is not None, address
        section, who, question = found
        if question.type == "sign_off":
            continue
        url = f"{home}/sections/{section.id}" + (f"/{who.id}" if who else "")
        pages.setdefault(url, {}).update(TYPES[question.type].inputs(question, address, value))
    order = [section.id for section in definition.sections]
    for url in sorted(pages, key=lambda url: order.index(url.split("/sections/")[1].split("/")[0])):
        answer = send(client, url, pages[url] | {"form:then": "next"})
        if answer.location == url:
            # An answer on the page brought further questions of the same page.
            send(client, url, pages[url] | {"form:then": "next"})


def sample() -> Document:
    return Document.from_json(json.loads(SAMPLE.read_text(encoding="utf-8")))


def test_start_fill_return_sign_publish(
    started: str, client: FlaskClient, lead: FlaskClient, head: FlaskClient
) -> None:
    answers = dict(sample().answers)

    # Nothing is written yet, so nothing is held against anybody, and there is nothing to send.
    blank = words(lead.get(started).text)
    assert "to put right" not in blank and "each answer is read as you write it" in blank
    assert f'href="{started}/send"' not in lead.get(started).text

    # Two characteristics first: what is missing is said, and goes when it is mended.
    fill(
        lead,
        started,
        {key: value for key, value in answers.items() if key in ("proceed", "age.negative_screen")},
    )
    assert "Go to the answer" in lead.get(f"{started}/checks").text
    screening = lead.get(f"{started}/sections/screening/age").text
    assert "Why, and how to mend it" in screening
    two = {key: value for key, value in answers.items() if key.startswith(("age.", "disability."))}
    fill(lead, started, two)
    assert "Why, and how to mend it" not in lead.get(f"{started}/sections/screening/age").text
    impacts = words(lead.get(f"{started}/sections/impacts/age").text)
    assert "From the screening: Age" in impacts
    assert f'href="{started}/checks?severity=blocker"' in lead.get(started).text

    # A blocker stops the sending, and the page says why.
    refused = words(lead.get(f"{started}/send").text)
    assert "to be put right first" in refused

    fill(lead, started, answers)
    tasks = words(lead.get(started).text)
    assert "Complete" in tasks and "Continue where you left off" in tasks

    # The head sees nothing to do yet; then it is sent, returned, mended and sent again.
    send(lead, f"{started}/send", {"name": "A. Officer", "post": "Commissioning manager"})
    review = head.get(f"{started}/review")
    assert "Sign this version" in review.text
    assert lead.get(f"{started}/sections/screening/age").status_code == 403
    send(head, f"{started}/review", {"comment:impacts": "Say more about carers."}, action="/return")
    assert "Say more about carers." in lead.get(started).text
    fill(lead, started, {"summary": answers["summary"] + "\n\nCarers are named now."})
    send(lead, f"{started}/send", {"name": "A. Officer", "post": "Commissioning manager"})

    # Signing without the tick is refused on the page, with what was typed.
    unsure = send(head, f"{started}/review", {"name": "B. Head"}, action="/sign", status=422)
    assert "Tick the box" in unsure.text and "B. Head" in unsure.text
    send(
        head,
        f"{started}/review",
        {"name": "B. Head", "post": "Head of service", "agree": "y"},
        action="/sign",
    )

    send(lead, f"{started}/publish", {}, action="/publish")
    public = client.get(f"/eia/{YEAR}/1")
    assert public.status_code == 200
    assert "Carers are named now." in public.text and "B. Head, Head of service" in public.text
    assert client.get(f"/eia/{YEAR}/1/v1.0").status_code == 200
    pdf = client.get(f"/eia/{YEAR}/1/v1.0.pdf")
    assert pdf.data.startswith(b"%PDF") and pdf.mimetype == "application/pdf"
    again = client.get(f"/eia/{YEAR}/1/v1.0.pdf", headers={"If-None-Match": pdf.headers["ETag"]})
    assert again.status_code == 304
    assert client.get(f"/eia/{YEAR}/1/v1.0.json").json["document"] == 1
    assert "Published" in words(lead.get(f"{started}/history").text)

    # A second version, then the first is found again under its own address; then all is withdrawn.
    send(lead, started, {}, action="/reopen")
    assert client.get(f"/eia/{YEAR}/1").status_code == 200
    withdrawn = send(head, f"{started}/withdraw", {"reason": "The decision was not taken."})
    assert withdrawn.location.endswith(started)
    banner, text = words(client.get(f"/eia/{YEAR}/1").text).split("Its text stands below for the record.")
    assert "was withdrawn on" in banner and "The decision was not taken." in banner
    assert "Carers are named now." in text and "B. Head, Head of service" in text
    still = client.get(f"/eia/{YEAR}/1/v1.0.pdf", headers={"If-None-Match": pdf.headers["ETag"]})
    assert still.status_code == 200 and still.data == pdf.data
    assert "-v1.0-withdrawn.pdf" in still.headers["Content-Disposition"] and "EIA-Withdrawn" in still.headers
    data = client.get(f"/eia/{YEAR}/1/v1.0.json")
    assert (
        data.json["withdrawn"]["reason"] == "The decision was not taken." and "EIA-Withdrawn" in data.headers
    )
    assert Document.from_json(data.json).answers["summary"].endswith("Carers are named now.")


def test_a_warning_is_accepted_with_a_reason_and_blockers_are_not(started: str, lead: FlaskClient) -> None:
    answers = dict(sample().answers)
    fill(lead, started, {"summary": "A summary.", "stakeholders": "Everyone.", "proceed": answers["proceed"]})
    page = lead.get(f"{started}/checks")
    offered = form_of(page.text, "/waive")
    empty = lead.post(f"{started}/checks/waive", data=offered)
    assert empty.status_code == 422 and "Enter a reason." in empty.text
    done = lead.post(f"{started}/checks/waive", data=offered | {"reason": ["Agreed with the equality lead."]})
    assert done.status_code == 303
    assert "Agreed with the equality lead." in lead.get(f"{started}/checks").text
    back = lead.post(
        f"{started}/checks/unwaive", data=form_of(lead.get(f"{started}/checks").text, "/unwaive")
    )
    assert back.status_code == 303


def test_a_blocker_is_never_accepted(started: str, lead: FlaskClient) -> None:
    fill(lead, started, {"proceed": {"choice": "yes"}})
    answers = {"proceed": {"choice": "yes"}}
    found = rules.check(Document(shipped("eia-standard@1.0"), answers, as_of=sample().as_of))
    blocker = next(item for item in found if item.severity == "blocker")
    data = {"code": blocker.code, "address": blocker.address, "reason": "Please."}
    answer = lead.post(f"{started}/checks/waive", data=data)
    assert answer.status_code in (403, 404)
    assert "Please." in answer.text


def test_who_may_not(
    started: str, sign_in: Any, lead: FlaskClient, team: FlaskClient, head: FlaskClient
) -> None:
    fill(lead, started, dict(sample().answers))
    send(lead, f"{started}/send", {"name": "A. Officer", "post": "Commissioning manager"})
    stranger = sign_in("lead", 7)
    assert stranger.get(started).status_code == 404
    page = lead.get(f"{started}/review")
    assert "Sign this version" not in page.text
    for person in (lead, team):
        refused = person.post(
            f"{started}/sign", data={"digest": "0" * 64, "name": "A", "post": "B", "agree": "y"}
        )
        assert refused.status_code == 403
        assert "sign" in words(refused.text)
    stale = head.post(f"{started}/sign", data={"digest": "0" * 64, "name": "A", "post": "B", "agree": "y"})
    assert stale.status_code == 409 and "read it again" in stale.text
