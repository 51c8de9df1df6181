"""What waits for whom on the first page, and how a council's assessments stand together."""

from __future__ import annotations

import datetime

import pytest
from flask import Flask
from flask.testing import FlaskClient

from eia import actions, overview, revisions, workflow
from eia.extensions import db
from eia.models import Assessment
from eia.models.time import today
from eia.overview import Found
from eia.waiting import waiting
from tests.factories import commit, make_assessment, make_user
from tests.journeys.browser import words


def sent(title: str = "Bus passes") -> Assessment:
    assessment = make_assessment(title)
    workflow.send(make_user("lead"), assessment)
    return assessment


def signed(title: str = "Bus passes") -> Assessment:
    assessment = sent(title)
    digest = revisions.latest_revision(assessment).digest
    workflow.sign_off(make_user("head"), assessment, digest, "Bea Example", "Head")
    return assessment


def published(review_on: datetime.date | None) -> Assessment:
    assessment = signed()
    workflow.publish(make_user("lead"), assessment, b"%PDF", b"%PDF large")
    assessment.review_on = review_on
    db.session.flush()
    return assessment


def told(who: str) -> list[tuple[str, str]]:
    return [(item.assessment.reference, item.what) for item in waiting(make_user(who))]


@pytest.mark.usefixtures("session")
class TestWaiting:
    def test_a_draft_waits_for_nobody(self) -> None:
        make_assessment()
        assert told("lead") == told("head") == told("equality") == []

    def test_what_was_sent_waits_for_the_head_it_was_sent_to(self) -> None:
        reference = sent().reference
        assert told("head") == [(reference, "sign")] and told("lead") == []
        assert waiting(make_user("head", 2)) == []

    def test_what_was_returned_waits_for_its_lead_until_it_is_sent_again(self) -> None:
        assessment = sent()
        digest = revisions.latest_revision(assessment).digest
        workflow.return_to_author(make_user("head"), assessment, {"about": "Who rides?"}, digest)
        assert told("lead") == [(assessment.reference, "mend")] and told("head") == []

        workflow.send(make_user("lead"), assessment)
        assert told("lead") == [] and told("head") == [(assessment.reference, "sign")]

    def test_what_was_signed_waits_to_be_published(self) -> None:
        reference = signed().reference
        assert told("lead") == [(reference, "publish")] and told("head") == []

    @pytest.mark.parametrize(("days", "is_told"), [(-400, True), (29, True), (31, False)])
    def test_a_review_waits_from_a_month_ahead(self, days: int, is_told: bool) -> None:
        assessment = published(today() + datetime.timedelta(days=days))
        expected = [(assessment.reference, "review")] if is_told else []
        assert told("lead") == told("equality") == expected and told("team") == []


@pytest.mark.usefixtures("session")
class TestOverview:
    def test_it_counts_what_the_person_may_see(self) -> None:
        make_assessment()
        sent()
        make_assessment(head=make_user("head", 2))

        assert overview.overview(make_user("equality")).services == {
            "Adult services": {"draft": 2, "with_approver": 1}
        }
        mine = overview.overview(make_user("head"))
        assert mine.totals == {
            "draft": 1,
            "with_approver": 1,
            "signed_off": 0,
            "published": 0,
            "withdrawn": 0,
        }

    def test_it_counts_findings_by_assessment_and_leaves_out_what_was_accepted(self) -> None:
        for codes in (["EVD02", "EVD02", "SUM01"], ["EVD02"]):
            revision = revisions.latest_revision(sent())
            revision.findings = [{"code": code} for code in codes] + [
                {"code": "ACT03", "waived": {"reason": "A team answers for it."}}
            ]
        db.session.flush()

        found = overview.overview(make_user("auditor"))
        assert found.counted == 2
        assert found.found == [Found("EVD02", 2, 3), Found("SUM01", 1, 1)]

    def test_it_counts_the_newest_text_only(self) -> None:
        assessment = sent()
        first = revisions.latest_revision(assessment)
        first.findings = [{"code": "EVD02"}]
        workflow.return_to_author(make_user("head"), assessment, {"about": "Who rides?"}, first.digest)
        workflow.send(make_user("lead"), assessment)
        assert overview.overview(make_user("auditor")).found == []

    def test_it_lists_reviews_that_are_due(self) -> None:
        late = published(today() - datetime.timedelta(days=1))
        published(today() + datetime.timedelta(days=1))
        assert overview.overview(make_user("equality")).reviews_due == [late]


def test_the_pages(app: Flask, lead: FlaskClient, head: FlaskClient, equality: FlaskClient) -> None:
    with app.app_context():
        reference = sent("Bus <b>passes</b>").reference
        assert actions.of(db.session.query(Assessment).one()) == []
        commit()
    home = head.get("/").text
    assert "Waiting for you" in home and f"/assessments/{reference}/review" in home
    assert "Bus &lt;b&gt;passes&lt;/b&gt;" in home
    assert "Waiting for you" not in lead.get("/").text and lead.get("/overview").status_code == 403

    page = equality.get("/overview")
    assert "Adult services" in words(page.text) and "0 open, 0 of them overdue" in words(page.text)
    found = equality.get("/?status=with_approver&service=Adult%20services")
    assert reference in found.text and "Show all assessments" in found.text
    assert reference not in equality.get("/?status=draft").text
    assert "All assessments" in equality.get("/").text and "Your assessments" in lead.get("/").text
