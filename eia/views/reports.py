"""Committee reports: the list, one report with its checks, recording and editing one."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, render_template, request, url_for
from flask_login import current_user

from eia import parking, reports
from eia.beside import papers
from eia.errors import NotUnderstood, Stale
from eia.models import CommitteeReport
from eia.permissions import allowed, may, signed_in_user
from eia.views.once import done, once
from eia.views.words import day
from forms.base import new_key
from forms.pages import ReportForm

blueprint = Blueprint("reports", __name__, url_prefix="/reports")
#: A finding's address in a report → the field of the page, and what it is called there.
FIELDS = {
    "date": "The day of the meeting",
    "equality": "The paragraph on equality",
    "text": "What the report says",
    "programme": "The entry in the work programme",
    "purpose": "The purpose",
    "scope.term": "How long it runs",
    "scope.value": "Value",
    "scope.start": "Start",
    "scope.instrument": "How it is done",
}
KINDS = {"": "Not said", "decision": "For decision", "note": "To note"}
CLASH = (
    "Somebody changed this report after you opened it. Your text is below and not saved yet: compare it with the "
    "report as it stands, then save again."
)


@blueprint.get("")
@may("see_reports")
def listed() -> str:
    """Every report with the last day on which its papers can be published."""
    rows = [(report, reports.publish_by(report)) for report in reports.listed()]
    return render_template(
        "reports/list.html",
        rows=rows,
        countdown=reports.countdown,
        may_record=allowed(current_user, "record_reports"),
    )


@blueprint.get("/<int:number>")
@may("see_reports")
def show(number: int) -> str:
    """One report: its facts, what the checks find in it, and its last day."""
    report = reports.one(number)
    reader = signed_in_user()
    last = reports.publish_by(report)
    linked = [(item, allowed(reader, "see", item)) for item in report.assessments]
    return render_template(
        "reports/report.html",
        report=report,
        read=papers.as_read(report),
        kinds=KINDS,
        findings=papers.findings(report, reader),
        labels=FIELDS,
        linked=linked,
        last=last,
        countdown=reports.countdown(last) if last else "",
        may_record=allowed(reader, "record_reports"),
    )


@blueprint.route("/new", methods=["GET", "POST"])
@once
@may("record_reports")
def new() -> Any:
    """Record a report."""
    form = _form(parking.typed())
    if form.validate_on_submit():
        try:
            report = reports.record(signed_in_user(), form.said(), form.assessments.data or "")
            return done(url_for("reports.show", number=report.id), "The report is recorded.")
        except NotUnderstood as problem:
            _blame(form, problem)
    return _edit(form, None)


@blueprint.route("/<int:number>/edit", methods=["GET", "POST"])
@once
@may("record_reports")
def change(number: int) -> Any:
    """Change a report, unless somebody else did since the page was opened."""
    report, actor = reports.one(number), signed_in_user()
    typed = parking.typed()
    form = _form(typed)
    if request.method == "GET" and not typed:
        _fill(form, report)
    if form.validate_on_submit():
        try:
            changed = reports.edit(
                actor, report, int(form.revision.data or 0), form.said(), form.assessments.data or ""
            )
            here = url_for("reports.show", number=number)
            return done(here, "The report is changed." if changed else "Nothing was changed.")
        except NotUnderstood as problem:
            _blame(form, problem)
        except Stale:
            form.revision.data = str(report.revision)
            return _edit(form, report, [("committee", CLASH)], 409)
    return _edit(form, report)


def _form(typed: Any) -> ReportForm:
    form = ReportForm(formdata=typed or request.form)
    form.kind.choices = list(KINDS.items())
    return form


def _fill(form: ReportForm, report: CommitteeReport) -> None:
    body, scope = report.body, report.body.get("scope", {})
    form.committee.data, form.title.data, form.reference.data = (
        report.committee,
        report.title,
        report.reference,
    )
    form.meeting_on.data = day(report.meeting_on)
    for name in reports.WORDS:
        if name in form:
            form[name].data = body.get(name, "")
    for name in reports.SCOPE:
        form[name].data = scope.get(name, "")
    seen = (item.reference for item in report.assessments if allowed(current_user, "see", item))
    form.assessments.data = "\n".join(seen)
    form.revision.data = str(report.revision)


def _blame(form: ReportForm, problem: NotUnderstood) -> None:
    field = form.meeting_on if "meeting" in problem.sentence else form.assessments
    field.errors = [problem.sentence]


def _edit(
    form: ReportForm,
    report: CommitteeReport | None,
    problems: list[tuple[str, str]] | None = None,
    status: int = 422,
) -> Any:
    problems = problems or form.problems()
    return render_template(
        "reports/edit.html",
        form=form,
        report=report,
        problems=problems,
        page_errors=len(problems),
        key=new_key(),
    ), status if problems else 200
