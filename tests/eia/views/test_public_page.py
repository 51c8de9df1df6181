"""The public page says what the PDF and the data say, and keeps every version readable."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from eia import archive, loading, revisions, store, workflow
from eia.extensions import db
from eia.models import Assessment, Publication, now
from eia.pdf.glance import at_a_glance
from eia.views.publications import render_pdf
from forms.answer import Answer
from forms.document import Document
from tests.factories import make_user
from tests.journeys.browser import parse, set_the_day, words

SAMPLE = Path(__file__).parents[3] / "forms/definitions/eia-standard/good.sample.json"
PAGE = "/eia/2027/1"
TITLE = 'Moving "Oakfield" </script><script>alert(1)</script>'


@pytest.fixture(autouse=True)
def on_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    set_the_day(monkeypatch, sample().as_of)


def sample() -> Document:
    return Document.from_json(json.loads(SAMPLE.read_text(encoding="utf-8")))


def publish(document: Document, assessment: Assessment | None = None) -> Assessment:
    """Publish ``document``, as the next version of ``assessment`` if given."""
    lead, head = make_user("lead"), make_user("head")
    if assessment is None:
        assessment = loading.load(document, lead, head, "sample")
    revision = workflow.send(lead, assessment, "A. Officer", "Commissioning manager")
    line = workflow.sign_off(head, assessment, revision.digest, "B. Head", "Head of service", "Agreed.")
    at = now()
    files = (render_pdf(revision, line, at), render_pdf(revision, line, at, large_print=True))
    workflow.publish(lead, assessment, *files, at=at)
    return assessment


@pytest.fixture
def published(app: Flask) -> Callable[..., None]:
    """Publishes the sample with other ``answers`` and another ``title``."""

    def make(title: str = "", **answers: object) -> None:
        document = sample()
        about = replace(document.about, title=title or document.about.title)
        with app.app_context():
            publish(replace(document, about=about, answers={**document.answers, **answers}))
            db.session.commit()

    return make


@pytest.fixture
def second(app: Flask, published: Callable[..., None]) -> str:
    """A second version with one word changed; the summary of the first."""
    published()
    with app.app_context():
        assessment = db.session.query(Assessment).one()
        lead = make_user("lead")
        workflow.reopen(lead, assessment)
        held = store.answers(assessment)["summary"]
        store.save_answer(lead, assessment, "summary", f"{held.value} Carers too.", held.version)
        publish(sample(), assessment)
        db.session.commit()
        return str(held.value)


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def cells(answer: Answer) -> list[str]:
    """The pieces an answer is printed in: its cells, else its lines, without the dash of a list."""
    if answer.rows:
        return [
            text
            for row in answer.rows
            for column in answer.question.columns
            if (text := answer.cell(row, column.id))
        ]
    return [re.sub(r"^\s*[-•*] ", "", line) for line in answer.text.split("\n") if line.strip()]


def test_page_pdf_and_data_say_the_same_words(
    published: Callable[..., None], client: FlaskClient, tmp_path: Path
) -> None:
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not installed (Debian: poppler-utils)")
    published()
    document = Document.from_json(client.get(f"{PAGE}/v1.0.json").json)
    page = squeezed(words(client.get(f"{PAGE}/v1.0").text))
    files = {}
    for name in ("v1.0.pdf", "v1.0/large-print.pdf"):
        path = tmp_path / "file.pdf"
        path.write_bytes(client.get(f"{PAGE}/{name}").data)
        files[name] = subprocess.run(
            ["pdftotext", "-raw", path, "-"], capture_output=True, text=True, check=True
        ).stdout

    answers = [answer for place in document.places() if (answer := document.at(place.address))]
    said = [text for answer in answers for text in cells(answer)]
    assert len(said) > 100
    assert [text for text in said if squeezed(text) not in page] == []
    # A PDF breaks a word at the end of a line, and a table at the end of a page: what is compared is each word.
    for name, text in files.items():
        printed = set(re.findall(r"\w+", text))
        joined = squeezed(text)
        lost = [
            word
            for piece in said
            for word in re.findall(r"\w+", piece)
            if word not in printed and word not in joined
        ]
        assert lost == [], name


def test_what_an_officer_wrote_is_data_in_the_page_and_its_linked_data(
    published: Callable[..., None], client: FlaskClient
) -> None:
    published(title=TITLE)
    answer = client.get(PAGE)
    assert "<script>alert" not in answer.text and answer.text.count("</script>") == 2
    tree = parse(answer.text)
    script = next(one for one in tree.iter("script") if one.get("type") == "application/ld+json")
    data = json.loads("".join(script.itertext()))
    assert (data["@type"], data["name"], data["version"]) == ("Report", TITLE, "1.0")
    assert data["encoding"][0]["sha256"] in words(answer.text)
    assert data["url"].endswith(f"{PAGE}/v1.0") and data["creditText"] in words(answer.text)
    metas = {meta.get("property"): meta.get("content") for meta in tree.iter("meta")}
    assert metas["og:title"] == TITLE and metas["og:url"] == data["url"]
    assert "'unsafe" not in answer.headers["Content-Security-Policy"]


def test_every_section_is_named_in_the_contents(published: Callable[..., None], client: FlaskClient) -> None:
    published()
    tree = parse(client.get(PAGE).text)
    ids = {one.get("id") for one in tree.iter() if one.get("id")}
    links = [one.get("href", "")[1:] for one in tree.iter("a") if one.get("href", "").startswith("#page-")]
    assert len(links) > 20 and set(links) <= ids
    assert "B. Head, Head of service" in words(client.get(PAGE).text)


def test_the_newest_has_short_addresses_that_lead_to_lasting_ones(second: str, client: FlaskClient) -> None:
    for kind in ("pdf", "json"):
        answer = client.get(f"{PAGE}.{kind}")
        assert answer.status_code == 302 and answer.location == f"{PAGE}/v1.1.{kind}"
        assert client.get(answer.location).status_code == 200


def test_what_changed_is_shown_word_by_word(second: str, client: FlaskClient) -> None:
    answer = client.get(f"{PAGE}/changes?from=1.0&to=1.1")
    tree = parse(answer.text)
    parts = list(tree.iter("section"))
    came = ["".join(one.itertext()) for part in parts for one in part.iter("ins")]
    assert "1 answer differs." in words(answer.text) and came == [" Carers too."]
    assert client.get(f"{PAGE}/changes").text == answer.text
    back = parse(client.get(f"{PAGE}/changes?from=1.1&to=1.0").text)
    assert ["".join(one.itertext()) for one in back.find(".//section").iter("del")] == [" Carers too."]
    assert client.get(f"{PAGE}/changes?from=9.9").status_code == 404


def test_an_older_version_says_so_and_stays_readable(second: str, client: FlaskClient) -> None:
    older, newer = client.get(f"{PAGE}/v1.0").text, client.get(f"{PAGE}/v1.1").text
    assert "A newer version is published" in older and squeezed(second) in squeezed(words(older))
    assert "A newer version is published" not in newer
    assert client.get(PAGE).text == newer


def test_a_withdrawn_newest_version_leaves_the_one_before(
    app: Flask, second: str, client: FlaskClient
) -> None:
    with app.app_context():
        workflow.withdraw(make_user("head"), db.session.query(Assessment).one(), "A figure was wrong.")
        db.session.commit()
    assert "version 1.0" in words(client.get(PAGE).text)
    withdrawn = words(client.get(f"{PAGE}/v1.1").text)
    assert (
        "A figure was wrong." in withdrawn and "Carers too." in withdrawn and "Withdrawn since." in withdrawn
    )


def test_the_same_revision_at_the_same_moment_gives_the_same_bytes(app: Flask, second: str) -> None:
    with app.app_context():
        workflow.withdraw(make_user("head"), db.session.query(Assessment).one(), "A figure was wrong.")
        for publication in db.session.query(Publication):
            revision = publication.revision
            line = revisions.signature(revision)
            assert line is not None
            stored = archive.read(publication.sha256)
            assert render_pdf(revision, line, publication.published_at) == stored
            assert publication.large_sha256 is not None
            large = render_pdf(revision, line, publication.published_at, large_print=True)
            assert large == archive.read(publication.large_sha256) != stored
            assert render_pdf(revision, line, publication.published_at + timedelta(days=1)) != stored


def test_it_begins_with_what_the_first_page_of_the_pdf_says(
    published: Callable[..., None], client: FlaskClient
) -> None:
    published(summary="A <b>short</b> summary.")
    said = words(client.get(PAGE).text)
    document = sample()
    glance = at_a_glance(document)
    assert glance.effects and len(glance.effects.rows) == len(document.characteristics)
    start = said[said.index("At a glance") : said.index("Contents")]
    for group, cells in glance.effects.rows:
        assert " ".join([group, *(f"{cell.sign} {cell.word}" for cell in cells)]) in start
    assert "A <b>short</b> summary." in start and "What is not known" in start
    assert all(promise.owner in start for promise in glance.first)


def test_a_page_unchanged_is_not_sent_again(
    published: Callable[..., None], client: FlaskClient, lead: FlaskClient
) -> None:
    published()
    for address in (PAGE, f"{PAGE}/v1.0", f"{PAGE}/changes", f"{PAGE}/v1.0.json", f"{PAGE}/v1.0.pdf"):
        first = client.get(address)
        again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
        assert (again.status_code, again.data) == (304, b""), address
        assert "no-cache" in first.headers["Cache-Control"], address
    assert lead.get(PAGE).headers["Cache-Control"] == "no-store"
