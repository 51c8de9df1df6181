"""Committee reports: recorded, linked, checked, counted down, and never overwritten unseen."""

from __future__ import annotations

import datetime
import re
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from eia import beside, council, reports
from eia.beside import papers
from eia.errors import NotAllowed, NotUnderstood, Stale
from eia.extensions import db
from eia.models import AuditEvent, CommitteeReport
from rules import Council
from tests.factories import commit, make_assessment, make_user
from tests.journeys.browser import form_of, send, words

SAID = {
    "title": "Bus passes from 2027",
    "committee": "Cabinet",
    "meeting_on": "16/3/2027",
    "reference": "CAB/12/26-27",
    "kind": "decision",
    "equality": "There are no equality implications.",
    "instrument": "Contract",
    "term": "5 years",
    "start": "April 2027",
}


def recorded(references: str = "", **changes: str) -> CommitteeReport:
    return reports.record(make_user("lead"), {**SAID, **changes}, references)


@pytest.mark.usefixtures("session")
class TestVerbs:
    def test_a_report_is_read_by_the_checks_as_it_was_recorded(self) -> None:
        read = papers.as_read(recorded())

        assert (read.date, read.kind, read.scope.start) == (datetime.date(2027, 3, 16), "decision", "2027-04")
        assert read.equality == SAID["equality"] and read.committee == "Cabinet"

    def test_an_assessment_is_linked_only_by_somebody_who_sees_it(self) -> None:
        ours = make_assessment()
        theirs = make_assessment("Theirs", lead=make_user("lead", 2), team=[])
        report = recorded(f"{ours.reference.lower()}, {ours.reference}")
        assert report.assessments == [ours] and len(beside.reports_on(ours)) == 1
        for wrong in (theirs.reference, "EIA-1999-0001", "nothing"):
            with pytest.raises(NotUnderstood):
                recorded(wrong)

        reports.edit(make_user("equality"), report, 0, SAID, f"{ours.reference} {theirs.reference}")
        reports.edit(make_user("lead"), report, 1, SAID, "")

        assert report.assessments == [theirs]

    def test_an_edit_of_an_older_page_is_refused_and_the_same_words_are_no_edit(self) -> None:
        report = recorded()
        assert not reports.edit(make_user("lead"), report, 0, SAID, "")
        assert reports.edit(make_user("lead"), report, 0, {**SAID, "title": "Fares"}, "")
        with pytest.raises(Stale):
            reports.edit(make_user("equality"), report, 0, SAID, "")

        first, second = db.session.query(AuditEvent).filter_by(action="report").order_by(AuditEvent.seq)
        assert first.subject == second.subject == f"report {report.id}"
        assert (second.before["title"], second.after["title"]) == (SAID["title"], "Fares")

    def test_who_may_not_record(self) -> None:
        with pytest.raises(NotAllowed):
            reports.record(make_user("auditor"), SAID, "")
        with pytest.raises(NotUnderstood):
            recorded(meeting_on="soon")

    def test_the_last_day_counts_clear_days_and_what_the_council_sets(self, app: Flask) -> None:
        report = recorded()
        # Monday 8 March: five clear days (9, 10, 11, 12, 15) before Tuesday the 16th.
        assert reports.publish_by(report) == datetime.date(2027, 3, 8)

        app.config[council.KEY] = Council.from_json({"thresholds": {"clear_days": 3}})

        assert reports.publish_by(report) == datetime.date(2027, 3, 10)
        assert reports.publish_by(recorded(meeting_on="")) is None

    def test_a_reader_who_may_not_see_an_assessment_is_told_nothing_of_its_text(self) -> None:
        assessment = make_assessment()
        report = recorded(assessment.reference)
        item = papers._linked(assessment, may_see=False)

        assert (item.reference, item.document) == (assessment.reference, None)
        assert papers._linked(assessment, may_see=True).document is not None
        assert papers.findings(report, make_user("head", 2)) is not None

    def test_the_list_has_the_latest_meeting_first_and_those_without_a_day_before(self) -> None:
        for day in ("1/2/2027", "", "5/2/2027"):
            recorded(meeting_on=day)

        days = [report.meeting_on.day if report.meeting_on else None for report in reports.listed()]

        assert days == [None, 5, 1]


@pytest.mark.parametrize(
    ("days", "said"), [(0, "today"), (1, "in 1 day"), (9, "in 9 days"), (-2, "2 days ago")]
)
def test_the_countdown(monkeypatch: pytest.MonkeyPatch, days: int, said: str) -> None:
    day = datetime.date(2027, 3, 8)
    monkeypatch.setattr(reports, "today", lambda: day - datetime.timedelta(days=days))

    assert reports.countdown(day) == said


def test_the_pages(app: Flask, lead: FlaskClient, head: FlaskClient, equality: FlaskClient) -> None:
    with app.app_context():
        reference = make_assessment().reference
        commit()
    assert "No report is recorded yet." in lead.get("/reports").text
    assert "Record a report" not in head.get("/reports").text
    refused = send(lead, "/reports/new", {**SAID, "meeting_on": "soon"}, status=422)
    assert "Give the day of the meeting" in refused.text
    assert "Enter the title." in send(lead, "/reports/new", {"title": ""}, status=422).text

    said: dict[str, Any] = {**SAID, "title": "Buses <b>now</b>", "assessments": reference}
    home = send(lead, "/reports/new", said).location

    page = words(head.get(home).text)
    assert "The papers must be out by 8 March 2027" in page and reference in page
    assert "No equality implications" not in page and "What the checks find" in page
    assert re.search(r"To put right:|Please check:|Advice:", page)
    assert "Buses &lt;b&gt;now&lt;/b&gt;" in lead.get("/reports").text
    assert head.get(f"{home}/edit").status_code == 403

    older = form_of(equality.get(f"{home}/edit").text, "")
    assert older["meeting_on"] == ["16 March 2027"] and older["assessments"] == [reference]
    send(lead, f"{home}/edit", {"committee": "Council"})
    clash = equality.post(f"{home}/edit", data={**older, "term": ["7 years"]})
    assert clash.status_code == 409 and 'value="7 years"' in clash.text
    again = equality.post(f"{home}/edit", data={**form_of(clash.text, "")})
    assert again.status_code == 303 and "7 years" in lead.get(home).text
