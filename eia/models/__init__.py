"""Tables only. Importing the package maps every one of them."""

from __future__ import annotations

from eia.models.action import Action
from eia.models.assessment import Assessment, ConflictCopy, Revision, SavedAnswer, Waiver
from eia.models.entry import RegisterCommittee, RegisterCount, RegisterEffect, RegisterEntry, RegisterWord
from eia.models.form import FormStep, FormUpgrade, FormVersion
from eia.models.people import ROLES, ParkedPost, Role, User
from eia.models.record import AuditEvent, IdempotencyKey, Publication, SignOff
from eia.models.report import CommitteeReport
from eia.models.time import now, today

__all__ = [
    "ROLES",
    "Action",
    "Assessment",
    "AuditEvent",
    "CommitteeReport",
    "ConflictCopy",
    "FormStep",
    "FormUpgrade",
    "FormVersion",
    "IdempotencyKey",
    "ParkedPost",
    "Publication",
    "RegisterCommittee",
    "RegisterCount",
    "RegisterEffect",
    "RegisterEntry",
    "RegisterWord",
    "Revision",
    "Role",
    "SavedAnswer",
    "SignOff",
    "User",
    "Waiver",
    "now",
    "today",
]
