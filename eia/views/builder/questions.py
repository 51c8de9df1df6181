"""The editor of one question."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import jsonify, url_for

import rules
from eia.errors import NotFound
from eia.permissions import may
from eia.views.builder import blueprint
from eia.views.builder.editing import Opened, opened, posted, save, show, status_of
from eia.views.once import once
from forms import editing
from forms.builder_pages import QuestionForm
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
    if not posted():
        form.purpose.data = "comments"
    elif form.validate():
        to = f"{url_for('builder.outline', form_id=form_id)}#section-{section_id}"
        note = f"Added the question “{form.label.data}”"
        answer = save(form, here, note, lambda: _then(editing.add_question, section_id, form.changes()), to)
        if answer is not None:
            return answer
    return _page(form, here, "Add a question", None)


@blueprint.route("/<form_id>/questions/<question_id>", methods=["GET", "POST"])
@once
@may("manage_forms")
def question(form_id: str, question_id: str) -> Any:
    """Change a question."""
    here = opened(form_id)
    section, found = _found(here, question_id)
    form = _form(here, section, found)
    if not posted():
        form.show(found)
    elif form.validate():
        to = f"{url_for('builder.outline', form_id=form_id)}#question-{question_id}"

        def change() -> Any:
            changes = form.changes()
            return lambda source: editing.change_question(source, question_id, changes)

        answer = save(form, here, f"Changed the question “{form.label.data}”", change, to)
        if answer is not None:
            return answer
    return _page(form, here, "Change a question", found)


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


def _then(add: Any, section_id: str, changes: Any) -> Any:
    return lambda source: add(source, section_id, changes)[0]


def _found(here: Opened, question_id: str) -> tuple[Section, Question]:
    found = here.definition.by_question.get(question_id)
    if found is None:
        raise NotFound("There is no such question in this form.")
    return found


def _form(here: Opened, section: Section, question: Question | None) -> QuestionForm:
    form = QuestionForm()
    form.offer(earlier(here, section, question))
    form.offer_scales(here.definition.scales)
    if not posted():
        form.seen.data = here.seen
    return form


def _page(form: QuestionForm, here: Opened, heading: str, found: Question | None) -> Any:
    form.options.add_spare()
    form.columns.add_spare()
    attempt = url_for("builder.try_question", form_id=here.form_id, question_id=found.id) if found else ""
    back = url_for("builder.outline", form_id=here.form_id)
    return show(form, here, heading, back, status_of(form), attempt=attempt)


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
