"""A Document: where questions stand, which are asked, and what an answer is."""

from __future__ import annotations

import json
from typing import Any

import pytest

from forms.definition import parse
from forms.document import Document, DocumentError, digest

FORM = {
    "id": "small",
    "version": "1",
    "title": "Small form",
    "characteristics": [{"id": "age", "label": "Age"}, {"id": "sex", "label": "Sex"}],
    "scales": [{"id": "impact", "levels": [{"id": "low", "label": "Low", "severity": 0}]}],
    "sections": [
        {
            "id": "start",
            "title": "Start",
            "questions": [{"id": "proceed", "type": "yes_no", "purpose": "proceed", "label": "Go on?"}],
        },
        {
            "id": "impacts",
            "title": "Impacts",
            "stage": "full",
            "for_each": "characteristic",
            "show_when": {"question": "proceed", "equals": "yes"},
            "questions": [
                {"id": "rating", "type": "scale", "scale": "impact", "purpose": "rating", "label": "Rate it"},
                {
                    "id": "reason",
                    "type": "long_text",
                    "purpose": "rating_reason",
                    "label": "Why?",
                    "show_when": {"question": "rating", "equals": "low"},
                },
            ],
        },
    ],
}
LOST = {"unreadable": "The tick was lost."}


def document(**answers: Any) -> Document:
    return Document(parse(FORM), {key.replace("__", "."): value for key, value in answers.items()})


def addresses(doc: Document) -> list[str]:
    return [place.address for place in doc.places()]


def test_a_section_is_asked_once_its_condition_holds() -> None:
    assert addresses(document()) == ["proceed"]
    assert addresses(document(proceed={"choice": "no"})) == ["proceed"]
    assert addresses(document(proceed={"choice": "yes"})) == ["proceed", "age.rating", "sex.rating"]


def test_a_section_is_not_asked_about_whom_it_leaves_out() -> None:
    start, impacts = FORM["sections"]
    left_out = parse({**FORM, "sections": [start, {**impacts, "leave_out": ["sex"]}]})
    doc = Document(left_out, {"proceed": {"choice": "yes"}})

    assert addresses(doc) == ["proceed", "age.rating"]
    assert left_out.find("sex.rating") is None
    assert doc.at("sex.rating") is None


def test_a_condition_in_a_repeated_section_looks_at_its_own_characteristic() -> None:
    shown = addresses(document(proceed={"choice": "yes"}, sex__rating="low"))
    assert shown == ["proceed", "age.rating", "sex.rating", "sex.reason"]


def test_an_unreadable_answer_is_neither_blank_nor_no() -> None:
    doc = document(proceed=LOST)
    answer = doc.at("proceed")
    assert answer is not None
    assert answer.is_unreadable and not answer.is_blank
    assert answer.choice is None and answer.text == ""
    assert "age.rating" in addresses(doc)


def test_answers_are_found_by_purpose_and_characteristic() -> None:
    doc = document(proceed={"choice": "yes"}, age__rating="low")
    age, sex = doc.characteristics
    assert (found := doc.answer("rating", age)) is not None and found.text == "Low"
    assert doc.is_blank("rating", sex)
    assert doc.address("rating", sex) == "sex.rating"
    assert [answer.address for answer in doc.all("rating")] == ["age.rating", "sex.rating"]
    assert not doc.asks("evidence")


def test_a_document_round_trips_through_json_with_its_form_inside() -> None:
    doc = document(proceed={"choice": "yes"}, age__rating="low")
    again = Document.from_json(json.loads(json.dumps(doc.to_json())))
    assert again.to_json() == doc.to_json()
    assert digest(again.to_json()) == digest(doc.to_json())


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"document": 2}, "not an assessment document"),
        ({"definition": None}, "is missing"),
        ({"definition": "nobody@9"}, "No form called"),
        ({"answers": []}, "must be an object"),
        ({"answers": {"age.colour": "red"}}, "no question at “age.colour”"),
        ({"answers": {"age.rating": "enormous"}}, "must be the id of one level"),
        ({"as_of": "yesterday"}, "cannot be read"),
        ({"about": {"colour": "red"}}, "cannot be read"),
        ({"waivers": [1]}, "cannot be read"),
    ],
)
def test_a_file_of_another_shape_is_refused_with_a_sentence(change: dict[str, Any], sentence: str) -> None:
    source = document().to_json() | change
    with pytest.raises(DocumentError, match=sentence):
        Document.from_json(source, "file.json")
