"""Moving an assessment to a newer version of its form: what moves, what is new, what is no longer asked."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, render_template, request, url_for

from eia import upgrading
from eia.errors import NotFound
from eia.models import Assessment
from eia.permissions import allowed, may, signed_in_user
from eia.views.once import done, once
from forms.base import new_key

blueprint = Blueprint("upgrading", __name__, url_prefix="/assessments/<reference>/form")


@blueprint.get("")
@may("see")
def form(assessment: Assessment) -> str:
    """Which version of which form the assessment is on, what a newer one would change, and what was kept beside it."""
    to = upgrading.newer(assessment)
    return render_template(
        "assessment/form.html",
        assessment=assessment,
        to=to,
        plan=upgrading.plan(assessment, to) if to else None,
        orphans=upgrading.orphans(assessment),
        last=upgrading.undoable(assessment),
        may_upgrade=allowed(signed_in_user(), "upgrade", assessment),
        key=new_key(),
    )


@blueprint.post("/upgrade")
@once
@may("upgrade")
def upgrade(assessment: Assessment) -> Any:
    """Move to the live version that was shown."""
    to = upgrading.newer(assessment)
    if to is None or str(to.id) != request.form.get("to"):
        raise NotFound("That version of the form is not live any more. Go back and look again.")
    upgrading.upgrade(signed_in_user(), assessment, to, request.form.get("seen", -1, type=int))
    return done(url_for("upgrading.form", reference=assessment.reference), f"Moved to version {to.version}.")


@blueprint.post("/undo")
@once
@may("upgrade")
def undo(assessment: Assessment) -> Any:
    """Take the move back."""
    upgrading.undo(signed_in_user(), assessment)
    return done(url_for("upgrading.form", reference=assessment.reference), "The move is undone.")
