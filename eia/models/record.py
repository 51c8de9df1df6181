"""What is only ever added: who signed, what was published, who did what, and what a person must not lose."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import product
from typing import Any, NamedTuple

from sqlalchemy import JSON, ForeignKey, Index, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from eia.extensions import UtcTime, db
from eia.models.assessment import Assessment, Revision, Value
from eia.models.people import User
from eia.models.time import now


class SignOff(db.Model):  # type: ignore[name-defined,misc]
    """A head of service agreeing to one Revision, or returning it. ``outcome`` is signed or returned."""

    __tablename__ = "sign_off"

    id: Mapped[int] = mapped_column(primary_key=True)
    revision_id: Mapped[int] = mapped_column(ForeignKey("revision.id"), index=True)
    by_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    name: Mapped[str] = mapped_column(String(200))
    post: Mapped[str] = mapped_column(String(200))
    statement: Mapped[str] = mapped_column(Text, default="")
    outcome: Mapped[str] = mapped_column(String(20))
    comments: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    digest: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime] = mapped_column(UtcTime, default=now)

    revision: Mapped[Revision] = relationship(back_populates="sign_offs")
    by: Mapped[User] = relationship()


class KeptFile(NamedTuple):
    """A published PDF: its digest, by which it is found, and how many bytes it has."""

    sha256: str
    size: int


class Publication(db.Model):  # type: ignore[name-defined,misc]
    """The PDF of one signed Revision, kept under its own digest. It may be withdrawn, never replaced."""

    __tablename__ = "publication"

    id: Mapped[int] = mapped_column(primary_key=True)
    revision_id: Mapped[int] = mapped_column(ForeignKey("revision.id"), unique=True)
    version_label: Mapped[str] = mapped_column(String(20))
    sha256: Mapped[str] = mapped_column(String(64))
    size: Mapped[int]
    #: The same revision in large print; None for what was published before it was made.
    large_sha256: Mapped[str | None] = mapped_column(String(64))
    large_size: Mapped[int | None]
    #: Where the form is worded in a second language: its code, and both files in it.
    second_language: Mapped[str | None] = mapped_column(String(5))
    second_sha256: Mapped[str | None] = mapped_column(String(64))
    second_size: Mapped[int | None]
    second_large_sha256: Mapped[str | None] = mapped_column(String(64))
    second_large_size: Mapped[int | None]
    published_at: Mapped[datetime] = mapped_column(UtcTime, default=now)
    by_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcTime)
    withdrawn_reason: Mapped[str | None] = mapped_column(Text)
    withdrawn_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))

    revision: Mapped[Revision] = relationship(back_populates="publication")
    by: Mapped[User] = relationship(foreign_keys=by_id)

    @property
    def files(self) -> Iterator[tuple[str, bool, KeptFile]]:
        """Every file as (its language, "" for the form's own; whether it is in large print; the file)."""
        languages = ("", self.second_language) if self.second_language else ("",)
        for language, large_print in product(languages, (False, True)):
            if file := self.file(language, large_print):
                yield language, large_print, file

    def file(self, language: str = "", large_print: bool = False) -> KeptFile | None:
        """The file in the form's own language, or in ``language``; None where it was published without."""
        if language and language != self.second_language:
            return None
        column = ("second_" if language else "") + ("large_" if large_print else "")
        sha256: str | None = getattr(self, f"{column}sha256")
        return KeptFile(sha256, getattr(self, f"{column}size")) if sha256 else None


class AuditEvent(db.Model):  # type: ignore[name-defined,misc]
    """Who did what to which address, when, as it was before and after. Written by audit.py only.

    ``subject`` names what is no assessment: "form eia-standard@1.1", "report 3".
    """

    __tablename__ = "audit_event"
    __table_args__ = (
        Index("ix_audit_event_assessment", "assessment_id", "seq"),
        {"sqlite_autoincrement": True},
    )

    seq: Mapped[int] = mapped_column(Integer, primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcTime, default=now)
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    actor: Mapped[str] = mapped_column(String(200))
    role: Mapped[str] = mapped_column(String(200))
    action: Mapped[str] = mapped_column(String(40))
    assessment_id: Mapped[int | None] = mapped_column(ForeignKey("assessment.id"))
    address: Mapped[str | None] = mapped_column(String(200))
    subject: Mapped[str | None] = mapped_column(String(120))
    before: Mapped[Any] = mapped_column(Value, nullable=True)
    after: Mapped[Any] = mapped_column(Value, nullable=True)

    assessment: Mapped[Assessment | None] = relationship()


class IdempotencyKey(db.Model):  # type: ignore[name-defined,misc]
    """What a save answered, so that the same save sent again gets the same answer and makes no second version."""

    __tablename__ = "idempotency_key"

    user_id: Mapped[int] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"), primary_key=True)
    key: Mapped[str] = mapped_column(String(100), primary_key=True)
    response: Mapped[dict[str, Any]] = mapped_column(JSON)
    at: Mapped[datetime] = mapped_column(UtcTime, default=now, index=True)
