"""Versions of a form: what changed, making a draft live, and who did what when."""

from __future__ import annotations

from typing import Any

from flask import current_app, render_template, request, url_for

import rules
from eia import builder
from eia.errors import NotAllowed, NotFound, NotUnderstood, Stale
from eia.extensions import db
from eia.permissions import may, signed_in_user
from eia.views.builder import blueprint
from eia.views.builder.editing import opened
from eia.views.once import done, once
from forms.base import new_key
from forms.builder_pages import LiveForm
from forms.definition import parse
from forms.differences import of_forms


@blueprint.route("/<form_id>/live", methods=["GET", "POST"])
@once
@may("manage_forms")
def make_live(form_id: str) -> Any:
    """Every difference to the live version, the findings of the form lint, and a note: then the draft is live.

    Where the council wants a second post to agree, the first post asks and another makes it live.
    """
    here, form = opened(form_id), LiveForm()
    if here.version.status != "draft":
        if request.method == "POST" and (by := here.version.made_live_by):
            raise Stale(f"{by.name} made version {here.version.version} live while you looked at it.")
        raise NotFound("This form has no draft.")
    two_posts, actor, status = bool(current_app.config["FORM_NEEDS_SECOND_POST"]), signed_in_user(), 200
    asking = two_posts and here.version.asked_live_by_id in (None, actor.id)
    if request.method == "GET":
        form.seen.data, form.change_note.data = here.seen, here.version.change_note or ""
    elif form.validate():
        try:
            if asking:
                builder.ask_to_make_live(actor, form_id, form.seen.data or "", form.change_note.data)
                said = "Asked. Another equality lead or administrator can now make it live."
            else:
                builder.make_live(actor, form_id, form.seen.data or "", form.change_note.data, two_posts)
                said = "This version is live. Assessments begun before stay on theirs."
            return done(url_for("builder.outline", form_id=form_id), said)
        except (NotUnderstood, NotAllowed, Stale) as error:
            db.session.rollback()
            here = opened(form_id)
            form.seen.data = form.seen.raw_data = here.seen
            form.change_note.errors = [error.sentence]
            status = error.status
    live = builder.live(form_id)
    page = render_template(
        "builder/live.html",
        here=here,
        form=form,
        live=live,
        differences=of_forms(parse(live.body, live.ref), here.definition) if live else (),
        findings=rules.check_definition(here.definition),
        asking=asking,
        page_errors=len(form.problems()),
        key=new_key(),
    )
    return page, status if status != 200 or not form.problems() else 422


@blueprint.get("/<form_id>/history")
@may("manage_forms")
def history(form_id: str) -> str:
    """Every version with its note and its digest, and every edit of the draft."""
    here = opened(form_id)
    return render_template(
        "builder/history.html",
        here=here,
        versions=builder.by_form()[form_id],
        steps=builder.steps(here.version),
    )


@blueprint.get("/<form_id>/compare")
@may("manage_forms")
def compare(form_id: str) -> str:
    """The differences between two versions, named in the address."""
    versions = {each.version: each for each in builder.by_form().get(form_id, [])}
    old, new = versions.get(request.args.get("from", "")), versions.get(request.args.get("to", ""))
    if old is None or new is None:
        raise NotFound("There are no such versions of this form.")
    found = of_forms(parse(old.body, old.ref), parse(new.body, new.ref))
    return render_template("builder/compare.html", old=old, new=new, differences=found)
