"""Who leads an assessment, who writes in it and who is to sign it, after it was started: people change posts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from eia import audit, store
from eia.errors import NotAllowed
from eia.extensions import db
from eia.models import Assessment, User, now
from eia.permissions import require
from eia.revisions import barred_from_signing


def assign(actor: User, assessment: Assessment, lead: User, head: User | None, team: Sequence[User]) -> bool:
    """Set the lead officer, the head of service and the team; whether that changed anything.

    Raises NotAllowed, with why, where somebody lacks the role, would sign what they wrote, or the head of service
    would be taken out of a signature that was given already.
    """
    store.lock(assessment)
    require(actor, "assign", assessment)
    before = people(assessment)
    members = [member for member in dict.fromkeys(team) if member.id != lead.id]
    if lead.id != assessment.lead_id and "lead_officer" not in lead.role_names:
        raise NotAllowed(f"{lead.name} is not a lead officer, so cannot lead an assessment.")
    if head is not None and head.id in {lead.id, *(member.id for member in members)}:
        raise NotAllowed("The head of service who signs cannot also write the assessment.")
    if (head.id if head else None) != assessment.head_id:
        _may_sign(assessment, head)
    assessment.lead, assessment.head, assessment.team = lead, head, members
    after = people(assessment)
    if after == before:
        return False
    assessment.updated_at = now()
    db.session.flush()
    audit.record(actor, "assign", assessment, before=before, after=after)
    return True


def people(assessment: Assessment) -> dict[str, Any]:
    """The posts of ``assessment``, as the record keeps them."""
    return {
        "lead": assessment.lead.name,
        "head": assessment.head.name if assessment.head else None,
        "team": sorted(member.name for member in assessment.team),
    }


def _may_sign(assessment: Assessment, head: User | None) -> None:
    if assessment.status not in ("draft", "with_approver"):
        raise NotAllowed("It is signed already, so who signs it can be changed once it is open again.")
    if head is None:
        raise NotAllowed("Choose the head of service who will sign.")
    if "head_of_service" not in head.role_names:
        raise NotAllowed(f"{head.name} is not a head of service, so cannot be asked to sign.")
    if barred_from_signing(head, assessment):
        raise NotAllowed(f"{head.name} has written in this assessment, so cannot be asked to sign it.")
