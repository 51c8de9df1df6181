"""The editors of the other parts of a form: its own words, sections, characteristics, scales, modules."""

from __future__ import annotations

from typing import Any

from flask import request, url_for

from eia import builder
from eia.errors import NotFound
from eia.permissions import may, signed_in_user
from eia.views.builder import blueprint
from eia.views.builder.editing import edited, opened
from eia.views.builder.questions import earlier
from eia.views.once import done, once
from forms import editing, modules
from forms.builder_pages import CharacteristicForm, FormSettings, ScaleForm, paragraphs
from forms.builder_questions import SectionForm

FIRST_QUESTION = {"type": "long_text", "purpose": "comments"}


@blueprint.route("/<form_id>/settings", methods=["GET", "POST"])
@once
@may("manage_forms")
def settings(form_id: str) -> Any:
    """The name of the form, and the words before and after its questions."""
    here, form = opened(form_id), FormSettings()
    return edited(
        form,
        here,
        "The form as a whole",
        "Changed the form’s own words",
        lambda source: editing.change_form(source, form.changes()),
        fill=lambda: form.show(here.definition),
    )


@blueprint.route("/<form_id>/sections/new", methods=["GET", "POST"])
@once
@may("manage_forms")
def new_section(form_id: str) -> Any:
    """Add a section with its first question."""
    here, form = opened(form_id), SectionForm()
    form.offer(earlier(here, None, None))
    form.offer_people(())

    def change(source: editing.Source) -> editing.Source:
        first = FIRST_QUESTION | {"label": form.first_question.data}
        return editing.add_section(source, form.changes(), [first])[0]

    return edited(form, here, "Add a section", f"Added the section “{form.title.data}”", change)


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
    return edited(
        form,
        here,
        "Change a section",
        f"Changed the section “{form.title.data}”",
        lambda source: editing.change_section(source, section_id, form.changes()),
        fill=lambda: form.show(found),
    )


@blueprint.route("/<form_id>/characteristics/new", methods=["GET", "POST"])
@once
@may("manage_forms")
def new_characteristic(form_id: str) -> Any:
    """Add a local characteristic."""
    here, form = opened(form_id), CharacteristicForm()
    return edited(
        form,
        here,
        "Add a local characteristic",
        f"Added the characteristic “{form.label.data}”",
        lambda source: editing.add_characteristic(source, form.label.data, paragraphs(form.guidance.data))[0],
    )


@blueprint.route("/<form_id>/characteristics/<who_id>", methods=["GET", "POST"])
@once
@may("manage_forms")
def characteristic(form_id: str, who_id: str) -> Any:
    """Other words for a characteristic."""
    here, form = opened(form_id), CharacteristicForm()
    found = here.definition.by_characteristic.get(who_id)
    if found is None:
        raise NotFound("There is no such characteristic in this form.")

    def change(source: editing.Source) -> editing.Source:
        changes = {"label": form.label.data, "guidance": paragraphs(form.guidance.data)}
        return editing.change_characteristic(source, who_id, changes)

    note = f"Changed “{found.label}”"
    return edited(form, here, "Change a characteristic", note, change, fill=lambda: form.show(found))


@blueprint.route("/<form_id>/scales/new", methods=["GET", "POST"])
@once
@may("manage_forms")
def new_scale(form_id: str) -> Any:
    """Add a rating scale with its levels."""
    here, form = opened(form_id), ScaleForm()
    return edited(
        form,
        here,
        "Add a scale",
        f"Added the scale “{form.label.data}”",
        lambda source: editing.add_scale(source, form.label.data, form.levels.values())[0],
    )


@blueprint.route("/<form_id>/scales/<scale_id>", methods=["GET", "POST"])
@once
@may("manage_forms")
def scale(form_id: str, scale_id: str) -> Any:
    """Change a rating scale and its levels."""
    here, form = opened(form_id), ScaleForm()
    found = next((each for each in here.definition.scales if each.id == scale_id), None)
    if found is None:
        raise NotFound("There is no such scale in this form.")
    return edited(
        form,
        here,
        "Change a scale",
        f"Changed the scale “{form.label.data}”",
        lambda source: editing.change_scale(source, scale_id, form.label.data, form.levels.values()),
        fill=lambda: form.show(found),
    )


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
