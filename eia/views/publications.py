"""Publishing and withdrawing, and the public pages that anyone can read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from flask import (
    Blueprint,
    Response,
    current_app,
    jsonify,
    render_template,
    request,
    url_for,
)

from eia import archive, parking, pdf, register, revisions, store, workflow
from eia.errors import NotFound
from eia.models import Assessment, Publication, Revision, SignOff, now
from eia.permissions import may, public, signed_in_user
from eia.views.once import done, once
from eia.views.reading import read_pages, statement_of
from forms.base import new_key
from forms.document import Document
from forms.pages import ReasonForm

blueprint = Blueprint("publications", __name__)
#: Says of a file that it was withdrawn, and when.
WITHDRAWN = "EIA-Withdrawn"


@blueprint.post("/assessments/<reference>/publish")
@once
@may("publish")
def publish(assessment: Assessment) -> Any:
    """Make the PDF of the signed revision and publish it."""
    revision = revisions.latest_revision(assessment)
    signed = revisions.signature(revision)
    if signed is None:
        raise NotFound("There is no signed version to publish.")
    workflow.publish(signed_in_user(), assessment, render_pdf(revision, signed))
    return done(url_for("publications.page", year=assessment.year, number=assessment.number), "Published.")


def render_pdf(revision: Revision, signed: SignOff) -> bytes:
    """The PDF of ``revision`` with both signatures."""
    document = store.revision_document(revision)
    document = replace(document, about=replace(document.about, status="published"))
    lead = document.answer("lead_sign_off")
    lines = [
        pdf.SignOffLine(
            "Lead officer", person.get("name", ""), person.get("post", ""), lead.day, lead.question.statement
        )
        for person in (lead.people if lead else ())
        if lead
    ]
    statement = signed.statement or statement_of(document, "head_sign_off")
    lines.append(pdf.SignOffLine("Head of service", signed.name, signed.post, signed.at.date(), statement))
    accepted = [
        pdf.FindingLine(
            item["code"],
            item["severity"],
            item["message"],
            item["address"],
            item["waived"]["reason"],
            item["waived"]["by"],
        )
        for item in revision.findings
        if item.get("waived")
    ]
    found = register.publications(revision.assessment.year, revision.assessment.number)
    earlier = [
        pdf.VersionLine(
            item.version_label, item.published_at.date(), "Withdrawn" if item.withdrawn_at else "Published"
        )
        for item in reversed(found)
    ]
    record = pdf.Record.from_document(
        document, lines, accepted, published_at=now(), digest=revision.digest, versions=earlier
    )
    return pdf.render(document, record, _brand())


def _brand() -> pdf.Brand:
    """The look of a printed document; what of it cannot be used is told to whoever reads the log."""
    config = current_app.config
    folder = Path(current_app.instance_path) / "brand"
    brand = pdf.read_brand(folder, config["COUNCIL"], config["ACCENT"])
    for sentence in brand.told:
        current_app.logger.warning("%s: %s", folder, sentence)
    return brand


@blueprint.route("/assessments/<reference>/withdraw", methods=["GET", "POST"])
@once
@may("withdraw")
def withdraw(assessment: Assessment) -> Any:
    """Withdraw the publication; its page then says so, and why, above the text."""
    form = ReasonForm(formdata=parking.typed() or request.form)
    if form.validate_on_submit():
        workflow.withdraw(signed_in_user(), assessment, form.reason.data)
        home = url_for("assessment.tasks", reference=assessment.reference)
        return done(home, "Withdrawn. The public page says so.")
    errors = form.problems()
    page = render_template(
        "publications/withdraw.html", assessment=assessment, form=form, key=new_key(), page_errors=len(errors)
    )
    return page, 422 if errors else 200


@blueprint.get("/eia/<int:year>/<int:number>")
@public
def page(year: int, number: int) -> str:
    """The newest publication that stands, or the newest withdrawn one, marked as such."""
    found = _published(year, number)
    return _page(next((item for item in found if not item.withdrawn_at), found[0]), found)


@blueprint.get("/eia/<int:year>/<int:number>/v<label>")
@public
def version(year: int, number: int, label: str) -> str:
    """One publication, for as long as the record is kept."""
    found = _published(year, number)
    return _page(_labelled(found, label), found)


@blueprint.get("/eia/<int:year>/<int:number>/v<label>.pdf")
@public
def as_pdf(year: int, number: int, label: str) -> Response:
    """The published file, byte for byte; a withdrawn one carries the word in its name and in a header."""
    publication = _labelled(_published(year, number), label)
    response = Response(archive.read(publication.sha256), mimetype="application/pdf")
    withdrawn = "-withdrawn" if publication.withdrawn_at else ""
    name = f"{publication.revision.assessment.reference}-v{publication.version_label}{withdrawn}.pdf"
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    # The word is part of what a browser keeps: the file is the same before and after, its name is not.
    response.set_etag(publication.sha256 + withdrawn)
    if publication.withdrawn_at:
        response.headers[WITHDRAWN] = publication.withdrawn_at.isoformat()
    response.make_conditional(request)
    return response


@blueprint.get("/eia/<int:year>/<int:number>/v<label>.json")
@public
def as_json(year: int, number: int, label: str) -> Response:
    """The document that was signed, with its form inside; ``withdrawn`` beside it where it was, when and why."""
    publication = _labelled(_published(year, number), label)
    if publication.withdrawn_at is None:
        return jsonify(publication.revision.document)
    day, reason = publication.withdrawn_at, publication.withdrawn_reason
    response = jsonify(
        publication.revision.document | {"withdrawn": {"on": day.date().isoformat(), "reason": reason}}
    )
    response.headers[WITHDRAWN] = day.isoformat()
    return response


def _published(year: int, number: int) -> list[Publication]:
    """Every publication at this address, newest first. Raises NotFound for none: a draft is nobody's business."""
    found = register.publications(year, number)
    if not found:
        raise NotFound("Nothing is published at this address.")
    return found


def _labelled(found: Any, label: str) -> Publication:
    for publication in found:
        if publication.version_label == label:
            return publication  # type: ignore[no-any-return]
    raise NotFound("There is no such version at this address.")


def _page(publication: Publication, found: Any) -> str:
    revision = publication.revision
    document: Document = store.revision_document(revision)
    return render_template(
        "publications/page.html",
        publication=publication,
        assessment=revision.assessment,
        document=document,
        signed=revisions.signature(revision),
        pages=read_pages(document, revision.assessment.reference),
        versions=found,
        accepted=[item for item in revision.findings if item.get("waived")],
    )
