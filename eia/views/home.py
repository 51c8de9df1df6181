"""The first page: my assessments, and search; the example; and how long the sign-in lasts."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify, render_template, request, url_for

from eia import actions, loading, register, signin
from eia.permissions import allowed, signed_in, signed_in_user
from eia.views.reading import contents_of, read_pages
from eia.views.words import STATUSES
from forms.text import clean

blueprint = Blueprint("register", __name__)


@blueprint.get("/")
@signed_in
def home() -> str:
    """The assessments this person may see, newest first, or those a search finds."""
    q = clean(request.args.get("q", ""))[:200].strip()
    found = register.search(signed_in_user(), q, request.args.get("after", ""))
    return render_template(
        "register/home.html",
        q=q,
        rows=found.rows,
        next_url=url_for("register.home", q=q or None, after=found.after) if found.after else None,
        statuses=STATUSES,
        overdue=[] if q else actions.overdue(signed_in_user()),
        may_start=allowed(signed_in_user(), "start"),
    )


@blueprint.get("/example")
@signed_in
def example() -> str:
    """A good assessment to read beside one's own; it is a file of the project, and nobody's assessment."""
    document = loading.good_example()
    pages = read_pages(document, "example")
    return render_template(
        "register/example.html", document=document, pages=pages, contents=contents_of(pages)
    )


@blueprint.get("/sign-in/ends")
@signed_in
def sign_in_ends() -> Response:
    """The seconds until this sign-in ends; being asked does not keep it alive."""
    return jsonify(seconds=signin.ends_in())


@blueprint.post("/sign-in/stay")
@signed_in
def stay() -> Response:
    """Keep the sign-in alive, as every request does; the seconds until it ends now."""
    return jsonify(seconds=signin.ends_in())
