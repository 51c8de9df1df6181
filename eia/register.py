"""Lists: the assessments a person may see, what is published, what is due for review, who did what. It only reads.

Pages of a list are keyset pages: the cursor is the last row shown, so that a page deep in a long register costs the
same as the first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, String, and_, cast, or_, select, tuple_

from eia.extensions import db
from eia.models import Assessment, AuditEvent, FormVersion, Publication, Revision, Role, SavedAnswer, User
from eia.models.assessment import REFERENCE
from eia.models.assessment import team as team_table
from eia.permissions import SEES_ALL

PAGE = 50
EVENTS = 100
#: The form offered first when an assessment is started.
DEFAULT_FORM = "eia-standard"
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of the register; ``after`` is the cursor of the next one, "" on the last."""

    rows: Sequence[Assessment]
    after: str


def search(
    actor: User, words: str = "", after: str = "", status: str = "", service: str = "", limit: int = PAGE
) -> Listed:
    """What ``actor`` may see, the last changed first, whose reference, title, service or answers hold every word.

    An ``after`` that is no cursor is taken for none: it only ever comes from a link.
    """
    wanted = select(Assessment).filter(seen_by(actor))
    if status:
        wanted = wanted.filter_by(status=status)
    if service:
        wanted = wanted.filter_by(service=service)
    for word in words.split()[:8]:
        wanted = wanted.filter(_holds(word))
    if cursor := place_of(after):
        wanted = wanted.filter(tuple_(Assessment.updated_at, Assessment.id) < cursor)
    rows = list(
        db.session.scalars(
            wanted.order_by(Assessment.updated_at.desc(), Assessment.id.desc()).limit(limit + 1)
        )
    )
    if len(rows) <= limit:
        return Listed(rows, "")
    last = rows[limit - 1]
    return Listed(rows[:limit], cursor_after(last.updated_at, last.id))


def due_for_review(
    day: date, whose: ColumnElement[bool] | None = None, limit: int = PAGE
) -> list[Assessment]:
    """Published assessments whose review date is ``day`` or earlier, the longest due first: those of ``whose``."""
    wanted = select(Assessment).filter(Assessment.status == "published", Assessment.review_on <= day)
    if whose is not None:
        wanted = wanted.filter(whose)
    return list(db.session.scalars(wanted.order_by(Assessment.review_on, Assessment.id).limit(limit)))


def live_forms() -> list[FormVersion]:
    """The forms an assessment can be started in, the default first."""
    wanted = select(FormVersion).filter_by(status="live")
    return list(
        db.session.scalars(
            wanted.order_by(FormVersion.form_id != DEFAULT_FORM, FormVersion.title, FormVersion.id.desc())
        )
    )


def people(role: str) -> list[User]:
    """Every active account with the role ``role``, by post."""
    wanted = select(User).filter(User.roles.any(Role.name == role), User.active.is_(True))
    return list(db.session.scalars(wanted.order_by(User.name, User.id)))


def history(assessment: Assessment, before: int | None = None) -> list[AuditEvent]:
    """The hundred newest events of ``assessment``, newest first; those older than the event ``before``, if given."""
    wanted = select(AuditEvent).filter_by(assessment_id=assessment.id)
    if before is not None:
        wanted = wanted.filter(AuditEvent.seq < before)
    return list(db.session.scalars(wanted.order_by(AuditEvent.seq.desc()).limit(EVENTS)))


def published(limit: int = PAGE) -> list[Publication]:
    """The publications that stand, the newest first: what the public register shows."""
    wanted = select(Publication).filter(Publication.withdrawn_at.is_(None))
    return list(
        db.session.scalars(
            wanted.order_by(Publication.published_at.desc(), Publication.id.desc()).limit(limit)
        )
    )


def publications(year: int, number: int) -> list[Publication]:
    """Every publication of EIA-year-number, withdrawn ones included, the newest first; none for a mere draft."""
    wanted = (
        select(Publication)
        .join(Revision)
        .join(Assessment)
        .filter(Assessment.year == year, Assessment.number == number)
    )
    return list(db.session.scalars(wanted.order_by(Publication.id.desc())))


def seen_by(actor: User) -> ColumnElement[bool]:
    """The row form of permissions.TABLE["see"]; a test holds the two together."""
    if actor.role_names & SEES_ALL:
        return Assessment.id.is_not(None)
    mine = [
        Assessment.lead_id == actor.id,
        Assessment.id.in_(select(team_table.c.assessment_id).where(team_table.c.user_id == actor.id)),
    ]
    if "head_of_service" in actor.role_names:
        mine.append(Assessment.head_id == actor.id)
    return or_(*mine)


def _holds(word: str) -> ColumnElement[bool]:
    if found := REFERENCE.fullmatch(word.upper()):
        return and_(Assessment.year == int(found[1]), Assessment.number == int(found[2]))
    in_answers: Select[Any] = select(SavedAnswer.assessment_id).where(
        cast(SavedAnswer.value, String).icontains(word, autoescape=True)
    )
    return or_(
        Assessment.title.icontains(word, autoescape=True),
        Assessment.service.icontains(word, autoescape=True),
        Assessment.id.in_(in_answers),
    )


def cursor_after(at: datetime, ident: int) -> str:
    """The cursor of the page that begins after the row ``ident`` of the moment ``at``."""
    return f"{(at - EPOCH) // timedelta(microseconds=1)}-{ident}"


def place_of(cursor: str) -> tuple[datetime, int] | None:
    """What ``cursor_after`` was given; None for what is no cursor."""
    moment, _, last = cursor.partition("-")
    if not (moment.isascii() and moment.isdigit() and last.isascii() and last.isdigit()):
        return None
    if len(moment) > 17 or len(last) > 9:
        return None
    return EPOCH + timedelta(microseconds=int(moment)), int(last)
