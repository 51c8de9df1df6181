"""Answers in: a page posted as a form, one answer saved while typing, and the choice after a clash."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from flask import Blueprint, flash, jsonify, redirect, request, url_for
from flask_login import current_user

from eia import copies, parking, standing, store
from eia.errors import Conflict, NotFound
from eia.extensions import db
from eia.models import Assessment
from eia.permissions import may, signed_in_user
from eia.views import asking, clashes, compiled, language, once, section_page
from eia.views.paging import Page, by_address, page_at, page_of, pages_of
from eia.views.words import clock
from forms.document import Place
from forms.fields import ADD, REMOVE, Sent, posted_json, read_answer, read_version, section_form, seen_name
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
    stood = standing.of(assessment)
    language.choose(stood.document.definition)
    page = page_at(pages_of(language.worded(stood.document), assessment.reference), section_id, who_id)
    parked = parking.typed()
    if not parked:
        return section_page.show(assessment, stood, page)
    form = section_form(page.places)(formdata=parked)
    return section_page.show(assessment, stood, page, form, as_typed=True)


@blueprint.post("/sections/<section_id>")
@blueprint.post("/sections/<section_id>/<who_id>")
@may("edit")
def save_section(assessment: Assessment, section_id: str, who_id: str | None = None) -> Any:
    """Save everything that can be saved, then say beside its field what could not be understood."""
    actor, home = signed_in_user(), url_for("assessment.tasks", reference=assessment.reference)
    page = _posted_page(assessment, section_id, who_id)
    sent = Sent(request.form)
    answers = [read_answer(place.question, place.address, sent) for place in page.places]
    changes = {answer.address: (answer.value, answer.seen) for answer in answers if not answer.not_understood}
    clashed: Sequence[Conflict] = ()
    edit = standing.Edit(assessment.revision, assessment.updated_at, changes)
    if not once.is_retry():
        _, clashed = store.save_answers(actor, assessment, changes)
        if clashed:
            once.not_done()
    if actor.has_parked:
        parking.discard(actor, page.url)
    # Read while the assessment's row is still held, and only where the answer depends on it: the next page asks again.
    goes_on = request.form.get(THEN) == "next" and not _rows_button()
    stood = standing.of(assessment, edit) if goes_on else None
    db.session.commit()
    if clashed:
        return clashes.show(assessment, store.document(assessment), clashed), 409
    if any(answer.not_understood or (answer.problem and not _rows_button()) for answer in answers):
        return section_page.show(assessment, standing.of(assessment), page, section_form(page.places)()), 422
    if stood is None:
        return redirect(_stay(page, home), 303)
    pages = pages_of(stood.document, page.reference)
    if _asks_more(page, pages):
        flash("Saved. Your answer means that there is more to ask on this page.", "success")
        return redirect(page.url, 303)
    place = next((number for number, other in enumerate(pages) if other.key == page.key), None)
    if place is not None and place + 1 < len(pages):
        return redirect(pages[place + 1].url, 303)
    return redirect(url_for("findings.checks", reference=page.reference), 303)


@blueprint.patch("/answers/<address>")
@may("edit")
def autosave(assessment: Assessment, address: str) -> Any:
    """Save one answer from ``{"inputs": {sub-name: value or list}, "version": n}``.

    200 with the new version, the time, the number of edits so far, the findings of the page, the addresses it asks
    now, and the questions that the answer adds to those in ``shown``; 409 with both texts; 422 with a sentence.
    """
    found = store.form_of(assessment).find(address)
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
    edit = standing.Edit(assessment.revision, assessment.updated_at, (address,))
    try:
        saved = store.save_answer(signed_in_user(), assessment, address, value, seen, key)
    except Conflict as clash:
        shown = clashes.in_words(question, clash)
        return jsonify(**shown, who=clash.who, when=clock(clash.when), version=clash.version), 409
    # Read while the assessment's row is held, checked after: no other writer waits for the checks.
    reference, stood = assessment.reference, standing.of(assessment, edit)
    document = language.worded(stood.document)
    db.session.commit()
    # The page the question stands on, even where the answer to another one means that it is not asked itself.
    here_is = (found[0].id, found[1].id if found[1] else None)
    pages = pages_of(document, reference)
    page = next((p for p in pages if (p.section.id, p.who.id if p.who else None) == here_is), None)
    findings = by_address(stood.findings())
    here = page.places if page else ()
    shown_already = body.get("shown")
    return jsonify(
        version=saved.version,
        saved_at=clock(saved.at),
        edits=stood.edits,
        problem=kind.problem(question, value) if value is not None else None,
        findings={
            place.address: asking.beside(place.address, findings.get(place.address, ())) for place in here
        },
        places=[place.address for place in here],
        asked=_added(stood, here, shown_already) if isinstance(shown_already, list) else [],
    )


def _added(stood: standing.Standing, here: Sequence[Place], shown: list[Any]) -> list[dict[str, str]]:
    """The HTML of each question of the page that the browser does not show yet, with the address it stands after."""
    added = []
    for before, place in zip((None, *here), here, strict=False):
        if place.address in shown:
            continue
        value, version = stood.document.answers.get(place.address), stood.versions.get(place.address, 0)
        html = compiled.question(asking.from_value(place, value, version=version))
        added.append({"address": place.address, "after": before.address if before else "", "html": html})
    return added


@blueprint.post("/answers/resolve")
@once.once
@may("edit")
def resolve(assessment: Assessment) -> Any:
    """Store what the officer chose after a clash: mine, theirs or both. A newer clash is shown again."""
    choice = clashes.chosen(store.form_of(assessment), store.answers(assessment), request.form)
    _, clashed = store.save_answers(current_user, assessment, choice.changes)
    copies.settle(current_user, assessment, choice.decided, request.form.getlist(clashes.COPY))
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
    definition = language.read(store.form_of(assessment))
    found = definition.section(section_id)
    who = definition.by_characteristic.get(who_id) if who_id else None
    if found is None or bool(found.for_each) != bool(who):
        raise NotFound("There is no such page in this assessment.")
    sent = request.form.keys()
    places = tuple(
        place for place in _places(definition, section_id, who_id) if seen_name(place.address) in sent
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


def _stay(page: Page, home: str) -> str:
    """Where a button leads that does not go on to the next page."""
    if address := request.form.get(ADD):
        return f"{page.url}?more={address}#{address}-add"
    if removed := request.form.get(REMOVE):
        return f"{page.url}#{removed.partition(':')[0]}-add"
    if request.form.get(THEN) == "later":
        flash("Saved. You can come back at any time.", "success")
        return home
    return page.url
