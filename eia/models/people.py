"""Who may sign in, and in which roles."""

from __future__ import annotations

import secrets
from datetime import datetime

from flask import current_app
from flask_security.core import RoleMixin, UserMixin
from flask_security.utils import get_message
from sqlalchemy import (
    JSON,
    Column,
    ForeignKey,
    Integer,
    String,
    Table,
    bindparam,
    case,
    exists,
    func,
    select,
    update,
)
from sqlalchemy.orm import (
    Mapped,
    column_property,
    lazyload,
    mapped_column,
    query_expression,
    relationship,
    with_expression,
)

from eia.extensions import UtcTime, db
from eia.models.time import now

#: The roles of an installation. What each may do is the table in permissions.py.
ROLES: dict[str, str] = {
    "lead_officer": "Starts assessments and leads them",
    "team_member": "Writes in assessments of whose team they are",
    "head_of_service": "Signs assessments they were named for",
    "equality_lead": "Advises on every assessment, and publishes and withdraws",
    "administrator": "Manages accounts and form versions",
    "auditor": "Reads everything and changes nothing",
}

user_roles = Table(
    "user_role",
    db.metadata,
    Column("user_id", Integer, ForeignKey("user.id", ondelete="CASCADE"), primary_key=True),
    Column("role_id", Integer, ForeignKey("role.id"), primary_key=True),
)


class Role(db.Model, RoleMixin):  # type: ignore[name-defined,misc]
    __tablename__ = "role"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80), unique=True)
    description: Mapped[str] = mapped_column(String(255), default="")


class ParkedPost(db.Model):  # type: ignore[name-defined,misc]
    """A form sent after the sign-in had run out, kept until its sender has signed in again."""

    __tablename__ = "parked_post"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"), index=True)
    path: Mapped[str] = mapped_column(String(500))
    body: Mapped[dict[str, list[str]]] = mapped_column(JSON)
    at: Mapped[datetime] = mapped_column(UtcTime, default=now)


class User(db.Model, UserMixin):  # type: ignore[name-defined,misc]
    """A person with an account. ``name`` is a post, such as "Lead officer, Adult services", never a person's name."""

    __tablename__ = "user"

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(String(255), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    password: Mapped[str | None] = mapped_column(String(255))
    active: Mapped[bool] = mapped_column(default=True)
    fs_uniquifier: Mapped[str] = mapped_column(String(64), unique=True, default=lambda: secrets.token_hex(32))
    wrong_guesses: Mapped[int] = mapped_column(default=0)
    locked_until: Mapped[datetime | None] = mapped_column(UtcTime)
    created_at: Mapped[datetime] = mapped_column(UtcTime, default=now)

    #: Whether a form of theirs may be waiting: every page asks, and hardly ever does one.
    has_parked: Mapped[bool] = column_property(
        exists().where(ParkedPost.user_id == id).correlate_except(ParkedPost)
    )

    roles: Mapped[list[Role]] = relationship(  # type: ignore[assignment]
        secondary=user_roles, lazy="selectin"
    )
    #: The names of the roles with a comma between, for the person a request comes from; None for anyone else.
    _role_list: Mapped[str | None] = query_expression()

    @staticmethod
    def of_session(uniquifier: str) -> User | None:
        """Whose session carries ``uniquifier``, with the roles as they stand now: asked by every request, at once."""
        return db.session.scalars(_OF_SESSION, {"uniquifier": uniquifier}).one_or_none()

    @property
    def role_names(self) -> frozenset[str]:
        if self._role_list is not None:
            return frozenset(filter(None, self._role_list.split(",")))
        return frozenset(role.name for role in self.roles)

    def is_locked(self, form_error: list[str] | None = None) -> bool:
        """Whether too many wrong guesses closed the account for now; Flask-Security asks after the password fitted.

        The message is the one a wrong password gets, so that a guesser learns nothing from a locked account.
        """
        locked = self.locked_until is not None and self.locked_until > now()
        if locked and form_error is not None:
            form_error.append(get_message("GENERIC_AUTHN_FAILED")[0])
        return locked

    def track_failed_authn(self, auth_type: str, tfa: bool = False) -> None:
        """Count a wrong guess in the database, where every worker sees it, and lock the account at the limit.

        It commits by itself: the request that guessed wrong has nothing else to keep. While the account is locked
        nothing is counted, so that a lock always ends.
        """
        limit = current_app.config["SIGN_IN_GUESSES"]
        until = now() + current_app.config["SIGN_IN_LOCKED_FOR"]
        open_now = (User.locked_until.is_(None)) | (User.locked_until <= now())
        last_guess = User.wrong_guesses + 1 >= limit
        db.session.execute(
            update(User)
            .where(User.id == self.id, open_now)
            .values(
                wrong_guesses=case((last_guess, 0), else_=User.wrong_guesses + 1),
                locked_until=case((last_guess, until), else_=None),
            )
        )
        db.session.commit()
        super().track_failed_authn(auth_type, tfa)


# Built once: putting a statement together costs more than running it.
_ROLE_LIST = (
    select(func.coalesce(func.aggregate_strings(Role.name, ","), ""))
    .join(user_roles, user_roles.c.role_id == Role.id)
    .where(user_roles.c.user_id == User.id)
    .scalar_subquery()
)
_OF_SESSION = (
    select(User)
    .options(lazyload(User.roles), with_expression(User._role_list, _ROLE_LIST))
    .where(User.fs_uniquifier == bindparam("uniquifier"))
)
