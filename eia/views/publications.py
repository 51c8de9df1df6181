"""Publishing and withdrawing; the pages that anyone can read are in public_page.py and public_changes.py."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from flask import Blueprint, current_app, render_template, request, url_for

from eia import parking, pdf, readiness, register, revisions, store, workflow
from eia.errors import NotFound, Stale
from eia.models import Assessment, Revision, SignOff, now
from eia.models.time import LONDON
from eia.permissions import allowed, may, signed_in_user
from eia.views.once import done, once, unlocked
from eia.views.reading import statement_of
from forms.base import new_key
from forms.document import Document
from forms.languages import completeness, in_language, languages
from forms.pages import ReasonForm

blueprint = Blueprint("publications", __name__)


@blueprint.get("/assessments/<reference>/publish")
@may("publish")
def before(assessment: Assessment) -> str:
    """What publishing means, or what has to be dealt with first."""
    revision, signed = _signed(assessment)
    return render_template(
        "publications/publish.html",
        assessment=assessment,
        revision=revision,
        signed=signed,
        stops=readiness.stops_publication(revision, signed),
        labels={place.address: place.label for place in store.revision_document(revision).places()},
        is_published=revision.publication is not None,
        can_reopen=allowed(signed_in_user(), "reopen", assessment),
        second=_second_words(revision),
        key=new_key(),
    )


@blueprint.post("/assessments/<reference>/publish")
@once
@may("publish")
def publish(assessment: Assessment) -> Any:
    """Make the PDFs of the signed revision and publish it; what is published already is not made again.

    Raises Stale where what stands in them changed while they were made.
    """
    home = url_for("publications.page", year=assessment.year, number=assessment.number)
    at = now()
    # Nobody's save waits while they are made: that takes many times as long as a save.
    made = unlocked(lambda: _made(assessment, at))
    store.lock(assessment)
    revision, signed = _signed(assessment)
    if made and revision.publication is None:
        files, second, printed = made
        if _printed(revision, signed, at) != printed:
            raise Stale("The assessment changed while its PDF was being made. Publish it again.")
        workflow.publish(signed_in_user(), assessment, *files, at=at, second=second)
    return done(home, "Published.")


#: What a PDF says: the text, and what was done with it.
Printed = tuple[Document, pdf.Record]
#: The second language of a form, with the PDF in it, as usual and in large print.
Second = tuple[str, bytes, bytes]


def _made(assessment: Assessment, at: datetime) -> tuple[tuple[bytes, bytes], Second | None, Printed] | None:
    """The files of the signed revision, as they are and in large print, in each language, and what stands in them.

    None where it is published already. Raises NotReady with what stands in the way, as the verb will under its lock.
    """
    revision, signed = _signed(assessment)
    if revision.publication:
        return None
    readiness.refuse_to_publish(revision, signed)
    printed = _printed(revision, signed, at)
    brand = _brand()
    files = pdf.render(*printed, brand), pdf.render(*printed, brand, True)
    return files, in_second_language(revision, signed, at), printed


def render_pdf(
    revision: Revision,
    signed: SignOff,
    at: datetime | None = None,
    large_print: bool = False,
    language: str = "",
) -> bytes:
    """The PDF of ``revision`` with both signatures, as published at ``at``, now unless given.

    The form's words are its own, or those it has in ``language``; the answers stand as they were written.
    The same revision at the same moment gives the same bytes, whatever was published or withdrawn since.
    """
    return pdf.render(*_printed(revision, signed, at or now(), language), _brand(), large_print)


def _printed(revision: Revision, signed: SignOff, at: datetime, language: str = "") -> Printed:
    document = store.revision_document(revision)
    document = replace(document, about=replace(document.about, status="published"))
    if language:
        document = replace(document, definition=in_language(document.definition, language))
    lead = document.answer("lead_sign_off")
    lines = [
        pdf.SignOffLine(
            "Lead officer", person.get("name", ""), person.get("post", ""), lead.day, lead.question.statement
        )
        for person in (lead.people if lead else ())
        if lead
    ]
    statement = signed.statement or statement_of(document, "head_sign_off")
    day = signed.at.astimezone(LONDON).date()
    lines.append(pdf.SignOffLine("Head of service", signed.name, signed.post, day, statement))
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
    return document, pdf.Record.from_document(
        document,
        lines,
        accepted,
        published_at=at,
        digest=revision.digest,
        versions=_earlier(revision, at),
    )


def in_second_language(revision: Revision, signed: SignOff, at: datetime) -> Second | None:
    """The second language of the form with both files in it, as ``workflow.publish`` takes them; None without one."""
    _, *others = languages(store.revision_document(revision).definition)
    if not others:
        return None
    made = [render_pdf(revision, signed, at, large, others[0]) for large in (False, True)]
    return others[0], made[0], made[1]


def _second_words(revision: Revision) -> tuple[str, int, int] | None:
    """The second language of the form, how many of its wordings it has, and of how many; None without one."""
    definition = store.revision_document(revision).definition
    _, *others = languages(definition)
    return (others[0], *completeness(definition, others[0])) if others else None


def _earlier(revision: Revision, at: datetime) -> list[pdf.VersionLine]:
    """The versions published before ``at``, the first of them first, as they stood then."""
    found = register.publications(revision.assessment.year, revision.assessment.number)
    return [
        pdf.VersionLine(
            item.version_label,
            item.published_at.astimezone(LONDON).date(),
            "Withdrawn" if item.withdrawn_at and item.withdrawn_at <= at else "Published",
        )
        for item in reversed(found)
        if item.published_at < at
    ]


def _brand() -> pdf.Brand:
    """The look of a printed document; what of it cannot be used is told to whoever reads the log."""
    config = current_app.config
    folder = Path(current_app.instance_path) / "brand"
    brand = pdf.read_brand(folder, config["COUNCIL"], config["ACCENT"])
    for sentence in brand.told:
        current_app.logger.warning("%s: %s", folder, sentence)
    return brand


def _signed(assessment: Assessment) -> tuple[Revision, SignOff]:
    """The revision sent last with its signature. Raises NotFound where it has none."""
    revision = revisions.latest_revision(assessment)
    signed = revisions.signature(revision)
    if signed is None:
        raise NotFound("There is no signed version to publish.")
    return revision, signed


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
