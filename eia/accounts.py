"""Accounts and their roles, as the command line and the administrator's pages make them."""

from __future__ import annotations

from collections.abc import Iterable

from flask_security.utils import hash_password
from sqlalchemy import select

from eia import audit, register
from eia.errors import NotFound, NotUnderstood
from eia.extensions import db
from eia.models import ROLES, Role, User

SHORTEST_PASSWORD = 12


def add(email: str, name: str, roles: Iterable[str], password: str | None, actor: User | None = None) -> User:
    """A new account. Raises NotUnderstood for an unknown role, a short password or an address that is taken."""
    email = email.strip().lower()
    if "@" not in email or len(email) > 255 or not name.strip():
        raise NotUnderstood("An account needs an e-mail address and a post.")
    if password is not None and len(password) < SHORTEST_PASSWORD:
        raise NotUnderstood(f"The password needs at least {SHORTEST_PASSWORD} characters.")
    if by_email(email):
        raise NotUnderstood(f"{email} has an account already.")
    user = User(email=email, name=name.strip(), roles=[role(item) for item in roles])
    user.password = hash_password(password) if password is not None else None
    db.session.add(user)
    db.session.flush()
    after = {"email": email, "name": user.name, "roles": sorted(user.role_names)}
    audit.record(actor, "account", after=after)
    return user


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
    return _named(email) if email else _only("lead_officer", "lead officer", "--lead")


def head(email: str | None) -> User | None:
    """The head of service with that address, or the only one there is, or None. Raises NotFound."""
    if email:
        return _named(email)
    found = register.people("head_of_service")
    return found[0] if len(found) == 1 else None


def _named(email: str) -> User:
    user = by_email(email)
    if user is None:
        raise NotFound(f"There is no account for {email}.")
    return user


def _only(name: str, words: str, option: str) -> User:
    found = register.people(name)
    if len(found) != 1:
        raise NotFound(f"There are {len(found)} accounts of the role {words}: say which with {option}.")
    return found[0]
