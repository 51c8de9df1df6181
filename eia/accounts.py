"""Accounts and their roles, as the command line and the administrator's pages make them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Any

from flask_security.recoverable import generate_reset_password_token, reset_password_token_status
from flask_security.utils import hash_password, verify_password
from sqlalchemy import select

from eia import audit, register
from eia.errors import NotFound, NotUnderstood
from eia.extensions import db, security
from eia.models import ROLES, Assessment, AuditEvent, Role, User

SHORTEST_PASSWORD = 12


def add(email: str, name: str, roles: Iterable[str], password: str | None, actor: User | None = None) -> User:
    """A new account. Raises NotUnderstood for an unknown role, a short password or an address that is taken."""
    user = User(active=True)
    _write(user, email, name, roles)
    user.password = _hashed(password) if password is not None else None
    db.session.add(user)
    db.session.flush()
    audit.record(actor, "account", after=_state(user), subject=_subject(user))
    return user


def change(actor: User, user: User, email: str, name: str, roles: Iterable[str], active: bool) -> bool:
    """Write what ``user`` is called and may do; whether anything changed. Closing an account ends its sign-ins.

    Raises NotUnderstood as ``add`` does, and where nobody would be left to manage accounts.
    """
    before = _state(user)
    _write(user, email, name, roles)
    user.active = active
    db.session.flush()
    if _state(user) == before:
        return False
    if not _administrators():
        raise NotUnderstood("Somebody has to stay an administrator who can sign in: name another one first.")
    if before["active"] and not active:
        security.datastore.set_uniquifier(user)
    audit.record(actor, "account", before=before, after=_state(user), subject=_subject(user))
    return True


def everyone() -> list[User]:
    """Every account, the open ones first, by post."""
    return list(db.session.scalars(select(User).order_by(User.active.desc(), User.name, User.id)))


def history(user: User) -> list[AuditEvent]:
    """What was done to the account of ``user``, the newest first."""
    wanted = select(AuditEvent).filter_by(subject=_subject(user)).order_by(AuditEvent.seq.desc())
    return list(db.session.scalars(wanted.limit(register.EVENTS)))


def unfinished(user: User) -> list[Assessment]:
    """The assessments that ``user`` leads or is to sign and that are neither published nor withdrawn."""
    theirs = (Assessment.lead_id == user.id) | (Assessment.head_id == user.id)
    open_yet = Assessment.status.not_in(("published", "withdrawn"))
    return list(db.session.scalars(select(Assessment).where(theirs, open_yet).order_by(Assessment.id)))


def password_token(actor: User, user: User) -> str:
    """What lets whoever holds it set the password of ``user``: once, and for as long as the settings say.

    Raises NotUnderstood for a closed account. That a link was made is recorded, the link is not.
    """
    if not user.active:
        raise NotUnderstood("This account is closed. Open it again first.")
    audit.record(actor, "account_link", after={"email": user.email}, subject=_subject(user))
    return str(generate_reset_password_token(user))


def holder(token: str) -> User:
    """Whose password ``token`` sets. Raises NotFound for one that was used, is too old, or never was one."""
    expired, refused, user = reset_password_token_status(token)
    if expired or refused or not isinstance(user, User) or not user.active:
        raise NotFound("This link has been used or is too old. Ask an administrator for another.")
    return user


def set_password(user: User, password: str) -> None:
    """Give ``user`` a new password, which ends their sign-ins everywhere. Raises NotUnderstood for a short one."""
    user.password = _hashed(password)
    user.locked_until, user.wrong_guesses = None, 0
    security.datastore.set_uniquifier(user)
    audit.record(user, "password", after={"email": user.email}, subject=_subject(user))


def knows_password(user: User, password: str) -> bool:
    """Whether ``password`` is the one ``user`` signs in with."""
    return user.password is not None and bool(verify_password(_normal(password), user.password))


def _write(user: User, email: str, name: str, roles: Iterable[str]) -> None:
    email = email.strip().lower()
    if "@" not in email or len(email) > 255 or not name.strip():
        raise NotUnderstood("An account needs an e-mail address and a post.")
    with db.session.no_autoflush:
        if (found := by_email(email)) and found.id != user.id:
            raise NotUnderstood(f"{email} has an account already.")
        wanted = [role(item) for item in roles]
    user.email, user.name = email, name.strip()
    if {item.name for item in wanted} != user.role_names:
        user.roles = wanted


def _state(user: User) -> dict[str, Any]:
    return {
        "email": user.email,
        "name": user.name,
        "roles": sorted(user.role_names),
        "active": user.active,
    }


def _subject(user: User) -> str:
    return f"account {user.id}"


def _administrators() -> list[int]:
    """The open accounts of administrators. They are locked, so that two cannot each close the other's at once."""
    wanted = select(User.id).where(User.active.is_(True), User.roles.any(Role.name == "administrator"))
    return list(db.session.scalars(wanted.with_for_update()))


def _hashed(password: str) -> str:
    if len(password) < SHORTEST_PASSWORD:
        raise NotUnderstood(f"The password needs at least {SHORTEST_PASSWORD} characters.")
    return str(hash_password(_normal(password)))


def _normal(password: str) -> str:
    """As the sign-in page compares it: a ŵ is one letter, however the keyboard sends it."""
    return unicodedata.normalize("NFKD", password)


def role(name: str) -> Role:
    """The role called ``name``, made when it is first needed. Raises NotUnderstood for one that is not in ROLES."""
    if name not in ROLES:
        raise NotUnderstood(f"{name} is not a role; there are {', '.join(ROLES)}.")
    found = db.session.scalar(select(Role).filter_by(name=name))
    if found is None:
        found = Role(name=name, description=ROLES[name])
        db.session.add(found)
        db.session.flush()
    return found


def by_email(email: str) -> User | None:
    return db.session.scalar(select(User).filter_by(email=email.strip().lower()))


def lead(email: str | None) -> User:
    """The lead officer with that address, or the only one there is. Raises NotFound."""
    return named(email) if email else _only("lead_officer", "lead officer", "--lead")


def head(email: str | None) -> User | None:
    """The head of service with that address, or the only one there is, or None. Raises NotFound."""
    if email:
        return named(email)
    found = register.people("head_of_service")
    return found[0] if len(found) == 1 else None


def named(email: str) -> User:
    """The person with that address. Raises NotFound."""
    user = by_email(email)
    if user is None:
        raise NotFound(f"There is no account for {email}.")
    return user


def _only(name: str, words: str, option: str) -> User:
    found = register.people(name)
    if len(found) != 1:
        raise NotFound(f"There are {len(found)} accounts of the role {words}: say which with {option}.")
    return found[0]
