"""One assessment: starting it, its task list, its history."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from flask import Blueprint, render_template, request, url_for
from flask_login import current_user

from eia import copies, parking, register, revisions, store, workflow
from eia.models import Assessment, AuditEvent
from eia.permissions import allowed, may, signed_in_user
from eia.views import clashes, committee, language
from eia.views.findings import before_sending, count
from eia.views.once import done, once
from eia.views.paging import (
    COMPLETE,
    IN_PROGRESS,
    NOT_STARTED,
    SIGNED,
    TO_FIX,
    Page,
    by_address,
    page_of,
    pages_of,
    status_of,
)
from eia.views.words import EVENTS, STATUSES
from forms.base import new_key
from forms.document import Place
from forms.model import Section
from forms.pages import StartForm

blueprint = Blueprint("assessment", __name__, url_prefix="/assessments")

#: A finished page wears no tag, so that the unfinished ones stand out.
TAGS = {NOT_STARTED: "govuk-tag--blue", IN_PROGRESS: "govuk-tag--light-blue", TO_FIX: "govuk-tag--yellow"}
VERBS = ("edit", "send", "review", "sign", "publish", "withdraw", "reopen", "assign")


@blueprint.route("/new", methods=["GET", "POST"])
@once
@may("start")
def start() -> Any:
    """Start an assessment and go to its task list."""
    typed = parking.typed()
    form = StartForm(formdata=typed or request.form)
    versions, heads, team = (
        register.live_forms(),
        register.people("head_of_service"),
        register.people("team_member"),
    )
    form.form_version.choices = {
        str(version.id): f"{version.title} ({version.version})" for version in versions
    }
    form.head.choices = {str(person.id): person.name for person in heads if person.id != current_user.id}
    form.team.choices = {str(person.id): person.name for person in team if person.id != current_user.id}
    if request.method == "GET" and versions and not typed:
        form.form_version.data = str(versions[0].id)
    if not form.validate_on_submit():
        problems = form.problems()
        return render_template(
            "assessment/start.html", form=form, key=new_key(), page_errors=len(problems)
        ), (422 if problems else 200)
    chosen = {str(person.id): person for person in (*heads, *team)}
    version = next(version for version in versions if str(version.id) == form.form_version.data)
    assessment = workflow.start(
        signed_in_user(),
        form.title.data,
        form.service.data,
        signed_in_user(),
        chosen[form.head.data],
        [chosen[person] for person in form.team.data or ()],
        version,
    )
    return done(url_for("assessment.tasks", reference=assessment.reference))


@blueprint.get("/<reference>")
@may("see")
def tasks(assessment: Assessment) -> str:
    """The task list: every page with its status, how far the assessment is, and whose turn it is."""
    document = store.document(assessment)
    language.choose(document.definition)
    worded = language.worded(document)
    pages = pages_of(worded, assessment.reference)
    findings = before_sending(assessment, document)
    places = by_address(findings)
    states = {page.key: status_of(document, page, places) for page in pages}
    can = {verb: allowed(current_user, verb, assessment) for verb in VERBS}
    revision = assessment.revisions[-1] if assessment.revisions else None
    publication = revisions.standing_publication(assessment)
    returned = revisions.open_return(assessment)
    return render_template(
        "assessment/tasks.html",
        assessment=assessment,
        status=STATUSES[assessment.status],
        can=can,
        counts=count(findings),
        parts=_parts(worded.definition.sections, pages, states, can["edit"]),
        complete=sum(state == COMPLETE for state in states.values()),
        total=len(pages),
        started=any(state != NOT_STARTED for state in states.values()),
        waiting=len(copies.unsettled(assessment)),
        resume=_resume(assessment, pages, states),
        head_name=assessment.head.name if assessment.head else "the head of service",
        revision=revision if can["review"] else None,
        returned=returned,
        returned_comments=_comments(pages, returned.comments) if returned else [],
        deadline=committee.warning(assessment, document),
        has_paragraph=committee.has_paragraph(assessment),
        public_url=publication
        and url_for("publications.page", year=assessment.year, number=assessment.number),
        language=language.choice(document.definition),
        key=new_key(),
    )


def _parts(
    sections: Sequence[Section], pages: Sequence[Page], states: dict[str, str], can_edit: bool
) -> list[tuple[str, list[dict[str, Any]]]]:
    """The pages as task lists, one under each printed part heading; none under a part that is not asked so far."""
    parts = []
    asks = [section for section in sections if any(one.type != SIGNED for one in section.questions)]
    for part, group in groupby(asks, key=lambda section: section.part or section.title):
        inside, items = {section.id for section in group}, []
        for page in pages:
            if page.section.id not in inside:
                continue
            state = states[page.key]
            tag = {"tag": {"text": state, "classes": TAGS[state]}} if state in TAGS else {"text": state}
            title = language.titled(page.section.title, page.who_label)
            link = {"href": page.url} if can_edit else {}
            items.append({"title": {"text": title}, "status": tag, **link})
        parts.append((language.say(part), items))
    return parts


def _resume(assessment: Assessment, pages: Sequence[Page], states: dict[str, str]) -> Page:
    """The page this person wrote on last, else the first one not complete."""
    mine = [
        (held.at, address)
        for address, held in store.answers(assessment).items()
        if held.by == current_user.name
    ]
    for _, address in sorted(mine, reverse=True):
        if found := page_of(pages, address):
            return found
    return next((page for page in pages if states[page.key] != COMPLETE), pages[0])


def _comments(pages: Sequence[Page], comments: dict[str, str]) -> list[tuple[str, str, str]]:
    """Each comment with the title of what it is about and the first page of that, in page order, "" for the whole."""
    first: dict[str, Page] = {}
    for page in pages:
        first.setdefault(page.section.id, page)
    ordered = sorted(comments.items(), key=lambda item: [*first, item[0]].index(item[0]))
    return [
        (first[section].section.title, first[section].url, comment)
        if section in first
        else ("The whole assessment", "", comment)
        for section, comment in ordered
    ]


@blueprint.get("/<reference>/history")
@may("see")
def history(assessment: Assessment) -> str:
    """Who did what when, newest first, a hundred at a time."""
    before = request.args.get("before", type=int)
    events = register.history(assessment, before)
    definition = store.definition(assessment.form_version)
    places = {}
    for event in events:
        if event.address and (found := definition.find(event.address)):
            places[event.address] = Place(found[0], found[1], found[2], event.address)
    older = (
        url_for("assessment.history", reference=assessment.reference, before=events[-1].seq)
        if len(events) == 100
        else None
    )
    return render_template(
        "assessment/history.html",
        assessment=assessment,
        entries=[_entry(event, places.get(event.address or "")) for event in events],
        older=older,
        waiting=len(copies.unsettled(assessment)),
    )


def _entry(event: AuditEvent, place: Place | None) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "what": EVENTS.get(event.action, event.action),
        "who": event.actor,
        "at": event.at,
    }
    if place:
        entry["where"] = place.label
        if event.action in ("save", "conflict"):
            entry["before"] = clashes.words(place.question, event.before)
            entry["after"] = clashes.words(place.question, event.after)
    if event.action == "assign":
        entry["before"], entry["after"] = _posts(event.before), _posts(event.after)
    if event.action in ("waive", "withdraw") and isinstance(event.after, dict):
        entry["after"] = event.after.get("reason", "")
    return entry


def _posts(people: Any) -> str:
    """Who worked on it, a line for each place."""
    team = ", ".join(people["team"]) or "nobody"
    return f"Lead officer: {people['lead']}\nHead of service: {people['head'] or 'nobody'}\nTeam: {team}"
