"""A resident reads an assessment on a bilingual form in Welsh, and takes its Welsh PDF, kept as it was published."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import Element

import pikepdf
import pytest
from flask import Flask
from flask.testing import FlaskClient

from eia import archive, loading, revisions, store, workflow
from eia.extensions import db
from eia.models import Assessment, Publication, now
from eia.views.publications import in_second_language, render_pdf
from forms.document import Document
from forms.languages import in_language
from tests.factories import make_user
from tests.journeys.browser import parse, set_the_day, words

FORMS = Path(__file__).parents[3] / "forms" / "definitions"
WALES = FORMS / "integrated-wales" / "filled.sample.json"
ENGLAND = FORMS / "eia-standard" / "good.sample.json"


def publish(app: Flask, monkeypatch: pytest.MonkeyPatch, sample: Path) -> str:
    """Publish the document in ``sample``; the address of its page."""
    document = Document.from_json(json.loads(sample.read_text(encoding="utf-8")))
    set_the_day(monkeypatch, document.as_of)
    with app.app_context():
        lead, head = make_user("lead"), make_user("head")
        assessment = loading.load(document, lead, head, "sample")
        revision = workflow.send(lead, assessment, "A. Officer", "Manager")
        line = workflow.sign_off(head, assessment, revision.digest, "B. Head", "Head of service", "Agreed.")
        at = now()
        files = (render_pdf(revision, line, at), render_pdf(revision, line, at, large_print=True))
        workflow.publish(lead, assessment, *files, at=at, second=in_second_language(revision, line, at))
        db.session.commit()
        return f"/eia/{assessment.year}/{assessment.number}"


def publish_again(app: Flask, in_welsh: bool) -> None:
    """A second version with more in one answer and another choice, in Welsh too or not."""
    with app.app_context():
        assessment = db.session.query(Assessment).one()
        lead, head = make_user("lead"), make_user("head")
        workflow.reopen(lead, assessment)
        for address, value in (("affected_people", "Pawb yn y dref."), ("age.residual_rating", "medium")):
            store.save_answer(lead, assessment, address, value, store.answers(assessment)[address].version)
        revision = workflow.send(lead, assessment, "A. Officer", "Manager")
        line = workflow.sign_off(head, assessment, revision.digest, "B. Head", "Head of service", "Agreed.")
        at = now()
        files = (render_pdf(revision, line, at), render_pdf(revision, line, at, large_print=True))
        second = in_second_language(revision, line, at) if in_welsh else None
        workflow.publish(lead, assessment, *files, at=at, second=second)
        db.session.commit()


@pytest.fixture
def welsh(app: Flask, monkeypatch: pytest.MonkeyPatch) -> str:
    return publish(app, monkeypatch, WALES)


@pytest.fixture
def english(app: Flask, monkeypatch: pytest.MonkeyPatch) -> str:
    return publish(app, monkeypatch, ENGLAND)


def languages_of(html: str) -> dict[str, str]:
    """Each piece of text of the page by its words, with the language it is in for a reader's voice."""
    found: dict[str, str] = {}

    def walk(element: Element, language: str) -> None:
        language = element.get("lang", language)
        if element.text and element.text.strip():
            found[" ".join(element.text.split())] = language
        for child in element:
            walk(child, language)
            if child.tail and child.tail.strip():
                found[" ".join(child.tail.split())] = language

    walk(parse(html), "")
    return found


def links(html: str) -> dict[str, str]:
    return {"".join(a.itertext()).strip(): a.get("href", "") for a in parse(html).iter("a")}


def test_a_switch_leads_to_the_welsh_page_and_back(welsh: str, client: FlaskClient) -> None:
    for address in (welsh, f"{welsh}/v1.0"):
        there = links(client.get(address).text)["Cymraeg"]
        assert there.endswith(f"{welsh}/v1.0?language=cy")
        page = client.get(there).text
        assert parse(page).get("lang") == "cy"
        assert links(page)["English"].endswith(f"{welsh}/v1.0")
        heads = [link for link in parse(page).iter("link") if link.get("hreflang")]
        assert [(link.get("rel"), link.get("hreflang")) for link in heads] == [
            ("alternate", "en"),
            ("alternate", "cy"),
        ]
        canonical = next(link for link in parse(page).iter("link") if link.get("rel") == "canonical")
        assert canonical.get("href", "").endswith("v1.0?language=cy")


def squeezed(text: str) -> str:
    return " ".join(text.split())


def test_each_part_says_in_which_language_it_is(welsh: str, client: FlaskClient) -> None:
    document = Document.from_json(client.get(f"{welsh}/v1.0.json").json)
    read = replace(document, definition=in_language(document.definition, "cy"))
    page = client.get(f"{welsh}/v1.0?language=cy").text
    said = languages_of(page)

    answers = [answer for place in read.places() if (answer := read.at(place.address))]
    assert {said[squeezed(answer.question.label)] for answer in answers} == {"cy"}
    chosen = [answer for answer in answers if answer.question.options and answer.choice]
    assert chosen and {said[squeezed(answer.text)] for answer in chosen} == {"cy"}
    typed = [answer for answer in answers if answer.question.type == "short_text" and answer.text]
    assert typed and {said[squeezed(answer.text)] for answer in typed} == {""}
    assert said["Contents"] == said["Published assessments"] == "en-GB"
    assert said[document.about.title] == ""
    note = next(text for text in said if text.startswith("Mae cwestiynau’r ffurflen yn Gymraeg"))
    assert said[note] == "cy" and "The questions of the form are in Welsh on this page, wherever" in words(
        page
    )

    assert {said[who.label] for who in read.characteristics} == {"cy"}, "in the table of effects too"

    own = languages_of(client.get(f"{welsh}/v1.0").text)
    assert own["Contents"] == "en-GB" and own[document.about.title] == ""
    assert {language for text, language in own.items() if text not in ("Cymraeg", "English")} == {"en-GB", ""}


def test_the_welsh_pdf_is_kept_as_it_was_published(app: Flask, welsh: str, client: FlaskClient) -> None:
    for large, kind in ((False, ".pdf"), (True, "/large-print.pdf")):
        sent = client.get(f"{welsh}/v1.0{kind}?language=cy")
        assert "-cy" in sent.headers["Content-Disposition"]
        assert sent.data != client.get(f"{welsh}/v1.0{kind}").data
        with pikepdf.open(io.BytesIO(sent.data)) as made:
            assert str(made.Root.Lang) == "cy"
        with app.app_context():
            publication = db.session.query(Publication).one()
            file, line = publication.file("cy", large), revisions.signature(publication.revision)
            assert file and line and archive.read(file.sha256) == sent.data
            assert render_pdf(publication.revision, line, publication.published_at, large, "cy") == sent.data
    newest = client.get(f"{welsh}.pdf?language=cy")
    assert newest.location == f"{welsh}/v1.0.pdf?language=cy"
    page = client.get(f"{welsh}/v1.0?language=cy").text
    assert [href for text, href in links(page).items() if "in Welsh" in text] == [
        f"{welsh}/v1.0.pdf?language=cy",
        f"{welsh}/v1.0/large-print.pdf?language=cy",
    ]


def test_what_changed_is_compared_in_either_language(app: Flask, welsh: str, client: FlaskClient) -> None:
    publish_again(app, in_welsh=True)
    document = Document.from_json(client.get(f"{welsh}/v1.1.json").json)
    read = replace(document, definition=in_language(document.definition, "cy"))
    own = client.get(f"{welsh}/changes").text
    there = links(own)["Cymraeg"]
    page = client.get(there).text
    said = languages_of(page)

    assert there.endswith("language=cy") and links(page)["English"].endswith("/changes?from=1.0&to=1.1")
    for address in ("affected_people", "age.residual_rating"):
        english, cymraeg = document.at(address), read.at(address)
        assert english and cymraeg and english.question.label != cymraeg.question.label
        assert english.label in words(own) and said[cymraeg.question.label] == "cy"
    assert said["Oedran"] == "cy"
    assert "Pawb" in own and "Pawb" in page and "stand here in Welsh" in words(page)
    chosen = read.at("age.residual_rating")
    assert chosen and chosen.text in words(page) and chosen.text not in words(own)
    assert links(client.get(f"{welsh}?language=cy").text)["What changed between versions"].endswith(
        "language=cy"
    )


def test_a_version_in_one_language_is_compared_in_it(app: Flask, welsh: str, client: FlaskClient) -> None:
    publish_again(app, in_welsh=False)
    page = client.get(f"{welsh}/changes?language=cy").text

    assert "Cymraeg" not in words(page)
    assert "Version 1.1 was published in English only." in words(page)


def test_a_welsh_pdf_that_was_touched_is_found(app: Flask, welsh: str) -> None:
    with app.app_context():
        publication = db.session.query(Publication).one()
        path = archive._path(publication.second_sha256 or "")
    path.write_bytes(b"%PDF-1.7 another")
    told = app.test_cli_runner().invoke(args=["verify"]).output

    assert "the PDF (cy) is not the one that was published" in told


def test_an_english_form_shows_no_switch_and_makes_no_more_files(
    app: Flask, english: str, client: FlaskClient
) -> None:
    page = client.get(f"{english}/v1.0").text

    assert "Welsh" not in words(client.get(f"{english}/changes").text)
    assert client.get(f"{english}/v1.0?language=cy").text == page
    assert set(languages_of(page).values()) == {"en-GB"} and "hreflang" not in page
    assert client.get(f"{english}/v1.0.pdf?language=cy").status_code == 404
    with app.app_context():
        assert len(list((Path(app.instance_path) / "publications").iterdir())) == 2


def test_whoever_publishes_is_told_of_the_welsh_page(
    app: Flask, monkeypatch: pytest.MonkeyPatch, lead: FlaskClient
) -> None:
    document = Document.from_json(json.loads(WALES.read_text(encoding="utf-8")))
    set_the_day(monkeypatch, document.as_of)
    with app.app_context():
        assessment = loading.load(document, make_user("lead"), make_user("head"), "sample")
        revision = workflow.send(assessment.lead, assessment, "A. Officer", "Manager")
        workflow.sign_off(
            assessment.head, assessment, revision.digest, "B. Head", "Head of service", "Agreed."
        )
        db.session.commit()
        reference = assessment.reference
    told = words(lead.get(f"/assessments/{reference}/publish").text)

    assert "a page and both PDFs in Welsh are published with it" in told
