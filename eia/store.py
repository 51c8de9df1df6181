"""Answers in and out. The only writer of SavedAnswer, ConflictCopy and Revision.

A save locks the assessment first and reads second (on PostgreSQL a joined read under FOR UPDATE sees rows older than
the lock), compares the version the officer saw inside the UPDATE, and leaves one audit event, all in one transaction.
Functions flush; the view commits once. The path of a save uses Core statements.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import bindparam, delete, func, insert, select, update

import rules
from eia import audit
from eia.errors import Conflict, EiaError, NotFound, NotUnderstood
from eia.extensions import db, ensure_writing
from eia.models import (
    Assessment,
    ConflictCopy,
    FormVersion,
    IdempotencyKey,
    Publication,
    Revision,
    SavedAnswer,
    User,
    now,
    today,
)
from eia.permissions import require
from forms import document as documents
from forms.definition import parse
from forms.document import About, Document
from forms.model import FormDefinition
from forms.text import clean_value
from forms.types import TYPES, is_unreadable

ANSWERS = SavedAnswer.__table__
KEYS = IdempotencyKey.__table__
# Built once: putting a statement together costs more than running it.
_INSERT = insert(ANSWERS)
_UPDATE = (
    update(ANSWERS)
    .where(
        ANSWERS.c.assessment_id == bindparam("at_assessment"),
        ANSWERS.c.address == bindparam("at_address"),
        ANSWERS.c.version == bindparam("seen"),
    )
    .values({name: bindparam(name) for name in ("value", "version", "updated_by_id", "updated_at")})
)


@dataclass(frozen=True, slots=True)
class Saved:
    """An answer as it stands after a save; ``changed`` is False where the same text stood there already."""

    address: str
    version: int
    at: datetime
    changed: bool


@dataclass(frozen=True, slots=True)
class Held:
    """A stored answer: its value (None when it was cleared), and the version a form must send back with it."""

    value: Any
    version: int
    by: str
    at: datetime


def lock(assessment: Assessment) -> None:
    """Hold the assessment's row until the transaction ends, and read it again. Every edit and verb starts here."""
    ensure_writing()
    db.session.refresh(assessment, with_for_update=True)


@lru_cache(maxsize=64)
def _parsed(version_id: int, digest: str) -> FormDefinition:
    body = db.session.scalar(select(FormVersion.body).filter_by(id=version_id))
    return parse(body, digest)


def definition(version: FormVersion) -> FormDefinition:
    """The questions of ``version``, parsed once per process: a live version never changes."""
    return _parsed(version.id, version.digest)


def save_answer(
    actor: User, assessment: Assessment, address: str, value: Any, seen_version: int, key: str | None = None
) -> Saved:
    """Store ``value`` at ``address`` if nobody changed it since ``seen_version`` (0: there was no answer yet).

    ``key`` is the edit's idempotency key: the same key again gets the same Saved and writes nothing.
    Raises NotFound, NotAllowed, and Conflict, before which the refused text is committed as a ConflictCopy.
    """
    if key and (before := _answered(actor, key)):
        return Saved(
            before["address"], before["version"], datetime.fromisoformat(before["at"]), before["changed"]
        )
    saved, conflicts = save_answers(actor, assessment, {address: (value, seen_version)})
    if conflicts:
        # Committed here, because whoever handles the error will undo the transaction, and the text must outlive that.
        db.session.commit()
        raise conflicts[0]
    if key:
        response = {
            "address": address,
            "version": saved[0].version,
            "at": saved[0].at.isoformat(),
            "changed": saved[0].changed,
        }
        db.session.execute(insert(KEYS).values(user_id=actor.id, key=key, response=response, at=now()))
    return saved[0]


def save_answers(
    actor: User, assessment: Assessment, changes: Mapping[str, tuple[Any, int]]
) -> tuple[tuple[Saved, ...], tuple[Conflict, ...]]:
    """Store each address's (value, version seen); what cannot be stored comes back as a Conflict, its text kept.

    All that can be saved is saved, so that one clash on a page does not hold up the rest of it.
    Raises NotFound for an address the form does not have, NotAllowed where ``actor`` may not edit now.
    """
    lock(assessment)
    require(actor, "edit", assessment)
    form = definition(assessment.form_version)
    changes = {address: (_fitting(form, address, value), seen) for address, (value, seen) in changes.items()}
    at = now()
    wanted = select(ANSWERS).where(ANSWERS.c.assessment_id == assessment.id, ANSWERS.c.address.in_(changes))
    held = {row.address: row for row in db.session.execute(wanted)}
    saved: list[Saved] = []
    conflicts: list[Conflict] = []
    events: list[tuple[str, Any, Any]] = []
    for address, (value, seen) in changes.items():
        row = held.get(address)
        current, version = (row.value, row.version) if row else (None, 0)
        if value == current:
            saved.append(Saved(address, version, row.updated_at if row else at, False))
        elif _write(actor, assessment.id, address, value, seen, at, is_new=row is None):
            events.append((address, current, value))
            saved.append(Saved(address, seen + 1, at, True))
        else:
            conflicts.append(_conflict(actor, assessment, address, value, seen, row))
    if events:
        audit.record_saves(actor, assessment, events)
        table = Assessment.__table__
        bump = update(table).where(table.c.id == assessment.id)
        db.session.execute(bump.values(revision=table.c.revision + 1, updated_at=at))
        db.session.expire(assessment, ["revision", "updated_at"])
    return tuple(saved), tuple(conflicts)


def _fitting(form: FormDefinition, address: str, value: Any) -> Any:
    """``value`` as it may be stored. Raises NotFound for an unknown address, NotUnderstood for another shape."""
    found = form.find(address)
    if found is None:
        raise NotFound(f"This form has no question at “{address}”.")
    value = clean_value(value)
    if value is None or is_unreadable(value):
        return value
    kind = TYPES[found[2].type]
    if not kind.fits(found[2], value):
        raise NotUnderstood(f"The answer at “{address}” must be {kind.shape}.")
    return None if kind.is_blank(value) else value


def _write(
    actor: User, assessment_id: int, address: str, value: Any, seen: int, at: datetime, *, is_new: bool
) -> bool:
    """Insert or update one answer; False where the version seen is not the version stored."""
    values = {"value": value, "version": seen + 1, "updated_by_id": actor.id, "updated_at": at}
    connection = db.session.connection()
    if is_new:
        if seen == 0:
            connection.execute(_INSERT, {"assessment_id": assessment_id, "address": address, **values})
        return seen == 0
    place = {"at_assessment": assessment_id, "at_address": address, "seen": seen}
    return bool(connection.execute(_UPDATE, {**place, **values}).rowcount)


def _conflict(actor: User, assessment: Assessment, address: str, value: Any, seen: int, row: Any) -> Conflict:
    """Keep ``value`` as a ConflictCopy, once, and make the Conflict that shows both texts."""
    copies = select(ConflictCopy).filter_by(
        assessment_id=assessment.id, address=address, user_id=actor.id, base_version=seen
    )
    if not any(copy.value == value for copy in db.session.scalars(copies)):
        db.session.add(
            ConflictCopy(
                assessment_id=assessment.id, address=address, value=value, base_version=seen, user_id=actor.id
            )
        )
        db.session.flush()
        audit.record(actor, "conflict", assessment, address, before=row.value if row else None, after=value)
    who = db.session.get_one(User, row.updated_by_id).name if row else "Someone"
    return Conflict(
        address,
        value,
        row.value if row else None,
        who,
        row.updated_at if row else None,
        row.version if row else 0,
    )


def _answered(actor: User, key: str) -> dict[str, Any] | None:
    return db.session.scalar(select(IdempotencyKey.response).filter_by(user_id=actor.id, key=key))


def answers(assessment: Assessment) -> dict[str, Held]:
    """Every stored answer by address, the cleared ones too."""
    columns = (SavedAnswer.address, SavedAnswer.value, SavedAnswer.version, User.name, SavedAnswer.updated_at)
    rows = db.session.execute(
        select(*columns)
        .join(User, User.id == SavedAnswer.updated_by_id)
        .filter(SavedAnswer.assessment_id == assessment.id)
    )
    return {address: Held(value, version, by, at) for address, value, version, by, at in rows}


def document(assessment: Assessment, as_of: date | None = None) -> Document:
    """The assessment as it stands now, judged at ``as_of`` (today in London unless given)."""
    held = select(SavedAnswer.address, SavedAnswer.value).filter(
        SavedAnswer.assessment_id == assessment.id, SavedAnswer.value.is_not(None)
    )
    return Document(
        definition=definition(assessment.form_version),
        answers={address: value for address, value in db.session.execute(held).all() if value is not None},
        about=About(
            reference=assessment.reference,
            title=assessment.title,
            service=assessment.service,
            version=next_label(assessment),
            status=assessment.status,
            lead_officer=assessment.lead.name,
            head_of_service=assessment.head.name if assessment.head else "",
        ),
        waivers=tuple(
            documents.Waiver(
                item.code, item.address, item.reason, item.post, item.on.isoformat(), item.text_digest
            )
            for item in assessment.waivers
        ),
        as_of=as_of or today(),
    )


def next_label(assessment: Assessment) -> str:
    """The version the next publication will carry: 1.0, and after each publication the next minor number."""
    # Counted, not loaded: each revision carries a whole document, and every page asks for this number.
    published = (
        select(func.count(Publication.id)).join(Revision).where(Revision.assessment_id == assessment.id)
    )
    return f"1.{db.session.scalar(published)}"


def freeze(
    actor: User, assessment: Assessment, frozen: Document, findings: tuple[rules.Finding, ...]
) -> Revision:
    """Make the Revision of ``frozen``: its whole JSON, the definition inside, its findings and its digest."""
    body = frozen.to_json()
    revision = Revision(
        number=len(assessment.revisions) + 1,
        version_label=next_label(assessment),
        document=body,
        findings=[dict(finding.to_json()) for finding in findings],
        ruleset=rules.RULESET,
        digest=documents.digest(body),
        sent_by=actor,
    )
    assessment.revisions.append(revision)
    db.session.flush()
    return revision


def revision_document(revision: Revision) -> Document:
    """The Document as it was frozen. Raises EiaError where the stored text no longer has the stored digest."""
    if documents.digest(revision.document) != revision.digest:
        raise EiaError(
            f"Revision {revision.number} does not match its digest: it was changed after it was frozen."
        )
    return Document.from_json(revision.document, f"revision {revision.number}")


def forget_old_keys(before: datetime) -> int:
    """Delete the idempotency keys older than ``before``; how many there were."""
    return int(db.session.execute(delete(KEYS).where(KEYS.c.at < before)).rowcount)  # type: ignore[attr-defined]
