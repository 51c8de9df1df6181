"""Comments of a review: written under what they are about, and read there after a return."""

from __future__ import annotations

import datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient

from tests import factories
from tests.journeys.browser import form_of, parse, send, set_the_day, words

HOME = "/assessments/EIA-2026-0001"
SENT = {"name": "A. Officer", "post": "Lead officer"}
SIGNED = {"name": "B. Head", "post": "Head of service", "agree": "y"}


@pytest.fixture(autouse=True)
def sent(
    app: Flask, monkeypatch: pytest.MonkeyPatch, lead: FlaskClient, team: FlaskClient, head: FlaskClient
) -> None:
    set_the_day(monkeypatch, datetime.date(2026, 11, 22))
    with app.app_context():
        factories.make_assessment()
        factories.commit()
    send(lead, f"{HOME}/send", SENT)


def test_a_comment_box_stands_under_each_section(head: FlaskClient, lead: FlaskClient) -> None:
    order = [
        one.get("id")
        for one in parse(head.get(f"{HOME}/review").text).iter()
        if one.get("id")
        in ("page-about", "comment-about", "page-each-age", "page-each-disability", "comment-each")
    ]
    assert order == ["page-about", "comment-about", "page-each-age", "page-each-disability", "comment-each"]
    assert "comment-about" not in lead.get(f"{HOME}/review").text


def test_after_a_return_each_comment_stands_on_its_sections_pages(
    head: FlaskClient, lead: FlaskClient
) -> None:
    said = {"comment:about": "Which bus?", "comment:each": "And at night?", "comment:whole": "Nearly there."}
    send(head, f"{HOME}/review", said, action="/return")
    tasks = words(lead.get(HOME).text)
    for text in said.values():
        assert text in tasks
    about = words(lead.get(f"{HOME}/sections/about").text)
    assert "Which bus?" in about and "And at night?" not in about
    assert "Head of service, Adult services returned this section on" in about
    for who in ("age", "disability"):
        assert "And at night?" in lead.get(f"{HOME}/sections/each/{who}").text
    send(lead, f"{HOME}/send", SENT)
    send(lead, HOME, {}, action="/reopen")
    assert "Which bus?" not in lead.get(HOME).text + lead.get(f"{HOME}/sections/about").text


def test_nobody_signs_over_their_own_comment(head: FlaskClient) -> None:
    typed = SIGNED | {"comment:about": "Which bus?"}
    refused = send(head, f"{HOME}/review", typed, action="/sign", status=422)
    assert "clear it before you sign" in refused.text and 'href="#comment-about"' in refused.text
    again = form_of(refused.text, "/sign")
    assert again["comment:about"] == ["Which bus?"] and again["name"] == ["B. Head"]
    assert head.post(f"{HOME}/sign", data=again | {"comment:about": ""}).status_code == 303


def test_a_return_without_a_comment_is_refused_and_keeps_what_was_typed(head: FlaskClient) -> None:
    refused = send(head, f"{HOME}/review", {"name": "B. Head"}, action="/return", status=422)
    assert "write at least one comment" in refused.text and 'href="#comment-whole"' in refused.text
    assert form_of(refused.text, "/return")["name"] == ["B. Head"]
