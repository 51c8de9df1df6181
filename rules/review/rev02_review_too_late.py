"""REV02: a review that comes too late to help anybody."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule, settings
from rules.months import first_day, last_day, later
from rules.reading import given, iso


@rule("REV02", "review-too-late", Severity.WARNING, needs=("review_date",))
def check(doc: Document) -> Iterator[Hit]:
    limits = settings.of(doc)
    start = next((a for a in given(doc, "start_date") if iso(a)), None)
    signed = next((a for a in given(doc, "head_sign_off", "lead_sign_off") if a.day), None)
    for answer in given(doc, "review_date"):
        review = first_day(iso(answer))
        if review is None:
            continue
        if start and (begins := last_day(iso(start))):
            months, since, source = limits.review_months, begins, start
        elif signed and signed.day:
            months, since, source = limits.review_months_after_signing, signed.day, signed
        else:
            continue
        if review > later(since, months):
            what = (
                f"the change starts, {start.text}"
                if source is start and start
                else f"it was signed, {since:%B %Y}"
            )
            yield Hit(
                answer.address,
                f"The review, {answer.text}, comes more than {months} months after {what}.",
                other_address=source.address,
            )
