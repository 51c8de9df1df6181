"""REP08: the report rests on figures that are newer than the assessment."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from rules import Hit, Report, Severity, rule
from rules.committee import Linked
from rules.report.paper import in_words


@rule("REP08", "older-than-the-figures", Severity.WARNING, needs=(), reads="report")
def check(report: Report) -> Iterator[Hit]:
    looked = [
        (day, number) for number, linked in enumerate(report.assessments) if (day := _last_look(linked))
    ]
    if report.data_date and looked and max(looked)[0] < report.data_date:
        day, number = max(looked)
        yield Hit(
            "data_date",
            f"The report uses figures of {in_words(report.data_date)}; the assessment was last looked at on "
            f"{in_words(day)}.",
            None,
            f"assessments[{number}]",
        )


def _last_look(linked: Linked) -> datetime.date | None:
    """The last day on which somebody stood by the assessment: its signature, or the day it was made."""
    made = linked.document.all("assessment_date") if linked.document else ()
    days = [linked.signed_on, *(answer.day for answer in made)]
    return max((day for day in days if day), default=None)
