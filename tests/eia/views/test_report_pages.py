"""The paragraph for a committee report says which text it rests on and no more than that text; deadlines are told."""

from __future__ import annotations

import datetime
import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import docx
import pytest
from flask import Flask
from flask.testing import FlaskClient

from eia import committee, loading, word, workflow
from eia.committee import Cited
from eia.extensions import db
from eia.models import Assessment
from forms.document import Document
from tests.factories import make_user
from tests.journeys.browser import parse, set_the_day, words

SAMPLE = Path(__file__).parents[3] / "forms/definitions/eia-standard/good.sample.json"
HOME = "/assessments/EIA-2027-0001"
CITED = Cited(
    "EIA-2027-0001", "Bus / times: <b>\x0c=1+1", "1.0", "https://x.example/eia/2027/1/v1.0", "1 March 2027"
)


def sample(**answers: Any) -> Document:
    found = Document.from_json(json.loads(SAMPLE.read_text(encoding="utf-8")))
    return replace(found, answers={**found.answers, **answers})


@pytest.fixture(autouse=True)
def on_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    set_the_day(monkeypatch, sample().as_of)


def make(app: Flask, until: str = "published", document: Document | None = None) -> None:
    with app.app_context():
        lead, head = make_user("lead"), make_user("head")
        assessment = loading.load(document or sample(), lead, head, "sample")
        if until != "draft":
            revision = workflow.send(lead, assessment, "A. Officer", "Manager")
        if until in ("signed_off", "published"):
            workflow.sign_off(head, assessment, revision.digest, "B. Head", "Head of service")
        if until == "published":
            workflow.publish(lead, assessment, b"%PDF-1.7 a test", b"%PDF-1.7 in large print")
        db.session.commit()


def area(page: str, name: str) -> str:
    return "".join(parse(page).find(f".//textarea[@id='{name}']").itertext())


def test_the_paragraph_names_version_day_address_groups_and_the_duty(app: Flask, lead: FlaskClient) -> None:
    make(app)
    page = lead.get(f"{HOME}/committee").text
    text = area(page, "paragraph")
    assert "version 1.0" in text and "/eia/2027/1/v1.0" in text and "published on " in text
    assert "must have due regard" in text and "Age: an adverse effect was found, rated low" in text
    labels = [who.label for who in sample().characteristics]
    assert all(f"- {label}: " in text for label in labels)
    rows = sample().answer("action").rows
    assert all(row["action"].rstrip(".") in text for row in rows)
    assert "Change the plan to remove or lessen bad effects." in text
    assert area(page, "cover").startswith("Appendix …: Equality impact assessment, Moving Oakfield library")
    assert "For the committee report" in lead.get(HOME).text


def test_a_signed_text_is_cited_as_not_published_yet(app: Flask, lead: FlaskClient) -> None:
    make(app, "signed_off")
    text = area(lead.get(f"{HOME}/committee").text, "paragraph")
    assert "signed, and not published yet" in text and "published on" not in text


def test_before_anybody_signed_there_is_nothing_to_say(
    app: Flask, lead: FlaskClient, client: FlaskClient
) -> None:
    make(app, "with_approver")
    assert lead.get(f"{HOME}/committee").status_code == 404
    assert lead.get(f"{HOME}/committee.docx").status_code == 404
    assert "For the committee report" not in lead.get(HOME).text
    assert client.get(f"{HOME}/committee").status_code == 303


def test_a_screened_out_assessment_says_why_it_stopped() -> None:
    document = sample(proceed={"choice": "no"}, proceed_reason="It is a new lock\non a shed.")
    text = committee.paragraph(document, CITED).text
    assert "It stops at the first check" in text and "- It is a new lock on a shed." in text
    assert "concludes" not in text


def test_what_is_not_known_is_said(app: Flask) -> None:
    document = sample(**{"age.adverse": {"choice": "dont_know"}, "age.residual_rating": None, "race.adverse": None,
                         "race.negative_screen": None, "sex.adverse": {"unreadable": "A tick was lost."}})  # fmt: skip
    text = committee.paragraph(document, CITED).text
    assert "Age: it is not known whether the effect is adverse, rated high" in text
    assert "Race: not answered" in text and "- Race: the effect is not known." in text
    assert "Sex: the answer could not be read" in text


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("16/03/2027", "have to be public by 8 March 2027"),
        ("16 March 2027", "17 days are left"),
        # Good Friday and Easter Monday lie between.
        ("2027-03-31", "have to be public by 19 March 2027"),
        ("22/02/2027", "That day has gone by"),
        ("1/3/2027", "That is today, and this version is not published yet"),
        ("soon", "Enter the day of the meeting"),
    ],
)
def test_the_last_day_of_publication(app: Flask, lead: FlaskClient, typed: str, told: str) -> None:
    make(app, "signed_off")
    assert told in words(lead.get(f"{HOME}/committee", query_string={"meeting": typed}).text)


@pytest.mark.parametrize(
    ("days_before", "warned"), [(40, False), (20, True), (2, True), (0, True), (-3, False)]
)
def test_lead_and_publisher_are_warned_on_the_task_list(
    app: Flask, monkeypatch: pytest.MonkeyPatch, lead: FlaskClient, equality: FlaskClient, head: FlaskClient,
    days_before: int, warned: bool,
) -> None:  # fmt: skip
    make(app, "signed_off")
    set_the_day(monkeypatch, datetime.date(2027, 3, 16) - datetime.timedelta(days=days_before))
    sentence = "this has to be public by 8 March 2027"
    assert (sentence in words(lead.get(HOME).text)) is warned
    assert (sentence in words(equality.get(HOME).text)) is warned
    assert sentence not in words(head.get(HOME).text)


def test_what_is_published_is_warned_of_no_more(app: Flask, lead: FlaskClient) -> None:
    make(app)
    assert "has to be public by" not in words(lead.get(HOME).text)


def test_the_word_file_of_the_paragraph(app: Flask, lead: FlaskClient) -> None:
    make(app)
    answer = lead.get(f"{HOME}/committee.docx")
    name = answer.headers["Content-Disposition"]
    assert (
        'filename="EIA-2027-0001-v1.0-Moving-Oakfield-library-into-the-leisure-centre-equality-paragraph.docx"'
        in name
    )
    file = docx.Document(io.BytesIO(answer.data))
    said = "\n".join(paragraph.text for paragraph in file.paragraphs)
    text = area(lead.get(f"{HOME}/committee").text, "paragraph")
    assert all(line.removeprefix("- ") in said for line in text.split("\n"))
    styles = [paragraph.style.name for paragraph in file.paragraphs]
    assert styles[0] == "Heading 1" and styles.count("List Bullet") >= 12


def test_a_file_name_holds_nothing_that_a_file_system_minds() -> None:
    assert committee.file_name(CITED, "x") == "EIA-2027-0001-v1.0-Bus-times-b-1-1-x"
    assert committee.file_name(replace(CITED, title="Bysiau ✎"), "x") == "EIA-2027-0001-v1.0-Bysiau-x"


def headings(file: Any) -> list[tuple[str, str]]:
    return [
        (one.style.name, one.text)
        for one in file.paragraphs
        if one.style.name.startswith(("Heading", "Title"))
    ]


def test_an_assessment_in_word_holds_every_answer_under_real_headings(app: Flask, lead: FlaskClient) -> None:
    make(app)
    data = lead.get(f"{HOME}/export.docx").data
    file = docx.Document(io.BytesIO(data))
    document = sample()
    found = headings(file)
    assert found[0][0] == "Title"
    asked = [place.question.label for place in document.places()]
    assert [text for style, text in found if style == "Heading 3"] == asked
    body = "".join("".join(file.element.body.itertext()).split())
    for place in document.places():
        answer = document.at(place.address)
        if answer.rows:
            pieces = [
                answer.cell(row, column.id) for row in answer.rows for column in answer.question.columns
            ]
        else:
            pieces = [line.removeprefix("- ") for line in answer.text.split("\n")]
        if place.question.type != "sign_off":
            assert all("".join(piece.split()) in body for piece in pieces), place.address
    heads = [table for table in file.tables if "w:tblHeader" in table._tbl.xml]
    assert len(heads) == sum(bool(document.at(place.address).rows) for place in document.places())
    assert lead.get(f"{HOME}/export.docx").data == data


def test_an_assessment_in_word_prints_on_a4_with_whole_words_and_page_numbers() -> None:
    document = sample()
    file = docx.Document(io.BytesIO(word.assessment(document)))
    page = file.sections[0]
    assert round(page.page_width.mm) == 210 and round(page.page_height.mm) == 297
    assert 'w:instr="PAGE"' in page.footer.paragraphs[0]._p.xml
    for table in file.tables:
        widths = [cell.width.mm for cell in table.rows[0].cells]
        assert round(sum(widths)) == 170
        for row in table.rows:
            for cell, width in zip(row.cells, widths, strict=True):
                # A letter of 10 point Arial is a little under 2 millimetres wide; a cell has 4 at its sides.
                assert max(map(len, cell.text.split()), default=0) * 1.9 + 4 <= width, cell.text
            assert "w:cantSplit" in row._tr.xml or "w:tblHeader" in row._tr.xml
    assert str(file.styles["Heading 3"].font.color.rgb) == "0B4F6C"


def test_what_officers_wrote_is_text_in_word_whatever_it_holds() -> None:
    document = sample(summary="<w:p/>&amp; ]]> \x0b\x00\ufffe =cmd|' /C calc'!A0\n- <b>one</b>\n• two")
    document = replace(document, about=replace(document.about, title=CITED.title))
    data = word.assessment(document)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(archive.read(name))
    said = [(one.style.name, one.text) for one in docx.Document(io.BytesIO(data)).paragraphs]
    assert ("List Bullet", "<b>one</b>") in said and ("List Bullet", "two") in said
    assert any(text.startswith("<w:p/>&amp; ]]>") for _, text in said)


def test_the_folder_holds_what_was_published(app: Flask, lead: FlaskClient, client: FlaskClient) -> None:
    make(app)
    answer = lead.get(f"{HOME}/export.zip")
    with zipfile.ZipFile(io.BytesIO(answer.data)) as archive:
        names = archive.namelist()
        files = {name.rpartition("equality-impact-assessment")[2]: archive.read(name) for name in names}
    assert files[".pdf"] == client.get("/eia/2027/1/v1.0.pdf").data
    assert files["-large-print.pdf"] == b"%PDF-1.7 in large print"
    assert json.loads(files[".json"]) == client.get("/eia/2027/1/v1.0.json").json
    assert (
        docx.Document(io.BytesIO(files[".docx"])).paragraphs and json.loads(files["-checks.json"]) is not None
    )
    assert lead.get(f"{HOME}/export.zip").data == answer.data


def test_a_draft_is_exported_to_word_alone_and_to_nobody_else(
    app: Flask, lead: FlaskClient, sign_in: Any, client: FlaskClient
) -> None:
    make(app, "draft")
    with app.app_context():
        assert db.session.query(Assessment).one().status == "draft"
    assert lead.get(f"{HOME}/export.docx").status_code == 200
    assert lead.get(f"{HOME}/export.zip").status_code == 404
    assert sign_in("lead", 7).get(f"{HOME}/export.docx").status_code == 404
    assert client.get(f"{HOME}/export.docx").status_code == 303
