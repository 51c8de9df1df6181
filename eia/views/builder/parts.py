"""The editors of the other parts of a form: its own words, sections, characteristics, scales, modules."""

from __future__ import annotations

from typing import Any

from flask import request, url_for

from eia import builder
from eia.errors import NotFound
from eia.permissions import may, signed_in_user
from eia.views.builder import blueprint
from eia.views.builder.editing import Opened, opened, posted, save, show, status_of
from eia.views.builder.questions import earlier
from eia.views.once import done, once
from forms import editing, modules
from forms.builder_pages import CharacteristicForm, EditForm, FormSettings, ScaleForm, SectionForm, paragraphs
from forms.builder_pages import typed as as_typed

FIRST_QUESTION = {"type": "long_text", "purpose": "comments"}


@blueprint.route("/<form_id>/settings", methods=["GET", "POST"])
@once
@may("manage_forms")
def settings(form_id: str) -> Any:
    """The name of the form, and the words before and after its questions."""
    here, form = opened(form_id), FormSettings()
    if not posted():
        form.show(here.definition)
    elif form.validate():
        changes = form.changes()
        answer = save(
            form, here, "Changed the form’s own words", lambda: lambda s: editing.change_form(s, changes)
        )
        if answer is not None:
            return answer
    return _page(form, here, "The form as a whole")


@blueprint.route("/<form_id>/sections/new", methods=["GET", "POST"])
@once
@may("manage_forms")
def new_section(form_id: str) -> Any:
    """Add a section with its first question."""
    here, form = opened(form_id), SectionForm()
    form.offer(earlier(here, None, None))
    form.offer_people(())
    if posted() and form.validate():
        if not form.first_question.data:
            form.first_question.errors = ["A section needs at least one question. Enter its first."]
        else:
            first = FIRST_QUESTION | {"label": form.first_question.data}

            def change() -> builder.Change:
                changes = form.changes()
                return lambda source: editing.add_section(source, changes, [first])[0]

            answer = save(form, here, f"Added the section “{form.title.data}”", change)
            if answer is not None:
                return answer
    return _page(form, here, "Add a section")


@blueprint.route("/<form_id>/sections/<section_id>", methods=["GET", "POST"])
@once
@may("manage_forms")
def section(form_id: str, section_id: str) -> Any:
    """Change a section's title, guidance, and when it is asked."""
    here, form = opened(form_id), SectionForm()
    del form.first_question
    found = here.definition.section(section_id)
    if found is None:
        raise NotFound("There is no such section in this form.")
    form.offer(earlier(here, found, found.questions[0]))
    form.offer_people(here.definition.characteristics if found.for_each else ())
    if not posted():
        form.show(found)
    elif form.validate():

        def change() -> builder.Change:
            changes = form.changes()
            return lambda source: editing.change_section(source, section_id, changes)

        answer = save(form, here, f"Changed the section “{form.title.data}”", change)
        if answer is not None:
            return answer
    return _page(form, here, "Change a section")


@blueprint.route("/<form_id>/characteristics/new", methods=["GET", "POST"])
@once
@may("manage_forms")
def new_characteristic(form_id: str) -> Any:
    """Add a local characteristic."""
    here, form = opened(form_id), CharacteristicForm()
    if posted() and form.validate():
        label, guidance = form.label.data, paragraphs(form.guidance.data)
        answer = save(
            form,
            here,
            f"Added the characteristic “{label}”",
            lambda: lambda source: editing.add_characteristic(source, label, guidance)[0],
        )
        if answer is not None:
            return answer
    return _page(form, here, "Add a local characteristic")


@blueprint.route("/<form_id>/characteristics/<who_id>", methods=["GET", "POST"])
@once
@may("manage_forms")
def characteristic(form_id: str, who_id: str) -> Any:
    """Other words for a characteristic."""
    here, form = opened(form_id), CharacteristicForm()
    found = here.definition.by_characteristic.get(who_id)
    if found is None:
        raise NotFound("There is no such characteristic in this form.")
    if not posted():
        form.label.data, form.guidance.data = found.label, as_typed(found.guidance)
    elif form.validate():
        changes = {"label": form.label.data, "guidance": paragraphs(form.guidance.data)}
        answer = save(
            form,
            here,
            f"Changed “{found.label}”",
            lambda: lambda source: editing.change_characteristic(source, who_id, changes),
        )
        if answer is not None:
            return answer
    return _page(form, here, "Change a characteristic")


@blueprint.route("/<form_id>/scales/new", methods=["GET", "POST"])
@blueprint.route("/<form_id>/scales/<scale_id>", methods=["GET", "POST"])
@once
@may("manage_forms")
def scale(form_id: str, scale_id: str = "") -> Any:
    """Add or change a rating scale and its levels."""
    here, form = opened(form_id), ScaleForm()
    found = next((each for each in here.definition.scales if each.id == scale_id), None)
    if scale_id and found is None:
        raise NotFound("There is no such scale in this form.")
    if not posted() and found:
        form.label.data = found.label
        for level in found.levels:
            form.levels.append_entry(
                {
                    "id": level.id,
                    "label": level.label,
                    "definition": level.definition,
                    "severity": level.severity,
                }
            )
    elif posted() and form.validate():
        label, levels = form.label.data, form.levels.values()

        def change(source: editing.Source) -> editing.Source:
            if found:
                return editing.change_scale(source, found.id, label, levels)
            return editing.add_scale(source, label, levels)[0]

        answer = save(form, here, f"{'Changed' if found else 'Added'} the scale “{label}”", lambda: change)
        if answer is not None:
            return answer
    form.levels.add_spare()
    return _page(form, here, "Change a scale" if found else "Add a scale")


@blueprint.post("/<form_id>/modules")
@once
@may("manage_forms")
def include_module(form_id: str) -> Any:
    """Include a ready-made module: its sections, characteristics and scales."""
    module = modules.MODULES.get(request.form.get("module", ""))
    if module is None:
        raise NotFound("There is no such module.")
    builder.edit(
        signed_in_user(),
        form_id,
        request.form.get("seen", ""),
        f"Included the module “{module.title}”",
        lambda source: editing.include(source, module.parts),
    )
    return done(url_for("builder.outline", form_id=form_id), f"“{module.title}” is in the form.")


def _page(form: EditForm, here: Opened, heading: str) -> Any:
    if not posted():
        form.seen.data = here.seen
    back = url_for("builder.outline", form_id=here.form_id)
    return show(form, here, heading, back, status_of(form), attempt="")
