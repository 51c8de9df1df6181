"""ACT14: the full action plan is promised, not given."""

from __future__ import annotations

from collections.abc import Iterator

from forms.document import Document
from rules import Hit, Severity, rule
from rules.reading import given, typed
from rules.text.phrases import find
from rules.text.words import quoted

_LATER = (
    "will be developed", "to be developed", "will be written", "to be written", "to follow", "will follow",
    "will be produced", "to be produced", "will be provided", "will be created", "in due course", "tbc", "tba",
    "to be confirmed", "to be agreed", "under development", "being developed",
)  # fmt: skip


@rule("ACT14", "plan-to-follow", Severity.WARNING, precision="M", needs=("action_plan",), since="0.1")
def check(doc: Document) -> Iterator[Hit]:
    for answer in given(doc, "action_plan"):
        text = typed(answer)
        span = find(text, _LATER)
        if span and "http" not in text:
            yield Hit(answer.address, f"The full action plan is promised: {quoted(text)}", span)
