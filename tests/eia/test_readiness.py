"""What may never be published stops publication, and a page says which and what to do."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient

from eia import revisions, store, workflow
from eia.errors import NotReady
from eia.extensions import db
from eia.models import Assessment, Publication
from tests.factories import make_assessment, make_user
from tests.journeys.browser import form_of, words

HOME = "/assessments/EIA-2026-0001"
HARMS = {
    "PUB04": "OFFICIAL-SENSITIVE: the bus will stop at the door.",
    "PUB11": "[insert text here]",
}


@pytest.fixture
def signed(app: Flask, request: pytest.FixtureRequest) -> str:
    """A signed assessment with a text that passes sending and may not be published."""
    with app.app_context():
        assessment = make_assessment()
        store.save_answer(make_user("team"), assessment, "note", HARMS[request.param], 0)
        workflow.send(make_user("lead"), assessment)
        digest = revisions.latest_revision(assessment).digest
        workflow.sign_off(make_user("head"), assessment, digest, "A. Head", "Head of service")
        db.session.commit()
        return str(request.param)


def home(app: Flask) -> str:
    with app.app_context():
        return f"/assessments/{db.session.query(Assessment).one().reference}"


@pytest.mark.parametrize("signed", sorted(HARMS), indirect=True)
def test_the_verb_and_the_page_refuse_it_and_say_which(app: Flask, signed: str, lead: FlaskClient) -> None:
    here = home(app)
    page = lead.get(f"{here}/publish")
    assert "stops the publication" in page.text and "It stands under: Notes" in words(page.text)
    assert f"Check {signed} explained" in page.text and "Open for a new version" in page.text
    refused = lead.post(f"{here}/publish", data={"form:key": form_of(page.text)["form:key"][0]})
    assert refused.status_code == 409 and f"Check {signed} explained" in refused.text
    with app.app_context():
        assessment = db.session.query(Assessment).one()
        with pytest.raises(NotReady) as error:
            workflow.publish(make_user("lead"), assessment, b"%PDF-1.7")
        assert [item.code for item in error.value.findings] == [signed]
        assert db.session.query(Publication).count() == 0


@pytest.mark.parametrize("signed", ["PUB04"], indirect=True)
def test_once_it_is_dealt_with_it_can_be_published(
    app: Flask, signed: str, lead: FlaskClient, head: FlaskClient
) -> None:
    here = home(app)
    lead.post(f"{here}/reopen", data=form_of(lead.get(f"{here}/publish").text, "/reopen"))
    with app.app_context():
        assessment = db.session.query(Assessment).one()
        waived = workflow.waive(
            make_user("lead"), assessment, signed, "note", "The word is quoted from a letter."
        )
        assert waived.code == signed
        revision = workflow.send(make_user("lead"), assessment)
        workflow.sign_off(make_user("head"), assessment, revision.digest, "A. Head", "Head of service")
        db.session.commit()
    page = lead.get(f"{here}/publish")
    assert "Nothing stops it" in page.text
    assert lead.post(f"{here}/publish", data=form_of(page.text)).status_code == 303
    assert "This version is published" in lead.get(f"{here}/publish").text
    # Asked again, it is the same publication.
    assert lead.post(f"{here}/publish", data={}).status_code == 303
    with app.app_context():
        assert db.session.query(Publication).count() == 1
