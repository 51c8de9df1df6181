"""Beside the report: the equality paragraph to copy, the line for the appendices, and by when it has to be public."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import Blueprint, Response, render_template, request, url_for

from eia import committee, revisions, store, word
from eia.committee import Cited, Deadline
from eia.errors import NotFound
from eia.models import Assessment, Revision, today
from eia.permissions import allowed, may, signed_in_user
from eia.views.words import day
from forms import dates
from forms.document import Document
from forms.text import clean
from rules import settings

blueprint = Blueprint("committee", __name__, url_prefix="/assessments/<reference>")
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@blueprint.get("/committee")
@may("see")
def page(assessment: Assessment) -> str:
    """The paragraph for the report on what is published, else on what is signed."""
    document, cited, revision = _cited(assessment)
    typed = clean(request.args.get("meeting", "")).strip()[:40]
    meeting = dates.day(dates.parse(typed)) if typed else committee.meeting_of(document)
    return render_template(
        "committee/page.html",
        assessment=assessment,
        cited=cited,
        paragraph=committee.paragraph(document, cited),
        cover=committee.cover_line(cited),
        typed=typed or (meeting.strftime("%d/%m/%Y") if meeting else ""),
        problem="Enter the day of the meeting, such as 16/03/2027." if typed and meeting is None else "",
        deadline=_deadline(document, meeting) if meeting else None,
        is_published=revision.publication is not None and revision.publication.withdrawn_at is None,
        page_errors=1 if typed and meeting is None else 0,
    )


@blueprint.get("/committee.docx")
@may("see")
def as_word(assessment: Assessment) -> Response:
    """The same in Word."""
    document, cited, _ = _cited(assessment)
    body = word.committee(committee.paragraph(document, cited), cited, document.definition.language)
    return attached(body, WORD, f"{committee.file_name(cited, 'equality-paragraph')}.docx")


def attached(body: bytes, kind: str, name: str) -> Response:
    """``body`` as a file to keep under ``name``, which is plain letters, digits, dots and hyphens."""
    response = Response(body, mimetype=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def warning(assessment: Assessment, document: Document) -> Deadline | None:
    """The deadline that the lead officer and whoever publishes are warned of; None where there is none to warn of."""
    if assessment.status in ("published", "withdrawn"):
        return None
    actor = signed_in_user()
    if assessment.lead_id != actor.id and "equality_lead" not in actor.role_names:
        return None
    meeting = committee.meeting_of(document)
    found = _deadline(document, meeting) if meeting else None
    return found if found and found.is_near else None


def has_paragraph(assessment: Assessment) -> bool:
    """Whether there is a signed text to cite, and the person may read it."""
    return assessment.status in ("signed_off", "published") and allowed(signed_in_user(), "see", assessment)


def _deadline(document: Document, meeting: date) -> Deadline:
    return committee.deadline(meeting, today(), settings.of(document).nation)


def _cited(assessment: Assessment) -> tuple[Document, Cited, Revision]:
    """The published text, else the signed one. Raises NotFound before anybody signed."""
    publication = revisions.standing_publication(assessment)
    revision = publication.revision if publication else None
    if revision is None and assessment.revisions and revisions.signature(assessment.revisions[-1]):
        revision = assessment.revisions[-1]
    if revision is None:
        raise NotFound("There is no signed version yet, so there is nothing that a report could say of it.")
    place: dict[str, Any] = {
        "year": assessment.year,
        "number": assessment.number,
        "label": revision.version_label,
    }
    document = store.revision_document(revision)
    cited = Cited(
        assessment.reference,
        document.about.title,
        revision.version_label,
        url_for("publications.version", **place, _external=True),
        day(publication.published_at) if publication else "",
    )
    return document, cited, revision
