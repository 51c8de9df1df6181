"""An equality lead adapts the council's form, without JavaScript: from a copy to a live form, and on."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from eia import builder, loading
from eia.extensions import db
from forms.definition import parse
from forms.differences import of_forms
from tests import factories
from tests.journeys.browser import form_of, send, words

FORM = "/forms/our-council"


@pytest.fixture
def council(app: Flask, equality: FlaskClient) -> FlaskClient:
    """An equality lead with a form of the council's own, just started from the standard one."""
    with app.app_context():
        loading.sync_forms()
        db.session.commit()
    send(equality, "/forms/new", {"title": "Our council", "source": "eia-standard@1.0"})
    return equality


def body(app: Flask) -> dict[str, Any]:
    with app.app_context():
        return dict(builder.current("our-council").body)


def test_from_a_copy_to_a_live_form(app: Flask, council: FlaskClient) -> None:
    send(
        council,
        f"{FORM}/characteristics/new",
        {"label": "Care-experienced people", "guidance": "Who was in care."},
    )
    send(council, f"{FORM}/scales/new", {
        "label": "Reach", "levels-0-label": "Few", "levels-0-severity": "0",
        "levels-1-label": "Many", "levels-1-severity": "1", "levels-1-definition": "Over 100 people.",
    })  # fmt: skip
    section = body(app)["sections"][0]["id"]
    first = body(app)["sections"][0]["questions"][0]["id"]
    send(council, f"{FORM}/sections/{section}/questions/new", {
        "label": "How far does it reach?", "type": "scale", "scale": "reach", "purpose": "comments",
        "guidance": "Count people.\n\nThen choose.", "good": "Many", "weak": "Some", "only_if": f"{first}=*",
    })  # fmt: skip
    send(council, f"{FORM}/languages/{section}", {"sections[0].title": "Am y cynnig"})
    made = body(app)
    added = made["sections"][0]["questions"][-1]

    assert made["characteristics"][-1]["id"] == "care_experienced_people"
    assert made["scales"][-1]["levels"][1] == {
        "id": "many", "label": "Many", "definition": "Over 100 people.", "severity": 1,
    }  # fmt: skip
    assert added["guidance"] == ["Count people.", "Then choose."]
    assert added["show_when"] == {"question": first, "not_blank": True}
    assert made["sections"][0]["title"]["cy"] == "Am y cynnig"

    send(council, f"{FORM}/live", {"change_note": "Our own form."})
    outline = words(council.get(FORM).text)
    assert "live" in outline
    assert "This version is in use and stays as it is" in outline


def test_every_page_of_the_builder_opens(app: Flask, council: FlaskClient) -> None:
    made = body(app)
    section, who, scale = made["sections"][0], made["characteristics"][0], made["scales"][0]
    each = next(s for s in made["sections"] if s.get("for_each"))
    pages = [
        "/forms", "/forms/new", "/forms/import", FORM, f"{FORM}/settings", f"{FORM}/sections/new",
        f"{FORM}/sections/{section['id']}", f"{FORM}/sections/{section['id']}/questions/new",
        f"{FORM}/questions/{section['questions'][0]['id']}", f"{FORM}/characteristics/new",
        f"{FORM}/characteristics/{who['id']}", f"{FORM}/scales/new", f"{FORM}/scales/{scale['id']}",
        f"{FORM}/languages", f"{FORM}/languages/{section['id']}", f"{FORM}/history", f"{FORM}/live",
        f"{FORM}/preview", f"{FORM}/preview/{each['id']}/{who['id']}?width=phone", f"{FORM}/preview/actions?filled=no",
        f"{FORM}/preview.pdf",
        f"{FORM}/remove/question/{section['questions'][0]['id']}", f"{FORM}/1.0.json",
        f"{FORM}/remove/scale/{scale['id']}", f"{FORM}/remove/section/{section['id']}",
    ]  # fmt: skip
    for page in pages:
        assert council.get(page).status_code == 200, page


def test_every_question_is_saved_as_it_stands(app: Flask, council: FlaskClient) -> None:
    """Opening an editor and pressing Save changes nothing: no word is lost between the form and its inputs."""
    before = body(app)
    for section in before["sections"]:
        for question in section["questions"]:
            send(council, f"{FORM}/questions/{question['id']}", {})
        send(council, f"{FORM}/sections/{section['id']}", {})
    for scale in before["scales"]:
        send(council, f"{FORM}/scales/{scale['id']}", {})
    for who in before["characteristics"]:
        send(council, f"{FORM}/characteristics/{who['id']}", {})
    send(council, f"{FORM}/settings", {})

    changed = of_forms(parse(normal(before)), parse(normal(body(app))))
    assert [(each.part, each.what, each.pieces) for each in changed] == []


def normal(value: Any) -> Any:
    """Without keys that say nothing, which a hand-written file may hold."""
    if isinstance(value, dict):
        return {
            key: normal(item)
            for key, item in value.items()
            if item is not False and item not in ("", [], {}, None)
        }
    return [normal(item) for item in value] if isinstance(value, list) else value


def test_small_moves_and_undo(app: Flask, council: FlaskClient) -> None:
    ids = [question["id"] for question in body(app)["sections"][0]["questions"]]
    send(council, FORM, {"do": f"down:question:{ids[0]}"}, "/arrange")
    moved = [question["id"] for question in body(app)["sections"][0]["questions"]]
    assert moved[:2] == [ids[1], ids[0]]

    send(council, FORM, {}, "/undo")
    assert [question["id"] for question in body(app)["sections"][0]["questions"]] == ids


def test_a_second_editor_keeps_what_was_typed(app: Flask, council: FlaskClient, admin: FlaskClient) -> None:
    opened = form_of(admin.get(f"{FORM}/settings").text)
    send(council, f"{FORM}/settings", {"title": "First"})
    answer = admin.post(f"{FORM}/settings", data={**opened, "title": "Second"})

    assert answer.status_code == 409
    assert "Equality lead changed this form after you opened it" in words(answer.text)
    again = form_of(answer.text)
    assert again["title"] == ["Second"]
    assert admin.post(f"{FORM}/settings", data=again).status_code == 303
    assert body(app)["title"] == "Second"


@pytest.mark.parametrize(
    ("page", "typed", "said"),
    [
        ("/settings", {"title": " "}, "Enter a name."),
        ("/scales/new", {"label": "Empty"}, "has no levels"),
        ("/characteristics/new", {"label": ""}, "Enter what it is called."),
        ("/sections/new", {"title": "New"}, "A section needs at least one question"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_beside_what_was_typed(
    council: FlaskClient, page: str, typed: dict[str, str], said: str
) -> None:
    answer = council.post(f"{FORM}{page}", data={**form_of(council.get(f"{FORM}{page}").text), **typed})

    assert answer.status_code == 422
    assert said in words(answer.text)
    if typed.get("label") == "Empty":
        assert form_of(answer.text)["label"] == ["Empty"]


def test_markup_in_wording_is_words(council: FlaskClient) -> None:
    send(council, f"{FORM}/settings", {"title": "<script>alert(1)</script>{{7*7}}"})
    html = council.get(FORM).text

    assert "<script>alert(1)" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;{{7*7}}" in html


def test_the_lint_answers_while_a_question_is_typed(app: Flask, council: FlaskClient) -> None:
    question = body(app)["sections"][0]["questions"][0]["id"]
    typed = {
        **form_of(council.get(f"{FORM}/questions/{question}").text),
        "label": "Equalities Act 2010?",
    }
    before = body(app)
    answer = council.post(f"{FORM}/questions/{question}/try", data=typed)

    assert answer.status_code == 200
    assert any("Equality Act 2010" in sentence for sentence in answer.json["sentences"])
    assert body(app) == before


def test_an_export_comes_back_as_the_next_draft(app: Flask, council: FlaskClient) -> None:
    send(council, f"{FORM}/live", {"change_note": "Ours."})
    exported = council.get(f"{FORM}/1.0.json").data
    typed = form_of(council.get("/forms/import").text)
    answer = council.post("/forms/import", data={**typed, "file": (io.BytesIO(exported), "form.json")})

    assert answer.status_code == 303
    assert body(app) == json.loads(exported) | {"version": "1.1"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "This is not JSON"),
        ("[" * 100_000, "This is not JSON"),
        ('{"openapi": "3.1.0"}', "There is no key “openapi” here."),
        ("[]", "An object is needed here."),
    ],
)
def test_a_file_that_is_no_form_is_refused_with_its_place(council: FlaskClient, text: str, said: str) -> None:
    typed = form_of(council.get("/forms/import").text)
    answer = council.post("/forms/import", data={**typed, "text": text})

    assert answer.status_code == 422
    assert said in words(answer.text)


def test_a_million_questions_are_refused(app: Flask, council: FlaskClient) -> None:
    source = body(app)
    question = {"type": "long_text", "purpose": "comments", "label": "Q"}
    source["sections"][0]["questions"] += [question | {"id": f"q{number}"} for number in range(20_000)]
    typed = form_of(council.get("/forms/import").text)
    answer = council.post("/forms/import", data={**typed, "text": json.dumps(source | {"id": "other"})})

    assert answer.status_code == 422
    assert "At most 500 questions" in words(answer.text)


@pytest.mark.parametrize("who", ["lead", "team", "head", "auditor"])
def test_others_do_not_build_forms(
    council: FlaskClient, sign_in: Callable[..., FlaskClient], who: str
) -> None:
    assert sign_in(who).get(FORM).status_code == 403


def test_one_assessment_finishes_on_its_version_and_another_moves(
    app: Flask, council: FlaskClient, lead: FlaskClient, head: FlaskClient
) -> None:
    send(council, f"{FORM}/live", {"change_note": "Ours."})
    with app.app_context():
        version, signer = str(builder.current("our-council").id), str(factories.make_user("head").id)
    for title in ("Stays", "Moves"):
        send(
            lead,
            "/assessments/new",
            {"title": title, "service": "Any", "form_version": version, "head": signer},
        )
    stays, moves = "/assessments/EIA-2026-0001", "/assessments/EIA-2026-0002"
    section, question = next(
        (each["id"], q["id"])
        for each in body(app)["sections"]
        for q in each["questions"]
        if q["type"] == "long_text"
    )
    for home in (stays, moves):
        send(lead, f"{home}/sections/{section}", {question: "What will change, in our words."})
    send(council, f"{FORM}/remove/question/{question}", {})
    send(council, f"{FORM}/live", {"change_note": "One question less."})

    page = words(lead.get(f"{moves}/form").text)
    assert "Version 1.1 is live now" in page
    assert "What will change, in our words. This is no longer asked." in page
    send(lead, f"{moves}/form", {}, "/form/upgrade")

    assert "Kept from an earlier version" in words(lead.get(f"{moves}/form").text)
    assert question not in form_of(lead.get(f"{moves}/sections/{section}").text)
    assert form_of(lead.get(f"{stays}/sections/{section}").text)[question] == [
        "What will change, in our words."
    ]

    send(lead, f"{moves}/form", {}, "/form/undo")
    assert form_of(lead.get(f"{moves}/sections/{section}").text)[question] == [
        "What will change, in our words."
    ]


def test_a_form_that_came_with_a_document_is_there_to_start_from(app: Flask, council: FlaskClient) -> None:
    with app.app_context():
        loading.load(factories.make_document(), factories.make_user("lead"), None, "a file")
        db.session.commit()
    assert "A small form 1.0 Not offered" in words(council.get("/forms").text)
    outline = council.get("/forms/small").text
    assert "came with a loaded assessment, not offered for new ones" in words(outline)
    assert 'href="/forms/new?source=small@1.0"' in outline
    send(council, "/forms/new?source=small@1.0", {"title": "Small and ours", "source": "small@1.0"})
    assert "Version 1.0: draft, not used yet" in words(council.get("/forms/small-and-ours").text)


def test_a_section_leaves_a_characteristic_out(app: Flask, council: FlaskClient) -> None:
    """Its pages, its sample and its PDF go; the section can be asked about everybody again."""
    send(council, f"{FORM}/characteristics/new", {"label": "Carers"})
    section = next(each["id"] for each in body(app)["sections"] if each.get("for_each"))
    carers = f"{FORM}/preview/{section}/carers"
    assert council.get(carers).status_code == 200
    send(council, f"{FORM}/sections/{section}", {"leave_out": ["carers"]})

    left = next(each for each in body(app)["sections"] if each["id"] == section)
    assert left["leave_out"] == ["carers"]
    assert council.get(carers).status_code == 404
    assert council.get(f"{FORM}/preview.pdf").data.startswith(b"%PDF")

    send(council, f"{FORM}/sections/{section}", {"leave_out": []})
    assert council.get(carers).status_code == 200


def test_not_every_characteristic_is_left_out(app: Flask, council: FlaskClient) -> None:
    source = body(app)
    section = next(each["id"] for each in source["sections"] if each.get("for_each"))
    page = f"{FORM}/sections/{section}"
    everybody = [who["id"] for who in source["characteristics"]]
    answer = council.post(page, data={**form_of(council.get(page).text), "leave_out": everybody})

    assert answer.status_code == 422
    assert "cannot leave out every characteristic" in words(answer.text)
