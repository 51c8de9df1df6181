"""Publishing makes its files while others write, and publishes only what the files say."""

from __future__ import annotations

import datetime
import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from eia import store, workflow
from eia.extensions import db
from eia.models import Assessment, Publication, now
from eia.pdf import render
from eia.views import publications
from tests.factories import make_assessment, make_user
from tests.journeys.browser import send, set_the_day, words

HOME, OTHER = "/assessments/EIA-2026-0001", "/assessments/EIA-2026-0002"
During = Callable[[Callable[[], None]], None]


@pytest.fixture(autouse=True)
def signed(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """One assessment to publish, and another to write in."""
    set_the_day(monkeypatch, datetime.date(2026, 11, 22))
    with app.app_context():
        sign(make_assessment("Bus passes"))
        make_assessment("Dial-a-ride")
        db.session.commit()


def sign(assessment: Assessment) -> None:
    revision = workflow.send(make_user("lead"), assessment, "A. Officer", "Manager")
    workflow.sign_off(make_user("head"), assessment, revision.digest, "B. Head", "Head of service")


@pytest.fixture
def during(monkeypatch: pytest.MonkeyPatch) -> During:
    """Has something done once, by another person's thread, while the first PDF is being made."""

    def arrange(act: Callable[[], None]) -> None:
        waiting = [act]

        def slow(*given: Any) -> bytes:
            if waiting:
                thread = threading.Thread(target=waiting.pop())
                thread.start()
                thread.join(60)
            return render(*given)

        monkeypatch.setattr(publications.pdf, "render", slow)

    return arrange


def published(app: Flask) -> list[str]:
    with app.app_context():
        found = db.session.query(Publication).order_by(Publication.id)
        return [f"{one.revision.assessment.reference} {one.version_label}" for one in found]


def test_another_officers_save_goes_through_while_the_pdf_is_made(
    app: Flask, lead: FlaskClient, team: FlaskClient, during: During
) -> None:
    answers: list[tuple[int, list[str]]] = []

    def save() -> None:
        body = {"inputs": {"note": ["Written meanwhile."]}, "version": 0}
        answers.append((team.patch(f"{OTHER}/answers/note", json=body).status_code, published(app)))

    during(save)
    send(lead, f"{HOME}/publish", {}, action="/publish")
    assert answers == [(200, [])]
    assert published(app) == ["EIA-2026-0001 1.0"]
    with app.app_context():
        assessment = Assessment.by_reference("EIA-2026-0002")
        assert assessment
        assert store.answers(assessment)["note"].value == "Written meanwhile."


def test_published_twice_at_once_it_is_one_publication(
    app: Flask, lead: FlaskClient, equality: FlaskClient, during: During
) -> None:
    other: list[str] = []
    during(lambda: other.append(send(equality, f"{HOME}/publish", {}, action="/publish").location))
    answer = send(lead, f"{HOME}/publish", {}, action="/publish")
    assert other == [answer.location] == ["/eia/2026/1"]
    assert published(app) == ["EIA-2026-0001 1.0"]


def test_what_was_taken_back_meanwhile_is_not_published(
    app: Flask, lead: FlaskClient, sign_in: Callable[..., FlaskClient], during: During
) -> None:
    window = sign_in("lead")
    during(lambda: send(window, HOME, {}, action="/reopen"))
    send(lead, f"{HOME}/publish", {}, action="/publish", status=403)
    assert published(app) == []
    assert list((app.config["INSTANCE"] / "publications").glob("*")) == []


def test_a_pdf_that_says_what_is_no_longer_so_is_not_published(
    app: Flask, lead: FlaskClient, during: During
) -> None:
    """An earlier version, named as published in the new PDF, was withdrawn before the moment the PDF stands for."""
    send(lead, f"{HOME}/publish", {}, action="/publish")
    with app.app_context():
        assessment = Assessment.by_reference("EIA-2026-0001")
        assert assessment
        workflow.reopen(make_user("lead"), assessment)
        store.save_answer(make_user("lead"), assessment, "note", "More.", 0)
        sign(assessment)
        db.session.commit()

    def withdraw() -> None:
        with app.app_context():
            db.session.query(Publication).one().withdrawn_at = now() - timedelta(minutes=1)
            db.session.commit()

    during(withdraw)
    refused = send(lead, f"{HOME}/publish", {}, action="/publish", status=409)
    assert "changed while its PDF was being made" in words(refused.text)
    send(lead, f"{HOME}/publish", {}, action="/publish")
    assert published(app) == ["EIA-2026-0001 1.0", "EIA-2026-0001 1.1"]
