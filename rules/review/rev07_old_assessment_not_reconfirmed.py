"""REV07: an old assessment for a new decision."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import History, Hit, Severity, rule, settings
from rules.months import later
from rules.reading import given


@rule(
    "REV07", "old-assessment-not-reconfirmed", Severity.WARNING, needs=("assessment_date",), reads="history"
)
def check(doc: Document, history: History) -> Iterator[Hit]:
    months = settings.of(doc).reconfirm_months
    decided = history.decision_on or next((a.day for a in given(doc, "decision_date") if a.day), None)
    made = next((a for a in given(doc, "assessment_date") if a.day), None)
    if decided is None or made is None or made.day is None:
        return
    days = [made.day, *(s.on for s in history.signatures if s.on)]
    days += [a.day for a in given(doc, "lead_sign_off", "head_sign_off") if a.day]
    if history.reconfirmed_on:
        days.append(history.reconfirmed_on)
    last = max(day for day in days if day <= decided) if any(day <= decided for day in days) else max(days)
    if later(last, months) < decided:
        yield Hit(
            made.address,
            f"It was last looked at on {last.day} {last:%B %Y}, more than {months} months before the decision on "
            f"{decided.day} {decided:%B %Y}.",
        )
