"""The outline: a whole form on one page, with what the form lint says of each part, and the small moves."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

from flask import render_template, request, url_for

import rules
from eia import builder
from eia.errors import NotFound
from eia.extensions import db
from eia.permissions import may, signed_in_user
from eia.views.builder import blueprint
from eia.views.builder.editing import Opened, opened
from eia.views.once import done, once
from forms import editing
from forms.base import new_key
from forms.definition import DefinitionError
from forms.editing import Source
from forms.modules import MODULES
from forms.purposes import PURPOSES
from forms.types import TYPE_WORDS

_PLACE = re.compile(r"(?:characteristics|scales|sections)\[\d+\](?:\.questions\[\d+\])?")


@blueprint.get("/<form_id>")
@may("manage_forms")
def outline(form_id: str) -> str:
    """Sections, questions, characteristics and scales in order, each with a link to edit it."""
    return _outline(opened(form_id))


def _outline(here: Opened, refused: tuple[str, str] | None = None) -> str:
    """The page; ``refused`` is a part, such as ``section-proceed``, and why it was not moved."""
    return render_template(
        "builder/outline.html",
        here=here,
        refused=refused,
        page_errors=int(refused is not None),
        findings=lint(here),
        steps=builder.steps(here.version)[:10],
        types=TYPE_WORDS,
        purposes=PURPOSES,
        modules=MODULES,
        key=new_key(),
    )


def lint(here: Opened) -> dict[str, list[rules.Finding]]:
    """What the form lint says by part: ``sections[2].questions[0]``, and "" for the form as a whole."""
    found: dict[str, list[rules.Finding]] = defaultdict(list)
    for finding in rules.check_definition(here.definition):
        place = _PLACE.match(finding.address)
        found[place[0] if place else ""].append(finding)
    return dict(found)


@blueprint.post("/<form_id>/arrange")
@once
@may("manage_forms")
def arrange(form_id: str) -> Any:
    """Move or copy a part: the button says which, as ``up:question:review_date``."""
    here = opened(form_id)
    verb, kind, ident = ([*request.form.get("do", "").split(":", 2), "", ""])[:3]
    target = request.form.get("to", "")
    ident = ident or request.form.get("moved", "")
    try:
        note, change = _arranged(here, verb, kind, ident, target)
        builder.edit(signed_in_user(), form_id, request.form.get("seen", ""), note, change)
    except DefinitionError as error:
        db.session.rollback()
        return _outline(opened(form_id), (f"{kind}-{ident}", error.sentence)), 422
    return done(f"{url_for('builder.outline', form_id=form_id)}#{kind}-{ident}", note + ".")


def _arranged(here: Opened, verb: str, kind: str, ident: str, target: str) -> tuple[str, builder.Change]:
    """The words and the change of one small move."""
    definition, step = here.definition, {"up": -1, "down": 1}.get(verb)
    match kind, verb:
        case "section", ("up" | "down"):
            found = definition.section(ident)
            if found is None or step is None:
                raise NotFound("There is no such section.")
            to = definition.sections.index(found) + step
            return f"Moved the section “{found.title}”", lambda s: editing.move_section(s, ident, to)
        case "characteristic", ("up" | "down"):
            who = definition.by_characteristic.get(ident)
            if who is None or step is None:
                raise NotFound("There is no such characteristic.")
            to = definition.characteristics.index(who) + step
            return f"Moved “{who.label}”", lambda s: editing.move_characteristic(s, ident, to)
        case "question", ("up" | "down" | "move" | "copy") if ident in definition.by_question:
            section, question = definition.by_question[ident]
            if verb == "copy":
                return f"Copied “{question.label}”", lambda s: editing.copy_question(s, ident)[0]
            place, goal = section.questions.index(question) + (step or 0), section.id
            if verb == "move":
                goal, place = target, 10_000
            return f"Moved “{question.label}”", lambda s: editing.move_question(s, ident, goal, place)
    raise NotFound("There is nothing here to move.")


@blueprint.route("/<form_id>/remove/<kind>/<ident>", methods=["GET", "POST"])
@once
@may("manage_forms")
def remove(form_id: str, kind: str, ident: str) -> Any:
    """Say what goes with a part, and remove it once that was read."""
    here = opened(form_id)
    removers = {
        "question": editing.remove_question,
        "section": editing.remove_section,
        "characteristic": editing.remove_characteristic,
        "scale": editing.remove_scale,
    }
    label = _label(here, kind, ident)
    if kind not in removers or label is None:
        raise NotFound("There is no such part of this form.")
    refusal = ""
    if request.method == "POST":

        def change(source: Source) -> Source:
            return removers[kind](source, ident)

        try:
            builder.edit(
                signed_in_user(),
                form_id,
                request.form.get("seen", ""),
                f"Removed the {kind} “{label}”",
                change,
            )
        except DefinitionError as error:
            refusal = error.sentence
        else:
            return done(url_for("builder.outline", form_id=form_id), f"Removed “{label}”.")
    page = render_template(
        "builder/remove.html",
        here=here,
        kind=kind,
        label=label,
        refusal=refusal,
        orphans=builder.answers_to(form_id, _addresses(here, kind, ident)),
        page_errors=int(bool(refusal)),
        key=new_key(),
    )
    return page, 422 if refusal else 200


def _label(here: Opened, kind: str, ident: str) -> str | None:
    definition = here.definition
    if kind == "question" and ident in definition.by_question:
        return definition.by_question[ident][1].label
    if kind == "section" and (section := definition.section(ident)):
        return section.title
    if kind == "characteristic" and (who := definition.by_characteristic.get(ident)):
        return who.label
    return next((s.label or s.id for s in definition.scales if kind == "scale" and s.id == ident), None)


def _addresses(here: Opened, kind: str, ident: str) -> list[str]:
    """The questions whose answers a part holds, as ends of addresses; a characteristic as their beginning."""
    if kind == "characteristic":
        return [f"{ident}."]
    section = here.definition.section(ident) if kind == "section" else None
    return [question.id for question in section.questions] if section else [ident]


@blueprint.post("/<form_id>/undo")
@once
@may("manage_forms")
def undo(form_id: str) -> Any:
    """Take back the last edit."""
    builder.undo(signed_in_user(), form_id, request.form.get("seen", ""))
    return done(url_for("builder.outline", form_id=form_id), "The last change is undone.")


@blueprint.post("/<form_id>/discard")
@once
@may("manage_forms")
def discard(form_id: str) -> Any:
    """Throw the draft away."""
    builder.discard(signed_in_user(), form_id, request.form.get("seen", ""))
    return done(url_for("builder.forms"), "The draft is discarded. What was live stays live.")
