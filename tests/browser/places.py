"""An assessment in every state, made in the server's own database, and every page a person can reach."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import patch

import builder_places
from sqlalchemy import select

from eia import accounts, copies, loading, reports, store, workflow
from eia.application import create_app
from eia.extensions import db
from eia.models import Assessment, FormVersion, User, now
from eia.views.publications import in_second_language, render_pdf
from forms.document import Document

FORMS = Path(__file__).resolve().parents[2] / "forms" / "definitions"
SAMPLE = FORMS / "eia-standard" / "good.sample.json"
#: A form in English and Welsh.
BILINGUAL = FORMS / "integrated-wales" / "filled.sample.json"
HEAD = ("Gia Demo", "Head of community services")


def make(instance: Path, states: tuple[str, ...] = ()) -> dict[str, str]:
    """Make the assessments, those of ``STATES`` unless named; the address of each by the state it is in.

    They are written, sent and signed on the day the sample is judged at: its dates must not depend on today. A draft
    to be sent in the browser has its days of work a year earlier, because nobody may sign today for tomorrow's.
    """
    document, bilingual = (
        Document.from_json(json.loads(path.read_text(encoding="utf-8"))) for path in (SAMPLE, BILINGUAL)
    )
    states = states or STATES
    app = create_app({"DEMO": True, "INSTANCE": instance})
    with app.app_context():
        with _on(document.as_of):
            made = {state: _in_state(state, document) for state in states}
        if "published" in made:
            with _on(bilingual.as_of):
                made["bilingual"] = _in_state("published", bilingual)
        numbered = _report(made["published"]) if "published" in made else 0
        in_the_making = builder_places.make() if "published" in made else {}
        db.session.commit()
        addresses = {state: f"/assessments/{found.reference}" for state, found in made.items()}
        addresses |= in_the_making
        # The sample that `./run` loads: a council's own wording, with chains of words as wide as a telephone.
        shipped = select(Assessment).join(FormVersion).filter(FormVersion.form_id == "cheshire-east")
        addresses["shipped"] = f"/assessments/{db.session.scalars(shipped).first().reference}"
        with app.test_request_context():
            addresses["password link"] = f"/sign-in/password/{_token()}"
        addresses["report"] = f"/reports/{numbered}"
        if "clash" in made:
            addresses["copy"] = f"{addresses['clash']}/copies/{copies.unsettled(made['clash'])[0].id}"
        for state in {"published", "withdrawn", "bilingual"} & set(made):
            found = made[state]
            addresses[f"{state} page"] = f"/eia/{found.year}/{found.number}"
    return addresses


STATES = ("returned", "clash", "with_approver", "signed_off", "published", "withdrawn", "blank")


def _in_state(state: str, document: Document) -> Assessment:
    lead, head, team = (_person(who) for who in ("lead", "head", "team"))
    titled = replace(document, about=replace(document.about, title=f"{document.about.title} ({state})"))
    if state == "blank":
        titled = replace(titled, answers={})
    if state == "draft":
        titled = replace(titled, answers={**titled.answers, **a_year_earlier(document)})
    assessment = loading.load(titled, lead, head, "sample")
    assessment.team = [team]
    if state == "clash":
        for person, text in ((team, "Theirs."), (lead, "Mine.")):
            store.save_answers(person, assessment, {"options_considered": (text, 1)})
    if state in ("clash", "blank", "draft"):
        return assessment
    revision = workflow.send(lead, assessment, "Ann Example", "Library development manager")
    if state == "returned":
        said = {"whole": "Nearly there.", "impacts": "Say more about carers.", "screening": "And at night?"}
        workflow.return_to_author(head, assessment, said, revision.digest)
    if state in ("signed_off", "published", "withdrawn"):
        line = workflow.sign_off(head, assessment, revision.digest, *HEAD, "I have read it and agree.")
        if state != "signed_off":
            at = now()
            files = (render_pdf(revision, line, at), render_pdf(revision, line, at, large_print=True))
            second = in_second_language(revision, line, at)
            workflow.publish(lead, assessment, *files, at=at, second=second)
    if state == "withdrawn":
        workflow.withdraw(head, assessment, "The decision was not taken. The council will look at it again.")
    return assessment


def a_year_earlier(document: Document) -> dict[str, Any]:
    """The days on which work was done and people were asked, a year before the sample's."""
    rows = json.dumps(document.answers["consultation"]).replace("2027", "2026")
    found: dict[str, Any] = {"consultation": json.loads(rows)}
    for address in ("assessment_date", "proceed_date"):
        day = document.answers[address]["date"]
        then = f"{int(day[:4]) - 1}{day[4:]}"
        found[address] = {"typed": "/".join(reversed(then.split("-"))), "date": then}
    return found


def _token() -> str:
    token = accounts.password_token(_person("admin"), _person("team"))
    db.session.commit()
    return token


def _report(assessment: Assessment) -> int:
    """A committee report that rests on ``assessment``; its number."""
    said = {"title": "The library", "committee": "Cabinet", "meeting_on": "16/3/2027", "kind": "decision"}
    said["equality"] = "There are no equality implications."
    return reports.record(_person("lead"), said, assessment.reference).id


def _person(who: str) -> User:
    found = accounts.by_email(f"{who}@demo.example")
    assert found is not None
    return found


@contextmanager
def _on(day: date) -> Iterator[None]:
    """Today is ``day`` for every module that asks."""
    names = [f"{name}.today" for name, module in list(sys.modules.items()) if _tells_the_day(name, module)]
    with ExitStack() as stack:
        for name in names:
            stack.enter_context(patch(name, lambda: day))
        yield


def _tells_the_day(name: str, module: object) -> bool:
    return name.startswith("eia.") and name != "eia.models.time" and hasattr(module, "today")


def pages(at: dict[str, str]) -> list[tuple[str, str, str, int]]:
    """Every page as (its name, who opens it, its address, the status it answers with)."""
    lead, head = "lead", "head"
    return [
        ("sign-in", "", "/sign-in", 200),
        ("home", lead, "/", 200),
        ("search-nothing", lead, "/?q=nothing-like-this", 200),
        ("home-waiting", head, "/", 200),
        ("home-all", "equality", "/", 200),
        ("overview", "equality", "/overview", 200),
        ("accounts", "admin", "/accounts", 200),
        ("account", "admin", "/accounts/1", 200),
        ("account-new", "admin", "/accounts/new", 200),
        ("own-password", lead, "/sign-in/password", 200),
        ("password-link", "", at["password link"], 200),
        ("password-link-used", "", "/sign-in/password/used", 404),
        ("example", lead, "/example", 200),
        ("start", lead, "/assessments/new", 200),
        ("tasks-blank", lead, at["blank"], 200),
        ("tasks-returned", lead, at["returned"], 200),
        ("tasks-signed", lead, at["signed_off"], 200),
        ("tasks-published", head, at["published"], 200),
        ("section-blank", lead, f"{at['blank']}/sections/proposal", 200),
        ("section-returned", lead, f"{at['returned']}/sections/impacts/age", 200),
        ("section-rows", lead, f"{at['returned']}/sections/actions", 200),
        ("section-screening", lead, f"{at['returned']}/sections/screening/disability", 200),
        ("section-shipped", lead, f"{at['shipped']}/sections/subject", 200),
        ("section-shipped-each", lead, f"{at['shipped']}/sections/impacts/age", 200),
        ("checks-shipped", lead, f"{at['shipped']}/checks", 200),
        ("checks-blank", lead, f"{at['blank']}/checks", 200),
        ("checks", lead, f"{at['returned']}/checks", 200),
        ("send-refused", lead, f"{at['blank']}/send", 200),
        ("send", lead, f"{at['returned']}/send", 200),
        ("review", head, f"{at['with_approver']}/review", 200),
        ("review-lead", lead, f"{at['with_approver']}/review", 200),
        ("actions", lead, f"{at['signed_off']}/actions", 200),
        ("progress", lead, f"{at['signed_off']}/actions/1", 200),
        ("reports", lead, "/reports", 200),
        ("report", lead, at["report"], 200),
        ("report-edit", lead, f"{at['report']}/edit", 200),
        ("report-new", lead, "/reports/new", 200),
        ("withdraw", head, f"{at['published']}/withdraw", 200),
        ("people", lead, f"{at['blank']}/people", 200),
        ("copies", lead, f"{at['clash']}/copies", 200),
        ("copies-choose", lead, at["copy"], 200),
        ("history", lead, f"{at['published']}/history", 200),
        ("history-clash", lead, f"{at['clash']}/history", 200),
        ("rules", "", "/rules", 200),
        ("rule", "", "/rules/EVD01", 200),
        ("rules-filtered", "", "/rules?family=review&severity=blocker", 200),
        ("rule-settings", lead, "/rules/settings", 200),
        ("public", "", at["published page"], 200),
        ("public-version", "", f"{at['published page']}/v1.0", 200),
        ("public-two-languages", "", at["bilingual page"], 200),
        ("public-welsh", "", f"{at['bilingual page']}?language=cy", 200),
        ("public-changes", "", f"{at['published page']}/changes", 200),
        ("register", "", "/eia", 200),
        ("register-filtered", "", "/eia?affected=age&status=published&q=library", 200),
        ("register-nothing", "", "/eia?q=nothing-like-this", 200),
        ("register-charts", "", "/eia/charts", 200),
        ("register-charts-filtered", "", "/eia/charts?affected=age&q=library", 200),
        ("register-charts-nothing", "", "/eia/charts?q=nothing-like-this", 200),
        ("register-embed", "", "/eia/embed", 200),
        ("committee", lead, f"{at['published']}/committee", 200),
        ("committee-signed", lead, f"{at['signed_off']}/committee?meeting=31/03/2027", 200),
        ("committee-refused", lead, f"{at['signed_off']}/committee?meeting=soon", 200),
        ("publish", lead, f"{at['signed_off']}/publish", 200),
        ("publish-done", lead, f"{at['published']}/publish", 200),
        ("public-withdrawn", "", at["withdrawn page"], 200),
        ("not-found", "", "/eia/1999/1", 404),
        ("not-allowed", head, f"{at['blank']}/send", 403),
        *builder_places.pages(at),
    ]
