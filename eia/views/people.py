"""Who works on an assessment and who signs it, changed after it was started."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, render_template, request, url_for
from flask_login import current_user

from eia import assigning, parking, register
from eia.errors import NotAllowed
from eia.models import Assessment, User
from eia.permissions import allowed, may, signed_in_user
from eia.views.once import done, once
from forms.base import new_key
from forms.pages import PeopleForm

blueprint = Blueprint("people", __name__, url_prefix="/assessments/<reference>")


@blueprint.route("/people", methods=["GET", "POST"])
@once
@may("assign")
def people(assessment: Assessment) -> Any:
    """Choose the lead officer, the head of service and the team."""
    typed = parking.typed()
    form = PeopleForm(formdata=typed or request.form)
    leads = _with(register.people("lead_officer"), assessment.lead)
    heads = _with(register.people("head_of_service"), assessment.head)
    members = register.people("team_member")
    for person in assessment.team:
        members = _with(members, person)
    form.lead.choices, form.head.choices, form.team.choices = (
        {str(person.id): person.name for person in offered} for offered in (leads, heads, members)
    )
    if request.method == "GET" and not typed:
        form.lead.data = str(assessment.lead_id)
        form.head.data = str(assessment.head_id or "")
        form.team.data = [str(person.id) for person in assessment.team]
    problems: list[tuple[str, str]] = []
    if form.validate_on_submit():
        known = {str(person.id): person for person in (*leads, *heads, *members)}
        try:
            return _change(assessment, known, form)
        except NotAllowed as problem:
            problems = [("head", problem.sentence)]
            if not allowed(current_user, "assign", assessment):
                raise
    problems = [*form.problems(), *problems]
    return render_template(
        "assessment/people.html",
        assessment=assessment,
        form=form,
        problems=problems,
        page_errors=len(problems),
        key=new_key(),
    ), 422 if problems else 200


def _change(assessment: Assessment, known: dict[str, User], form: PeopleForm) -> Any:
    actor = signed_in_user()
    team = [known[number] for number in form.team.data or ()]
    changed = assigning.assign(actor, assessment, known[form.lead.data], known[form.head.data], team)
    said = "The people are changed." if changed else "Nothing was changed."
    # Somebody who gave the lead to another may not see the assessment any more.
    if not allowed(actor, "see", assessment):
        return done(
            url_for("register.home"), f"{said} {assessment.reference} is {assessment.lead.name}'s now."
        )
    return done(url_for("assessment.tasks", reference=assessment.reference), said)


def _with(offered: list[User], person: User | None) -> list[User]:
    """``offered`` with ``person``, who may have lost the role since and would otherwise be dropped in silence."""
    return offered if person is None or person in offered else [*offered, person]
