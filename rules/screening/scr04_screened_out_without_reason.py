"""SCR04: screened out on a bare assertion."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import chosen, readable, typed
from rules.text.words import words

LEAST_WORDS = 30


@rule("SCR04", "screened-out-without-reason", Severity.BLOCKER, needs=("proceed",), since="0.1")
def check(doc: Document) -> Iterator[Hit]:
    proceed = doc.answer("proceed")
    if proceed is None or chosen(doc, "proceed", None) != "no":
        return
    if any(a.choice in ("yes", "dont_know") for a in readable(doc, "negative_screen")):
        return  # SCR03 speaks of a risk that was marked
    reasons = doc.all("proceed_reason")
    if (reasons or proceed.question.detail) and not any(reason.is_unreadable for reason in reasons):
        count = sum(len(words(typed(answer))) for answer in (proceed, *reasons))
        if count < LEAST_WORDS:
            yield Hit(
                reasons[0].address if reasons else proceed.address,
                f"The reason for not making a full assessment has {count} words; {LEAST_WORDS} or more are needed "
                "for a reader to follow it.",
            )
    evidence = doc.all("evidence")
    if evidence and all(answer.is_blank for answer in evidence):
        yield Hit(
            proceed.address, "No full assessment follows, and no evidence is given for any characteristic."
        )
