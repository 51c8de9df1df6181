"""An officer reads the questions in the form's second language; the answers and the application's words stay."""

from __future__ import annotations

import io
import re
from typing import Any

import pikepdf
import pytest
from flask import Flask
from flask.testing import FlaskClient

from eia import builder, loading
from eia.extensions import db
from tests import factories
from tests.journeys.browser import form_of, parse, send, words

FORM, HOME = "/forms/our-council", "/assessments/EIA-2026-0001"
TITLE, LABEL, GUIDANCE = "Y cynnig", "Beth fydd yn newid?", "Dywedwch yn blaen."


@pytest.fixture
def asked(app: Flask, equality: FlaskClient, lead: FlaskClient) -> dict[str, Any]:
    """The section of an assessment on a form of which one section and one question are worded in Welsh."""
    with app.app_context():
        loading.sync_forms()
        db.session.commit()
    send(equality, "/forms/new", {"title": "Our council", "source": "eia-standard@1.0"})
    with app.app_context():
        body = builder.current("our-council").body
        signer = str(factories.make_user("head").id)
        db.session.commit()
    number, section = next(
        (number, each)
        for number, each in enumerate(body["sections"])
        if any(q["type"] == "long_text" and q.get("guidance") for q in each["questions"])
    )
    place, question = next(
        (place, each)
        for place, each in enumerate(section["questions"])
        if each["type"] == "long_text" and each.get("guidance")
    )
    at = f"sections[{number}]"
    typed = {
        f"{at}.title": TITLE,
        f"{at}.questions[{place}].label": LABEL,
        f"{at}.questions[{place}].guidance": GUIDANCE,
    }
    send(equality, f"{FORM}/languages/{section['id']}", typed)
    send(equality, f"{FORM}/live", {"change_note": "Welsh."})
    with app.app_context():
        version = str(builder.current("our-council").id)
    started = {"title": "Any", "service": "Any", "form_version": version, "head": signer}
    send(lead, "/assessments/new", started)
    return {
        "page": f"{HOME}/sections/{section['id']}",
        "question": question["id"],
        "label": question["label"],
    }


def spoken(html: str) -> list[str]:
    """The words marked as Welsh in main, links to the other language aside."""
    main = parse(html).find(".//main")
    assert main is not None
    return ["".join(each.itertext()).strip() for each in main.iter() if each.get("lang") == "cy"]


def test_the_questions_are_read_in_welsh_until_english_is_chosen(
    lead: FlaskClient, asked: dict[str, Any]
) -> None:
    page = asked["page"]
    assert spoken(lead.get(page).text) == ["Cymraeg"]

    chosen = lead.get(f"{page}?language=cy").text
    assert spoken(chosen) == [TITLE, "Cymraeg", LABEL, GUIDANCE]
    assert "The words of this application are in English." in words(chosen)
    assert '<html lang="en-GB"' in chosen
    assert "Save and continue" in chosen
    assert spoken(lead.get(page).text) == [TITLE, "Cymraeg", LABEL, GUIDANCE]
    assert TITLE in spoken(lead.get(HOME).text)

    assert spoken(lead.get(f"{HOME}?language=en").text) == ["Cymraeg"]
    assert spoken(lead.get(page).text) == ["Cymraeg"]
    assert asked["label"] in words(lead.get(page).text)


def test_answers_are_the_same_data_in_both_languages(lead: FlaskClient, asked: dict[str, Any]) -> None:
    page, question = asked["page"], asked["question"]
    lead.get(f"{page}?language=cy")
    send(lead, page, {question: "Bydd y llyfrgell yn cau."})
    saved = lead.patch(
        f"{HOME}/answers/{question}",
        json={"inputs": {question: "Bydd yn agor."}, "version": 1, "shown": []},
    )
    assert saved.status_code == 200
    assert any(LABEL in added["html"] for added in saved.json["asked"])
    lead.get(f"{page}?language=en")

    assert form_of(lead.get(page).text)[question] == ["Bydd yn agor."]


def test_the_choice_is_one_persons_own(lead: FlaskClient, team: FlaskClient, asked: dict[str, Any]) -> None:
    lead.get(f"{asked['page']}?language=cy")
    with lead.session_transaction() as cookie:
        chosen = {key: value for key, value in cookie.items() if key.startswith("language:")}

    assert list(chosen.values()) == ["cy"]
    assert all(re.fullmatch(r"language:\d+", key) for key in chosen)


@pytest.mark.parametrize("wanted", ["fr", "<b>", ""])
def test_a_language_that_the_form_lacks_changes_nothing(
    lead: FlaskClient, asked: dict[str, Any], wanted: str
) -> None:
    assert spoken(lead.get(f"{asked['page']}?language={wanted}").text) == ["Cymraeg"]


def test_a_refused_page_stays_in_welsh(lead: FlaskClient, asked: dict[str, Any]) -> None:
    """The template of a page with errors says the same as the compiled one."""
    page = f"{HOME}/sections/size"
    lead.get(f"{page}?language=cy")
    typed = form_of(lead.get(page).text) | {"decision_date-day": ["31"]}
    answer = lead.post(page, data=typed)

    assert answer.status_code == 422
    assert '<strong lang="cy" aria-current="true">Cymraeg</strong>' in answer.text


def test_the_preview_pdf_in_welsh_says_that_it_is(equality: FlaskClient, asked: dict[str, Any]) -> None:
    for address, language in ((f"{FORM}/preview.pdf?language=cy", "cy"), (f"{FORM}/preview.pdf", "en-GB")):
        with pikepdf.open(io.BytesIO(equality.get(address).data)) as made:
            assert str(made.Root.Lang) == language
