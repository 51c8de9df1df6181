"""The form definitions this installation uses, each version a whole, unchangeable once live."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from eia.extensions import UtcTime, db
from eia.models.people import User
from eia.models.time import now


class FormVersion(db.Model):  # type: ignore[name-defined,misc]
    """A definition kept in the database. ``status`` is draft, live, retired or kept.

    ``revision`` counts a draft's edits.
    A kept one came with a loaded document: it can be read and answered there, and is not offered for new assessments.
    """

    __tablename__ = "form_version"
    __table_args__ = (UniqueConstraint("form_id", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    form_id: Mapped[str] = mapped_column(String(80))
    version: Mapped[str] = mapped_column(String(40))
    title: Mapped[str] = mapped_column(String(300))
    #: A whole form: read when it is asked for, not whenever an assessment on it is.
    body: Mapped[dict[str, Any]] = mapped_column(JSON, deferred=True)
    digest: Mapped[str] = mapped_column(String(64))
    status: Mapped[str] = mapped_column(String(20), default="live")
    created_at: Mapped[datetime] = mapped_column(UtcTime, default=now)
    revision: Mapped[int] = mapped_column(default=0, server_default="0")
    based_on_id: Mapped[int | None] = mapped_column(ForeignKey("form_version.id"))
    updated_at: Mapped[datetime | None] = mapped_column(UtcTime)
    updated_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    change_note: Mapped[str | None] = mapped_column(Text)
    asked_live_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    made_live_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    made_live_at: Mapped[datetime | None] = mapped_column(UtcTime)

    based_on: Mapped[FormVersion | None] = relationship(remote_side=[id])
    updated_by: Mapped[User | None] = relationship(foreign_keys=updated_by_id)
    asked_live_by: Mapped[User | None] = relationship(foreign_keys=asked_live_by_id)
    made_live_by: Mapped[User | None] = relationship(foreign_keys=made_live_by_id)

    @property
    def ref(self) -> str:
        return f"{self.form_id}@{self.version}"


class FormStep(db.Model):  # type: ignore[name-defined,misc]
    """One edit of a draft form: what was done, by whom, and the body as it was before, to undo it with."""

    __tablename__ = "form_step"
    __table_args__ = (UniqueConstraint("form_version_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    form_version_id: Mapped[int] = mapped_column(ForeignKey("form_version.id", ondelete="CASCADE"))
    number: Mapped[int]
    note: Mapped[str] = mapped_column(String(300))
    before: Mapped[dict[str, Any]] = mapped_column(JSON)
    by_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    at: Mapped[datetime] = mapped_column(UtcTime, default=now)
    undone: Mapped[bool] = mapped_column(default=False)

    by: Mapped[User] = relationship()


class FormUpgrade(db.Model):  # type: ignore[name-defined,misc]
    """A draft assessment moved to a newer version of its form, with its answers as they were, to undo it with."""

    __tablename__ = "form_upgrade"

    id: Mapped[int] = mapped_column(primary_key=True)
    assessment_id: Mapped[int] = mapped_column(ForeignKey("assessment.id", ondelete="CASCADE"), index=True)
    from_id: Mapped[int] = mapped_column(ForeignKey("form_version.id"))
    to_id: Mapped[int] = mapped_column(ForeignKey("form_version.id"))
    before: Mapped[dict[str, Any]] = mapped_column(JSON)
    revision: Mapped[int]
    by_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    at: Mapped[datetime] = mapped_column(UtcTime, default=now)
    undone_at: Mapped[datetime | None] = mapped_column(UtcTime)

    before_version: Mapped[FormVersion] = relationship(foreign_keys=from_id)
    after_version: Mapped[FormVersion] = relationship(foreign_keys=to_id)
