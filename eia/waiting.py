"""What waits for a person: to be signed, mended, published or looked at again. It only reads."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple

from sqlalchemy import ColumnElement, func, select

from eia import register
from eia.extensions import db
from eia.models import Assessment, Revision, SignOff, User, today

#: A list shows so many of each kind, those that wait longest first.
MOST = 20
#: A review is announced so long before its day.
AHEAD = timedelta(days=30)


class Waiting(NamedTuple):
    """An assessment and what is to be done: "sign", "mend", "publish" or "review"; since when, or by which day."""

    assessment: Assessment
    what: str
    day: datetime | date


def waiting(actor: User) -> list[Waiting]:
    """What waits for ``actor``: to sign what was sent to them, and with what they lead, to mend what was returned,
    publish what was signed, and review what is published. An equality lead is told of every review."""
    return [*_to_sign(actor), *_to_mend(actor), *_to_publish(actor), *_to_review(actor)]


def _to_sign(actor: User) -> Iterator[Waiting]:
    if "head_of_service" in actor.role_names:
        for assessment in _first(Assessment.status == "with_approver", Assessment.head_id == actor.id):
            yield Waiting(assessment, "sign", assessment.updated_at)


def _to_mend(actor: User) -> Iterator[Waiting]:
    """Drafts whose newest text was returned: the same question as ``revisions.open_return``, asked of many at once."""
    sent = select(func.max(Revision.id)).where(Revision.assessment_id == Assessment.id)
    last = select(func.max(SignOff.id)).where(
        SignOff.revision_id == sent.correlate(Assessment).scalar_subquery()
    )
    returned = (
        select(Assessment, SignOff.at)
        .join(SignOff, SignOff.id == last.correlate(Assessment).scalar_subquery())
        .where(Assessment.status == "draft", Assessment.lead_id == actor.id, SignOff.outcome == "returned")
        .order_by(SignOff.id)
        .limit(MOST)
    )
    for assessment, at in db.session.execute(returned):
        yield Waiting(assessment, "mend", at)


def _to_publish(actor: User) -> Iterator[Waiting]:
    for assessment in _first(Assessment.status == "signed_off", Assessment.lead_id == actor.id):
        yield Waiting(assessment, "publish", assessment.updated_at)


def _to_review(actor: User) -> Iterator[Waiting]:
    whose = None if "equality_lead" in actor.role_names else Assessment.lead_id == actor.id
    for assessment in register.due_for_review(today() + AHEAD, whose, MOST):
        if assessment.review_on:
            yield Waiting(assessment, "review", assessment.review_on)


def _first(*conditions: ColumnElement[bool]) -> list[Assessment]:
    wanted = select(Assessment).where(*conditions)
    return list(db.session.scalars(wanted.order_by(Assessment.updated_at, Assessment.id).limit(MOST)))
