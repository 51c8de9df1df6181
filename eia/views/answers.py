"""Answers in: a page posted as a form, one answer saved while typing, and the choice after a clash."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from flask import Blueprint, flash, jsonify, redirect, render_template, request, url_for
from flask_login import current_user
from werkzeug.datastructures import MultiDict

import rules
from eia import parking, store
from eia.errors import Conflict, NotFound
from eia.extensions import db
from eia.models import Assessment
from eia.permissions import may
from eia.views import asking, clashes, once
from eia.views.paging import Page, answers_on, by_address, page_at, page_of, pages_of
from eia.views.words import clock
from forms.base import BaseForm, new_key
from forms.document import Document, Place
from forms.fields import ADD, REMOVE, AnswerField, posted_json, read_version, section_form, seen_name
from forms.model import FormDefinition
from forms.types import TYPES, NotUnderstood

blueprint = Blueprint("answers", __name__, url_prefix="/assessments/<reference>")
#: The button a page was posted with.
THEN = "form:then"


@blueprint.get("/sections/<section_id>")
@blueprint.get("/sections/<section_id>/<who_id>")
@may("edit")
def section(assessment: Assessment, section_id: str, who_id: str | None = None) -> str:
    """A page of questions with what is stored; a form parked when the sign-in ran out is put back into it."""
    document = store.document(assessment)
    page = page_at(pages_of(document, assessment.reference), section_id, who_id)
    parked = parking.restore(current_user, page.url)
    if not parked:
        return _show(assessment, document, page)
    flash(
        "Your sign-in had run out. What you had typed is back on this page, and is not saved yet.",
        "important",
    )
    return _show(
        assessment, document, page, section_form(page.places)(formdata=MultiDict(parked)), as_typed=True
    )


@blueprint.post("/sections/<section_id>")
@blueprint.post("/sections/<section_id>/<who_id>")
@may("edit")
def save_section(assessment: Assessment, section_id: str, who_id: str | None = None) -> Any:
    """Save everything that can be saved, then say beside its field what could not be understood."""
    page = _posted_page(assessment, section_id, who_id)
    form = section_form(page.places)()
    fields = [field for field in form if isinstance(field, AnswerField)]
    changes = {field.name: (field.data, field.seen) for field in fields if field.not_understood is None}
    clashed: Sequence[Conflict] = ()
    if not once.is_retry():
        _, clashed = store.save_answers(current_user, assessment, changes)
        if not clashed:
            once.keep_page()
    parking.discard(current_user, page.url)
    db.session.commit()
    document = store.document(assessment)
    if clashed:
        return clashes.show(assessment, document, clashed), 409
    if any(field.not_understood or (field.problem and not _rows_button()) for field in fields):
        return _show(assessment, document, page, form), 422
    pages = pages_of(document, assessment.reference)
    if _asks_more(page, pages) and request.form.get(THEN) == "next":
        flash("Saved. Your answer means that there is more to ask on this page.", "success")
        return redirect(page.url, 303)
    return redirect(_onward(assessment, page, pages), 303)


@blueprint.patch("/answers/<address>")
@may("edit")
def autosave(assessment: Assessment, address: str) -> Any:
    """Save one answer from ``{"inputs": {sub-name: value or list}, "version": n}``.

    200 with the new version, the time, the findings of the page, the addresses it asks now, and the questions that
    the answer adds to those in ``shown``; 409 with both texts; 422 with a sentence.
    """
    found = store.definition(assessment.form_version).find(address)
    if found is None:
        raise NotFound("The form of this assessment has no such question.")
    body = request.get_json(silent=True)
    if not isinstance(body, dict) or not isinstance(body.get("inputs"), dict):
        return jsonify(problem="This did not arrive as an answer."), 422
    question, seen = found[2], read_version(str(body.get("version", "")))
    kind = TYPES[question.type]
    try:
        value = kind.read(question, address, posted_json(body["inputs"]))
    except NotUnderstood as problem:
        return jsonify(problem=str(problem)), 422
    key = request.headers.get("Idempotency-Key", "")[:100] or None
    try:
        saved = store.save_answer(current_user, assessment, address, value, seen, key)
    except Conflict as clash:
        shown = clashes.in_words(question, clash)
        return jsonify(**shown, who=clash.who, when=clock(clash.when), version=clash.version), 409
    db.session.commit()
    document = store.document(assessment)
    page = page_of(pages_of(document, assessment.reference), address)
    findings = by_address(rules.check(document))
    here = page.places if page else ()
    shown_already = body.get("shown")
    beside: Any = asking.macro("components/finding.html", "beside")
    return jsonify(
        version=saved.version,
        saved_at=clock(saved.at),
        problem=kind.problem(question, value) if value is not None else None,
        findings={
            place.address: str(beside(place.address, findings.get(place.address, []))) for place in here
        },
        places=[place.address for place in here],
        asked=_added(assessment, document, here, shown_already) if isinstance(shown_already, list) else [],
    )


def _added(
    assessment: Assessment, document: Document, here: Sequence[Place], shown: list[Any]
) -> list[dict[str, str]]:
    """The HTML of each question of the page that the browser does not show yet, with the address it stands after."""
    missing = [
        (before, place)
        for before, place in zip((None, *here), here, strict=False)
        if place.address not in shown
    ]
    held = store.answers(assessment) if missing else {}
    macro: Any = asking.macro("components/question.html", "question")
    added = []
    for before, place in missing:
        stored = held.get(place.address)
        version = stored.version if stored else 0
        html = str(macro(asking.from_value(place, document.answers.get(place.address), version=version)))
        added.append({"address": place.address, "after": before.address if before else "", "html": html})
    return added


@blueprint.post("/answers/resolve")
@once.once
@may("edit")
def resolve(assessment: Assessment) -> Any:
    """Store what the officer chose after a clash: mine, theirs or both. A newer clash is shown again."""
    choice = clashes.chosen(
        store.definition(assessment.form_version), store.answers(assessment), request.form
    )
    _, clashed = store.save_answers(current_user, assessment, choice.changes)
    document = store.document(assessment)
    if clashed or choice.undecided:
        db.session.commit()
        return clashes.show(assessment, document, [*clashed, *choice.undecided], bool(choice.undecided)), 409
    page = page_of(pages_of(document, assessment.reference), choice.first)
    url = page.url if page else url_for("assessment.tasks", reference=assessment.reference)
    return once.done(url, "Your choice is saved.")


def _rows_button() -> bool:
    return ADD in request.form or REMOVE in request.form


def _posted_page(assessment: Assessment, section_id: str, who_id: str | None) -> Page:
    """The page as its sender saw it: what was hidden since is still read, so that nothing is lost."""
    definition = store.definition(assessment.form_version)
    found = definition.section(section_id)
    who = definition.by_characteristic.get(who_id) if who_id else None
    if found is None or bool(found.for_each) != bool(who):
        raise NotFound("There is no such page in this assessment.")
    places = tuple(
        place for place in _places(definition, section_id, who_id) if seen_name(place.address) in request.form
    )
    return Page(assessment.reference, found, who, places)


def _places(definition: FormDefinition, section_id: str, who_id: str | None) -> Iterator[Place]:
    for question in getattr(definition.section(section_id), "questions", ()):
        address = f"{who_id}.{question.id}" if who_id else question.id
        if found := definition.find(address):
            yield Place(found[0], found[1], question, address)


def _asks_more(posted_page: Page, pages: Sequence[Page]) -> bool:
    """Whether what was posted makes its page ask a question that was not on it."""
    now = next((page for page in pages if page.key == posted_page.key), None)
    return now is not None and not now.addresses <= posted_page.addresses


def _onward(assessment: Assessment, page: Page, pages: Sequence[Page]) -> str:
    """Where the button that was pressed leads."""
    if address := request.form.get(ADD):
        return f"{page.url}?more={address}#{address}-add"
    if removed := request.form.get(REMOVE):
        return f"{page.url}#{removed.partition(':')[0]}-add"
    then = request.form.get(THEN)
    if then == "later":
        flash("Saved. You can come back at any time.", "success")
        return url_for("assessment.tasks", reference=assessment.reference)
    place = next((number for number, other in enumerate(pages) if other.key == page.key), None)
    if then == "next" and place is not None and place + 1 < len(pages):
        return pages[place + 1].url
    if then == "next":
        return url_for("findings.checks", reference=assessment.reference)
    return page.url


def _show(
    assessment: Assessment,
    document: Document,
    page: Page,
    form: BaseForm | None = None,
    as_typed: bool = False,
) -> str:
    """The page; what was not understood stands in its input as it was typed."""
    held = store.answers(assessment)
    findings = by_address(rules.check(document))
    questions = []
    for place in page.places:
        stored = held.get(place.address)
        more = request.args.get("more") == place.address
        shown: dict[str, Any] = {
            "findings": findings.get(place.address, []),
            "version": stored.version if stored else 0,
        }
        field = form[f"@{place.address}"] if form else None
        if field is not None and (as_typed or field.not_understood):
            if field.present:
                shown["version"] = field.seen
                questions.append(asking.from_field(place, field, more, **shown))
                continue
        questions.append(asking.from_value(place, stored.value if stored else None, more, **shown))
    errors = _errors(questions, form)
    pages = pages_of(document, assessment.reference)
    return render_template(
        "assessment/section.html",
        assessment=assessment,
        page=page,
        siblings=[other for other in pages if page.section.for_each and other.section.id == page.section.id],
        questions=questions,
        errors=errors,
        page_errors=len(errors),
        screening=_screening(document, pages, page),
        key=new_key(),
    )


def _errors(questions: Sequence[asking.Asked], form: BaseForm | None) -> list[tuple[str, str]]:
    """What the error summary lists, after a post only: a half date seen on the way past is said beside its field."""
    if form is None:
        return []
    return [
        (getattr(form[f"@{asked.name}"], "focus_id", asked.name), f"{asked.question.label}: {asked.error}")
        for asked in questions
        if asked.error
    ]


def _screening(document: Document, pages: Sequence[Page], page: Page) -> list[Any]:
    """What the screening says about this page's characteristic, to stand in view beside the full assessment."""
    if page.who is None or page.section.stage != "full":
        return []
    return [
        answer
        for other in pages
        if other.section.stage == "screening" and other.who is not None and other.who.id == page.who.id
        for answer in answers_on(document, other)
        if not answer.is_blank
    ]
