"""Committee reports as the rules read them, with the assessments that stand beside them."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import ColumnElement, select

import rules
from eia import council, store
from eia.extensions import db
from eia.models import Assessment, CommitteeReport, Publication, Revision, User, today
from eia.models.report import linked
from eia.models.time import LONDON
from eia.permissions import allowed
from rules.committee import Linked


def reports_on(assessment: Assessment) -> tuple[rules.Report, ...]:
    """The reports that ``assessment`` is linked to, the next meeting first; without their assessments."""
    wanted = (
        select(CommitteeReport)
        .join(linked, linked.c.report_id == CommitteeReport.id)
        .filter(linked.c.assessment_id == assessment.id)
        .order_by(CommitteeReport.meeting_on, CommitteeReport.id)
    )
    return tuple(as_read(report) for report in db.session.scalars(wanted))


def as_read(report: CommitteeReport) -> rules.Report:
    """``report`` as the rules read it, judged today."""
    read = rules.Report.from_json(report.body, f"report {report.id}")
    return replace(
        read,
        committee=report.committee,
        date=report.meeting_on,
        reference=report.reference,
        title=report.title,
        as_of=today(),
    )


def findings(report: CommitteeReport, reader: User) -> tuple[rules.Finding, ...]:
    """What is found in ``report`` beside its assessments, as far as ``reader`` may see those."""
    assessments = tuple(_linked(item, allowed(reader, "see", item)) for item in report.assessments)
    read = replace(as_read(report), assessments=assessments)
    return rules.check_report(read, council=council.current())


def _linked(assessment: Assessment, may_see: bool) -> Linked:
    """``assessment`` beside a report: what is published of it or, for those who may see it, as it stands."""
    revision, published = _newest(assessment, Publication.withdrawn_at.is_(None))
    if revision is None and may_see:
        revision, _ = _newest(assessment, Revision.id.is_not(None))
    signed = (
        next((line for line in reversed(revision.sign_offs) if line.outcome == "signed"), None)
        if revision
        else None
    )
    document = store.revision_document(revision) if revision else None
    if document is None and may_see:
        document = store.document(assessment)
    return Linked(
        reference=assessment.reference,
        document=document,
        signed_on=signed.at.astimezone(LONDON).date() if signed else None,
        published_on=published.published_at.astimezone(LONDON).date() if published else None,
        version=revision.version_label if revision else "",
    )


def _newest(assessment: Assessment, holds: ColumnElement[bool]) -> tuple[Revision | None, Publication | None]:
    wanted = (
        select(Revision, Publication)
        .outerjoin(Publication, Publication.revision_id == Revision.id)
        .filter(Revision.assessment_id == assessment.id, holds)
        .order_by(Revision.number.desc())
        .limit(1)
    )
    found = db.session.execute(wanted).first()
    return (found[0], found[1]) if found else (None, None)
