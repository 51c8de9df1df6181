"""Forms sent after a sign-in had run out, kept until their sender has signed in again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from flask import flash, request, url_for
from flask_login import current_user
from sqlalchemy import bindparam, delete, select
from werkzeug.datastructures import MultiDict

from eia.extensions import db
from eia.models import ParkedPost, User, now

KEPT_FOR = timedelta(hours=24)
BACK = "Your sign-in had run out. What you had typed is back on this page, and is not saved yet."
#: Where the form stands that is posted to an address which shows no page.
FORM_ON = {
    "signoff.sign": "signoff.review",
    "signoff.give_back": "signoff.review",
    "signoff.reopen": "assessment.tasks",
    "publications.publish": "publications.before",
    "findings.waive": "findings.checks",
    "findings.unwaive": "findings.checks",
    "answers.resolve": "copies.waiting",
    "accounts.link": "accounts.one",
    **dict.fromkeys(
        ("builder.arrange", "builder.undo", "builder.discard", "builder.include_module"), "builder.outline"
    ),
    "builder.try_question": "builder.question",
    **dict.fromkeys(("upgrading.upgrade", "upgrading.undo"), "upgrading.form"),
}
PARKED = ParkedPost.__table__
_MINE = (PARKED.c.user_id == bindparam("user_id"), PARKED.c.path == bindparam("path"))
# Built once, because every page of a form asks: putting a statement together costs more than running it.
_RESTORE = (
    select(PARKED.c.body)
    .where(*_MINE, PARKED.c.at >= bindparam("since"))
    .order_by(PARKED.c.id.desc())
    .limit(1)
)
_DISCARD = delete(PARKED).where(*_MINE)


def page_of_form() -> str:
    """The path of the page on which the form of this post stands."""
    page = FORM_ON.get(request.endpoint or "")
    return url_for(page, **(request.view_args or {})) if page else request.path


def typed() -> MultiDict[str, str] | None:
    """What the person who opens this page had typed in its form when their sign-in ran out; it says so on the page."""
    if request.method != "GET" or not current_user.has_parked:
        return None
    body = restore(current_user, request.path)
    if body is None:
        return None
    flash(BACK, "important")
    return MultiDict(body)


def park(user: User, path: str, body: Mapping[str, list[str]]) -> ParkedPost:
    """Keep the fields of a form posted to ``path`` for ``user``, in place of an earlier one for the same path."""
    discard(user, path)
    db.session.execute(delete(ParkedPost).where(ParkedPost.at < now() - KEPT_FOR))
    parked = ParkedPost(user_id=user.id, path=path, body=dict(body))
    db.session.add(parked)
    db.session.flush()
    return parked


def restore(user: User, path: str) -> dict[str, list[str]] | None:
    """What ``user`` had posted to ``path`` within the last day, by field name; None where there is nothing.

    It changes nothing, so that a page may call it; ``discard`` removes it once the text is saved.
    """
    wanted = {"user_id": user.id, "path": path, "since": now() - KEPT_FOR}
    body: dict[str, list[str]] | None = db.session.connection().execute(_RESTORE, wanted).scalar()
    return body


def discard(user: User, path: str) -> None:
    """Remove what ``user`` had parked for ``path``."""
    db.session.connection().execute(_DISCARD, {"user_id": user.id, "path": path})
