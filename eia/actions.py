"""What was promised at signing, and how far it has come. The only writer of Action."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from datetime import date

from sqlalchemy import select

from eia import audit, store
from eia.errors import NotFound, NotUnderstood
from eia.extensions import db
from eia.models import Action, Assessment, Revision, User, now, today
from eia.permissions import require
from forms import dates

STATUSES = ("open", "done", "dropped")
#: The home page shows so many of those overdue, the oldest first.
MOST = 20


def keep(revision: Revision) -> list[Action]:
    """Copy the actions promised in ``revision``, which was just signed.

    An action that an earlier version promised in the same words is the same promise: it moves to this revision with
    its progress. What this version leaves out stays as it was, because it was promised.
    """
    plan = store.revision_document(revision).answer("action")
    known: dict[str, list[Action]] = {}
    for action in of(revision.assessment):
        known.setdefault(_same(action.action), []).append(action)
    kept = []
    for number, row in enumerate(plan.rows if plan else (), start=1):
        said = {column: plan.cell(row, column).strip() for column in _COLUMNS} if plan else {}
        if not any(said.values()):
            continue
        earlier = known.get(_same(said["action"]), [])
        action = earlier.pop(0) if earlier else Action(assessment_id=revision.assessment_id)
        action.revision_id, action.number = revision.id, number
        for column, words in said.items():
            setattr(action, column, words[:200] if column == "due" else words)
        action.due_on = last_day(said["due"])
        db.session.add(action)
        kept.append(action)
    db.session.flush()
    return kept


_COLUMNS = ("action", "for_whom", "owner", "due", "measure", "monitoring")


def of(assessment: Assessment) -> Sequence[Action]:
    """Every action promised in ``assessment``: those of the newest version first, in the order of its plan."""
    wanted = select(Action).filter_by(assessment_id=assessment.id)
    return db.session.scalars(wanted.order_by(Action.revision_id.desc(), Action.number)).all()


def one(assessment: Assessment, number: int) -> Action:
    """The action with the id ``number``. Raises NotFound where ``assessment`` has no such action."""
    found = db.session.get(Action, number)
    if found is None or found.assessment_id != assessment.id:
        raise NotFound("This assessment has no such action.")
    return found


def report(
    actor: User, assessment: Assessment, action: Action, status: str, progress: str, due: str = ""
) -> bool:
    """Say how far ``action`` has come, and by when it will be done if not as promised; whether anything changed.

    Raises NotUnderstood for another status, one dropped without a reason, or a new date that names no day or month.
    """
    store.lock(assessment)
    require(actor, "progress", assessment)
    db.session.refresh(action)
    progress, due = progress.strip(), " ".join(due.split())
    if status not in STATUSES:
        raise NotUnderstood("Say whether the action is open, done or dropped.")
    if status == "dropped" and not progress:
        raise NotUnderstood("Say why the action was dropped: it was promised in a signed assessment.")
    day = last_day(due) if due else action.due_on
    if due and day is None:
        raise NotUnderstood("Give the new date as a day or a month, such as 31/5/2027 or May 2027.")
    before = _state(action)
    action.status, action.progress = status, progress
    if due:
        action.due, action.due_on = due, day
    if _state(action) == before:
        return False
    action.updated_by_id, action.updated_at = actor.id, now()
    # What the checks say of the plan depends on it.
    assessment.revision += 1
    db.session.flush()
    audit.record(
        actor, "progress", assessment, before=before, after=_state(action), subject=f"action {action.id}"
    )
    return True


def is_overdue(action: Action) -> bool:
    return action.status == "open" and action.due_on is not None and action.due_on < today()


def overdue(actor: User) -> Sequence[Action]:
    """The open actions past their day that ``actor`` has to see to: of all assessments for an equality lead, else of
    those they lead."""
    wanted = (
        select(Action)
        .join(Assessment)
        .filter(Action.status == "open", Action.due_on < today(), Assessment.status != "withdrawn")
    )
    if "equality_lead" not in actor.role_names:
        wanted = wanted.filter(Assessment.lead_id == actor.id)
    return db.session.scalars(wanted.order_by(Action.due_on, Action.id).limit(MOST)).all()


def last_day(words: str) -> date | None:
    """The day that ``words`` name, the last of a month; None where they name neither."""
    found = dates.parse(words)
    if found is None or len(found) == 10:
        return dates.day(found)
    year, month = int(found[:4]), int(found[5:])
    return date(year, month, calendar.monthrange(year, month)[1])


def _state(action: Action) -> dict[str, str]:
    return {"action": action.action, "status": action.status, "progress": action.progress, "due": action.due}


def _same(words: str) -> str:
    return " ".join(words.casefold().split())
