"""The public pages of one assessment: its text and its files."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from flask import Response, current_app, jsonify, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from eia import archive, readiness, register, revisions, store
from eia.errors import NotFound
from eia.models import Publication
from eia.models.time import LONDON
from eia.pdf.glance import at_a_glance
from eia.permissions import public
from eia.views import language, metadata
from eia.views.public_register import dated
from eia.views.publications import blueprint
from eia.views.reading import contents_of, read_pages

#: Says of a file that it was withdrawn, and when.
WITHDRAWN = "EIA-Withdrawn"
ADDRESS = "/eia/<int:year>/<int:number>"
blueprint.after_request(dated)


@blueprint.get(ADDRESS)
@public
def page(year: int, number: int) -> str:
    """The newest publication that stands, or the newest withdrawn one, marked as such."""
    found = published(year, number)
    return _page(_newest(found), found)


@blueprint.get(f"{ADDRESS}.json")
@public
def latest_json(year: int, number: int) -> BaseResponse:
    """Leads to the data of the newest version, whose address does not change."""
    label = _newest(published(year, number)).version_label
    return redirect(url_for("publications.as_json", year=year, number=number, label=label))


@blueprint.get(f"{ADDRESS}.pdf")
@public
def latest_pdf(year: int, number: int) -> BaseResponse:
    """Leads to the PDF of the newest version, whose address does not change."""
    label = _newest(published(year, number)).version_label
    return redirect(
        url_for("publications.as_pdf", year=year, number=number, label=label, language=_language())
    )


@blueprint.get(f"{ADDRESS}/v<label>")
@public
def version(year: int, number: int, label: str) -> str:
    """One publication, for as long as the record is kept."""
    found = published(year, number)
    return _page(labelled(found, label), found)


@blueprint.get(f"{ADDRESS}/v<label>.pdf")
@public
def as_pdf(year: int, number: int, label: str) -> Response:
    """The published file, byte for byte, in the form's own language or the ``?language`` it was published in.

    A withdrawn one carries the word in its name and in a header. Raises NotFound for another language.
    """
    return _file(labelled(published(year, number), label), large_print=False)


@blueprint.get(f"{ADDRESS}/v<label>/large-print.pdf")
@public
def large_print(year: int, number: int, label: str) -> Response:
    """The same in large print. Raises NotFound for what was published without it."""
    return _file(labelled(published(year, number), label), large_print=True)


@blueprint.get(f"{ADDRESS}/v<label>.json")
@public
def as_json(year: int, number: int, label: str) -> Response:
    """The document that was signed, with its form inside; ``withdrawn`` beside it where it was, when and why."""
    publication = labelled(published(year, number), label)
    if publication.withdrawn_at is None:
        return jsonify(publication.revision.document)
    day, reason = publication.withdrawn_at, publication.withdrawn_reason
    response = jsonify(
        publication.revision.document | {"withdrawn": {"on": day.date().isoformat(), "reason": reason}}
    )
    response.headers[WITHDRAWN] = day.isoformat()
    return response


def _file(publication: Publication, large_print: bool) -> Response:
    language = _language() or ""
    file = publication.file(language, large_print)
    if file is None:
        raise NotFound("This version was published without such a file.")
    kind = (f"-{language}" if language else "") + ("-large-print" if large_print else "")
    response = Response(archive.read(file.sha256), mimetype="application/pdf")
    withdrawn = "-withdrawn" if publication.withdrawn_at else ""
    reference = publication.revision.assessment.reference
    name = f"{reference}-v{publication.version_label}{kind}{withdrawn}.pdf"
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    # The word is part of what a browser keeps: the file is the same before and after, its name is not.
    response.set_etag(file.sha256 + withdrawn)
    if publication.withdrawn_at:
        response.headers[WITHDRAWN] = publication.withdrawn_at.isoformat()
    response.make_conditional(request)
    return response


def _language() -> str | None:
    """The language that the address asks for; None where it names none."""
    return request.args.get("language") or None


def published(year: int, number: int) -> list[Publication]:
    """Every publication at this address, newest first. Raises NotFound for none: a draft is nobody's business."""
    found = register.publications(year, number)
    if not found:
        raise NotFound("Nothing is published at this address.")
    return found


def _newest(found: list[Publication]) -> Publication:
    return next((item for item in found if not item.withdrawn_at), found[0])


def labelled(found: list[Publication], label: str) -> Publication:
    """The one of ``found`` whose version is ``label``. Raises NotFound for none."""
    for publication in found:
        if publication.version_label == label:
            return publication
    raise NotFound("There is no such version at this address.")


def _page(publication: Publication, found: list[Publication]) -> str:
    revision = publication.revision
    document = store.revision_document(revision)
    signed = revisions.signature(revision)
    if signed and document.is_blank("head_sign_off"):
        day = signed.at.astimezone(LONDON).date()
        document = readiness.signed_by(document, "head_sign_off", signed.name, signed.post, day)
    newest = _newest(found)
    document, choice = language.published(document, publication)
    asked = publication.second_language if choice.now == publication.second_language else None
    pages = read_pages(document, revision.assessment.reference)
    about = replace(document.about, status="withdrawn" if publication.withdrawn_at else "published")
    facts = metadata.Facts.of(
        replace(document, about=about), publication, current_app.config["COUNCIL"], asked or ""
    )
    place: dict[str, Any] = {"year": revision.assessment.year, "number": revision.assessment.number}
    return render_template(
        "publications/page.html",
        publication=publication,
        assessment=revision.assessment,
        document=document,
        page_language=document.definition.language,
        language=choice,
        asked=asked,
        addresses={
            code: url_for(
                "publications.version",
                **place,
                label=publication.version_label,
                language=code if code == publication.second_language else None,
                _external=True,
            )
            for code, _ in choice.names
        },
        signed=signed,
        pages=pages,
        contents=contents_of(pages),
        glance=at_a_glance(document),
        versions=found,
        newer=newest if newest.id > publication.id else None,
        facts=facts,
        linked_data=metadata.linked_data(facts),
        accepted=[item for item in revision.findings if item.get("waived")],
    )
