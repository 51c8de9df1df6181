"""A form sent twice is done once: the same key with the same text from the same person gets the first answer again.

A page carries a fresh ``form:key``. A double click, a reload or a retry after a lost reply sends it again; the key is
claimed in the transaction that acts on it, so that what was undone was never claimed. Going back to a page and
changing a word sends the same key with another text, which is another form.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any, TypeVar

from flask import flash, g, redirect, request
from flask_login import current_user

from eia import keys, parking, store
from eia.extensions import db, ensure_writing
from eia.models import now
from forms.base import KEY

KEPT_FOR = timedelta(days=1)
#: A page of answers sent again later than this is compared with what stands by then, like any other save.
A_RETRY = timedelta(minutes=1)
Made = TypeVar("Made")


def once(view: Callable[..., Any]) -> Callable[..., Any]:
    """Guard a view that ends in ``done``: a form it has answered is answered again and not acted on.

    It stands above the permission, because what was done may have taken the permission away.
    """

    @wraps(view)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        key = key_of_form()
        if key is None:
            return view(*args, **kwargs)
        keys.claim(current_user, key, {})
        if first := keys.answered(current_user, key)[0]:
            db.session.rollback()
            return _go(first)
        g.form_key = key
        return view(*args, **kwargs)

    guarded.once = True  # type: ignore[attr-defined]
    return guarded


def unlocked(make: Callable[[], Made]) -> Made:
    """What ``make`` gives from reading alone, while others may write; call it before the view writes anything.

    What was read is old by then, so the view reads again, under its lock, what it acts on.
    """
    db.session.rollback()
    g.writing = False
    made = make()
    ensure_writing()
    # Its claim was undone with the rest; the same form sent twice has made the same thing twice, and acts once.
    if key := g.get("form_key"):
        keys.claim(current_user, key, {})
    return made


def done(url: str, said: str = "", kind: str = "success") -> Any:
    """Commit what the view did together with its answer, and lead to ``url``, where ``said`` is read."""
    answer = {"url": url, "said": said, "kind": kind}
    if key := g.get("form_key"):
        keys.answer(current_user, key, answer)
        store.forget_old_keys(now() - KEPT_FOR)
    parking.discard(current_user, parking.page_of_form())
    db.session.commit()
    return _go(answer)


def is_retry() -> bool:
    """Whether this page of answers was saved a moment ago by the same form.

    Where it was not, it is noted as saved by the transaction that is about to save it.
    """
    key = key_of_form()
    if key is None or keys.claim(current_user, key, {"url": request.path}):
        return False
    at = keys.answered(current_user, key)[1]
    return at is not None and at > now() - A_RETRY


def not_done() -> None:
    """Note that this page of answers was not saved as a whole, so that sending it again is no retry."""
    if key := key_of_form():
        keys.release(current_user, key)


def key_of_form() -> str | None:
    """The key of the posted form together with a digest of where and what it posts; None without a key or a person."""
    if request.method != "POST" or not (key := request.form.get(KEY)) or not current_user.is_authenticated:
        return None
    if "key_of_form" in g:
        return str(g.key_of_form)
    sent = [(name, values) for name, values in request.form.lists() if name not in (KEY, "csrf_token")]
    text = json.dumps([request.path, sent])
    g.key_of_form = f"{key[:32]}:{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()}"
    return str(g.key_of_form)


def _go(answer: dict[str, str]) -> Any:
    if answer["said"]:
        flash(answer["said"], answer["kind"])
    return redirect(answer["url"], 303)
