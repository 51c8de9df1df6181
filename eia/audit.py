"""Every event with its exact fields. The only writer of AuditEvent, which is only ever added to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Table, insert

from eia.batch import Batch
from eia.extensions import db
from eia.models import Assessment, AuditEvent, User, now

#: Every action there is, and what its ``before`` and ``after`` hold.
ACTIONS: dict[str, str] = {
    "start": "after: title, service, form, lead, head and team",
    "save": "before and after: the answer at the address",
    "conflict": "before: the text that stands; after: the text kept as a copy",
    "send": "after: version, digest",
    "return": "after: version, digest, comments by section",
    "sign": "after: version, digest, name, post",
    "publish": "after: version, digest, sha256 of the PDF",
    "withdraw": "after: version, reason",
    "reopen": "before and after: the status",
    "assign": "before and after: lead, head and team",
    "progress": "before and after: the action, its status, progress and due date",
    "report": "before and after: a committee report and its assessments; subject: its number",
    "waive": "after: code, reason",
    "unwaive": "before: code, reason",
    "upgrade": "after: form, addresses moved",
    "load": "after: where the document came from, its digest",
    "account": "before and after: e-mail address, post, roles, whether it is open",
    "account_link": "after: the e-mail address of the account whose password a link was made to set",
    "password": "after: the e-mail address of the account whose password was set",
    "form": "after: form, version, digest, status; or the revision and digest of a draft",
    "form_discard": "before: the body of the draft",
}


_TABLE: Table = AuditEvent.__table__
_NAMES = (
    *("at", "actor_id", "actor", "role", "action"),
    *("assessment_id", "address", "subject", "before", "after"),
)
_INSERT = Batch(insert(_TABLE), *_NAMES)


def record(
    actor: User | None,
    action: str,
    assessment: Assessment | None = None,
    address: str | None = None,
    before: Any = None,
    after: Any = None,
    subject: str | None = None,
) -> None:
    """Add one event to the session's transaction; ``actor`` is None for the command line.

    A Core insert, because it stands on the path of every save. Raises KeyError for an action not in ACTIONS.
    """
    if action not in ACTIONS:
        raise KeyError(action)
    place = {"address": address, "subject": subject, "before": before, "after": after}
    _INSERT.run(db.session.connection(), [{**_event(actor, action, assessment), **place}])


def record_saves(actor: User, assessment: Assessment, saves: Sequence[tuple[str, Any, Any]]) -> None:
    """Add one event for each save of (address, before, after), in one statement."""
    event = {**_event(actor, "save", assessment), "subject": None}
    _INSERT.run(
        db.session.connection(),
        [{**event, "address": address, "before": before, "after": after} for address, before, after in saves],
    )


def _event(actor: User | None, action: str, assessment: Assessment | None) -> dict[str, Any]:
    return {
        "at": now(),
        "actor_id": actor.id if actor else None,
        "actor": actor.name if actor else "Command line",
        "role": ", ".join(sorted(actor.role_names)) if actor else "operator",
        "action": action,
        "assessment_id": assessment.id if assessment else None,
    }
