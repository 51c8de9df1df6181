"""The row of a new assessment, and its number."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select, text

from eia.errors import NotAllowed, NotUnderstood
from eia.extensions import db
from eia.models import Assessment, FormVersion, User, today


def create(
    title: str, service: str, lead: User, head: User | None, team: Sequence[User], form_version: FormVersion
) -> Assessment:
    """The row of a new draft, numbered; ``start`` asks permission first, the command line has it."""
    title = title.strip()
    if not title or len(title) > 300:
        raise NotUnderstood("Give the assessment a title of at most 300 characters.")
    if head is not None:
        if "head_of_service" not in head.role_names:
            raise NotAllowed(f"{head.name} is not a head of service, so cannot be asked to sign.")
        if head.id == lead.id or head.id in {member.id for member in team}:
            raise NotAllowed("The head of service who signs cannot also write the assessment.")
    year = today().year
    if db.engine.dialect.name == "postgresql":
        # Two people starting at once would both read the same highest number.
        db.session.execute(text("SELECT pg_advisory_xact_lock(4814, :year)"), {"year": year})
    highest = db.session.scalar(select(func.max(Assessment.number)).filter_by(year=year)) or 0
    assessment = Assessment(
        year=year,
        number=highest + 1,
        title=title,
        service=service.strip(),
        lead=lead,
        head=head,
        team=list(dict.fromkeys(team)),
        form_version=form_version,
    )
    db.session.add(assessment)
    db.session.flush()
    return assessment
