"""Questions about what was sent, signed and published; nothing here changes anything."""

from __future__ import annotations

from sqlalchemy import func, select

from eia import store
from eia.errors import NotFound, Stale
from eia.extensions import db
from eia.models import Assessment, AuditEvent, Publication, Revision, SignOff, User


def barred_from_signing(actor: User, assessment: Assessment) -> str | None:
    """Why ``actor`` may never sign this assessment whatever their role, in a sentence; None where nothing bars them.

    It looks at who touched the text, not at roles as they are now: a writer made head of service stays a writer.
    """
    if assessment.lead_id == actor.id:
        return "You lead this assessment, so someone else has to sign it."
    if any(member.id == actor.id for member in assessment.team):
        return "You are in the team of this assessment, so someone else has to sign it."
    wrote = select(AuditEvent.seq).filter(
        AuditEvent.assessment_id == assessment.id,
        AuditEvent.actor_id == actor.id,
        AuditEvent.action.in_(("start", "save", "send", "waive")),
    )
    if db.session.scalar(wrote.limit(1)) is not None:
        return "You wrote in this assessment, so someone else has to sign it."
    return None


def latest_revision(assessment: Assessment) -> Revision:
    """The revision sent last. Raises NotFound before the first sending."""
    found = db.session.scalar(
        select(Revision).filter_by(assessment_id=assessment.id).order_by(Revision.number.desc()).limit(1)
    )
    if found is None:
        raise NotFound("This assessment has not been sent yet.")
    return found


def seen_revision(assessment: Assessment, digest: str) -> Revision:
    """The latest revision, if it is the one with ``digest``. Raises Stale where another text was on the screen."""
    revision = latest_revision(assessment)
    store.revision_document(revision)
    if digest != revision.digest:
        raise Stale("The assessment was changed after you opened it: read it again before you go on.")
    return revision


def signature(revision: Revision) -> SignOff | None:
    """The head of service's signature under ``revision``, if it has one."""
    return next((line for line in reversed(revision.sign_offs) if line.outcome == "signed"), None)


def open_return(assessment: Assessment) -> SignOff | None:
    """The return that a draft has still to answer: the last word on what was sent last. None once it is sent again."""
    if assessment.status != "draft":
        return None
    of_this = Revision.assessment_id == assessment.id
    last = select(func.max(Revision.id)).filter(of_this).scalar_subquery()
    found = select(SignOff).filter(SignOff.revision_id == last).order_by(SignOff.id.desc()).limit(1)
    line = db.session.scalar(found)
    return line if line and line.outcome == "returned" else None


def standing_publication(assessment: Assessment) -> Publication | None:
    """The newest publication that is not withdrawn."""
    wanted = select(Publication).join(Revision).filter(Revision.assessment_id == assessment.id)
    return db.session.scalar(
        wanted.filter(Publication.withdrawn_at.is_(None)).order_by(Publication.id.desc()).limit(1)
    )
