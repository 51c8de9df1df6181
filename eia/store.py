"""Answers in and out. The only writer of SavedAnswer, ConflictCopy and Revision.

A save locks the assessment first and reads second (on PostgreSQL a joined read under FOR UPDATE sees rows older than
the lock), compares the version the officer saw inside the UPDATE, and leaves one audit event, all in one transaction.
Functions flush; the view commits once. The path of a save uses Core statements.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, insert, inspect, select, update
from sqlalchemy.orm import InstanceState

import rules
from eia import audit, keys
from eia.batch import Batch
from eia.errors import Conflict, EiaError, NotFound, NotUnderstood
from eia.extensions import db, ensure_writing
from eia.models import Assessment, ConflictCopy, IdempotencyKey, Revision, SavedAnswer, User, now
from eia.permissions import require
from eia.standing import Held, answers, definition, document, form_of, next_label
from forms import document as documents
from forms.document import Document
from forms.model import FormDefinition
from forms.text import clean_value
from forms.types import TYPES, is_unreadable

__all__ = [
    "Held",
    "Saved",
    "answers",
    "definition",
    "document",
    "forget_old_keys",
    "form_of",
    "freeze",
    "lock",
    "next_label",
    "revision_document",
    "save_answer",
    "save_answers",
]

ASSESSMENTS, ANSWERS, KEYS = Assessment.__table__, SavedAnswer.__table__, IdempotencyKey.__table__
# Built once: putting a statement together costs more than running it.
_STAMP = ("value", "version", "updated_by_id", "updated_at")
_INSERT = Batch(insert(ANSWERS), "assessment_id", "address", *_STAMP)
_UPDATE = Batch(
    update(ANSWERS)
    .where(
        ANSWERS.c.assessment_id == bindparam("at_assessment"),
        ANSWERS.c.address == bindparam("at_address"),
        ANSWERS.c.version == bindparam("seen"),
    )
    .values({name: bindparam(name) for name in _STAMP})
)
_WANTED = select(ANSWERS.c.address, *(ANSWERS.c[name] for name in _STAMP)).where(
    ANSWERS.c.assessment_id == bindparam("assessment_id"),
    ANSWERS.c.address.in_(bindparam("addresses", expanding=True)),
)
_BUMP = (
    update(ASSESSMENTS)
    .where(ASSESSMENTS.c.id == bindparam("assessment_id"))
    .values(revision=ASSESSMENTS.c.revision + 1, updated_at=bindparam("at"))
)
_LOCK = (
    select(Assessment)
    .where(Assessment.id == bindparam("assessment_id"))
    .with_for_update()
    .execution_options(populate_existing=True)
)


@dataclass(frozen=True, slots=True)
class Saved:
    """An answer as it stands after a save; ``changed`` is False where the same text stood there already."""

    address: str
    version: int
    at: datetime
    changed: bool


def lock(assessment: Assessment) -> None:
    """Hold the assessment's row until the transaction ends, as it stands then. Every edit and verb starts here.

    On SQLite a transaction that may write holds the whole file from its beginning: what was read in it still stands.
    """
    ensure_writing()
    db.session.flush()
    state: InstanceState[Assessment] = inspect(assessment)
    if db.engine.dialect.name == "sqlite" and not state.expired:
        return
    # Its identity, not its id: beginning a new transaction has expired it, and reading it would be a second read.
    identity: tuple[Any, ...] = state.identity or (None,)
    db.session.execute(_LOCK, {"assessment_id": identity[0]}).one()


def save_answer(
    actor: User, assessment: Assessment, address: str, value: Any, seen_version: int, key: str | None = None
) -> Saved:
    """Store ``value`` at ``address`` if nobody changed it since ``seen_version`` (0: there was no answer yet).

    ``key`` is the edit's idempotency key: the same key again gets the same Saved and writes nothing.
    Raises NotFound, NotAllowed, and Conflict, before which the refused text is committed as a ConflictCopy.
    """
    if key and (before := keys.answered(actor, key)[0]):
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
        keys.claim(actor, key, response)
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
    form = form_of(assessment)
    changes = {address: (_fitting(form, address, value), seen) for address, (value, seen) in changes.items()}
    at = now()
    wanted = {"assessment_id": assessment.id, "addresses": list(changes)}
    held = {row.address: row for row in db.session.connection().execute(_WANTED, wanted)}
    written = _write(actor, assessment.id, changes, held, at)
    saved: list[Saved] = []
    conflicts: list[Conflict] = []
    events: list[tuple[str, Any, Any]] = []
    for address, (value, seen) in changes.items():
        row = held.get(address)
        current, version = (row.value, row.version) if row else (None, 0)
        if value == current:
            saved.append(Saved(address, version, row.updated_at if row else at, False))
        elif address in written:
            events.append((address, current, value))
            saved.append(Saved(address, seen + 1, at, True))
        else:
            conflicts.append(_conflict(actor, assessment, address, value, seen, row))
    if events:
        audit.record_saves(actor, assessment, events)
        db.session.connection().execute(_BUMP, {"assessment_id": assessment.id, "at": at})
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
    actor: User,
    assessment_id: int,
    changes: Mapping[str, tuple[Any, int]],
    held: Mapping[str, Any],
    at: datetime,
) -> frozenset[str]:
    """Insert or update what differs from ``held``; the addresses for which the version seen was the version stored."""
    added: list[dict[str, Any]] = []
    edited: list[dict[str, Any]] = []
    for address, (value, seen) in changes.items():
        row = held.get(address)
        stamp = {"value": value, "version": seen + 1, "updated_by_id": actor.id, "updated_at": at}
        if row is None:
            if seen == 0 and value is not None:
                added.append({"assessment_id": assessment_id, "address": address, **stamp})
        elif row.version == seen and row.value != value:
            edited.append({"at_assessment": assessment_id, "at_address": address, "seen": seen, **stamp})
    connection = db.session.connection()
    if added:
        _INSERT.run(connection, added)
    return frozenset(line["address"] for line in added) | _update(assessment_id, edited, at)


def _update(assessment_id: int, edited: list[dict[str, Any]], at: datetime) -> frozenset[str]:
    """Run the updates in one go; the addresses where the UPDATE itself still found the version seen."""
    if not edited:
        return frozenset()
    connection = db.session.connection()
    addresses = frozenset(line["at_address"] for line in edited)
    if _UPDATE.run(connection, edited) == len(edited):
        return addresses
    # Together they report only how many rows were met. Whose those are is told by the moment this save wrote in them.
    wanted = {"assessment_id": assessment_id, "addresses": list(addresses)}
    by = edited[0]["updated_by_id"]
    rows = connection.execute(_WANTED, wanted)
    return frozenset(row.address for row in rows if (row.updated_at, row.updated_by_id) == (at, by))


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
