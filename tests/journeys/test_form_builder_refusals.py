"""What the form builder refuses, at the web: broken files, hostile words, and two people at once."""

from __future__ import annotations

import copy
import io
import json
import threading
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from eia import builder, loading
from eia.extensions import db
from eia.models import FormVersion
from forms.definition import dump, shipped
from tests.journeys.browser import form_of, send, words

FORM = "/forms/our-council"
Change = Callable[[dict[str, Any]], object]


def start(equality: FlaskClient, app: Flask) -> FlaskClient:
    with app.app_context():
        loading.sync_forms()
        db.session.commit()
    send(equality, "/forms/new", {"title": "Our council", "source": "eia-standard@1.0"})
    return equality


@pytest.fixture
def council(app: Flask, equality: FlaskClient) -> FlaskClient:
    """An equality lead with a form of the council's own, just started from the standard one."""
    return start(equality, app)


def versions(app: Flask) -> list[tuple[str, str]]:
    with app.app_context():
        found = db.session.execute(
            select(FormVersion.version, FormVersion.status).filter_by(form_id="our-council")
        )
        return [(version, status) for version, status in found]


def question(form: dict[str, Any], section: int, place: int) -> dict[str, Any]:
    found: dict[str, Any] = form["sections"][section]["questions"][place]
    return found


def loop(form: dict[str, Any]) -> None:
    """The first question waits for the second, and the second for the first."""
    first, second = question(form, 0, 0), question(form, 0, 1)
    first["show_when"] = {"question": second["id"], "not_blank": True}
    second["show_when"] = {"question": first["id"], "not_blank": True}


@pytest.mark.parametrize(
    ("change", "said", "place"),
    [
        (loop, "is not a question that stands before this one", "sections[0].questions[0].show_when.question"),
        (lambda f: question(f, 0, 1).update(id="department"), "is used twice", "sections[0].questions[1].id"),
        (lambda f: f["scales"][0].update(levels=[]), "has no levels", "scales[0].levels"),
        (lambda f: f["sections"].clear(), "needs at least one section", "sections"),
        (lambda f: f["sections"][7].update(leave_out=["nobody"]), "is not a characteristic of this form", "leave_out"),
        (lambda f: question(f, 0, 0).update(label={"fr": "Qui"}), "There is no key “fr” here", "label"),
    ],
    ids=["circle", "id-twice", "no-levels", "no-sections", "leave-out-nobody", "french"],
)  # fmt: skip
def test_a_broken_file_is_refused_with_its_place(
    app: Flask, council: FlaskClient, change: Change, said: str, place: str
) -> None:
    source = copy.deepcopy(dump(shipped("eia-standard@1.0"))) | {"id": "brought-in"}
    change(source)
    typed = form_of(council.get("/forms/import").text)
    sent = io.BytesIO(json.dumps(source).encode())
    answer = council.post("/forms/import", data={**typed, "file": (sent, "form.json")})

    assert answer.status_code == 422
    assert said in words(answer.text)
    assert place in words(answer.text)
    with app.app_context():
        assert "brought-in" not in builder.by_form()


@pytest.mark.parametrize(
    "sent", [b"\xff\xfe{}", b"\x00", b"%PDF-1.7", b"null", b'"form"', b'{"id": NaN}', b"PK\x03\x04"]
)
def test_a_file_of_another_kind_is_refused(council: FlaskClient, sent: bytes) -> None:
    typed = form_of(council.get("/forms/import").text)
    answer = council.post("/forms/import", data={**typed, "file": (io.BytesIO(sent), "form.json")})

    assert answer.status_code == 422
    assert "There is a problem" in words(answer.text)


def test_a_file_over_the_limit_gets_a_plain_page(council: FlaskClient) -> None:
    head = b'--b\r\nContent-Disposition: form-data; name="file"; filename="form.json"\r\n\r\n{"id": "'
    sent = head + b"x" * (4 * 1024 * 1024) + b'"}\r\n--b--\r\n'
    answer = council.post("/forms/import", data=sent, content_type="multipart/form-data; boundary=b")

    assert answer.status_code == 413
    assert "What was sent is too large: the most that fits is 4 MB." in words(answer.text)
    assert "x" * 100 not in answer.text


def test_markup_and_template_syntax_are_words_wherever_they_stand(app: Flask, council: FlaskClient) -> None:
    """In a question, its guidance, a level and a group: on the outline, the preview, the languages and the PDF."""
    nasty = "<img src=x onerror=alert(1)>{{ config }}{% raw %}"
    source = dump(shipped("eia-standard@1.0")) | {"id": "nasty", "version": "1"}
    source = copy.deepcopy(source)
    source["characteristics"][-1]["label"] = nasty
    source["scales"][0]["levels"][0]["definition"] = nasty
    question(source, 0, 0).update(label={"en": nasty, "cy": nasty}, guidance=[nasty])
    typed = form_of(council.get("/forms/import").text)
    assert council.post("/forms/import", data={**typed, "text": json.dumps(source)}).status_code == 303
    first = source["sections"][0]["id"]

    for page in ("", "/languages", f"/languages/{first}", f"/preview/{first}", f"/preview/{first}?language=cy",
                 "/live", f"/questions/{question(source, 0, 0)['id']}"):  # fmt: skip
        answer = council.get(f"/forms/nasty{page}")
        assert answer.status_code == 200, page
        assert "<img src=x" not in answer.text, page
    assert "{{ config }}{% raw %}" in council.get(f"/forms/nasty/preview/{first}?language=cy").text
    assert council.get("/forms/nasty/preview.pdf").data.startswith(b"%PDF")


def test_a_condition_cannot_wait_for_a_later_question(app: Flask, council: FlaskClient) -> None:
    """The editor offers earlier questions only; a post made by hand, or a move past the other, is refused."""
    ids = [each["id"] for each in dump(shipped("eia-standard@1.0"))["sections"][0]["questions"]]
    page = f"{FORM}/questions/{ids[0]}"
    answer = council.post(page, data={**form_of(council.get(page).text), "only_if": f"{ids[1]}=*"})
    assert answer.status_code == 422
    assert "is not a question that stands before this one" in words(answer.text)

    send(council, f"{FORM}/questions/{ids[1]}", {"only_if": f"{ids[0]}=*"})
    arranged = form_of(council.get(FORM).text, "/arrange")
    moved = council.post(f"{FORM}/arrange", data={**arranged, "do": f"down:question:{ids[0]}"})
    assert moved.status_code == 422
    asked = dump(shipped("eia-standard@1.0"))
    first, second = (question(asked, 0, place)["label"] for place in (0, 1))
    why = f"“{second}” is only asked depending on “{first}”, so it has to stand after that."
    assert words(moved.text).count(why) == 2, "in the summary, and beside the question that was to move"
    assert f'href="#question-{ids[0]}"' in moved.text


def test_a_question_takes_over_the_answers_of_one_that_is_no_longer_asked(
    app: Flask, council: FlaskClient
) -> None:
    send(council, f"{FORM}/live", {"change_note": "Ours."})
    asked = dump(shipped("eia-standard@1.0"))
    section, gone = asked["sections"][0]["id"], question(asked, 0, 1)
    new = f"{FORM}/sections/{section}/questions/new"
    assert "stands in place of" not in words(council.get(new).text), (
        "the draft asks all that the live form asks"
    )
    send(council, f"{FORM}/remove/question/{gone['id']}", {})
    assert gone["label"] in words(council.get(new).text)
    send(council, new, {"label": "Which part of it?", "type": "short_text", "was": gone["id"]})

    with app.app_context():
        made = builder.current("our-council").body["sections"][0]["questions"][-1]
    assert (made["id"], made["was"]) == ("which_part_of_it", [gone["id"]])
    assert form_of(council.get(f"{FORM}/questions/which_part_of_it").text)["was"] == [gone["id"]]
    assert "stands in place of" not in words(council.get(new).text), "its answers go to one place"


def test_who_makes_it_live_after_somebody_else_is_told_who(council: FlaskClient, admin: FlaskClient) -> None:
    late = form_of(council.get(f"{FORM}/live").text)
    send(admin, f"{FORM}/live", {"change_note": "First."})
    answer = council.post(f"{FORM}/live", data={**late, "change_note": "My own note."})

    assert answer.status_code == 409
    assert "Administrator made version 1.0 live while you looked at it." in words(answer.text)
    assert "My own note." in answer.text and late["seen"][0] not in words(answer.text)


def test_of_two_people_who_make_a_version_live_one_does(
    app: Flask, council: FlaskClient, admin: FlaskClient
) -> None:
    first, second = (form_of(client.get(f"{FORM}/live").text) for client in (council, admin))
    both = threading.Barrier(2)
    answers: dict[str, Any] = {}

    def press(name: str, client: FlaskClient, typed: dict[str, Any]) -> None:
        both.wait()
        answers[name] = client.post(f"{FORM}/live", data={**typed, "change_note": f"By {name}."})

    people = [
        threading.Thread(target=press, args=each)
        for each in (("one", council, first), ("two", admin, second))
    ]
    for person in people:
        person.start()
    for person in people:
        person.join()

    assert sorted(answer.status_code for answer in answers.values())[0] == 303
    assert sorted(answer.status_code for answer in answers.values())[1] in (404, 409)
    assert versions(app) == [("1.0", "live")]


def test_an_edit_made_while_it_goes_live_is_not_lost_in_it(
    app: Flask, council: FlaskClient, admin: FlaskClient
) -> None:
    """Who makes a draft live saw other words than it holds now: nothing goes live unseen."""
    opened = form_of(council.get(f"{FORM}/live").text)
    send(admin, f"{FORM}/settings", {"title": "Another name"})
    answer = council.post(f"{FORM}/live", data={**opened, "change_note": "Ours."})

    assert answer.status_code == 409
    assert "changed this form after you opened it" in words(answer.text)
    assert versions(app) == [("1.0", "draft")]


def test_a_second_post_agrees_before_a_version_is_live(
    make_app: Callable[..., Flask], sign_in: Callable[..., FlaskClient], app: Flask
) -> None:
    strict = make_app(FORM_NEEDS_SECOND_POST=True)

    def at_strict(client: FlaskClient) -> FlaskClient:
        """The same person at the council that wants a second post."""
        there = strict.test_client()
        with client.session_transaction() as cookie, there.session_transaction() as other:
            other.update(cookie)
        return there

    equality, admin = at_strict(sign_in("equality")), at_strict(sign_in("admin"))
    start(equality, strict)
    assert "Ask for it to be made live" in equality.get(f"{FORM}/live").text
    send(equality, f"{FORM}/live", {"change_note": "Our first form."})
    assert versions(strict) == [("1.0", "draft")]

    again = form_of(equality.get(f"{FORM}/live").text)
    assert equality.post(f"{FORM}/live", data=again).status_code == 303
    assert versions(strict) == [("1.0", "draft")], "who asked cannot agree"

    send(admin, f"{FORM}/settings", {"title": "Other words"})
    assert "Ask for it to be made live" in admin.get(f"{FORM}/live").text, "others were asked for"
    send(admin, f"{FORM}/live", {"change_note": "Other words."})
    page = equality.get(f"{FORM}/live").text
    assert "asked for this version to be made live. Someone else has to agree." in words(page)
    send(equality, f"{FORM}/live", {})
    assert versions(strict) == [("1.0", "live")]
