"""Who may do what: one table of action → who × status, and the decorators that hold every view to it.

*Who* is either a role of the installation or a person's place in the one assessment (lead, team, head). A place is
never enough where the table asks for a role as well: a head of service who has lost the role signs nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from flask_login import current_user

from eia.errors import NotAllowed, NotFound, SignInNeeded
from eia.models import ROLES, Assessment, User

STATUSES = ("draft", "with_approver", "signed_off", "published", "withdrawn")
EVERY = frozenset(STATUSES)
DRAFT = frozenset({"draft"})
WITH_APPROVER = frozenset({"with_approver"})
AFTER_SENDING = EVERY - DRAFT
CLOSED = frozenset({"signed_off", "published", "withdrawn"})

#: action → who → the statuses in which they may.
TABLE: dict[str, dict[str, frozenset[str]]] = {
    "see": dict.fromkeys(("lead", "team", "head", "equality_lead", "administrator", "auditor"), EVERY),
    "edit": {"lead": DRAFT, "team": DRAFT},
    "waive": {"lead": DRAFT, "equality_lead": DRAFT},
    "send": {"lead": DRAFT},
    "review": dict.fromkeys(("head", "equality_lead", "lead", "auditor"), AFTER_SENDING),
    "return": {"head": WITH_APPROVER, "equality_lead": WITH_APPROVER | {"signed_off"}},
    "sign": {"head": WITH_APPROVER},
    "publish": {
        "lead": frozenset({"signed_off", "published"}),
        "equality_lead": frozenset({"signed_off", "published"}),
    },
    "withdraw": {"head": EVERY, "equality_lead": EVERY},
    "progress": dict.fromkeys(("lead", "team", "equality_lead"), EVERY),
    "reopen": {"lead": AFTER_SENDING, "equality_lead": CLOSED},
    "upgrade": {"lead": DRAFT, "equality_lead": DRAFT},
    "assign": {"lead": DRAFT, "equality_lead": EVERY, "administrator": EVERY},
}

#: The roles that may see every assessment.
SEES_ALL = frozenset({"equality_lead", "administrator", "auditor"})

#: action → roles, for what is not about one assessment.
GENERAL: dict[str, frozenset[str]] = {
    "start": frozenset({"lead_officer", "equality_lead"}),
    "manage_forms": frozenset({"equality_lead", "administrator"}),
    "manage_accounts": frozenset({"administrator"}),
    "see_reports": frozenset(ROLES),
    "record_reports": frozenset({"lead_officer", "equality_lead"}),
    "overview": SEES_ALL | {"head_of_service"},
}

WORDS = {
    "edit": "change answers",
    "waive": "accept findings",
    "upgrade": "move it to another version of its form",
    "send": "send it for sign-off",
    "review": "read it as it was sent",
    "return": "return it",
    "sign": "sign it",
    "publish": "publish it",
    "withdraw": "withdraw it",
    "progress": "report on its actions",
    "reopen": "reopen it",
    "assign": "change who works on it",
}
WHO = {
    "lead": "the lead officer",
    "team": "the team",
    "head": "the head of service it was sent to",
    "equality_lead": "the equality lead",
    "administrator": "an administrator",
    "auditor": "an auditor",
}
STATUS_WORDS = {
    "draft": "a draft",
    "with_approver": "with the approver",
    "signed_off": "signed off",
    "published": "published",
    "withdrawn": "withdrawn",
}


def places(actor: User, assessment: Assessment) -> frozenset[str]:
    """Everything ``actor`` is with regard to ``assessment``: their roles, and their place in it."""
    return frozenset(place for place in WHO if _is(actor, place, assessment))


def _is(actor: User, place: str, assessment: Assessment) -> bool:
    if place == "lead":
        return assessment.lead_id == actor.id
    if place == "team":
        return any(member.id == actor.id for member in assessment.team)
    if place == "head":
        return assessment.head_id == actor.id and "head_of_service" in actor.role_names
    return place in actor.role_names


def allowed(actor: User, action: str, assessment: Assessment | None = None) -> bool:
    """Whether ``actor`` may take ``action``, on ``assessment`` if it is about one. KeyError if unknown."""
    if assessment is None:
        return actor.is_authenticated and bool(actor.role_names & GENERAL[action])
    row = TABLE[action]
    if not actor.is_authenticated:
        return False
    # One place at a time: the lead stands first in each row, and the team has to be read to know who is in it.
    return any(
        assessment.status in statuses and _is(actor, place, assessment) for place, statuses in row.items()
    )


def require(actor: User, action: str, assessment: Assessment | None = None) -> None:
    """Raise NotFound where ``actor`` may not know of ``assessment``, NotAllowed, with why, where they may not act."""
    if assessment is not None and not allowed(actor, "see", assessment):
        raise NotFound()
    if allowed(actor, action, assessment):
        return
    if assessment is None:
        raise NotAllowed("Your role does not include this.")
    row = TABLE[action]
    if set(row) & places(actor, assessment):
        raise NotAllowed(
            f"{assessment.reference} is {STATUS_WORDS[assessment.status]}, so you cannot {WORDS[action]} now."
        )
    raise NotAllowed(f"Only {' or '.join(WHO[place] for place in row)} can {WORDS[action]}.")


def signed_in_user() -> User:
    """The person behind this request. Raises SignInNeeded."""
    user: User = current_user._get_current_object()
    if not user.is_authenticated:
        raise SignInNeeded()
    return user


def may(action: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Guard a view with ``action``.

    A view whose address holds a ``reference`` gets ``assessment`` in its place, loaded and permitted; an assessment
    the person may not see answers like one that does not exist.
    """
    if action not in TABLE and action not in GENERAL:
        raise KeyError(action)

    def decorate(view: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(view)
        def guarded(*args: Any, **kwargs: Any) -> Any:
            actor = signed_in_user()
            if action in GENERAL:
                require(actor, action)
                return view(*args, **kwargs)
            assessment = Assessment.by_reference(kwargs.pop("reference"))
            if assessment is None:
                raise NotFound()
            require(actor, action, assessment)
            return view(*args, assessment=assessment, **kwargs)

        guarded.permission = action  # type: ignore[attr-defined]
        return guarded

    return decorate


def signed_in(view: Callable[..., Any]) -> Callable[..., Any]:
    """Open ``view`` to everyone with an account."""

    @wraps(view)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        signed_in_user()
        return view(*args, **kwargs)

    guarded.permission = "signed_in"  # type: ignore[attr-defined]
    return guarded


def public(view: Callable[..., Any]) -> Callable[..., Any]:
    """Open ``view`` to the world. Said out loud, so that no view is public by being forgotten."""
    view.permission = "public"  # type: ignore[attr-defined]
    return view
