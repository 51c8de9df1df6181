"""Forms in the making: drafts, their edits and undoing, and making a version live. The only writer of a form's body.

A form has at most one draft, made at its first change. Every edit keeps the whole body as it was before, names who made
it, and compares the state its maker saw. A live version never changes: assessments begun on it stay on it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import rules
from eia import audit
from eia.errors import NotAllowed, NotFound, NotUnderstood, Stale
from eia.extensions import db, ensure_writing
from eia.form_versions import answers_to, by_form, current, live, next_label, state, steps, versions_of
from eia.models import FormStep, FormVersion, User, now
from eia.permissions import require
from forms.definition import digest, dump, parse
from forms.editing import Source
from forms.model import FormDefinition

__all__ = [
    "Change",
    "answers_to",
    "ask_to_make_live",
    "bring_in",
    "by_form",
    "current",
    "discard",
    "edit",
    "live",
    "make_live",
    "next_label",
    "start",
    "state",
    "steps",
    "undo",
]

Change = Callable[[Source], Source]


def edit(actor: User, form_id: str, seen: str, note: str, change: Change) -> FormVersion:
    """Make ``change`` to the draft of ``form_id``, which is made now if there is none; ``note`` says what was done.

    Raises NotAllowed; Stale where the form is no longer as ``seen``; DefinitionError where the form would be broken.
    Before each of these nothing has been written.
    """
    require(actor, "manage_forms")
    version = _locked(current(form_id), seen)
    made = change(version.body)
    if made == version.body:
        return version
    form = parse(made, form_id)
    if version.status != "draft":
        version = _draft(actor, form, based_on=version, version=next_label(form_id, version.version))
        made = version.body
        before: Source = dict(version.based_on.body) if version.based_on else {}
    else:
        before = version.body
    version.revision += 1
    db.session.add(
        FormStep(
            form_version_id=version.id,
            number=version.revision,
            note=note[:300],
            before=before,
            by_id=actor.id,
        )
    )
    _put(actor, version, made)
    return version


def undo(actor: User, form_id: str, seen: str) -> FormVersion:
    """Take back the last edit that stands. Raises NotUnderstood where there is none, and as ``edit`` does."""
    require(actor, "manage_forms")
    version = _locked(_draft_of(form_id), seen)
    last = next((step for step in steps(version) if not step.undone), None)
    if last is None:
        raise NotUnderstood("There is nothing left to undo in this draft.")
    last.undone = True
    version.revision += 1
    _put(actor, version, dict(last.before) | {"id": version.form_id, "version": version.version})
    return version


def discard(actor: User, form_id: str, seen: str) -> None:
    """Throw a draft away; the record keeps its last state. Raises as ``edit`` does, NotFound without a draft."""
    require(actor, "manage_forms")
    version = _locked(_draft_of(form_id), seen)
    audit.record(
        actor,
        "form_discard",
        subject=_subject(version),
        before={"digest": version.digest, "body": version.body},
    )
    for step in steps(version):
        db.session.delete(step)
    db.session.flush()
    db.session.delete(version)
    db.session.flush()


def start(actor: User, source: Source, form_id: str, title: str) -> FormVersion:
    """A new form ``form_id``, a draft 1.0 with the questions of ``source``. Raises NotUnderstood for an id in use."""
    require(actor, "manage_forms")
    ensure_writing()
    if versions_of(form_id):
        raise NotUnderstood(f"There is already a form “{form_id}” here. Choose another name.")
    form = parse({**source, "id": form_id, "version": "1.0", "title": title}, form_id)
    return _draft(actor, form, based_on=None, version="1.0")


def bring_in(actor: User, source: Any) -> FormVersion:
    """A form from a file, as a draft: of a form that is here, its next version, else a new form.

    Raises DefinitionError for a file that is no form, NotAllowed where the form has a draft already.
    """
    require(actor, "manage_forms")
    ensure_writing()
    form = parse(source, "file")
    versions = versions_of(form.id)
    if any(each.status == "draft" for each in versions):
        raise NotAllowed(
            f"“{form.title}” has a draft already. Make that draft live or discard it, then import this file."
        )
    newest = live(form.id)
    label = next_label(form.id, newest.version) if newest else form.version
    if any(each.version == label for each in versions):
        label = next_label(form.id, label)
    return _draft(actor, form, based_on=newest, version=label)


def ask_to_make_live(actor: User, form_id: str, seen: str, change_note: str) -> FormVersion:
    """Put a draft before a second post, with a note of what changed. Raises as ``make_live`` does."""
    version = _ready(actor, form_id, seen, change_note)
    version.asked_live_by = actor
    audit.record(
        actor, "form", subject=_subject(version), after={"status": "asked to be live", "note": change_note}
    )
    db.session.flush()
    return version


def make_live(
    actor: User, form_id: str, seen: str, change_note: str, needs_second_post: bool = False
) -> FormVersion:
    """Freeze a draft as the live version; the one before is retired, and running assessments stay on theirs.

    Raises NotUnderstood without a note or with blockers of the form's own check, NotAllowed where a second post is
    needed and ``actor`` is the one who asked or nobody has, Stale, NotFound without a draft.
    """
    version = _ready(actor, form_id, seen, change_note)
    if needs_second_post and version.asked_live_by_id is None:
        raise NotAllowed("A second person has to agree: ask for this version to be made live first.")
    if needs_second_post and version.asked_live_by_id == actor.id:
        raise NotAllowed("You asked for this version to be made live, so someone else has to agree.")
    for other in versions_of(form_id):
        if other.status == "live":
            other.status = "retired"
    version.status, version.made_live_at, version.made_live_by = "live", now(), actor
    audit.record(
        actor,
        "form",
        subject=_subject(version),
        after={"form": form_id, "version": version.version, "digest": version.digest, "status": "live"},
    )
    db.session.flush()
    return version


def _ready(actor: User, form_id: str, seen: str, change_note: str) -> FormVersion:
    require(actor, "manage_forms")
    version = _locked(_draft_of(form_id), seen)
    if not change_note.strip():
        raise NotUnderstood("Say what changed and why, for those who will read the form's history.")
    blockers = [
        finding
        for finding in rules.check_definition(parse(version.body, form_id))
        if finding.severity is rules.Severity.BLOCKER
    ]
    if blockers:
        raise NotUnderstood(f"This form cannot be made live yet: {blockers[0].message}")
    version.change_note = change_note.strip()
    return version


def _draft(actor: User, form: FormDefinition, based_on: FormVersion | None, version: str) -> FormVersion:
    body = dump(form) | {"version": version}
    draft = FormVersion(
        form_id=form.id, version=version, title=form.title, body=body, digest="", status="draft", revision=0
    )
    draft.based_on = based_on
    db.session.add(draft)
    _put(actor, draft, body)
    return draft


def _put(actor: User, version: FormVersion, body: Source) -> None:
    form = parse(body, version.form_id)
    version.body, version.title, version.digest = body, form.title, digest(form)
    # Whoever asked for it to be made live asked for other words.
    version.updated_at, version.updated_by, version.asked_live_by = now(), actor, None
    db.session.flush()
    audit.record(
        actor,
        "form",
        subject=_subject(version),
        after={"revision": version.revision, "digest": version.digest},
    )


def _draft_of(form_id: str) -> FormVersion:
    version = current(form_id)
    if version.status != "draft":
        raise NotFound("This form has no draft.")
    return version


def _locked(version: FormVersion, seen: str) -> FormVersion:
    """``version`` held until the transaction ends. Raises Stale, with who changed what, where it is not as seen."""
    ensure_writing()
    found = version.status
    # On PostgreSQL this waits for whoever makes the draft live at the same moment; then it is a draft no more.
    db.session.refresh(version, with_for_update=True)
    newest = current(version.form_id)
    if newest.id != version.id or state(newest) != seen or version.status != found:
        last = next(iter(steps(newest)), None)
        who = newest.updated_by.name if newest.updated_by else "Someone"
        raise Stale(
            f"{who} changed this form after you opened it"
            + (f" ({last.note})" if last else "")
            + ". What you typed is still here: look at the form as it is now, then save again."
        )
    return version


def _subject(version: FormVersion) -> str:
    return f"form {version.ref}"[:120]
