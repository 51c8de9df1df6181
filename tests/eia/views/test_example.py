"""The good example: read by whoever is signed in, changed by nobody, and found by no search."""

from __future__ import annotations

from flask import Flask
from flask.testing import FlaskClient
from markupsafe import escape
from sqlalchemy import func, select

from eia import loading
from eia.extensions import db
from eia.models import Assessment


def test_the_example_shows_every_question_and_answer(lead: FlaskClient) -> None:
    document = loading.good_example()
    page = lead.get("/example")

    assert page.status_code == 200
    assert [
        place.label for place in document.places() if str(escape(place.question.label)) not in page.text
    ] == []
    assert str(escape(document.answers["intersection"])) in page.text
    assert "<form" not in page.text.partition("<main")[2], "nothing to fill in"


def test_the_first_page_leads_to_it_and_it_is_no_assessment(app: Flask, lead: FlaskClient) -> None:
    assert 'href="/example"' in lead.get("/").text
    assert loading.good_example().about.title not in lead.get("/?q=Oakfield").text.partition("<ul")[2]
    with app.app_context():
        assert db.session.scalar(select(func.count(Assessment.id))) == 0
