"""A text that came second is kept and shown until somebody chooses, whatever its writer did next."""

from __future__ import annotations

import datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient

from eia.extensions import db
from eia.models import ConflictCopy
from tests import factories
from tests.journeys.browser import form_of, parse, send, set_the_day, words

HOME = "/assessments/EIA-2026-0001"
ABOUT = f"{HOME}/sections/about"


@pytest.fixture(autouse=True)
def clash(
    app: Flask, monkeypatch: pytest.MonkeyPatch, lead: FlaskClient, team: FlaskClient, head: FlaskClient
) -> None:
    """Two people wrote a note at once; the lead saw the clash and went away without choosing."""
    set_the_day(monkeypatch, datetime.date(2026, 11, 22))
    with app.app_context():
        factories.make_assessment()
        factories.commit()
    stale = form_of(lead.get(ABOUT).text)
    send(team, ABOUT, {"note": "Theirs."})
    assert lead.post(ABOUT, data=stale | {"note": ["Mine."]}).status_code == 409


def choosing(client: FlaskClient) -> str:
    tree = parse(client.get(f"{HOME}/copies").text)
    return next(link.get("href", "") for link in tree.iter("a") if "/copies/" in link.get("href", ""))


def choose(client: FlaskClient, keep: str) -> None:
    page = client.get(choosing(client))
    data = form_of(page.text) | {"note:keep": [keep]}
    assert client.post(f"{HOME}/answers/resolve", data=data).status_code == 303


def test_the_text_is_listed_and_pointed_to(lead: FlaskClient, head: FlaskClient) -> None:
    for page in (HOME, f"{HOME}/history"):
        assert f'href="{HOME}/copies"' in lead.get(page).text
    listed = words(lead.get(f"{HOME}/copies").text)
    assert "Mine." in listed and "Theirs." in listed and "Kept, by Lead officer, Adult services" in listed
    reader = head.get(f"{HOME}/copies").text
    assert "Mine." in reader and "Choose what should stand" not in reader


@pytest.mark.parametrize(
    ("keep", "stands"), [("mine", "Mine."), ("theirs", "Theirs."), ("both", "Theirs.\n\nMine.")]
)
@pytest.mark.parametrize("who", ["lead", "team"])
def test_a_choice_settles_it(
    request: pytest.FixtureRequest, app: Flask, who: str, keep: str, stands: str
) -> None:
    """Either of the two may choose, and the text itself stays in the record."""
    client: FlaskClient = request.getfixturevalue(who)
    page = words(client.get(choosing(client)).text)
    assert ("Written by you, not saved" if who == "lead" else "Written by Lead officer") in page
    choose(client, keep)
    assert form_of(client.get(ABOUT).text)["note"] == [stands]
    assert "There is nothing to choose." in client.get(f"{HOME}/copies").text
    assert f'href="{HOME}/copies"' not in client.get(HOME).text + client.get(f"{HOME}/history").text
    with app.app_context():
        assert [copy.value for copy in db.session.query(ConflictCopy)] == ["Mine."]


def test_a_text_put_in_by_hand_is_not_asked_about(lead: FlaskClient) -> None:
    send(lead, ABOUT, {"note": "Mine."})
    assert "There is nothing to choose." in lead.get(f"{HOME}/copies").text


def test_a_choice_on_the_clash_page_itself_settles_it(lead: FlaskClient, team: FlaskClient) -> None:
    stale = form_of(lead.get(ABOUT).text)
    send(team, ABOUT, {"note": "Theirs, again."})
    clash = lead.post(ABOUT, data=stale | {"note": ["Mine, again."]})
    chosen = form_of(clash.text) | {"note:keep": ["theirs"]}
    assert lead.post(f"{HOME}/answers/resolve", data=chosen).status_code == 303
    assert "There is nothing to choose." in lead.get(f"{HOME}/copies").text


def test_one_that_was_chosen_about_is_gone(lead: FlaskClient) -> None:
    here = choosing(lead)
    choose(lead, "theirs")
    assert lead.get(here).status_code == 404
