"""The texts that could not be saved because somebody else had changed the answer first, until one is chosen."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sqlalchemy import select, update

from eia.errors import NotFound
from eia.extensions import db
from eia.models import Assessment, ConflictCopy, SavedAnswer, User, now


def unsettled(assessment: Assessment) -> list[ConflictCopy]:
    """The kept texts nobody has chosen about, oldest first; one that stands in the answer by now is not among them."""
    waiting = select(ConflictCopy).filter_by(assessment_id=assessment.id).filter(_OPEN)
    found = list(db.session.scalars(waiting.order_by(ConflictCopy.id)))
    if not found:
        return []
    columns = select(SavedAnswer.address, SavedAnswer.value).filter(
        SavedAnswer.assessment_id == assessment.id,
        SavedAnswer.address.in_({copy.address for copy in found}),
    )
    stands = {row.address: row.value for row in db.session.execute(columns)}
    return [copy for copy in found if copy.value != stands.get(copy.address)]


def unsettled_one(assessment: Assessment, number: int) -> ConflictCopy:
    """The kept text ``number`` of ``assessment``. Raises NotFound where it was chosen about, or never was."""
    for copy in unsettled(assessment):
        if copy.id == number:
            return copy
    raise NotFound("This text was chosen about already, or there is no such text.")


def settle(actor: User, assessment: Assessment, addresses: Collection[str], numbers: Iterable[str]) -> None:
    """A choice was made at ``addresses``: it settles the texts ``actor`` wrote there, and those called ``numbers``.

    The texts themselves stay; so does the audit event of each.
    """
    if not addresses:
        return
    called = {int(number) for number in numbers if number.isascii() and number.isdigit() and len(number) < 10}
    chosen = (ConflictCopy.user_id == actor.id) | ConflictCopy.id.in_(called)
    of_this = (ConflictCopy.assessment_id == assessment.id) & ConflictCopy.address.in_(addresses)
    db.session.execute(update(ConflictCopy).where(of_this, chosen, _OPEN).values(settled_at=now()))


_OPEN = ConflictCopy.settled_at.is_(None)
