"""What a printed assessment says beside its answers: who, when, and in which version."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Protocol

from forms.document import Document


@dataclass(frozen=True)
class SignOffLine:
    """One signature: the capacity signed in, the person and post, the day, and the words agreed to."""

    role: str
    name: str = ""
    post: str = ""
    date: date | None = None
    statement: str = ""


@dataclass(frozen=True)
class VersionLine:
    """An earlier or later version of the assessment: its number, its day, and what came of it."""

    version: str
    date: date | None = None
    what: str = ""


class FindingRow(Protocol):
    """What is printed of a finding that a person accepted with a reason."""

    @property
    def code(self) -> str: ...
    @property
    def severity(self) -> str: ...
    @property
    def message(self) -> str: ...
    @property
    def address(self) -> str: ...
    @property
    def reason(self) -> str: ...


@dataclass(frozen=True)
class FindingLine:
    """A finding as plain words; ``reason`` is why it was accepted, "" where it was not."""

    code: str
    severity: str
    message: str
    address: str
    reason: str = ""
    by: str = ""


@dataclass(frozen=True)
class Record:
    """The facts on the cover and at the end. ``dates`` are further days of note, each with its label.

    ``made`` is the moment the file claims to be made at: nothing is read from the clock, so that the same
    record gives the same bytes.
    """

    reference: str = ""
    title: str = ""
    version: str = ""
    status: str = ""
    service: str = ""
    lead_officer: str = ""
    head_of_service: str = ""
    as_of: date | None = None
    dates: tuple[tuple[str, date], ...] = ()
    sign_offs: tuple[SignOffLine, ...] = ()
    findings: tuple[FindingRow, ...] = ()
    published_at: datetime | None = None
    digest: str = ""
    versions: tuple[VersionLine, ...] = ()

    @classmethod
    def from_document(
        cls,
        document: Document,
        sign_offs: Iterable[SignOffLine] = (),
        findings: Iterable[FindingRow] = (),
        published_at: datetime | None = None,
        digest: str = "",
        dates: Iterable[tuple[str, date]] = (),
        versions: Iterable[VersionLine] = (),
    ) -> Record:
        """The record of ``document``'s own cover facts, with what the application adds."""
        about = document.about
        return cls(
            reference=about.reference,
            title=about.title,
            version=about.version,
            status=about.status,
            service=about.service,
            lead_officer=about.lead_officer,
            head_of_service=about.head_of_service,
            as_of=document.as_of if document.as_of.year > 1 else None,
            dates=tuple(dates),
            sign_offs=tuple(sign_offs),
            findings=tuple(findings),
            published_at=published_at,
            digest=digest,
            versions=tuple(versions),
        )

    @property
    def made(self) -> datetime:
        """The publication's moment, else the start of the day the document is judged at, in UTC."""
        if self.published_at is not None:
            at = self.published_at
            return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
        return datetime.combine(self.as_of or date(2000, 1, 1), time(), UTC)
