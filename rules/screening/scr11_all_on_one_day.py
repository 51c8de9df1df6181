"""SCR11: screening, assessment and both signatures on one day."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule

_STEPS = ("assessment_date", "proceed_date", "lead_sign_off", "head_sign_off")


@rule("SCR11", "all-on-one-day", Severity.WARNING, needs=_STEPS, since="0.1")
def check(doc: Document) -> Iterator[Hit]:
    steps = [answer for purpose in _STEPS if (answer := doc.answer(purpose))]
    days = [answer.day for answer in steps]
    if len(days) == len(_STEPS) and days[0] is not None and len(set(days)) == 1:
        yield Hit(
            steps[1].address,
            f"The screening was decided on {days[0].day} {days[0]:%B %Y}, the day on which the assessment was made "
            "and signed twice. That leaves no time between asking, finding out and agreeing.",
            other_address=steps[-1].address,
        )
