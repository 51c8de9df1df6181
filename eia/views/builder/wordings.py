"""A form in two languages, side by side."""

from __future__ import annotations

from typing import Any

from flask import render_template, request, url_for

from eia import builder
from eia.errors import NotFound, Stale
from eia.extensions import db
from eia.permissions import may, signed_in_user
from eia.views.builder import blueprint
from eia.views.builder.editing import Opened, opened
from eia.views.once import done, once
from forms import editing
from forms.base import new_key
from forms.builder_pages import paragraphs
from forms.languages import NAMES, Wording, base, completeness, wordings
from forms.text import clean


@blueprint.route("/<form_id>/languages", methods=["GET", "POST"])
@blueprint.route("/<form_id>/languages/<part>", methods=["GET", "POST"])
@once
@may("manage_forms")
def languages(form_id: str, part: str = "form") -> Any:
    """The wordings of one part of the form in its own language, with a box for each in the other."""
    here = opened(form_id)
    other = next(language for language in NAMES if language != base(here.definition))
    parts = _parts(here)
    if part not in parts:
        raise NotFound("There is no such part of this form.")
    shown = parts[part][1]
    sent = {
        wording.path: clean(request.form.get(wording.path, wording.words[other])).strip() for wording in shown
    }
    status, stale = 200, ""
    if request.method == "POST":
        changed = [wording for wording in shown if sent[wording.path] != wording.words[other]]

        def change(source: editing.Source) -> editing.Source:
            for wording in changed:
                words = sent[wording.path]
                source = editing.reword(
                    source, wording.path, other, paragraphs(words) if wording.is_paragraphs else words
                )
            return source

        try:
            note = f"Worded {len(changed)} places of “{parts[part][0]}” in {NAMES[other]}"
            builder.edit(signed_in_user(), form_id, request.form.get("seen", ""), note, change)
            return done(url_for("builder.languages", form_id=form_id, part=part), "Saved.")
        except Stale as error:
            db.session.rollback()
            here, stale, status = opened(form_id), error.sentence, 409
    page = render_template(
        "builder/languages.html",
        here=here,
        part=part,
        parts=parts,
        shown=shown,
        sent=sent,
        own=NAMES[base(here.definition)],
        other=other,
        other_name=NAMES[other],
        done_of=completeness(here.definition, other),
        stale=stale,
        key=new_key(),
    )
    return page, status


def _parts(here: Opened) -> dict[str, tuple[str, list[Wording]]]:
    """The wordings by part of the form: its frame, its characteristics and scales, and each section."""
    parts: dict[str, tuple[str, list[Wording]]] = {"form": ("The form, its characteristics and scales", [])}
    for section in here.definition.sections:
        parts[section.id] = (section.title, [])
    for wording in wordings(here.definition):
        number = (
            wording.path.removeprefix("sections[").partition("]")[0]
            if wording.path.startswith("sections[")
            else ""
        )
        key = here.definition.sections[int(number)].id if number else "form"
        parts[key][1].append(wording)
    return parts
