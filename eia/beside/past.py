"""The past of an assessment as the rules read it: who edited what, who signed, what was published and done."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import func, select

import rules
from eia import store
from eia.extensions import db
from eia.models import Action, Assessment, AuditEvent, CommitteeReport, Publication, Revision, SavedAnswer
from eia.models.report import linked
from eia.models.time import LONDON
from forms.document import Document
from rules.history import Edit, SignedBy

#: Actions that need no more done about them.
CLOSED = ("done", "dropped")


def history(assessment: Assessment, document: Document) -> rules.History:
    """The past of ``assessment``, whose text is ``document``.

    Signatures are those under the text that was sent last: a draft, which is being rewritten, has none.
    """
    events = db.session.scalars(
        select(AuditEvent)
        .filter(
            AuditEvent.assessment_id == assessment.id,
            AuditEvent.action.in_(("load", "send", "sign", "return")),
        )
        .order_by(AuditEvent.seq)
    ).all()
    sent = None if assessment.status == "draft" else _latest(assessment)
    published = _publications(assessment)
    signed = (
        next((line for line in reversed(sent.sign_offs) if line.outcome == "signed"), None) if sent else None
    )
    own = next((item for item in published if sent and item.revision_id == sent.id), None)
    return rules.History(
        edits=tuple(_edits(assessment, any(event.action == "load" for event in events))),
        signatures=_signatures(sent, events),
        earlier=_earlier(published, sent),
        equality_comments=tuple(
            comment
            for event in events
            if event.action == "return" and "equality_lead" in _roles(event)
            for comment in (event.after or {}).get("comments", {}).values()
        ),
        open_blockers_at_signing=_open_blockers(sent) if signed else 0,
        signed_digest=signed.digest if signed else "",
        file_digest=sent.digest if signed and sent else "",
        published_on=own.published_at.astimezone(LONDON).date() if own else None,
        decision_on=_decision(assessment),
        done_actions=tuple(_done(assessment, document)),
    )


def _latest(assessment: Assessment) -> Revision | None:
    wanted = select(Revision).filter_by(assessment_id=assessment.id).order_by(Revision.number.desc())
    return db.session.scalar(wanted.limit(1))


def _publications(assessment: Assessment) -> Sequence[Publication]:
    """The newest first."""
    wanted = select(Publication).join(Revision).filter(Revision.assessment_id == assessment.id)
    return db.session.scalars(wanted.order_by(Publication.id.desc())).all()


def _edits(assessment: Assessment, was_loaded: bool) -> Iterable[Edit]:
    """The last edit of each answer by a person. An answer loaded from a file and never touched has none."""
    held = db.session.execute(
        select(SavedAnswer.address, SavedAnswer.updated_at, SavedAnswer.version).filter_by(
            assessment_id=assessment.id
        )
    )
    saved = {}
    if was_loaded:
        last = (
            select(AuditEvent.address, func.max(AuditEvent.at).label("at"))
            .filter(AuditEvent.assessment_id == assessment.id, AuditEvent.action == "save")
            .group_by(AuditEvent.address)
        )
        saved = {row.address: row.at for row in db.session.execute(last)}
    return [
        Edit(address, at)
        for address, at, version in held
        if not was_loaded or version > 1 or address in saved
    ]


def _signatures(sent: Revision | None, events: Sequence[AuditEvent]) -> tuple[SignedBy, ...]:
    if sent is None:
        return ()
    about_this = [event for event in events if (event.after or {}).get("digest") == sent.digest]
    roles = {event.action: _roles(event) for event in about_this}
    said: Any = store.revision_document(sent).answer("lead_sign_off")
    person = said.people[0] if said and said.people else {}
    lead = SignedBy(
        "lead",
        person.get("name", ""),
        person.get("post", ""),
        sent.created_at.astimezone(LONDON).date(),
        roles.get("send", ()),
        confirmed=True,
    )
    heads = (
        SignedBy(
            "head_of_service",
            line.name,
            line.post,
            line.at.astimezone(LONDON).date(),
            roles.get("sign", ()),
            confirmed=True,
        )
        for line in sent.sign_offs
        if line.outcome == "signed"
    )
    return (lead, *heads)


def _roles(event: AuditEvent) -> tuple[str, ...]:
    return tuple(event.role.split(", ")) if event.role else ()


def _earlier(published: Sequence[Publication], sent: Revision | None) -> Document | None:
    """What was published before this text."""
    for publication in published:
        if sent is None or publication.revision.number < sent.number:
            return store.revision_document(publication.revision)
    return None


def _open_blockers(sent: Revision | None) -> int:
    found = sent.findings if sent else []
    return sum(item["severity"] == rules.Severity.BLOCKER.value and not item.get("waived") for item in found)


def _decision(assessment: Assessment) -> date | None:
    """The latest meeting at which a linked report asks for a decision."""
    meetings = (
        select(CommitteeReport.meeting_on, CommitteeReport.body)
        .join(linked, linked.c.report_id == CommitteeReport.id)
        .filter(linked.c.assessment_id == assessment.id, CommitteeReport.meeting_on.is_not(None))
    )
    days = [day for day, body in db.session.execute(meetings) if body.get("kind") == "decision"]
    return max(days, default=None)


def _done(assessment: Assessment, document: Document) -> Iterable[int]:
    """The numbers of the rows of the action list, from 0, that stand among the actions reported done or dropped."""
    wanted = select(Action.action).filter(Action.assessment_id == assessment.id, Action.status.in_(CLOSED))
    closed = {_same(text) for text in db.session.scalars(wanted)}
    if not closed:
        return []
    plan = document.answer("action")
    rows = plan.rows if plan else ()
    return [number for number, row in enumerate(rows) if plan and _same(plan.cell(row, "action")) in closed]


def _same(text: str) -> str:
    return " ".join(text.casefold().split())
