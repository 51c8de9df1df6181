"""Tables only. Importing the package maps every one of them."""

from __future__ import annotations

from eia.models.assessment import Assessment, ConflictCopy, Revision, SavedAnswer, Waiver
from eia.models.form import FormVersion
from eia.models.people import ROLES, Role, User
from eia.models.record import AuditEvent, IdempotencyKey, ParkedPost, Publication, SignOff
from eia.models.time import now, today

__all__ = [
    "ROLES",
    "Assessment",
    "AuditEvent",
    "ConflictCopy",
    "FormVersion",
    "IdempotencyKey",
    "ParkedPost",
    "Publication",
    "Revision",
    "Role",
    "SavedAnswer",
    "SignOff",
    "User",
    "Waiver",
    "now",
    "today",
]
