"""From draft to publication: who may do what, on which text, and what is left behind."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask import current_app
from sqlalchemy import func, select

import rules
from eia import archive, revisions, store, workflow
from eia.errors import EiaError, NotAllowed, NotFound, NotReady, NotUnderstood, Stale
from eia.extensions import db
from eia.models import Assessment, Publication
from eia.permissions import STATUSES
from tests.factories import make_assessment, make_definition, make_form, make_user

pytestmark = pytest.mark.usefixtures("session")

PDF = b"%PDF-1.7 a test"
BLOCKER = rules.Finding("EVD01", "evidence-empty", rules.Severity.BLOCKER, "H", "note", "Nothing.", "", "")
WARNING = replace(BLOCKER, code="EVD02", severity=rules.Severity.WARNING)


def sent(**given: Any) -> Assessment:
    assessment = make_assessment(**given)
    store.save_answer(make_user("team"), assessment, "note", "text", 0)
    workflow.send(make_user("lead"), assessment)
    return assessment


def signed() -> Assessment:
    assessment = sent()
    sign(assessment)
    return assessment


def published() -> Assessment:
    assessment = signed()
    workflow.publish(make_user("equality"), assessment, PDF)
    return assessment


def sign(assessment: Assessment) -> None:
    digest = revisions.latest_revision(assessment).digest
    workflow.sign_off(make_user("head"), assessment, digest, "A. Head", "Head of service")


def finds(monkeypatch: pytest.MonkeyPatch, *findings: rules.Finding) -> None:
    monkeypatch.setattr("eia.workflow.rules.check", lambda document, stage=None, **beside: findings)


def test_every_status_has_a_way_out() -> None:
    assert {status for status, _ in workflow.TABLE} == set(STATUSES)
    assert set(workflow.TABLE.values()) <= set(STATUSES)
    for status in STATUSES:
        assert any(to != status for (start, _), to in workflow.TABLE.items() if start == status), status


def test_the_whole_way() -> None:
    assessment = published()

    publication = revisions.standing_publication(assessment)
    assert publication is not None
    assert (assessment.status, publication.version_label) == ("published", "1.0")
    assert archive.read(publication.sha256) == PDF
    assert publication.revision.digest == publication.revision.sign_offs[0].digest


def test_sending_freezes_text_findings_and_the_senders_line() -> None:
    assessment = sent()
    revision = revisions.latest_revision(assessment)

    document = store.revision_document(revision)

    line = document.answer("lead_sign_off")
    assert document.answers["note"] == "text"
    assert line is not None and line.people == ({"name": make_user("lead").name, "post": "Lead officer"},)
    assert revision.ruleset == rules.RULESET
    assert document.definition.ref == "small@1.0"


def test_blockers_stop_sending_and_nothing_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    assessment = make_assessment()
    finds(monkeypatch, BLOCKER, WARNING)

    with pytest.raises(NotReady) as caught:
        workflow.send(make_user("lead"), assessment)

    assert caught.value.findings == (BLOCKER,)
    assert (assessment.status, len(assessment.revisions)) == ("draft", 0)


def test_warnings_do_not_stop_sending(monkeypatch: pytest.MonkeyPatch) -> None:
    finds(monkeypatch, WARNING)

    assert [item["code"] for item in revisions.latest_revision(sent()).findings] == ["EVD02"]


def test_sending_needs_a_head_of_service() -> None:
    assessment = make_assessment()
    assessment.head = None

    with pytest.raises(NotAllowed, match="head of service"):
        workflow.send(make_user("lead"), assessment)


def test_a_return_needs_a_comment_and_gives_the_draft_back() -> None:
    assessment = sent()
    digest = revisions.latest_revision(assessment).digest
    with pytest.raises(NotUnderstood):
        workflow.return_to_author(make_user("head"), assessment, {"about": "  "}, digest)

    line = workflow.return_to_author(make_user("head"), assessment, {"about": "Who rides?"}, digest)

    assert (assessment.status, line.outcome, line.comments) == ("draft", "returned", {"about": "Who rides?"})


def test_the_lead_cannot_sign_even_as_a_head_of_service() -> None:
    assessment = sent()
    assessment.lead = make_user("head")
    db.session.flush()

    with pytest.raises(NotAllowed, match="You lead this assessment"):
        sign(assessment)


def test_nobody_of_the_team_can_sign() -> None:
    assessment = sent()
    assessment.team.append(make_user("head"))
    db.session.flush()

    with pytest.raises(NotAllowed, match="in the team"):
        sign(assessment)


def test_a_writer_made_head_of_service_cannot_sign() -> None:
    assessment = make_assessment()
    writer = make_user("head", 2)
    assessment.team.append(writer)
    db.session.flush()
    store.save_answer(writer, assessment, "note", "mine", 0)
    assessment.team.remove(writer)
    assessment.head = writer
    workflow.send(make_user("lead"), assessment)

    with pytest.raises(NotAllowed, match="You wrote in this assessment"):
        workflow.sign_off(writer, assessment, revisions.latest_revision(assessment).digest, "W", "Head")


@pytest.mark.parametrize("who", ["lead", "team", "equality", "admin", "auditor"])
def test_nobody_but_the_named_head_signs(who: str) -> None:
    assessment = sent()

    with pytest.raises(NotAllowed):
        workflow.sign_off(make_user(who), assessment, revisions.latest_revision(assessment).digest, "N", "P")
    with pytest.raises(NotFound):
        workflow.sign_off(make_user("head", 2), assessment, "", "N", "P")


def test_a_head_who_lost_the_role_signs_nothing() -> None:
    assessment = sent()
    make_user("head").roles.clear()
    db.session.flush()

    with pytest.raises(NotFound):
        sign(assessment)


@pytest.mark.parametrize(("head", "team"), [("lead", []), ("head", ["head"])])
def test_whoever_writes_cannot_be_named_to_sign(head: str, team: list[str]) -> None:
    with pytest.raises(NotAllowed):
        make_assessment(head=make_user(head), team=[make_user(who) for who in team])


def test_d3_a_signature_is_bound_to_the_text_its_signer_saw() -> None:
    assessment = sent()
    seen = revisions.latest_revision(assessment).digest
    workflow.reopen(make_user("lead"), assessment)
    store.save_answer(make_user("lead"), assessment, "note", "other text", 1)
    workflow.send(make_user("lead"), assessment)

    with pytest.raises(Stale):
        workflow.sign_off(make_user("head"), assessment, seen, "A. Head", "Head of service")
    assert assessment.status == "with_approver"


def test_a_revision_changed_behind_our_back_is_not_signed_or_published() -> None:
    assessment = signed()
    revision = revisions.latest_revision(assessment)
    revision.document = revision.document | {"answers": {"note": "forged"}}
    db.session.flush()

    with pytest.raises(EiaError, match="digest"):
        workflow.publish(make_user("equality"), assessment, PDF)


def test_publishing_twice_is_one_publication() -> None:
    assessment = signed()

    first = workflow.publish(make_user("lead"), assessment, PDF)
    again = workflow.publish(make_user("equality"), assessment, PDF)

    assert again is first
    assert db.session.scalar(select(func.count()).select_from(Publication)) == 1


def test_blockers_of_the_publishing_stage_stop_it(monkeypatch: pytest.MonkeyPatch) -> None:
    assessment = signed()
    finds(monkeypatch, BLOCKER)

    with pytest.raises(NotReady):
        workflow.publish(make_user("equality"), assessment, PDF)
    assert not list(Path(current_app.instance_path).glob("publications/*"))


def test_version_numbers_follow_publications() -> None:
    assessment = sent()
    head, lead = make_user("head"), make_user("lead")
    workflow.return_to_author(head, assessment, {"": "again"}, revisions.latest_revision(assessment).digest)
    workflow.send(lead, assessment)
    sign(assessment)
    workflow.publish(lead, assessment, PDF)
    workflow.reopen(lead, assessment)
    workflow.send(lead, assessment)

    assert [revision.version_label for revision in assessment.revisions] == ["1.0", "1.0", "1.1"]


def test_withdrawing_needs_a_reason_and_keeps_the_record() -> None:
    assessment = published()
    with pytest.raises(NotUnderstood):
        workflow.withdraw(make_user("equality"), assessment, " ")

    publication = workflow.withdraw(make_user("equality"), assessment, "Out of date.")

    assert (assessment.status, publication.withdrawn_reason) == ("withdrawn", "Out of date.")
    assert archive.read(publication.sha256) == PDF
    workflow.reopen(make_user("lead"), assessment)
    assert assessment.status == "draft"


def test_a_publication_can_be_withdrawn_while_the_next_is_written() -> None:
    assessment = published()
    workflow.reopen(make_user("lead"), assessment)
    assert revisions.standing_publication(assessment) is not None

    workflow.withdraw(make_user("equality"), assessment, "Wrong figures.")

    assert assessment.status == "draft"
    with pytest.raises(NotAllowed):
        workflow.withdraw(make_user("equality"), assessment, "Again.")


def test_a_warning_is_accepted_for_the_text_as_it_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    assessment = make_assessment()
    finds(monkeypatch, WARNING)
    monkeypatch.setitem(rules.RULES, "EVD02", replace(any_rule(), code="EVD02", locked=False))
    before = assessment.revision

    workflow.waive(make_user("lead"), assessment, "EVD02", "note", "The census is all there is.")

    waiver = store.document(assessment).waivers[0]
    assert (waiver.code, waiver.by) == ("EVD02", make_user("lead").name)
    assert waiver.text_digest == rules.text_digest(store.document(assessment), "note")
    assert assessment.revision == before + 1
    workflow.unwaive(make_user("lead"), assessment, "EVD02", "note")
    assert store.document(assessment).waivers == ()


def test_a_blocker_and_a_locked_rule_accept_no_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    assessment = make_assessment()
    finds(monkeypatch, BLOCKER, WARNING)
    monkeypatch.setitem(rules.RULES, "EVD01", replace(any_rule(), code="EVD01", locked=False))
    monkeypatch.setitem(rules.RULES, "EVD02", replace(any_rule(), code="EVD02", locked=True))

    for code in ("EVD01", "EVD02"):
        with pytest.raises(NotAllowed):
            workflow.waive(make_user("lead"), assessment, code, "note", "Because.")
    with pytest.raises(NotFound):
        workflow.waive(make_user("lead"), assessment, "XXX99", "note", "Because.")


def any_rule() -> rules.Rule:
    return next(iter(rules.RULES.values()))


def test_references_are_numbered_by_year_without_gaps() -> None:
    first, second = make_assessment(), make_assessment()

    assert (first.number, second.number) == (1, 2)
    assert Assessment.by_reference(second.reference) is second
    assert Assessment.by_reference("EIA-1-1") is None


def test_a_retired_form_starts_nothing() -> None:
    form = make_form(make_definition(version="0.9"))
    form.status = "retired"

    with pytest.raises(NotAllowed):
        make_assessment(form=form)


def test_the_team_member_starts_nothing() -> None:
    with pytest.raises(NotAllowed):
        workflow.start(make_user("team"), "T", "S", make_user("lead"), None, (), make_form())
