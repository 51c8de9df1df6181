"""The first page: my assessments, and search; the example; and how long the sign-in lasts."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify, render_template, request, url_for

from eia import actions, loading, overview, register, signin, waiting
from eia.permissions import SEES_ALL, allowed, may, signed_in, signed_in_user
from eia.views.catalogue import title_of
from eia.views.reading import contents_of, read_pages
from eia.views.words import STATUSES
from forms.text import clean
from rules import RULES

blueprint = Blueprint("register", __name__)


@blueprint.get("/")
@signed_in
def home() -> str:
    """What waits for this person, and the assessments they may see, newest first, or those a search finds."""
    q, status = clean(request.args.get("q", ""))[:200].strip(), request.args.get("status", "")
    service = clean(request.args.get("service", ""))
    found = register.search(signed_in_user(), q, request.args.get("after", ""), status, service)
    is_search = bool(q or status or service)
    return render_template(
        "register/home.html",
        q=q,
        rows=found.rows,
        status=status if status in STATUSES else "",
        service=service,
        next_url=_next(q, status, service, found.after),
        statuses=STATUSES,
        is_search=is_search,
        waiting=[] if is_search else waiting.waiting(signed_in_user()),
        overdue=[] if is_search else actions.overdue(signed_in_user()),
        sees_all=bool(signed_in_user().role_names & SEES_ALL),
        may_start=allowed(signed_in_user(), "start"),
    )


def _next(q: str, status: str, service: str, after: str) -> str | None:
    if not after:
        return None
    return url_for("register.home", q=q or None, status=status or None, service=service or None, after=after)


@blueprint.get("/overview")
@may("overview")
def everything() -> str:
    """How the assessments this person may see stand together."""
    return render_template(
        "register/overview.html",
        overview=overview.overview(signed_in_user()),
        statuses=STATUSES,
        rules=RULES,
        title_of=title_of,
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
