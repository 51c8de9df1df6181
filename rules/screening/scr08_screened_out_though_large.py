"""SCR08: screened out, although something is taken from people or much money moves."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule, settings
from rules.reading import chosen, given, place, typed
from rules.text.amounts import sums
from rules.text.proposals import taken_away
from rules.text.words import quoted

_SUBJECT = ("description", "title", "benefit", "affected_people", "staff")


@rule("SCR08", "screened-out-though-large", Severity.WARNING, precision="M", needs=("proceed",))
def check(doc: Document) -> Iterator[Hit]:
    address = place(doc, "proceed")
    if address is None or chosen(doc, "proceed", None) != "no":
        return
    if span := taken_away(doc.about.title):
        yield Hit(
            address,
            f"No full assessment follows, although the title says {quoted(doc.about.title[slice(*span)])}.",
        )
        return
    for answer in given(doc, *_SUBJECT):
        text = typed(answer)
        if span := taken_away(text):
            yield Hit(
                address,
                f"No full assessment follows, although {quoted(text[span[0] : span[1]])} stands in the proposal.",
                other_address=answer.address,
            )
            return
    least = settings.of(doc).full_assessment_pounds
    for answer in given(doc, "cost", *_SUBJECT):
        largest = max(sums(typed(answer)), default=0)
        if largest >= least:
            yield Hit(
                address,
                f"No full assessment follows, although the proposal is about £{largest:,}.",
                other_address=answer.address,
            )
            return
