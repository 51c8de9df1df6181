"""Moving a draft assessment to a newer version of its form, and back. Writes SavedAnswer rows under the store's lock.

Nothing is thrown away: an answer with no place in the newer form keeps its row, readable as an orphan, and until the
next save the whole move can be undone.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from eia import audit, store
from eia.errors import NotAllowed, NotFound, Stale
from eia.extensions import db
from eia.models import Assessment, FormUpgrade, FormVersion, SavedAnswer, User, now
from eia.permissions import require
from forms import upgrade as upgrades
from forms.upgrade import Orphan, Upgrade


def newer(assessment: Assessment) -> FormVersion | None:
    """The live version of the assessment's form, where that is not the one it is on."""
    wanted = (
        select(FormVersion)
        .filter_by(form_id=assessment.form_version.form_id, status="live")
        .filter(FormVersion.id > assessment.form_version_id)
        .order_by(FormVersion.id.desc())
    )
    return db.session.scalars(wanted).first()


def plan(assessment: Assessment, to: FormVersion) -> Upgrade:
    """What moving ``assessment`` to ``to`` would do to its answers. Nothing is changed."""
    held = {row.address: row.value for row in _rows(assessment).values()}
    return upgrades.plan(held, store.definition(assessment.form_version), store.definition(to))


def upgrade(actor: User, assessment: Assessment, to: FormVersion, seen: int) -> Upgrade:
    """Move ``assessment``, as it was when its ``revision`` was ``seen``, to the form version ``to``.

    Raises NotAllowed for a version that is not live or of another form, Stale where someone saved in between.
    """
    store.lock(assessment)
    require(actor, "upgrade", assessment)
    if to.status != "live" or to.form_id != assessment.form_version.form_id:
        raise NotAllowed("An assessment can move to the live version of its own form only.")
    _refuse_stale(assessment, seen)
    rows, at = _rows(assessment), now()
    found = upgrades.plan(
        {row.address: row.value for row in rows.values()},
        store.definition(assessment.form_version),
        store.definition(to),
    )
    before = {move.before: rows[move.before].value for move in found.moved}
    before |= {move.after: rows[move.after].value for move in found.moved if move.after in rows}
    for move in found.moved:
        if move.before != move.after:
            _put(actor, assessment, rows, move.before, None, at)
        _put(actor, assessment, rows, move.after, move.value, at)
    moved = {move.before: move.after for move in found.moved}
    _readdress(assessment, moved)
    step = FormUpgrade(
        assessment_id=assessment.id,
        from_id=assessment.form_version_id,
        to_id=to.id,
        before={"answers": before, "moved": moved},
        by_id=actor.id,
        revision=_move(assessment, to, at),
    )
    db.session.add(step)
    audit.record(actor, "upgrade", assessment, after={"form": to.ref, "moved": moved})
    db.session.flush()
    return found


def undoable(assessment: Assessment) -> FormUpgrade | None:
    """The last move, where nothing was saved since; None otherwise."""
    wanted = select(FormUpgrade).filter_by(assessment_id=assessment.id).order_by(FormUpgrade.id.desc())
    last = db.session.scalars(wanted).first()
    if last is None or last.undone_at is not None or last.revision != assessment.revision:
        return None
    return last


def undo(actor: User, assessment: Assessment) -> None:
    """Take the last move back. Raises NotFound where there is none, or something was saved since."""
    store.lock(assessment)
    require(actor, "upgrade", assessment)
    last = undoable(assessment)
    if last is None:
        raise NotFound("There is no move to a newer form to undo: something was saved since.")
    rows, at = _rows(assessment), now()
    moved: dict[str, str] = last.before["moved"]
    for address in set(moved.values()) - set(last.before["answers"]):
        _put(actor, assessment, rows, address, None, at)
    for address, value in last.before["answers"].items():
        _put(actor, assessment, rows, address, value, at)
    _readdress(assessment, {after: before for before, after in moved.items()})
    last.undone_at = at
    _move(assessment, last.before_version, at)
    audit.record(actor, "upgrade", assessment, after={"form": last.before_version.ref, "moved": {}})
    db.session.flush()


def orphans(assessment: Assessment) -> tuple[Orphan, ...]:
    """The answers kept that the assessment's form has no place for, as they were asked when they were given."""
    form = store.form_of(assessment)
    homeless = {
        row.address: row.value
        for row in _rows(assessment).values()
        if row.value is not None and form.find(row.address) is None
    }
    if not homeless:
        return ()
    wanted = select(FormUpgrade).filter_by(assessment_id=assessment.id).order_by(FormUpgrade.id.desc())
    found: list[Orphan] = []
    for step in db.session.scalars(wanted):
        old = store.definition(step.before_version)
        known = {address: value for address, value in homeless.items() if old.find(address)}
        found += upgrades.plan(known, old, form).orphans
        homeless = {address: value for address, value in homeless.items() if address not in known}
    return tuple(found)


def _rows(assessment: Assessment) -> dict[str, SavedAnswer]:
    rows = db.session.scalars(select(SavedAnswer).filter_by(assessment_id=assessment.id))
    return {row.address: row for row in rows}


def _put(
    actor: User, assessment: Assessment, rows: dict[str, SavedAnswer], address: str, value: Any, at: Any
) -> None:
    row = rows.get(address)
    if row is None:
        row = rows[address] = SavedAnswer(assessment_id=assessment.id, address=address, version=0)
        db.session.add(row)
    audit.record(actor, "save", assessment, address, before=row.value if row.version else None, after=value)
    row.value, row.version, row.updated_by_id, row.updated_at = value, row.version + 1, actor.id, at


def _readdress(assessment: Assessment, moved: dict[str, str]) -> None:
    for waiver in assessment.waivers:
        waiver.address = moved.get(waiver.address, waiver.address)


def _move(assessment: Assessment, to: FormVersion, at: Any) -> int:
    assessment.form_version = to
    assessment.revision += 1
    assessment.updated_at = at
    db.session.flush()
    db.session.expire(assessment, ["form_digest"])
    return assessment.revision


def _refuse_stale(assessment: Assessment, seen: int) -> None:
    if assessment.revision != seen:
        raise Stale("Someone saved an answer while you looked. Look again at what would move, then confirm.")
