"""SCR09: screened out because everyone is treated the same."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import chosen, given, holds_figure, typed
from rules.text.sameness import sameness
from rules.text.words import quoted


@rule("SCR09", "sameness-as-reason", Severity.WARNING, precision="M", needs=("proceed",), since="0.1")
def check(doc: Document) -> Iterator[Hit]:
    if chosen(doc, "proceed", None) != "no":
        return
    for answer in given(doc, "proceed_reason", "proceed"):
        text = typed(answer)
        span = sameness(text)
        if span and not holds_figure(answer):
            yield Hit(
                answer.address,
                f"{quoted(text[span[0] : span[1]])} is given as the reason for not looking further. A rule that is "
                "the same for all can bear harder on some.",
                span,
            )
