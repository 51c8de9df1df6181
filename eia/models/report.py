"""Committee reports, and the assessments that stand beside them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Column, ForeignKey, Index, Integer, String, Table
from sqlalchemy.orm import Mapped, mapped_column, relationship

from eia.extensions import UtcTime, db
from eia.models.assessment import Assessment
from eia.models.people import User
from eia.models.time import now

linked = Table(
    "report_assessment",
    db.metadata,
    Column("report_id", Integer, ForeignKey("committee_report.id", ondelete="CASCADE"), primary_key=True),
    Column("assessment_id", Integer, ForeignKey("assessment.id"), primary_key=True, index=True),
)


class CommitteeReport(db.Model):  # type: ignore[name-defined,misc]
    """A report to a committee. ``body`` holds what the checker reads of it; ``revision`` counts its edits."""

    __tablename__ = "committee_report"
    __table_args__ = (Index("ix_committee_report_meeting_on", "meeting_on", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    committee: Mapped[str] = mapped_column(String(200))
    meeting_on: Mapped[date | None]
    reference: Mapped[str] = mapped_column(String(80), default="")
    title: Mapped[str] = mapped_column(String(300))
    body: Mapped[dict[str, Any]] = mapped_column(JSON)
    revision: Mapped[int] = mapped_column(default=0)
    created_by_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    created_at: Mapped[datetime] = mapped_column(UtcTime, default=now)
    updated_at: Mapped[datetime] = mapped_column(UtcTime, default=now)

    created_by: Mapped[User] = relationship()
    assessments: Mapped[list[Assessment]] = relationship(secondary=linked, order_by=Assessment.id)
