"""Sending, reading as sent, returning, signing, and opening again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, render_template, request, url_for
from flask_login import current_user

import rules
from eia import parking, revisions, store, workflow
from eia.models import Assessment, Revision, SignOff
from eia.pdf.glance import at_a_glance
from eia.permissions import allowed, may, signed_in_user
from eia.views.findings import before_sending
from eia.views.once import done, once
from eia.views.reading import STATEMENT, read_pages, statement_of
from forms.base import new_key
from forms.document import Document
from forms.pages import ReturnForm, SendForm, SignForm
from forms.text import clean

blueprint = Blueprint("signoff", __name__, url_prefix="/assessments/<reference>")
#: What a comment on a section is posted as; ``whole`` is the assessment as a whole.
COMMENT, WHOLE = "comment:", "whole"
UNSENT = "You have written a comment: return the assessment with it, or clear it before you sign."


@blueprint.route("/send", methods=["GET", "POST"])
@once
@may("send")
def send(assessment: Assessment) -> Any:
    """The lead officer signs for the text and hands it to the head of service."""
    typed = parking.typed()
    form = SendForm(formdata=typed or request.form)
    document = store.document(assessment)
    if request.method == "GET" and not typed:
        form.post.data = signed_in_user().name
    if form.validate_on_submit():
        workflow.send(signed_in_user(), assessment, form.name.data, form.post.data)
        to = assessment.head.name if assessment.head else "the head of service"
        return done(url_for("assessment.tasks", reference=assessment.reference), f"Sent to {to}.")
    findings = [
        item for item in before_sending(assessment, document) if item.severity is rules.Severity.BLOCKER
    ]
    errors = form.problems()
    return render_template(
        "signoff/send.html",
        assessment=assessment,
        form=form,
        blockers=findings,
        statement=statement_of(document, "lead_sign_off"),
        page_errors=len(errors),
        key=new_key(),
    ), 422 if errors else 200


@blueprint.get("/review")
@may("review")
def review(assessment: Assessment) -> str:
    """The document as it was sent, with its findings, and the forms to sign or return it."""
    typed = parking.typed()
    form = SignForm(formdata=typed or request.form)
    return _show(assessment, revisions.latest_revision(assessment), form, typed=typed)


@blueprint.post("/return")
@once
@may("return")
def give_back(assessment: Assessment) -> Any:
    """Return it with comments by section."""
    form, comments = ReturnForm(), _comments()
    revision = revisions.latest_revision(assessment)
    if not form.validate_on_submit() or not comments:
        errors = form.problems() or [("comment-whole", "Say what has to change: write at least one comment.")]
        return _show(assessment, revision, SignForm(), errors), 422
    workflow.return_to_author(signed_in_user(), assessment, comments, form.digest.data)
    home = url_for("assessment.tasks", reference=assessment.reference)
    return done(home, f"Returned to {assessment.lead.name} with your comments.")


@blueprint.post("/sign")
@once
@may("sign")
def sign(assessment: Assessment) -> Any:
    """Sign the text whose digest stood in the page."""
    form = SignForm()
    revision = revisions.latest_revision(assessment)
    valid, comments = form.validate_on_submit(), _comments()
    errors = form.problems()
    if comments:
        errors.append((f"comment-{next(iter(comments))}", UNSENT))
    if not valid or comments:
        return _show(assessment, revision, form, errors), 422
    statement = statement_of(store.revision_document(revision), "head_sign_off")
    workflow.sign_off(
        signed_in_user(), assessment, form.digest.data, form.name.data, form.post.data, statement
    )
    return done(url_for("assessment.tasks", reference=assessment.reference), "Signed.")


@blueprint.post("/reopen")
@once
@may("reopen")
def reopen(assessment: Assessment) -> Any:
    """Back to draft; what is published stays published."""
    workflow.reopen(signed_in_user(), assessment)
    home = url_for("assessment.tasks", reference=assessment.reference)
    return done(home, "It is a draft again. What was published before stands.")


def comment_on(assessment: Assessment, section: str) -> tuple[SignOff, str] | None:
    """The return of ``assessment`` that a draft still answers, and what it says of ``section``; None for nothing."""
    returned = revisions.open_return(assessment)
    said = returned.comments.get(section) if returned else None
    return (returned, said) if returned and said else None


def _comments(form: Mapping[str, str] | None = None) -> dict[str, str]:
    """The comments in ``form``, this request's own unless given, by section and without the empty ones."""
    sent = request.form if form is None else form
    posted = ((name, clean(text).strip()) for name, text in sent.items() if name.startswith(COMMENT))
    return {name.removeprefix(COMMENT): text for name, text in posted if text}


def _show(
    assessment: Assessment,
    revision: Revision,
    sign_form: SignForm,
    errors: list[tuple[str, str]] | None = None,
    typed: Mapping[str, str] | None = None,
) -> str:
    document: Document = store.revision_document(revision)
    # A refused post keeps the digest its sender saw, so that sending it again cannot sign another text.
    sign_form.digest.data = sign_form.digest.data or revision.digest
    if not sign_form.is_submitted():
        sign_form.post.data = sign_form.post.data or signed_in_user().name
    barred = revisions.barred_from_signing(signed_in_user(), assessment)
    return render_template(
        "signoff/review.html",
        assessment=assessment,
        revision=revision,
        glance=at_a_glance(document),
        pages=read_pages(document, assessment.reference),
        comments=_comments(typed),
        sign_form=sign_form,
        statement=statement_of(document, "head_sign_off") or STATEMENT,
        can_sign=allowed(current_user, "sign", assessment) and not barred,
        barred=barred if allowed(current_user, "sign", assessment) else None,
        can_return=allowed(current_user, "return", assessment),
        whole=WHOLE,
        errors=errors or [],
        page_errors=len(errors or []),
        key=new_key(),
    )
