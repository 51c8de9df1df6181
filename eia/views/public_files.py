"""The public register for machines: CSV and JSON of all of it, a feed, a site map, and what robots may read."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from flask import Blueprint, Response, current_app, render_template, stream_with_context, url_for

from eia import public_list
from eia.models import RegisterEntry
from eia.models.time import now
from eia.permissions import public
from eia.public_list import NEWEST, STATUSES, Wanted
from eia.views.public_register import dated, wanted

blueprint = Blueprint("public_files", __name__)
blueprint.after_request(dated)

COLUMNS = ("reference", "title", "service", "status", "rating", "outcome", "affected", "committees", "version",
           "published", "review", "withdrawn", "withdrawn_reason", "address", "pdf", "sha256")  # fmt: skip
#: A spreadsheet runs a cell that begins with one of these (https://owasp.org/www-community/attacks/CSV_Injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
#: What XML 1.0 cannot hold, however it is escaped.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: A site map holds at most so many addresses (https://www.sitemaps.org/protocol.html).
MOST_ADDRESSES = 50_000
FEED = 50


def defused(text: str) -> str:
    """``text`` as a cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text


def xml_text(text: str) -> str:
    """``text`` without the characters that XML cannot hold."""
    return _NOT_XML.sub("", text)


@blueprint.get("/eia.csv")
@public
def as_csv() -> Response:
    """Every entry as a line, or those that the filters leave."""
    response = Response(stream_with_context(_lines(wanted())), mimetype="text/csv")
    response.headers["Content-Disposition"] = 'attachment; filename="equality-impact-assessments.csv"'
    return response


@blueprint.get("/eia.json")
@public
def as_json() -> Response:
    """Every entry as an object, or those that the filters leave."""
    return Response(stream_with_context(_objects(wanted())), mimetype="application/json")


@blueprint.get("/eia/atom.xml")
@public
def feed() -> Response:
    """The newest entries as an Atom feed (RFC 4287)."""
    rows = public_list.page(wanted(), NEWEST, limit=FEED).rows
    text = render_template(
        "public/atom.xml",
        rows=rows,
        updated=public_list.stamp() or now(),
        council=current_app.config["COUNCIL"],
        statuses=STATUSES,
        xml=xml_text,
    )
    return Response(text, mimetype="application/atom+xml")


@blueprint.get("/sitemap.xml")
@public
def sitemap() -> Response:
    """The address of every entry, for search engines."""
    return Response(stream_with_context(_addresses()), mimetype="application/xml")


@blueprint.get("/robots.txt")
@public
def robots() -> Response:
    """What is public may be read; the rest asks for a sign-in anyway."""
    site = url_for("public_files.sitemap", _external=True)
    lines = (
        "User-agent: *",
        "Allow: /eia",
        "Allow: /rules",
        "Allow: /static/",
        "Disallow: /",
        f"Sitemap: {site}",
    )
    return Response("\n".join(lines) + "\n", mimetype="text/plain")


def line_of(entry: RegisterEntry) -> dict[str, Any]:
    """What the files say of one entry; the addresses are whole ones."""
    place: dict[str, Any] = {"year": entry.year, "number": entry.number, "_external": True}
    return {
        "reference": entry.reference,
        "title": entry.title,
        "service": entry.service,
        "status": STATUSES[entry.status],
        "rating": entry.rating,
        "outcome": entry.outcome,
        "affected": [label for _, label in entry.affected],
        "committees": entry.committees,
        "version": entry.version_label,
        "published": entry.published_at.date().isoformat(),
        "review": entry.review_on.isoformat() if entry.review_on else "",
        "withdrawn": entry.withdrawn_at.date().isoformat() if entry.withdrawn_at else "",
        "withdrawn_reason": entry.withdrawn_reason or "",
        "address": url_for("publications.page", **place),
        "pdf": url_for("publications.as_pdf", label=entry.version_label, **place),
        "sha256": entry.sha256,
    }


def _lines(asked: Wanted) -> Iterator[str]:
    # The mark at the beginning tells Excel that the letters are UTF-8.
    yield "\ufeff" + _row(COLUMNS)
    for entry in public_list.everything(asked):
        said = line_of(entry)
        said |= {name: "; ".join(said[name]) for name in ("affected", "committees")}
        yield _row([defused(str(said[name])) for name in COLUMNS])


def _row(cells: Any) -> str:
    text = io.StringIO()
    csv.writer(text).writerow(cells)
    return text.getvalue()


def _objects(asked: Wanted) -> Iterator[str]:
    yield '{"assessments": ['
    for number, entry in enumerate(public_list.everything(asked)):
        yield (",\n" if number else "\n") + json.dumps(line_of(entry), ensure_ascii=False)
    yield "\n]}\n"


def _addresses() -> Iterator[str]:
    yield '<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    yield f"<url><loc>{url_for('public.register', _external=True)}</loc></url>\n"
    for entry in islice(public_list.everything(Wanted()), MOST_ADDRESSES - 1):
        address = url_for("publications.page", year=entry.year, number=entry.number, _external=True)
        changed = entry.changed_at.date().isoformat()
        yield f"<url><loc>{address}</loc><lastmod>{changed}</lastmod></url>\n"
    yield "</urlset>\n"
