"""The counts of the public register are those of a plain recount, whatever was published, withdrawn and reported."""

from __future__ import annotations

import json
import random
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import delete, select, update

from eia import entries, loading, public_counts, reports, store, tally
from eia.extensions import db
from eia.models import (
    Assessment,
    CommitteeReport,
    Publication,
    RegisterCount,
    RegisterEntry,
    Revision,
    now,
)
from eia.public_list import Wanted
from forms.document import Document
from tests.factories import make_user
from tests.recount import asked, drawn, lines, plain, plainly_drawn, told

SAMPLE = Path(__file__).parents[2] / "forms/definitions/eia-standard/good.sample.json"
BEGIN = datetime(2025, 3, 1, 12, tzinfo=UTC)
GROUPS = ("age", "disability", "race")


@pytest.fixture
def sample() -> Document:
    whole = Document.from_json(json.loads(SAMPLE.read_text(encoding="utf-8")))
    kept = {address: value for address, value in whole.answers.items() if "." not in address}
    return replace(whole, answers={**kept, "description": "A short text."})


def publish(assessment: Assessment, document: Document, at: datetime) -> None:
    """Publish ``document`` as the next version of ``assessment``, past the rules and the signatures."""
    lead = make_user("lead")
    revision = store.freeze(lead, assessment, document, ())
    publication = Publication(
        revision=revision,
        version_label=revision.version_label,
        sha256="0" * 64,
        size=1,
        published_at=at,
        by=lead,
    )
    db.session.add(publication)
    entries.write(assessment)


def some(source: random.Random, sample: Document) -> Document:
    """``sample`` with answers, a service and a title by chance."""
    answers = dict(sample.answers)
    for who in GROUPS:
        if found := source.choice(("yes", "no", "dont_know", "")):
            answers[f"{who}.adverse"] = {"choice": found, "text": "Said."}
            answers[f"{who}.residual_rating"] = source.choice(("low", "medium", "high"))
    answers["outcome"] = source.choice(("adjust", "continue", "stop"))
    if source.random() < 0.2:
        answers["proceed"] = {"choice": "no"}
    title = f"{source.choice(('Narrowboat', 'Library'))} {source.choice(('move', 'change'))}"
    about = replace(sample.about, title=title, service=source.choice(("Libraries", "Transport", "")))
    return replace(sample, answers=answers, about=about)


def act(source: random.Random, sample: Document, step: int) -> None:
    """Something that changes the register: a publication, a next version, a withdrawal or a report."""
    at = BEGIN + timedelta(days=30 * step)
    published = list(db.session.scalars(select(Assessment).join(RegisterEntry).order_by(Assessment.id)))
    kind = source.choice(("new", "new", "next", "withdraw", "report")) if published else "new"
    if kind == "new":
        document = some(source, sample)
        publish(loading.load(document, make_user("lead"), make_user("head"), "test"), document, at)
    elif kind == "next":
        publish(source.choice(published), some(source, sample), at)
    elif kind == "withdraw":
        assessment = source.choice(published)
        wanted = select(Publication).join(Revision).where(Revision.assessment_id == assessment.id)
        publication = db.session.scalars(wanted.order_by(Publication.id.desc())).first()
        assert publication
        publication.withdrawn_at, publication.withdrawn_reason = now(), "Wrong."
        entries.write(assessment)
    else:
        chosen = source.sample(published, min(2, len(published)))
        committee = source.choice(("Cabinet", "Audit", "Scrutiny"))
        report = CommitteeReport(committee=committee, title="A report", body={}, created_by_id=make_user().id)
        report.assessments = sorted(chosen, key=lambda one: one.id)
        db.session.add(report)
        db.session.flush()
        for assessment in chosen:
            entries.write_committees(assessment)
    db.session.commit()


@pytest.mark.parametrize("seed", range(3))
def test_the_counts_are_those_of_a_recount(app: Flask, sample: Document, seed: int) -> None:
    source = random.Random(seed)
    with app.app_context():
        for step in range(25):
            act(source, sample, step)
            assert tally.differing() == 0
        listed = lines()
        assert len({line.entry.status for line in listed}) > 1 and any(line.committees for line in listed)
        for wanted in asked(listed, "", "narrowboat"):
            assert told(wanted) == plain(wanted, listed), wanted
            assert drawn(wanted) == plainly_drawn(wanted, listed), wanted
        assert db.session.scalar(select(RegisterCount.key).where(RegisterCount.entries < 1)) is None


def test_what_is_kept_from_before_is_not_told(app: Flask, sample: Document) -> None:
    source = random.Random(7)
    with app.app_context():
        for step in range(6):
            act(source, sample, step)
            assert told(Wanted()) == plain(Wanted(), lines())


def test_too_many_to_count_is_said_and_the_choices_stay(
    app: Flask, sample: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = random.Random(1)
    with app.app_context():
        for step in range(20):
            act(source, sample, step)
        listed = lines()
        found = plain(Wanted(q="narrowboat"), listed)
        monkeypatch.setattr(public_counts, "MOST_COUNTED", found["total"])
        assert told(Wanted(q="narrowboat")) == found
        monkeypatch.setattr(public_counts, "MOST_COUNTED", found["total"] - 1)
        # The same question is only asked again of a register that changed.
        tally.count_anew()
        db.session.commit()
        seen, every = told(Wanted(q="narrowboat")), plain(Wanted(), listed)
    assert seen["total"] is None
    assert {name: dict.fromkeys(every[name]) for name in seen if name != "total"} == {
        name: seen[name] for name in seen if name != "total"
    }
    page = app.test_client().get("/eia?q=narrowboat").text
    said = f"More than {found['total'] - 1}"
    assert f"{said} assessments found" in page and "Where a choice has no number" in page
    assert "Where a choice has no number" not in app.test_client().get("/eia").text


def test_counts_that_are_wrong_are_seen_and_mended(app: Flask, sample: Document) -> None:
    source = random.Random(2)
    with app.app_context():
        for step in range(4):
            act(source, sample, step)
        db.session.execute(update(RegisterCount).values(entries=RegisterCount.entries + 1))
        db.session.commit()
    wrong = app.test_cli_runner().invoke(args=["verify"])
    assert wrong.exit_code == 1 and "of its counts are wrong" in wrong.output
    assert app.test_cli_runner().invoke(args=["db", "recount"]).exit_code == 0
    with app.app_context():
        assert tally.differing() == 0 and told(Wanted()) == plain(Wanted(), lines())


@pytest.mark.parametrize("first", ["prepare", "publish"])
def test_entries_from_before_the_counts_are_counted(app: Flask, sample: Document, first: str) -> None:
    source = random.Random(3)
    with app.app_context():
        for step in range(3):
            act(source, sample, step)
        db.session.execute(delete(RegisterCount))
        db.session.commit()
        if first == "prepare":
            assert entries.write_missing() == 0
            db.session.commit()
        else:
            act(random.Random(1), sample, 4)
        assert tally.differing() == 0 and told(Wanted()) == plain(Wanted(), lines())


def test_what_is_published_and_reported_at_the_same_moment_is_all_counted(
    app: Flask, sample: Document
) -> None:
    with app.app_context():
        document = some(random.Random(5), sample)
        made = [loading.load(document, make_user("lead"), make_user("head"), "test") for _ in range(6)]
        make_user("equality")
        numbers, references = [one.id for one in made], [one.reference for one in made]
        db.session.commit()
    raised = []

    def run(source: random.Random) -> None:
        try:
            for number in source.sample(numbers, len(numbers)):
                with app.test_request_context("/", method="POST"):
                    assessment = db.session.get_one(Assessment, number)
                    store.lock(assessment)
                    publish(assessment, some(source, sample), BEGIN)
                    db.session.commit()
                with app.test_request_context("/", method="POST"):
                    said = {"committee": source.choice(("Cabinet", "Audit")), "title": "A report"}
                    reports.record(make_user("equality"), said, " ".join(source.sample(references, 3)))
                    db.session.commit()
        except Exception as error:  # noqa: BLE001 - handed to the test, whatever it is
            raised.append(error)

    threads = [threading.Thread(target=run, args=(random.Random(seed),)) for seed in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert raised == []
    with app.app_context():
        assert tally.differing() == 0
        assert told(Wanted()) == plain(Wanted(), lines()) and told(Wanted())["total"] == 6
