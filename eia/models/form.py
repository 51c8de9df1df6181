"""The form definitions this installation uses, each version a whole, unchangeable once live."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from eia.extensions import UtcTime, db
from eia.models.time import now


class FormVersion(db.Model):  # type: ignore[name-defined,misc]
    """A definition kept in the database. ``status`` is draft, live or retired."""

    __tablename__ = "form_version"
    __table_args__ = (UniqueConstraint("form_id", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    form_id: Mapped[str] = mapped_column(String(80))
    version: Mapped[str] = mapped_column(String(40))
    title: Mapped[str] = mapped_column(String(300))
    body: Mapped[dict[str, Any]] = mapped_column(JSON)
    digest: Mapped[str] = mapped_column(String(64))
    status: Mapped[str] = mapped_column(String(20), default="live")
    created_at: Mapped[datetime] = mapped_column(UtcTime, default=now)

    @property
    def ref(self) -> str:
        return f"{self.form_id}@{self.version}"
