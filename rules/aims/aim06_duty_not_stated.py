"""AIM06: a published assessment that does not tell its readers what the law asks of them."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import every_text, place, printed
from rules.text.duty import states_the_duty


@rule("AIM06", "duty-not-stated", Severity.WARNING, needs=("summary",), stage="publishing")
def check(doc: Document) -> Iterator[Hit]:
    answered = [text for _, text in every_text(doc)]
    address = place(doc, "summary")
    if answered and address and not states_the_duty(printed(doc), *answered):
        yield Hit(
            address,
            "Nothing that is printed tells the people who decide what the equality duty asks of them: section 149 "
            "and its three aims.",
        )
