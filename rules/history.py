"""What happened to an assessment: who edited which answer when, who signed, what stood there before.

The application makes a History of its audit trail; a program may give one as JSON. Everything may be left out,
and a rule that reads what was left out is silent.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Literal, cast

from forms.document import Document
from forms.model import JSON
from rules.given import Given, GivenError

SignerRole = Literal["lead", "head_of_service", "equality_lead"]
ROLES: tuple[SignerRole, ...] = ("lead", "head_of_service", "equality_lead")


@dataclass(frozen=True, slots=True)
class Edit:
    """One change of the answer at ``address``."""

    address: str
    at: datetime.datetime
    by: str = ""


@dataclass(frozen=True, slots=True)
class SignedBy:
    """One signature. ``roles`` are the roles the signer held on that day; ``confirmed`` says whether each statement
    was confirmed by itself."""

    role: SignerRole
    name: str = ""
    post: str = ""
    on: datetime.date | None = None
    roles: tuple[str, ...] = ()
    confirmed: bool = False
    comment: str = ""


@dataclass(frozen=True, slots=True)
class History:
    """All that a rule may know of the past. ``done_actions`` are the numbers of the rows of the action list, from 0,
    that were reported done; the digests are those of the frozen document and of the published file."""

    edits: tuple[Edit, ...] = ()
    signatures: tuple[SignedBy, ...] = ()
    earlier: Document | None = None
    equality_comments: tuple[str, ...] = ()
    open_blockers_at_signing: int = 0
    signed_digest: str = ""
    file_digest: str = ""
    published_on: datetime.date | None = None
    decision_on: datetime.date | None = None
    consultation_closed: datetime.date | None = None
    reconfirmed_on: datetime.date | None = None
    done_actions: tuple[int, ...] = ()

    @classmethod
    def from_json(
        cls, source: JSON, name: str = "history", document: Callable[[JSON], Document] = Document.from_json
    ) -> History:
        """Make a History of parsed JSON; ``document`` reads the earlier assessment.

        Raises GivenError with a sentence, and what ``document`` raises.
        """
        given = Given.of(source, name, (item.name for item in fields(cls)))
        earlier = given.source.get("earlier")
        return cls(
            edits=given.each("edits", _edit),
            signatures=given.each("signatures", _signature),
            earlier=None if earlier is None else document(earlier),
            equality_comments=given.texts("equality_comments"),
            open_blockers_at_signing=given.number("open_blockers_at_signing"),
            signed_digest=given.text("signed_digest"),
            file_digest=given.text("file_digest"),
            published_on=given.day("published_on"),
            decision_on=given.day("decision_on"),
            consultation_closed=given.day("consultation_closed"),
            reconfirmed_on=given.day("reconfirmed_on"),
            done_actions=given.numbers("done_actions"),
        )


def _edit(source: JSON, where: str) -> Edit:
    given = Given.of(source, where, (item.name for item in fields(Edit)))
    at = given.moment("at")
    if at is None:
        raise GivenError(f"{where}.at: an edit needs its time.")
    return Edit(given.text("address"), at, given.text("by"))


def _signature(source: JSON, where: str) -> SignedBy:
    given = Given.of(source, where, (item.name for item in fields(SignedBy)))
    return SignedBy(
        role=cast(SignerRole, given.word("role", ROLES)),
        name=given.text("name"),
        post=given.text("post"),
        on=given.day("on"),
        roles=given.texts("roles"),
        confirmed=given.flag("confirmed"),
        comment=given.text("comment"),
    )
