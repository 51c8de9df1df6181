"""The public register: a list that anyone can search and filter, and the list to put on another page."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, make_response, render_template, request, session, url_for

from eia import public_counts, public_figures, public_list
from eia.permissions import public
from eia.public_counts import Facets
from eia.public_list import NEWEST, SORTS, STATUSES, Wanted
from eia.views import charts as bars
from forms.text import clean

blueprint = Blueprint("public", __name__)
#: A register's line on a page: what its status is called and the colour of its tag.
TAGS = {"published": "govuk-tag--green", "screened_out": "govuk-tag--blue", "withdrawn": "govuk-tag--red"}
FILTERS = ("service", "committee", "affected", "rating", "status", "year")
#: How a filter is named in a sentence.
CALLED = {
    "service": "service",
    "committee": "considered by",
    "affected": "adverse or unknown effect on",
    "rating": "most serious rating",
    "status": "status",
    "year": "published in",
}
EMBEDDED = 10
MOST_EMBEDDED = 50
#: Any site may show the list inside its own page: it holds no form, and reads no sign-in.
FRAMED = (
    "default-src 'self'; script-src 'none'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors *"
)


def wanted() -> Wanted:
    """What the address of this request asks for."""
    return Wanted(**{name: _said(name) for name in ("q", *FILTERS)})


@blueprint.get("/eia")
@public
def register() -> str:
    """The published, screened-out and withdrawn assessments, with a search and filters."""
    asked, sort = wanted(), _said("sort")
    sort = sort if sort in SORTS else NEWEST
    after = _said("after")
    listing = public_list.page(asked, sort, after)
    narrowed: dict[str, Any] = dict(asked.filters)
    address = narrowed | ({"sort": sort} if sort != NEWEST else {})
    return render_template(
        "public/register.html",
        asked=asked,
        sort=sort,
        sorts=SORTS,
        rows=listing.rows,
        facets=public_counts.facets(asked),
        most_counted=public_counts.MOST_COUNTED,
        statuses=STATUSES,
        tags=TAGS,
        is_first=not after,
        first_url=url_for("public.register", **address),
        next_url=url_for("public.register", **address, after=listing.after) if listing.after else None,
        files={kind: url_for(f"public_files.{kind}", **narrowed) for kind in ("as_csv", "as_json")},
        charts=url_for("public.charts", **narrowed),
    )


@blueprint.get("/eia/charts")
@public
def charts() -> str:
    """What was found for whom, what was concluded, by service and by year: as bars and as their tables."""
    asked = wanted()
    years = public_figures.by_year(asked)
    drawn = (
        bars.effects(public_figures.effects(asked)),
        bars.outcomes(public_figures.by_outcome(asked)),
        bars.services(public_figures.by_service(asked)),
        bars.years(years),
    )
    return render_template(
        "public/charts.html",
        asked=asked,
        said=_in_words(asked, public_counts.facets(asked)),
        total=sum(group.total for group in years),
        charts=drawn,
    )


@blueprint.get("/eia/embed")
@public
def embed() -> Response:
    """The newest entries as a bare page for a frame on another site; ``service`` and ``n`` narrow it."""
    count = request.args.get("n", EMBEDDED, type=int)
    listing = public_list.page(wanted(), NEWEST, limit=max(1, min(count, MOST_EMBEDDED)))
    response = make_response(
        render_template("public/embed.html", rows=listing.rows, statuses=STATUSES, asked=wanted())
    )
    response.headers["Content-Security-Policy"] = FRAMED
    return response


@blueprint.after_request
def dated(response: Response) -> Response:
    """Let whoever has this public page already, unchanged, be told so in a few bytes; it is asked for again each time.

    Not for people who are signed in, whose pages are kept nowhere.
    """
    if response.status_code == 200 and not response.is_streamed and not session:
        response.add_etag(weak=True)
        response.cache_control.no_cache = True
        response.make_conditional(request)
    return response


def _in_words(asked: Wanted, facets: Facets) -> list[str]:
    """The filters that are set, each as the register calls it."""
    found = [f"the words “{asked.q}”"] if asked.q else []
    for name in FILTERS:
        if value := asked.filters.get(name):
            labels = {facet.value: facet.label for facet in getattr(facets, name)}
            found.append(f"{CALLED[name]} {labels.get(value, value)}")
    return found


def _said(name: str) -> str:
    return clean(request.args.get(name, ""))[:300].strip()
