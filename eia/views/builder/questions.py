"""The editor of one question."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import jsonify, url_for

import rules
from eia import builder
from eia.errors import NotFound
from eia.permissions import may
from eia.views.builder import blueprint
from eia.views.builder.editing import Opened, edited, opened
from eia.views.once import once
from forms import editing
from forms.builder_questions import QuestionForm
from forms.definition import DefinitionError, parse
from forms.model import Question, Section


@blueprint.route("/<form_id>/sections/<section_id>/questions/new", methods=["GET", "POST"])
@once
@may("manage_forms")
def new_question(form_id: str, section_id: str) -> Any:
    """Add a question at the end of a section."""
    here = opened(form_id)
    section = here.definition.section(section_id)
    if section is None:
        raise NotFound("There is no such section in this form.")
    form = _form(here, section, None)

    def fill() -> None:
        form.purpose.data = "comments"

    return edited(
        form,
        here,
        "Add a question",
        f"Added the question “{form.label.data}”",
        lambda source: editing.add_question(source, section_id, form.changes())[0],
        fill,
        to=f"{url_for('builder.outline', form_id=form_id)}#section-{section_id}",
    )


@blueprint.route("/<form_id>/questions/<question_id>", methods=["GET", "POST"])
@once
@may("manage_forms")
def question(form_id: str, question_id: str) -> Any:
    """Change a question."""
    here = opened(form_id)
    section, found = _found(here, question_id)
    form = _form(here, section, found)
    return edited(
        form,
        here,
        "Change a question",
        f"Changed the question “{form.label.data}”",
        lambda source: editing.change_question(source, question_id, form.changes()),
        fill=lambda: form.show(found),
        to=f"{url_for('builder.outline', form_id=form_id)}#question-{question_id}",
        attempt=url_for("builder.try_question", form_id=form_id, question_id=question_id),
    )


@blueprint.post("/<form_id>/questions/<question_id>/try")
@may("manage_forms")
def try_question(form_id: str, question_id: str) -> Any:
    """What the form lint would say if the question were as typed; nothing is stored."""
    here = opened(form_id)
    section, found = _found(here, question_id)
    form = _form(here, section, found)
    try:
        made = parse(editing.change_question(here.version.body, question_id, form.changes()), form_id)
    except DefinitionError as error:
        return jsonify(sentences=[error.sentence])
    place = _place(here, section, found)
    before = {(f.code, f.address, f.message) for f in rules.check_definition(here.definition)}
    sentences = [
        finding.message
        for finding in rules.check_definition(made)
        if finding.address.startswith(place) or (finding.code, finding.address, finding.message) not in before
    ]
    return jsonify(sentences=sentences)


def _found(here: Opened, question_id: str) -> tuple[Section, Question]:
    found = here.definition.by_question.get(question_id)
    if found is None:
        raise NotFound("There is no such question in this form.")
    return found


def _form(here: Opened, section: Section, question: Question | None) -> QuestionForm:
    form = QuestionForm()
    form.offer(earlier(here, section, question))
    form.offer_scales(here.definition.scales)
    form.offer_former(_former(here, question))
    return form


def _former(here: Opened, question: Question | None) -> dict[str, str]:
    """The live form's questions that the draft asks no more, and those ``question`` stands for, by id: their words."""
    live = builder.live(here.form_id)
    asked = parse(live.body, live.ref).by_question if live else {}
    heirs = {
        was for _, other in here.definition.by_question.values() if other is not question for was in other.was
    }
    gone = [ident for ident in asked if ident not in here.definition.by_question and ident not in heirs]
    wanted = dict.fromkeys((*(question.was if question else ()), *gone))
    return {ident: asked[ident][1].label if ident in asked else ident for ident in wanted}


def _place(here: Opened, section: Section, question: Question) -> str:
    number = here.definition.sections.index(section)
    return f"sections[{number}].questions[{section.questions.index(question)}]"


def earlier(here: Opened, section: Section | None, question: Question | None) -> Sequence[Question]:
    """The questions that a condition may look back at: those before, asked once or of the same characteristic."""
    found: list[Question] = []
    for each in here.definition.sections:
        for other in each.questions:
            if other is question:
                return found
            if not each.for_each or (section is not None and section.for_each):
                found.append(other)
        if each is section and question is None:
            return found
    return found
