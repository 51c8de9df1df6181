"""The public register: what of each published assessment is listed, filtered on and searched, written at publication.

It repeats what revisions say, so that a page of the register reads fifty short rows and no document.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from eia.extensions import UtcTime, db


class RegisterEntry(db.Model):  # type: ignore[name-defined,misc]
    """The line of one assessment. ``status`` is published, screened_out or withdrawn.

    ``affected`` is the characteristics with an adverse or unknown effect, each as [id, label]; ``committees`` are the
    names of those that reports beside it go to.
    """

    __tablename__ = "register_entry"
    __table_args__ = (
        Index("ix_register_entry_newest", "published_at", "id"),
        Index("ix_register_entry_service", "service", "published_at", "id"),
        Index("ix_register_entry_status", "status", "published_at", "id"),
        Index("ix_register_entry_rating", "rating", "published_at", "id"),
        Index("ix_register_entry_published_year", "published_year", "published_at", "id"),
        Index("ix_register_entry_title", "title", "id"),
        Index("ix_register_entry_changed_at", "changed_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    assessment_id: Mapped[int] = mapped_column(ForeignKey("assessment.id"), unique=True)
    publication_id: Mapped[int] = mapped_column(ForeignKey("publication.id"))
    year: Mapped[int]
    number: Mapped[int]
    title: Mapped[str] = mapped_column(String(300))
    service: Mapped[str] = mapped_column(String(200))
    status: Mapped[str] = mapped_column(String(20))
    rating: Mapped[str] = mapped_column(String(200))
    outcome: Mapped[str] = mapped_column(Text)
    affected: Mapped[list[Any]] = mapped_column(JSON)
    committees: Mapped[list[str]] = mapped_column(JSON)
    version_label: Mapped[str] = mapped_column(String(20))
    sha256: Mapped[str] = mapped_column(String(64))
    published_at: Mapped[datetime] = mapped_column(UtcTime)
    published_year: Mapped[int]
    review_on: Mapped[date | None]
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcTime)
    withdrawn_reason: Mapped[str | None] = mapped_column(Text)
    changed_at: Mapped[datetime] = mapped_column(UtcTime)

    @property
    def reference(self) -> str:
        return f"EIA-{self.year}-{self.number:04d}"


class RegisterEffect(db.Model):  # type: ignore[name-defined,misc]
    """What an entry found for one characteristic: ``found`` is a key of gist.FOUND, ``rating`` the form's own word.

    Those with an adverse or unknown effect stand together, each characteristic's in the order of the newest
    publication.
    """

    __tablename__ = "register_effect"
    __table_args__ = (
        Index("ix_register_effect_newest", "is_affected", "characteristic", "published_at", "entry_id"),
    )

    entry_id: Mapped[int] = mapped_column(
        ForeignKey("register_entry.id", ondelete="CASCADE"), primary_key=True
    )
    characteristic: Mapped[str] = mapped_column(String(100), primary_key=True)
    label: Mapped[str] = mapped_column(String(200))
    found: Mapped[str] = mapped_column(String(20))
    rating: Mapped[str] = mapped_column(String(200))
    is_affected: Mapped[bool]
    published_at: Mapped[datetime] = mapped_column(UtcTime)


class RegisterCommittee(db.Model):  # type: ignore[name-defined,misc]
    """A committee that a report beside an entry goes to, in the order of the newest publication."""

    __tablename__ = "register_committee"
    __table_args__ = (Index("ix_register_committee_newest", "committee", "published_at", "entry_id"),)

    entry_id: Mapped[int] = mapped_column(
        ForeignKey("register_entry.id", ondelete="CASCADE"), primary_key=True
    )
    committee: Mapped[str] = mapped_column(String(200), primary_key=True)
    published_at: Mapped[datetime] = mapped_column(UtcTime)


class RegisterWord(db.Model):  # type: ignore[name-defined,misc]
    """A word of an entry's text. Its newest entries stand together, so that a search reads only what it shows.

    The key is the order, and on SQLite the key is the table: words are most of what a register weighs.
    """

    __tablename__ = "register_word"
    __table_args__ = {"sqlite_with_rowid": False}

    word: Mapped[str] = mapped_column(String(60), primary_key=True)
    published_at: Mapped[datetime] = mapped_column(UtcTime, primary_key=True)
    entry_id: Mapped[int] = mapped_column(
        ForeignKey("register_entry.id", ondelete="CASCADE"), primary_key=True
    )


class RegisterCount(db.Model):  # type: ignore[name-defined,misc]
    """How many entries are alike in what the public register filters by and draws. tally.py writes it, pages sum it.

    ``kind`` says which of the columns below are filled, beside service, status, year and rating. Those of a committee
    stand together, and those of a group. ``key`` is the SHA-256 of all that is alike, which can be longer than
    PostgreSQL takes in an index.
    """

    __tablename__ = "register_count"
    __table_args__ = {"sqlite_with_rowid": False}

    kind: Mapped[str] = mapped_column(String(20), primary_key=True)
    committee: Mapped[str] = mapped_column(String(200), primary_key=True)
    characteristic: Mapped[str] = mapped_column(String(100), primary_key=True)
    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    service: Mapped[str] = mapped_column(String(200))
    status: Mapped[str] = mapped_column(String(20))
    published_year: Mapped[int]
    rating: Mapped[str] = mapped_column(String(200))
    label: Mapped[str] = mapped_column(String(200))
    found: Mapped[str] = mapped_column(String(20))
    level: Mapped[str] = mapped_column(String(200))
    outcome: Mapped[str] = mapped_column(Text)
    entries: Mapped[int]
