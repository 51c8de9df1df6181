"""The texts two people wrote at once that nobody has chosen about yet: a list, and a page to choose on."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, render_template
from flask_login import current_user

from eia import copies, store
from eia.errors import Conflict
from eia.models import Assessment
from eia.permissions import allowed, may
from eia.views import clashes
from eia.views.paging import labelled
from forms.model import JSON

blueprint = Blueprint("copies", __name__, url_prefix="/assessments/<reference>/copies")


@blueprint.get("")
@may("see")
def waiting(assessment: Assessment) -> str:
    """Every kept text with the one that stands."""
    document = store.document(assessment)
    held = store.answers(assessment)
    entries: list[dict[str, Any]] = []
    for copy in copies.unsettled(assessment):
        place = labelled(document.definition, copy.address)
        stands = held.get(copy.address)
        said: JSON = stands.value if stands else None
        entries.append(
            {
                "kept": copy,
                "label": place.label,
                "text": clashes.words(place.question, copy.value),
                "stands": clashes.words(place.question, said),
                "by": stands.by if stands else "",
            }
        )
    return render_template(
        "assessment/copies.html",
        assessment=assessment,
        entries=entries,
        can_edit=allowed(current_user, "edit", assessment),
    )


@blueprint.get("/<int:number>")
@may("edit")
def choose(assessment: Assessment, number: int) -> str:
    """The page to choose between one kept text and what stands."""
    copy = copies.unsettled_one(assessment, number)
    stands = store.answers(assessment).get(copy.address)
    clash = Conflict(
        copy.address,
        copy.value,
        stands.value if stands else None,
        stands.by if stands else "",
        stands.at if stands else None,
        stands.version if stands else 0,
    )
    return clashes.show(assessment, store.document(assessment), [clash], copy=copy)
