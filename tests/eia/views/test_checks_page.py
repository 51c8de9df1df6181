"""The Checks page: marked words, both places, and the line of each characteristic."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from eia import loading
from eia.views.marking import AROUND, marked
from forms.definition import FOLDER
from forms.document import Document
from rules import Finding, Severity
from tests.factories import commit, make_document, make_user
from tests.journeys.browser import words

WEAK = json.loads((FOLDER / "cheshire-east/weak.sample.json").read_text(encoding="utf-8"))


def finding(address: str, span: tuple[int, int] | None) -> Finding:
    return Finding("XXX01", "x", Severity.WARNING, "H", address, "Look.", "", "", span)


def test_the_words_at_the_span_are_marked_and_what_is_far_from_them_is_cut() -> None:
    text = "a " * 200 + "the words" + " b" * 200
    found = marked(make_document(note=text), finding("note", (400, 409)))

    assert found.words == "the words"
    assert found.before.startswith("… a") and len(found.before) <= AROUND + 2
    assert found.after.endswith("b …")


@pytest.mark.parametrize(
    ("address", "span"), [("note", None), ("note", (2, 90)), ("gone", (0, 1)), ("note", (3, 3))]
)
def test_a_span_that_is_not_there_marks_nothing(address: str, span: Any) -> None:
    assert marked(make_document(note="short"), finding(address, span)).words == ""


@pytest.fixture
def home(app: Flask) -> str:
    source = {**WEAK, "answers": {**WEAK["answers"]}}
    document = Document.from_json(source)
    who = document.characteristics[0].id
    hostile = {f"{who}.negative_screen": {"choice": "yes", "text": "<script>alert(1)</script> may lose"}}
    with app.app_context():
        loaded = replace(document, answers={**document.answers, **hostile})
        assessment = loading.load(loaded, make_user("lead"), make_user("head"), "sample")
        commit()
        return f"/assessments/{assessment.reference}"


def test_the_line_says_what_contradicts_what_in_words(
    home: str, lead: FlaskClient, head: FlaskClient
) -> None:
    page = lead.get(f"{home}/checks").text

    assert '<th scope="row" class="govuk-table__header">Age</th>' in page
    assert "contradicts impact" in page and "What contradicts what" in page
    assert "≠" in page and "blank" in page
    assert "Compare with:" in page and "Go to the answer: " in page
    assert "<script>alert" not in page
    read_only = head.get(f"{home}/checks").text
    assert "From screening to action" in words(read_only) and "Go to the answer" not in read_only


def test_marked_words_stand_in_the_page(home: str, lead: FlaskClient) -> None:
    assert "<mark>" in lead.get(f"{home}/checks").text


def test_one_severity_can_be_shown_alone_and_is_kept_when_a_warning_is_accepted(
    home: str, lead: FlaskClient
) -> None:
    everything, warnings = lead.get(f"{home}/checks").text, lead.get(f"{home}/checks?severity=warning").text
    assert everything.count("To put right:") and everything.count("Please check:")
    assert not warnings.count("To put right:")
    assert warnings.count("Please check:") == everything.count("Please check:")
    assert lead.get(f"{home}/checks?severity=<b>").text.count("Please check:") == everything.count(
        "Please check:"
    )

    form = warnings.split('/checks/waive?severity=warning"')[1].split("</form>")[0]
    sent = dict(re.findall(r'name="([^"]+)" value="([^"]*)"', form))
    empty = lead.post(f"{home}/checks/waive?severity=warning", data={**sent, "reason": ""})
    assert empty.status_code == 422 and "To put right:" not in empty.text
    kept = lead.post(f"{home}/checks/waive?severity=warning", data={**sent, "reason": "The hall is closed."})
    assert kept.location.endswith("/checks?severity=warning")
    assert "The hall is closed." in lead.get(f"{home}/checks").text
