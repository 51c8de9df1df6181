"""REP02: an assessment is required and was not out with the papers."""

from __future__ import annotations

from collections.abc import Iterator

from rules import Hit, Report, Severity, rule, settings
from rules.clear_days import latest_publication_day
from rules.report.paper import how_far, in_words, was_ready
from rules.text.programme import is_required


@rule("REP02", "not-out-in-time", Severity.BLOCKER, needs=(), reads="report")
def check(report: Report) -> Iterator[Hit]:
    if report.date is None or not is_required(report.programme):
        return
    own = settings.of(report)
    last = latest_publication_day(report.date, own.clear_days, own.nation, own.agenda_lead_days)
    if report.as_of and report.as_of <= last:
        return
    if not any(was_ready(report, linked, last) for linked in report.assessments):
        known = "; ".join(how_far(linked) for linked in report.assessments) or "None is linked to this report"
        yield Hit(
            "programme",
            f"An assessment is required for {in_words(report.date)}, and had to be signed and published by "
            f"{in_words(last)}. {known}.",
            None,
            "assessments[0]" if report.assessments else None,
        )
