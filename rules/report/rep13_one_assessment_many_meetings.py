"""REP13: an item that comes to several meetings, and one assessment, or none that can be told apart, for all."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from rules import Hit, Report, Severity, rule
from rules.report.paper import in_words
from rules.text.programme import is_required
from rules.text.words import words

LEAST_WORDS = 2


@rule("REP13", "one-assessment-many-meetings", Severity.WARNING, needs=(), reads="report")
def check(report: Report) -> Iterator[Hit]:
    if not is_required(report.programme) or report.date is None:
        return
    again = [item for item in report.pack if _is_same(item, report) and is_required(item.programme)]
    meetings = {item.date for item in again if item.date}
    if len(meetings) < 2:
        return
    if report.assessments:
        if earlier := _served(report, again):
            yield Hit(
                "assessments[0]",
                f"The assessment signed for {in_words(earlier)} serves this meeting too, unchanged.",
            )
    elif not any(item.assessments for item in again) and report.is_item(again[0]):
        yield Hit(
            "title",
            f"This item comes to {len(meetings)} meetings, each with an assessment required; nothing says which "
            "assessment serves which decision.",
        )


def _is_same(one: Report, other: Report) -> bool:
    """Whether two items bear one name, or one name goes on where the other ends."""
    short, long = words(one.subject), words(other.subject)
    if len(short) > len(long):
        short, long = long, short
    return len(short) >= LEAST_WORDS and long[: len(short)] == short


def _served(report: Report, again: list[Report]) -> datetime.date | None:
    """The earlier meeting that the same version of ``report``'s assessment was already used for; None if none was."""
    own = {(linked.reference, linked.version, linked.signed_on) for linked in report.assessments}
    before = [item for item in again if item.date and report.date and item.date < report.date]
    return next(
        (
            item.date
            for item in before
            if own <= {(linked.reference, linked.version, linked.signed_on) for linked in item.assessments}
        ),
        None,
    )
