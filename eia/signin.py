"""A sign-in's life: it runs out, it ends everywhere on signing out, and a form sent too late is parked, not lost."""

from __future__ import annotations

import time
from typing import Any, cast

from flask import Flask, current_app, g, request, session
from flask_login import user_logged_out
from flask_security.datastore import SQLAlchemyUserDatastore
from flask_security.signals import user_authenticated

from eia import parking
from eia.extensions import db, security
from eia.models import User

#: A sign-in in use is marked as such at most once a minute: each mark is a new cookie.
MARK_EVERY = 60
#: A page asking by itself how long the sign-in lasts is nobody using it.
ASKS_ONLY = "register.sign_in_ends"


class Accounts(SQLAlchemyUserDatastore):
    """Where Flask-Security finds people. Whose session it is, every request asks: one statement, built once."""

    def find_user(self, case_insensitive: bool = False, **kwargs: Any) -> User | None:
        if kwargs.keys() == {"fs_uniquifier"} and not case_insensitive:
            return User.of_session(kwargs["fs_uniquifier"])
        return cast(User | None, super().find_user(case_insensitive, **kwargs))


def register(app: Flask) -> None:
    """Hook the life of a sign-in into every request of ``app``."""
    # Flask-Principal would gather every request's roles for decorators nobody uses: eia.permissions asks the roles.
    security.principal.identity_loaders.clear()
    # First of all: Flask-Security's own hook asks who is signed in, and the answer is kept for the whole request.
    app.before_request_funcs.setdefault(None, []).insert(0, end_old_sign_in)
    user_authenticated.connect(forget_wrong_guesses, app)
    user_logged_out.connect(end_every_session, app)
    # Flask-Security's own views say who may use them like every other view does.
    for endpoint, view in app.view_functions.items():
        if endpoint.startswith("security.") or endpoint == "static":
            view.permission = "public"  # type: ignore[union-attr]


def end_old_sign_in() -> None:
    """Take the sign-in out of a session that is too old or was left idle; whose it was stays in ``g.expired_user``."""
    g.expired_user = None
    # A password is hashed while signing in; no officer's save should wait for that.
    if request.endpoint == "security.login":
        g.writing = False
    if request.endpoint == "static" or "_user_id" not in session:
        return
    now = int(time.time())
    started, seen = session.get("fs_paa", 0), session.get("seen_at", session.get("fs_paa", 0))
    idle, longest = current_app.config["SIGN_IN_IDLE"], current_app.config["SIGN_IN_LONGEST"]
    if now - started > longest.total_seconds() or now - seen > idle.total_seconds():
        uniquifier = session.pop("_user_id")
        session.pop("_fresh", None)
        session.pop("seen_at", None)
        user = security.datastore.find_user(fs_uniquifier=str(uniquifier))
        g.expired_user = user if user and user.active else None
    elif (now - seen > MARK_EVERY or "seen_at" not in session) and request.endpoint != ASKS_ONLY:
        session["seen_at"] = now


def ends_in() -> int:
    """The seconds until this sign-in ends if nothing more is done with it."""
    now = int(time.time())
    started, seen = session.get("fs_paa", 0), session.get("seen_at", session.get("fs_paa", 0))
    idle, longest = current_app.config["SIGN_IN_IDLE"], current_app.config["SIGN_IN_LONGEST"]
    return max(0, int(min(seen + idle.total_seconds(), started + longest.total_seconds())) - now)


def forget_wrong_guesses(_app: Flask, user: User, **_more: Any) -> None:
    """A right password starts the count of wrong ones again."""
    if user.wrong_guesses:
        user_id = user.id
        db.session.rollback()
        g.writing = True
        db.session.get_one(User, user_id).wrong_guesses = 0
        db.session.commit()


def end_every_session(_app: Flask, user: User, **_more: Any) -> None:
    """Signing out ends this person's sessions on every device: a copied cookie is worth nothing afterwards."""
    if user and user.is_authenticated:
        security.datastore.set_uniquifier(user)
        db.session.commit()


def park_this_request() -> str | None:
    """Keep the posted form for the person whose sign-in has just run out; the path of the page that gives it back.

    A form with a password in it is not kept: a password is stored as its hash alone.
    """
    if g.get("expired_user") is None or not request.form or any("password" in name for name in request.form):
        return None
    body = {name: values for name, values in request.form.to_dict(flat=False).items() if name != "csrf_token"}
    path = parking.page_of_form()
    parking.park(g.expired_user, path, body)
    db.session.commit()
    return path
