"""One assessment while it is written: its answers a row each, its waivers, and the revisions frozen from it."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    bindparam,
    select,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, column_property, mapped_column, relationship

from eia.extensions import UtcTime, db
from eia.models.form import FormVersion
from eia.models.people import User
from eia.models.time import now

#: An answer. A cleared one is SQL NULL in a row that stays, so that there is always a version to compare.
Value = JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")
REFERENCE = re.compile(r"EIA-([0-9]{4})-([0-9]{4,6})")

team = Table(
    "assessment_team",
    db.metadata,
    Column("assessment_id", Integer, ForeignKey("assessment.id", ondelete="CASCADE"), primary_key=True),
    Column("user_id", Integer, ForeignKey("user.id"), primary_key=True),
)


class Assessment(db.Model):  # type: ignore[name-defined,misc]
    """An equality impact assessment of one proposal. ``revision`` is bumped by every edit."""

    __tablename__ = "assessment"
    __table_args__ = (
        UniqueConstraint("year", "number"),
        Index("ix_assessment_newest", "updated_at", "id"),
        Index("ix_assessment_status", "status", "updated_at", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    year: Mapped[int]
    number: Mapped[int]
    title: Mapped[str] = mapped_column(String(300))
    service: Mapped[str] = mapped_column(String(200), default="")
    status: Mapped[str] = mapped_column(String(20), default="draft")
    form_version_id: Mapped[int] = mapped_column(ForeignKey("form_version.id"))
    lead_id: Mapped[int] = mapped_column(ForeignKey("user.id"), index=True)
    head_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"), index=True)
    revision: Mapped[int] = mapped_column(default=0)
    review_on: Mapped[date | None]
    created_at: Mapped[datetime] = mapped_column(UtcTime, default=now)
    updated_at: Mapped[datetime] = mapped_column(UtcTime, default=now)

    #: Read with the row, so that the questions it asks are found without another statement.
    form_digest: Mapped[str] = column_property(
        select(FormVersion.digest)
        .where(FormVersion.id == form_version_id)
        .correlate_except(FormVersion)
        .scalar_subquery()
    )

    form_version: Mapped[FormVersion] = relationship()
    lead: Mapped[User] = relationship(foreign_keys=lead_id)
    head: Mapped[User | None] = relationship(foreign_keys=head_id)
    team: Mapped[list[User]] = relationship(secondary=team, order_by=User.id)
    waivers: Mapped[list[Waiver]] = relationship(order_by="Waiver.id", back_populates="assessment")
    revisions: Mapped[list[Revision]] = relationship(order_by="Revision.number", back_populates="assessment")

    @property
    def reference(self) -> str:
        return f"EIA-{self.year}-{self.number:04d}"

    @staticmethod
    def by_reference(reference: str) -> Assessment | None:
        """The assessment called ``reference``, such as EIA-2026-0014; None for one that is not, or no reference."""
        found = REFERENCE.fullmatch(reference)
        if not found:
            return None
        place = {"year": int(found[1]), "number": int(found[2])}
        return db.session.scalars(_BY_REFERENCE, place).one_or_none()


class SavedAnswer(db.Model):  # type: ignore[name-defined,misc]
    """The value at an address; ``version`` is what a save compares. Written by store.py only."""

    __tablename__ = "saved_answer"
    __table_args__ = (UniqueConstraint("assessment_id", "address"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    assessment_id: Mapped[int] = mapped_column(ForeignKey("assessment.id", ondelete="CASCADE"))
    address: Mapped[str] = mapped_column(String(200))
    value: Mapped[Any] = mapped_column(Value, nullable=True)
    version: Mapped[int]
    updated_by_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    updated_at: Mapped[datetime] = mapped_column(UtcTime)


class ConflictCopy(db.Model):  # type: ignore[name-defined,misc]
    """A text that could not be saved because someone else had changed the answer first. Never thrown away."""

    __tablename__ = "conflict_copy"

    id: Mapped[int] = mapped_column(primary_key=True)
    assessment_id: Mapped[int] = mapped_column(ForeignKey("assessment.id", ondelete="CASCADE"), index=True)
    address: Mapped[str] = mapped_column(String(200))
    value: Mapped[Any] = mapped_column(Value, nullable=True)
    base_version: Mapped[int]
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    at: Mapped[datetime] = mapped_column(UtcTime, default=now)
    #: When somebody chose between it and the text that stood.
    settled_at: Mapped[datetime | None] = mapped_column(UtcTime)

    user: Mapped[User] = relationship()


class Waiver(db.Model):  # type: ignore[name-defined,misc]
    """A post's reason for accepting one finding at one address, for the text that stood there then."""

    __tablename__ = "waiver"
    __table_args__ = (UniqueConstraint("assessment_id", "code", "address"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    assessment_id: Mapped[int] = mapped_column(ForeignKey("assessment.id", ondelete="CASCADE"))
    code: Mapped[str] = mapped_column(String(20))
    address: Mapped[str] = mapped_column(String(200))
    reason: Mapped[str] = mapped_column(Text)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    post: Mapped[str] = mapped_column(String(200))
    on: Mapped[date]
    text_digest: Mapped[str] = mapped_column(String(64))

    assessment: Mapped[Assessment] = relationship(back_populates="waivers")


class Revision(db.Model):  # type: ignore[name-defined,misc]
    """A Document frozen on sending, with its findings and the digest of it all. Never changed."""

    __tablename__ = "revision"
    __table_args__ = (UniqueConstraint("assessment_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    assessment_id: Mapped[int] = mapped_column(ForeignKey("assessment.id"))
    number: Mapped[int]
    version_label: Mapped[str] = mapped_column(String(20))
    document: Mapped[dict[str, Any]] = mapped_column(JSON)
    findings: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    ruleset: Mapped[str] = mapped_column(String(40))
    digest: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[datetime] = mapped_column(UtcTime, default=now)
    sent_by_id: Mapped[int] = mapped_column(ForeignKey("user.id"))

    assessment: Mapped[Assessment] = relationship(back_populates="revisions")
    sent_by: Mapped[User] = relationship()
    sign_offs: Mapped[list[SignOff]] = relationship(order_by="SignOff.id", back_populates="revision")  # type: ignore[name-defined]  # noqa: F821
    publication: Mapped[Publication | None] = relationship(back_populates="revision")  # type: ignore[name-defined]  # noqa: F821


# Built once: putting a statement together costs more than running it.
_BY_REFERENCE = select(Assessment).where(
    Assessment.year == bindparam("year"), Assessment.number == bindparam("number")
)
