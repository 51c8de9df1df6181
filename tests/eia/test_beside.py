"""What the checks are told of an assessment's past, its neighbours and its reports."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

import rules
from eia import beside, council, loading, store, workflow
from eia.errors import ConfigError
from eia.extensions import db
from eia.models import Action, Assessment, CommitteeReport
from forms.definition import shipped
from rules import Council
from tests.factories import make_assessment, make_document, make_user

pytestmark = pytest.mark.usefixtures("session")


def history(assessment: Assessment) -> rules.History:
    return beside.history(assessment, store.document(assessment))


def signed(title: str = "Bus passes") -> Assessment:
    assessment = make_assessment(title)
    revision = workflow.send(make_user("lead"), assessment, "Ann Example", "Officer")
    workflow.sign_off(make_user("head"), assessment, revision.digest, "Bea Example", "Head")
    return assessment


def published(title: str = "Bus passes") -> Assessment:
    assessment = signed(title)
    workflow.publish(make_user("lead"), assessment, b"%PDF-1.7")
    return assessment


def test_edits_are_the_last_of_each_answer() -> None:
    assessment = make_assessment()
    for version, text in enumerate(("first", "second")):
        store.save_answer(make_user("lead"), assessment, "note", text, version)

    assert [edit.address for edit in history(assessment).edits] == ["note"]


def test_an_answer_that_was_loaded_and_never_touched_was_never_edited() -> None:
    loaded = loading.load(make_document(note="from a file"), make_user("lead"), None, "a file")
    assert history(loaded).edits == ()

    store.save_answer(make_user("lead"), loaded, "note", "by hand", 1)

    assert [edit.address for edit in history(loaded).edits] == ["note"]


def test_signatures_stand_under_what_was_sent_and_not_under_a_draft() -> None:
    assessment = signed()

    found = history(assessment)

    assert [(line.role, line.name) for line in found.signatures] == [
        ("lead", "Ann Example"),
        ("head_of_service", "Bea Example"),
    ]
    assert found.signatures[1].roles == ("head_of_service",)
    assert found.signed_digest == found.file_digest != ""
    workflow.reopen(make_user("lead"), assessment)
    assert history(assessment).signatures == ()


def test_what_the_equality_lead_said_on_returning_it() -> None:
    assessment = make_assessment()
    revision = workflow.send(make_user("lead"), assessment)
    workflow.return_to_author(make_user("equality"), assessment, {"about": "Say more."}, revision.digest)

    assert history(assessment).equality_comments == ("Say more.",)


def test_the_published_version_is_the_earlier_one_of_the_next_draft() -> None:
    assessment = published()
    assert history(assessment).published_on and history(assessment).earlier is None

    workflow.reopen(make_user("lead"), assessment)

    found = history(assessment)
    assert found.published_on is None
    assert found.earlier and found.earlier.about.title == "Bus passes"


def report_on(assessment: Assessment, day: datetime.date, **body: Any) -> CommitteeReport:
    report = CommitteeReport(committee="Cabinet", meeting_on=day, title="Bus passes", body=body)
    report.created_by, report.assessments = make_user("lead"), [assessment]
    db.session.add(report)
    db.session.flush()
    return report


def test_the_decision_is_the_latest_meeting_that_decides() -> None:
    assessment = make_assessment()
    for day, kind in ((3, "decision"), (9, "decision"), (20, "note")):
        report_on(assessment, datetime.date(2027, 3, day), kind=kind)

    assert history(assessment).decision_on == datetime.date(2027, 3, 9)
    assert [report.date.day for report in beside.reports_on(assessment) if report.date] == [3, 9, 20]


def test_the_register_holds_what_is_published_and_the_drafts_of_the_same_lead() -> None:
    mine, other_lead = make_assessment("Bus fares"), make_user("lead", 2)
    shown = published("Dial-a-ride")
    make_assessment("Not yet for others", lead=other_lead)
    assessment = make_assessment("Bus passes")

    found = {other.title: other for other in beside.register(assessment).others}

    assert set(found) == {"Bus fares", "Dial-a-ride"}
    assert found["Dial-a-ride"].published_on and found["Bus fares"].published_on is None
    assert found["Bus fares"].reference == mine.reference
    seen_by_other = beside.register(make_assessment("Theirs", lead=other_lead))
    assert {other.title for other in seen_by_other.others} == {"Dial-a-ride", "Not yet for others"}
    assert shown.title == "Dial-a-ride"


def test_an_edit_of_a_neighbour_is_seen() -> None:
    neighbour, assessment = make_assessment("Bus fares"), make_assessment("Bus passes")
    assert beside.register(assessment).others[0].cells == {}
    words = "Fares for people over 65 rise by a third, our figures say."

    store.save_answer(make_user("lead"), neighbour, "age.remark", words, 0)

    assert beside.register(assessment).others[0].cells == {"age.remark": words}


def test_a_withdrawn_publication_stands_in_no_register() -> None:
    gone, assessment = published("Gone"), make_assessment("Theirs", lead=make_user("lead", 2))
    workflow.withdraw(make_user("head"), gone, "Wrong text.")

    assert beside.register(assessment).others == ()


def test_the_council_s_settings_reach_every_check(app: Flask) -> None:
    assessment = make_assessment()
    document = store.document(assessment)
    codes = {finding.code for finding in beside.check(assessment, document, "publishing")}
    waivable = sorted(code for code in codes if not rules.RULES[code].locked)
    assert waivable

    app.config["RULE_SETTINGS"] = Council.from_json({"ignore": waivable})

    assert not set(waivable) & {f.code for f in beside.check(assessment, document, "publishing")}


def test_an_action_reported_done_is_done_in_the_plan() -> None:
    assessment = published()
    revision = assessment.revisions[-1]
    db.session.add(
        Action(
            assessment_id=assessment.id, revision_id=revision.id, number=1, action="Run a bus", status="done"
        )
    )
    db.session.flush()
    rows = [{"action": "Write"}, {"action": "run  a bus"}]
    plan = make_document(shipped("cheshire-east@2022"), actions=rows, proceed={"choice": "yes"})

    assert beside.history(assessment, plan).done_actions == (1,)


def test_a_council_s_file_is_read_and_a_broken_one_is_one_sentence(tmp_path: Path) -> None:
    assert council.read(tmp_path) is None
    (tmp_path / "council.json").write_text('{"nation": "wales"}', encoding="utf-8")
    assert council.read(tmp_path) == Council(nation="wales")

    for broken in ("{", '{"nation": "france"}', '{"ignore": ["XXX99"]}', "[]", '{"severity": 3}'):
        (tmp_path / "council.json").write_text(broken, encoding="utf-8")
        with pytest.raises(ConfigError) as refused:
            council.read(tmp_path)
        assert refused.value.exit_code == 2
        assert "council.json cannot be used: " in refused.value.message and "\n" not in refused.value.message
