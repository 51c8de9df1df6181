"""REV06: a trial or pilot without dated stages."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import given, place, typed
from rules.text.periods import months_named
from rules.text.phrases import find, has
from rules.text.words import quoted

_TRIAL = (
    "a pilot", "pilot scheme", "pilot project", "the pilot will", "will pilot", "pilots", "trial period", "on trial",
    "a trial", "as a trial", "experimental", "an experiment", "rolling assessment",
)  # fmt: skip
_OVER = (
    "after the pilot",
    "after the trial",
    "the pilot showed",
    "the trial showed",
    "piloted in",
    "a pilot in",
)
_STAGES = ("further_assessments", "action_plan", "action", "description", "summary", "review_date")


@rule("REV06", "trial-without-stages", Severity.ADVICE, precision="M", needs=("further_assessments",))
def check(doc: Document) -> Iterator[Hit]:
    address = place(doc, "further_assessments")
    marked = next((a for a in given(doc, "title", "description", "summary") if find(typed(a), _TRIAL)), None)
    if address is None or marked is None or has(typed(marked), _OVER):
        return
    at = doc.at(address)
    stages = "\n".join(answer.text for answer in given(doc, *_STAGES))
    if at and not at.is_unreadable and len(months_named(stages)) < 2:
        text = typed(marked)
        span = find(text, _TRIAL) or (0, 0)
        yield Hit(
            address,
            f"{quoted(text[span[0] : span[1]])} is assessed as it goes: name the days on which you look at it, and the "
            "figures.",
            other_address=marked.address,
        )
