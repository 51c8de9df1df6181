"""CON08: a consultation that is short, or lies mostly in school holidays."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule, settings
from rules.consultation.rows import periods
from rules.settings import Settings
from rules.text.periods import Period
from rules.text.phrases import has

_REASON = (
    "because", "as the", "since the", "short", "shorter", "shortened", "urgent", "urgently", "emergency", "extended",
    "agreed with", "holiday", "holidays", "too long ago to", "in order to",
)  # fmt: skip
#: The days of summer on which every school of the nation is shut, as (month, day).
_AUGUST = ((8, 1), (8, 31))
_SUMMER = {"scotland": ((7, 1), (8, 10)), "northern_ireland": ((7, 1), (8, 31))}


@rule("CON08", "consultation-too-short", Severity.ADVICE, needs=("consultation",))
def check(doc: Document) -> Iterator[Hit]:
    limits = settings.of(doc)
    for answer, number, row, period in periods(doc):
        if not (period.is_run and period.exact):
            continue
        if any(has(answer.cell(row, column.id), _REASON) for column in answer.question.columns):
            continue
        if period.days < limits.consultation_days:
            yield Hit(
                answer.address,
                f"Consultation {number} ran for {period.days} days; {limits.consultation_days} is the least here, and "
                "no reason is given.",
            )
        elif 2 * (inside := _in_holidays(period, limits)) > period.days:
            yield Hit(
                answer.address,
                f"Consultation {number}: {inside} of its {period.days} days are school holidays, and no reason is "
                "given.",
            )


def _in_holidays(period: Period, limits: Settings) -> int:
    """How many days of ``period`` are school holidays."""
    days = (
        datetime.date.fromordinal(at) for at in range(period.first.toordinal(), period.last.toordinal() + 1)
    )
    return sum(_is_holiday(day, limits) for day in days)


def _is_holiday(day: datetime.date, limits: Settings) -> bool:
    if given := limits.school_holidays:
        return any(first <= day <= last for first, last in given)
    opens, ends = _SUMMER.get(limits.nation, _AUGUST)
    at = (day.month, day.day)
    return opens <= at <= ends or at >= (12, 24) or at == (1, 1)
