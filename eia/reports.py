"""Committee reports: recorded, edited, listed. The only writer of CommitteeReport and its links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import select

from eia import audit, council, entries, store
from eia.beside.papers import as_read
from eia.errors import NotFound, NotUnderstood, Stale
from eia.extensions import db, ensure_writing
from eia.models import Assessment, CommitteeReport, User, now, today
from eia.permissions import allowed, require
from forms import dates
from rules import settings
from rules.clear_days import latest_publication_day

#: What the body of a report holds as plain words; the scope's parts stand in an object of their own.
WORDS = ("kind", "purpose", "equality", "text", "programme")
SCOPE = ("instrument", "term", "value", "start")
MOST = 200


def record(actor: User, said: Mapping[str, str], references: str) -> CommitteeReport:
    """A new report with the fields ``said``, linked to the assessments that ``references`` name.

    Raises NotUnderstood for a meeting day that is no day, or an assessment that ``actor`` cannot see.
    """
    require(actor, "record_reports")
    ensure_writing()
    report = CommitteeReport(created_by_id=actor.id)
    _fill(report, actor, said, references)
    db.session.add(report)
    db.session.flush()
    _list_again(report.assessments)
    audit.record(actor, "report", after=state(report), subject=f"report {report.id}")
    return report


def edit(actor: User, report: CommitteeReport, seen: int, said: Mapping[str, str], references: str) -> bool:
    """Change ``report``, of which the ``seen`` revision stood on the page; whether anything changed.

    Raises Stale where somebody else changed it first, and what ``record`` raises.
    """
    require(actor, "record_reports")
    ensure_writing()
    wanted = select(CommitteeReport).filter_by(id=report.id).with_for_update()
    report = db.session.scalars(wanted.execution_options(populate_existing=True)).one()
    if report.revision != seen:
        raise Stale("Somebody changed this report after you opened it.")
    before, were_linked = state(report), list(report.assessments)
    _fill(report, actor, said, references)
    if state(report) == before:
        return False
    report.revision += 1
    report.updated_at = now()
    db.session.flush()
    if any(before[name] != state(report)[name] for name in ("committee", "assessments")):
        _list_again({*were_linked, *report.assessments})
    audit.record(actor, "report", before=before, after=state(report), subject=f"report {report.id}")
    return True


def one(number: int) -> CommitteeReport:
    """The report with the number ``number``. Raises NotFound."""
    found = db.session.get(CommitteeReport, number)
    if found is None:
        raise NotFound("There is no such report.")
    return found


def listed() -> Sequence[CommitteeReport]:
    """The reports, those to the latest meetings first; those without a day before them all."""
    wanted = select(CommitteeReport).order_by(
        CommitteeReport.meeting_on.is_not(None), CommitteeReport.meeting_on.desc(), CommitteeReport.id.desc()
    )
    return db.session.scalars(wanted.limit(MOST)).all()


def publish_by(report: CommitteeReport) -> date | None:
    """The last day on which its papers can be published; None without a day of meeting."""
    if report.meeting_on is None:
        return None
    read, own = as_read(report), council.current()
    if own:
        read = replace(read, settings=own.under(read.settings))
    chosen = settings.of(read)
    return latest_publication_day(
        report.meeting_on, chosen.clear_days, chosen.nation, chosen.agenda_lead_days
    )


def countdown(day: date) -> str:
    """How far ``day`` is from today, in words: “in 3 days”, “today”, “2 days ago”."""
    days = (day - today()).days
    if days == 0:
        return "today"
    many = "1 day" if abs(days) == 1 else f"{abs(days)} days"
    return f"in {many}" if days > 0 else f"{many} ago"


def state(report: CommitteeReport) -> dict[str, Any]:
    """The facts of ``report`` as its record keeps them."""
    return {
        "committee": report.committee,
        "meeting_on": report.meeting_on.isoformat() if report.meeting_on else None,
        "reference": report.reference,
        "title": report.title,
        "body": report.body,
        "assessments": [item.reference for item in report.assessments],
    }


def _fill(report: CommitteeReport, actor: User, said: Mapping[str, str], references: str) -> None:
    """Give ``report`` its fields and links, and lock the assessments it is linked to now or was before."""
    day = said.get("meeting_on", "").strip()
    report.meeting_on = dates.day(dates.parse(day)) if day else None
    if day and report.meeting_on is None:
        raise NotUnderstood("Give the day of the meeting, such as 16/3/2027.")
    report.committee, report.title = said["committee"].strip(), said["title"].strip()
    report.reference = said.get("reference", "").strip()
    body: dict[str, Any] = {name: said[name].strip() for name in WORDS if said.get(name, "").strip()}
    scope = {name: said[name].strip() for name in SCOPE if said.get(name, "").strip()}
    if "start" in scope:
        scope["start"] = dates.parse(scope["start"]) or scope["start"]
    if scope:
        body["scope"] = scope
    report.body = body
    # What this person cannot see was linked by somebody who can, and stays.
    unseen = [item for item in report.assessments or [] if not allowed(actor, "see", item)]
    named = unseen + [item for item in _named(actor, references) if item not in unseen]
    # Before they are linked, since on PostgreSQL a link holds its assessment too: two reports that both held one, and
    # both wanted to list it again, would wait for each other.
    for assessment in sorted({*(report.assessments or []), *named}, key=lambda one: one.id):
        store.lock(assessment)
    report.assessments = named


def _list_again(assessments: Iterable[Assessment]) -> None:
    """Have the public register say which committees ``assessments`` go to now."""
    for assessment in sorted(assessments, key=lambda one: one.id):
        entries.write_committees(assessment)


def _named(actor: User, references: str) -> list[Assessment]:
    found = []
    for reference in dict.fromkeys(re.split(r"[\s,;]+", references.upper().strip())):
        if not reference:
            continue
        assessment = Assessment.by_reference(reference)
        if assessment is None or not allowed(actor, "see", assessment):
            raise NotUnderstood(f"There is no assessment “{reference[:40]}” that you can see.")
        found.append(assessment)
    return found
