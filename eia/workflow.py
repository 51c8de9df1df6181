"""The verbs that move an assessment from draft to publication. The only writer of status.

Each verb locks the assessment, asks permissions.py, changes status by the one table below, leaves one audit event and
flushes; the view commits once. A signature is bound to the digest its signer saw: without the lock and the digest,
three of four racing sign-offs ended on a text other than the stored one (measured: docs/decisions).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import select

import rules
from eia import actions, archive, audit, beside, drafts, entries, readiness, store
from eia.errors import NotAllowed, NotFound, NotUnderstood, Stale
from eia.extensions import db
from eia.models import Assessment, FormVersion, Publication, Revision, SignOff, User, Waiver, now, today
from eia.permissions import STATUS_WORDS, require
from eia.revisions import barred_from_signing, latest_revision, seen_revision, signature, standing_publication

#: (status, verb) → the status it leads to. What is not here cannot be done.
TABLE: dict[tuple[str, str], str] = {
    ("draft", "send"): "with_approver",
    ("with_approver", "return"): "draft",
    ("with_approver", "reopen"): "draft",
    ("with_approver", "sign"): "signed_off",
    ("signed_off", "return"): "draft",
    ("signed_off", "reopen"): "draft",
    ("signed_off", "publish"): "published",
    ("published", "reopen"): "draft",
    ("published", "withdraw"): "withdrawn",
    ("withdrawn", "reopen"): "draft",
    # An earlier publication can be withdrawn while the next version is on its way, which that does not stop.
    ("draft", "withdraw"): "draft",
    ("with_approver", "withdraw"): "with_approver",
    ("signed_off", "withdraw"): "signed_off",
}


def start(
    actor: User,
    title: str,
    service: str,
    lead: User,
    head: User | None,
    team: Sequence[User],
    form_version: FormVersion,
) -> Assessment:
    """A new draft with the next reference of this year. Raises NotAllowed or NotUnderstood."""
    require(actor, "start")
    if form_version.status != "live":
        raise NotAllowed(f"{form_version.ref} is not in use: choose a live form.")
    assessment = drafts.create(title, service, lead, head, team, form_version)
    audit.record(actor, "start", assessment, after=_people(assessment))
    return assessment


def send(actor: User, assessment: Assessment, name: str = "", post: str = "") -> Revision:
    """Freeze the draft and hand it to the head of service, with ``actor`` in the lead officer's sign-off line.

    Raises NotReady with the blockers that stand, NotAllowed where no head of service is named.
    """
    status = _next(actor, assessment, "send")
    if assessment.head is None:
        raise NotAllowed("Name the head of service who is to sign before you send it.")
    document = readiness.signed_by(
        store.document(assessment), "lead_sign_off", name or actor.name, post or "Lead officer"
    )
    document = replace(document, about=replace(document.about, status=status))
    findings = beside.check(assessment, document, "sending")
    readiness.refuse_blockers(findings)
    revision = store.freeze(actor, assessment, document, findings)
    review = document.answer("review_date")
    assessment.review_on = review.day if review else None
    _move(assessment, status)
    audit.record(actor, "send", assessment, after=_about(revision))
    return revision


def return_to_author(
    actor: User, assessment: Assessment, comments: Mapping[str, str], digest: str
) -> SignOff:
    """Give it back with ``comments`` by section id. Raises NotUnderstood without a comment, Stale for another text."""
    status = _next(actor, assessment, "return")
    revision = seen_revision(assessment, digest)
    said = {section: comment.strip() for section, comment in comments.items() if comment.strip()}
    if not said:
        raise NotUnderstood("Say what has to change: a return needs at least one comment.")
    line = _line(actor, revision, "returned", actor.name, actor.name, said)
    _move(assessment, status)
    audit.record(actor, "return", assessment, after=_about(revision) | {"comments": said})
    return line


def sign_off(
    actor: User, assessment: Assessment, digest: str, name: str, post: str, statement: str = ""
) -> SignOff:
    """Sign the text whose ``digest`` the signer saw, as ``name``, ``post``.

    Raises NotAllowed, with the reason, for the lead, the team and anyone who wrote in it; Stale for another text.
    """
    store.lock(assessment)
    require(actor, "see", assessment)
    if reason := barred_from_signing(actor, assessment):
        raise NotAllowed(reason)
    status = _next(actor, assessment, "sign")
    revision = seen_revision(assessment, digest)
    if not name.strip() or not post.strip():
        raise NotUnderstood("Give your name and your post: both stand in the published document.")
    line = _line(actor, revision, "signed", name.strip(), post.strip(), {}, statement)
    actions.keep(revision)
    _move(assessment, status)
    audit.record(actor, "sign", assessment, after=_about(revision) | {"name": line.name, "post": line.post})
    return line


def publish(
    actor: User,
    assessment: Assessment,
    pdf: bytes,
    large_print: bytes | None = None,
    at: datetime | None = None,
    second: tuple[str, bytes, bytes] | None = None,
) -> Publication:
    """Publish the signed revision as ``pdf``, made for the moment ``at``; asked twice, the publication that stands.

    ``second`` is the second language of the form with the PDF in it, as usual and in large print.
    Raises NotReady for what readiness.stops_publication finds, Stale where what was signed is not what is stored.
    """
    store.lock(assessment)
    require(actor, "publish", assessment)
    revision = latest_revision(assessment)
    if assessment.status == "published" and revision.publication:
        return revision.publication
    status = _next(actor, assessment, "publish")
    signed = signature(revision)
    if signed is None or signed.digest != revision.digest:
        raise Stale("The text to be published is not the text that was signed.")
    readiness.refuse_to_publish(revision, signed)
    publication = Publication(
        revision=revision,
        version_label=revision.version_label,
        sha256=archive.keep(pdf),
        size=len(pdf),
        large_sha256=archive.keep(large_print) if large_print else None,
        large_size=len(large_print) if large_print else None,
        **(_in_second(*second) if second else {}),
        published_at=at or now(),
        by=actor,
    )
    db.session.add(publication)
    _move(assessment, status)
    entries.write(assessment)
    audit.record(actor, "publish", assessment, after=_about(revision) | {"sha256": publication.sha256})
    return publication


def _in_second(language: str, pdf: bytes, large_print: bytes) -> dict[str, Any]:
    return {
        "second_language": language,
        "second_sha256": archive.keep(pdf),
        "second_size": len(pdf),
        "second_large_sha256": archive.keep(large_print),
        "second_large_size": len(large_print),
    }


def withdraw(actor: User, assessment: Assessment, reason: str) -> Publication:
    """Withdraw the newest standing publication. Its record and file stay. Raises NotUnderstood without a reason."""
    status = _next(actor, assessment, "withdraw")
    publication = standing_publication(assessment)
    if publication is None:
        raise NotAllowed("Nothing of this assessment is published.")
    if not reason.strip():
        raise NotUnderstood("Give the reason: it stands where the publication stood.")
    publication.withdrawn_at = now()
    publication.withdrawn_reason = reason.strip()
    publication.withdrawn_by_id = actor.id
    _move(assessment, status)
    entries.write(assessment)
    after = {"version": publication.version_label, "reason": reason.strip()}
    audit.record(actor, "withdraw", assessment, after=after)
    return publication


def reopen(actor: User, assessment: Assessment) -> None:
    """Back to draft: to take back what was sent, or to write the next version. Publications stand."""
    status = _next(actor, assessment, "reopen")
    before = assessment.status
    _move(assessment, status)
    audit.record(actor, "reopen", assessment, before=before, after=status)


def waive(actor: User, assessment: Assessment, code: str, address: str, reason: str) -> Waiver:
    """Accept one finding for the text as it stands. Raises NotFound where there is none, NotAllowed for a blocker."""
    store.lock(assessment)
    require(actor, "waive", assessment)
    if not reason.strip():
        raise NotUnderstood(
            "Say why this finding is acceptable: the reason is published with the assessment."
        )
    document = store.document(assessment)
    found = [
        item
        for item in beside.check(assessment, document, "publishing")
        if (item.code, item.address) == (code, address)
    ]
    if not found:
        raise NotFound("That finding is no longer there.")
    if not rules.RULES[code].accepts_waiver(found[0].severity):
        raise NotAllowed(f"{code} cannot be accepted with a reason: it has to be put right.")
    waiver = _waiver(assessment, code, address) or Waiver(code=code, address=address)
    waiver.reason, waiver.by_id, waiver.post, waiver.on = reason.strip(), actor.id, actor.name, today()
    waiver.text_digest = rules.text_digest(document, address)
    if waiver not in assessment.waivers:
        assessment.waivers.append(waiver)
    assessment.revision += 1
    db.session.flush()
    audit.record(actor, "waive", assessment, address, after={"code": code, "reason": waiver.reason})
    return waiver


def unwaive(actor: User, assessment: Assessment, code: str, address: str) -> None:
    """Take an acceptance back. Raises NotFound where there is none."""
    store.lock(assessment)
    require(actor, "waive", assessment)
    waiver = _waiver(assessment, code, address)
    if waiver is None:
        raise NotFound("That finding was not accepted.")
    assessment.waivers.remove(waiver)
    db.session.delete(waiver)
    assessment.revision += 1
    db.session.flush()
    audit.record(actor, "unwaive", assessment, address, before={"code": code, "reason": waiver.reason})


def _next(actor: User, assessment: Assessment, verb: str) -> str:
    """Lock, ask permission, and look up where ``verb`` leads. Raises NotFound or NotAllowed."""
    store.lock(assessment)
    require(actor, verb, assessment)
    status = TABLE.get((assessment.status, verb))
    if status is None:
        raise NotAllowed(
            f"{assessment.reference} is {STATUS_WORDS[assessment.status]}, so this cannot be done now."
        )
    return status


def _move(assessment: Assessment, status: str) -> None:
    assessment.status = status
    assessment.updated_at = now()
    db.session.flush()


def _line(
    actor: User,
    revision: Revision,
    outcome: str,
    name: str,
    post: str,
    comments: dict[str, str],
    statement: str = "",
) -> SignOff:
    line = SignOff(by=actor, name=name, post=post, statement=statement, outcome=outcome, comments=comments)
    line.digest = revision.digest
    revision.sign_offs.append(line)
    db.session.flush()
    return line


def _waiver(assessment: Assessment, code: str, address: str) -> Waiver | None:
    return db.session.scalar(
        select(Waiver).filter_by(assessment_id=assessment.id, code=code, address=address)
    )


def _about(revision: Revision) -> dict[str, Any]:
    return {"version": revision.version_label, "digest": revision.digest}


def _people(assessment: Assessment) -> dict[str, Any]:
    return {
        "title": assessment.title,
        "service": assessment.service,
        "form": assessment.form_version.ref,
        "lead": assessment.lead.name,
        "head": assessment.head.name if assessment.head else None,
        "team": [member.name for member in assessment.team],
    }
