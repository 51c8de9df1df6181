"""A council may ask for any purpose with any type of question; no rule may stumble over that."""

from __future__ import annotations

from typing import Any

import pytest

import rules
from forms.definition import parse
from forms.document import Document
from forms.purposes import PURPOSES

VALUES: dict[str, Any] = {
    "short_text": "Regularly, and open to all",
    "long_text": "Open to all.\nIt is well documented. TBC",
    "yes_no": {"choice": "no", "text": "but some may lose it"},
    "yes_no_unsure": {"choice": "dont_know"},
    "one_of": "first",
    "several_of": ["first"],
    "scale": "high",
    "date": {"typed": "31//2022", "date": None},
    "month_or_date": {"typed": "May 2026", "date": "2026-05"},
    "person": {"name": "Ada Bell"},
    "people": [{"name": "Ada Bell", "post": ""}, {"post": "Officer"}],
    "attachment": {"title": "A plan"},
    "sign_off": {"people": [{"name": "Ada Bell"}]},
    "evidence": [{}, {"figure": "12%"}],
    "consultation": [{}, {"who": "Pensioners"}],
    "actions": [{}, {"action": "Build a ramp", "owner": "AB/CD", "due": {"typed": "soon", "date": None}}],
}


def a_form(kind: str, each: bool) -> dict[str, Any]:
    questions = []
    for purpose in PURPOSES:
        question = {
            "id": f"q_{purpose}",
            "type": kind,
            "purpose": purpose,
            "label": "Asked about the history of it",
        }
        if kind in ("one_of", "several_of"):
            question["options"] = [{"id": "first", "label": "First"}]  # type: ignore[assignment]
        if kind == "scale":
            question["scale"] = "impact"
        if kind == "sign_off":
            question["signs"] = "lead"
        questions.append(question)
    section: dict[str, Any] = {"id": "all", "title": "All", "stage": "full", "questions": questions}
    return {
        "id": "any",
        "version": "1",
        "title": "Any form",
        "profile": "thorough",
        "characteristics": [{"id": who, "label": who, "statutory": True} for who in ("age", "sex", "rural")],
        "scales": [{"id": "impact", "label": "", "levels": [{"id": "high", "label": "High", "severity": 1}]}],
        "sections": [section | ({"for_each": "characteristic"} if each else {})],
    }


@pytest.mark.parametrize("each", [False, True], ids=["once", "each"])
@pytest.mark.parametrize("kind", VALUES)
def test_no_rule_stumbles_over_a_type_it_did_not_expect(kind: str, each: bool) -> None:
    form = parse(a_form(kind, each), "any")
    heads = [f"{who.id}." for who in form.characteristics] if each else [""]
    answers = {f"{head}q_{purpose}": VALUES[kind] for head in heads for purpose in PURPOSES}

    for given in (answers, {}):
        document = Document(form, given)
        places = {place.address for place in document.places()}
        assert {finding.address for finding in rules.check(document, "publishing")} <= places
