"""The actions an assessment promised, and reporting how far each has come."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, render_template, request, url_for
from flask_login import current_user

from eia import actions, parking
from eia.errors import NotUnderstood
from eia.models import Assessment
from eia.permissions import allowed, may, signed_in_user
from eia.views.once import done, once
from forms.base import new_key
from forms.pages import ProgressForm

blueprint = Blueprint("actions", __name__, url_prefix="/assessments/<reference>/actions")
STATUSES = {"open": "Open", "done": "Done", "dropped": "Dropped"}


@blueprint.get("")
@may("see")
def promised(assessment: Assessment) -> str:
    """Every action that was promised, with its progress."""
    return render_template(
        "assessment/actions.html",
        assessment=assessment,
        actions=actions.of(assessment),
        is_overdue=actions.is_overdue,
        statuses=STATUSES,
        can_report=allowed(current_user, "progress", assessment),
    )


@blueprint.route("/<int:number>", methods=["GET", "POST"])
@once
@may("progress")
def progress(assessment: Assessment, number: int) -> Any:
    """Report how far one action has come."""
    action = actions.one(assessment, number)
    typed = parking.typed()
    form = ProgressForm(formdata=typed or request.form)
    form.status.choices = list(STATUSES.items())
    if request.method == "GET" and not typed:
        form.status.data, form.progress.data = action.status, action.progress
    problems: list[tuple[str, str]] = []
    if form.validate_on_submit():
        said = (form.status.data, form.progress.data or "", form.due.data or "")
        try:
            changed = actions.report(signed_in_user(), assessment, action, *said)
            here = url_for("actions.promised", reference=assessment.reference)
            return done(here, "The progress is reported." if changed else "Nothing was changed.")
        except NotUnderstood as problem:
            field = form.progress if "why" in problem.sentence else form.due
            field.errors = [problem.sentence]
    problems = form.problems()
    return render_template(
        "assessment/progress.html",
        assessment=assessment,
        action=action,
        form=form,
        problems=problems,
        page_errors=len(problems),
        key=new_key(),
    ), 422 if problems else 200
